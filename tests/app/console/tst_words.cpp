// SPDX-License-Identifier: GPL-3.0-or-later
#include "words.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::Words;

class TestWords : public QObject
{
    Q_OBJECT

private slots:
    void values_data()
    {
        QTest::addColumn<core::Quantity>("quantity");
        QTest::addColumn<double>("stored");
        QTest::addColumn<QString>("expected");
        QTest::newRow("voltage") << core::Quantity::Voltage << 231.44 << u"231.4\u00a0V"_s;
        QTest::newRow("power") << core::Quantity::ActivePower << 1523.4 << u"1.52\u00a0kW"_s;
        QTest::newRow("power below one kW") << core::Quantity::ActivePower << 999.4 << u"999\u00a0W"_s;
        QTest::newRow("power that rounds up") << core::Quantity::ActivePower << 999.6 << u"1.00\u00a0kW"_s;
        QTest::newRow("large power") << core::Quantity::ActivePower << -123456.0 << u"\u2212123.5\u00a0kW"_s;
        QTest::newRow("apparent power") << core::Quantity::ApparentPower << 2400.0 << u"2.40\u00a0kVA"_s;
        QTest::newRow("power back") << core::Quantity::ActivePower << -20.0 << u"\u221220\u00a0W"_s;
        QTest::newRow("energy is stored in Wh")
            << core::Quantity::EnergyImport << 4812370.0 << u"4\u2009812.37\u00a0kWh"_s;
        QTest::newRow("a bare number") << core::Quantity::PowerFactor << 0.9651 << u"0.965"_s;
        QTest::newRow("relay") << core::Quantity::Relay << 1.0 << u"on"_s;
        QTest::newRow("status") << core::Quantity::Online << 0.0 << u"offline"_s;
    }

    void values()
    {
        QFETCH(core::Quantity, quantity);
        QFETCH(double, stored);
        QFETCH(QString, expected);
        QCOMPARE(Words::valueWithUnit(quantity, stored), expected);
    }

    void ages_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("expected");
        QTest::newRow("now") << qint64(0) << u"0 s"_s;
        QTest::newRow("the future is no age") << qint64(-500) << u"0 s"_s;
        QTest::newRow("seconds round down") << qint64(59999) << u"59 s"_s;
        QTest::newRow("a minute") << qint64(60000) << u"1 min"_s;
        QTest::newRow("hours") << qint64(16680000) << u"4 h 38 min"_s;
        QTest::newRow("whole hours") << qint64(7200000) << u"2 h"_s;
        QTest::newRow("days") << qint64(180000000) << u"2 d 2 h"_s;
        QTest::newRow("many days") << qint64(864000000) << u"10 d"_s;
    }

    void ages()
    {
        QFETCH(qint64, milliseconds);
        QFETCH(QString, expected);
        QCOMPARE(Words::age(std::chrono::milliseconds(milliseconds)), expected);
    }

    void everyQuantityHasAWord()
    {
        QStringList seen;
        for (const core::Quantity quantity : core::allQuantities()) {
            const QString word = Words::quantity(quantity);
            QVERIFY2(!word.isEmpty() && word != QString(core::quantityName(quantity)), qPrintable(word));
            QVERIFY2(!seen.contains(word), qPrintable(word));
            seen << word;
        }
    }

    void unknownKeysAreShownNotHidden()
    {
        QCOMPARE(Words::gapReason(u"moon"_s), u"moon"_s);
        QCOMPARE(Words::rejectReason(u"strange"_s), u"strange"_s);
        core::Event event;
        event.kind = u"new-kind"_s;
        QCOMPARE(Words::eventTitle(event), u"new-kind"_s);
    }

    void aPortThatMovedSaysFromWhereToWhere()
    {
        core::Event event;
        event.kind = u"port-moved"_s;
        event.detail = {
            {u"port"_s, u"/dev/ttyUSB1"_s}, {u"from"_s, u"/dev/ttyUSB0"_s}, {u"to"_s, u"/dev/ttyUSB1"_s}};
        QCOMPARE(Words::eventTitle(event), u"Port found under another name"_s);
        QCOMPARE(Words::eventDetail(event), u"from /dev/ttyUSB0 to /dev/ttyUSB1"_s);
        // What was lost is named, and the cure said.
        event.kind = u"port-missing"_s;
        event.detail = {{u"port"_s, u"/dev/ttyUSB0"_s},
                        {u"code"_s, u"PermissionDenied"_s},
                        {u"detail"_s, u"no right"_s},
                        {u"remedy"_s, u"Run it."_s}};
        QCOMPARE(Words::eventDetail(event), u"/dev/ttyUSB0, no right, Run it."_s);
    }

    void errorsSayWhereWhatAndWhatToDo()
    {
        const core::Error error{
            core::ErrorCode::DiskFull, u"/data/depot.db"_s, u"database or disk is full"_s, {}};
        const QString sentence = Words::errorSentence(error);
        QVERIFY(sentence.contains(u"/data/depot.db"_s));
        QVERIFY(sentence.contains(u"database or disk is full"_s));
        QVERIFY(!Words::errorRemedy(error).isEmpty());
    }

    void sizes()
    {
        QCOMPARE(Words::bytes(18400000), u"18.4 MB"_s);
        QCOMPARE(Words::bytes(12), u"12 bytes"_s);
    }
};

QTEST_MAIN(TestWords)
#include "tst_words.moc"

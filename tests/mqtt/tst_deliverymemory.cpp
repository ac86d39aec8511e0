// SPDX-License-Identifier: GPL-3.0-or-later
#include "deliverymemory.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using Marks = QList<core::DeliveryMark>;

class tst_DeliveryMemory : public QObject
{
    Q_OBJECT

private slots:
    void recognises_data()
    {
        QTest::addColumn<Marks>("known");
        QTest::addColumn<bool>("present");
        QTest::addColumn<Marks>("received");
        QTest::addColumn<QString>("dropped"); // one letter a message: d dropped, n new
        const Marks three{{1, 11}, {2, 12}, {3, 13}};
        QTest::newRow("nothing known") << Marks{} << true << Marks{{1, 11}, {2, 12}} << u"nn"_s;
        QTest::newRow("all again") << three << true << three << u"ddd"_s;
        QTest::newRow("the end again, then new")
            << three << true << Marks{{2, 12}, {3, 13}, {4, 14}} << u"ddn"_s;
        QTest::newRow("nothing again") << three << true << Marks{{4, 14}, {3, 13}} << u"nn"_s;
        QTest::newRow("session lost") << three << false << three << u"nnn"_s;
        QTest::newRow("same hash, other id") << three << true << Marks{{4, 13}} << u"n"_s;
        QTest::newRow("same id, other hash") << three << true << Marks{{3, 99}} << u"n"_s;
        QTest::newRow("run broken: no more comparing")
            << three << true << Marks{{1, 11}, {3, 13}, {2, 12}} << u"dnn"_s;
        QTest::newRow("run over: an equal message is new")
            << three << true << Marks{{3, 13}, {3, 13}} << u"dn"_s;
        QTest::newRow("newest place counts")
            << Marks{{1, 11}, {2, 12}, {1, 11}} << true << Marks{{1, 11}, {2, 12}} << u"dn"_s;
    }

    void recognises()
    {
        QFETCH(Marks, known);
        QFETCH(bool, present);
        QFETCH(Marks, received);
        QFETCH(QString, dropped);
        mqtt::DeliveryMemory memory(known, 100);
        memory.begin(present);
        QString seen;
        for (const auto mark : received)
            seen += memory.recognise(mark) ? u'd' : u'n';
        QCOMPARE(seen, dropped);
    }

    void comparesOnlyAfterAConnection()
    {
        mqtt::DeliveryMemory memory({{1, 11}}, 100);
        QVERIFY(!memory.recognise({1, 11})); // no connection began
        memory.begin(true);
        QVERIFY(memory.isComparing());
        QVERIFY(memory.recognise({1, 11}));
        QVERIFY(!memory.isComparing());
        QVERIFY(!memory.recognise({2, 12}));
        memory.begin(true);
        QVERIFY(memory.recognise({2, 12})); // what came in this process is remembered too
    }

    void aRunInterruptedByTheNextConnection()
    {
        mqtt::DeliveryMemory memory({{1, 11}, {2, 12}, {3, 13}}, 100);
        memory.begin(true);
        QVERIFY(memory.recognise({1, 11}));
        memory.begin(true);
        QVERIFY(memory.recognise({2, 12}));
        QVERIFY(memory.recognise({3, 13}));
        QVERIFY(!memory.recognise({4, 14}));
        QCOMPARE(memory.size(), 4);
    }

    void isBounded()
    {
        Marks many;
        for (quint16 i = 1; i <= 200; ++i)
            many.append({i, i});
        mqtt::DeliveryMemory memory(many, 100);
        QCOMPARE(memory.size(), 100);
        memory.begin(true);
        QVERIFY(!memory.recognise({100, 100})); // too old
        QCOMPARE(memory.size(), 100);
        memory.begin(true);
        QVERIFY(memory.recognise({102, 102}));
    }

    /// Ids wrap at 65,535 and a constant reading repeats its hash: the new message must not look like the old
    /// one.
    void constantReadingAfterTheIdsWrapped()
    {
        mqtt::DeliveryMemory memory({}, 60'000);
        memory.begin(true);
        quint16 id = 0;
        const auto nextId = [&id] { return id = static_cast<quint16>(id == 65'535 ? 1 : id + 1); };
        for (int i = 0; i < 200'000; ++i)
            QVERIFY(!memory.recognise({nextId(), 42}));
        memory.begin(true); // everything was acknowledged in time
        for (int i = 0; i < 70'000; ++i)
            QVERIFY2(!memory.recognise({nextId(), 42}), qPrintable(QString::number(i)));
    }

    void hashIsStable()
    {
        // Stored in databases: these numbers may never change.
        QCOMPARE(mqtt::deliveryHash("dev/a/status", "Online"), 5942462511852920366ULL);
        QCOMPARE(mqtt::deliveryHash("", ""), 8199580975773293796ULL);
    }

    void hashTellsApart()
    {
        QSet<quint64> seen;
        for (const auto &[topic, payload] : {std::pair("ab", "c"),
                                             {"a", "bc"},
                                             {"abc", ""},
                                             {"", "abc"},
                                             {"", ""},
                                             {"ab", "C"},
                                             {"12345678", "9"},
                                             {"123456789", ""},
                                             {"1234567", "89"}})
            seen.insert(mqtt::deliveryHash(topic, payload));
        seen.insert(mqtt::deliveryHash("a", QByteArrayView("\0", 1)));
        seen.insert(mqtt::deliveryHash("a", QByteArrayView("\0\0", 2)));
        seen.insert(mqtt::deliveryHash("a", ""));
        QCOMPARE(seen.size(), 12);
        for (int i = 0; i < 100'000; ++i)
            seen.insert(mqtt::deliveryHash("dev/a/pzem/metrics", QByteArray::number(i)));
        QCOMPARE(seen.size(), 100'012);
    }
};

QTEST_APPLESS_MAIN(tst_DeliveryMemory)
#include "tst_deliverymemory.moc"

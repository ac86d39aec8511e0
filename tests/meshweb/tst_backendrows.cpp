// SPDX-License-Identifier: GPL-3.0-or-later
#include "backendrows.h"
#include "meshweb/testclock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// JSON as it is read easily: with ' for ".
QByteArray json(QByteArray text) { return text.replace('\'', '"'); }

} // namespace

/// The list of the mesh's own server.
class tst_BackendRows : public QObject
{
    Q_OBJECT

private slots:
    void readsRowsByTheirIds()
    {
        const auto read =
            meshweb::readBackendRows(json("[{'id':2,'data':'DATA:b','timestamp':'2025-11-02T14:05:36'},"
                                          "{'id':1,'data':'DATA:a','timestamp':'2025-11-02T14:05:35.1203'},"
                                          "{'id':'3','data':'DATA:c','timestamp':[2025,11,2,14,5,37,5000]},"
                                          "{'id':4,'data':null,'timestamp':'x'}, {'data':'DATA:d'}, 7]"),
                                     u"there"_s);
        QVERIFY(read);
        QCOMPARE(read->rows.size(), 3);
        QCOMPARE(read->rows[0].data, "DATA:a");
        QCOMPARE(read->rows[1].data, "DATA:b");
        QCOMPARE(read->rows[2].timestamp, u"2025-11-02T14:05:37.000005000"_s);
        QCOMPARE(read->unreadableCount, 3);
        QCOMPARE(read->unreadable.size(), 3);
    }

    void aTextThatIsNoNumberIsNoRow()
    {
        const auto read = meshweb::readBackendRows(
            json("[{'id':'abc','data':'DATA:a'},{'id':'','data':'DATA:b'},{'id':'12x','data':'DATA:c'},"
                 "{'id':null,'data':'DATA:d'},{'id':1.5,'data':'DATA:e'},{'id':'0','data':'DATA:f'}]"),
            u"there"_s);
        QVERIFY(read);
        QCOMPARE(read->rows.size(), 1);
        QCOMPARE(read->rows[0].data, "DATA:f");
        QCOMPARE(read->unreadableCount, 5);
        QCOMPARE(read->unreadable.first(), json("[{'data':'DATA:a','id':'abc'}]"));
    }

    void aRowIsItselfOnly()
    {
        const auto key = [](const QByteArray &row) {
            return meshweb::readBackendRows("[" + row + "]", u"there"_s)->rows.first().key;
        };
        const quint64 row = key(json("{'id':1,'data':'DATA:a','timestamp':'2025-11-02T14:05:36'}"));
        QCOMPARE(key(json("{'timestamp':'2025-11-02T14:05:36', 'data':'DATA:a', 'id':1}")), row);
        QVERIFY(key(json("{'id':2,'data':'DATA:a','timestamp':'2025-11-02T14:05:36'}")) != row);
        QVERIFY(key(json("{'id':1,'data':'DATA:b','timestamp':'2025-11-02T14:05:36'}")) != row);
        QVERIFY(key(json("{'id':1,'data':'DATA:a','timestamp':'2025-11-02T14:05:37'}")) != row);
    }

    void refusesOtherAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("a page") << QByteArray("<html>Hello</html>");
        QTest::newRow("an object") << QByteArray(json("{'status':404}"));
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("cut off") << QByteArray(json("[{'id':1,'data':'DA"));
    }

    void refusesOtherAnswers()
    {
        QFETCH(QByteArray, answer);
        const auto read = meshweb::readBackendRows(answer, u"there"_s);
        QVERIFY(!read);
        QCOMPARE(read.error().code, core::ErrorCode::BadInput);
        QCOMPARE(read.error().where, u"there"_s);
        QVERIFY(!read.error().remedy.isEmpty());
    }

    void keepsOnlyTheFirstUnreadableEntries()
    {
        QByteArray answer = "[0";
        for (int i = 0; i < 200; ++i)
            answer += "," + QByteArray::number(i);
        const auto read = meshweb::readBackendRows(answer + "]", u"there"_s);
        QVERIFY(read);
        QCOMPARE(read->unreadable.size(), meshweb::BackendRows::MaxUnreadable);
        QCOMPARE(read->unreadableCount, 201);
    }

    void readsTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("utc"); // with microseconds; empty: not to be trusted
        QTest::newRow("trap 51: of the zone")
            << u"2025-11-02T14:05:35"_s << QByteArray("Asia/Colombo") << u"2025-11-02T08:35:35.000000"_s;
        QTest::newRow("no zone is UTC")
            << u"2025-11-02T09:05:35"_s << QByteArray() << u"2025-11-02T09:05:35.000000"_s;
        QTest::newRow("trap 52: six digits")
            << u"2025-11-02T09:05:35.120334"_s << QByteArray("UTC") << u"2025-11-02T09:05:35.120334"_s;
        QTest::newRow("trap 52: two digits")
            << u"2025-11-02T09:05:35.12"_s << QByteArray("UTC") << u"2025-11-02T09:05:35.120000"_s;
        QTest::newRow("trap 52: nine digits")
            << u"2025-11-02T09:05:35.120334999"_s << QByteArray("UTC") << u"2025-11-02T09:05:35.120334"_s;
        QTest::newRow("a blank between")
            << u"2025-11-02 09:05:35"_s << QByteArray("UTC") << u"2025-11-02T09:05:35.000000"_s;
        QTest::newRow("the full minute, short")
            << u"2025-11-02T09:05"_s << QByteArray("UTC") << u"2025-11-02T09:05:00.000000"_s;
        QTest::newRow("names its zone") << u"2025-11-02T14:35:35.5+05:30"_s << QByteArray("Europe/Berlin")
                                        << u"2025-11-02T09:05:35.500000"_s;
        QTest::newRow("names UTC") << u"2025-11-02T09:05:35Z"_s << QByteArray("Europe/Berlin")
                                   << u"2025-11-02T09:05:35.000000"_s;
        QTest::newRow("trap 50: 1970") << u"1970-01-01T00:00:09"_s << QByteArray("UTC") << QString();
        QTest::newRow("four minutes ahead")
            << u"2025-11-02T11:09:35"_s << QByteArray("UTC") << u"2025-11-02T11:09:35.000000"_s;
        QTest::newRow("an hour ahead") << u"2025-11-02T12:05:35"_s << QByteArray("UTC") << QString();
        QTest::newRow("nothing") << QString() << QByteArray("UTC") << QString();
        QTest::newRow("trap 53: a month that is none")
            << u"2025--m-02T09:05:35"_s << QByteArray("UTC") << QString();
    }

    void readsTimes()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, zone);
        QFETCH(QString, utc);
        const auto read = meshweb::backendTime(text, QTimeZone(zone), TestClock().now());
        QCOMPARE(read.has_value(), !utc.isEmpty());
        if (!read)
            return;
        const qint64 micros = core::toMicros(*read);
        const QString told =
            QDateTime::fromMSecsSinceEpoch(micros / 1000, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u'.' +
            QString::number(micros % 1'000'000).rightJustified(6, u'0');
        QCOMPARE(told, utc);
    }
};

QTEST_APPLESS_MAIN(tst_BackendRows)
#include "tst_backendrows.moc"

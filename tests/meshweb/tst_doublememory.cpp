// SPDX-License-Identifier: GPL-3.0-or-later
#include "doublememory.h"
#include "meshweb/testclock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using meshweb::DoubleMemory;
using meshweb::textKey;

/// Trap 59: each mesh reading arrives twice by design.
class tst_DoubleMemory : public QObject
{
    Q_OBJECT

private slots:
    void tellsReadingsApart_data()
    {
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<bool>("same");
        QTest::newRow("itself")
            << QByteArray("DATA:ESP-3:Sensor=41:Hop=2:Sequence=117:NodeId=7:LocalHubId=1:Time=812") << true;
        QTest::newRow("another way of it")
            << QByteArray("DATA:ESP-3:Sensor=41:Hop=4:Sequence=118:NodeId=7:LocalHubId=2:Time=812") << true;
        QTest::newRow("another node")
            << QByteArray("DATA:ESP-3:Sensor=41:Hop=2:Sequence=117:NodeId=8:LocalHubId=1:Time=812") << false;
        QTest::newRow("another time")
            << QByteArray("DATA:ESP-3:Sensor=41:Hop=2:Sequence=117:NodeId=7:LocalHubId=1:Time=813") << false;
        QTest::newRow("another value")
            << QByteArray("DATA:ESP-3:Sensor=42:Hop=2:Sequence=117:NodeId=7:LocalHubId=1:Time=812") << false;
        QTest::newRow("parts that only join alike")
            << QByteArray("DATA:ESP-3:Sensor=1:Hop=2:Sequence=117:NodeId=7:LocalHubId=1:Time=8124") << false;
        QTest::newRow("without a time") << QByteArray("DATA:ESP-3:Sensor=41:NodeId=7") << false;
    }

    void tellsReadingsApart()
    {
        QFETCH(QByteArray, other);
        QFETCH(bool, same);
        const QByteArray text = "DATA:ESP-3:Sensor=41:Hop=2:Sequence=117:NodeId=7:LocalHubId=1:Time=812";
        QCOMPARE(textKey(other) == textKey(text), same);
    }

    void takesAnOpaqueTextAsAWhole()
    {
        QCOMPARE(textKey("DATA:ESP-3:q83v"), textKey("DATA:ESP-3:q83v"));
        QVERIFY(textKey("DATA:ESP-3:q83v") != textKey("DATA:ESP-3:q83w"));
    }

    void knowsWithinTheWindow()
    {
        TestClock clock;
        DoubleMemory memory(15min, 100);
        QVERIFY(!memory.find(1, clock.now()));
        memory.remember(1, clock.now(), 4);
        QCOMPARE(memory.find(1, clock.now()).value_or(0), quint64(4));
        clock.move(15min);
        QCOMPARE(memory.find(1, clock.now()).value_or(0), quint64(4));
        clock.move(1min);
        QVERIFY(!memory.find(1, clock.now()));
        memory.remember(1, clock.now(), 9);
        QCOMPARE(memory.find(1, clock.now()).value_or(0), quint64(9));
    }

    void isBounded()
    {
        TestClock clock;
        DoubleMemory memory(15min, 100);
        for (quint64 i = 1; i <= 1000; ++i)
            memory.remember(i, clock.now(), 1);
        QCOMPARE(memory.size(), 100);
        QVERIFY(!memory.find(900, clock.now()));
        QVERIFY(memory.find(901, clock.now()));
        clock.move(16min);
        memory.remember(2000, clock.now(), 1);
        QCOMPARE(memory.size(), 1);
    }

    void knowsAgainAfterARestart()
    {
        TestClock clock;
        DoubleMemory before(15min, 100);
        QList<core::DeliveryMark> marks{before.remember(1, clock.now(), 5)};
        clock.move(14min);
        marks.append(before.remember(2, clock.now(), 6));
        clock.move(2min);

        DoubleMemory after(15min, 100);
        after.restore(marks, clock.now());
        QVERIFY(!after.find(1, clock.now())); // too old by now
        QVERIFY(after.find(2, clock.now()));
        QCOMPARE(*after.find(2, clock.now()), quint64(0)); // committed by another process
    }

    void restoresAcrossTheMinutesOverflow()
    {
        TestClock clock;
        clock.micros =
            (65536ll * 60 * 1'000'000) * 400 - 60'000'000; // a minute before its number begins anew
        DoubleMemory before(15min, 100);
        const QList<core::DeliveryMark> marks{before.remember(1, clock.now(), 5)};
        QCOMPARE(marks[0].packetId, quint16(65535));
        clock.move(3min);
        DoubleMemory after(15min, 100);
        after.restore(marks, clock.now());
        QVERIFY(after.find(1, clock.now()));
    }
};

QTEST_APPLESS_MAIN(tst_DoubleMemory)
#include "tst_doublememory.moc"

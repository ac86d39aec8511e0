// SPDX-License-Identifier: GPL-3.0-or-later
#include "writebench.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using peers::OrderedMeter;
using peers::OrderedRegisters;
using Mood = OrderedMeter::Mood;

/// What a bus never writes, and what it gives up before it is written.
class TestWriteRefusals : public QObject
{
    Q_OBJECT

private slots:
    void addressTaken_data();
    void addressTaken();
    void generalAddressOnlyAlone_data();
    void generalAddressOnlyAlone();
    void neverWritten_data();
    void neverWritten();
    void lostLineKeepsWhatWasNotSent();
    void waitsForWhatIsOwedAndIsGivenUp();
};

void TestWriteRefusals::addressTaken_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("words");
    QTest::newRow("a meter nobody knows answers there") << 7.0 << u"a meter answers at unit 7 already"_s;
    QTest::newRow("another device of the bus") << 8.0 << u"unit 8 is other's"_s;
    QTest::newRow("its own") << 1.0 << u"another unit from 1 to 247 was expected, not 1"_s;
    QTest::newRow("everybody") << 0.0 << u"another unit from 1 to 247 was expected, not 0"_s;
    QTest::newRow("the general address") << 248.0 << u"another unit from 1 to 247 was expected, not 248"_s;
    QTest::newRow("no address") << 2.5 << u"another unit from 1 to 247 was expected, not 2.5"_s;
}

void TestWriteRefusals::addressTaken()
{
    WriteBench bench;
    QFETCH(double, value);
    QFETCH(QString, words);
    OrderedMeter meter(bench.bus.line.masterFd(), 1, pzemRegisters());
    meter.setNeighbour(7);
    bench.bus.addDevice(u"m"_s, 1, shippedProfile(u"pzem-004t"_s), 50ms);
    bench.bus.addDevice(u"other"_s, 8, shippedProfile(u"pzem-004t"_s), 60s);
    bench.open();
    QTRY_VERIFY(bench.bus.good(u"m"_s) > 0);
    bench.order(u"address"_s, value);
    QTRY_COMPARE(bench.notSent, QStringList{words});
    const qsizetype polls = bench.bus.good(u"m"_s);
    QTRY_VERIFY(bench.bus.good(u"m"_s) > polls + 6);
    QCOMPARE(bench.sent, QStringList());
    QCOMPARE(meter.writes().size(), 0);
}

void TestWriteRefusals::generalAddressOnlyAlone_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<bool>("alone");
    QTest::addColumn<int>("writes");
    QTest::newRow("alone") << u"pzem-004t"_s << true << 1;
    QTest::newRow("with another") << u"pzem-004t"_s << false << 0;
    QTest::newRow("a meter that has none") << QString() << true << 0;
}

void TestWriteRefusals::generalAddressOnlyAlone()
{
    WriteBench bench;
    QFETCH(QString, profile);
    QFETCH(bool, alone);
    QFETCH(int, writes);
    OrderedRegisters registers = pzemRegisters();
    registers.holding[10] = 2300;
    OrderedMeter meter(bench.bus.line.masterFd(), 1, registers);
    bench.bus.addDevice(u"m"_s, 248, profile.isEmpty() ? manyOrders() : shippedProfile(profile), 50ms);
    if (!alone)
        bench.bus.addDevice(u"other"_s, 2, shippedProfile(profile), 60s);
    bench.open();
    // Where it may not be written to it is not even asked, and that is told.
    QTRY_COMPARE(bench.bus.failures.size(), writes ? 0 : 1);
    if (writes)
        QTRY_VERIFY(bench.bus.good(u"m"_s) > 0);
    bench.order(profile.isEmpty() ? u"coil"_s : u"reset-energy"_s, 0);
    QTRY_COMPARE(bench.notSent.size(), writes ? 0 : 1);
    QTRY_COMPARE(bench.accepted.size(), writes);
    if (!writes) {
        QVERIFY(meter.writes().isEmpty());
        return;
    }
    const qsizetype polls = bench.bus.good(u"m"_s);
    QTRY_VERIFY(bench.bus.good(u"m"_s) > polls + 12);
    QCOMPARE(meter.writes().size(), writes);
    QCOMPARE(meter.writes().first().unit, 248);
}

void TestWriteRefusals::neverWritten_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<int>("function");
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("words");
    QTest::newRow("broadcast") << 0 << 6 << u"m"_s << u"unit 0 is everybody at once: no order is broadcast"_s;
    QTest::newRow("calibration") << 1 << 0x41 << u"m"_s << u"m has no order \"set\" that writes"_s;
    QTest::newRow("another function") << 1 << 8 << u"m"_s << u"m has no order \"set\" that writes"_s;
    QTest::newRow("another device") << 1 << 6 << u"x"_s << u"x has no order \"set\" that writes"_s;
}

void TestWriteRefusals::neverWritten()
{
    WriteBench bench;
    QFETCH(int, unit);
    QFETCH(int, function);
    QFETCH(QString, device);
    QFETCH(QString, words);
    // By hand: the schema would not let it through.
    core::Profile profile = *shippedProfile(u"pzem-004t"_s);
    core::CommandRule rule = profile.commands[u"alarm-threshold"_s];
    rule.name = u"set"_s;
    rule.function = function;
    profile.commands = {{rule.name, rule}};
    OrderedMeter meter(bench.bus.line.masterFd(), 1, pzemRegisters());
    bench.bus.addDevice(u"m"_s, unit, std::make_shared<core::Profile>(profile), 50ms);
    bench.open();
    bench.order(u"set"_s, 500, device);
    QTRY_COMPARE(bench.notSent, QStringList{words});
    QTRY_VERIFY(bench.bus.counters.requests >= 2);
    QCOMPARE(bench.sent, QStringList());
    QCOMPARE(meter.writes().size(), 0);
}

void TestWriteRefusals::lostLineKeepsWhatWasNotSent()
{
    WriteBench bench;
    bench.bus.addDevice(u"m"_s, 1, shippedProfile(u"pzem-004t"_s), 50ms);
    bench.bus.line.unplug();
    bench.open();
    bench.order(u"alarm-threshold"_s, 500);
    QTRY_COMPARE(bench.notSent, QStringList{u"the port is not open"_s});
    bench.bus.line.plug();
    OrderedMeter meter(bench.bus.line.masterFd(), 1, pzemRegisters());
    QTRY_VERIFY(bench.bus.good(u"m"_s) > 12);
    QCOMPARE(meter.writes().size(), 0);
}

/// What is owed may be taken for an answer; and an order nobody means any more must not leave later.
void TestWriteRefusals::waitsForWhatIsOwedAndIsGivenUp()
{
    WriteBench bench;
    OrderedMeter meter(bench.bus.line.masterFd(), 1, pzemRegisters());
    meter.setMood(Mood::Dead);
    bench.bus.addDevice(u"m"_s, 1, shippedProfile(u"pzem-004t"_s), 60s);
    bench.open();
    bench.order(u"alarm-threshold"_s, 500);
    QTRY_VERIFY(!bench.event(u"written"_s).kind.isEmpty());
    bench.order(u"alarm-threshold"_s, 600, u"m"_s, 500ms);
    QTRY_COMPARE(bench.notSent.size(), 1);
    QVERIFY2(bench.notSent.first().contains("may still come"_L1), qPrintable(bench.notSent.first()));
    QCOMPARE(bench.sent.size(), 1);
    QCOMPARE(meter.writes().size(), 1);
}

QTEST_GUILESS_MAIN(TestWriteRefusals)
#include "tst_writerefusals.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/libmodbusslave.h"
#include "peers/tcpslave.h"
#include "writebench.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using peers::OrderedMeter;
using peers::OrderedRegisters;
using Mood = OrderedMeter::Mood;

/// What becomes of orders on a real line: written once, judged, read back; and what is never written.
class TestBusWrites : public QObject
{
    Q_OBJECT

private slots:
    void moods_data();
    void moods();
    void everyFunction_data();
    void everyFunction();
    void everyFunctionOverTcp_data() { everyFunction_data(); }
    void everyFunctionOverTcp();
    void takenByLibmodbus();
    void refusedOverTcp();
    void echoIsTheAnswerOnlyOnceTheLineIsKnown();
    void lateEchoIsNoAnswerToTheNextOrder();
    void newAddress();
    void energyReset();
    void energyResetThatWasNotAnswered();
};

void TestBusWrites::moods_data()
{
    QTest::addColumn<Mood>("mood");
    QTest::addColumn<bool>("echo");
    QTest::addColumn<int>("accepted");
    QTest::addColumn<int>("refused");
    QTest::addColumn<QList<double>>("readBack");
    const double before = 2300;
    const QList<double> done{500, 500};
    const QList<double> contrary{before, before, before, before};
    QTest::newRow("obeys") << Mood::Obeys << false << 1 << 0 << done;
    QTest::newRow("ignores") << Mood::Ignores << false << 0 << 0 << contrary;
    QTest::newRow("only echoes") << Mood::EchoOnly << false << 1 << 0 << contrary;
    QTest::newRow("refuses") << Mood::Refuses << false << 0 << 1 << QList<double>{};
    QTest::newRow("late echo") << Mood::LateEcho << false << 0 << 0 << done;
    QTest::newRow("silent but obeyed") << Mood::SilentObey << false << 0 << 0 << done;
    QTest::newRow("another answers") << Mood::Other << false << 0 << 0 << contrary;
    QTest::newRow("answers another value") << Mood::OtherValue << false << 0 << 0 << done;
    QTest::newRow("echoing line, obeys") << Mood::Obeys << true << 1 << 0 << done;
    QTest::newRow("echoing line, ignores") << Mood::Ignores << true << 0 << 0 << contrary;
    QTest::newRow("echoing line, refuses") << Mood::Refuses << true << 0 << 1 << QList<double>{};
}

void TestBusWrites::moods()
{
    WriteBench bench;
    QFETCH(Mood, mood);
    QFETCH(bool, echo);
    QFETCH(int, accepted);
    QFETCH(int, refused);
    QFETCH(QList<double>, readBack);
    OrderedMeter meter(bench.bus.line.masterFd(), 1, pzemRegisters());
    meter.setMood(mood);
    meter.setLocalEcho(echo);
    meter.setLateBy(400ms);
    bench.bus.addDevice(u"m"_s, 1, shippedProfile(u"pzem-004t"_s), 20ms);
    bench.open();
    QTRY_VERIFY(bench.bus.good(u"m"_s) > 0); // the line is known now
    const auto id = bench.order(u"alarm-threshold"_s, 500);
    QTRY_COMPARE(bench.sent, QStringList{id.toString()});
    QTRY_COMPARE(bench.refused.size(), refused);
    QTRY_COMPARE_WITH_TIMEOUT(bench.settings(u"alarm-threshold"_s), readBack, 15000);
    const qsizetype polls = bench.bus.good(u"m"_s);
    QTRY_VERIFY(bench.bus.good(u"m"_s) > polls + 30); // and it goes on
    QCOMPARE(bench.settings(u"alarm-threshold"_s), readBack);
    QCOMPARE(bench.accepted.size(), accepted);
    QCOMPARE(bench.refused.size(), refused);
    QCOMPARE(bench.notSent, QStringList());
    if (refused)
        QCOMPARE(bench.refused.first(), u"illegal data value (exception 3)"_s);
    QCOMPARE(meter.writes().size(), 1);
    QCOMPARE(meter.writes().first().pdu, QByteArray::fromHex("06000101F4"));
    QCOMPARE(bench.bus.newest(u"m"_s, core::Quantity::EnergyImport), 70123.0);
    const core::Event written = bench.event(u"written"_s);
    QCOMPARE(written.detail["request"_L1].toString().left(17), u"01 06 00 01 01 F4"_s);
    QCOMPARE(written.detail["ended"_L1].toString(), accepted  ? u"accepted"_s
                                                    : refused ? u"exception"_s
                                                              : u"unknown"_s);
}

void TestBusWrites::everyFunction_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("pdu");
    QTest::newRow("coil on") << u"coil"_s << 1.0 << QByteArray::fromHex("050007FF00");
    QTest::newRow("coil off") << u"coil"_s << 0.0 << QByteArray::fromHex("0500070000");
    QTest::newRow("coils") << u"coils"_s << 819.0 << QByteArray::fromHex("0F0014000A023303");
    QTest::newRow("float") << u"ratio"_s << 2.5 << QByteArray::fromHex("10001E00020400004020");
}

void TestBusWrites::everyFunction()
{
    WriteBench bench;
    QFETCH(QString, name);
    QFETCH(double, value);
    QFETCH(QByteArray, pdu);
    OrderedRegisters registers;
    registers.holding = {{10, 2300}};
    OrderedMeter meter(bench.bus.line.masterFd(), 17, registers);
    bench.bus.addDevice(u"m"_s, 17, manyOrders(), 50ms);
    bench.open();
    QTRY_VERIFY(bench.bus.good(u"m"_s) > 0);
    bench.order(name, value);
    QTRY_COMPARE(bench.settings(name), (QList<double>{value, value}));
    QCOMPARE(bench.accepted.size(), 1);
    QCOMPARE(meter.writes().size(), 1);
    QCOMPARE(meter.writes().first().pdu, pdu);
}

void TestBusWrites::everyFunctionOverTcp()
{
    WriteBench bench;
    QFETCH(QString, name);
    QFETCH(double, value);
    QFETCH(QByteArray, pdu);
    OrderedRegisters registers;
    registers.holding = {{10, 2300}};
    QList<QByteArray> writes;
    peers::TcpSlave slave;
    slave.setAnswerTime(5ms); // so that several are under way
    slave.setValues(
        [&](const peers::TcpSlave::Request &, quint16 address) { return registers.holding.value(address); });
    slave.setOrders([&](const peers::TcpSlave::Request &, const QByteArray &bytes) {
        if (OrderedRegisters::isWrite(bytes))
            writes << bytes;
        return registers.answer(bytes);
    });
    bench.bus.settings.type = u"modbus-tcp"_s;
    bench.bus.settings.host = u"127.0.0.1"_s;
    bench.bus.settings.tcpPort = slave.port();
    for (int unit = 17; unit < 21; ++unit)
        bench.bus.addDevice(unit == 17 ? u"m"_s : u"m%1"_s.arg(unit), unit, manyOrders(), 50ms);
    bench.open();
    QTRY_VERIFY(bench.bus.good(u"m"_s) > 0);
    bench.order(name, value);
    QTRY_COMPARE(bench.settings(name), (QList<double>{value, value}));
    QCOMPARE(bench.accepted.size(), 1);
    bench.bus.close();
    QCOMPARE(writes, QList<QByteArray>{pdu});
}

void TestBusWrites::takenByLibmodbus()
{
    WriteBench bench;
    peers::LibmodbusSlave slave(bench.bus.line.masterFd(), 3, {{10, 2300}});
    bench.bus.addDevice(u"m"_s, 3, manyOrders(), 50ms);
    bench.open();
    QTRY_VERIFY(bench.bus.good(u"m"_s) > 0);
    bench.order(u"ratio"_s, 2.5);
    QTRY_COMPARE(bench.settings(u"ratio"_s), (QList<double>{2.5, 2.5}));
    QCOMPARE(bench.accepted.size(), 1);
    bench.order(u"coil"_s, 1); // which it does not have
    QTRY_COMPARE(bench.refused, QStringList{u"illegal data address (exception 2)"_s});
}

void TestBusWrites::refusedOverTcp()
{
    WriteBench bench;
    int writes = 0;
    peers::TcpSlave slave;
    slave.setOrders([&](const peers::TcpSlave::Request &, const QByteArray &bytes) {
        writes += OrderedRegisters::isWrite(bytes) ? 1 : 0;
        return OrderedRegisters::exception(bytes, 4);
    });
    bench.bus.settings.type = u"modbus-tcp"_s;
    bench.bus.settings.host = u"127.0.0.1"_s;
    bench.bus.settings.tcpPort = slave.port();
    bench.bus.addDevice(u"m"_s, 1, manyOrders(), 50ms);
    bench.open();
    QTRY_VERIFY(bench.bus.good(u"m"_s) > 0);
    bench.order(u"coil"_s, 1);
    QTRY_COMPARE(bench.refused, QStringList{u"device failure (exception 4)"_s});
    const qsizetype polls = bench.bus.good(u"m"_s);
    QTRY_VERIFY(bench.bus.good(u"m"_s) > polls + 3);
    bench.bus.close();
    QCOMPARE(writes, 1);
    QCOMPARE(bench.settings(u"coil"_s), QList<double>());
}

/// An echoing line makes a dead meter look as if it took every order of functions 5 and 6.
void TestBusWrites::echoIsTheAnswerOnlyOnceTheLineIsKnown()
{
    WriteBench bench;
    OrderedMeter meter(bench.bus.line.masterFd(), 1, pzemRegisters());
    meter.setMood(Mood::Dead);
    meter.setLocalEcho(true);
    bench.bus.addDevice(u"m"_s, 1, shippedProfile(u"pzem-004t"_s), 60s);
    bench.open();
    bench.order(u"alarm-threshold"_s, 500);
    QTRY_COMPARE(bench.sent.size(), 1);
    QTRY_COMPARE(bench.event(u"written"_s).detail["ended"_L1].toString(), u"unknown"_s);
    QTRY_VERIFY(bench.bus.errors(u"no-answer"_s) >= 2); // a read-back was tried
    QCOMPARE(bench.accepted, QStringList());
    QCOMPARE(bench.settings(u"alarm-threshold"_s), QList<double>());
    QCOMPARE(meter.writes().size(), 1);
}

void TestBusWrites::lateEchoIsNoAnswerToTheNextOrder()
{
    WriteBench bench;
    OrderedMeter meter(bench.bus.line.masterFd(), 1, pzemRegisters());
    meter.setMood(Mood::LateEcho);
    meter.setLateBy(900ms);
    bench.bus.addDevice(u"m"_s, 1, shippedProfile(u"pzem-004t"_s), 50ms);
    bench.open();
    QTRY_VERIFY(bench.bus.good(u"m"_s) > 0);
    bench.order(u"alarm-threshold"_s, 500);
    QTRY_COMPARE(bench.settings(u"alarm-threshold"_s).size(), 2);
    meter.setMood(Mood::Ignores);
    bench.order(u"alarm-threshold"_s, 600);
    QTRY_COMPARE(bench.settings(u"alarm-threshold"_s), (QList<double>{500, 500, 500, 500, 500, 500}));
    QCOMPARE(bench.accepted, QStringList());
    QCOMPARE(meter.writes().size(), 2);
}

void TestBusWrites::newAddress()
{
    WriteBench bench;
    OrderedMeter meter(bench.bus.line.masterFd(), 1, pzemRegisters());
    bench.bus.addDevice(u"m"_s, 1, shippedProfile(u"pzem-004t"_s), 50ms);
    bench.open();
    QTRY_VERIFY(bench.bus.good(u"m"_s) > 0);
    bench.order(u"address"_s, 5);
    QTRY_COMPARE(bench.settings(u"address"_s), (QList<double>{5, 5}));
    QCOMPARE(bench.accepted.size(), 1);
    QCOMPARE(meter.unit(), 5);
    QCOMPARE(meter.writes().size(), 1);
    QCOMPARE(meter.writes().first().unit, 1);
    QCOMPARE(meter.writes().first().pdu, QByteArray::fromHex("0600020005"));
    const core::Event changed = bench.event(u"unit-changed"_s);
    QCOMPARE(changed.detail["before"_L1].toInt(), 1);
    QCOMPARE(changed.detail["after"_L1].toInt(), 5);
    // It was looked for at its new address before it was sent there.
    const auto log = meter.log();
    const auto look = std::ranges::find(log, 5, &OrderedMeter::Seen::unit);
    QVERIFY(look != log.end() && !OrderedRegisters::isWrite(look->pdu));
    QVERIFY(std::ranges::any_of(look, log.end(),
                                [](const auto &seen) { return OrderedRegisters::isWrite(seen.pdu); }));
}

void TestBusWrites::energyReset()
{
    WriteBench bench;
    OrderedMeter meter(bench.bus.line.masterFd(), 1, pzemRegisters());
    bench.bus.addDevice(u"m"_s, 1, shippedProfile(u"pzem-004t"_s), 50ms);
    bench.open();
    QTRY_COMPARE(bench.bus.newest(u"m"_s, core::Quantity::EnergyImport), 70123.0);
    const auto id = bench.order(u"reset-energy"_s, 0);
    QTRY_COMPARE(bench.accepted.size(), 1);
    QTRY_COMPARE(bench.bus.newest(u"m"_s, core::Quantity::EnergyImport), 0.0);
    const qsizetype polls = bench.bus.good(u"m"_s);
    QTRY_VERIFY(bench.bus.good(u"m"_s) > polls + 12);
    QCOMPARE(meter.writes().size(), 1);
    QCOMPARE(meter.writes().first().pdu, QByteArray::fromHex("42"));
    QCOMPARE(bench.bus.eventKinds(u"m"_s).count(u"register-fell"_s), 1);
    const core::Event fell = bench.event(u"register-fell"_s);
    QCOMPARE(fell.detail["cause"_L1].toString(), u"order"_s);
    QCOMPARE(fell.detail["command"_L1].toString(), id.toString());
    QCOMPARE(fell.detail["before"_L1].toDouble(), 70123.0);
    // Nothing of it was held back as impossible.
    QCOMPARE(bench.bus.errors(u"lone-zero"_s), 0u);
    QCOMPARE(bench.bus.errors(u"fall"_s), 0u);
}

/// The poll that finds the register at zero knows why, too.
void TestBusWrites::energyResetThatWasNotAnswered()
{
    WriteBench bench;
    OrderedMeter meter(bench.bus.line.masterFd(), 1, pzemRegisters());
    meter.setMood(Mood::SilentObey);
    bench.bus.addDevice(u"m"_s, 1, shippedProfile(u"pzem-004t"_s), 50ms);
    bench.open();
    QTRY_COMPARE(bench.bus.newest(u"m"_s, core::Quantity::EnergyImport), 70123.0);
    bench.order(u"reset-energy"_s, 0);
    QTRY_COMPARE(bench.bus.newest(u"m"_s, core::Quantity::EnergyImport), 0.0);
    QCOMPARE(bench.accepted.size(), 0);
    QCOMPARE(bench.event(u"register-fell"_s).detail["cause"_L1].toString(), u"order"_s);
    QCOMPARE(meter.writes().size(), 1);
}

QTEST_GUILESS_MAIN(TestBusWrites)
#include "tst_buswrites.moc"

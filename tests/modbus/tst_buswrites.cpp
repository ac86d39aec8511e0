// SPDX-License-Identifier: GPL-3.0-or-later
#include "busfixture.h"
#include "peers/libmodbusslave.h"
#include "peers/orderedmeter.h"
#include "peers/tcpslave.h"

#include <QFile>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using peers::OrderedMeter;
using peers::OrderedRegisters;
using Mood = OrderedMeter::Mood;

namespace {

core::ProfilePtr shipped(const QString &id)
{
    QFile file(QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles/%1.json").arg(id));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("a shipped profile is missing");
    const auto profile = core::ProfileStore::parse(file.readAll(), file.fileName());
    if (!profile)
        qFatal("%s", qPrintable(profile.error().toString()));
    return *profile;
}

/// Orders of every function.
core::ProfilePtr manyOrders()
{
    const auto profile =
        core::ProfileStore::parse(R"({"id":"orders","version":1,"name":"Orders","codec":"modbus",
        "quantities":{},
        "commands":{
          "coil":{"title":"Coil","value":{"min":0,"max":1},"write":{"function":5,"address":7},
                  "readBack":{"function":1,"address":7}},
          "coils":{"title":"Coils","value":{"min":0,"max":1023},"write":{"function":15,"address":20,"coils":10},
                   "readBack":{"function":1,"address":20}},
          "ratio":{"title":"Ratio","value":{"min":0.5,"max":1000,"step":0.5},
                   "write":{"function":16,"address":30,"type":"f32","order":"CDAB"},
                   "readBack":{"function":3,"address":30,"type":"f32","order":"CDAB","tolerance":0.001}}},
        "modbus":{"registers":[{"address":10,"quantity":"voltage","type":"u16","scale":0.1}]}})",
                                  u"orders.json"_s);
    if (!profile)
        qFatal("%s", qPrintable(profile.error().toString()));
    return *profile;
}

OrderedRegisters pzem()
{
    OrderedRegisters registers;
    registers.input = {{0, 2314}, {1, 1532}, {2, 0},   {3, 3187}, {4, 0},
                       {5, 4587}, {6, 1},    {7, 500}, {8, 90},   {9, 0}}; // 70123 Wh
    registers.holding = {{1, 2300}};
    return registers;
}

} // namespace

/// What becomes of orders on a real line: written once, judged, read back; and what is never written.
class TestBusWrites : public QObject
{
    Q_OBJECT

private slots:
    void init();
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
    void waitsForWhatIsOwedAndIsGivenUp();
    void newAddress();
    void addressTaken_data();
    void addressTaken();
    void energyReset();
    void energyResetThatWasNotAnswered();
    void generalAddressOnlyAlone_data();
    void generalAddressOnlyAlone();
    void neverWritten_data();
    void neverWritten();
    void lostLineKeepsWhatWasNotSent();

private:
    void open();
    core::CommandId order(const QString &name, double value, const QString &device = u"m"_s,
                          std::chrono::milliseconds leaveWithin = 0ms);
    QList<double> settings(const QString &name) const;
    core::Event event(const QString &kind) const;

    std::unique_ptr<BusFixture> m_bus;
    QStringList m_sent;
    QStringList m_accepted;
    QStringList m_refused;
    QStringList m_notSent;
};

void TestBusWrites::init()
{
    m_bus = std::make_unique<BusFixture>();
    m_bus->settings.timeout = 100ms;
    m_sent.clear();
    m_accepted.clear();
    m_refused.clear();
    m_notSent.clear();
}

void TestBusWrites::open()
{
    m_bus->open();
    const core::Transport *bus = m_bus->transport.get();
    connect(bus, &core::Transport::sent, m_bus.get(),
            [this](const core::CommandId &id) { m_sent << id.toString(); });
    connect(bus, &core::Transport::accepted, m_bus.get(),
            [this](const core::CommandId &id) { m_accepted << id.toString(); });
    connect(bus, &core::Transport::refused, m_bus.get(),
            [this](const core::CommandId &, const core::Error &error) { m_refused << error.detail; });
    connect(bus, &core::Transport::notSent, m_bus.get(),
            [this](const core::CommandId &, const core::Error &error) { m_notSent << error.detail; });
}

core::CommandId TestBusWrites::order(const QString &name, double value, const QString &device,
                                     std::chrono::milliseconds leaveWithin)
{
    core::OutgoingMessage message;
    message.command = core::newCommandId();
    message.transport = m_bus->settings.id;
    message.device = core::DeviceId(device);
    message.order = name;
    message.value = value;
    message.leaveWithin = leaveWithin;
    QMetaObject::invokeMethod(m_bus->transport.get(),
                              [bus = m_bus->transport.get(), message] { bus->send(message); });
    return message.command;
}

/// What an order's register was read back as.
QList<double> TestBusWrites::settings(const QString &name) const
{
    QList<double> found;
    for (const core::Reading &reading : m_bus->readings) {
        const core::Series &series = m_bus->series->at(reading.series);
        if (series.quantity == core::Quantity::Setting && series.channel == name && reading.value &&
            reading.quality == core::Quality::Good)
            found << *reading.value;
    }
    return found;
}

core::Event TestBusWrites::event(const QString &kind) const
{
    for (const core::Event &one : m_bus->events) {
        if (one.kind == kind)
            return one;
    }
    return {};
}

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
    QFETCH(Mood, mood);
    QFETCH(bool, echo);
    QFETCH(int, accepted);
    QFETCH(int, refused);
    QFETCH(QList<double>, readBack);
    OrderedMeter meter(m_bus->line.masterFd(), 1, pzem());
    meter.setMood(mood);
    meter.setLocalEcho(echo);
    meter.setLateBy(400ms);
    m_bus->addDevice(u"m"_s, 1, shipped(u"pzem-004t"_s), 50ms);
    open();
    QTRY_VERIFY(m_bus->good(u"m"_s) > 0); // the line is known now
    const auto id = order(u"alarm-threshold"_s, 500);
    QTRY_COMPARE(m_sent, QStringList{id.toString()});
    QTRY_COMPARE(m_refused.size(), refused);
    QTRY_COMPARE_WITH_TIMEOUT(settings(u"alarm-threshold"_s), readBack, 15000);
    const qsizetype polls = m_bus->good(u"m"_s);
    QTRY_VERIFY(m_bus->good(u"m"_s) > polls + 30); // and it goes on
    QCOMPARE(settings(u"alarm-threshold"_s), readBack);
    QCOMPARE(m_accepted.size(), accepted);
    QCOMPARE(m_refused.size(), refused);
    QCOMPARE(m_notSent, QStringList());
    if (refused)
        QCOMPARE(m_refused.first(), u"illegal data value (exception 3)"_s);
    QCOMPARE(meter.writes().size(), 1);
    QCOMPARE(meter.writes().first().pdu, QByteArray::fromHex("06000101F4"));
    QCOMPARE(m_bus->newest(u"m"_s, core::Quantity::EnergyImport), 70123.0);
    const core::Event written = event(u"written"_s);
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
    QFETCH(QString, name);
    QFETCH(double, value);
    QFETCH(QByteArray, pdu);
    OrderedRegisters registers;
    registers.holding = {{10, 2300}};
    OrderedMeter meter(m_bus->line.masterFd(), 17, registers);
    m_bus->addDevice(u"m"_s, 17, manyOrders(), 50ms);
    open();
    QTRY_VERIFY(m_bus->good(u"m"_s) > 0);
    order(name, value);
    QTRY_COMPARE(settings(name), (QList<double>{value, value}));
    QCOMPARE(m_accepted.size(), 1);
    QCOMPARE(meter.writes().size(), 1);
    QCOMPARE(meter.writes().first().pdu, pdu);
}

void TestBusWrites::everyFunctionOverTcp()
{
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
    m_bus->settings.type = u"modbus-tcp"_s;
    m_bus->settings.host = u"127.0.0.1"_s;
    m_bus->settings.tcpPort = slave.port();
    for (int unit = 17; unit < 21; ++unit)
        m_bus->addDevice(unit == 17 ? u"m"_s : u"m%1"_s.arg(unit), unit, manyOrders(), 50ms);
    open();
    QTRY_VERIFY(m_bus->good(u"m"_s) > 0);
    order(name, value);
    QTRY_COMPARE(settings(name), (QList<double>{value, value}));
    QCOMPARE(m_accepted.size(), 1);
    m_bus->close();
    QCOMPARE(writes, QList<QByteArray>{pdu});
}

void TestBusWrites::takenByLibmodbus()
{
    peers::LibmodbusSlave slave(m_bus->line.masterFd(), 3, {{10, 2300}});
    m_bus->addDevice(u"m"_s, 3, manyOrders(), 50ms);
    open();
    QTRY_VERIFY(m_bus->good(u"m"_s) > 0);
    order(u"ratio"_s, 2.5);
    QTRY_COMPARE(settings(u"ratio"_s), (QList<double>{2.5, 2.5}));
    QCOMPARE(m_accepted.size(), 1);
    order(u"coil"_s, 1); // which it does not have
    QTRY_COMPARE(m_refused, QStringList{u"illegal data address (exception 2)"_s});
}

void TestBusWrites::refusedOverTcp()
{
    int writes = 0;
    peers::TcpSlave slave;
    slave.setOrders([&](const peers::TcpSlave::Request &, const QByteArray &bytes) {
        writes += OrderedRegisters::isWrite(bytes) ? 1 : 0;
        return OrderedRegisters::exception(bytes, 4);
    });
    m_bus->settings.type = u"modbus-tcp"_s;
    m_bus->settings.host = u"127.0.0.1"_s;
    m_bus->settings.tcpPort = slave.port();
    m_bus->addDevice(u"m"_s, 1, manyOrders(), 50ms);
    open();
    QTRY_VERIFY(m_bus->good(u"m"_s) > 0);
    order(u"coil"_s, 1);
    QTRY_COMPARE(m_refused, QStringList{u"device failure (exception 4)"_s});
    const qsizetype polls = m_bus->good(u"m"_s);
    QTRY_VERIFY(m_bus->good(u"m"_s) > polls + 3);
    m_bus->close();
    QCOMPARE(writes, 1);
    QCOMPARE(settings(u"coil"_s), QList<double>());
}

/// An echoing line makes a dead meter look as if it took every order of functions 5 and 6.
void TestBusWrites::echoIsTheAnswerOnlyOnceTheLineIsKnown()
{
    OrderedMeter meter(m_bus->line.masterFd(), 1, pzem());
    meter.setMood(Mood::Dead);
    meter.setLocalEcho(true);
    m_bus->addDevice(u"m"_s, 1, shipped(u"pzem-004t"_s), 60s);
    open();
    order(u"alarm-threshold"_s, 500);
    QTRY_COMPARE(m_sent.size(), 1);
    QTRY_COMPARE(event(u"written"_s).detail["ended"_L1].toString(), u"unknown"_s);
    QTRY_VERIFY(m_bus->errors(u"no-answer"_s) >= 2); // a read-back was tried
    QCOMPARE(m_accepted, QStringList());
    QCOMPARE(settings(u"alarm-threshold"_s), QList<double>());
    QCOMPARE(meter.writes().size(), 1);
}

void TestBusWrites::lateEchoIsNoAnswerToTheNextOrder()
{
    OrderedMeter meter(m_bus->line.masterFd(), 1, pzem());
    meter.setMood(Mood::LateEcho);
    meter.setLateBy(900ms);
    m_bus->addDevice(u"m"_s, 1, shipped(u"pzem-004t"_s), 50ms);
    open();
    QTRY_VERIFY(m_bus->good(u"m"_s) > 0);
    order(u"alarm-threshold"_s, 500);
    QTRY_COMPARE(settings(u"alarm-threshold"_s).size(), 2);
    meter.setMood(Mood::Ignores);
    order(u"alarm-threshold"_s, 600);
    QTRY_COMPARE(settings(u"alarm-threshold"_s), (QList<double>{500, 500, 500, 500, 500, 500}));
    QCOMPARE(m_accepted, QStringList());
    QCOMPARE(meter.writes().size(), 2);
}

/// What is owed may be taken for an answer; and an order nobody means any more must not leave later.
void TestBusWrites::waitsForWhatIsOwedAndIsGivenUp()
{
    OrderedMeter meter(m_bus->line.masterFd(), 1, pzem());
    meter.setMood(Mood::Dead);
    m_bus->addDevice(u"m"_s, 1, shipped(u"pzem-004t"_s), 60s);
    open();
    order(u"alarm-threshold"_s, 500);
    QTRY_VERIFY(!event(u"written"_s).kind.isEmpty());
    order(u"alarm-threshold"_s, 600, u"m"_s, 500ms);
    QTRY_COMPARE(m_notSent.size(), 1);
    QVERIFY2(m_notSent.first().contains("may still come"_L1), qPrintable(m_notSent.first()));
    QCOMPARE(m_sent.size(), 1);
    QCOMPARE(meter.writes().size(), 1);
}

void TestBusWrites::newAddress()
{
    OrderedMeter meter(m_bus->line.masterFd(), 1, pzem());
    m_bus->addDevice(u"m"_s, 1, shipped(u"pzem-004t"_s), 50ms);
    open();
    QTRY_VERIFY(m_bus->good(u"m"_s) > 0);
    order(u"address"_s, 5);
    QTRY_COMPARE(settings(u"address"_s), (QList<double>{5, 5}));
    QCOMPARE(m_accepted.size(), 1);
    QCOMPARE(meter.unit(), 5);
    QCOMPARE(meter.writes().size(), 1);
    QCOMPARE(meter.writes().first().unit, 1);
    QCOMPARE(meter.writes().first().pdu, QByteArray::fromHex("0600020005"));
    const core::Event changed = event(u"unit-changed"_s);
    QCOMPARE(changed.detail["before"_L1].toInt(), 1);
    QCOMPARE(changed.detail["after"_L1].toInt(), 5);
    // It was looked for at its new address before it was sent there.
    const auto log = meter.log();
    const auto look = std::ranges::find(log, 5, &OrderedMeter::Seen::unit);
    QVERIFY(look != log.end() && !OrderedRegisters::isWrite(look->pdu));
    QVERIFY(std::ranges::any_of(look, log.end(),
                                [](const auto &seen) { return OrderedRegisters::isWrite(seen.pdu); }));
}

void TestBusWrites::addressTaken_data()
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

void TestBusWrites::addressTaken()
{
    QFETCH(double, value);
    QFETCH(QString, words);
    OrderedMeter meter(m_bus->line.masterFd(), 1, pzem());
    meter.setNeighbour(7);
    m_bus->addDevice(u"m"_s, 1, shipped(u"pzem-004t"_s), 50ms);
    m_bus->addDevice(u"other"_s, 8, shipped(u"pzem-004t"_s), 60s);
    open();
    QTRY_VERIFY(m_bus->good(u"m"_s) > 0);
    order(u"address"_s, value);
    QTRY_COMPARE(m_notSent, QStringList{words});
    const qsizetype polls = m_bus->good(u"m"_s);
    QTRY_VERIFY(m_bus->good(u"m"_s) > polls + 6);
    QCOMPARE(m_sent, QStringList());
    QCOMPARE(meter.writes().size(), 0);
}

void TestBusWrites::energyReset()
{
    OrderedMeter meter(m_bus->line.masterFd(), 1, pzem());
    m_bus->addDevice(u"m"_s, 1, shipped(u"pzem-004t"_s), 50ms);
    open();
    QTRY_COMPARE(m_bus->newest(u"m"_s, core::Quantity::EnergyImport), 70123.0);
    const auto id = order(u"reset-energy"_s, 0);
    QTRY_COMPARE(m_accepted.size(), 1);
    QTRY_COMPARE(m_bus->newest(u"m"_s, core::Quantity::EnergyImport), 0.0);
    const qsizetype polls = m_bus->good(u"m"_s);
    QTRY_VERIFY(m_bus->good(u"m"_s) > polls + 12);
    QCOMPARE(meter.writes().size(), 1);
    QCOMPARE(meter.writes().first().pdu, QByteArray::fromHex("42"));
    QCOMPARE(m_bus->eventKinds(u"m"_s).count(u"register-fell"_s), 1);
    const core::Event fell = event(u"register-fell"_s);
    QCOMPARE(fell.detail["cause"_L1].toString(), u"order"_s);
    QCOMPARE(fell.detail["command"_L1].toString(), id.toString());
    QCOMPARE(fell.detail["before"_L1].toDouble(), 70123.0);
    // Nothing of it was held back as impossible.
    QCOMPARE(m_bus->errors(u"lone-zero"_s), 0u);
    QCOMPARE(m_bus->errors(u"fall"_s), 0u);
}

/// The poll that finds the register at zero knows why, too.
void TestBusWrites::energyResetThatWasNotAnswered()
{
    OrderedMeter meter(m_bus->line.masterFd(), 1, pzem());
    meter.setMood(Mood::SilentObey);
    m_bus->addDevice(u"m"_s, 1, shipped(u"pzem-004t"_s), 50ms);
    open();
    QTRY_COMPARE(m_bus->newest(u"m"_s, core::Quantity::EnergyImport), 70123.0);
    order(u"reset-energy"_s, 0);
    QTRY_COMPARE(m_bus->newest(u"m"_s, core::Quantity::EnergyImport), 0.0);
    QCOMPARE(m_accepted.size(), 0);
    QCOMPARE(event(u"register-fell"_s).detail["cause"_L1].toString(), u"order"_s);
    QCOMPARE(meter.writes().size(), 1);
}

void TestBusWrites::generalAddressOnlyAlone_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<bool>("alone");
    QTest::addColumn<int>("writes");
    QTest::newRow("alone") << u"pzem-004t"_s << true << 1;
    QTest::newRow("with another") << u"pzem-004t"_s << false << 0;
    QTest::newRow("a meter that has none") << QString() << true << 0;
}

void TestBusWrites::generalAddressOnlyAlone()
{
    QFETCH(QString, profile);
    QFETCH(bool, alone);
    QFETCH(int, writes);
    OrderedRegisters registers = pzem();
    registers.holding[10] = 2300;
    OrderedMeter meter(m_bus->line.masterFd(), 1, registers);
    m_bus->addDevice(u"m"_s, 248, profile.isEmpty() ? manyOrders() : shipped(profile), 50ms);
    if (!alone)
        m_bus->addDevice(u"other"_s, 2, shipped(profile), 60s);
    open();
    QTRY_VERIFY(m_bus->good(u"m"_s) > 0);
    order(profile.isEmpty() ? u"coil"_s : u"reset-energy"_s, 0);
    QTRY_COMPARE(m_notSent.size(), writes ? 0 : 1);
    QTRY_COMPARE(m_accepted.size(), writes);
    const qsizetype polls = m_bus->good(u"m"_s);
    QTRY_VERIFY(m_bus->good(u"m"_s) > polls + 12);
    QCOMPARE(meter.writes().size(), writes);
    if (writes)
        QCOMPARE(meter.writes().first().unit, 248);
}

void TestBusWrites::neverWritten_data()
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

void TestBusWrites::neverWritten()
{
    QFETCH(int, unit);
    QFETCH(int, function);
    QFETCH(QString, device);
    QFETCH(QString, words);
    // By hand: the schema would not let it through.
    core::Profile profile = *shipped(u"pzem-004t"_s);
    core::CommandRule rule = profile.commands[u"alarm-threshold"_s];
    rule.name = u"set"_s;
    rule.function = function;
    profile.commands = {{rule.name, rule}};
    OrderedMeter meter(m_bus->line.masterFd(), 1, pzem());
    m_bus->addDevice(u"m"_s, unit, std::make_shared<core::Profile>(profile), 50ms);
    open();
    order(u"set"_s, 500, device);
    QTRY_COMPARE(m_notSent, QStringList{words});
    QTRY_VERIFY(m_bus->counters.requests >= 2);
    QCOMPARE(m_sent, QStringList());
    QCOMPARE(meter.writes().size(), 0);
}

void TestBusWrites::lostLineKeepsWhatWasNotSent()
{
    m_bus->addDevice(u"m"_s, 1, shipped(u"pzem-004t"_s), 50ms);
    m_bus->line.unplug();
    open();
    order(u"alarm-threshold"_s, 500);
    QTRY_COMPARE(m_notSent, QStringList{u"the port is not open"_s});
    m_bus->line.plug();
    OrderedMeter meter(m_bus->line.masterFd(), 1, pzem());
    QTRY_VERIFY(m_bus->good(u"m"_s) > 12);
    QCOMPARE(meter.writes().size(), 0);
}

QTEST_GUILESS_MAIN(TestBusWrites)
#include "tst_buswrites.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "busfixture.h"

#include <QMutex>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::PortIdentity;
using core::Quality;
using core::Quantity;
using core::TransportState;
using modbus::PresentPort;
using peers::RtuSlave;

namespace {

/// What is plugged in, as a test says; ptys are not listed by the system.
class Plugs
{
public:
    void set(const QList<PresentPort> &ports)
    {
        const QMutexLocker lock(&m_state->mutex);
        m_state->ports = ports;
    }
    modbus::PortLook look() const
    {
        return [state = m_state] {
            const QMutexLocker lock(&state->mutex);
            return state->ports;
        };
    }

private:
    struct State
    {
        QMutex mutex;
        QList<PresentPort> ports;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

const PortIdentity Own{u"A50285BI"_s, 0x0403, 0x6001, u"pci-0-usb-0:3:1.0-port0"_s};
const PortIdentity OwnElsewhere{u"A50285BI"_s, 0x0403, 0x6001, u"pci-0-usb-0:4:1.0-port0"_s};
const PortIdentity OwnThird{u"A50285BI"_s, 0x0403, 0x6001, u"pci-0-usb-0:5:1.0-port0"_s};
const PortIdentity Stranger{u"B60000XX"_s, 0x0403, 0x6001, u"pci-0-usb-0:3:1.0-port0"_s};
const PortIdentity Nameless{{}, 0x1a86, 0x7523, u"pci-0-usb-0:3:1.0-port0"_s};
const PortIdentity NamelessElsewhere{{}, 0x1a86, 0x7523, u"pci-0-usb-0:4:1.0-port0"_s};

PresentPort listed(const QString &path, const PortIdentity &identity) { return {path, identity, false}; }

/// A meter that says its frequency is @p hertz, and nothing else.
std::unique_ptr<RtuSlave> meterOf(const peers::PtyPair &line, float hertz)
{
    auto slave = std::make_unique<RtuSlave>(line.masterFd(), QList<int>{1});
    slave->setValues([hertz](const RtuSlave::Request &, quint16 address) {
        return address == 54 ? floatWord(hertz, 0) : address == 55 ? floatWord(hertz, 1) : quint16(0);
    });
    slave->start();
    return slave;
}

} // namespace

/// An adapter that comes back under another name, or does not, while another has its name.
class TestPortIdentities : public QObject
{
    Q_OBJECT

private slots:
    void trap48_repluggedUnderAnotherName_data();
    void trap48_repluggedUnderAnotherName();
    void anotherAdapterUnderItsNameIsNotRead();
    void betweenTwoAlikeNobodyDecides();
    void withoutASerialNumberTheSocketDecides();
    void backUnderItsOldName();
    void parityReachesThePort_data();
    void parityReachesThePort();

private:
    static void begin(BusFixture &bus, const Plugs &plugs)
    {
        bus.addDevice(u"lab"_s, 1, campusProfile(), 5ms);
        auto options = BusFixture::quickOptions();
        options.portLook = plugs.look();
        bus.open(options);
    }
    /// Every frequency that is Good is one of these.
    static bool onlyValues(const BusFixture &bus, const QList<double> &hertz)
    {
        const auto readings = bus.of(u"lab"_s, Quantity::Frequency);
        return std::all_of(readings.begin(), readings.end(), [&](const core::Reading &reading) {
            return reading.quality != Quality::Good || (reading.value && hertz.contains(*reading.value));
        });
    }
    static core::Event eventOf(const BusFixture &bus, const QString &kind)
    {
        for (const core::Event &event : bus.events) {
            if (event.kind == kind)
                return event;
        }
        return {};
    }
};

void TestPortIdentities::trap48_repluggedUnderAnotherName_data()
{
    QTest::addColumn<bool>("written"); // in the workspace; else it was seen when the port was first opened
    QTest::addColumn<PortIdentity>("before");
    QTest::addColumn<PortIdentity>("after");
    QTest::newRow("same socket") << true << Own << Own;
    QTest::newRow("another socket") << true << Own << OwnElsewhere;
    QTest::newRow("same socket, seen only") << false << Own << Own;
    QTest::newRow("another socket, seen only") << false << Own << OwnElsewhere;
    QTest::newRow("without serial number") << true << Nameless << Nameless;
    QTest::newRow("without serial number, seen only") << false << Nameless << Nameless;
}

void TestPortIdentities::trap48_repluggedUnderAnotherName()
{
    QFETCH(bool, written);
    QFETCH(PortIdentity, before);
    QFETCH(PortIdentity, after);
    BusFixture bus;
    Plugs plugs;
    plugs.set({listed(bus.line.path(), before)});
    const QString old = bus.line.path();
    if (written)
        bus.settings.identity = before;
    auto meter = meterOf(bus.line, 50.F);
    begin(bus, plugs);
    QTRY_VERIFY(bus.good(u"lab"_s) > 20);
    QVERIFY(!bus.eventKinds().contains(u"port-moved"_s));

    // Pulled out in the middle of it.
    meter->stop();
    bus.line.unplug();
    plugs.set({});
    QTRY_COMPARE(bus.states.last(), TransportState::Down);
    QTRY_COMPARE(bus.count(u"lab"_s, Quality::NoAnswer), 5);
    QTRY_VERIFY(bus.errors(u"port"_s) >= 3);
    const qsizetype read = bus.readings.size();
    QCOMPARE(bus.failures.size(), 1); // lost, and not once more that it is not there

    bus.line.plug(u"another"_s);
    QVERIFY(bus.line.path() != old);
    meter = meterOf(bus.line, 49.5F);
    plugs.set({listed(bus.line.path(), after)});
    QTRY_COMPARE(bus.states.last(), TransportState::Up);
    QTRY_COMPARE(bus.newest(u"lab"_s, Quantity::Frequency), std::optional<double>(49.5));
    QTRY_VERIFY(bus.good(u"lab"_s) > 40);

    const core::Event moved = eventOf(bus, u"port-moved"_s);
    QCOMPARE(moved.detail["from"_L1].toString(), old);
    QCOMPARE(moved.detail["to"_L1].toString(), bus.line.path());
    QCOMPARE(eventOf(bus, u"port-back"_s).detail["port"_L1].toString(), bus.line.path());
    // The gap is seen, and nothing stands in it but that there was no answer.
    QCOMPARE(bus.gaps.size(), 1);
    QCOMPARE(bus.gaps[0].reason, u"port-away"_s);
    bool away = false;
    for (qsizetype at = 0; at < bus.readings.size(); ++at) {
        const core::Reading &reading = bus.readings[at];
        if (reading.quality == Quality::NoAnswer) {
            away = true;
            QVERIFY(!reading.value);
        }
        if (away && at < read)
            QVERIFY(reading.quality == Quality::NoAnswer);
        if (!away && reading.quality == Quality::Good)
            QVERIFY(reading.measuredAt <= bus.gaps[0].from);
    }
    QVERIFY(onlyValues(bus, {50, 49.5}));
    QVERIFY(bus.eventKinds().indexOf(u"port-moved"_s) > bus.eventKinds().indexOf(u"port-lost"_s));
    QVERIFY2(bus.errors(u"port"_s) < 50, "an unplugged port must not make a storm of errors");
}

void TestPortIdentities::anotherAdapterUnderItsNameIsNotRead()
{
    BusFixture bus;
    Plugs plugs;
    plugs.set({listed(bus.line.path(), Own)});
    bus.settings.identity = Own;
    auto meter = meterOf(bus.line, 50.F);
    begin(bus, plugs);
    QTRY_VERIFY(bus.good(u"lab"_s) > 10);
    meter->stop();
    bus.line.unplug();

    // The other bus's adapter is first, and takes the name: its meter has the same unit, and other values.
    bus.line.plug();
    auto foreign = meterOf(bus.line, 48.F);
    plugs.set({listed(bus.line.path(), Stranger)});
    QTRY_COMPARE(bus.failures.size(), 2);
    QVERIFY2(bus.failures[1].detail.contains(u"another adapter"_s), qPrintable(bus.failures[1].toString()));
    QVERIFY(bus.failures[1].detail.contains(u"B60000XX"_s));
    QVERIFY(bus.failures[1].detail.contains(u"A50285BI"_s));
    QVERIFY(bus.failures[1].remedy.contains(u"own adapter"_s));
    const quint64 tries = bus.errors(u"port"_s);
    QTRY_VERIFY(bus.errors(u"port"_s) >= tries + 3);
    QCOMPARE(bus.failures.size(), 2); // told once

    peers::PtyPair own;
    meter = meterOf(own, 50.F);
    plugs.set({listed(bus.line.path(), Stranger), listed(own.path(), Own)});
    QTRY_COMPARE(bus.states.last(), TransportState::Up);
    const int good = bus.good(u"lab"_s);
    QTRY_VERIFY(bus.good(u"lab"_s) > good + 10);
    QCOMPARE(foreign->requestCount(), 0);
    QVERIFY(onlyValues(bus, {50}));
    QCOMPARE(eventOf(bus, u"port-moved"_s).detail["to"_L1].toString(), own.path());
    bus.close();
}

void TestPortIdentities::betweenTwoAlikeNobodyDecides()
{
    BusFixture bus;
    peers::PtyPair second;
    Plugs plugs;
    bus.settings.identity = Own;
    // Copies of one serial number, both in other sockets than the bus's adapter had.
    plugs.set({listed(bus.line.path(), OwnElsewhere), listed(second.path(), OwnThird)});
    auto one = meterOf(bus.line, 50.F);
    auto two = meterOf(second, 49.F);
    begin(bus, plugs);
    QCOMPARE(bus.failures.size(), 1);
    QVERIFY2(bus.failures[0].detail.contains(u"nothing tells them apart"_s),
             qPrintable(bus.failures[0].toString()));
    QVERIFY(bus.failures[0].detail.contains(bus.line.path()));
    QVERIFY(bus.failures[0].detail.contains(second.path()));
    QTRY_VERIFY(bus.errors(u"port"_s) >= 3);
    QCOMPARE(one->requestCount() + two->requestCount(), 0);
    // One of them goes into the bus's socket.
    plugs.set({listed(bus.line.path(), OwnElsewhere), listed(second.path(), Own)});
    QTRY_VERIFY(bus.good(u"lab"_s) > 10);
    QCOMPARE(one->requestCount(), 0);
    QVERIFY(onlyValues(bus, {49}));
    bus.close();
}

void TestPortIdentities::withoutASerialNumberTheSocketDecides()
{
    BusFixture bus;
    Plugs plugs;
    bus.settings.identity = Nameless;
    bus.line.unplug();
    bus.line.plug(u"another"_s);
    auto meter = meterOf(bus.line, 50.F);
    plugs.set({listed(bus.line.path(), NamelessElsewhere)});
    begin(bus, plugs);
    QCOMPARE(bus.failures.size(), 1);
    QCOMPARE(bus.failures[0].code, core::ErrorCode::NotFound);
    QVERIFY2(bus.failures[0].remedy.contains(u"only the socket tells"_s),
             qPrintable(bus.failures[0].toString()));
    QVERIFY(bus.failures[0].remedy.contains(bus.line.path()));
    QTRY_VERIFY(bus.errors(u"port"_s) >= 3);
    QCOMPARE(meter->requestCount(), 0);
    plugs.set({listed(bus.line.path(), Nameless)});
    QTRY_VERIFY(bus.good(u"lab"_s) > 10);
    bus.close();
}

void TestPortIdentities::backUnderItsOldName()
{
    BusFixture bus;
    Plugs plugs;
    const QString named = bus.line.path();
    bus.settings.identity = Own;
    auto meter = meterOf(bus.line, 50.F);
    plugs.set({listed(named, Own)});
    begin(bus, plugs);
    for (const QString &name : {u"another"_s, u"line"_s}) {
        QTRY_COMPARE(bus.states.last(), TransportState::Up);
        meter->stop();
        bus.line.unplug();
        QTRY_COMPARE(bus.states.last(), TransportState::Down);
        bus.line.plug(name);
        meter = meterOf(bus.line, 50.F);
        plugs.set({listed(bus.line.path(), Own)});
        const int good = bus.good(u"lab"_s);
        QTRY_VERIFY(bus.good(u"lab"_s) > good + 10);
    }
    QCOMPARE(bus.eventKinds().count(u"port-moved"_s), 2);
    QCOMPARE(bus.events.last().detail["port"_L1].toString(), named);
    bus.close();
}

void TestPortIdentities::parityReachesThePort_data()
{
    QTest::addColumn<QString>("parity");
    QTest::addColumn<int>("stopBits");
    QTest::newRow("none") << u"none"_s << 1;
    QTest::newRow("even") << u"even"_s << 1;
    QTest::newRow("odd") << u"odd"_s << 2;
}

void TestPortIdentities::parityReachesThePort()
{
    // A pseudo-terminal drops parity: what would reach a port is looked at instead, at every opening.
    QFETCH(QString, parity);
    QFETCH(int, stopBits);
    QMutex mutex;
    QList<modbus::PortSetting> asked;
    BusFixture bus;
    bus.settings.parity = parity;
    bus.settings.stopBits = stopBits;
    bus.settings.baud = 19200;
    bus.addDevice(u"lab"_s, 1, campusProfile(), 5ms);
    auto options = BusFixture::quickOptions();
    options.setPort = [&](QSerialPort &port, const modbus::PortSetting &setting) {
        const QMutexLocker lock(&mutex);
        asked << setting;
        modbus::PortSetting plain = setting;
        plain.parity = u"none"_s;
        plain.applyTo(port);
    };
    auto meter = meterOf(bus.line, 50.F);
    bus.open(options);
    QTRY_VERIFY(bus.good(u"lab"_s) > 5);
    meter->stop();
    bus.line.unplug();
    QTRY_COMPARE(bus.states.last(), TransportState::Down);
    bus.line.plug();
    meter = meterOf(bus.line, 50.F);
    QTRY_COMPARE(bus.states.last(), TransportState::Up);
    bus.close();
    QCOMPARE(asked, QList<modbus::PortSetting>(2, {19200, parity, stopBits}));
}

QTEST_GUILESS_MAIN(TestPortIdentities)
#include "tst_portidentities.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "busfixture.h"

#include "peers/libmodbusserver.h"
#include "peers/tcpslave.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quality;
using core::Quantity;
using core::TransportState;
using peers::TcpSlave;
using Fault = peers::TcpSlave::Fault;

namespace {

const QList<std::pair<int, float>> CampusValues{
    {6, 236.25F}, {8, 2.5F}, {10, -0.5625F}, {34, 0.95F}, {54, 50.02F}};

QMap<int, quint16> campusRegisters()
{
    QMap<int, quint16> registers;
    for (const auto &[address, value] : CampusValues) {
        registers[address] = floatWord(value, 0);
        registers[address + 1] = floatWord(value, 1);
    }
    return registers;
}

quint16 campusWord(const TcpSlave::Request &, quint16 address)
{
    static const QMap<int, quint16> registers = campusRegisters();
    return registers.value(address);
}

/// Blocks of one shape, whose values tell unit and address: nothing but the number tells the answers apart.
const QByteArray AlikeSection = R"({"probes":[{"function":3,"address":100,"maxCount":8}],
    "registers":[{"address":6,"quantity":"voltage","type":"u32"},
    {"address":26,"quantity":"current","type":"u32"},{"address":46,"quantity":"active_power","type":"u32"},
    {"address":66,"quantity":"frequency","type":"u32"}]})";

quint32 told(quint8 unit, quint16 address) { return unit * 1000u + address; }

quint16 tellingWord(const TcpSlave::Request &request, quint16 address)
{
    const quint32 value = told(request.unit, address & ~1u);
    return static_cast<quint16>(address % 2 == 0 ? value >> 16 : value);
}

/// Good readings that are not what the unit and register asked for hold.
int wrongValues(const BusFixture &bus)
{
    int wrong = 0;
    for (const core::Reading &reading : std::as_const(bus.readings)) {
        if (reading.quality != Quality::Good)
            continue;
        const core::Series &series = bus.series->at(reading.series);
        const auto address = quint16(series.source.section(u"0x"_s, 1).toInt(nullptr, 16));
        const auto unit = quint8(series.device.toString().mid(1).toInt());
        wrong += *reading.value != told(unit, address) ? 1 : 0;
    }
    return wrong;
}

void toTcp(BusFixture &bus, quint16 port, int inFlight = 4)
{
    bus.settings.type = u"modbus-tcp"_s;
    bus.settings.host = u"127.0.0.1"_s;
    bus.settings.tcpPort = port;
    bus.settings.inFlight = inFlight;
}

void compareCampus(const BusFixture &bus, const QString &device)
{
    QCOMPARE(bus.newest(device, Quantity::Voltage), 236.25);
    QCOMPARE(bus.newest(device, Quantity::Current), 2.5);
    QCOMPARE(bus.newest(device, Quantity::ActivePower), 562.5);
    QCOMPARE(float(*bus.newest(device, Quantity::Frequency)), 50.02F);
}

/// A server of pymodbus as a process of its own; the port it listens at.
quint16 startPymodbus(QProcess &process, const QString &framing, const QString &units)
{
    QStringList arguments{QStringLiteral(METERDECK_SOURCE_DIR "/tests/peers/pymodbusserver.py"), framing,
                          units};
    const auto registers = campusRegisters();
    for (auto it = registers.begin(); it != registers.end(); ++it)
        arguments.append(u"%1=%2"_s.arg(it.key()).arg(it.value()));
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(u"/usr/bin/python3"_s, arguments);
    if (!QTest::qWaitFor([&] { return process.canReadLine(); }, 30'000))
        return 0;
    const QByteArray line = process.readLine().trimmed();
    return line.startsWith("ready ") ? line.mid(6).toUShort() : quint16(0);
}

} // namespace

/// Modbus TCP and RTU over TCP, against servers of libmodbus and pymodbus, and against one with moods.
class TestModbusNetwork : public QObject
{
    Q_OBJECT

private slots:
    void readsAServerOfLibmodbus()
    {
        peers::LibmodbusServer server(campusRegisters());
        BusFixture bus;
        toTcp(bus, server.port());
        bus.addDevice(u"lab"_s, 1, campusProfile(), 20ms);
        bus.addDevice(u"hall"_s, 9, campusProfile(), 20ms);
        bus.open();
        QTRY_VERIFY(bus.of(u"lab"_s, Quantity::Frequency).size() >= 5 &&
                    bus.of(u"hall"_s, Quantity::Frequency).size() >= 5);
        bus.close();
        compareCampus(bus, u"lab"_s);
        compareCampus(bus, u"hall"_s);
        QVERIFY(bus.failures.isEmpty());
        QCOMPARE(bus.states,
                 (QList{TransportState::Connecting, TransportState::Up, TransportState::Stopped}));
        QVERIFY(server.answered() >= 20);
        QVERIFY(bus.counters.errors.isEmpty() || bus.counters.errors.keys() == QStringList{u"skipped"_s});
        QCOMPARE(bus.counters.wireLoad, 0.0); // load is a serial line's figure
    }

    void readsPymodbus_data()
    {
        QTest::addColumn<QString>("framing");
        QTest::addColumn<QString>("type");
        QTest::newRow("Modbus TCP") << u"tcp"_s << u"modbus-tcp"_s;
        QTest::newRow("RTU over TCP") << u"rtu"_s << u"modbus-rtu-tcp"_s;
    }

    void readsPymodbus()
    {
        QFETCH(QString, framing);
        QFETCH(QString, type);
        QProcess server;
        const quint16 port = startPymodbus(server, framing, u"7,8"_s);
        QVERIFY(port > 0);
        BusFixture bus;
        toTcp(bus, port);
        bus.settings.type = type;
        bus.settings.timeout = 1s;
        bus.addDevice(u"lab"_s, 7, campusProfile(), 20ms);
        bus.addDevice(u"hall"_s, 8, campusProfile(), 20ms);
        bus.open();
        QTRY_VERIFY(bus.of(u"lab"_s, Quantity::Frequency).size() >= 5 &&
                    bus.of(u"hall"_s, Quantity::Frequency).size() >= 5);
        bus.close();
        compareCampus(bus, u"lab"_s);
        compareCampus(bus, u"hall"_s);
        QCOMPARE(bus.count(u"lab"_s, Quality::Good) + bus.count(u"hall"_s, Quality::Good),
                 bus.readings.size());
        QVERIFY(bus.failures.isEmpty());
        server.kill();
        QVERIFY(server.waitForFinished());
    }

    void severalUnderWay_data()
    {
        QTest::addColumn<int>("inFlight");
        QTest::newRow("one") << 1;
        QTest::newRow("four") << 4;
    }

    void severalUnderWay()
    {
        QFETCH(int, inFlight);
        TcpSlave slave;
        slave.setValues(tellingWord);
        slave.setAnswerTime(20ms);
        BusFixture bus;
        toTcp(bus, slave.port(), inFlight);
        for (int unit = 1; unit <= 8; ++unit)
            bus.addDevice(u"m%1"_s.arg(unit), unit, modbusProfile(AlikeSection), 1ms);
        bus.open();
        QTRY_VERIFY(slave.requestCount() > 60);
        bus.close();
        QCOMPARE(slave.mostAtOnce(), inFlight);
        QCOMPARE(wrongValues(bus), 0);
        QVERIFY(bus.readings.size() > 20); // one at a time takes probes between blocks of one shape
    }

    void moods_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("counted");
        const auto row = [](const char *name, Fault fault, const QString &counted) {
            QTest::newRow(name) << int(fault) << counted;
        };
        row("silent", Fault::Silent, u"no-answer"_s);
        row("late", Fault::Late, u"late"_s);
        row("doubled", Fault::Doubled, u"doubled"_s);
        row("another number", Fault::OtherNumber, u"foreign"_s);
        row("numbers swapped", Fault::SwapNumbers, u"foreign"_s);
        row("in reverse", Fault::Reverse, {});
        row("another unit", Fault::ForeignUnit, u"foreign"_s);
        row("another function", Fault::OtherFunction, u"foreign"_s);
        row("one register more", Fault::OneMore, u"foreign"_s);
        row("half a frame", Fault::Half, u"short"_s);
        row("no length", Fault::BadLength, u"noise"_s);
        row("another protocol", Fault::OtherProtocol, u"noise"_s);
        row("closes the connection", Fault::Close, u"connection"_s);
        row("exception", Fault::Exception, u"exception-6"_s);
    }

    /// Every eleventh answer goes wrong, and polling goes on beside it without a wrong value.
    void moods()
    {
        QFETCH(int, fault);
        QFETCH(QString, counted);
        TcpSlave slave;
        slave.setValues(tellingWord);
        slave.setExceptionCode(6);
        slave.setLateBy(150ms);
        const bool pairs = Fault(fault) == Fault::SwapNumbers || Fault(fault) == Fault::Reverse;
        slave.setMood([fault, pairs](const TcpSlave::Request &request) {
            const bool faulty = request.number % 11 == 4 || (pairs && request.number % 11 == 5);
            return faulty ? Fault(fault) : Fault::None;
        });
        BusFixture bus;
        toTcp(bus, slave.port());
        bus.settings.timeout = 100ms;
        for (int unit = 1; unit <= 3; ++unit)
            bus.addDevice(u"m%1"_s.arg(unit), unit, modbusProfile(AlikeSection), 5ms);
        bus.open();
        QTRY_VERIFY_WITH_TIMEOUT(slave.requestCount() >= 60, 30'000);
        const auto before = bus.readings.size();
        slave.setMood({});
        QTRY_VERIFY_WITH_TIMEOUT(bus.readings.size() > before + 50, 20'000);
        bus.close();
        QCOMPARE(wrongValues(bus), 0);
        for (int unit = 1; unit <= 3; ++unit)
            QVERIFY(bus.good(u"m%1"_s.arg(unit)) > 10);
        if (counted == u"short"_s || counted == u"noise"_s) {
            // In a stream, what stands before or behind decides whether a frame ends early or bytes are none.
            QVERIFY(bus.errors(u"short"_s) + bus.errors(u"foreign"_s) + bus.errors(u"noise"_s) >= 3);
        } else if (!counted.isEmpty()) {
            QVERIFY2(bus.errors(counted) >= 3,
                     qPrintable(QStringList(bus.counters.errors.keys()).join(u' ')));
        } else {
            for (const auto *kind : {"foreign", "late", "no-answer", "doubled", "noise"})
                QCOMPARE(bus.errors(QString::fromLatin1(kind)), quint64(0));
        }
    }

    void nobodyListens()
    {
        TcpSlave slave;
        slave.setValues(campusWord);
        slave.vanish();
        BusFixture bus;
        toTcp(bus, slave.port());
        bus.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        bus.open();
        QTRY_COMPARE(bus.states.last(), TransportState::Down);
        QTRY_VERIFY(bus.errors(u"connection"_s) >= 3); // tried again and again
        QCOMPARE(bus.failures.size(), 1);              // and told once
        QCOMPARE(bus.failures[0].code, core::ErrorCode::Unreachable);
        QVERIFY(bus.failures[0].where.contains(u"127.0.0.1:%1"_s.arg(slave.port())));
        QCOMPARE(bus.eventKinds(), QStringList{u"connection-missing"_s});
        slave.comeBack();
        QTRY_VERIFY(bus.good(u"lab"_s) > 10);
        QCOMPARE(bus.eventKinds(), (QStringList{u"connection-missing"_s, u"connection-back"_s}));
    }

    void lostAndBack()
    {
        TcpSlave slave;
        slave.setValues(campusWord);
        BusFixture bus;
        toTcp(bus, slave.port());
        bus.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        bus.open();
        QTRY_VERIFY(bus.good(u"lab"_s) > 10);
        slave.vanish();
        QTRY_COMPARE(bus.states.last(), TransportState::Down);
        QTRY_VERIFY(bus.count(u"lab"_s, Quality::NoAnswer) > 0);
        const int good = bus.good(u"lab"_s);
        slave.comeBack();
        QTRY_VERIFY(bus.good(u"lab"_s) > good + 10);
        QTRY_COMPARE(bus.gaps.size(), 1);
        QCOMPARE(bus.gaps[0].reason, u"connection-away"_s);
        QVERIFY(bus.counters.reconnects >= 1 || bus.states.last() == TransportState::Up);
    }

    /// A peer that lost its power closes nothing: after three time-outs the connection is made anew.
    void halfOpen()
    {
        TcpSlave slave;
        slave.setValues(campusWord);
        BusFixture bus;
        toTcp(bus, slave.port(), 1);
        bus.settings.timeout = 50ms;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        bus.open();
        QTRY_VERIFY(bus.good(u"lab"_s) > 10);
        QCOMPARE(slave.connectionCount(), 1);
        const int asked = slave.requestCount();
        slave.setMood([asked](const TcpSlave::Request &request) {
            return int(request.number) < asked + 6 ? Fault::Silent : Fault::None;
        });
        QTRY_COMPARE_WITH_TIMEOUT(slave.connectionCount(), 2, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(bus.eventKinds(u"lab"_s).contains(u"answering-again"_s), 20'000);
        QCOMPARE(slave.connectionCount(), 2); // once, however long the silence
        QVERIFY(bus.eventKinds().isEmpty());  // and no news of its own: the meter's silence was told
    }

    /// Three dead meters fall silent together while a slow one is heard between: what it has still to answer
    /// is waited for, and not torn down with the connection.
    void theDeadDoNotTakeTheConnectionAlong()
    {
        TcpSlave slave;
        slave.setValues(tellingWord);
        slave.setAnswerTime(100ms);
        slave.setMood(
            [](const TcpSlave::Request &request) { return request.unit == 1 ? Fault::None : Fault::Silent; });
        BusFixture bus;
        toTcp(bus, slave.port());
        bus.settings.timeout = 700ms;
        for (int unit = 1; unit <= 4; ++unit)
            bus.addDevice(u"m%1"_s.arg(unit), unit, modbusProfile(AlikeSection), 1ms);
        bus.open();
        for (int unit = 2; unit <= 4; ++unit)
            QTRY_VERIFY_WITH_TIMEOUT(bus.eventKinds(u"m%1"_s.arg(unit)).contains(u"no-answer"_s), 30'000);
        bus.close();
        QCOMPARE(slave.connectionCount(), 1);
        QVERIFY(bus.good(u"m1"_s) >= 4);
    }

    void aDeadMeterDoesNotStarveTheLiving()
    {
        TcpSlave slave;
        slave.setValues(tellingWord);
        slave.setMood(
            [](const TcpSlave::Request &request) { return request.unit == 4 ? Fault::Silent : Fault::None; });
        BusFixture bus;
        toTcp(bus, slave.port());
        bus.settings.timeout = 100ms;
        for (int unit = 1; unit <= 4; ++unit)
            bus.addDevice(u"m%1"_s.arg(unit), unit, modbusProfile(AlikeSection), 1ms);
        bus.open();
        QTRY_VERIFY_WITH_TIMEOUT(bus.eventKinds(u"m4"_s).contains(u"no-answer"_s), 10'000);
        const auto before = bus.readings.size();
        QTRY_VERIFY_WITH_TIMEOUT(bus.readings.size() > before + 1000, 20'000);
        bus.close();
        QCOMPARE(bus.good(u"m4"_s), 0);
        QCOMPARE(bus.count(u"m4"_s, Quality::NoAnswer), 4);
        QCOMPARE(wrongValues(bus), 0);
        QList<int> good;
        for (int unit = 1; unit <= 3; ++unit)
            good.append(bus.good(u"m%1"_s.arg(unit)));
        std::ranges::sort(good);
        QVERIFY2(good.first() * 100 >= good.last() * 90,
                 qPrintable(u"%1 to %2"_s.arg(good.first()).arg(good.last())));
        QVERIFY(bus.failures[0].remedy.contains(u"127.0.0.1"_s));
    }

    /// A gateway that says its meter does not answer is believed: that is silence, and no refusal.
    void theGatewaySaysThereIsNobody()
    {
        TcpSlave slave;
        slave.setValues(campusWord);
        slave.setExceptionCode(11);
        slave.setMood([](const TcpSlave::Request &request) {
            return request.unit == 2 ? Fault::Exception : Fault::None;
        });
        BusFixture bus;
        toTcp(bus, slave.port());
        bus.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        bus.addDevice(u"gone"_s, 2, campusProfile(), 10ms);
        bus.open();
        QTRY_VERIFY(bus.eventKinds(u"gone"_s).contains(u"no-answer"_s));
        QTRY_VERIFY(bus.good(u"lab"_s) > 10);
        QCOMPARE(bus.eventKinds(u"gone"_s), QStringList{u"no-answer"_s});
        QTRY_VERIFY(bus.errors(u"exception-11"_s) >= 3);
        QTRY_COMPARE(bus.count(u"gone"_s, Quality::NoAnswer), 5);
    }

    /// A block with a register that the meter does not have is cut until that register is found; it is told
    /// once and never asked again.
    void theBadRegisterIsFound()
    {
        TcpSlave slave;
        slave.setValues(tellingWord);
        std::atomic<int> refusals{0};
        slave.setMood([&refusals](const TcpSlave::Request &request) {
            const bool bad = request.address <= 16 && request.address + request.count > 16;
            refusals += bad ? 1 : 0;
            return bad ? Fault::Exception : Fault::None;
        });
        QByteArray registers;
        const QByteArrayList quantities{"voltage",        "current",   "active_power", "reactive_power",
                                        "apparent_power", "frequency", "temperature"};
        for (int i = 0; i < quantities.size(); ++i)
            registers += (i ? ",{'type':'u32','address':" : "{'type':'u32','address':") +
                         QByteArray::number(10 + 2 * i) + ",'quantity':'" + quantities[i] + "'}";
        registers.replace('\'', '"');
        BusFixture bus;
        toTcp(bus, slave.port());
        bus.addDevice(u"m3"_s, 3, modbusProfile(R"({"maxBlock":40,"registers":[)" + registers + "]}"), 20ms);
        bus.open();
        QTRY_VERIFY(bus.eventKinds(u"m3"_s).contains(u"exception"_s));
        QTRY_VERIFY(bus.of(u"m3"_s, Quantity::Temperature).size() > 5);
        const int refused = refusals;
        const int asked = slave.requestCount();
        QTRY_VERIFY(slave.requestCount() > asked + 50);
        QCOMPARE(refusals, refused); // remembered
        bus.close();
        QCOMPARE(bus.eventKinds(u"m3"_s), QStringList{u"exception"_s});
        QCOMPARE(bus.events[0].detail["address"_L1].toInt(), 16);
        QCOMPARE(bus.events[0].detail["count"_L1].toInt(), 2);
        QCOMPARE(bus.events[0].detail["name"_L1].toString(), u"illegal data address"_s);
        QCOMPARE(bus.failures.size(), 1);
        QCOMPARE(wrongValues(bus), 0);
        const auto lost = bus.of(u"m3"_s, Quantity::ReactivePower);
        QCOMPARE(lost.size(), 1);
        QCOMPARE(lost[0].quality, Quality::Unknown);
        QVERIFY(!lost[0].value);
        for (const Quantity quantity : {Quantity::Voltage, Quantity::Current, Quantity::ActivePower,
                                        Quantity::ApparentPower, Quantity::Frequency})
            QVERIFY(bus.of(u"m3"_s, quantity).size() > 5);
    }

    /// What the profile says of its registers reaches the guard.
    void wrapsAndJumps()
    {
        TcpSlave slave;
        std::atomic<int> energy{65530};
        std::atomic<int> volts{230};
        slave.setValues([&](const TcpSlave::Request &, quint16 address) {
            return quint16(address == 0 ? energy : volts);
        });
        BusFixture bus;
        toTcp(bus, slave.port());
        bus.addDevice(
            u"lab"_s, 1,
            modbusProfile(
                R"({"registers":[{"address":0,"quantity":"energy_import","type":"u16","scale":10,"wraps":true},
                                 {"address":1,"quantity":"voltage","type":"u16","maxJump":50}]})"),
            10ms);
        bus.open();
        QTRY_VERIFY(bus.good(u"lab"_s) > 6);
        energy = 3;
        QTRY_VERIFY(bus.eventKinds(u"lab"_s).contains(u"register-fell"_s));
        QCOMPARE(bus.newest(u"lab"_s, Quantity::EnergyImport), 30.0);
        volts = 5000;
        QTRY_COMPARE(bus.newest(u"lab"_s, Quantity::Voltage), 5000.0); // it stays: a second reading agreed
        bus.close();
        QVERIFY(bus.events[0].detail["wrapped"_L1].toBool());
        QCOMPARE(bus.count(u"lab"_s, Quality::Bad), 1);
        QCOMPARE(bus.errors(u"jump"_s), quint64(1));
        QCOMPARE(bus.errors(u"fall"_s), quint64(0));
    }

    void aResetIsWrittenDown()
    {
        TcpSlave slave;
        std::atomic<quint32> total{70123};
        slave.setValues([&total](const TcpSlave::Request &, quint16 address) {
            return quint16(address == 0 ? total >> 16 : total & 0xFFFF);
        });
        BusFixture bus;
        toTcp(bus, slave.port());
        bus.addDevice(
            u"lab"_s, 1,
            modbusProfile(R"({"registers":[{"address":0,"quantity":"energy_import","type":"u32"}]})"), 10ms);
        bus.open();
        QTRY_VERIFY(bus.good(u"lab"_s) > 3);
        total = 0;
        QTRY_VERIFY(bus.eventKinds(u"lab"_s).contains(u"register-fell"_s));
        total = 5;
        QTRY_COMPARE(bus.newest(u"lab"_s, Quantity::EnergyImport), 5.0);
        bus.close();
        QCOMPARE(bus.eventKinds(u"lab"_s), QStringList{u"register-fell"_s});
        QCOMPARE(bus.events[0].detail["before"_L1].toDouble(), 70123.0);
        QCOMPARE(bus.events[0].detail["after"_L1].toDouble(), 0.0);
        QCOMPARE(bus.count(u"lab"_s, Quality::Bad), 1); // the first zero was held back
        QCOMPARE(bus.counters.rejects.value(u"lone-zero"_s), quint64(1));
    }
};

QTEST_GUILESS_MAIN(TestModbusNetwork)
#include "tst_modbusnetwork.moc"

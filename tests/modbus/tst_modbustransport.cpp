// SPDX-License-Identifier: GPL-3.0-or-later
#include "busfixture.h"

#include "peers/libmodbusslave.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quality;
using core::Quantity;
using core::TransportState;
using peers::RtuSlave;

namespace {

const QList<std::pair<int, float>> CampusValues{
    {6, 236.25F}, {8, 2.5F}, {10, -0.5625F}, {34, 0.95F}, {54, 50.02F}};

quint16 campusWord(const RtuSlave::Request &, quint16 address)
{
    for (const auto &[first, value] : CampusValues) {
        if (address == first || address == first + 1)
            return floatWord(value, address - first);
    }
    return 0;
}

void compareCampus(const BusFixture &bus, const QString &device)
{
    QCOMPARE(bus.newest(device, Quantity::Voltage), 236.25);
    QCOMPARE(bus.newest(device, Quantity::Current), 2.5);
    QCOMPARE(bus.newest(device, Quantity::ActivePower), 562.5);
    QCOMPARE(float(*bus.newest(device, Quantity::PowerFactor)), 0.95F);
    QCOMPARE(float(*bus.newest(device, Quantity::Frequency)), 50.02F);
}

} // namespace

class TestModbusTransport : public QObject
{
    Q_OBJECT

private slots:
    void readsAMeterOfLibmodbus()
    {
        BusFixture bus;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 20ms);
        QMap<int, quint16> registers;
        for (const auto &[address, value] : CampusValues) {
            registers[address] = floatWord(value, 0);
            registers[address + 1] = floatWord(value, 1);
        }
        peers::LibmodbusSlave slave(bus.line.masterFd(), 1, registers);
        bus.open();
        QTRY_VERIFY(bus.of(u"lab"_s, Quantity::Frequency).size() >= 5);
        compareCampus(bus, u"lab"_s);
        QCOMPARE(bus.count(u"lab"_s, Quality::Good), bus.readings.size());
        QVERIFY(bus.failures.isEmpty());
        QVERIFY(slave.answered() >= 15);
        QCOMPARE(bus.states, (QList{TransportState::Connecting, TransportState::Up}));
        const core::Series &series = bus.series->at(bus.of(u"lab"_s, Quantity::Voltage).first().series);
        QCOMPARE(series.source, u"bus1:0x0006"_s);
        for (qsizetype i = 0; i < bus.batches.size(); ++i)
            QCOMPARE(bus.batches[i]->sequence, quint64(i + 1));
        const core::Reading first = bus.readings.first();
        QCOMPARE(first.measuredAt, first.receivedAt);
        QVERIFY(first.receivedSteady <= core::SystemClock().steady());
    }

    void readsAMeterOfPymodbus()
    {
        BusFixture bus;
        bus.addDevice(u"lab"_s, 7, campusProfile(), 20ms);
        QStringList arguments{QStringLiteral(METERDECK_SOURCE_DIR "/tests/peers/pymodbusslave.py"),
                              QString::number(bus.line.masterFd()), u"7"_s};
        for (const auto &[address, value] : CampusValues) {
            for (int i = 0; i < 2; ++i)
                arguments.append(u"%1=%2"_s.arg(address + i).arg(floatWord(value, i)));
        }
        QProcess slave;
        slave.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        slave.start(u"/usr/bin/python3"_s, arguments);
        QTRY_VERIFY_WITH_TIMEOUT(slave.canReadLine(), 30'000);
        QCOMPARE(slave.readLine().trimmed(), "ready");
        bus.open();
        QTRY_VERIFY(bus.of(u"lab"_s, Quantity::Frequency).size() >= 5);
        bus.close();
        compareCampus(bus, u"lab"_s);
        slave.kill();
        QVERIFY(slave.waitForFinished());
    }

    void aDeadMeterDoesNotStarveTheLiving()
    {
        BusFixture bus;
        bus.settings.timeout = 100ms;
        for (int unit = 1; unit <= 4; ++unit)
            bus.addDevice(u"m%1"_s.arg(unit), unit, campusProfile(), 1ms);
        RtuSlave slave(bus.line.masterFd(), {1, 2, 3});
        slave.setValues(campusWord);
        slave.start();
        bus.open();
        QTRY_VERIFY_WITH_TIMEOUT(bus.eventKinds(u"m4"_s).contains(u"no-answer"_s), 10'000);
        const auto before = bus.readings.size();
        QTRY_VERIFY_WITH_TIMEOUT(bus.readings.size() > before + 3000, 20'000);
        bus.close();
        QList<int> good;
        for (int unit = 1; unit <= 3; ++unit)
            good.append(bus.good(u"m%1"_s.arg(unit)));
        std::ranges::sort(good);
        QVERIFY2(good.first() * 100 >= good.last() * 95,
                 qPrintable(u"%1 to %2"_s.arg(good.first()).arg(good.last())));
        QCOMPARE(bus.good(u"m4"_s), 0);
        QCOMPARE(bus.count(u"m4"_s, Quality::NoAnswer), 5); // once for each series
        for (const core::Reading &reading : bus.of(u"m4"_s, Quantity::Voltage))
            QVERIFY(!reading.value);
        QCOMPARE(bus.eventKinds(u"m4"_s), QStringList{u"no-answer"_s});
        QCOMPARE(bus.failures.size(), 1);
        QCOMPARE(bus.failures[0].code, core::ErrorCode::Unreachable);
        QVERIFY(bus.failures[0].where.contains(u"unit 4 (m4)"_s));
        QVERIFY(bus.failures[0].remedy.contains(u"115200 baud"_s));
        QVERIFY(bus.errors(u"no-answer"_s) >= 3);
        compareCampus(bus, u"m2"_s);
    }

    void trap38_silenceAndBack()
    {
        BusFixture bus;
        bus.settings.timeout = 50ms;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        RtuSlave slave(bus.line.masterFd(), {1});
        slave.setValues(campusWord);
        slave.start();
        auto options = BusFixture::quickOptions();
        options.repeatNoAnswer = 300ms;
        bus.open(options);
        QTRY_VERIFY(bus.good(u"lab"_s) > 10);
        slave.setMood([](const RtuSlave::Request &) { return RtuSlave::Fault::Silent; });
        QTRY_VERIFY_WITH_TIMEOUT(bus.count(u"lab"_s, Quality::NoAnswer) >= 10,
                                 10'000); // said, and said again
        slave.setMood([](const RtuSlave::Request &) { return RtuSlave::Fault::None; });
        QTRY_VERIFY_WITH_TIMEOUT(bus.eventKinds(u"lab"_s).contains(u"answering-again"_s), 20'000);
        QTRY_COMPARE(bus.gaps.size(), 1);
        QCOMPARE(bus.eventKinds(u"lab"_s), (QStringList{u"no-answer"_s, u"answering-again"_s}));
        const core::Gap gap = bus.gaps.first();
        QCOMPARE(gap.device.toString(), u"lab"_s);
        QCOMPARE(gap.transport.toString(), u"bus1"_s);
        QCOMPARE(gap.reason, u"no-answer"_s);
        QVERIFY(gap.to - gap.from > 300ms);
        for (const core::Reading &reading : std::as_const(bus.readings)) {
            const bool inside = reading.receivedAt > gap.from && reading.receivedAt < gap.to;
            QCOMPARE(inside, reading.quality == Quality::NoAnswer); // the gap is exactly where no values are
        }
    }

    void trap47_oneBadBlockDoesNotSpoilTheOthers()
    {
        BusFixture bus;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        RtuSlave slave(bus.line.masterFd(), {1});
        slave.setValues(campusWord);
        slave.setMood([](const RtuSlave::Request &request) {
            return request.address == 34 ? RtuSlave::Fault::Exception2 : RtuSlave::Fault::None;
        });
        slave.start();
        bus.open();
        QTRY_VERIFY(bus.of(u"lab"_s, Quantity::Frequency).size() > 10);
        QTRY_COMPARE(bus.of(u"lab"_s, Quantity::PowerFactor).size(), 1);
        QVERIFY(bus.of(u"lab"_s, Quantity::Voltage).size() > 10);
        const auto refused = bus.of(u"lab"_s, Quantity::PowerFactor);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused[0].quality, Quality::Unknown);
        QVERIFY(!refused[0].value);
        QCOMPARE(bus.eventKinds(u"lab"_s), QStringList{u"exception"_s});
        QCOMPARE(bus.events[0].detail["name"_L1].toString(), u"illegal data address"_s);
        QCOMPARE(bus.failures.size(), 1);
        QCOMPARE(bus.failures[0].code, core::ErrorCode::Refused);
    }

    void impossibleValues()
    {
        BusFixture bus;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        RtuSlave slave(bus.line.masterFd(), {1});
        slave.setValues([](const RtuSlave::Request &, quint16 address) {
            return address < 8 ? floatWord(std::numeric_limits<float>::quiet_NaN(), address % 2) : quint16(0);
        });
        slave.start();
        bus.open();
        QTRY_VERIFY(bus.of(u"lab"_s, Quantity::Frequency).size() > 2); // 0 Hz is outside the profile's limits
        for (const Quantity quantity : {Quantity::Voltage, Quantity::Frequency}) {
            for (const core::Reading &reading : bus.of(u"lab"_s, quantity)) {
                QCOMPARE(reading.quality, Quality::Bad);
                QVERIFY(!reading.value);
            }
        }
        QCOMPARE(bus.newest(u"lab"_s, Quantity::Current), 0.0);
    }

    void trap43_wrongBaud()
    {
        BusFixture bus;
        bus.settings.timeout = 50ms;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        RtuSlave slave(bus.line.masterFd(), {1});
        slave.setMood([](const RtuSlave::Request &) { return RtuSlave::Fault::Garbage; });
        slave.start();
        bus.open();
        QTRY_VERIFY(!bus.failures.isEmpty());
        QVERIFY(bus.failures[0].detail.contains(u"no readable answer"_s));
        QVERIFY(bus.failures[0].remedy.contains(u"115200 baud, parity none"_s));
        QTRY_VERIFY(bus.errors(u"noise"_s) + bus.errors(u"crc"_s) + bus.errors(u"short"_s) >= 3);
        QTRY_VERIFY(!bus.rejects.isEmpty());
        QVERIFY(!bus.rejects[0].raw.isEmpty());
        QVERIFY(bus.rejects[0].place.startsWith(u"unit 1"_s));
        QCOMPARE(bus.good(u"lab"_s), 0);
    }

    void slowerThanTheTimeout()
    {
        BusFixture bus;
        bus.settings.timeout = 50ms;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        RtuSlave slave(bus.line.masterFd(), {1});
        slave.setMood([](const RtuSlave::Request &) { return RtuSlave::Fault::Late; }); // by 200 ms
        slave.start();
        bus.open();
        QTRY_VERIFY(!bus.failures.isEmpty());
        QTRY_VERIFY(bus.errors(u"late"_s) >= 2);
        QCOMPARE(bus.good(u"lab"_s), 0);
        QTRY_VERIFY(bus.failures.last().remedy.contains(u"timeoutMs"_s));
    }

    void backPressure()
    {
        BusFixture bus;
        bus.autoCommit = false;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 1ms);
        RtuSlave slave(bus.line.masterFd(), {1});
        slave.setValues(campusWord);
        slave.start();
        auto options = BusFixture::quickOptions();
        options.commitPatience = 100ms;
        options.gatherLimit = 600;
        bus.open(options);
        QTRY_VERIFY(bus.states.contains(TransportState::BackPressed));
        const auto asked = slave.requestCount();
        const auto told = bus.readings.size();
        QVERIFY(told < 600); // after the patience it gathered instead of sending
        const int said = bus.countersSaid;
        QTRY_VERIFY(bus.countersSaid >= said + 2); // a second and more
        QCOMPARE(slave.requestCount(), asked);
        QCOMPARE(bus.readings.size(), told);
        bus.commitAll();
        QTRY_VERIFY(bus.states.last() == TransportState::Up);
        QTRY_VERIFY(bus.readings.size() > 1000);
        QCOMPARE(bus.gaps.size(), 1);
        QCOMPARE(bus.gaps[0].reason, u"back-pressure"_s);
        bus.close();
        QCOMPARE(quint64(bus.readings.size()), bus.counters.readings); // nothing was dropped
    }

    void aPlanThatCannotFitIsTold()
    {
        BusFixture bus;
        bus.settings.baud = 9600;
        for (int unit = 1; unit <= 20; ++unit)
            bus.addDevice(u"m%1"_s.arg(unit), unit, campusProfile(), 500ms);
        auto options = BusFixture::quickOptions();
        options.warnOfTightPlan = true;
        bus.open(options);
        QTRY_COMPARE(bus.eventKinds(), QStringList{u"plan-too-large"_s});
        QVERIFY(bus.events[0].detail["load"_L1].toDouble() > 1);
        QCOMPARE(bus.failures.size(), 1);
        QCOMPARE(bus.failures[0].code, core::ErrorCode::Busy);
        QVERIFY(bus.failures[0].detail.contains(u"20 meters need"_s));
        QVERIFY(bus.failures[0].remedy.contains(u"baud"_s));
        QVERIFY(bus.failures[0].remedy.contains(u"pollMs"_s));
    }

    void aPlanThatFitsIsNotTold()
    {
        BusFixture bus;
        bus.settings.baud = 9600;
        bus.addDevice(u"m1"_s, 1, campusProfile(), 5s);
        auto options = BusFixture::quickOptions();
        options.warnOfTightPlan = true;
        bus.open(options);
        QVERIFY(bus.failures.isEmpty());
        QVERIFY(bus.events.isEmpty());
    }

    /// The same over a serial line, where the probes have to keep clear of the bad register, too.
    void theBadRegisterIsFound()
    {
        BusFixture bus;
        bus.addDevice(u"lab"_s, 1,
                      modbusProfile(R"({"maxBlock":40,"probes":[{"function":3,"address":10,"maxCount":9}],
            "registers":[{"address":10,"quantity":"voltage","type":"u16"},{"address":11,"quantity":"current","type":"u16"},
                         {"address":12,"quantity":"active_power","type":"u16"},{"address":13,"quantity":"frequency","type":"u16"},
                         {"address":14,"quantity":"temperature","type":"u16"}]})"),
                      10ms);
        RtuSlave slave(bus.line.masterFd(), {1});
        slave.setValues([](const RtuSlave::Request &, quint16 address) { return address; });
        slave.setMood([](const RtuSlave::Request &request) {
            return request.address <= 13 && request.address + request.count > 13 ? RtuSlave::Fault::Exception2
                                                                                 : RtuSlave::Fault::None;
        });
        slave.start();
        bus.open();
        QTRY_VERIFY_WITH_TIMEOUT(bus.eventKinds(u"lab"_s).contains(u"exception"_s), 20'000);
        const auto values = bus.of(u"lab"_s, Quantity::Temperature).size();
        QTRY_VERIFY(bus.of(u"lab"_s, Quantity::Temperature).size() > values + 20);
        bus.close();
        QCOMPARE(bus.eventKinds(u"lab"_s), QStringList{u"exception"_s});
        QCOMPARE(bus.events[0].detail["address"_L1].toInt(), 13);
        QCOMPARE(bus.events[0].detail["count"_L1].toInt(), 1);
        QCOMPARE(bus.count(u"lab"_s, Quality::Unknown), 1);
        QCOMPARE(bus.newest(u"lab"_s, Quantity::Voltage), 10.0);
        QCOMPARE(bus.newest(u"lab"_s, Quantity::Temperature), 14.0);
        const auto refused = slave.log();
        const auto after = std::ranges::count_if(
            refused.last(20), [](const auto &request) { return request.fault != RtuSlave::Fault::None; });
        QCOMPARE(after, 0);
    }

    void aMessageForNoDeviceIsRefused()
    {
        BusFixture bus;
        bus.open();
        QSignalSpy refused(bus.transport.get(), &core::Transport::notSent);
        core::OutgoingMessage message;
        message.command = core::CommandId(u"c1"_s);
        QMetaObject::invokeMethod(
            bus.transport.get(), [&] { bus.transport->send(message); }, Qt::BlockingQueuedConnection);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused[0][0].value<core::CommandId>(), message.command);
        QCOMPARE(refused[0][1].value<core::Error>().code, core::ErrorCode::Unsupported);
    }

    void aDeviceWithoutProfileIsLeftOut()
    {
        BusFixture bus;
        bus.addDevice(u"unknown"_s, 2, nullptr, 10ms);
        bus.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        RtuSlave slave(bus.line.masterFd(), {1, 2});
        slave.setValues(campusWord);
        slave.start();
        bus.open();
        QCOMPARE(bus.failures.size(), 1);
        QCOMPARE(bus.failures[0].code, core::ErrorCode::NotFound);
        QVERIFY(bus.failures[0].where.contains(u"unknown"_s));
        QTRY_VERIFY(bus.good(u"lab"_s) > 5);
    }

    void stopHandsOverWhatWasRead()
    {
        BusFixture bus;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 1ms);
        RtuSlave slave(bus.line.masterFd(), {1});
        slave.setValues(campusWord);
        slave.start();
        auto options = BusFixture::quickOptions();
        options.batchEvery = 1h;
        options.batchSize = 1'000'000;
        bus.open(options);
        QTRY_VERIFY(slave.requestCount() > 20);
        QVERIFY(bus.batches.isEmpty());
        bus.stop();
        QCOMPARE(bus.stoppedCount, 1);
        QCOMPARE(bus.batches.size(), 1);
        QVERIFY(bus.readings.size() > 20);
        QCOMPARE(bus.states.last(), TransportState::Stopped);
        bus.stop();
        QCOMPARE(bus.stoppedCount, 1);
    }

    void onAThreadOfItsOwn()
    {
        peers::PtyPair line;
        RtuSlave slave(line.masterFd(), {1});
        slave.setValues(campusWord);
        slave.start();
        core::TransportSettings settings;
        settings.id = core::TransportId(u"bus1"_s);
        settings.port = line.path();
        settings.baud = 115200;
        core::DeviceSettings device;
        device.id = core::DeviceId(u"lab"_s);
        device.poll = 1ms;
        QThread thread;
        auto *transport = new modbus::ModbusTransport(settings, {device}, {{device.id, campusProfile()}},
                                                      std::make_shared<core::SeriesTable>(),
                                                      std::make_shared<core::SystemClock>());
        transport->moveToThread(&thread);
        connect(&thread, &QThread::finished, transport, &QObject::deleteLater);
        connect(transport, &core::Transport::stopped, &thread, &QThread::quit, Qt::DirectConnection);
        QSignalSpy batches(transport, &core::Transport::batchReady);
        connect(transport, &core::Transport::batchReady, transport,
                [transport](const core::BatchPtr &batch) { transport->committed(batch->sequence); });
        thread.start();
        QMetaObject::invokeMethod(transport, &core::Transport::start);
        QTRY_VERIFY(batches.size() >= 2);
        QMetaObject::invokeMethod(transport, &core::Transport::stop);
        QVERIFY(thread.wait(5000));
    }
};

QTEST_GUILESS_MAIN(TestModbusTransport)
#include "tst_modbustransport.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "wirejudge.h"

#include "fakes/wiresim.h"
#include "peers/libmodbusmeters.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <ranges>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using fakes::WireSim;
using F = WireSim::Fault;

namespace {

constexpr int FirstProbe = 100;

/// Four blocks; those at 34 and 74 have one shape, and only their values tell their answers apart.
const QByteArray Section = R"({"maxBlock":30,"maxGap":8,
    "probes":[{"function":3,"address":6,"maxCount":6},{"function":3,"address":34,"maxCount":2},{"function":3,"address":54,"maxCount":4}],
    "registers":[{"address":6,"quantity":"voltage","type":"u32"},{"address":8,"quantity":"current","type":"u32"},
                 {"address":10,"quantity":"active_power","type":"u32"},
                 {"address":34,"quantity":"power_factor","type":"u32"},
                 {"address":54,"quantity":"frequency","type":"u32"},
                 {"address":74,"quantity":"temperature","type":"u32"}]})";

constexpr F AllFaults[] = {F::Silent,     F::Late,        F::Short,   F::HighByteCount, F::ForeignUnit,
                           F::OneMore,    F::OneLess,     F::Doubled, F::Echo,          F::Crc,
                           F::NoiseAlone, F::NoiseBefore, F::Split,   F::Exception,     F::ForeignFunction};

/// Exactly one request in four, whatever the wire itself already does to some.
class OneInFour
{
public:
    explicit OneInFour(quint32 seed) : m_random(seed) {}
    F operator()(const WireSim::Exchange &exchange)
    {
        m_owed += 0.25;
        if (exchange.behind || m_random.generateDouble() >= m_owed)
            return F::None;
        m_owed -= 1;
        return AllFaults[m_random.bounded(static_cast<int>(std::size(AllFaults)))];
    }

private:
    QRandomGenerator m_random;
    double m_owed = 0;
};

/// Meters m1, m2 … with the units 1, 2 …, played by libmodbus or by pymodbus.
class Meters
{
public:
    Meters(int count, bool pymodbus)
    {
        QStringList arguments{QStringLiteral(METERDECK_SOURCE_DIR "/tests/peers/pymodbusmeters.py"),
                              m_line.path()};
        for (int unit = 1; unit <= count; ++unit) {
            m_units.append(unit);
            arguments.append(QString::number(unit));
        }
        if (!pymodbus) {
            m_libmodbus = std::make_unique<peers::LibmodbusMeters>(m_units);
            return;
        }
        m_python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_python.start(u"/usr/bin/python3"_s, arguments);
        if (!m_python.waitForReadyRead(30'000))
            qFatal("pymodbus did not start");
    }
    ~Meters()
    {
        if (m_python.state() == QProcess::NotRunning)
            return;
        m_python.kill();
        m_python.waitForFinished();
    }

    void attach(WireSim &wire, BusFixture &bus) const
    {
        const auto profile = modbusProfile(Section);
        for (const int unit : m_units) {
            bus.addDevice(u"m%1"_s.arg(unit), unit, profile, 1ms);
            if (m_libmodbus)
                wire.addMeters(m_libmodbus->fd(unit), {unit});
        }
        if (!m_libmodbus)
            wire.addMeters(m_line.masterFd(), m_units);
    }

private:
    QList<int> m_units;
    peers::PtyPair m_line;
    std::unique_ptr<peers::LibmodbusMeters> m_libmodbus;
    QProcess m_python;
};

} // namespace

/// The proof of the bus: requests of the program go over a wire that spoils one answer in four, to meters
/// that are libmodbus's and pymodbus's. Nothing wrong may be stored, little that was right lost, and every
/// fault is counted under its name. 10,000 polls with libmodbus; with pymodbus, for the sake of time, 2,500.
class TestWireFaults : public QObject
{
    Q_OBJECT

private slots:
    void oneInFour_data()
    {
        QTest::addColumn<int>("units");
        QTest::addColumn<bool>("pymodbus");
        QTest::addColumn<int>("polls");
        for (const int units : {1, 2, 8}) {
            QTest::addRow("libmodbus-%d", units) << units << false << 10'000;
            QTest::addRow("pymodbus-%d", units) << units << true << 2'500;
        }
    }

    void oneInFour()
    {
        QFETCH(int, units);
        QFETCH(bool, pymodbus);
        QFETCH(int, polls);
        if (qEnvironmentVariableIsSet("METERDECK_POLLS"))
            polls = qEnvironmentVariableIntValue("METERDECK_POLLS");

        BusFixture bus;
        bus.settings.timeout = 50ms;
        const Meters meters(units, pymodbus);
        WireSim wire(bus.line, static_cast<quint32>(units));
        meters.attach(wire, bus);
        wire.setFaults(OneInFour(static_cast<quint32>(units) * 7919 + 1));
        wire.start();
        bus.open();
        QTRY_VERIFY_WITH_TIMEOUT(wire.requestCount() >= polls * 103 / 100, 300'000); // some are probes
        bus.close();
        wire.stop();

        const WireJudge judge(bus, wire.log(), FirstProbe);
        judge.tell(bus);
        QVERIFY(judge.polls() >= polls);
        QCOMPARE(judge.wrong(), 0);
        QVERIFY(judge.planted() * 4 >= judge.polls() * 95 / 100);
        QVERIFY2(judge.kept() * 100 >= judge.faultless() * 95,
                 qPrintable(u"%1 of %2"_s.arg(judge.kept()).arg(judge.faultless())));
        QVERIFY2(judge.misnamed(bus).isEmpty(), qPrintable(judge.misnamed(bus).join(u", "_s)));
        // Counted in requests, for a machine may be busy: back with the next round, and one probe before it.
        const int round = units * 4 + 1;
        QVERIFY2(judge.recoveredWithin(round) * 100 >= judge.recoveries().size() * 99,
                 qPrintable(u"%1 of %2"_s.arg(judge.recoveredWithin(round)).arg(judge.recoveries().size())));
    }

    void unplugUnderLoad_data()
    {
        QTest::addColumn<int>("units");
        QTest::newRow("one unit") << 1;
        QTest::newRow("eight units") << 8;
    }
    /// The adapter is pulled out and plugged in again under its name, three times, while all polls: nothing
    /// is invented, the gap is seen, and the bus comes back by itself.
    void unplugUnderLoad()
    {
        QFETCH(int, units);
        struct Away
        {
            core::UtcTime from;
            core::UtcTime to;
            core::SteadyTime out;
            core::SteadyTime in;
        };
        const core::SystemClock clock;
        BusFixture bus;
        bus.settings.timeout = 50ms;
        const Meters meters(units, false);
        WireSim wire(bus.line, 5);
        meters.attach(wire, bus);
        wire.setFaults(OneInFour(11));
        wire.start();
        bus.open();
        QList<Away> aways;
        for (int i = 0; i < 3; ++i) {
            const auto good = bus.readings.size();
            QTRY_VERIFY_WITH_TIMEOUT(bus.readings.size() > good + 200, 30'000);
            Away away;
            away.from = clock.now();
            wire.unplug();
            away.out = clock.steady();
            QTRY_COMPARE(bus.states.last(), core::TransportState::Down);
            const auto tries = bus.errors(u"port"_s);
            QTRY_VERIFY(bus.errors(u"port"_s) > tries + 1); // looked for again
            away.in = clock.steady();
            away.to = clock.now();
            wire.plug();
            QTRY_COMPARE(bus.states.last(), core::TransportState::Up);
            aways.append(away);
        }
        const auto good = bus.readings.size();
        QTRY_VERIFY_WITH_TIMEOUT(bus.readings.size() > good + 200, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::all_of(std::views::iota(1, units + 1),
                                [&](int unit) {
                                    return std::ranges::any_of(
                                        bus.of(u"m%1"_s.arg(unit), core::Quantity::Voltage),
                                        [&](const core::Reading &reading) {
                                            return reading.receivedSteady > aways.last().in &&
                                                   reading.quality == core::Quality::Good;
                                        });
                                }),
            30'000);
        bus.close();
        wire.stop();

        const WireJudge judge(bus, wire.log(), FirstProbe);
        judge.tell(bus);
        QCOMPARE(judge.wrong(), 0);
        for (const Away &away : std::as_const(aways)) {
            for (const core::Reading &reading : std::as_const(bus.readings)) {
                if (reading.receivedSteady > away.out && reading.receivedSteady < away.in)
                    QVERIFY(reading.quality == core::Quality::NoAnswer && !reading.value);
            }
            for (int unit = 1; unit <= units; ++unit) {
                const auto covered = [&](const core::Gap &gap) {
                    return gap.device.toString() == u"m%1"_s.arg(unit) && gap.from <= away.from &&
                           gap.to >= away.to;
                };
                QVERIFY(std::ranges::any_of(bus.gaps, covered));
            }
        }
        QCOMPARE(bus.eventKinds().count(u"port-lost"_s), 3);
        QCOMPARE(bus.eventKinds().count(u"port-back"_s), 3);
        QCOMPARE(bus.counters.reconnects, 3u);
    }
};

QTEST_GUILESS_MAIN(TestWireFaults)
#include "tst_wirefaults.moc"

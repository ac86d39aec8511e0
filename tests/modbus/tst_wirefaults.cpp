// SPDX-License-Identifier: GPL-3.0-or-later
#include "wirejudge.h"

#include "fakes/wiresim.h"
#include "peers/libmodbusmeters.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using fakes::WireSim;
using F = WireSim::Fault;

namespace {

constexpr int FirstProbe = 100;

const QByteArray Section = R"({"maxBlock":30,"maxGap":8,
    "probes":[{"function":3,"address":6,"maxCount":6},{"function":3,"address":34,"maxCount":2},{"function":3,"address":54,"maxCount":4}],
    "registers":[{"address":6,"quantity":"voltage","type":"u32"},{"address":8,"quantity":"current","type":"u32"},
                 {"address":10,"quantity":"active_power","type":"u32"},
                 {"address":34,"quantity":"power_factor","type":"u32"},
                 {"address":54,"quantity":"frequency","type":"u32"}]})";

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

/// pymodbus's meters on a line of their own.
class PymodbusMeters
{
public:
    explicit PymodbusMeters(const QList<int> &units)
    {
        QStringList arguments{QStringLiteral(METERDECK_SOURCE_DIR "/tests/peers/pymodbusmeters.py"),
                              line.path()};
        for (const int unit : units)
            arguments.append(QString::number(unit));
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(u"/usr/bin/python3"_s, arguments);
    }
    ~PymodbusMeters()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    bool isReady() { return m_process.canReadLine() || m_process.waitForReadyRead(10); }

    peers::PtyPair line;

private:
    QProcess m_process;
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
        const auto profile = modbusProfile(Section);
        QList<int> numbers;
        for (int unit = 1; unit <= units; ++unit) {
            numbers.append(unit);
            bus.addDevice(u"m%1"_s.arg(unit), unit, profile, 1ms);
        }
        WireSim wire(bus.line, static_cast<quint32>(units));
        std::unique_ptr<peers::LibmodbusMeters> libmodbus;
        std::unique_ptr<PymodbusMeters> python;
        if (pymodbus) {
            python = std::make_unique<PymodbusMeters>(numbers);
            QTRY_VERIFY_WITH_TIMEOUT(python->isReady(), 30'000);
            wire.addMeters(python->line.masterFd(), numbers);
        } else {
            libmodbus = std::make_unique<peers::LibmodbusMeters>(numbers);
            for (const int unit : numbers)
                wire.addMeters(libmodbus->fd(unit), {unit});
        }
        wire.setFaults(OneInFour(static_cast<quint32>(units) * 7919 + 1));
        wire.start();
        bus.open();
        QTRY_VERIFY_WITH_TIMEOUT(wire.requestCount() >= polls, 300'000);
        bus.close();
        wire.stop();

        const WireJudge judge(bus, wire.log(), FirstProbe);
        judge.tell(bus);
        QCOMPARE(judge.wrong(), 0);
        QVERIFY(judge.planted() * 4 >= judge.polls() * 95 / 100);
        QVERIFY2(judge.kept() * 100 >= judge.faultless() * 95,
                 qPrintable(u"%1 of %2"_s.arg(judge.kept()).arg(judge.faultless())));
    }
};

QTEST_GUILESS_MAIN(TestWireFaults)
#include "tst_wirefaults.moc"

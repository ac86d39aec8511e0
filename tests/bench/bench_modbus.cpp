// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/busfixture.h"

#include <QTest>

#include <algorithm>

#include <modbus.h>
#include <poll.h>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using peers::RtuSlave;

namespace {

/// The wire: its time for a character, and the specification's pause between frames.
struct Wire
{
    std::chrono::nanoseconds character;
    std::chrono::nanoseconds pause;

    explicit Wire(int baud)
        : character(1'000'000'000LL * 10 / baud)
        , pause(baud > 19200 ? std::chrono::nanoseconds(1750us)
                             : std::chrono::nanoseconds(3'500'000'000LL * 11 / baud))
    {}
    /// What it needs for this request and its answer: the characters, the meter's 3.5 characters before it
    /// answers, and the pause.
    std::chrono::nanoseconds timeOf(const RtuSlave::Request &request) const
    {
        return character * (8 + 5 + 2 * request.count) + character * 7 / 2 + pause;
    }
};

struct Figures
{
    double share = 0; ///< of the wire's time spent on exchanges that were answered
    double ms = 0;    ///< for a request
    int requests = 0;
    int unanswered = 0;
    /// Half of the answered exchanges lose at most this, in microseconds: in the meters, from the request's
    /// last byte to the answer's, and between that and the next request.
    double lostInMeters = 0;
    double lostBetween = 0;
};

double middle(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
}

double microseconds(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double, std::micro>(time).count();
}

/// What became of the wire's time from the request @p first on to the last one.
Figures figures(const Wire &wire, const QList<RtuSlave::Request> &log, qsizetype first)
{
    Figures result;
    std::chrono::nanoseconds used{0};
    std::vector<double> inMeters;
    std::vector<double> between;
    const qsizetype last = log.size() - 1; // where the span ends
    for (qsizetype i = first; i < last; ++i) {
        ++result.requests;
        if (log[i].fault != RtuSlave::Fault::None) {
            ++result.unanswered;
            continue;
        }
        used += wire.timeOf(log[i]);
        inMeters.push_back(microseconds(log[i].answeredAt - log[i].at - wire.timeOf(log[i]) + wire.pause));
        between.push_back(microseconds(log[i + 1].at - log[i].answeredAt - wire.pause));
    }
    result.lostInMeters = middle(std::move(inMeters));
    result.lostBetween = middle(std::move(between));
    const std::chrono::duration<double> spent = log[last].at - log[first].at;
    result.share = std::chrono::duration<double>(used).count() / spent.count();
    result.ms = 1000 * spent.count() / result.requests;
    return result;
}

/// The same reads by libmodbus, unit after unit, as its users write it: with a pause of its own, for
/// libmodbus has none.
void pollByLibmodbus(const QString &path, int baud, const QList<int> &units,
                     std::chrono::milliseconds timeout, const Wire &wire, std::chrono::seconds span)
{
    modbus_t *context = modbus_new_rtu(path.toLocal8Bit().constData(), baud, 'N', 8, 1);
    if (!context || modbus_connect(context) != 0)
        qFatal("libmodbus refused the line: %s", modbus_strerror(errno));
    // libmodbus counts from the moment it has handed the bytes over, not from when they have left.
    const auto patience = timeout + std::chrono::ceil<std::chrono::milliseconds>(wire.character * 8);
    modbus_set_response_timeout(context, 0,
                                static_cast<uint32_t>(std::chrono::microseconds(patience).count()));
    const auto end = std::chrono::steady_clock::now() + span;
    while (std::chrono::steady_clock::now() < end) {
        for (const int unit : units) {
            modbus_set_slave(context, unit);
            for (const auto &[address, count] : {std::pair(6, 6), std::pair(34, 2), std::pair(54, 2)}) {
                uint16_t values[8];
                modbus_read_registers(context, address, count, values);
                const timespec rest{0, static_cast<long>(wire.pause.count())};
                ppoll(nullptr, 0, &rest, nullptr); // the pause that the line's rules ask for
            }
        }
    }
    modbus_close(context);
    modbus_free(context);
}

} // namespace

/// Campus meters, asked without rest, by slaves that pace their bytes as the wire does: how much of what the
/// wire can carry is used, with one meter, with many, and with some of them dead; and libmodbus on the same
/// wire in the same run. The dead cost time until they are known; that is left out for ours. libmodbus never
/// knows.
class BenchModbus : public QObject
{
    Q_OBJECT

private slots:
    void shareOfTheWire_data()
    {
        QTest::addColumn<int>("meters");
        QTest::addColumn<int>("dead");
        QTest::addColumn<int>("baud");
        for (const auto &[meters, dead] : {std::pair(1, 0), std::pair(32, 0), std::pair(32, 4)}) {
            for (const int baud : {9600, 19200, 115200})
                QTest::addRow("%d meters, %d dead, %d baud", meters, dead, baud) << meters << dead << baud;
        }
    }
    void shareOfTheWire()
    {
        QFETCH(int, meters);
        QFETCH(int, dead);
        QFETCH(int, baud);
        const Wire wire(baud);

        BusFixture bus;
        bus.settings.baud = baud;
        bus.settings.timeout = 150ms;
        QList<int> units;
        QList<int> living;
        for (int unit = 1; unit <= meters; ++unit) {
            units.append(unit);
            if (unit % 8 != 0 || unit / 8 > dead)
                living.append(unit);
            bus.addDevice(u"m%1"_s.arg(unit), unit, campusProfile(), 1ms);
        }
        RtuSlave slave(bus.line.masterFd(), living);
        slave.setCharacterTime(wire.character);
        slave.setValues([](const RtuSlave::Request &, quint16 address) {
            return address == 54 ? floatWord(50.F, 0) : quint16(0);
        });
        slave.start();

        constexpr auto Span = 6s;
        prctl(PR_SET_TIMERSLACK, 1000UL); // as exact as ours
        pollByLibmodbus(bus.line.path(), baud, units, bus.settings.timeout, wire, Span);
        const Figures theirs = figures(wire, slave.log(), 0);

        const auto begin = slave.requestCount();
        auto options = BusFixture::quickOptions();
        options.batchEvery = 200ms;
        bus.open(options);
        // Warm: every dead meter has failed three times and was tried again.
        const auto isWarm = [&] {
            QMap<quint8, int> silent;
            const auto log = slave.log();
            for (qsizetype i = begin; i < log.size(); ++i)
                silent[log[i].unit] += log[i].fault == RtuSlave::Fault::Silent ? 1 : 0;
            return log.size() > begin + 3 * meters &&
                   std::ranges::count_if(silent, [](int count) { return count > 3; }) == dead;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isWarm(), 300'000);
        const auto first = slave.requestCount();
        const auto from = std::chrono::steady_clock::now();
        const double cpuBefore = bus.cpuSeconds();
        QTRY_VERIFY_WITH_TIMEOUT(std::chrono::steady_clock::now() > from + (dead > 0 ? 2 * Span : Span),
                                 60'000);
        const double cpu = bus.cpuSeconds() - cpuBefore;
        bus.close();

        const Figures ours = figures(wire, slave.log(), first);
        qInfo("%.1f %% of the wire's limit (%.2f ms a request, %d requests, %d of them to the dead; %.2f s "
              "CPU per 1,000; "
              "wire load counted %.2f; half lose at most %.0f us in the meters and %.0f between); libmodbus "
              "%.1f %% (%.2f ms, %d requests, %d to the dead; %.0f and %.0f us)",
              100 * ours.share, ours.ms, ours.requests, ours.unanswered, 1000 * cpu / ours.requests,
              bus.counters.wireLoad, ours.lostInMeters, ours.lostBetween, 100 * theirs.share, theirs.ms,
              theirs.requests, theirs.unanswered, theirs.lostInMeters, theirs.lostBetween);
        QCOMPARE(bus.failures.size(), dead); // each is told once
        QVERIFY(dead > 0 || bus.errors(u"no-answer"_s) == 0);
    }
};

QTEST_GUILESS_MAIN(BenchModbus)
#include "bench_modbus.moc"

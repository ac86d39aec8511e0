// SPDX-License-Identifier: GPL-3.0-or-later
#include "wirejudge.h"

#include "modbus/shaperule.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using fakes::WireSim;
using F = WireSim::Fault;

namespace {

/// Between a byte's passing on the wire and its reading in the program lies what the machine takes.
constexpr auto Doubt = 10ms;

bool isPrompt(const WireSim::Exchange &exchange, std::chrono::milliseconds timeout)
{
    return exchange.hasPassed() && exchange.throughAt - exchange.at < timeout - Doubt;
}

bool isLate(const WireSim::Exchange &exchange, std::chrono::milliseconds timeout)
{
    return exchange.hasPassed() && exchange.throughAt - exchange.at >= timeout;
}

/// The machine, and no planted delay, made the answer so slow that either side may have taken it for late, or
/// the meter never got to it: under what name it is counted is not known.
bool isUnsure(const WireSim::Exchange &exchange, std::chrono::milliseconds timeout)
{
    if (exchange.fault == F::Silent || exchange.fault == F::Collision)
        return false;
    if (!exchange.hasPassed())
        return true;
    const bool due = exchange.fault == F::Late || exchange.behind;
    return !due && !isPrompt(exchange, timeout);
}

bool isReadable(F fault)
{
    return fault == F::Doubled || fault == F::Echo || fault == F::NoiseBefore || fault == F::Split;
}

double milliseconds(WireSim::Steady::duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

} // namespace

WireJudge::WireJudge(const BusFixture &bus, const QList<Exchange> &log, int firstProbe)
    : m_firstProbe(firstProbe)
{
    judgeReadings(bus, log);
    countFaults(bus, log);
    measureRecovery(bus, log);
}

void WireJudge::judgeReadings(const BusFixture &bus, const QList<Exchange> &log)
{
    for (const core::Reading &reading : bus.readings) {
        if (reading.quality != core::Quality::Good)
            continue;
        ++m_good;
        const core::Series &series = bus.series->at(reading.series);
        const int address = series.source.section(u"0x"_s, 1).toInt(nullptr, 16);
        // The request that was open when the value came is the last one the wire had heard by then.
        const auto after = std::ranges::upper_bound(log, reading.receivedSteady, {}, &Exchange::at);
        if (after == log.begin()) {
            ++m_wrong;
            continue;
        }
        const Exchange &open = *std::prev(after);
        const quint32 truth = open.truth(address);
        if (series.device.toString() != u"m%1"_s.arg(open.unit) || truth == 0 || *reading.value != truth) {
            ++m_wrong;
            qWarning("%s register %d: %.0f stored, %u was right (request %u, unit %d, fault %d)",
                     qPrintable(series.device.toString()), address, *reading.value, truth, open.number,
                     open.unit, static_cast<int>(open.fault));
        }
        m_stored.insert(open.number);
    }
    for (const Exchange &exchange : log) {
        if (exchange.fault != F::None)
            ++m_planted;
        if (!isPoll(exchange))
            continue;
        ++m_polls;
        if (exchange.number + 1 == static_cast<quint32>(log.size()) ||
            !isPrompt(exchange, bus.settings.timeout))
            continue; // closing the bus ended the last one
        const bool stored = m_stored.contains(exchange.number);
        if (exchange.fault == F::None) {
            ++m_faultless;
            m_kept += stored ? 1 : 0;
        } else if (isReadable(exchange.fault)) {
            ++m_readable;
            m_readableKept += stored ? 1 : 0;
        }
    }
}

void WireJudge::countFaults(const BusFixture &bus, const QList<Exchange> &log)
{
    const auto count = [this](const QString &name) { ++m_expected[name]; };
    for (const Exchange &exchange : log) {
        if (isUnsure(exchange, bus.settings.timeout)) {
            ++m_unsure;
            continue;
        }
        switch (exchange.fault) {
        case F::None:
        case F::Late:
        case F::Split:
            if (isLate(exchange, bus.settings.timeout)) {
                count(u"late"_s);
                count(u"no-answer"_s);
            }
            break;
        case F::Silent:
            count(u"no-answer"_s);
            break;
        case F::Short:
        case F::HighByteCount:
            count(u"short"_s);
            break;
        case F::ForeignUnit:
            count(u"foreign"_s);
            count(u"no-answer"_s); // the unit's own answer might still have come
            break;
        case F::ForeignFunction:
        case F::OneMore:
        case F::OneLess:
            count(u"foreign"_s);
            break;
        case F::Doubled:
            count(u"doubled"_s);
            break;
        case F::Echo:
            count(u"echo"_s);
            break;
        case F::Crc:
            count(u"crc"_s);
            break;
        case F::NoiseBefore:
        case F::NoiseAlone:
            count(u"noise"_s);
            break;
        case F::Exception:
            count(u"exception-%1"_s.arg(exchange.exceptionCode));
            if (exchange.exceptionCode >= 10)
                count(u"no-answer"_s); // a gateway's word for a silent meter
            break;
        case F::Collision:
            break;
        }
    }
}

void WireJudge::measureRecovery(const BusFixture &bus, const QList<Exchange> &log)
{
    struct Unit
    {
        int failures = 0;
        int worst = 0; // of the rows of failures since the trouble began; an answered probe ends a row
        bool trouble = false;
        WireSim::Steady::time_point end{};
    };
    struct Block
    {
        WireSim::Steady::time_point first{};
        WireSim::Steady::time_point last{};
        int polls = 0;
    };
    QMap<int, Unit> units;
    QMap<std::pair<int, int>, Block> blocks;
    for (const Exchange &exchange : log) {
        Unit &unit = units[exchange.unit];
        if (isPoll(exchange)) {
            Block &block = blocks[{exchange.unit, exchange.address}];
            if (block.polls++ == 0)
                block.first = exchange.at;
            block.last = exchange.at;
        }
        const bool sound = isPrompt(exchange, bus.settings.timeout) &&
                           (exchange.fault == F::None || isReadable(exchange.fault));
        if (!sound) {
            unit.trouble = true;
            unit.failures += exchange.fault == F::Exception && exchange.exceptionCode < 10 ? 0 : 1;
            unit.worst = std::max(unit.worst, unit.failures);
            unit.end = std::max({unit.end, exchange.at, exchange.throughAt});
            continue;
        }
        if (unit.trouble && m_stored.contains(exchange.number) && exchange.throughAt > unit.end) {
            const auto first = std::ranges::upper_bound(log, unit.end, {}, &Exchange::at);
            const auto requests = static_cast<int>(exchange.number + 1 - first->number);
            auto &list = unit.worst < modbus::ShapeRule::SuspectAfter ? m_recoveries : m_suspects;
            list.append({milliseconds(exchange.throughAt - unit.end), requests, unit.worst});
            unit.trouble = false;
            unit.worst = 0;
        }
        unit.failures = 0;
    }
    std::ranges::sort(m_recoveries, {}, &Recovery::ms);
    std::ranges::sort(m_suspects, {}, &Recovery::ms);
    double sum = 0;
    int polls = 0;
    for (const Block &block : std::as_const(blocks)) {
        sum += milliseconds(block.last - block.first);
        polls += block.polls - 1;
    }
    m_meanPoll = polls > 0 ? sum / polls : 0;
}

void WireJudge::tell(const BusFixture &bus) const
{
    qInfo("%d polls, %d faults planted, %d values stored, %d wrong; faultless answers %d, stored %d (%.2f "
          "%%); readable "
          "within a fault %d, stored %d",
          m_polls, m_planted, m_good, m_wrong, m_faultless, m_kept, 100.0 * m_kept / std::max(m_faultless, 1),
          m_readable, m_readableKept);
    QStringList names;
    auto all = m_expected;
    for (auto it = bus.counters.errors.constBegin(); it != bus.counters.errors.constEnd(); ++it)
        all.insert(it.key(), m_expected.value(it.key()));
    for (auto it = all.constBegin(); it != all.constEnd(); ++it)
        names.append(u"%1 %2/%3"_s.arg(it.key()).arg(bus.errors(it.key())).arg(it.value()));
    qInfo("counted/planted: %s; %d more may stand under any name", qPrintable(names.join(u", "_s)), m_unsure);
    const auto say = [](const char *who, const QList<Recovery> &list) {
        if (list.isEmpty())
            return;
        const auto share = [&list](double part) {
            return list[static_cast<qsizetype>(part * static_cast<double>(list.size() - 1))].ms;
        };
        qInfo(
            "%lld recoveries of %s: half within %.1f ms, 95 %% within %.1f, 99 %% within %.1f, longest %.1f; "
            "at most %d requests",
            static_cast<long long>(list.size()), who, share(0.5), share(0.95), share(0.99), share(1.0),
            std::ranges::max(list, {}, &Recovery::requests).requests);
    };
    say("the living", m_recoveries);
    say("suspects", m_suspects);
    qInfo("time-out %lld ms and a poll %.1f ms", static_cast<long long>(bus.settings.timeout.count()),
          m_meanPoll);
}

qsizetype WireJudge::recoveredWithin(int requests) const
{
    return std::ranges::count_if(
        m_recoveries, [requests](const Recovery &recovery) { return recovery.requests <= requests; });
}

QStringList WireJudge::misnamed(const BusFixture &bus) const
{
    // The last requests end with the bus, and a machine that is busy elsewhere makes some answers late.
    const auto differs = [this](quint64 counted, quint64 planted, double part) {
        const auto difference = counted > planted ? counted - planted : planted - counted;
        return static_cast<double>(difference) > 3 + m_unsure + part * static_cast<double>(planted);
    };
    QStringList wrong;
    for (auto it = m_expected.constBegin(); it != m_expected.constEnd(); ++it) {
        const bool exchangeable = it.key() == "late"_L1 || it.key() == "foreign"_L1;
        if (differs(bus.errors(it.key()), it.value(), exchangeable ? 1.0 / 20 : 0.02))
            wrong.append(u"%1 %2/%3"_s.arg(it.key()).arg(bus.errors(it.key())).arg(it.value()));
    }
    if (differs(bus.errors(u"late"_s) + bus.errors(u"foreign"_s),
                m_expected.value(u"late"_s) + m_expected.value(u"foreign"_s), 0.02))
        wrong.append(u"late + foreign"_s);
    return wrong;
}

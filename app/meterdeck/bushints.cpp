// SPDX-License-Identifier: GPL-3.0-or-later
#include "bushints.h"

#include "words.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

namespace {

constexpr quint64 LeastRequests = 3;     ///< fewer say nothing
constexpr double DamagedShare = 0.02;    ///< of the requests; fewer happen on any long line
constexpr quint64 LeastDamaged = 3;      ///< and once or twice is no pattern
constexpr double NearTimeoutShare = 0.8; ///< of the time-out, at the 99th percentile
constexpr auto Between = 5s;             ///< between two snapshots

quint64 of(const core::WireUnit &unit, std::initializer_list<QLatin1StringView> kinds)
{
    quint64 sum = 0;
    for (const QLatin1StringView kind : kinds)
        sum += unit.errors.value(kind);
    return sum;
}

quint64 garbled(const core::WireUnit &unit)
{
    return of(unit, {"crc"_L1, "short"_L1, "noise"_L1, "foreign"_L1});
}

template <typename Key>
QMap<Key, quint64> difference(const QMap<Key, quint64> &now, const QMap<Key, quint64> &before)
{
    QMap<Key, quint64> fresh;
    for (auto it = now.begin(); it != now.end(); ++it) {
        if (const quint64 more = it.value() - before.value(it.key()); more > 0)
            fresh.insert(it.key(), more);
    }
    return fresh;
}

void subtract(core::AnswerTimes &now, const core::AnswerTimes &before)
{
    now.timeouts -= before.timeouts;
    for (qsizetype at = 0; at < now.counts.size() && at < before.counts.size(); ++at)
        now.counts[at] -= before.counts[at];
}

} // namespace

void BusHints::take(const core::WireReport &report, core::UtcTime now)
{
    const bool keep = m_past.size() >= 2 && now - m_past[m_past.size() - 2].at < Between;
    if (keep)
        m_past.pop_back();
    m_past.push_back({now, report.units, report.times});
    while (m_past.size() > 2 && m_past.front().at < now - Window)
        m_past.pop_front();
}

core::WireReport BusHints::lately() const
{
    core::WireReport report;
    if (m_past.empty())
        return report;
    report.units = m_past.back().units;
    report.times = m_past.back().times;
    // The first look tells of all since the start; from then on only the last minute counts, so that what
    // was mended is no longer hinted at.
    const Past &oldest = m_past.front();
    if (m_past.size() == 1 || oldest.units.size() != report.units.size())
        return report;
    for (qsizetype at = 0; at < report.units.size(); ++at) {
        core::WireUnit &unit = report.units[at];
        const core::WireUnit &before = oldest.units[at];
        unit.requests -= before.requests;
        unit.answers -= before.answers;
        unit.errors = difference(unit.errors, before.errors);
        unit.exceptions = difference(unit.exceptions, before.exceptions);
        subtract(unit.times, before.times);
    }
    subtract(report.times, oldest.times);
    return report;
}

std::optional<BusHint> BusHints::hint() const
{
    const core::WireReport report = lately();
    return judge(report.units, report.times);
}

std::optional<BusHint> BusHints::judge(const QList<core::WireUnit> &units, const core::AnswerTimes &times)
{
    QList<int> judged;
    QList<int> failing;
    QList<int> damaged;
    QList<int> late;
    QList<int> refusing;
    quint64 requests = 0;
    quint64 failed = 0;
    quint64 bad = 0;
    quint64 damages = 0;
    quint64 lates = 0;
    quint64 foreign = 0;
    bool allGarbled = true;
    bool allLate = true;
    bool anyBytes = false;
    for (const core::WireUnit &unit : units) {
        if (!unit.silent && unit.requests < LeastRequests)
            continue;
        judged << unit.unit;
        requests += unit.requests;
        const quint64 damage = garbled(unit);
        const quint64 refused = unit.errors.value(u"exception"_s);
        const quint64 slow = unit.errors.value(u"late"_s);
        if (unit.silent || (unit.answers == 0 && refused == 0)) {
            failing << unit.unit;
            failed += unit.requests - std::min(unit.answers, unit.requests);
            // A silent unit is asked rarely: one damaged answer of two is its pattern.
            const bool garbledOnly = damage > 0 && damage * 2 >= of(unit, {"no-answer"_L1});
            allGarbled = allGarbled && garbledOnly;
            allLate = allLate && slow > 0;
            anyBytes = anyBytes || damage > 0 || slow > 0;
            continue;
        }
        if (unit.answers == 0 && refused >= LeastRequests) {
            refusing << unit.unit;
            bad += refused;
        }
        if (damage > 0)
            damaged << unit.unit;
        if (slow > 0)
            late << unit.unit;
        damages += damage;
        lates += slow;
        foreign += unit.errors.value(u"foreign"_s);
    }
    using Kind = BusHint::Kind;
    const auto made = [&](Kind kind, const QList<int> &which, quint64 count) {
        return BusHint{kind, which.size() == judged.size() ? QList<int>() : which, count, requests};
    };
    if (judged.isEmpty())
        return std::nullopt;
    if (failing.size() == judged.size()) {
        if (allLate)
            return made(Kind::SomeSlow, failing, failed);
        // One meter alone on a line: its own trouble and the line's look the same.
        return made(anyBytes ? Kind::Unreadable : Kind::NothingHeard, failing, failed);
    }
    if (!failing.isEmpty()) {
        const Kind kind = allLate               ? Kind::SomeSlow
                          : allGarbled          ? Kind::SomeGarbled
                          : failing.size() == 1 ? Kind::OneSilent
                                                : Kind::SomeSilent;
        return made(kind, failing, failed);
    }
    if (!refusing.isEmpty())
        return made(Kind::Refusing, refusing, bad);
    const auto often = [requests](quint64 count) {
        return count >= LeastDamaged && double(count) >= DamagedShare * double(requests);
    };
    if (often(foreign) && foreign * 2 >= damages)
        return made(Kind::Foreign, damaged, foreign);
    if (often(damages))
        return made(Kind::Damaged, damaged, damages);
    if (often(lates))
        return made(Kind::Late, late, lates);
    const double limit = double(times.limit.count());
    if (times.answered() >= 20 && limit > 0 && times.quantile(0.99) > NearTimeoutShare * limit)
        return made(Kind::NearTimeout, {}, 0);
    return std::nullopt;
}

QString BusHints::ranges(const QList<int> &units)
{
    QList<int> sorted = units;
    std::sort(sorted.begin(), sorted.end());
    QStringList parts;
    for (qsizetype from = 0; from < sorted.size();) {
        qsizetype to = from;
        while (to + 1 < sorted.size() && sorted.at(to + 1) == sorted.at(to) + 1)
            ++to;
        if (to - from >= 2)
            parts << tr("%1 to %2", "first and last unit").arg(sorted.at(from)).arg(sorted.at(to));
        else
            for (qsizetype at = from; at <= to; ++at)
                parts << QString::number(sorted.at(at));
        from = to + 1;
    }
    return parts.join(u", "_s);
}

QString BusHints::title(const BusHint &hint)
{
    switch (hint.kind) {
    case BusHint::Kind::NothingHeard:
        return tr("Check the wires A and B, then the meters' power, then the speed.");
    case BusHint::Kind::Unreadable:
        return tr("Check the speed and parity, then the end resistor.");
    case BusHint::Kind::SomeGarbled:
    case BusHint::Kind::Damaged:
        return tr("Check the end resistor, then the speed and parity.");
    case BusHint::Kind::SomeSlow:
    case BusHint::Kind::Late:
    case BusHint::Kind::NearTimeout:
        return tr("Give the meters more time to answer.");
    case BusHint::Kind::OneSilent:
        return tr("Check the address, the wires and the power of unit %1.")
            .arg(hint.units.isEmpty() ? 0 : hint.units.first());
    case BusHint::Kind::SomeSilent:
        return tr("Look for what the silent units share: a branch, a fuse, a terminal.");
    case BusHint::Kind::Foreign:
        return tr("Look for two devices with one address, or a second master.");
    case BusHint::Kind::Refusing:
        return tr("Check that the profile fits the meter.");
    }
    return {};
}

QString BusHints::text(const BusHint &hint, const QString &line)
{
    const int units = int(hint.units.size());
    const QString which = ranges(hint.units);
    const QString failed = Words::count(hint.failed);
    const QString requests = Words::count(hint.requests);
    switch (hint.kind) {
    case BusHint::Kind::NothingHeard:
        return tr("No unit answers and not one byte comes. The line is set to %1.").arg(line);
    case BusHint::Kind::Unreadable:
        return tr("Bytes come, but none of them is a readable answer. The line is set to %1.").arg(line);
    case BusHint::Kind::SomeGarbled:
        return units == 1
                   ? tr("Only unit %1 fails, and with damaged answers; the others are heard well.").arg(which)
                   : tr("Only units %1 fail, and with damaged answers; the others are heard well.")
                         .arg(which);
    case BusHint::Kind::Damaged:
        if (units == 0)
            return tr("%1 of %2 answers came damaged, spread over all units.").arg(failed, requests);
        return units == 1
                   ? tr("%1 of %2 answers came damaged, all from unit %3.").arg(failed, requests, which)
                   : tr("%1 of %2 answers came damaged, only from units %3.").arg(failed, requests, which);
    case BusHint::Kind::SomeSlow:
        if (units == 0)
            return tr("The answers come, but after the time-out; they are dropped.");
        return units == 1
                   ? tr("Unit %1 answers, but after the time-out; its answers are dropped.").arg(which)
                   : tr("Units %1 answer, but after the time-out; their answers are dropped.").arg(which);
    case BusHint::Kind::Late:
        return tr("%1 answers came after the time-out and were dropped.").arg(failed);
    case BusHint::Kind::NearTimeout:
        return tr("One answer in a hundred takes almost as long as is waited.");
    case BusHint::Kind::OneSilent:
        return tr("It is silent while the others answer. Where the mains feed the meter's circuit, an outage "
                  "looks the same.");
    case BusHint::Kind::SomeSilent:
        return tr("Units %1 are silent while the others answer.").arg(which);
    case BusHint::Kind::Foreign:
        return tr("%1 whole frames came that nobody was asked for.").arg(failed);
    case BusHint::Kind::Refusing:
        if (units == 0)
            return tr("Every unit answers, but refuses what is asked.");
        return units == 1 ? tr("Unit %1 answers, but refuses what is asked.").arg(which)
                          : tr("Units %1 answer, but refuse what is asked.").arg(which);
    }
    return {};
}

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/reliability.h"

#include <QHash>

#include <algorithm>

namespace lines {

namespace {

using LineKey = std::pair<core::DeviceId, QString>;
using Minutes = std::chrono::duration<double, std::ratio<60>>;

double minutes(std::chrono::microseconds time) { return Minutes(time).count(); }

/// A line's weight and what fell on it.
struct Counted
{
    const LineFacts *facts = nullptr;
    int sustained = 0;
};

/// The mean of a line's customers over the period; a line nobody counted is one.
double served(const LineFacts &line, const ReliabilityPeriod &period, bool byCustomers)
{
    if (!byCustomers || period.to <= period.from)
        return 1;
    double sum = 0;
    for (qsizetype i = 0; i < line.customers.size(); ++i) {
        const Customers &now = line.customers[i];
        const core::UtcTime from = std::max(now.from, period.from);
        const core::UtcTime to =
            i + 1 < line.customers.size() ? std::min(line.customers[i + 1].from, period.to) : period.to;
        if (from < to)
            sum += now.count.value_or(0) * minutes(to - from);
    }
    return sum / minutes(period.to - period.from);
}

bool customersKnown(const QList<LineFacts> &facts, const ReliabilityPeriod &period)
{
    return !facts.isEmpty() && std::all_of(facts.begin(), facts.end(), [&](const LineFacts &line) {
        for (qsizetype i = 0; i < line.customers.size(); ++i) {
            const bool ended = i + 1 < line.customers.size() && line.customers[i + 1].from <= period.from;
            if (!ended && line.customers[i].from < period.to && !line.customers[i].count)
                return false;
        }
        return line.customersAt(period.from).has_value();
    });
}

QHash<LineKey, Counted> byLine(const QList<LineFacts> &facts)
{
    QHash<LineKey, Counted> lines;
    lines.reserve(facts.size());
    for (const LineFacts &line : facts)
        lines.insert({line.device, line.line}, {&line});
    return lines;
}

bool counts(const Outage &outage, const ReliabilityPeriod &period)
{
    return outage.start >= period.from && outage.start < period.to &&
           std::none_of(period.leftOut.begin(), period.leftOut.end(), [&outage](const Span &day) {
               return outage.start >= day.from && outage.start < day.to;
           });
}

/// An interruption that goes on is sustained as soon as more of it was seen than a momentary one lasts.
bool isSustained(const Outage &outage, const OutageRule &rule)
{
    return !rule.isMomentary(outage.duration());
}

} // namespace

QList<double> dailySaidi(const QList<Outage> &outages, const QList<LineFacts> &facts, const QList<Span> &days,
                         const OutageRule &rule)
{
    const auto lines = byLine(facts);
    QList<const Outage *> byStart;
    byStart.reserve(outages.size());
    for (const Outage &outage : outages)
        byStart.append(&outage);
    const auto isEarlier = [](const Outage *a, const Outage *b) { return a->start < b->start; };
    if (!std::is_sorted(byStart.begin(), byStart.end(), isEarlier))
        std::stable_sort(byStart.begin(), byStart.end(), isEarlier);
    QList<double> saidi;
    saidi.reserve(days.size());
    // Where nobody's customers change, one day's weights are every day's.
    const bool isSteady =
        !days.isEmpty() && std::all_of(facts.begin(), facts.end(), [&](const LineFacts &line) {
            return line.customers.size() <= 1 &&
                   (line.customers.isEmpty() || line.customers.first().from <= days.first().from);
        });
    std::optional<bool> steadyByCustomers;
    std::optional<double> steadyAll;
    for (const Span &day : days) {
        const ReliabilityPeriod period{day.from, day.to, rule, {}};
        auto it = std::lower_bound(byStart.cbegin(), byStart.cend(), day.from,
                                   [](const Outage *outage, core::UtcTime at) { return outage->start < at; });
        double lost = 0;
        bool byCustomers = false;
        if (it != byStart.cend() && (*it)->start < day.to) {
            if (!isSteady || !steadyByCustomers)
                steadyByCustomers = customersKnown(facts, period);
            byCustomers = *steadyByCustomers;
        }
        for (; it != byStart.cend() && (*it)->start < day.to; ++it) {
            const auto line = lines.constFind({(*it)->device, (*it)->line});
            if (line == lines.constEnd() || !(*it)->end || !isSustained(**it, rule))
                continue;
            lost += (byCustomers ? line->facts->customersAt((*it)->start).value_or(0) : 1) *
                    minutes((*it)->duration());
        }
        double all = 0;
        if (lost > 0) {
            if (isSteady && steadyAll) {
                all = *steadyAll;
            } else {
                for (const LineFacts &line : facts)
                    all += served(line, period, byCustomers);
                steadyAll = all;
            }
        }
        saidi.append(all > 0 ? lost / all : 0);
    }
    return saidi;
}

std::optional<int> LineFacts::customersAt(core::UtcTime at) const
{
    std::optional<int> count;
    for (const Customers &one : customers) {
        if (one.from <= at)
            count = one.count;
    }
    return count;
}

Reliability reliability(const QList<Outage> &outages, const QList<LineFacts> &facts,
                        const ReliabilityPeriod &period)
{
    Reliability result;
    result.byCustomers = customersKnown(facts, period);
    double seen = 0;
    for (const LineFacts &line : facts) {
        const double weight = served(line, period, result.byCustomers);
        result.served += weight;
        seen += weight * minutes(line.seen);
    }
    const double whole = result.served * minutes(period.to - period.from);
    if (whole <= 0)
        return result;
    result.coverage = std::min(1., seen / whole);

    const auto lines = byLine(facts);
    double interrupted = 0; // customers, sustained
    double ended = 0;       // of them, those whose power is back
    double momentary = 0;
    double lost = 0; // customer minutes
    for (const Outage &outage : outages) {
        const auto line = lines.constFind({outage.device, outage.line});
        if (line == lines.constEnd() || !counts(outage, period))
            continue;
        const double customers = result.byCustomers ? line->facts->customersAt(outage.start).value_or(0) : 1;
        if (!isSustained(outage, period.rule)) {
            momentary += customers;
            ++(outage.end ? result.momentary : result.ongoing);
            continue;
        }
        interrupted += customers;
        ++(outage.end ? result.sustained : result.ongoing);
        if (!outage.end)
            continue;
        ended += customers;
        lost += customers * minutes(outage.duration());
    }
    result.saidiMinutes = lost / result.served;
    result.saifi = interrupted / result.served;
    result.maifi = momentary / result.served;
    if (ended > 0)
        result.caidiMinutes = lost / ended;
    if (seen > 0)
        result.asai = 1 - std::min(lost, seen) / seen;
    return result;
}

double customersWithMoreThan(int n, const QList<Outage> &outages, const QList<LineFacts> &facts,
                             const ReliabilityPeriod &period)
{
    return customersWithMoreThanEach(n, outages, facts, period).constLast();
}

QList<double> customersWithMoreThanEach(int most, const QList<Outage> &outages, const QList<LineFacts> &facts,
                                        const ReliabilityPeriod &period)
{
    const bool byCustomers = customersKnown(facts, period);
    auto lines = byLine(facts);
    for (const Outage &outage : outages) {
        if (!isSustained(outage, period.rule) || !counts(outage, period))
            continue;
        if (const auto line = lines.find({outage.device, outage.line}); line != lines.end())
            ++line->sustained;
    }
    double all = 0;
    QList<double> more(most + 1, 0);
    for (const Counted &line : std::as_const(lines)) {
        const double weight = served(*line.facts, period, byCustomers);
        all += weight;
        for (int n = 0; n <= most && n < line.sustained; ++n)
            more[n] += weight;
    }
    for (double &one : more)
        one = all > 0 ? one / all : 0;
    return more;
}

} // namespace lines

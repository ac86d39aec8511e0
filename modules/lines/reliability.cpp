// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/reliability.h"

#include "lines/tally.h"

namespace lines {

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
    return Tally(outages, facts).reliability(period);
}

QList<double> dailySaidi(const QList<Outage> &outages, const QList<LineFacts> &facts, const QList<Span> &days,
                         const OutageRule &rule)
{
    return Tally(outages, facts).dailySaidi(days, rule);
}

double customersWithMoreThan(int n, const QList<Outage> &outages, const QList<LineFacts> &facts,
                             const ReliabilityPeriod &period)
{
    return customersWithMoreThanEach(n, outages, facts, period).constLast();
}

QList<double> customersWithMoreThanEach(int most, const QList<Outage> &outages, const QList<LineFacts> &facts,
                                        const ReliabilityPeriod &period)
{
    return Tally(outages, facts).customersWithMoreThanEach(most, period);
}

} // namespace lines

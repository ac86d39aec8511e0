// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lines/causes.h"
#include "lines/reliability.h"

#include <vector>

namespace lines {

/// What the indices need of an interruption, of a line that has a number instead of names.
struct Interruption
{
    core::UtcTime start{};
    std::chrono::microseconds duration{0}; ///< Outage::duration()
    qint32 line = 0;                       ///< its place in the tally's facts
    bool ended = false;
    bool planned = false; ///< Tally::announce() finds out
};

/// The interruptions of some lines, added up in whatever way is asked for: what reliability() and the others
/// tell of outages, for those who ask more than once, or of a country.
///
/// Thread: one at a time; its questions change nothing. A year of 40,000 lines is a few passes over numbers.
class Tally
{
public:
    /// @p interruptions in any order; each names one of @p facts.
    Tally(QList<LineFacts> facts, std::vector<Interruption> interruptions);
    /// Outages of other lines are left out.
    Tally(const QList<Outage> &outages, QList<LineFacts> facts);

    /// Those that begin in @p works are planned, whatever fell with them.
    void announce(const QList<PlannedWork> &works);

    Reliability reliability(const ReliabilityPeriod &period) const;
    QList<double> dailySaidi(const QList<Span> &days, const OutageRule &rule) const;
    /// CEMI-0 to CEMI-@p most.
    QList<double> customersWithMoreThanEach(int most, const ReliabilityPeriod &period) const;

private:
    using Place = std::vector<Interruption>::const_iterator;
    Place firstFrom(core::UtcTime at) const;

    QList<LineFacts> m_facts;
    std::vector<Interruption> m_interruptions; ///< by start and line
};

} // namespace lines

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lines/outage.h"

#include <QList>

namespace lines {

/// How many customers hang on a line from a day on.
struct Customers
{
    core::UtcTime from = core::UtcTime::min();
    std::optional<int> count = std::nullopt; ///< nothing: not known
};

/// One line of a period.
struct LineFacts
{
    core::DeviceId device;
    QString line;
    QList<Customers> customers{}; ///< oldest first; empty: not known
    /// How much of the period the line was seen in, with or without power.
    std::chrono::microseconds seen{0};

    std::optional<int> customersAt(core::UtcTime at) const;
};

/// What is asked of reliability().
struct ReliabilityPeriod
{
    core::UtcTime from{};
    core::UtcTime to{};
    OutageRule rule{};
    QList<Span> leftOut{};   ///< major event days: interruptions that begin in them do not count
    bool withPlanned = true; ///< false: nor do those that Tally::announce() was told of
};

/// IEEE 1366 indices of a period. An interruption belongs to the period it begins in, with all of its
/// duration; one that goes on counts in SAIFI, but not in SAIDI and CAIDI: nobody knows how long it will be.
/// What was not seen is no outage and no uptime.
struct Reliability
{
    bool byCustomers = false; ///< false: a line counts as one, since not every line's customers are known
    double served = 0;        ///< customers (or lines), mean over the period
    double saidiMinutes = 0;
    double saifi = 0;
    std::optional<double> caidiMinutes = std::nullopt; ///< nothing: no sustained interruption ended
    double maifi = 0;
    std::optional<double> asai = std::nullopt; ///< of what was seen; nothing: nothing was
    double coverage = 0;                       ///< share of the lines' time that was seen, 0 to 1
    qsizetype sustained = 0;
    qsizetype momentary = 0;
    qsizetype ongoing = 0;
};

/// The indices of @p facts' lines; outages of other lines and periods are left out. Pure.
Reliability reliability(const QList<Outage> &outages, const QList<LineFacts> &facts,
                        const ReliabilityPeriod &period);
/// The SAIDI of each of @p days, as reliability() tells it, in one go over all of them.
QList<double> dailySaidi(const QList<Outage> &outages, const QList<LineFacts> &facts, const QList<Span> &days,
                         const OutageRule &rule);
/// CEMI-n: the share of customers with more than @p n sustained interruptions in the period.
double customersWithMoreThan(int n, const QList<Outage> &outages, const QList<LineFacts> &facts,
                             const ReliabilityPeriod &period);
/// CEMI-0 to CEMI-@p most, in one pass.
QList<double> customersWithMoreThanEach(int most, const QList<Outage> &outages, const QList<LineFacts> &facts,
                                        const ReliabilityPeriod &period);

} // namespace lines

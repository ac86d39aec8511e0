// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "lines/reliability.h"

namespace lines {

/// The limit of a major event day by the 2.5 beta method: exp(mean + 2.5 s) of the natural logarithms of the
/// daily SAIDI, days without one left out. Refused (BadInput) with less than a year of days, or fewer than 36
/// of them with interruptions: the limit would be chance. @p dailySaidiMinutes in order, at most the last
/// five years count.
core::Result<double> majorEventDayLimit(const QList<double> &dailySaidiMinutes);

/// The major event days of a history, by IEEE 1366's 2.5 beta method.
struct MajorDays
{
    double limitMinutes = 0; ///< of a day's SAIDI
    QList<Span> days{};      ///< above it, oldest first
};

/// @p days are whole days one after the other, as people count them (in their zone), the last the newest.
/// Errors: as majorEventDayLimit().
core::Result<MajorDays> majorDays(const QList<double> &dailySaidiMinutes, const QList<Span> &days);
/// The same, from what the daily SAIDI is made of.
core::Result<MajorDays> majorDays(const QList<Outage> &outages, const QList<LineFacts> &facts,
                                  const QList<Span> &days, const OutageRule &rule);

} // namespace lines

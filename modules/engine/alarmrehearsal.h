// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series.h"
#include "engine/alarmpath.h"
#include "engine/history.h"

#include <atomic>

namespace historian {
class HistorianReader;
}

namespace engine {

/// A series that a rule looks at, and the limit that holds there.
struct RehearsedPlace
{
    alarms::Source source;
    core::Series series;
    double limit = 0;
};

/// How many values are replayed for one answer, of all places together: some seconds.
constexpr qsizetype MostRehearsed = 2'000'000;

/// The stored values of a series in [from, to) as rules see them, oldest first: at most @p most, fewer once
/// @p enough. Thread: any; blocks it. Errors: the reader's.
core::Result<QList<alarms::Sample>> readAlarmSamples(historian::HistorianReader &reader,
                                                     const core::Series &wanted, core::UtcTime from,
                                                     core::UtcTime to, qsizetype most,
                                                     const std::atomic<bool> &enough);

/// What @p rule would have raised over the stored values of @p scope, at most @p most values: where the first
/// place has more than its share, all are replayed over a shorter time, until @p to. What was not replayed to
/// the end is not counted. Thread: any; blocks it.
AlarmRehearsal rehearseOver(const HistorySource &source, const alarms::AlarmRule &rule,
                            const QList<RehearsedPlace> &scope, core::UtcTime from, core::UtcTime to,
                            qsizetype most, const std::atomic<bool> &enough);

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "engine/history.h"
#include "lines/causes.h"
#include "lines/lineplan.h"
#include "lines/reliability.h"

#include <QHash>

namespace engine {

/// Asks for the interruptions of a stretch of time.
struct OutageQuestion
{
    HistorySource source;
    core::Workspace workspace; ///< whose devices name their lines, customers and zones
    core::UtcTime from{};
    core::UtcTime to{}; ///< excluded
    lines::OutageRule rule{};
    std::shared_ptr<std::atomic<bool>> cancelled = {}; ///< as HistoryRequest's
};

/// What is stored of lines, as interruptions.
struct OutageAnswer
{
    QList<lines::Outage> outages;    ///< those that touch the time asked for, by start, device and line
    QList<lines::CauseFound> causes; ///< of each
    QList<lines::Outage> all;        ///< of the whole history, for major event days
    QList<lines::LineFacts> facts;   ///< every line; seen within the time asked for
    QHash<core::DeviceId, lines::LinePlan> plans;
    core::UtcTime firstTold{};         ///< of any line; the epoch: none was
    QList<core::DeviceId> silentLines; ///< they tell lines and nothing else: their silence says nothing
};

/// Replays the stored readings, from the first on, so that the same history gives the same interruptions
/// whatever is asked. A device's silence is a gap when it is three times as long as its usual pause, and
/// longer than the rule's. Thread: any; blocks it. Errors: those of the reader; BadInput for lines that the
/// workspace names wrongly.
core::Result<OutageAnswer> outageHistory(const OutageQuestion &question);

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "engine/history.h"
#include "lines/causes.h"
#include "lines/lineplan.h"
#include "lines/outagesettings.h"
#include "lines/regions.h"
#include "lines/tally.h"

#include <QHash>
#include <QSet>
#include <QTimeZone>

namespace engine {

/// Asks for the interruptions of a stretch of time.
struct OutageQuestion
{
    HistorySource source;
    core::Workspace workspace; ///< whose devices name their lines, customers and zones
    core::UtcTime from{};
    core::UtcTime to{}; ///< excluded
    lines::OutageRule rule{};
    QList<lines::PlannedWork> planned{};       ///< work that was announced
    QHash<core::DeviceId, QString> regionOf{}; ///< for the cause "region"
    /// Whose interruptions; those of a region's other devices tell causes, so they belong here where causes
    /// are wanted. Empty: every device's.
    QSet<core::DeviceId> devices{};
    bool wantsCauses = true; ///< they cost as much as all the rest
    /// OutageAnswer::interruptions instead of outages, causes and all: a fraction of the cost.
    bool numbersOnly = false;
    bool replays = false;                              ///< from the readings alone, whatever was found before
    std::shared_ptr<std::atomic<bool>> cancelled = {}; ///< as HistoryRequest's
};

/// What is stored of lines, as interruptions.
struct OutageAnswer
{
    QList<lines::Outage> outages;    ///< those that touch the time asked for, by start, device and line
    QList<lines::CauseFound> causes; ///< of each, when they were wanted
    QList<lines::Outage> all;        ///< of the whole history
    /// Of the whole history, by their place in @c facts, when only numbers are wanted.
    std::vector<lines::Interruption> interruptions;
    QList<lines::LineFacts> facts;                ///< every line; seen within the time asked for
    QHash<core::DeviceId, lines::LinePlan> plans; ///< of devices whose lines the workspace names
    core::UtcTime firstTold{};                    ///< of any line asked for; the epoch: none was
    QList<core::DeviceId> silentLines; ///< they tell lines and nothing else: their silence says nothing
};

/// Goes on from what was found and stored before, and replays the readings where nothing was: the same
/// history gives the same interruptions whatever is asked. A device's silence is a gap when it is three times
/// as long as its usual pause, and longer than the rule's. Thread: any; blocks it. Errors: those of the
/// reader; BadInput for lines that the workspace names wrongly.
core::Result<OutageAnswer> outageHistory(const OutageQuestion &question);

/// The workspace's part "outages". Times of announced work that name no offset are of the zone of its
/// device's transport; of work at every device, of the one zone that transports name, and UTC when none names
/// one. Errors: BadInput, naming the file and the key; for such a time also where transports name several.
core::Result<lines::OutageSettings> outageSettings(const core::Workspace &workspace);
/// Fills in what the workspace's part "outages" and its regions say: rule, planned work, and which device
/// stands in which region. Errors: BadInput, NotFound, naming the file and the key.
core::Result<void> tellOutages(const core::Workspace &workspace, OutageQuestion &question);
/// The regions of a file, of the shipped districts when it is empty. Errors: NotFound, BadInput.
core::Result<lines::Regions> readRegions(const core::Workspace &workspace, const QString &file);

/// The zone in which a transport's devices and their people count days; UTC when it names none.
QTimeZone zoneOf(const core::Workspace &workspace, const core::TransportId &id);

} // namespace engine

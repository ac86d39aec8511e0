// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/workspace.h"
#include "lines/causes.h"
#include "lines/outage.h"

#include <QTimeZone>

/// What `outages` and `indices` are asked.
struct OutagesWanted
{
    core::UtcTime from{};
    core::UtcTime to{};                                               ///< excluded
    std::optional<std::chrono::seconds> momentaryMost = std::nullopt; ///< nothing: as the workspace says
    bool limitSustained = false;                                      ///< whatever the workspace says
    lines::OutageRule rule{};                                         ///< what came of it
    QList<lines::PlannedWork> planned{};                              ///< of the workspace
    QTimeZone zone = QTimeZone::utc(); ///< in which days begin, for major event days
};

/// `meterdeckctl outages`: the interruptions that touch a stretch of time, as CSV. Returns the exit status.
int writeOutages(const core::Workspace &workspace, OutagesWanted wanted, const QString &outFile);
/// `meterdeckctl indices`: IEEE 1366 indices of it, as text or JSON.
int printIndices(const core::Workspace &workspace, OutagesWanted wanted, bool json);

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/workspace.h"
#include "lines/outage.h"

#include <QTimeZone>

/// What `outages` and `indices` are asked.
struct OutagesWanted
{
    core::UtcTime from{};
    core::UtcTime to{}; ///< excluded
    lines::OutageRule rule{};
    QTimeZone zone = QTimeZone::utc(); ///< in which days begin, for major event days
};

/// `meterdeckctl outages`: the interruptions that touch a stretch of time, as CSV. Returns the exit status.
int writeOutages(const core::Workspace &workspace, const OutagesWanted &wanted, const QString &outFile);
/// `meterdeckctl indices`: IEEE 1366 indices of it, as text or JSON.
int printIndices(const core::Workspace &workspace, const OutagesWanted &wanted, bool json);

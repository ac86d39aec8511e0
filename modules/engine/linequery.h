// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/linepath.h"
#include "engine/outagehistory.h"

#include <QSet>
#include <QTimeZone>

namespace engine {

/// What is known of the fleet where a query begins. A value.
struct LineScene
{
    HistorySource source;
    core::Workspace workspace;
    lines::OutageRule rule{};
    QList<lines::PlannedWork> planned{};
    QHash<core::DeviceId, QString> regionOf{};
    QHash<core::DeviceId, QString> nameOf{};
    std::shared_ptr<std::atomic<bool>> leaving{}; ///< the engine stops
};

/// LinePath's queries. Thread: any; they block it.
LineHistoryAnswer readLineHistory(const LineScene &scene, const LineHistoryRequest &request);
OutagesAnswer readOutages(const LineScene &scene, const LineQuestion &question);
IndicesAnswer readIndices(const LineScene &scene, const LineQuestion &question, const QTimeZone &zone);

/// Whole days of @p zone that lie in [from, to).
QList<lines::Span> wholeDays(core::UtcTime from, core::UtcTime to, const QTimeZone &zone);

} // namespace engine

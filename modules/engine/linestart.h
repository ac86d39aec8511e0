// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series.h"
#include "core/workspace.h"
#include "engine/engine.h"
#include "historian/historianwriter.h"

#include <functional>

namespace engine {

class HistoryPool;

/// What a LinePath begins with, once the historian is open and before any transport starts.
struct LineStart
{
    HistorySource source;
    core::Workspace workspace;
    std::shared_ptr<core::SeriesTable> series; ///< knows every stored series
    std::shared_ptr<const core::Clock> clock;
    historian::HistorianWriter *writer = nullptr;
    HistoryPool *pool = nullptr;
    std::function<std::optional<DeviceInfo>(const core::DeviceId &)> device;
};

} // namespace engine

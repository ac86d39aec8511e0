// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "engine/engine.h"

#include <functional>

namespace console {

/// What the demo's historian holds before its fleet speaks for the first time: the day before, from the same
/// loads, so that trends and events have a past. Given to EngineOptions::seed.
std::function<void(historian::HistorianWriter &, core::SeriesTable &, const core::ProfileStore &)>
demoPast(const core::Workspace &workspace, int seed, int nodes);

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "engine/demo.h"
#include "engine/engine.h"

#include <functional>

namespace console {

/// The fleet that the window shows: most of it well, and one device of each kind of trouble, so that there is
/// something to find out.
engine::Demo::Options demoFleet();
/// How many devices of other families it has besides.
int demoNeighbours();

/// What the demo's historian holds before its fleet speaks for the first time: the day before, from the same
/// loads, so that trends and events have a past, with an order that was never proved. Given to
/// EngineOptions::seed.
std::function<void(historian::HistorianWriter &, core::SeriesTable &, const core::ProfileStore &)>
demoPast(const core::Workspace &workspace, const engine::Demo::Options &options);

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "lines/regions.h"
#include "widgets/mapground.h"

namespace console {

/// Regions as the map draws them: the polygons that the engine counts by. Pure.
QList<widgets::MapRegion> mapRegionsOf(const lines::Regions &regions);

/// The file of regions that a workspace names; empty when it has none of its own, or names it wrongly.
QString ownRegionsFile(const core::Workspace &workspace);

/// Those of a workspace: its own file's, else the districts that the program carries. Reads a file. Errors:
/// NotFound, BadInput, naming the file and the feature.
core::Result<QList<widgets::MapRegion>> readMapRegions(const core::Workspace &workspace);

} // namespace console

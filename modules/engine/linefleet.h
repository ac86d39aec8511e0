// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/linepath.h"

namespace engine {

/// What a fleet adds up to. Pure.
LineCounts countsOf(const QList<MonitoredDevice> &devices);
/// By region: the one with the most lines off first, then stale, unknown, and by name.
QList<RegionLines> regionsOf(const QList<MonitoredDevice> &devices);

} // namespace engine

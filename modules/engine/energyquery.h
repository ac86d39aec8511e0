// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fleetenergy.h"
#include "historian/recentindex.h"

#include <atomic>
#include <memory>

namespace engine {

/// The work behind Engine::fleetEnergy(). Thread: any pool thread; blocks it, a second or so for a thousand
/// meters. Errors: those of the reader; Unsupported when there are too many meters for it to be worth the
/// time or @p leaving was set meanwhile.
FleetEnergyAnswer readFleetEnergy(const QString &databasePath,
                                  const std::shared_ptr<const historian::RecentIndex> &index,
                                  const FleetEnergyRequest &request, const std::atomic<bool> &leaving);

} // namespace engine

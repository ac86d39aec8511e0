// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/needyplan.h"

namespace fleet {

NeedyPlan NeedyPlan::of(int nodes, int units)
{
    constexpr int LeastNodes = 8;
    constexpr int LeastUnits = 3;
    NeedyPlan plan;
    if (nodes >= LeastNodes) {
        plan.leavingNode = nodes - 1;
        plan.silentMeterNode = nodes - 2;
        plan.ignoringNode = nodes - 3;
        plan.noRegisterNode = nodes / 2;
    }
    if (units >= LeastUnits)
        plan.deadUnit = units - 1;
    return plan;
}

} // namespace fleet

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace fleet {

/// Which devices of a fleet need somebody, so that a demonstration has something to show: one of each kind,
/// the others are well. Pure; the running simulation and the past agree by asking here.
struct NeedyPlan
{
    std::optional<int> deadUnit;        ///< a bus meter's unit id that has not answered for DeadFor
    std::optional<int> leavingNode;     ///< goes away with its will for AwayFor, and comes back for BackFor
    std::optional<int> silentMeterNode; ///< beats, but its meter has not measured for MeterSilentFor
    std::optional<int> ignoringNode;    ///< takes no relay command; one was given IgnoredSince ago
    std::optional<int> noRegisterNode;  ///< reports, but its register has not for RegisterOldFor

    /// Of @p nodes nodes and bus units 1 to @p units. Small fleets (below 8 and 3) stay well.
    static NeedyPlan of(int nodes, int units);

    static constexpr std::chrono::minutes DeadFor{100};
    static constexpr std::chrono::minutes MeterSilentFor{37};
    static constexpr std::chrono::minutes IgnoredSince{112};
    static constexpr std::chrono::hours RegisterOldFor{5};
    static constexpr std::chrono::seconds LeavesAfter{8}; ///< after the fleet is ready
    static constexpr std::chrono::minutes AwayFor{6};
    static constexpr std::chrono::minutes BackFor{9};
};

} // namespace fleet

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/profile.h"
#include "core/series.h"
#include "fleet/fleetplan.h"

#include <QList>

#include <vector>

namespace fleet {

/// Which fleet the past belongs to: the same numbers as given to the running simulation.
struct PastFleet
{
    struct BusMeter
    {
        int unit = 1;
        core::DeviceId device;
    };

    quint64 seed = 1;
    int nodes = 6;
    QList<BusMeter> meters;
    core::TransportId mqtt{QStringLiteral("demo-mqtt")};
    core::TransportId bus{QStringLiteral("demo-bus")};
    core::UtcTime until{};             ///< when the past ends; live values continue from there
    bool needy = false;                ///< as the running simulation: NeedyPlan's devices have their trouble
    std::chrono::seconds utcOffset{0}; ///< localUtcOffset(), as the running simulation uses
};

/// What a console would have stored of @p fleet during the last @p hours, one reading a quantity every @p
/// step.
///
/// The values are those that the simulated devices would have sent and the transports decoded, from the same
/// LoadModel, so live values continue them. In the middle third one device (the second bus meter, else the
/// first, else a node) did not answer for 19 minutes, with a Gap "no-answer" and readings of quality
/// NoAnswer; some events tell of a node that went away and came back, of a relay and of a threshold.
/// In a needy fleet the devices of NeedyPlan fall silent, wholly or in part, before the past ends. A family
/// whose profile is not in @p profiles is left out. Batches hold a few thousand readings in order of time,
/// numbered from 1 for each transport. Any thread; about 50 ms for a day of ten devices a minute.
std::vector<core::Batch> pastBatches(const PastFleet &fleet, std::chrono::hours hours,
                                     std::chrono::seconds step, core::SeriesTable &table,
                                     const core::ProfileStore &profiles);

} // namespace fleet

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QList>

#include <chrono>
#include <optional>

namespace engine {

/// Asks what all meters together took in a stretch, in columns of one length.
struct FleetEnergyRequest
{
    core::UtcTime from{};
    core::UtcTime to{};            ///< not after now
    std::chrono::minutes step{10}; ///< 10 or more: then the minutes that are summed up already are read
};

/// One column of all meters together.
struct FleetColumn
{
    core::UtcTime from{};
    core::UtcTime to{};
    double watts = 0;  ///< sum of the means of those that measured power
    int reporting = 0; ///< how many did
};

/// A meter counts when it measured power or energy within the week before the end of the stretch.
///
/// Energy is the rise of a meter's own register where it has one, across its falls as they were reviewed (one
/// that was not begins anew, nothing is taken off); else it is computed from its power, for the time that was
/// measured only. What is missing is not filled in: intervalsThere of intervals tells how much of the sum is
/// there.
struct FleetEnergyAnswer
{
    int meters = 0;      ///< with power or energy
    int open = 0;        ///< falls of registers in the stretch that nobody has reviewed
    int powerMeters = 0; ///< of them, with power: what FleetColumn::reporting is out of
    int registers = 0;   ///< of them, whose energy is their register's; the others' is computed
    double wattHours = 0;
    quint64 intervals = 0;      ///< columns that are over, times meters
    quint64 intervalsThere = 0; ///< of them, with a reading of what the energy is taken from
    QList<FleetColumn> columns; ///< in order of time, the last one may not be over
    std::optional<core::Error> error;
};

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "core/quality.h"
#include "core/quantity.h"
#include "live/livestore.h"

#include <QString>

#include <optional>

namespace console {

/// One value as a cell shows it: never a number without its quality and time.
struct ValueNow
{
    std::optional<double> value; ///< stored unit
    core::Quality quality = core::Quality::Unknown;
    core::UtcTime at{}; ///< epoch = never

    bool heard() const { return at != core::UtcTime{}; }
    friend bool operator==(const ValueNow &, const ValueNow &) = default;
};

/// What a device's presence comes to for a person, the worst first. Each device is in exactly one of them.
enum class RowState
{
    NoAnswer,
    Offline,
    Stale,   ///< what is shown is old: the meter behind the node is silent, or only stored values are known
    Unheard, ///< nothing at all is known of it
    Well
};
inline constexpr int RowStateCount = int(RowState::Well) + 1;

/// A device as the table of devices shows it. A value.
struct DeviceRow
{
    core::DeviceId id;
    QString name;
    QString transport;
    QString profile;
    live::Presence presence = live::Presence::NeverHeard;
    ValueNow voltage;
    ValueNow current;
    ValueNow power;
    ValueNow energy; ///< the register, else what was integrated here
    ValueNow relay;
    ValueNow reactivePower;
    ValueNow apparentPower;
    ValueNow powerFactor;
    ValueNow frequency;
    ValueNow energyExport;
    ValueNow reactiveEnergy;
    ValueNow gasVolume;
    ValueNow temperature;
    ValueNow battery;
    ValueNow signal;
    ValueNow uptime;
    bool hasRelay = false;
    core::Quality worst = core::Quality::Unknown; ///< of the measured values
    core::UtcTime lastHeard{};                    ///< epoch = never

    friend bool operator==(const DeviceRow &, const DeviceRow &) = default;
};

/// "Online", "Meter silent", "Offline", …
QString presenceWord(live::Presence presence);
/// The shape that stands for a presence.
core::Quality presenceMark(live::Presence presence);
RowState rowState(live::Presence presence);
/// "No answer", "Offline", "Stale", "Never heard", "Well".
QString rowStateWord(RowState state);
/// The shape that stands for a state.
core::Quality rowStateMark(RowState state);
/// The place of a quantity's value in a row; nullptr for quantities that a row does not hold.
ValueNow DeviceRow::*valueField(core::Quantity quantity);
/// True for a device that speaks as it should.
bool isWell(live::Presence presence);

} // namespace console

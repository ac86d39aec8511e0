// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "core/quality.h"
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
    ValueNow energy;
    ValueNow relay;
    bool hasRelay = false;
    core::Quality worst = core::Quality::Unknown; ///< of the measured values
    core::UtcTime lastHeard{};                    ///< epoch = never

    friend bool operator==(const DeviceRow &, const DeviceRow &) = default;
};

/// "Online", "Meter silent", "Offline", …
QString presenceWord(live::Presence presence);
/// The shape that stands for a presence.
core::Quality presenceMark(live::Presence presence);
/// True for a device that speaks as it should.
bool isWell(live::Presence presence);

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QMetaType>

#include <optional>

namespace core {

/// What is measured. One spelling and one unit each (README of core). The numbers are stored: never renumber,
/// only append.
enum class Quantity : quint16
{
    Voltage = 1,
    Current = 2,
    ActivePower = 3,
    ReactivePower = 4,
    ApparentPower = 5,
    PowerFactor = 6,
    Frequency = 7,
    EnergyImport = 8,
    EnergyExport = 9,
    EnergyIntegrated = 10,
    Relay = 11,
    Line = 12,
    Rssi = 13,
    GasVolume = 14,
    Temperature = 15,
    BatteryVoltage = 16,
    Online = 17,
    Heartbeat = 18,
    ReactiveEnergy = 19,
    Uptime = 20,
    EnergyDifference = 21, ///< register minus integrated since both were last set beside each other; any sign
    Setting = 22,      ///< what a register that can be ordered was read back as; the channel names the order
    LinkQuality = 23,  ///< of the last radio hop, 0 to 255
    BatteryLevel = 24, ///< what is left, in %
    EnergyInterval = 25, ///< of one interval of the device; no total
    Sample = 26,         ///< a raw number of a sensor the firmware gives no unit for
    Hops = 27,           ///< of a message through a mesh
};

/// The spelling in profiles, exports and commands, for example "active_power".
QLatin1StringView quantityName(Quantity quantity);
/// The unit its values are stored in: V, A, W, var, VA, Wh, varh, Hz, m3, degC, dBm, s, % or 1.
QLatin1StringView quantityUnit(Quantity quantity);
/// The quantity of that spelling; nothing when there is none.
std::optional<Quantity> quantityFromName(QStringView name);
/// Every quantity, in the order of their numbers.
const QList<Quantity> &allQuantities();
/// True for quantities that are a state (relay, line, online, heartbeat) and are drawn as words, never as a
/// curve.
bool isState(Quantity quantity);
/// True for registers that only rise (energies, gas volume).
bool isTotal(Quantity quantity);

} // namespace core

Q_DECLARE_METATYPE(core::Quantity)

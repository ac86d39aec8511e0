// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quantity.h"

#include <array>

using namespace Qt::StringLiterals;

namespace core {

namespace {

struct Row
{
    Quantity quantity;
    QLatin1StringView name;
    QLatin1StringView unit;
};

// In the order of the numbers, without holes: row i holds number i + 1.
constexpr std::array Rows{
    Row{Quantity::Voltage, "voltage"_L1, "V"_L1},
    Row{Quantity::Current, "current"_L1, "A"_L1},
    Row{Quantity::ActivePower, "active_power"_L1, "W"_L1},
    Row{Quantity::ReactivePower, "reactive_power"_L1, "var"_L1},
    Row{Quantity::ApparentPower, "apparent_power"_L1, "VA"_L1},
    Row{Quantity::PowerFactor, "power_factor"_L1, "1"_L1},
    Row{Quantity::Frequency, "frequency"_L1, "Hz"_L1},
    Row{Quantity::EnergyImport, "energy_import"_L1, "Wh"_L1},
    Row{Quantity::EnergyExport, "energy_export"_L1, "Wh"_L1},
    Row{Quantity::EnergyIntegrated, "energy_integrated"_L1, "Wh"_L1},
    Row{Quantity::Relay, "relay"_L1, "1"_L1},
    Row{Quantity::Line, "line"_L1, "1"_L1},
    Row{Quantity::Rssi, "rssi"_L1, "dBm"_L1},
    Row{Quantity::GasVolume, "gas_volume"_L1, "m3"_L1},
    Row{Quantity::Temperature, "temperature"_L1, "degC"_L1},
    Row{Quantity::BatteryVoltage, "battery_voltage"_L1, "V"_L1},
    Row{Quantity::Online, "online"_L1, "1"_L1},
    Row{Quantity::Heartbeat, "heartbeat"_L1, "1"_L1},
    Row{Quantity::ReactiveEnergy, "reactive_energy"_L1, "varh"_L1},
    Row{Quantity::Uptime, "uptime"_L1, "s"_L1},
    Row{Quantity::EnergyDifference, "energy_difference"_L1, "Wh"_L1},
    Row{Quantity::Setting, "setting"_L1, "1"_L1},
    Row{Quantity::LinkQuality, "link_quality"_L1, "1"_L1},
    Row{Quantity::BatteryLevel, "battery_level"_L1, "%"_L1},
    Row{Quantity::EnergyInterval, "energy_interval"_L1, "Wh"_L1},
    Row{Quantity::Sample, "sample"_L1, "1"_L1},
    Row{Quantity::Hops, "hops"_L1, "1"_L1},
};

const Row &row(Quantity quantity) { return Rows.at(static_cast<size_t>(quantity) - 1); }

} // namespace

QLatin1StringView quantityName(Quantity quantity) { return row(quantity).name; }

QLatin1StringView quantityUnit(Quantity quantity) { return row(quantity).unit; }

std::optional<Quantity> quantityFromName(QStringView name)
{
    for (const Row &candidate : Rows) {
        if (name == candidate.name)
            return candidate.quantity;
    }
    return std::nullopt;
}

const QList<Quantity> &allQuantities()
{
    static const QList<Quantity> all = [] {
        QList<Quantity> list;
        for (const Row &candidate : Rows)
            list.append(candidate.quantity);
        return list;
    }();
    return all;
}

bool isState(Quantity quantity)
{
    return quantity == Quantity::Relay || quantity == Quantity::Line || quantity == Quantity::Online ||
           quantity == Quantity::Heartbeat;
}

bool isTotal(Quantity quantity)
{
    return quantity == Quantity::EnergyImport || quantity == Quantity::EnergyExport ||
           quantity == Quantity::EnergyIntegrated || quantity == Quantity::GasVolume ||
           quantity == Quantity::ReactiveEnergy;
}

} // namespace core

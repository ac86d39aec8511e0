// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicecolumns.h"

#include "words.h"

#include <array>

using namespace Qt::StringLiterals;

namespace console {

namespace {

using core::Quantity;

struct Facts
{
    QLatin1StringView key;
    std::optional<Quantity> quantity;
    bool first;
};

const Facts &facts(int column)
{
    static constexpr std::array<Facts, DeviceColumns::ColumnCount> all{{
        {"name"_L1, {}, true},
        {"id"_L1, {}, true},
        {"presence"_L1, {}, true},
        {"voltage"_L1, Quantity::Voltage, true},
        {"current"_L1, Quantity::Current, true},
        {"power"_L1, Quantity::ActivePower, true},
        {"energy"_L1, Quantity::EnergyImport, true},
        {"relay"_L1, Quantity::Relay, true},
        {"quality"_L1, {}, true},
        {"age"_L1, {}, true},
        {"transport"_L1, {}, true},
        {"profile"_L1, {}, false},
        {"reactive_power"_L1, Quantity::ReactivePower, false},
        {"apparent_power"_L1, Quantity::ApparentPower, false},
        {"power_factor"_L1, Quantity::PowerFactor, false},
        {"frequency"_L1, Quantity::Frequency, false},
        {"energy_export"_L1, Quantity::EnergyExport, false},
        {"reactive_energy"_L1, Quantity::ReactiveEnergy, false},
        {"gas_volume"_L1, Quantity::GasVolume, false},
        {"temperature"_L1, Quantity::Temperature, false},
        {"battery"_L1, Quantity::BatteryVoltage, false},
        {"signal"_L1, Quantity::Rssi, false},
        {"uptime"_L1, Quantity::Uptime, false},
    }};
    return all.at(size_t(column));
}

} // namespace

QString DeviceColumns::key(int column) { return QString(facts(column).key); }

int DeviceColumns::column(const QString &key)
{
    for (int at = 0; at < ColumnCount; ++at) {
        if (facts(at).key == key)
            return at;
    }
    return -1;
}

QString DeviceColumns::title(int column)
{
    switch (column) {
    case Name:
        return tr("Device");
    case Id:
        return tr("Id");
    case PresenceColumn:
        return tr("Presence");
    case Power:
        return tr("Power, %1", "unit").arg(Words::unit(Quantity::ActivePower));
    case Energy:
        return tr("Energy, %1", "unit").arg(Words::unit(Quantity::EnergyImport));
    case QualityColumn:
        return tr("Quality");
    case Age:
        return tr("Age");
    case Transport:
        return tr("Transport");
    case Profile:
        return tr("Profile");
    default:
        break;
    }
    const Quantity shown = facts(column).quantity.value_or(Quantity::Voltage);
    const QString unit = core::isState(shown) ? QString() : Words::unit(shown);
    return unit.isEmpty() ? Words::quantity(shown)
                          : tr("%1, %2", "quantity and unit").arg(Words::quantity(shown), unit);
}

std::optional<Quantity> DeviceColumns::quantity(int column) { return facts(column).quantity; }

const ValueNow *DeviceColumns::value(const DeviceRow &row, int column)
{
    const auto shown = facts(column).quantity;
    return shown ? &(row.*valueField(*shown)) : nullptr;
}

bool DeviceColumns::isNumber(int column)
{
    return column == Age || (facts(column).quantity && column != Relay);
}

bool DeviceColumns::isShownFirst(int column) { return facts(column).first; }

bool DeviceColumns::isLive(int column)
{
    return column != Name && column != Id && column != Transport && column != Profile;
}

QString DeviceColumns::sample(int column)
{
    switch (column) {
    case Name:
        return u"Wellawatte shop 12, 3"_s;
    case Id:
        return u"dev/4C11AE0D91F2"_s;
    case PresenceColumn:
        return u"mm "_s + rowStateWord(RowState::Unheard);
    case Energy:
    case EnergyExport:
    case ReactiveEnergy:
    case GasVolume:
        return u"mm 888 888.888"_s;
    case Relay:
        return u"mm unknown"_s;
    case QualityColumn:
        return u"mm "_s + Words::quality(core::Quality::NoAnswer);
    case Age:
        return u"88 h 88 m"_s;
    case Transport:
    case Profile:
        return u"Depot broker 2"_s;
    default:
        return u"mmm 88 888.8"_s;
    }
}

} // namespace console

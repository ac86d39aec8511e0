// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/unitscale.h"

#include <QString>

using namespace Qt::StringLiterals;

namespace core {

namespace {

struct Row
{
    QLatin1StringView stored;
    QLatin1StringView unit;
    UnitScale scale{};
};

constexpr Row Rows[] = {
    {"V"_L1, "mV"_L1, {1, 1000}},
    {"V"_L1, "kV"_L1, {1000}},
    {"A"_L1, "mA"_L1, {1, 1000}},
    {"A"_L1, "kA"_L1, {1000}},
    {"W"_L1, "mW"_L1, {1, 1000}},
    {"W"_L1, "kW"_L1, {1000}},
    {"W"_L1, "MW"_L1, {1000000}},
    {"var"_L1, "kvar"_L1, {1000}},
    {"VA"_L1, "kVA"_L1, {1000}},
    {"Wh"_L1, "mWh"_L1, {1, 1000}},
    {"Wh"_L1, "kWh"_L1, {1000}},
    {"Wh"_L1, "MWh"_L1, {1000000}},
    {"Wh"_L1, "Wmin"_L1, {1, 60}},
    {"Wh"_L1, "Ws"_L1, {1, 3600}},
    {"Wh"_L1, "J"_L1, {1, 3600}},
    {"varh"_L1, "kvarh"_L1, {1000}},
    {"Hz"_L1, "mHz"_L1, {1, 1000}},
    {"Hz"_L1, "kHz"_L1, {1000}},
    {"m3"_L1, "L"_L1, {1, 1000}},
    {"m3"_L1, "l"_L1, {1, 1000}},
    {"m3"_L1, "dm3"_L1, {1, 1000}},
    {"m3"_L1, "m^3"_L1},
    {"degC"_L1, "C"_L1},
    {"degC"_L1, "K"_L1, {1, 1, -273.15}},
    {"degC"_L1, "F"_L1, {5, 9, -160. / 9}},
    {"s"_L1, "us"_L1, {1, 1000000}},
    {"s"_L1, "ms"_L1, {1, 1000}},
    {"s"_L1, "min"_L1, {60}},
    {"s"_L1, "h"_L1, {3600}},
    {"%"_L1, "percent"_L1},
};

} // namespace

std::optional<UnitScale> unitScale(QStringView unit, Quantity quantity)
{
    const QLatin1StringView stored = quantityUnit(quantity);
    QString name = unit.trimmed().toString();
    name.replace(u'\u00b3', u'3'); // m³
    name.remove(u'\u00b0');        // °C
    if (name == stored)
        return UnitScale();
    if (isState(quantity))
        return std::nullopt;
    // A share of one: a power factor, and nothing that merely has no unit.
    if (quantity == Quantity::PowerFactor && name == "%"_L1)
        return UnitScale{1, 100, 0};
    for (const Row &row : Rows) {
        if (row.stored == stored && name == row.unit)
            return row.scale;
    }
    return std::nullopt;
}

} // namespace core

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quantity.h"

#include <QStringView>

#include <optional>

namespace core {

/// From a unit as people write it to the one a quantity is stored in: value * times / by + plus. It divides
/// instead of multiplying by 0.001, which is no binary number: 230.1 mV is 0.2301 V to the last bit.
struct UnitScale
{
    double times = 1;
    double by = 1;
    double plus = 0;

    double of(double value) const { return value * times / by + plus; }
    friend bool operator==(const UnitScale &, const UnitScale &) = default;
};

/// How values of @p unit (kW, mW, kWh, Wmin, L, m³, °C, K, % …) become ones of quantityUnit() of
/// @p quantity. Nothing for a unit that measures something else, or that cannot be converted without
/// guessing; case counts (mW is not MW). States have no other unit than their own. Pure.
std::optional<UnitScale> unitScale(QStringView unit, Quantity quantity);

} // namespace core

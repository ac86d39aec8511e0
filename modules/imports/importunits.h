// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quantity.h"

#include <QString>

#include <optional>

namespace imports {

/// @p value of a unit as people write it in quantityUnit() of @p quantity: kW, mW, kWh, Wmin, L, °C … Nothing
/// for a unit that is none of this quantity's, or that cannot be converted without guessing.
std::optional<double> inStoredUnit(core::Quantity quantity, const QString &unit, double value);

} // namespace imports

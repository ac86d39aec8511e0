// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace mqtt {

/// What a value in @p unit is multiplied by to be one in @p stored, which is a quantityUnit(); nothing when
/// the two measure different things. Pure.
std::optional<double> unitScale(QStringView unit, QStringView stored);

} // namespace mqtt

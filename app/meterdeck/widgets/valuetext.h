// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality.h"

#include <QString>

#include <chrono>
#include <optional>

namespace widgets {

/// A number for the screen: groups of three parted by a thin space, minus as U+2212, the decimal point of the
/// default QLocale, which follows the language of the window.
QString numberText(double value, int decimals);
/// An age in one unit: "0.4 s", "2 s", "11 min", "4 h", "3 d". Less than nothing reads as 0 s.
QString ageText(std::chrono::milliseconds age);

/// What a value cell, a gauge and a tile show of one quantity.
struct ValueState
{
    std::optional<double> value; ///< none prints no number, never 0
    int decimals = 1;
    QString unit; ///< as shown, for example "kW"
    core::Quality quality = core::Quality::Unknown;
    std::optional<std::chrono::milliseconds> age; ///< since it was measured; none hides the age

    /// The number that may be printed: none for NoAnswer, Bad and Unknown whatever `value` holds.
    std::optional<double> shown() const;

    friend bool operator==(const ValueState &, const ValueState &) = default;
};

/// "231.4 V, Good, 2 s": what a screen reader hears.
QString valueSentence(const ValueState &state);

} // namespace widgets

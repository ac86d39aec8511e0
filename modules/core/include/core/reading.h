// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/quality.h"
#include "core/series.h"

#include <optional>

namespace core {

/// One quantity of one device (and channel) at one time, with quality. Small and trivially copied on purpose.
struct Reading
{
    SeriesId series = SeriesId::None;
    Quality quality = Quality::Unknown;
    bool retained = false; ///< an MQTT broker's stored copy: old news, never proof
    UtcTime measuredAt{};  ///< the device's time when trusted, else receivedAt; the key in the historian
    UtcTime receivedAt{};  ///< read once, where the bytes arrived
    SteadyTime receivedSteady{}; ///< the same instant on the steady clock, for elapsed time
    std::optional<double> value; ///< in quantityUnit(); none when nothing usable was measured

    friend bool operator==(const Reading &, const Reading &) = default;
};

/// The tie of the historian's key: tells two different readings of one series and instant apart, and makes an
/// import repeatable. A hash of value and quality, stable across processes and platforms; always 0 or
/// greater.
qint32 readingTie(const Reading &reading);

} // namespace core

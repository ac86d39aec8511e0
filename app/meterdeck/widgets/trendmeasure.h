// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/trenddata.h"

#include <optional>

namespace widgets {

/// What one curve did between two instants. Pure figures; quality never enters as a value.
struct TrendMeasure
{
    quint64 count = 0; ///< readings in the stretch; 0 = none, mean, lowest and highest mean nothing
    double mean = 0;   ///< of all readings, each weighing the same
    double lowest = 0;
    double highest = 0;
    std::optional<double> first; ///< at the earlier instant
    std::optional<double> last;  ///< at the later one
    double integral = 0;         ///< value times seconds, over what was measured only
    double covered = 0;          ///< seconds that were measured

    /// later minus earlier
    std::optional<double> difference() const
    {
        return first && last ? std::optional(*last - *first) : std::nullopt;
    }
};

/// The points of a curve that touch [from, to].
QList<TrendPoint> pointsWithin(const QList<TrendPoint> &points, core::UtcTime from, core::UtcTime to);
/// The point nearest to an instant, its bucket's own first; nullptr when there is none.
const TrendPoint *nearestPoint(const QList<TrendPoint> &points, core::UtcTime at);
/// The value at an instant: of the bucket it lies in, held (stepped) or drawn straight between two readings.
/// Nothing where the line is parted.
std::optional<double> valueAt(const TrendSeries &series, core::UtcTime at);
/// Measures a curve over [from, to]; the order of the two does not matter. Buckets count by their overlap,
/// readings by straight lines (or steps) between them; parted stretches add nothing.
TrendMeasure measure(const TrendSeries &series, core::UtcTime from, core::UtcTime to);

} // namespace widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace widgets {

/// Degrees east and north as a place of the unit square of Web Mercator, (0, 0) at its north-west corner.
/// Latitudes beyond 85° stand at its edge. Pure.
inline QPointF mercator(double longitude, double latitude)
{
    const double north = std::clamp(latitude, -85.0511, 85.0511) * std::numbers::pi / 180;
    return {(longitude + 180) / 360, (1 - std::asinh(std::tan(north)) / std::numbers::pi) / 2};
}

/// The way back: x() degrees east, y() degrees north. Pure.
inline QPointF degreesOf(const QPointF &unit)
{
    const double north = std::atan(std::sinh(std::numbers::pi * (1 - 2 * unit.y())));
    return {unit.x() * 360 - 180, north * 180 / std::numbers::pi};
}

/// What of the world a map shows: which place of the unit square stands in its middle, and how many pixels
/// the world is wide.
struct MapFrame
{
    static constexpr double LeastScale = 256;
    static constexpr double MostScale = 256.0 * (1 << 19);

    QPointF centre{0.5, 0.5};
    double scale = LeastScale;
    QSizeF size{1, 1};

    QPointF toScreen(const QPointF &unit) const
    {
        return (unit - centre) * scale + QPointF(size.width() / 2, size.height() / 2);
    }
    QPointF toUnit(const QPointF &screen) const
    {
        return (screen - QPointF(size.width() / 2, size.height() / 2)) / scale + centre;
    }
    /// The part of the unit square that is seen.
    QRectF seen() const { return {toUnit({0, 0}), toUnit({size.width(), size.height()})}; }
    /// Metres a pixel, in the middle of the map.
    double metresPerPixel() const
    {
        constexpr double equator = 40'075'016.686;
        return equator * std::cos(degreesOf(centre).y() * std::numbers::pi / 180) / scale;
    }
    /// Shows all of @p unit, with @p margin pixels around it.
    void fit(const QRectF &unit, double margin)
    {
        const double wide = std::max(1.0, size.width() - 2 * margin);
        const double high = std::max(1.0, size.height() - 2 * margin);
        centre = unit.center();
        scale =
            std::clamp(std::min(wide / std::max(unit.width(), 1e-9), high / std::max(unit.height(), 1e-9)),
                       LeastScale, MostScale);
    }

    friend bool operator==(const MapFrame &, const MapFrame &) = default;
};

} // namespace widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mapframe.h"

#include <QCache>
#include <QHashFunctions>
#include <QImage>
#include <QList>
#include <QPixmap>
#include <QString>

#include <functional>
#include <optional>

class QPainter;

namespace widgets {

class Theme;

/// A square of the world in Web Mercator: at zoom z the world is 2^z of them wide.
struct MapTile
{
    int z = 0;
    int x = 0;
    int y = 0;

    QRectF bounds() const ///< in the unit square
    {
        const double side = 1.0 / (1 << z);
        return {x * side, y * side, side, side};
    }
    MapTile parent() const { return {z - 1, x >> 1, y >> 1}; }
    friend bool operator==(const MapTile &, const MapTile &) = default;
    friend size_t qHash(const MapTile &tile, size_t seed = 0)
    {
        return qHashMulti(seed, tile.z, tile.x, tile.y);
    }
};

/// Where a map gets raster tiles from. Nothing here waits.
struct MapTileSource
{
    QString attribution; ///< always shown with them
    int mostZoom = 19;
    std::function<QImage(const MapTile &)> picture;        ///< shades of grey; null: not there
    std::function<void(const QList<MapTile> &)> want = {}; ///< these are seen now, the middle first
};

/// The tiles under a map, in shades of the theme: what stands out in colour stays what the map is for. A tile
/// that is not there is filled by a coarser one, or left out. GUI thread.
class MapTiles
{
public:
    MapTiles();

    void setSource(std::optional<MapTileSource> source);
    bool isOn() const { return m_source.has_value(); }
    QString attribution() const { return m_source ? m_source->attribution : QString(); }
    /// The look changed.
    void clear();
    void paint(QPainter &painter, const MapFrame &frame, double ratio, const Theme &theme);
    /// What of the world is seen, the middle first, at the zoom that suits @p ratio device pixels a pixel.
    static QList<MapTile> seen(const MapFrame &frame, double ratio, int mostZoom);

private:
    struct Kept
    {
        qint64 picture = 0; ///< QImage::cacheKey()
        QPixmap pixmap;
    };
    const QPixmap *pixmapOf(const MapTile &tile, const Theme &theme);

    std::optional<MapTileSource> m_source;
    QCache<MapTile, Kept> m_kept; ///< cost: one each
    QList<QRgb> m_shades;
};

} // namespace widgets

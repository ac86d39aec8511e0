// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/maptiles.h"

#include "widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr double TileSide = 256; // px at its own zoom
constexpr int LeastKept = 192;
constexpr qsizetype MostSeen = 400;
constexpr int Coarser = 4; // zooms that stand in for a missing tile

QRgb between(const QColor &a, const QColor &b, double part)
{
    const auto mixed = [part](int from, int to) { return int(std::lround(from + (to - from) * part)); };
    return qRgb(mixed(a.red(), b.red()), mixed(a.green(), b.green()), mixed(a.blue(), b.blue()));
}

} // namespace

MapTiles::MapTiles() : m_kept(LeastKept) {}

void MapTiles::setSource(std::optional<MapTileSource> source)
{
    m_source = std::move(source);
    clear();
}

void MapTiles::clear()
{
    m_kept.clear();
    m_shades.clear();
}

QList<MapTile> MapTiles::seen(const MapFrame &frame, double ratio, int mostZoom)
{
    const double exact = std::log2(frame.scale * std::max(1.0, ratio) / TileSide);
    const int z = std::clamp(int(std::lround(exact)), 0, mostZoom);
    const double many = std::exp2(z);
    const QRectF unit = frame.seen();
    const int last = int(many) - 1;
    const auto place = [&](double at) { return std::clamp(int(std::floor(at * many)), 0, last); };
    QList<MapTile> tiles;
    if (unit.right() < 0 || unit.left() > 1 || unit.bottom() < 0 || unit.top() > 1)
        return tiles;
    for (int y = place(unit.top()); y <= place(unit.bottom()); ++y) {
        for (int x = place(unit.left()); x <= place(unit.right()); ++x)
            tiles << MapTile{z, x, y};
    }
    const auto distance = [&](const MapTile &tile) {
        const QPointF away = tile.bounds().center() - frame.centre;
        return QPointF::dotProduct(away, away);
    };
    std::sort(tiles.begin(), tiles.end(),
              [&](const MapTile &a, const MapTile &b) { return distance(a) < distance(b); });
    if (tiles.size() > MostSeen)
        tiles.resize(MostSeen);
    return tiles;
}

const QPixmap *MapTiles::pixmapOf(const MapTile &tile, const Theme &theme)
{
    const QImage picture = m_source->picture(tile);
    if (picture.isNull() || picture.format() != QImage::Format_Grayscale8)
        return nullptr;
    if (const Kept *kept = m_kept.object(tile); kept && kept->picture == picture.cacheKey())
        return &kept->pixmap;
    if (m_shades.isEmpty()) {
        // Paper is the land's, ink that of quiet words: dark in the light, light in the dark.
        const QColor ink = theme.colour(Token::Text3);
        const QColor paper = theme.colour(Token::Panel);
        for (int shade = 0; shade < 256; ++shade)
            m_shades << between(ink, paper, shade / 255.0);
    }
    // The same bytes, read as indices into the shades.
    QImage indexed(picture.constBits(), picture.width(), picture.height(), picture.bytesPerLine(),
                   QImage::Format_Indexed8);
    indexed.setColorTable(m_shades);
    auto *made =
        new Kept{picture.cacheKey(), QPixmap::fromImage(indexed.convertToFormat(QImage::Format_RGB32))};
    m_kept.insert(tile, made);
    const Kept *kept = m_kept.object(tile);
    return kept ? &kept->pixmap : nullptr;
}

void MapTiles::paint(QPainter &painter, const MapFrame &frame, double ratio, const Theme &theme)
{
    if (!m_source)
        return;
    const QList<MapTile> tiles = seen(frame, ratio, m_source->mostZoom);
    m_kept.setMaxCost(std::max(LeastKept, int(tiles.size()) * 2));
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const auto onPixel = [&](const QPointF &unit) {
        const QPointF at = frame.toScreen(unit);
        return QPointF(std::round(at.x() * ratio) / ratio, std::round(at.y() * ratio) / ratio);
    };
    for (const MapTile &tile : tiles) {
        const QRectF bounds = tile.bounds();
        const QRectF target(onPixel(bounds.topLeft()), onPixel(bounds.bottomRight()));
        MapTile from = tile;
        const QPixmap *pixmap = pixmapOf(from, theme);
        for (int step = 0; !pixmap && step < Coarser && from.z > 0; ++step) {
            from = from.parent();
            pixmap = pixmapOf(from, theme);
        }
        if (!pixmap)
            continue;
        const QRectF whole = from.bounds();
        const double scale = pixmap->width() / whole.width();
        const double scaleY = pixmap->height() / whole.height();
        painter.drawPixmap(target, *pixmap,
                           QRectF((bounds.left() - whole.left()) * scale,
                                  (bounds.top() - whole.top()) * scaleY, bounds.width() * scale,
                                  bounds.height() * scaleY));
    }
    painter.restore();
    if (m_source->want)
        m_source->want(tiles);
}

} // namespace widgets

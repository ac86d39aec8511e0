// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mapground.h"

#include "widgets/theme.h"

#include <QFile>
#include <QPainter>
#include <QPainterPath>

#include <optional>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr double Outside = 64;   // px that lines are drawn beyond the edge, so that no cut is seen
constexpr double LeastStep = 96; // px between two lines of the graticule
constexpr float TintOnTiles = 0.6F;
constexpr int FinestLevel = 17; // powers of two of the scale from which on nothing is thinned

/// The bytes of a world.
class WorldBytes
{
public:
    explicit WorldBytes(const QByteArray &bytes) : m_bytes(bytes) {}

    quint32 number()
    {
        quint32 value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            if (m_at >= m_bytes.size()) {
                m_broken = true;
                return 0;
            }
            const auto byte = quint8(m_bytes.at(m_at++));
            value |= quint32(byte & 127) << shift;
            if (!(byte & 128))
                return value;
        }
        m_broken = true;
        return 0;
    }
    qint32 step()
    {
        const quint32 value = number();
        return qint32(value >> 1) ^ -qint32(value & 1);
    }
    bool isBroken() const { return m_broken; }
    bool atEnd() const { return m_at == m_bytes.size(); }
    /// No count can be larger than this.
    quint32 left() const { return quint32(m_bytes.size() - m_at); }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 4;
    bool m_broken = false;
};

// Keeps of a closed ring what lies within the box, along its edges where it leaves it.
QPolygonF clipped(const QPolygonF &ring, const QRectF &box)
{
    QPolygonF now = ring;
    for (int side = 0; side < 4 && !now.isEmpty(); ++side) {
        const auto distance = [&](const QPointF &point) {
            return side == 0   ? point.x() - box.left()
                   : side == 1 ? box.right() - point.x()
                   : side == 2 ? point.y() - box.top()
                               : box.bottom() - point.y();
        };
        QPolygonF next;
        next.reserve(now.size() + 8);
        QPointF before = now.constLast();
        double beforeIn = distance(before);
        for (const QPointF &point : std::as_const(now)) {
            const double in = distance(point);
            if ((in >= 0) != (beforeIn >= 0))
                next << before + (point - before) * (beforeIn / (beforeIn - in));
            if (in >= 0)
                next << point;
            before = point;
            beforeIn = in;
        }
        now = next;
    }
    return now;
}

QPolygonF onScreen(const QPolygonF &points, const MapFrame &frame)
{
    QPolygonF out;
    out.reserve(points.size());
    for (const QPointF &point : points)
        out << frame.toScreen(point);
    return out;
}

QRectF wideOf(const MapFrame &frame)
{
    return QRectF(QPointF(0, 0), frame.size).adjusted(-Outside, -Outside, Outside, Outside);
}

QRectF unitOf(const QRectF &screen, const MapFrame &frame)
{
    return {frame.toUnit(screen.topLeft()), frame.toUnit(screen.bottomRight())};
}

} // namespace

MapGround::MapGround()
{
    QFile file(u":/meterdeck/map/world.map"_s);
    if (file.open(QIODevice::ReadOnly))
        readWorld(file.readAll());
}

bool MapGround::readWorld(const QByteArray &world)
{
    m_world = Level{{}, {}, {}, m_world.regions};
    m_levels.clear();
    if (!world.startsWith("MDM1"))
        return false;
    WorldBytes bytes(world);
    Level read;
    for (Lines *lines : {&read.land, &read.borders, &read.disputed}) {
        const quint32 count = bytes.number();
        if (count > bytes.left())
            return false;
        lines->reserve(count);
        for (quint32 i = 0; i < count && !bytes.isBroken(); ++i) {
            const quint32 points = bytes.number();
            if (points > bytes.left())
                return false;
            Line line;
            line.points.reserve(points);
            qint32 east = 0;
            qint32 north = 0;
            for (quint32 k = 0; k < points; ++k) {
                east += bytes.step();
                north += bytes.step();
                line.points << mercator(east / 1000.0, north / 1000.0);
            }
            line.bounds = line.points.boundingRect();
            lines->append(line);
        }
    }
    if (bytes.isBroken() || !bytes.atEnd())
        return false;
    read.regions = m_world.regions;
    m_world = read;
    return true;
}

void MapGround::setRegions(const QList<MapRegion> &regions)
{
    m_regions.clear();
    m_levels.clear();
    m_world.regions.clear();
    m_bounds = {};
    m_meanReach = 0;
    for (const MapRegion &region : regions) {
        Region own;
        for (const QPolygonF &ring : region.rings) {
            Line line;
            line.points.reserve(ring.size());
            for (const QPointF &point : ring)
                line.points << mercator(point.x(), point.y());
            line.bounds = line.points.boundingRect();
            own.bounds |= line.bounds;
            own.rings << line;
        }
        m_bounds |= own.bounds;
        m_meanReach += std::sqrt(own.bounds.width() * own.bounds.height());
        m_regions << own;
        m_world.regions << own.rings;
    }
    if (!m_regions.isEmpty())
        m_meanReach /= double(m_regions.size());
}

int MapGround::regionAt(const QPointF &unit) const
{
    for (int region = 0; region < m_regions.size(); ++region) {
        if (!m_regions.at(region).bounds.contains(unit))
            continue;
        bool inside = false; // holes count by the odd rule
        for (const Line &ring : m_regions.at(region).rings)
            inside ^= ring.bounds.contains(unit) && ring.points.containsPoint(unit, Qt::OddEvenFill);
        if (inside)
            return region;
    }
    return -1;
}

QRectF MapGround::regionBounds(int region) const
{
    return region < 0 ? m_bounds : m_regions.value(region).bounds;
}

qsizetype MapGround::points() const
{
    qsizetype sum = 0;
    for (const Lines *lines : {&m_world.land, &m_world.borders, &m_world.disputed}) {
        for (const Line &line : *lines)
            sum += line.points.size();
    }
    return sum;
}

MapGround::Lines MapGround::thinned(const Lines &lines, double tolerance)
{
    Lines out;
    for (const Line &line : lines) {
        if (line.points.size() < 2 || std::max(line.bounds.width(), line.bounds.height()) < tolerance)
            continue; // less than a pixel
        Line kept;
        kept.bounds = line.bounds;
        kept.points << line.points.constFirst();
        for (qsizetype at = 1; at + 1 < line.points.size(); ++at) {
            const QPointF step = line.points.at(at) - kept.points.constLast();
            if (std::abs(step.x()) + std::abs(step.y()) >= tolerance)
                kept.points << line.points.at(at);
        }
        kept.points << line.points.constLast();
        out << kept;
    }
    return out;
}

const MapGround::Level &MapGround::levelFor(double scale) const
{
    const int power = int(std::ceil(std::log2(scale)));
    if (power >= FinestLevel)
        return m_world;
    const auto known = m_levels.constFind(power);
    if (known != m_levels.constEnd())
        return *known;
    const double pixel = 1.3 / double(1 << power);
    Level level{
        thinned(m_world.land, pixel), thinned(m_world.borders, pixel), thinned(m_world.disputed, pixel), {}};
    for (const Lines &rings : m_world.regions)
        level.regions << thinned(rings, pixel);
    return *m_levels.insert(power, level);
}

double MapGround::graticuleStep(const MapFrame &frame)
{
    const double degree = frame.scale / 360;
    for (const double step : {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0}) {
        if (step * degree >= LeastStep)
            return step;
    }
    return 30;
}

void MapGround::paintGraticule(QPainter &painter, const MapFrame &frame, const Theme &theme) const
{
    const double step = graticuleStep(frame);
    const QPointF from = degreesOf(frame.toUnit({0, frame.size.height()}));
    const QPointF to = degreesOf(frame.toUnit({frame.size.width(), 0}));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme.colour(Token::Line), 0));
    QList<QLineF> lines;
    for (double east = std::ceil(std::max(from.x(), -180.0) / step) * step; east <= std::min(to.x(), 180.0);
         east += step) {
        const double x = frame.toScreen(mercator(east, 0)).x();
        lines << QLineF(x, 0, x, frame.size.height());
    }
    for (double north = std::ceil(from.y() / step) * step; north <= to.y(); north += step) {
        const double y = frame.toScreen(mercator(0, north)).y();
        lines << QLineF(0, y, frame.size.width(), y);
    }
    painter.drawLines(lines);
    painter.setRenderHint(QPainter::Antialiasing, true);
}

QPainterPath MapGround::shapeOf(const Lines &rings, const MapFrame &frame)
{
    const QRectF wide = wideOf(frame);
    const QRectF seen = unitOf(wide, frame);
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const Line &ring : rings) {
        if (!ring.bounds.intersects(seen))
            continue;
        const QPolygonF screen = onScreen(ring.points, frame);
        path.addPolygon(seen.contains(ring.bounds) ? screen : clipped(screen, wide));
        path.closeSubpath();
    }
    return path;
}

void MapGround::paintLand(QPainter &painter, const MapFrame &frame, const Theme &theme) const
{
    painter.fillRect(QRectF(QPointF(0, 0), frame.size), theme.colour(Token::Window));
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(theme.colour(Token::Calm2), 1));
    painter.setBrush(theme.colour(Token::Panel));
    painter.drawPath(shapeOf(levelFor(frame.scale).land, frame));
}

void MapGround::paintLines(QPainter &painter, const MapFrame &frame, const QSet<int> &tinted,
                           const Theme &theme, bool onTiles) const
{
    const QRectF seen = unitOf(wideOf(frame), frame);
    const Level &level = levelFor(frame.scale);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setBrush(Qt::NoBrush);
    QPen dotted(theme.colour(Token::Calm2), 1, Qt::CustomDashLine, Qt::FlatCap);
    dotted.setDashPattern({1, 3});
    for (const auto &[lines, pen] : {std::pair(&level.borders, QPen(theme.colour(Token::LineStrong), 0.75)),
                                     std::pair(&level.disputed, dotted)}) {
        painter.setPen(pen);
        for (const Line &line : *lines) {
            if (line.bounds.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).intersects(seen))
                painter.drawPolyline(onScreen(line.points, frame));
        }
    }

    // Regions lie on the land; inner outlines are hairlines, the coast is as that of all land.
    QPainterPath all;
    for (int region = 0; region < m_regions.size(); ++region) {
        if (!m_regions.at(region).bounds.intersects(seen))
            continue;
        const QPainterPath path = shapeOf(level.regions.at(region), frame);
        const bool stands = tinted.contains(region);
        if (stands || !onTiles) {
            QColor fill = theme.colour(stands ? Token::Select : Token::Panel);
            if (onTiles)
                fill.setAlphaF(TintOnTiles);
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill);
            painter.drawPath(path);
        }
        all.addPath(path);
    }
    if (!onTiles)
        paintGraticule(painter, frame, theme);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.colour(onTiles ? Token::LineStrong : Token::Calm2), 1));
    painter.drawPath(all);
}

} // namespace widgets

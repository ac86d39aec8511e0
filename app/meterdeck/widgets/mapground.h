// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mapframe.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPolygonF>
#include <QSet>
#include <QString>

class QPainter;
class QPainterPath;

namespace widgets {

class Theme;

/// A part of a country that has a name.
struct MapRegion
{
    QString name;           ///< "Colombo"
    QString group;          ///< what it is a part of ("Western"); empty: nothing
    QList<QPolygonF> rings; ///< x degrees east, y degrees north
};

/// What lies under the marks of a map: land, borders, regions and the lines of the graticule. Lines are
/// thinned to what a pixel shows, so the world costs no more than a country. Disputed borders are dotted, and
/// nobody's.
///
/// Thread: the GUI's. Made with Natural Earth.
class MapGround
{
public:
    /// Reads the world that the program carries.
    MapGround();

    /// @p world in the format of resources/tools/make-map.py. False, and no land, when it is broken.
    bool readWorld(const QByteArray &world);
    void setRegions(const QList<MapRegion> &regions);
    qsizetype regionCount() const { return m_regions.size(); }
    /// The region a place of the unit square lies in; -1 for none.
    int regionAt(const QPointF &unit) const;
    /// Where a region lies in the unit square; of -1 where all do, empty without one.
    QRectF regionBounds(int region = -1) const;
    /// How far a region reaches on average: the mean of the roots of their bounds' areas.
    double meanReach() const { return m_meanReach; }
    qsizetype points() const; ///< of the world

    /// Paints sea and land; tiles lie on it, if any.
    void paintLand(QPainter &painter, const MapFrame &frame, const Theme &theme) const;
    /// Paints borders, regions and the graticule, but no texts; @p tinted regions stand out. @p onTiles: what
    /// lies below shows through.
    void paintLines(QPainter &painter, const MapFrame &frame, const QSet<int> &tinted, const Theme &theme,
                    bool onTiles = false) const;
    /// The distance of the graticule's lines in degrees at this frame.
    static double graticuleStep(const MapFrame &frame);

private:
    struct Line
    {
        QPolygonF points; ///< in the unit square
        QRectF bounds;
    };
    using Lines = QList<Line>;
    struct Region
    {
        Lines rings;
        QRectF bounds;
    };
    struct Level ///< of detail
    {
        Lines land;
        Lines borders;
        Lines disputed;
        QList<Lines> regions; ///< as many as there are; a small one has no ring
    };

    static QPainterPath shapeOf(const Lines &rings, const MapFrame &frame);
    static Lines thinned(const Lines &lines, double tolerance);
    const Level &levelFor(double scale) const;
    void paintGraticule(QPainter &painter, const MapFrame &frame, const Theme &theme) const;

    Level m_world;
    QList<Region> m_regions;
    QRectF m_bounds;
    double m_meanReach = 0;
    mutable QHash<int, Level> m_levels; ///< by power of two of the scale
};

} // namespace widgets

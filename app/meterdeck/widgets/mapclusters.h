// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/linering.h"

#include <QHash>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

namespace widgets {

/// A device with lines, and where it stands.
struct MapSite
{
    QString id;
    QString name;
    QPointF at;      ///< in the unit square (mercator())
    int region = -1; ///< in the order of MapView::setRegions(); -1: in none
    QList<LineState> lines;

    int count(LineState state) const { return int(lines.count(state)); }
};

/// One mark of a map: a device, or several that stand too close to each other.
struct MapCluster
{
    QList<int> sites; ///< the first one names it
    QPointF at;       ///< in the unit square
    QRectF bounds;    ///< of its sites
    int region = -1;  ///< all of this region's sites, and perhaps neighbours
    int regions = 0;  ///< of how many regions it holds all
    // What is the matter, from the present states.
    int linesOff = 0;
    int sitesOff = 0; ///< with a line off
    int stale = 0;    ///< lines
    int unknown = 0;

    bool isOne() const { return sites.size() == 1; }
    /// How many of its sites have no line off, but one that is not known.
    int sitesUnsure = 0;
};

/// How sites are gathered so that marks do not lie on each other. The places depend on the scale alone, never
/// on the states: nothing wanders while lines go off. Pure.
class MapClusters
{
public:
    /// @p byRegion: sites of one region stand in one mark, where they lie on average. Marks nearer than
    /// @p apart pixels to a larger one join it.
    static QList<MapCluster> gather(const QList<MapSite> &sites, double scale, bool byRegion, double apart);
    /// Counts what is the matter.
    static void count(QList<MapCluster> &clusters, const QList<MapSite> &sites);
    /// Indices of @p clusters, worst first: lines off, then not sure, then many sites.
    static QList<int> worstFirst(const QList<MapCluster> &clusters);
};

} // namespace widgets

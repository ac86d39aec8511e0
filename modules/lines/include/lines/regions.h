// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QPointF>

#include <optional>

namespace lines {

/// A part of the country: a district of a province.
struct Region
{
    QString name;
    QString province; ///< empty where the file tells none
    friend bool operator==(const Region &, const Region &) = default;
};

/// What a file calls the properties that tell a region's name and what it is a part of; empty: as usual.
struct RegionNames
{
    QString name;
    QString province;
    friend bool operator==(const RegionNames &, const RegionNames &) = default;
};

/// A region and where it is: the rings of all its polygons, outlines and holes alike, told apart by the
/// even-odd rule. x: degrees east, y: degrees north; each ring ends where it begins.
struct RegionOutline
{
    Region region;
    QList<QList<QPointF>> rings;
};

/// The regions of a GeoJSON file (RFC 7946): which of them a place is in.
///
/// Pure. Reads a FeatureCollection of Polygons and MultiPolygons, in degrees of WGS 84. A feature's name is
/// its property "district", "region" or "name", the first there is, its province "province", unless the
/// caller names others. Numbers are names too.
class Regions
{
public:
    /// Errors: BadInput, naming the feature and what was expected; @p where is the file's name for it.
    static core::Result<Regions> read(const QByteArray &geoJson, const QString &where,
                                      const RegionNames &names = {});

    /// The region around a place; nothing outside of all of them. A place on the line between two is in one.
    std::optional<Region> at(double lat, double lon) const;
    QList<Region> all() const;
    /// The very polygons that at() decides by, in the order of the file.
    QList<RegionOutline> outlines() const;

private:
    struct Ring
    {
        QList<QPointF> points; ///< x: longitude, y: latitude
        double left = 0;
        double right = 0;
        double low = 0;
        double high = 0;
    };
    struct Area
    {
        Region region;
        QList<Ring> rings; ///< outlines and holes of all its polygons
    };
    static core::Result<Ring> readRing(const QJsonValue &value);

    QList<Area> m_areas;
};

} // namespace lines

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/regions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lines {

namespace {

core::Error wrong(const QString &where, const QString &detail)
{
    return {core::ErrorCode::BadInput, where, detail,
            u"Use a GeoJSON FeatureCollection of named Polygons or MultiPolygons."_s};
}

QString textOf(const QJsonValue &value)
{
    return value.isDouble() ? value.toVariant().toString() : value.toString().trimmed();
}

QString nameOf(const QJsonObject &properties, const RegionNames &names)
{
    if (!names.name.isEmpty())
        return textOf(properties[names.name]);
    for (const auto key : {"district"_L1, "region"_L1, "name"_L1}) {
        if (const QString name = textOf(properties[key]); !name.isEmpty())
            return name;
    }
    return {};
}

// What is missing, and what there is instead.
QString nameless(const QJsonObject &properties, const RegionNames &names)
{
    constexpr qsizetype Told = 8;
    QStringList keys = properties.keys();
    if (keys.size() > Told)
        keys = keys.mid(0, Told) << u"…"_s;
    const QString wanted =
        names.name.isEmpty() ? uR"("district", "region" or "name")"_s : u"\"%1\""_s.arg(names.name);
    return u"no property %1 with a text; it has %2"_s.arg(wanted,
                                                          keys.isEmpty() ? u"none"_s : keys.join(u", "_s));
}

} // namespace

core::Result<Regions::Ring> Regions::readRing(const QJsonValue &value)
{
    Ring ring;
    const QJsonArray points = value.toArray();
    for (const QJsonValue &point : points) {
        const QJsonArray pair = point.toArray();
        const double lon = pair.at(0).toDouble(1000);
        const double lat = pair.at(1).toDouble(1000);
        if (pair.size() < 2 || !(lon >= -180 && lon <= 180) || !(lat >= -90 && lat <= 90))
            return wrong({}, u"a position is no [longitude, latitude] in degrees"_s);
        ring.points.append({lon, lat});
    }
    if (ring.points.size() < 4 || ring.points.first() != ring.points.last())
        return wrong({}, u"a ring is not closed, or has fewer than four positions"_s);
    ring.left = ring.right = ring.points.first().x();
    ring.low = ring.high = ring.points.first().y();
    for (const QPointF &point : std::as_const(ring.points)) {
        ring.left = std::min(ring.left, point.x());
        ring.right = std::max(ring.right, point.x());
        ring.low = std::min(ring.low, point.y());
        ring.high = std::max(ring.high, point.y());
    }
    return ring;
}

core::Result<Regions> Regions::read(const QByteArray &geoJson, const QString &where, const RegionNames &names)
{
    QJsonParseError parsed{};
    const QJsonDocument document = QJsonDocument::fromJson(geoJson, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return wrong(where, u"no JSON at byte %1: %2"_s.arg(parsed.offset).arg(parsed.errorString()));
    const QJsonObject root = document.object();
    if (root["type"_L1] != "FeatureCollection"_L1 || !root["features"_L1].isArray())
        return wrong(where, u"no FeatureCollection with features"_s);
    Regions regions;
    const QJsonArray features = root["features"_L1].toArray();
    for (qsizetype i = 0; i < features.size(); ++i) {
        const QString place = u"%1, features[%2]"_s.arg(where).arg(i);
        const QJsonObject feature = features[i].toObject();
        const QJsonObject properties = feature["properties"_L1].toObject();
        Area area;
        area.region = {nameOf(properties, names),
                       textOf(properties[names.province.isEmpty() ? u"province"_s : names.province])};
        if (area.region.name.isEmpty())
            return wrong(place, nameless(properties, names));
        const QJsonObject geometry = feature["geometry"_L1].toObject();
        QJsonArray polygons;
        if (geometry["type"_L1] == "Polygon"_L1)
            polygons.append(geometry["coordinates"_L1]);
        else if (geometry["type"_L1] == "MultiPolygon"_L1)
            polygons = geometry["coordinates"_L1].toArray();
        else
            return wrong(place, u"its geometry is no Polygon and no MultiPolygon"_s);
        for (const QJsonValue &polygon : std::as_const(polygons)) {
            const QJsonArray rings = polygon.toArray();
            for (const QJsonValue &one : rings) {
                auto ring = readRing(one);
                if (!ring)
                    return wrong(place, ring.error().detail);
                area.rings.append(std::move(*ring));
            }
        }
        if (area.rings.isEmpty())
            return wrong(place, u"it has no outline"_s);
        regions.m_areas.append(std::move(area));
    }
    if (regions.m_areas.isEmpty())
        return wrong(where, u"it has no features"_s);
    return regions;
}

std::optional<Region> Regions::at(double lat, double lon) const
{
    for (const Area &area : m_areas) {
        bool inside = false;
        for (const Ring &ring : area.rings) {
            if (lon < ring.left || lon > ring.right || lat < ring.low || lat > ring.high)
                continue;
            // Even-odd: holes and islands need no telling apart.
            for (qsizetype i = 1; i < ring.points.size(); ++i) {
                const QPointF &a = ring.points[i - 1];
                const QPointF &b = ring.points[i];
                if ((a.y() > lat) != (b.y() > lat) &&
                    lon < a.x() + (lat - a.y()) / (b.y() - a.y()) * (b.x() - a.x()))
                    inside = !inside;
            }
        }
        if (inside)
            return area.region;
    }
    return std::nullopt;
}

QList<Region> Regions::all() const
{
    QList<Region> list;
    for (const Area &area : m_areas)
        list.append(area.region);
    return list;
}

QList<RegionOutline> Regions::outlines() const
{
    QList<RegionOutline> list;
    list.reserve(m_areas.size());
    for (const Area &area : m_areas) {
        RegionOutline outline{area.region, {}};
        for (const Ring &ring : area.rings)
            outline.rings.append(ring.points);
        list.append(outline);
    }
    return list;
}

} // namespace lines

// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/mapregions.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

// The engine carries the districts; a static library needs to be asked, outside of every namespace.
static void initResource() { Q_INIT_RESOURCE(map); }

namespace console {

namespace {

void addPolygon(QList<QPolygonF> &rings, const QJsonArray &polygon)
{
    for (const auto &ring : polygon) {
        const QJsonArray places = ring.toArray();
        QPolygonF points;
        points.reserve(places.size());
        for (const auto &place : places) {
            const QJsonArray pair = place.toArray();
            if (pair.size() >= 2)
                points << QPointF(pair.at(0).toDouble(), pair.at(1).toDouble());
        }
        if (points.size() >= 3)
            rings << points;
    }
}

} // namespace

QList<widgets::MapRegion> readMapRegions(const QByteArray &geoJson)
{
    QList<widgets::MapRegion> regions;
    const QJsonArray features = QJsonDocument::fromJson(geoJson).object().value("features"_L1).toArray();
    for (const auto &value : features) {
        const QJsonObject feature = value.toObject();
        const QJsonObject told = feature.value("properties"_L1).toObject();
        const QJsonObject geometry = feature.value("geometry"_L1).toObject();
        const QJsonArray coordinates = geometry.value("coordinates"_L1).toArray();
        widgets::MapRegion region;
        region.name = told.value("district"_L1).toString(told.value("name"_L1).toString());
        region.group = told.value("province"_L1).toString();
        if (geometry.value("type"_L1).toString() == "Polygon"_L1) {
            addPolygon(region.rings, coordinates);
        } else if (geometry.value("type"_L1).toString() == "MultiPolygon"_L1) {
            for (const auto &polygon : coordinates)
                addPolygon(region.rings, polygon.toArray());
        }
        if (!region.name.isEmpty() && !region.rings.isEmpty())
            regions << region;
    }
    return regions;
}

QList<widgets::MapRegion> shippedMapRegions()
{
    initResource();
    QFile file(u":/meterdeck/map/lk-districts.geojson"_s);
    return file.open(QIODevice::ReadOnly) ? readMapRegions(file.readAll()) : QList<widgets::MapRegion>();
}

} // namespace console

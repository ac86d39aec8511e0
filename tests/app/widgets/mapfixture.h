// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mapview.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// Sri Lanka as the repository carries it, and a few sites on it.
namespace mapfixture {

using namespace Qt::StringLiterals;
using namespace widgets;

constexpr LineState On = LineState::On;
constexpr LineState Off = LineState::Off;

// The districts as the repository carries them.
inline QList<MapRegion> districts()
{
    QFile file(QStringLiteral(METERDECK_SOURCE_DIR "/resources/map/lk-districts.geojson"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<MapRegion> regions;
    const QJsonArray features =
        QJsonDocument::fromJson(file.readAll()).object().value("features"_L1).toArray();
    for (const auto &value : features) {
        const QJsonObject feature = value.toObject();
        MapRegion region;
        region.name = feature.value("properties"_L1).toObject().value("district"_L1).toString();
        region.group = feature.value("properties"_L1).toObject().value("province"_L1).toString();
        const QJsonArray polygons = feature.value("geometry"_L1).toObject().value("coordinates"_L1).toArray();
        for (const auto &polygon : polygons) {
            for (const auto &ring : polygon.toArray()) {
                QPolygonF points;
                for (const auto &place : ring.toArray())
                    points << QPointF(place.toArray().at(0).toDouble(), place.toArray().at(1).toDouble());
                region.rings << points;
            }
        }
        regions << region;
    }
    return regions;
}

inline MapSite site(const QString &id, double latitude, double longitude, const QList<LineState> &lines)
{
    return {id, id, mercator(longitude, latitude), -1, lines};
}

inline QList<MapSite> aFew()
{
    return {site(u"Fort"_s, 6.93, 79.85, {Off, Off, On, On, On, On, On, On}),
            site(u"Rajagiriya"_s, 6.91, 79.89, QList<LineState>(8, On)),
            site(u"Wellawatte"_s, 6.87, 79.87, {Off, On, On, LineState::Stale, On, On, On, On}),
            site(u"Kandy"_s, 7.29, 80.63, QList<LineState>(8, On)),
            site(u"Jaffna"_s, 9.66, 80.02, QList<LineState>(8, LineState::Unknown))};
}

} // namespace mapfixture

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mapground.h"

#include <QByteArray>

namespace console {

/// Reads regions for the map from GeoJSON: a feature collection whose features have `district` (or `name`)
/// and may have `province`. Features of other shapes than polygons are left out. Pure.
QList<widgets::MapRegion> readMapRegions(const QByteArray &geoJson);

/// The districts that the program carries: Sri Lanka's.
QList<widgets::MapRegion> shippedMapRegions();

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "lines/causes.h"
#include "lines/regions.h"

#include <QJsonObject>
#include <QTimeZone>

#include <functional>

namespace lines {

/// The part "outages" of a workspace: how interruptions are counted, which work was announced, and where the
/// regions stand.
struct OutageSettings
{
    OutageRule rule{};
    QList<PlannedWork> planned{};
    QString regionsFile;       ///< as it stands there; empty: the shipped one
    RegionNames regionNames{}; ///< how that file calls its properties
};

/// In which zone people tell times of a device's work; of every device's when it is empty. Nothing: nobody
/// knows, and a time has to name its offset.
using WorkZone = std::function<std::optional<QTimeZone>(const core::DeviceId &)>;

/// Reads {"rule": {"momentaryMostS": 300, "limitIsMomentary": true}, "planned": [{"device": "0001_MSAN",
/// "line": "3", "from": "2026-06-01T08:00", "to": "2026-06-01T12:00", "note": "…"}], "regions": "x.geojson"};
/// regions may also be {"file": "x.geojson", "name": "NAME_2", "province": "NAME_1"}, for a file that calls
/// its properties otherwise. Every key may be left out. Times without an offset are of @p zone. Errors:
/// BadInput, naming the key (outages.planned[2].to) and what was expected. Pure.
core::Result<OutageSettings> readOutageSettings(const QJsonObject &part, const WorkZone &zone);
core::Result<OutageSettings> readOutageSettings(const QJsonObject &part, const QTimeZone &zone);
/// The object it is read from; times in UTC.
QJsonObject outagePart(const OutageSettings &settings);

} // namespace lines

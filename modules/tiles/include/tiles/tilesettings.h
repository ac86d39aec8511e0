// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "tiles/tilekey.h"

#include <QJsonObject>
#include <QUrl>

#include <optional>

namespace tiles {

/// Where tiles come from, and how they are kept. A value.
struct TileSettings
{
    static constexpr int LeastDays = 7; ///< what public servers ask for where they say nothing themselves
    static constexpr int MostDays = 365;
    static constexpr int LeastMib = 16;
    static constexpr int MostMib = 8192;

    QString url;         ///< http or https, with {z}, {x} and {y}
    QString attribution; ///< whose map it is; always shown with it
    QString userAgent;   ///< empty: the program's name and version
    int maxZoom = 19;
    int cacheDays = LeastDays; ///< how long a tile holds when the server does not say
    int cacheMib = 256;        ///< on disk

    friend bool operator==(const TileSettings &, const TileSettings &) = default;
};

/// Why @p url is no address of tiles, in English; empty when it is one.
QString refusalOf(const QString &url);
/// Reads the workspace's part "map": {"tiles": {"url": "https://…/{z}/{x}/{y}.png", "attribution": "…",
/// "userAgent": "…", "maxZoom": 19, "cacheDays": 7, "cacheMib": 256}}. Nothing: no tiles are wanted. Errors:
/// BadInput, naming the key (map.tiles.url) and what was expected. Pure.
core::Result<std::optional<TileSettings>> readTileSettings(const QJsonObject &part);
/// @p part with these tiles instead of those it has; what is usual is left out.
QJsonObject withTiles(const QJsonObject &part, const std::optional<TileSettings> &settings);
/// Where one tile is.
QUrl addressOf(const TileSettings &settings, const TileKey &key);
/// What the server is called when it is spoken of.
QString hostOf(const TileSettings &settings);

} // namespace tiles

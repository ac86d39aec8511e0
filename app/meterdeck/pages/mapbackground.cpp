// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/mapbackground.h"

#include "pages/mapregions.h"
#include "settings/settings.h"
#include "widgets/mapview.h"
#include "words.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using Read = core::Result<QList<widgets::MapRegion>>;

namespace console {

namespace {

const auto Allowed = u"map/allowed"_s;

tiles::TileKey keyOf(const widgets::MapTile &tile) { return {tile.z, tile.x, tile.y}; }

} // namespace

MapBackground::MapBackground(const core::Workspace &workspace, Settings &settings, widgets::MapView &map,
                             QObject *parent)
    : QObject(parent), m_settings(settings), m_map(map)
{
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] { take(m_reading.result()); });
    m_hasOwnRegions = !ownRegionsFile(workspace).isEmpty();
    if (m_hasOwnRegions) {
        // A country's file may be large, and lie on a share.
        m_reading.setFuture(QtConcurrent::run([workspace] { return readMapRegions(workspace); }));
    } else {
        take(readMapRegions(workspace));
    }
    const auto read = tiles::readTileSettings(workspace.part(u"map"_s));
    if (!read) {
        m_settingsError = read.error();
    } else if (*read) {
        m_tiles = **read;
        if (isAllowed(m_settings, *m_tiles))
            start();
    }
}

MapBackground::~MapBackground() { m_map.setTiles(std::nullopt); }

QString MapBackground::cacheFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + "/tiles"_L1;
}

QString MapBackground::program() { return u"Meterdeck/%1"_s.arg(QCoreApplication::applicationVersion()); }

bool MapBackground::isAllowed(const Settings &settings, const tiles::TileSettings &tiles)
{
    return settings.remembered(Allowed).toStringList().contains(tiles.url);
}

void MapBackground::setAllowed(Settings &settings, const tiles::TileSettings &tiles)
{
    QStringList allowed = settings.remembered(Allowed).toStringList();
    if (allowed.contains(tiles.url))
        return;
    settings.remember(Allowed, allowed << tiles.url);
}

void MapBackground::take(const Read &read)
{
    m_regionsError.reset();
    m_places.clear();
    if (read) {
        for (int at = 0; at < read->size(); ++at) {
            if (!m_places.contains(read->at(at).name))
                m_places.insert(read->at(at).name, at);
        }
        m_map.setRegions(*read);
    } else {
        // The engine counts by none either: the districts of another country would be a lie.
        m_regionsError = read.error();
        m_map.setRegions({});
    }
    emit regionsChanged();
    emit noteChanged();
}

void MapBackground::allow()
{
    if (!m_tiles || m_store)
        return;
    setAllowed(m_settings, *m_tiles);
    start();
    emit noteChanged();
}

void MapBackground::start()
{
    tiles::FetchSettings settings;
    settings.tiles = *m_tiles;
    settings.cacheFolder = cacheFolder();
    settings.program = program();
    settings.clock = std::make_shared<core::SystemClock>();
    m_store = std::make_unique<tiles::TileStore>(settings);
    connect(m_store.get(), &tiles::TileStore::arrived, &m_map, &widgets::MapView::takeTiles);
    connect(m_store.get(), &tiles::TileStore::troubleChanged, this, &MapBackground::noteChanged);
    widgets::MapTileSource source;
    source.attribution = m_tiles->attribution;
    source.mostZoom = m_tiles->maxZoom;
    source.picture = [store = m_store.get()](const widgets::MapTile &tile) {
        return store->picture(keyOf(tile));
    };
    source.want = [store = m_store.get()](const QList<widgets::MapTile> &seen) {
        QList<tiles::TileKey> keys;
        keys.reserve(seen.size());
        for (const widgets::MapTile &tile : seen)
            keys << keyOf(tile);
        store->want(keys);
    };
    m_map.setTiles(source);
}

QString MapBackground::host() const { return m_tiles ? tiles::hostOf(*m_tiles) : QString(); }

QString MapBackground::note() const
{
    QStringList said;
    if (m_regionsError)
        said << tr("The regions of this workspace cannot be read: %1: %2. No site is in a region until the "
                   "file is mended.")
                    .arg(m_regionsError->where, m_regionsError->detail);
    if (m_settingsError)
        said << tr("What the workspace says of the map’s tiles is not understood: %1: %2.")
                    .arg(m_settingsError->where, m_settingsError->detail);
    if (needsConsent())
        said << tr("The workspace names map tiles from %1. Nothing is fetched before you allow it: the "
                   "server would see which part of the world is looked at.")
                    .arg(host());
    if (m_store && m_store->trouble()) {
        const core::Error &error = *m_store->trouble();
        if (m_store->askedAgainIn().count() == 0)
            said << tr("%1 does not have some of the tiles seen: %2.").arg(error.where, error.detail);
        else
            said << tr("No tiles come from %1: %2. It is asked again in %3; the outline stays.")
                        .arg(error.where, error.detail, Words::age(m_store->askedAgainIn()));
    }
    return said.join(u' ');
}

} // namespace console

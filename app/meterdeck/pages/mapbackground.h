// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "tiles/tilestore.h"
#include "widgets/mapground.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace widgets {
class MapView;
}

namespace console {

class Settings;

/// What lies under the marks of a map, as the workspace says: its regions, and the tiles of a server when it
/// names one and this person has allowed it. What is wrong with either is told in words; the map stays.
///
/// GUI thread; an own file of regions is read on the pool, tiles on a thread of their own.
class MapBackground : public QObject
{
    Q_OBJECT

public:
    MapBackground(const core::Workspace &workspace, Settings &settings, widgets::MapView &map,
                  QObject *parent = nullptr);
    ~MapBackground() override;

    /// What has to be said of it; empty: nothing.
    QString note() const;
    /// The workspace names a server that was never allowed.
    bool needsConsent() const { return m_tiles && !m_store; }
    /// Fetches from that server from now on, in this and every later run.
    void allow();
    /// Where tiles come from; empty: from nowhere.
    QString host() const;
    /// The regions are the workspace's own.
    bool hasOwnRegions() const { return m_hasOwnRegions; }
    /// By name, in the order of the map; -1: none of that name.
    int regionOf(const QString &name) const { return m_places.value(name, -1); }

    /// Where tiles are kept on this computer, of all workspaces.
    static QString cacheFolder();
    /// Who asks, in every request: name and version of the program.
    static QString program();
    static bool isAllowed(const Settings &settings, const tiles::TileSettings &tiles);
    static void setAllowed(Settings &settings, const tiles::TileSettings &tiles);

signals:
    void noteChanged();
    /// Regions were read: sites are in others.
    void regionsChanged();

private:
    void take(const core::Result<QList<widgets::MapRegion>> &read);
    void start();

    Settings &m_settings;
    widgets::MapView &m_map;
    bool m_hasOwnRegions = false;
    QHash<QString, int> m_places;
    QFutureWatcher<core::Result<QList<widgets::MapRegion>>> m_reading;
    std::optional<core::Error> m_regionsError;
    std::optional<core::Error> m_settingsError;
    std::optional<tiles::TileSettings> m_tiles;
    std::unique_ptr<tiles::TileStore> m_store;
};

} // namespace console

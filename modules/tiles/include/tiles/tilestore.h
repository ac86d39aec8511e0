// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tiles/tilefetch.h"

#include <QCache>
#include <QObject>
#include <QThread>

namespace tiles {

/// The tiles of one server that were seen lately, as pictures in memory; what is missing is brought by a
/// thread of its own.
///
/// Thread: the one that made it, the GUI's; nothing waits but the end, which takes as long as one file.
class TileStore : public QObject
{
    Q_OBJECT

public:
    explicit TileStore(const FetchSettings &settings, QObject *parent = nullptr);
    ~TileStore() override;

    const TileSettings &settings() const { return m_settings.tiles; }
    /// Null when it is not there.
    QImage picture(const TileKey &key) const;
    /// These are on screen now, the middle first. Only what is missing or no longer fresh is looked for.
    void want(const QList<TileKey> &keys);
    /// Why tiles are missing; nothing: none is, or nobody knows yet.
    const std::optional<core::Error> &trouble() const { return m_trouble; }
    /// How long the server is left alone; zero: single tiles are missing.
    std::chrono::milliseconds askedAgainIn() const { return m_again; }

signals:
    void arrived();
    void troubleChanged();

private:
    struct Held
    {
        QImage picture;
        core::UtcTime until{}; ///< then it is looked for again
    };
    core::UtcTime until(core::UtcTime freshUntil) const;
    void take(const TileKey &key, const QImage &picture, core::UtcTime freshUntil);

    FetchSettings m_settings;
    QCache<TileKey, Held> m_held;
    QList<TileKey> m_wanted; ///< what the thread was told last
    std::optional<core::Error> m_trouble;
    std::chrono::milliseconds m_again{0};
    QThread m_thread;
    TileFetch *m_fetch;
};

} // namespace tiles

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "tiles/tilekey.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace tiles {

/// A tile as it is kept.
struct StoredTile
{
    core::UtcTime freshUntil{};
    QByteArray etag;         ///< as the server said it; empty: none
    QByteArray lastModified; ///< likewise
    QByteArray body;
};

/// Tiles on disk, a file each, in a folder of their server. Several processes may share it: a torn or strange
/// file is no tile, and goes.
///
/// Thread: one at a time, not the GUI's: it reads and writes files.
class TileCache
{
public:
    /// @p root holds every server's folder; @p server tells them apart (the address with its braces). Beyond
    /// @p mostBytes in all the longest unused go.
    TileCache(const QString &root, const QString &server, qint64 mostBytes);

    /// What is kept, fresh or not; looked at means used.
    std::optional<StoredTile> find(const TileKey &key) const;
    /// Keeps it; a full disk keeps nothing, and nobody is told: it is a cache.
    void keep(const TileKey &key, const StoredTile &tile);
    void remove(const TileKey &key);
    qint64 bytes() const { return m_bytes; }

    /// Everything of every server below @p root.
    static qint64 bytesIn(const QString &root);
    static void clear(const QString &root);

private:
    QString pathOf(const TileKey &key) const;
    void thin();

    QString m_root;
    QString m_folder;
    qint64 m_most;
    qint64 m_bytes = 0; ///< of all servers, as far as this process knows
};

} // namespace tiles

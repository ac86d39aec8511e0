// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backoff.h"
#include "core/result.h"
#include "tiles/tilecache.h"
#include "tiles/tilesettings.h"

#include <QHash>
#include <QImage>
#include <QList>
#include <QObject>
#include <QTimer>

#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace tiles {

/// What a TileFetch is made with. A value.
struct FetchSettings
{
    TileSettings tiles;
    QString cacheFolder;
    QString program; ///< "Meterdeck/1.2", when the settings name no user agent
    std::shared_ptr<const core::Clock> clock;
    std::chrono::milliseconds firstPause{2000}; ///< before a server that failed is asked again
    std::chrono::milliseconds mostPause{std::chrono::minutes(10)};
};

/// Brings the tiles that are seen from disk and from their server, as pictures.
///
/// Thread: its own; begin() runs there. Asks for nothing that was not wanted, two at once, and again where
/// what is kept is no longer fresh: what is kept is handed out meanwhile. A server that fails is left alone
/// for longer and longer, a tile that it does not have for an hour.
class TileFetch : public QObject
{
    Q_OBJECT

public:
    static constexpr int MostAtOnce = 2;

    explicit TileFetch(FetchSettings settings);
    ~TileFetch() override;

public slots:
    /// These are seen now, the most wanted first; others that were wanted are not any more.
    void want(const QList<tiles::TileKey> &keys);

signals:
    /// A picture, and until when it holds.
    void arrived(const tiles::TileKey &key, const QImage &picture, core::UtcTime freshUntil);
    /// What was handed out is still right.
    void renewed(const tiles::TileKey &key, core::UtcTime freshUntil);
    /// Something does not arrive, or (nothing) all does again. Only told when it changes. @p again: when the
    /// server is asked the next time; zero: nothing but single tiles are missing.
    void troubled(const std::optional<core::Error> &error, std::chrono::milliseconds again);

private:
    void begin();
    void look();
    void send();
    void ask(const TileKey &key);
    void finish(QNetworkReply *reply, const TileKey &key);
    void take(QNetworkReply *reply, const TileKey &key, const QByteArray &body, const QImage &picture);
    void renew(QNetworkReply *reply, const TileKey &key);
    /// The server is left alone for a while; the tile stays wanted.
    void pause(const TileKey &key, core::ErrorCode code, const QString &detail, std::chrono::seconds least);
    void miss(const TileKey &key, core::ErrorCode code, const QString &detail, std::chrono::minutes pause);
    bool isMissing(const TileKey &key) const;
    void tell();

    const FetchSettings m_settings;
    std::unique_ptr<TileCache> m_cache;
    QNetworkAccessManager *m_network = nullptr;
    QTimer m_looking;
    QTimer m_waiting; ///< runs while the server is left alone
    core::Backoff m_backoff;
    QList<TileKey> m_wanted;
    QList<TileKey> m_unseen; ///< wanted, and not yet looked for on disk
    QList<TileKey> m_queue;  ///< to be asked for
    QHash<TileKey, QNetworkReply *> m_flying;
    QHash<TileKey, core::SteadyTime> m_missing; ///< until when it is not asked for
    std::optional<core::Error> m_failure;       ///< of the server
    core::Error m_lastMissed;
    std::optional<core::Error> m_told;
    std::chrono::milliseconds m_pause{0};
};

} // namespace tiles

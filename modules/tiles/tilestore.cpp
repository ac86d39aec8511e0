// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiles/tilestore.h"

using namespace Qt::StringLiterals;

namespace tiles {

namespace {

constexpr int MostKib = 32 * 1024;
// What a server calls stale at once is not asked for with every step across the map.
constexpr std::chrono::minutes LeastHeld{10};

} // namespace

TileStore::TileStore(const FetchSettings &settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_held(MostKib), m_fetch(new TileFetch(settings))
{
    m_thread.setObjectName(u"tiles"_s);
    m_fetch->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_fetch, &QObject::deleteLater);
    connect(m_fetch, &TileFetch::arrived, this, &TileStore::take);
    connect(m_fetch, &TileFetch::renewed, this, [this](const TileKey &key, core::UtcTime freshUntil) {
        if (Held *held = m_held.object(key))
            held->until = until(freshUntil);
    });
    connect(m_fetch, &TileFetch::troubled, this,
            [this](const std::optional<core::Error> &error, std::chrono::milliseconds again) {
                m_trouble = error;
                m_again = again;
                emit troubleChanged();
            });
    m_thread.start(QThread::LowPriority);
}

TileStore::~TileStore()
{
    m_thread.quit();
    m_thread.wait();
}

core::UtcTime TileStore::until(core::UtcTime freshUntil) const
{
    return std::max(freshUntil, m_settings.clock->now() + LeastHeld);
}

QImage TileStore::picture(const TileKey &key) const
{
    const Held *held = m_held.object(key);
    return held ? held->picture : QImage();
}

void TileStore::want(const QList<TileKey> &keys)
{
    const core::UtcTime now = m_settings.clock->now();
    QList<TileKey> wanted;
    for (const TileKey &key : keys) {
        const Held *held = m_held.object(key);
        if (!held || held->until <= now)
            wanted << key;
    }
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    QMetaObject::invokeMethod(m_fetch, [fetch = m_fetch, wanted] { fetch->want(wanted); });
}

void TileStore::take(const TileKey &key, const QImage &picture, core::UtcTime freshUntil)
{
    m_held.insert(key, new Held{picture, until(freshUntil)}, std::max(1, int(picture.sizeInBytes() / 1024)));
    m_wanted.removeOne(key);
    emit arrived();
}

} // namespace tiles

// SPDX-License-Identifier: GPL-3.0-or-later
#include "diskwatch.h"

#include <QFileInfo>
#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <algorithm>
#include <filesystem>

namespace engine {

DiskWatch::DiskWatch(Look look, QObject *parent) : QObject(parent), m_look(std::move(look))
{
    connect(&m_timer, &QTimer::timeout, this, &DiskWatch::lookNow);
}

DiskWatch::Look DiskWatch::diskOf(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    return [folder]() -> std::optional<DiskRoom> {
        // Not QStorageInfo: it looks for the mount in a list that a container may not have.
        std::error_code error;
        const auto space = std::filesystem::space(std::filesystem::path(folder.toStdU16String()), error);
        if (error || space.capacity == 0)
            return std::nullopt;
        return DiskRoom{static_cast<qint64>(space.available), static_cast<qint64>(space.capacity)};
    };
}

bool DiskWatch::isLow(const DiskRoom &room, bool was)
{
    const double limit = std::min(static_cast<double>(LowBytes), LowShare * static_cast<double>(room.whole));
    return static_cast<double>(room.free) < (was ? Again * limit : limit);
}

void DiskWatch::start(std::chrono::milliseconds every)
{
    m_timer.start(every);
    lookNow();
}

void DiskWatch::stop() { m_timer.stop(); }

void DiskWatch::lookNow()
{
    if (std::exchange(m_looking, true))
        return; // the last one hangs
    auto *watcher = new QFutureWatcher<std::optional<DiskRoom>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_looking = false;
        take(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(m_look));
}

void DiskWatch::take(const std::optional<DiskRoom> &room)
{
    if (!room || !m_timer.isActive())
        return;
    m_low = isLow(*room, m_low);
    emit looked(*room, m_low);
}

} // namespace engine

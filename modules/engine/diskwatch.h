// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace engine {

/// What a disk has left, in bytes.
struct DiskRoom
{
    qint64 free = 0;
    qint64 whole = 0;
};

/// Looks once a minute how much room a disk has left.
///
/// Thread: its owner's; the looking is done on the pool, because a share that hangs holds up whoever asks.
/// Only one look is under way at a time, and nobody waits for it. Promise: told is what was found, a disk
/// that cannot be asked is told of by nothing.
class DiskWatch : public QObject
{
    Q_OBJECT

public:
    using Look = std::function<std::optional<DiskRoom>()>;
    static constexpr qint64 LowBytes = qint64(1) << 30; ///< below it, or …
    static constexpr double LowShare = 0.05; ///< … this share of a smaller disk, it is nearly full
    static constexpr double Again = 1.25;    ///< and fine again above so many times that

    explicit DiskWatch(Look look, QObject *parent = nullptr);

    /// Asks the operating system about the disk of @p path, which need not exist yet.
    static Look diskOf(const QString &path);
    /// Whether that little is left; @p was: it was called low before.
    static bool isLow(const DiskRoom &room, bool was);

    void start(std::chrono::milliseconds every = std::chrono::minutes(1));
    void stop();

signals:
    /// After each look.
    void looked(const engine::DiskRoom &room, bool low);

private:
    void lookNow();
    void take(const std::optional<DiskRoom> &room);

    Look m_look;
    QTimer m_timer;
    bool m_looking = false;
    bool m_low = false;
};

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/delivery.h"

#include <QMutex>

#include <thread>

/// A clock moved by hand.
class HandClock final : public core::Clock
{
public:
    core::UtcTime now() const override { return core::fromMicros(m_now.load()); }
    core::SteadyTime steady() const override { return {}; }
    void advance(std::chrono::milliseconds much) { m_now += much.count() * 1000; }

private:
    std::atomic<qint64> m_now = 1'800'000'000'000'000;
};

/// Says how attempts end, in their order, and counts them. Safe on any thread.
struct Post
{
    QMutex mutex;
    QList<notify::Delivery> ends; ///< the last one stays
    QList<notify::Message> sent;
    QStringList secrets;
    std::atomic<bool> hold = false; ///< attempts wait until they are broken off
    notify::Delivery operator()(const notify::Target &, const QString &secret, const notify::Message &message,
                                const std::atomic<bool> &cancelled)
    {
        {
            const QMutexLocker lock(&mutex);
            sent << message;
            secrets << secret;
        }
        while (hold && !cancelled)
            std::this_thread::yield();
        if (hold)
            return {notify::Outcome::Later, notify::Finding::Interrupted, {}, true};
        const QMutexLocker lock(&mutex);
        return ends.size() > 1
                   ? ends.takeFirst()
                   : ends.value(0, {notify::Outcome::Sent, notify::Finding::Taken, {QStringLiteral("250")}});
    }
    int count()
    {
        const QMutexLocker lock(&mutex);
        return int(sent.size());
    }
};

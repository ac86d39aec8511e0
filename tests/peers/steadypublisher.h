// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSemaphore>
#include <QSet>
#include <QThread>

#include <atomic>
#include <map>
#include <memory>

class QTcpSocket;

namespace peers {

/// A meter that publishes the numbers 1, 2, 3 … at QoS 1 without a pause, over MQTT 3.1.1 written by hand,
/// and counts them itself: nothing of ours is in it. When the broker goes away, it connects again and sends
/// what was not confirmed once more, which then may be in the broker twice; those numbers are sentTwice().
///
/// The number stands in "power" as hundredths of a watt. Runs on a thread of its own.
class SteadyPublisher
{
public:
    /// @p rate messages a second, of @p devices devices in turn.
    SteadyPublisher(quint16 port, int rate, int devices = 20);
    ~SteadyPublisher();
    SteadyPublisher(const SteadyPublisher &) = delete;
    SteadyPublisher &operator=(const SteadyPublisher &) = delete;

    /// How many were sent until now.
    int sent() const { return m_sent; }
    /// Stops with the last number that was sent and waits until the broker has confirmed every one; false
    /// when it does not within a minute.
    bool finish();
    /// After finish().
    const QSet<int> &sentTwice() const { return m_sentTwice; }

private:
    void run();
    bool greet(QTcpSocket &socket);
    void stream(QTcpSocket &socket);
    void write(QTcpSocket &socket, int number);
    void readConfirmations(QTcpSocket &socket);

    static constexpr int Window = 100; ///< unconfirmed at the same time: few, so that few are sent twice

    const quint16 m_port;
    const int m_rate;
    const int m_devices;
    std::atomic<int> m_sent = 0;
    std::atomic<bool> m_finishing = false;
    std::atomic<bool> m_abandoned = false;
    QSemaphore m_wake;                    ///< ends a pause
    std::map<int, quint16> m_unconfirmed; ///< packet ids by number
    QByteArray m_read;
    quint16 m_lastId = 0;
    QSet<int> m_sentTwice;
    QSemaphore m_done;
    std::unique_ptr<QThread> m_thread;
};

} // namespace peers

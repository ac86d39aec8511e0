// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <atomic>
#include <mutex>

struct mosquitto;

/// An MQTT client that has nothing to do with the simulator's: hears everything and publishes on demand.
///
/// Its network thread belongs to the client library; the public functions are called by the test.
class Listener
{
public:
    struct Message
    {
        QByteArray topic;
        QByteArray payload;
        int qos = 0;
        bool retained = false;
    };

    explicit Listener(quint16 port, const QByteArray &filter = "dev/#");
    ~Listener();
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    bool isSubscribed() const { return m_subscribed; }
    QList<Message> messages() const;
    /// Those of one topic, in order of arrival.
    QList<Message> on(const QByteArray &topic) const;
    QByteArray lastOn(const QByteArray &topic) const;
    void publish(const QByteArray &topic, const QByteArray &payload, bool retain = false);

private:
    mosquitto *m_client;
    QByteArray m_filter;
    mutable std::mutex m_mutex;
    QList<Message> m_messages;
    std::atomic<bool> m_subscribed{false};
};

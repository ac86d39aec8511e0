// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttclient.h"

#include "core/backoff.h"
#include "core/command.h"

#include <QHash>
#include <QQueue>
#include <QTimer>

namespace mqtt {

/// The second connection of a transport, for orders: clean session, random client id, its own writing, so
/// that an order never flushes an acknowledgement.
///
/// Each order is answered once by sent() or notSent(), and after sent() by accepted(), by notSent() when the
/// broker refuses it, or by nothing. While the connection is down nothing is kept. Orders beyond the broker's
/// window wait for at most MostWaiting, while the connection lasts.
class OrderConnection : public QObject
{
    Q_OBJECT

public:
    static constexpr int MostOrdersWaiting = 1'000;
    static constexpr std::chrono::milliseconds MostWaiting{5'000};

    OrderConnection(ConnectSettings settings, core::Backoff backoff, QObject *parent);

    void start();
    void stop();
    void send(const core::OutgoingMessage &message);
    bool isUp() const { return m_client->isConnected(); }

signals:
    void sent(const core::CommandId &command);
    void accepted(const core::CommandId &command);
    void notSent(const core::CommandId &command, const core::Error &error);

private:
    struct Open
    {
        core::CommandId command;
        QString topic;
        int qos = 1;
        bool sent = false;
    };
    void open();
    void connectionEnded(const core::Error &error);
    void confirmed(int number, int reason);
    void markSent(int number);
    void sendWaiting();
    void refuseWaiting(const core::Error &error);
    QString place() const { return m_settings.place(); }

    ConnectSettings m_settings;
    core::Backoff m_backoff;
    MqttClient *m_client;
    QTimer m_retry;
    QTimer m_waiting;        ///< ends the waiting for the broker's window
    QHash<int, Open> m_open; ///< by the client's number
    QQueue<core::OutgoingMessage> m_queue;
    core::Error m_lastError;
};

} // namespace mqtt

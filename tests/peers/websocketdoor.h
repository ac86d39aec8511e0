// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "peers/certificates.h"

#include <QHash>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

namespace peers {

/// A WebSocket door before a broker that has none (Debian's mosquitto is built without): Qt's own server
/// hands the content of binary messages to the broker's TCP port and back, in pieces that know nothing of
/// MQTT packets. Thread: the test's.
class WebSocketDoor : public QObject
{
    Q_OBJECT

public:
    /// @p secured: a certificate for wss.
    explicit WebSocketDoor(quint16 brokerPort, const Certificates::Pair &secured = {});
    ~WebSocketDoor() override;

    quint16 port() const { return m_server.serverPort(); }
    /// Each open WebSocket is closed, or just cut off.
    void closeAll();
    void abortAll();
    /// Bytes handed to WebSockets that the clients have not taken.
    qint64 stuck() const;

    int opened = 0;
    QStringList paths;   ///< that were asked for
    qint64 piece = 1000; ///< the size of what is sent to a client at one time

private:
    void onVisitor();

    QWebSocketServer m_server;
    QHash<QWebSocket *, QTcpSocket *> m_visits;
    quint16 m_brokerPort;
};

} // namespace peers

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttclient.h"
#include "websocketwire.h"

#include <QSslError>
#include <QSslSocket>
#include <QTcpServer>

#include <memory>
#include <optional>

namespace mqtt {

/// Carries the bytes of the MQTT library over TLS, over WebSocket or over both. The library sees a local
/// socket.
///
/// The library could do TLS itself, but then bytes wait inside it where nobody can count them, all it says of
/// a failure is "TLS error", and it never tells when a certificate ends; WebSocket it cannot do at all.
///
/// Promise: bounded both ways (when the library does not read, the broker's bytes stay in the network);
/// nothing is sent that the library did not write. Only the connection that expect() names gets in. Thread:
/// its owner's.
class BrokerTunnel final : public QObject
{
    Q_OBJECT

public:
    BrokerTunnel(ConnectSettings settings, QObject *parent);
    ~BrokerTunnel() override;

    /// Reaches, secures and upgrades; ends in ready() or failed(). Does not block.
    void open();
    /// Where the library may connect to, on the loopback interface; after ready().
    quint16 localPort() const { return m_door.serverPort(); }
    /// The library's connection comes from this port.
    void expect(quint16 port);
    /// Moves what can be moved now, both ways.
    void pump();
    /// The same, only from the broker to the library.
    void takeIn();
    /// Bytes of the broker that the library has not got yet.
    qint64 unread() const;
    /// Whether all the library wrote is with the operating system, as far as can be seen.
    bool isFlushed() const;
    /// Closes without sending what is left. No signal follows.
    void drop();
    QDateTime certificateEnds() const;
    /// Why the broker's side ended, where it is known better than "closed".
    std::optional<core::Error> reason() const { return m_reason; }
    /// What to say when the time for reaching is over.
    core::Error tooSlow() const;

signals:
    void ready();
    /// Before ready() only; afterwards the library sees the end of the local connection, and reason() tells.
    void failed(const core::Error &error);
    void flushed();

private:
    enum class Stage
    {
        Reaching,
        Securing,
        Upgrading,
        Ready,
        Ended,
    };
    void onConnected();
    void onEncrypted();
    void onError(QAbstractSocket::SocketError error);
    void onVisitor();
    void becomeReady();
    void end(const std::optional<core::Error> &reason);
    void takeOut();
    qint64 toSend() const;
    QString place() const { return m_settings.place(); }

    ConnectSettings m_settings;
    Stage m_stage = Stage::Reaching;
    std::unique_ptr<QSslSocket> m_remote; ///< without TLS it is a plain socket
    std::optional<WebSocketWire> m_wire;
    QTcpServer m_door;
    quint16 m_expected = 0;
    QTcpSocket *m_local = nullptr; ///< a child of m_door
    QByteArray m_early;            ///< content that came with the upgrade's answer
    std::optional<core::Error> m_reason;
    bool m_remoteGone = false; ///< what came before its end is still on its way
    bool m_busy = false;       ///< sent something since flushed()
};

} // namespace mqtt

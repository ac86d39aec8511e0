// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "socketguard.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpServer>

#include <functional>

namespace meshweb {

/// The answer to one request; may be given later, and to nobody when the peer has gone. Moves only.
class Answer
{
public:
    using Status = QHttpServerResponder::StatusCode;

    Answer(QHttpServerResponder responder, QTcpSocket *socket)
        : m_responder(std::move(responder)), m_socket(socket)
    {}

    /// Writes status and text; false when the peer has gone. Once.
    bool write(Status status, const QByteArray &text);

private:
    QHttpServerResponder m_responder; ///< keeps a bare pointer to the socket
    QPointer<QTcpSocket> m_socket;
};

/// Hands out guarded sockets, so many at a time.
class GuardedListener : public QTcpServer
{
    Q_OBJECT

public:
    GuardedListener(const QObject *server, const GuardLimits &limits, int mostConnections, QObject *parent);

    int connections() const { return m_connections; }

signals:
    void refused(const QString &peer, const QString &reason, const QString &detail, const QByteArray &raw,
                 qint64 size);

protected:
    void incomingConnection(qintptr handle) override;

private:
    const QObject *m_server;
    const GuardLimits m_limits;
    const int m_most;
    int m_connections = 0;
};

/// Qt's HTTP server behind guarded sockets: every request that is complete and within the limits comes to one
/// receiver. Thread: its own event loop's.
class GatewayServer : public QAbstractHttpServer
{
    Q_OBJECT

public:
    using Receiver = std::function<void(const QHttpServerRequest &request, Answer answer)>;

    GatewayServer(Receiver receiver, const GuardLimits &limits, int mostConnections,
                  QObject *parent = nullptr);

    /// Opens the port; the listener's error tells why not.
    bool open(const QHostAddress &address, quint16 port);
    /// Takes no further connections; those that stand stay.
    void close();
    bool isOpen() const { return m_listener->isListening(); }
    QAbstractSocket::SocketError error() const { return m_listener->serverError(); }
    QString errorText() const { return m_listener->errorString(); }
    /// The port that was really taken; differs where 0 was asked for.
    quint16 port() const { return m_listener->serverPort(); }
    int connections() const { return m_listener->connections(); }

signals:
    void refused(const QString &peer, const QString &reason, const QString &detail, const QByteArray &raw,
                 qint64 size);

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

private:
    Receiver m_receiver;
    GuardedListener *m_listener;
};

} // namespace meshweb

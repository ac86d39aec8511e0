// SPDX-License-Identifier: GPL-3.0-or-later
#include "gatewayserver.h"

using namespace Qt::StringLiterals;

namespace meshweb {

bool Answer::write(Status status, const QByteArray &text)
{
    if (!m_socket || m_socket->state() != QAbstractSocket::ConnectedState)
        return false;
    SocketGuard *guard = SocketGuard::of(m_socket);
    if (!guard || !guard->isComplete())
        return false; // it was ended meanwhile
    const bool later = status == Status::ServiceUnavailable || status == Status::TooManyRequests;
    if (later)
        m_responder.write(text, {{"Content-Type", "text/plain"}, {"Retry-After", "5"}}, status);
    else
        m_responder.write(text, {{"Content-Type", "text/plain"}}, status);
    m_socket->flush();
    guard->answered();
    m_socket.clear();
    return true;
}

GuardedListener::GuardedListener(const QObject *server, const GuardLimits &limits, int mostConnections,
                                 QObject *parent)
    : QTcpServer(parent), m_server(server), m_limits(limits), m_most(mostConnections)
{}

void GuardedListener::incomingConnection(qintptr handle)
{
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(handle)) {
        delete socket;
        return;
    }
    const QString peer = socket->peerAddress().toString();
    if (m_connections >= m_most) {
        emit refused(peer, u"connections"_s, u"%1 connections are open already"_s.arg(m_connections), {}, 0);
        socket->write(bareAnswer("503 Service Unavailable"));
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->disconnectFromHost();
        return;
    }
    ++m_connections;
    connect(socket, &QTcpSocket::disconnected, this, [this] { --m_connections; });
    auto *guard = new SocketGuard(socket, m_server, m_limits);
    connect(guard, &SocketGuard::refused, this,
            [this, peer](const QString &reason, const QString &detail, const QByteArray &raw, qint64 size) {
                emit refused(peer, reason, detail, raw, size);
            });
    addPendingConnection(socket);
}

GatewayServer::GatewayServer(Receiver receiver, const GuardLimits &limits, int mostConnections,
                             QObject *parent)
    : QAbstractHttpServer(parent)
    , m_receiver(std::move(receiver))
    , m_listener(new GuardedListener(this, limits, mostConnections, this))
{
    connect(m_listener, &GuardedListener::refused, this, &GatewayServer::refused);
}

bool GatewayServer::open(const QHostAddress &address, quint16 port)
{
    if (!m_listener->listen(address, port))
        return false;
    bind(m_listener);
    return true;
}

void GatewayServer::close() { m_listener->close(); }

bool GatewayServer::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    // Where the guard saw another end of the request than the parser did, nobody knows whose bytes these are.
    SocketGuard *guard = SocketGuard::of(socket);
    if (guard && guard->isComplete())
        m_receiver(request, Answer(makeResponder(request, socket), socket));
    else if (guard)
        guard->refuseUnclear();
    return true;
}

void GatewayServer::missingHandler(const QHttpServerRequest &, QTcpSocket *) {}

} // namespace meshweb

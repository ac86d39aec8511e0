// SPDX-License-Identifier: GPL-3.0-or-later
#include "hookserver.h"

using namespace Qt::StringLiterals;

QByteArray HookServer::Request::field(const QByteArray &name) const
{
    const auto lines = head.split('\n');
    for (const QByteArray &one : lines) {
        const qsizetype colon = one.indexOf(':');
        if (colon > 0 && one.left(colon).toLower() == name.toLower())
            return one.mid(colon + 1).trimmed();
    }
    return {};
}

HookServer::HookServer()
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

QString HookServer::url(const QString &path) const
{
    return u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(path);
}

void HookServer::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    Request request;
    request.line = buffer.left(buffer.indexOf("\r\n"));
    request.head = buffer.left(end);
    const qsizetype length = request.field("Content-Length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return;
    request.body = buffer.mid(end + 4, length);
    m_buffers.remove(socket);
    requests << request;
    answer(socket);
}

void HookServer::answer(QTcpSocket *socket)
{
    switch (mood) {
    case Mood::Silent:
        return;
    case Mood::HangUp:
        socket->abort();
        return;
    case Mood::Endless:
        socket->write("HTTP/1.1 200 OK\r\n\r\n");
        connect(socket, &QTcpSocket::bytesWritten, this, [socket] {
            if (socket->bytesToWrite() < 100'000)
                socket->write(QByteArray(50'000, 'x'));
        });
        socket->write(QByteArray(50'000, 'x'));
        return;
    case Mood::Normal:
        break;
    }
    socket->write("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " +
                  QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
    socket->disconnectFromHost();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tileserver.h"

#include <QBuffer>
#include <QImage>
#include <QPointer>

using namespace Qt::StringLiterals;

QByteArray TileServer::Request::field(const QByteArray &name) const
{
    const auto lines = head.split('\n');
    for (const QByteArray &one : lines) {
        const qsizetype colon = one.indexOf(':');
        if (colon > 0 && one.left(colon).toLower() == name.toLower())
            return one.mid(colon + 1).trimmed();
    }
    return {};
}

TileServer::TileServer()
{
    answer = [](const Request &request) {
        const QByteArray tag = "\"" + request.path + "\"";
        const QByteArray headers = "Cache-Control: max-age=3600\r\nETag: " + tag + "\r\n";
        if (request.field("If-None-Match") == tag)
            return Answer{"304 Not Modified", headers, {}};
        return Answer{"200 OK", headers + "Content-Type: image/png\r\n", png(200)};
    };
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            mostConnections = std::max(mostConnections, ++connections);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                --connections;
                m_buffers.remove(socket);
                m_waiting.removeIf([socket](const Open &open) { return open.socket == socket; });
                socket->deleteLater();
            });
        }
    });
}

TileServer::~TileServer()
{
    // They go with the server, and say so.
    for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
        socket->disconnect(this);
}

QString TileServer::url() const
{
    return u"http://127.0.0.1:%1/{z}/{x}/{y}.png"_s.arg(m_server.serverPort());
}

QByteArray TileServer::png(int shade, int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(qRgb(shade, shade, shade));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

void TileServer::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    for (qsizetype end = buffer.indexOf("\r\n\r\n"); end >= 0; end = buffer.indexOf("\r\n\r\n")) {
        Request request;
        request.head = buffer.left(end);
        request.path = request.head.split(' ').value(1);
        buffer.remove(0, end + 4);
        requests << request;
        m_waiting << Open{socket, request};
        mostOpen = std::max(mostOpen, int(m_waiting.size()));
    }
    if (!m_held)
        setHeld(false);
}

void TileServer::setHeld(bool held)
{
    m_held = held;
    while (!m_held && !m_waiting.isEmpty())
        reply(m_waiting.takeFirst());
}

void TileServer::reply(const Open &open)
{
    const Answer said = answer(open.request);
    if (said.status.isEmpty()) { // hangs up
        open.socket->abort();
        return;
    }
    const bool bare = said.status.startsWith("304");
    open.socket->write(
        "HTTP/1.1 " + said.status + "\r\n" + said.headers +
        (bare ? QByteArray() : "Content-Length: " + QByteArray::number(said.body.size()) + "\r\n") + "\r\n" +
        (bare ? QByteArray() : said.body));
}

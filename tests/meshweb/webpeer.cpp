// SPDX-License-Identifier: GPL-3.0-or-later
#include "meshweb/webpeer.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

WebClient::WebClient(quint16 port)
{
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] { read(); });
    connect(&m_socket, &QTcpSocket::connected, this, [this] { m_socket.write(std::exchange(m_unsent, {})); });
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

QByteArray WebClient::post(const QByteArray &body, const QByteArray &fields, const QByteArray &target)
{
    return "POST " + target + " HTTP/1.1\r\nHost: console:5000\r\nUser-Agent: ESP32HTTPClient\r\n" +
           "Connection: keep-alive\r\nContent-Type: application/json\r\n" + fields +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray WebClient::reading(const QByteArray &text) { return post("{\"data\":\"" + text + "\"}"); }

void WebClient::send(const QByteArray &bytes)
{
    if (isConnected())
        m_socket.write(bytes);
    else
        m_unsent += bytes;
}

int WebClient::status(int answer) const { return head(answer).mid(9, 3).toInt(); }

QByteArray WebClient::body(int answer) const { return m_answers.value(answer).second; }

void WebClient::read()
{
    m_buffer += m_socket.readAll();
    for (;;) {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray found = m_buffer.left(end + 2);
        const qsizetype at = found.toLower().indexOf("content-length:");
        const qsizetype length =
            at < 0 ? 0 : found.mid(at + 15, found.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        if (m_buffer.size() < end + 4 + length)
            return;
        m_answers.append({found, m_buffer.mid(end + 4, length)});
        m_buffer.remove(0, end + 4 + length);
    }
}

FakeBackend::FakeBackend()
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                if (!socket->peek(64 * 1024).contains("\r\n\r\n"))
                    return;
                lastHead = socket->readAll();
                ++requests;
                answer(socket);
            });
        }
    });
    m_server.listen(QHostAddress::LocalHost);
}

QString FakeBackend::url() const { return u"http://127.0.0.1:%1"_s.arg(port()); }

void FakeBackend::add(const QByteArray &data, const QByteArray &timestamp)
{
    rows.append(QJsonDocument(QJsonObject{{u"id"_s, m_nextId++},
                                          {u"data"_s, QString::fromUtf8(data)},
                                          {u"timestamp"_s, QString::fromUtf8(timestamp)}})
                    .toJson(QJsonDocument::Compact));
}

void FakeBackend::restart()
{
    rows.clear();
    m_nextId = 1;
}

void FakeBackend::answer(QTcpSocket *socket)
{
    QByteArray line = "200 OK";
    QByteArray body = "[" + rows.join(',') + "]";
    switch (mood) {
    case Mood::Normal:
        break;
    case Mood::Status:
        line = QByteArray::number(status) + " Whatever";
        body = "no";
        break;
    case Mood::Silent:
        return;
    case Mood::HangUp:
        socket->abort();
        return;
    case Mood::Text:
        body = text;
        break;
    case Mood::Endless:
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[" +
                      QByteArray(64 * 1024, ' '));
        connect(socket, &QTcpSocket::bytesWritten, socket, [socket] {
            if (socket->bytesToWrite() < 64 * 1024)
                socket->write(QByteArray(64 * 1024, ' '));
        });
        return;
    }
    socket->write("HTTP/1.1 " + line + "\r\nContent-Type: application/json\r\nContent-Length: " +
                  QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

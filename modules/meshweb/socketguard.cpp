// SPDX-License-Identifier: GPL-3.0-or-later
#include "socketguard.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace meshweb {

namespace {

constexpr qint64 MostDrained = 1024 * 1024;
constexpr qsizetype MostKept = 4096;

bool isBlank(QByteArrayView bytes) { return bytes.trimmed().isEmpty(); }

} // namespace

QByteArray bareAnswer(const char *status)
{
    return QByteArray("HTTP/1.1 ") + status +
           "\r\nContent-Type: text/plain\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
}

SocketGuard::SocketGuard(QTcpSocket *socket, const QObject *server, const GuardLimits &limits)
    : QObject(socket), m_socket(socket), m_server(server), m_limits(limits)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SocketGuard::onTimeout);
    connect(socket, &QTcpSocket::readyRead, this, &SocketGuard::onReadyRead);
    // More than a whole request never waits in memory: the rest stays with the operating system.
    socket->setReadBufferSize(m_limits.head + m_limits.body + 4096);
    connect(socket, &QTcpSocket::disconnected, this, [this] {
        m_timer.stop();
        if (m_phase == Phase::Head || m_phase == Phase::Body)
            emit refused(u"incomplete"_s, u"the connection ended before the request was complete"_s,
                         firstBytes(), std::max<qint64>(m_got, m_head.size()));
    });
    m_timer.start(m_limits.idle);
}

SocketGuard *SocketGuard::of(const QTcpSocket *socket)
{
    return socket->findChild<SocketGuard *>(QString(), Qt::FindDirectChildrenOnly);
}

void SocketGuard::answered()
{
    if (m_phase == Phase::Draining)
        return;
    m_phase = Phase::Idle;
    m_head.clear();
    m_start.clear();
    m_got = 0;
    m_timer.start(m_limits.idle);
}

void SocketGuard::onReadyRead()
{
    if (m_phase == Phase::Draining) {
        m_drained += m_socket->readAll().size();
        if (m_drained > MostDrained)
            m_socket->abort();
        return;
    }
    // The server read everything it was offered before, so these bytes are new.
    look(m_socket->peek(m_socket->bytesAvailable()));
}

void SocketGuard::look(QByteArrayView bytes)
{
    if (m_phase == Phase::Idle) {
        if (isBlank(bytes))
            return; // the line end some clients send behind a body
        while (QByteArrayView(" \t\r\n\v").contains(bytes.front()))
            bytes = bytes.sliced(1);
        m_phase = Phase::Head;
        m_timer.start(m_limits.request);
    }
    if (m_phase == Phase::Head) {
        m_head += bytes.toByteArray();
        // Exactly as the server's parser finds it.
        const qsizetype crlf = m_head.indexOf("\n\r\n");
        const qsizetype lf = m_head.indexOf("\n\n");
        const bool isLf = lf >= 0 && (crlf < 0 || lf < crlf);
        const qsizetype end = isLf ? lf : crlf;
        if (end < 0 || end > m_limits.head) {
            if (m_head.size() > m_limits.head) {
                m_head.truncate(MostKept);
                refuse("431 Request Header Fields Too Large", u"head-too-large"_s,
                       u"the head has more than %1 bytes"_s.arg(m_limits.head));
            }
            return;
        }
        const QByteArray rest = m_head.mid(end + (isLf ? 2 : 3));
        m_head.truncate(end + 1);
        readHead();
        if (m_phase == Phase::Body || m_phase == Phase::Answering)
            look(rest);
        return;
    }
    if (m_phase == Phase::Answering) {
        if (!isBlank(bytes))
            refuse("400 Bad Request", u"pipelined"_s, u"a request came before the last one was answered"_s);
        return;
    }
    m_got += bytes.size();
    m_start += bytes.first(std::clamp<qsizetype>(MostKept - m_start.size(), 0, bytes.size())).toByteArray();
    if (m_got < m_expected)
        return;
    m_timer.stop();
    m_phase = Phase::Answering;
    const qint64 surplus = m_got - m_expected;
    if (surplus > 0)
        look(bytes.last(static_cast<qsizetype>(surplus)));
}

void SocketGuard::readHead()
{
    m_phase = Phase::Body;
    m_got = 0;
    qint64 length = 0;
    int lengths = 0;
    bool chunked = false;
    bool readable = true;
    bool webSocket = false;
    const QList<QByteArray> lines = m_head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArray name = line.left(colon).trimmed().toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (name == "content-length") {
            const bool digits = !value.isEmpty() && std::all_of(value.cbegin(), value.cend(),
                                                                [](char c) { return c >= '0' && c <= '9'; });
            bool ok = false;
            length = value.toLongLong(&ok);
            if (digits && !ok)
                length = std::numeric_limits<qint64>::max(); // more digits than a number has
            readable = readable && digits;
            ++lengths;
        } else if (name == "transfer-encoding") {
            chunked = true;
        } else if (name == "upgrade") {
            webSocket = value.toLower() == "websocket";
        }
    }
    m_expected = length;
    if (webSocket)
        refuse("400 Bad Request", u"upgrade"_s, u"there is no WebSocket here"_s);
    else if (chunked)
        refuse("411 Length Required", u"chunked"_s, u"the body's length is not told beforehand"_s);
    else if (!readable || lengths > 1)
        refuse("400 Bad Request", u"length"_s, u"the body's length cannot be read"_s);
    else if (length > m_limits.body)
        refuse("413 Content Too Large", u"too-large"_s,
               u"a body of %1 bytes; at most %2 are read"_s.arg(length).arg(m_limits.body));
    else if (length == 0)
        look({}); // complete
}

void SocketGuard::refuse(const char *status, const QString &reason, const QString &detail)
{
    m_phase = Phase::Draining;
    m_timer.start(m_limits.drain);
    const QByteArray raw = firstBytes();
    disconnect(m_socket, &QTcpSocket::readyRead, m_server, nullptr);
    if (m_socket->isTransactionStarted())
        m_socket->commitTransaction();
    m_drained = m_socket->readAll().size();
    emit refused(reason, detail, raw, std::max<qint64>(m_expected, m_head.size()));
    m_socket->write(bareAnswer(status));
    m_head.clear();
    m_start.clear();
}

void SocketGuard::refuseUnclear()
{
    refuse("400 Bad Request", u"unclear"_s, u"where the request ends cannot be told"_s);
}

QByteArray SocketGuard::firstBytes() const
{
    if (!m_start.isEmpty())
        return m_start;
    // The head may hold a secret: of it only the first line, up to a query, is kept.
    const auto upTo = [](const QByteArray &text, char mark) {
        const qsizetype at = text.indexOf(mark);
        return at < 0 ? text : text.left(at);
    };
    return upTo(upTo(m_head, '\n'), '?').left(MostKept).trimmed();
}

void SocketGuard::onTimeout()
{
    switch (m_phase) {
    case Phase::Head:
    case Phase::Body:
        refuse("408 Request Timeout", u"incomplete"_s,
               u"the request was not complete within %1 s"_s.arg(
                   static_cast<double>(m_limits.request.count()) / 1000.));
        break;
    case Phase::Idle:
        m_socket->disconnectFromHost();
        break;
    case Phase::Draining:
        m_socket->abort();
        break;
    case Phase::Answering:
        break;
    }
}

} // namespace meshweb

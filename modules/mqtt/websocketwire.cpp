// SPDX-License-Identifier: GPL-3.0-or-later
#include "websocketwire.h"

#include <QCryptographicHash>
#include <QList>
#include <QRandomGenerator>
#include <QUuid>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

constexpr qsizetype MostAnswer = 16 * 1024;
constexpr quint64 MostControl = 125; // RFC 6455, 5.5

enum Kind
{
    Continuation = 0,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10,
};

/// The value of a header; names have no case.
QByteArray headerValue(const QByteArray &answer, const QByteArray &name)
{
    for (const QByteArray &line : answer.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

} // namespace

WebSocketWire::WebSocketWire(const QString &host, const QString &path)
    : m_host(host.toUtf8())
    , m_path((path.startsWith(u'/') ? path : u'/' + path).toUtf8())
    , m_key(QUuid::createUuid().toRfc4122().toBase64())
{
    // A line break would end the request early, a blank its path.
    m_path.replace(' ', "%20").replace('\r', "%0D").replace('\n', "%0A");
}

QByteArray WebSocketWire::greeting() const
{
    return "GET " + m_path + " HTTP/1.1\r\nHost: " + m_host +
           "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + m_key +
           "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n";
}

void WebSocketWire::end(State state, const QString &words)
{
    m_state = state;
    m_words = words;
    m_pending.clear();
}

void WebSocketWire::take(QByteArrayView bytes, QByteArray &content, QByteArray &reply)
{
    if (m_state == State::Greeting)
        takeAnswer(bytes);
    while (m_state == State::Open && (!bytes.isEmpty() || (m_inFrame && m_left == 0))) {
        if (!m_inFrame && !takeHeader(bytes, reply))
            continue;
        const auto part =
            static_cast<qsizetype>(std::min<quint64>(m_left, static_cast<quint64>(bytes.size())));
        (m_kind < Close ? content : m_control).append(bytes.first(part));
        bytes = bytes.sliced(part);
        m_left -= static_cast<quint64>(part);
        if (m_left > 0)
            return;
        m_inFrame = false;
        if (m_kind >= Close)
            control(reply);
    }
}

void WebSocketWire::takeAnswer(QByteArrayView &bytes)
{
    const qsizetype before = m_pending.size();
    m_pending.append(bytes.first(std::min(bytes.size(), MostAnswer - before)));
    const qsizetype end = m_pending.indexOf("\r\n\r\n");
    if (end < 0) {
        if (m_pending.size() >= MostAnswer ||
            !QByteArrayView("HTTP/").startsWith(
                QByteArrayView(m_pending).first(std::min<qsizetype>(5, m_pending.size()))))
            this->end(State::Refused, u"what answers there is not a web server"_s);
        bytes = {};
        return;
    }
    const QByteArray answer = m_pending.first(end);
    bytes = bytes.sliced(end + 4 - before);
    m_pending.clear();
    const QByteArray status = answer.left(answer.indexOf('\r')); // no blank may stand before it
    const QByteArray wanted =
        QCryptographicHash::hash(m_key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
            .toBase64();
    const QByteArray spoken = headerValue(answer, "Sec-WebSocket-Protocol");
    if (!status.startsWith("HTTP/1.1 101"))
        this->end(State::Refused,
                  u"the web server answers \"%1\""_s.arg(QString::fromLatin1(status.left(100))));
    else if (headerValue(answer, "Sec-WebSocket-Accept") != wanted)
        this->end(State::Refused, u"the web server's answer does not belong to our question"_s);
    else if (!spoken.isEmpty() && spoken != "mqtt")
        this->end(State::Refused,
                  u"the web server speaks \"%1\", not MQTT"_s.arg(QString::fromLatin1(spoken.left(100))));
    else
        m_state = State::Open;
}

bool WebSocketWire::takeHeader(QByteArrayView &bytes, QByteArray &reply)
{
    const auto need = [this, &bytes](qsizetype count) {
        const qsizetype part = std::clamp<qsizetype>(count - m_pending.size(), 0, bytes.size());
        m_pending.append(bytes.first(part));
        bytes = bytes.sliced(part);
        return m_pending.size() >= count;
    };
    if (!need(2))
        return false;
    const auto first = static_cast<quint8>(m_pending[0]);
    const auto second = static_cast<quint8>(m_pending[1]);
    const int kind = first & 0x0f;
    const int shortLength = second & 0x7f;
    const int more = shortLength == 127 ? 8 : shortLength == 126 ? 2 : 0;
    if (more > 0 && !need(2 + more))
        return false;
    const char *at = m_pending.constData() + 2;
    m_left = more == 8   ? qFromBigEndian<quint64>(at)
             : more == 2 ? qFromBigEndian<quint16>(at)
                         : static_cast<quint64>(shortLength);
    m_pending.clear();
    const bool final = (first & 0x80) != 0;
    const bool isControl = kind >= Close;
    const bool known =
        kind == Binary || kind == Continuation || kind == Close || kind == Ping || kind == Pong;
    if (!known || (first & 0x70) != 0 || (second & 0x80) != 0 ||
        (isControl && (!final || m_left > MostControl)) || (kind == Binary && m_inMessage) ||
        (kind == Continuation && !m_inMessage)) {
        end(State::Closed, u"the server breaks the rules of WebSocket"_s);
        reply += frame(Close, QByteArray::fromHex("03ea")); // 1002, protocol error
        return false;
    }
    if (!isControl)
        m_inMessage = !final;
    m_kind = kind;
    m_inFrame = true;
    m_control.clear();
    return true;
}

void WebSocketWire::control(QByteArray &reply)
{
    if (m_kind == Ping)
        reply += frame(Pong, m_control);
    if (m_kind != Close)
        return;
    reply += frame(Close, QByteArrayView(m_control).first(std::min<qsizetype>(2, m_control.size())));
    const int code = m_control.size() >= 2 ? qFromBigEndian<quint16>(m_control.constData()) : 1005;
    end(State::Closed, u"the server closed the WebSocket (%1 %2)"_s.arg(code)
                           .arg(QString::fromUtf8(m_control.mid(2)))
                           .trimmed());
}

QByteArray WebSocketWire::wrapped(QByteArrayView content) { return frame(Binary, content); }

QByteArray WebSocketWire::frame(int kind, QByteArrayView content)
{
    QByteArray made;
    made.reserve(content.size() + 14);
    made += static_cast<char>(0x80 | kind);
    constexpr int Masked = 0x80; // a client's frames are
    if (content.size() < 126) {
        made += static_cast<char>(Masked | content.size());
    } else if (content.size() <= 0xffff) {
        made += static_cast<char>(Masked | 126);
        made.resize(4);
        qToBigEndian(static_cast<quint16>(content.size()), made.data() + 2);
    } else {
        made += static_cast<char>(Masked | 127);
        made.resize(10);
        qToBigEndian(static_cast<quint64>(content.size()), made.data() + 2);
    }
    // The mask protects proxies from what a web page makes a browser send; nothing secret hangs on it.
    const quint32 number = QRandomGenerator::global()->generate();
    QByteArray mask(4, Qt::Uninitialized);
    qToBigEndian(number, mask.data());
    made += mask;
    for (qsizetype i = 0; i < content.size(); ++i)
        made += static_cast<char>(content[i] ^ mask[i % 4]);
    return made;
}

} // namespace mqtt

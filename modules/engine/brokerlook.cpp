// SPDX-License-Identifier: GPL-3.0-or-later
#include "brokerlook.h"

#include <QNetworkProxy>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr qsizetype EnoughBytes = 64;

void appendText(QByteArray &to, const QByteArray &text)
{
    to.append(char(text.size() >> 8)).append(char(text.size() & 0xff)).append(text);
}

/// CONNECT of MQTT 3.1.1 with a clean session.
QByteArray greeting(const BrokerLook::Target &target)
{
    QByteArray body;
    appendText(body, "MQTT"_ba);
    char flags = 0x02;
    if (!target.user.isEmpty())
        flags = char(0xc2);
    body.append(char(4)).append(flags).append(char(0)).append(char(30));
    appendText(body, "mdlook-"_ba + QByteArray::number(QRandomGenerator::global()->generate(), 16));
    if (!target.user.isEmpty()) {
        appendText(body, target.user.toUtf8());
        appendText(body, target.password.toUtf8());
    }
    QByteArray packet("\x10");
    qsizetype rest = body.size();
    do {
        const char digit = char(rest % 128);
        rest /= 128;
        packet.append(rest > 0 ? char(digit | 0x80) : digit);
    } while (rest > 0);
    return packet + body;
}

/// The first line of what a stranger said, without what cannot be printed.
QString firstLine(const QByteArray &heard)
{
    QString line;
    for (const QChar c : QString::fromLatin1(heard.left(EnoughBytes))) {
        if (c == u'\n' || c == u'\r')
            break;
        line += c.unicode() < 128 && c.isPrint() ? c : u'·';
    }
    return line;
}

} // namespace

BrokerLook::BrokerLook(const Target &target, std::function<void(const Seen &)> answer, QObject *parent)
    : QObject(parent), m_target(target), m_answer(std::move(answer))
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { tell({}); });
    connect(&m_socket, &QAbstractSocket::connected, this, [this] {
        if (!m_target.tls) {
            greet();
            return;
        }
        m_socket.setSslConfiguration(*m_target.tls);
        m_socket.setPeerVerifyName(m_target.host);
        m_socket.startClientEncryption();
    });
    connect(&m_socket, &QSslSocket::encrypted, this, [this] {
        if (m_target.greet)
            greet();
        else
            tell({Seen::What::Secured, -1, {}});
    });
    connect(&m_socket, &QIODevice::readyRead, this, &BrokerLook::read);
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        read();
        const bool securing = m_target.tls && !m_socket.isEncrypted();
        if (error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError ||
            (securing && error == QAbstractSocket::RemoteHostClosedError))
            tell({Seen::What::NotSecured, -1, m_socket.errorString()});
        else if (error == QAbstractSocket::RemoteHostClosedError)
            tell({Seen::What::Closed, -1, {}});
        else
            tell({Seen::What::Nothing, -1, m_socket.errorString()});
    });
    m_limit.start(m_target.within);
    m_socket.connectToHost(m_target.host, m_target.port);
}

BrokerLook::~BrokerLook() { m_socket.disconnect(this); }

void BrokerLook::greet() { m_socket.write(greeting(m_target)); }

void BrokerLook::read()
{
    if (m_target.tls && !m_socket.isEncrypted())
        return;
    m_heard += m_socket.read(EnoughBytes - m_heard.size());
    if (m_heard.size() >= 4 && m_heard.startsWith("\x20\x02"_ba))
        tell({Seen::What::Broker, uchar(m_heard.at(3)), {}});
    else if (m_heard.size() >= 2 && m_heard.at(0) == '\x15' && m_heard.at(1) == '\x03')
        tell({Seen::What::TlsAlert, -1, {}});
    else if (m_heard.contains('\n') || m_heard.size() >= EnoughBytes)
        tell({Seen::What::Words, -1, firstLine(m_heard)});
}

void BrokerLook::tell(const Seen &seen)
{
    const auto answer = std::exchange(m_answer, nullptr);
    if (!answer)
        return;
    m_limit.stop();
    Seen told = seen;
    // What hung up or fell silent after a few words has said something all the same.
    if ((seen.what == Seen::What::Closed || seen.what == Seen::What::Nothing) && !m_heard.isEmpty())
        told = {Seen::What::Words, -1, firstLine(m_heard)};
    m_socket.disconnect(this);
    m_socket.abort();
    answer(told);
}

} // namespace engine

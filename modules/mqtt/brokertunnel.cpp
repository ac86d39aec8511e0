// SPDX-License-Identifier: GPL-3.0-or-later
#include "brokertunnel.h"

#include "brokererrors.h"
#include "tlserrors.h"

#include <QNetworkProxy>
#include <QSslConfiguration>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/ioctl.h>
#endif

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

/// What may wait in each direction and at each of its two ends.
constexpr qint64 Room = 256 * 1024;
constexpr qint64 Chunk = 64 * 1024;

/// Bytes in the operating system's buffer of a socket.
qint64 arrived(const QTcpSocket &socket)
{
    if (socket.socketDescriptor() < 0)
        return 0;
#ifdef Q_OS_WIN
    u_long count = 0;
    ioctlsocket(static_cast<SOCKET>(socket.socketDescriptor()), FIONREAD, &count);
#else
    int count = 0;
    if (ioctl(static_cast<int>(socket.socketDescriptor()), FIONREAD, &count) != 0)
        return 0;
#endif
    return static_cast<qint64>(count);
}

} // namespace

BrokerTunnel::BrokerTunnel(ConnectSettings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_remote(std::make_unique<QSslSocket>())
{
    m_remote->setProxy(QNetworkProxy::NoProxy);
    m_remote->setReadBufferSize(Room);
    connect(m_remote.get(), &QSslSocket::connected, this, &BrokerTunnel::onConnected);
    connect(m_remote.get(), &QSslSocket::encrypted, this, &BrokerTunnel::onEncrypted);
    connect(m_remote.get(), &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_reason = untrusted(place(), m_settings.host, m_remote->peerCertificate(), errors);
    });
    connect(m_remote.get(), &QSslSocket::errorOccurred, this, &BrokerTunnel::onError);
    connect(m_remote.get(), &QSslSocket::disconnected, this, [this] { end({}); });
    connect(m_remote.get(), &QSslSocket::readyRead, this, &BrokerTunnel::takeIn);
    connect(m_remote.get(), &QSslSocket::bytesWritten, this, &BrokerTunnel::takeOut);
    connect(m_remote.get(), &QSslSocket::encryptedBytesWritten, this, &BrokerTunnel::takeOut);
    connect(&m_door, &QTcpServer::newConnection, this, &BrokerTunnel::onVisitor);
}

BrokerTunnel::~BrokerTunnel() { drop(); }

void BrokerTunnel::drop()
{
    m_stage = Stage::Ended;
    m_remote->disconnect(this);
    m_remote->abort();
    m_door.close();
    if (m_local)
        m_local->disconnect(this);
}

void BrokerTunnel::open()
{
    if (!m_settings.webSocketPath.isEmpty()) {
        const QString host =
            m_settings.host.contains(u':') ? u"[%1]"_s.arg(m_settings.host) : m_settings.host;
        m_wire.emplace(u"%1:%2"_s.arg(host).arg(m_settings.port), m_settings.webSocketPath);
    }
    if (!m_settings.tls.on) {
        m_remote->connectToHost(m_settings.host, m_settings.port);
        return;
    }
    const auto configuration = tlsConfiguration(m_settings.tls, place());
    if (!configuration) {
        // Later: whoever opens expects to hear of it after open() returned.
        QMetaObject::invokeMethod(
            this, [this, error = configuration.error()] { end(error); }, Qt::QueuedConnection);
        return;
    }
    m_remote->setSslConfiguration(configuration.value());
    m_remote->setPeerVerifyName(m_settings.host);
    m_remote->connectToHostEncrypted(m_settings.host, m_settings.port);
}

void BrokerTunnel::onConnected()
{
    m_remote->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_stage = Stage::Securing;
    if (!m_settings.tls.on)
        onEncrypted();
}

void BrokerTunnel::onEncrypted()
{
    m_stage = Stage::Upgrading;
    if (m_wire)
        m_remote->write(m_wire->greeting());
    else
        becomeReady();
}

void BrokerTunnel::becomeReady()
{
    if (!m_door.listen(QHostAddress::LocalHost)) {
        end(core::Error{core::ErrorCode::Io,
                        place(),
                        u"no local socket could be made (%1)"_s.arg(m_door.errorString()),
                        {}});
        return;
    }
    m_stage = Stage::Ready;
    emit ready();
}

void BrokerTunnel::expect(quint16 port)
{
    m_expected = port;
    if (m_door.hasPendingConnections())
        onVisitor();
}

void BrokerTunnel::onVisitor()
{
    while (m_expected != 0 && !m_local && m_door.hasPendingConnections()) {
        QTcpSocket *visitor = m_door.nextPendingConnection();
        if (visitor->peerPort() != m_expected) { // some other program of this computer
            visitor->abort();
            visitor->deleteLater();
            continue;
        }
        m_local = visitor;
        m_door.pauseAccepting();
        m_local->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_local->setReadBufferSize(Room);
        connect(m_local, &QTcpSocket::readyRead, this, &BrokerTunnel::takeOut);
        connect(m_local, &QTcpSocket::bytesWritten, this, &BrokerTunnel::takeIn);
        pump();
    }
}

void BrokerTunnel::onError(QAbstractSocket::SocketError error)
{
    const QString words = m_remote->errorString();
    if (m_reason) { // an untrusted certificate, known already
        end(m_reason);
        return;
    }
    switch (m_stage) {
    case Stage::Reaching:
        end(error == QAbstractSocket::HostNotFoundError ? nameNotFound(place(), words)
                                                        : unreachable(place(), words));
        return;
    case Stage::Securing:
        end(tlsEnded(place(), words, !m_settings.tls.certificate.isEmpty()));
        return;
    case Stage::Upgrading:
    case Stage::Ready:
        // With TLS 1.3 the broker judges our certificate after the handshake is over for us.
        if (m_settings.tls.on && words.contains(" alert "_L1, Qt::CaseInsensitive))
            end(tlsEnded(place(), words, !m_settings.tls.certificate.isEmpty()));
        else
            end({});
        return;
    case Stage::Ended:
        return;
    }
}

void BrokerTunnel::end(const std::optional<core::Error> &reason)
{
    if (m_stage == Stage::Ended || m_remoteGone)
        return;
    if (m_stage == Stage::Ready) {
        m_reason = reason;
        m_remoteGone = true;
        takeIn(); // what came before the end
        return;
    }
    const core::Error error =
        reason ? *reason
        : m_stage == Stage::Upgrading
            ? core::Error{core::ErrorCode::Refused, place(),
                          u"the connection was closed before the WebSocket was made"_s,
                          u"Check \"port\" and \"webSocketPath\", and the broker's log: it may ask for a "
                          "certificate of ours."_s}
            : tlsEnded(place(), u"closed by the other side"_s, !m_settings.tls.certificate.isEmpty());
    m_stage = Stage::Ended;
    m_remote->disconnect(this);
    emit failed(error);
}

void BrokerTunnel::takeIn()
{
    if (m_stage == Stage::Upgrading) {
        QByteArray reply;
        m_wire->take(m_remote->readAll(), m_early, reply);
        if (m_wire->state() == WebSocketWire::State::Open) {
            becomeReady();
        } else if (m_wire->state() != WebSocketWire::State::Greeting) {
            end(core::Error{
                core::ErrorCode::Refused, place(), m_wire->words(),
                u"Correct \"webSocketPath\" and \"port\" in the workspace; brokers often use \"/mqtt\"."_s});
        }
        return;
    }
    if (m_stage != Stage::Ready || !m_local)
        return;
    if (!m_early.isEmpty())
        m_local->write(std::exchange(m_early, {}));
    while (m_local->bytesToWrite() < Room && m_remote->bytesAvailable() > 0) {
        const QByteArray bytes = m_remote->read(Chunk);
        if (bytes.isEmpty())
            break;
        if (!m_wire) {
            m_local->write(bytes);
            continue;
        }
        QByteArray content;
        QByteArray reply;
        m_wire->take(bytes, content, reply);
        if (!reply.isEmpty())
            m_remote->write(reply);
        m_local->write(content);
        if (m_wire->state() == WebSocketWire::State::Closed) {
            m_remote->disconnectFromHost();
            break;
        }
    }
    m_local->flush();
    if (m_remoteGone && m_remote->bytesAvailable() == 0) {
        m_stage = Stage::Ended;
        m_local->disconnectFromHost(); // after what waits in it
    }
}

void BrokerTunnel::takeOut()
{
    if (m_stage != Stage::Ready || !m_local || m_remoteGone)
        return;
    while (toSend() < Room && m_local->bytesAvailable() > 0) {
        const QByteArray bytes = m_local->read(Chunk);
        m_remote->write(m_wire ? WebSocketWire::wrapped(bytes) : bytes);
        m_busy = true;
    }
    if (toSend() > 0)
        m_remote->flush();
    if (m_busy && isFlushed()) {
        m_busy = false;
        emit flushed();
    }
}

void BrokerTunnel::pump()
{
    if (m_stage != Stage::Ready || !m_local)
        return;
    // Asked only when something is there, so it never waits.
    while (arrived(*m_local) > 0 && m_local->bytesAvailable() < Room && m_local->waitForReadyRead(0))
        takeOut();
    takeOut();
    takeIn();
}

qint64 BrokerTunnel::toSend() const { return m_remote->bytesToWrite() + m_remote->encryptedBytesToWrite(); }

qint64 BrokerTunnel::unread() const
{
    return m_remote->bytesAvailable() + m_early.size() + (m_local ? m_local->bytesToWrite() : 0);
}

bool BrokerTunnel::isFlushed() const
{
    return m_local && toSend() == 0 && m_local->bytesAvailable() == 0 && arrived(*m_local) == 0;
}

QDateTime BrokerTunnel::certificateEnds() const
{
    QDateTime ends;
    for (const QSslCertificate &certificate : m_remote->peerCertificateChain()) {
        if (!ends.isValid() || certificate.expiryDate() < ends)
            ends = certificate.expiryDate();
    }
    return ends;
}

core::Error BrokerTunnel::tooSlow() const
{
    const QString time = u"%1 s"_s.arg(static_cast<double>(m_settings.connectTimeout.count()) / 1000.);
    switch (m_stage) {
    case Stage::Securing:
        return {core::ErrorCode::Timeout, place(), u"no answer to the TLS handshake within %1"_s.arg(time),
                u"Check that the port speaks TLS (8883 by custom)."_s};
    case Stage::Upgrading:
        return {core::ErrorCode::Timeout, place(),
                u"no answer to the WebSocket's greeting within %1"_s.arg(time),
                u"Check that the port belongs to a WebSocket listener of the broker."_s};
    default:
        return unreachable(place(), u"no answer within %1"_s.arg(time));
    }
}

} // namespace mqtt

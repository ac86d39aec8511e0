// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/websocketdoor.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace peers {

WebSocketDoor::WebSocketDoor(quint16 brokerPort, const Certificates::Pair &secured)
    : m_server(u"door"_s,
               secured.certificate.isEmpty() ? QWebSocketServer::NonSecureMode : QWebSocketServer::SecureMode)
    , m_brokerPort(brokerPort)
{
    if (!secured.certificate.isEmpty()) {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        configuration.setLocalCertificateChain(QSslCertificate::fromPath(secured.certificate));
        QFile key(secured.key);
        if (key.open(QIODevice::ReadOnly))
            configuration.setPrivateKey(QSslKey(key.readAll(), QSsl::Ec));
        m_server.setSslConfiguration(configuration);
    }
    m_server.setSupportedSubprotocols({u"mqtt"_s});
    connect(&m_server, &QWebSocketServer::newConnection, this, &WebSocketDoor::onVisitor);
    m_server.listen(QHostAddress::LocalHost);
}

WebSocketDoor::~WebSocketDoor() { abortAll(); }

void WebSocketDoor::onVisitor()
{
    QWebSocket *visitor = m_server.nextPendingConnection();
    auto *broker = new QTcpSocket(visitor);
    visitor->setParent(this);
    m_visits.insert(visitor, broker);
    ++opened;
    paths.append(visitor->requestUrl().path());
    connect(visitor, &QWebSocket::binaryMessageReceived, broker,
            [broker](const QByteArray &bytes) { broker->write(bytes); });
    const auto forward = [this, visitor, broker] {
        constexpr qint64 Most = 128 * 1024;
        while (broker->bytesAvailable() > 0 && visitor->bytesToWrite() < Most)
            visitor->sendBinaryMessage(broker->read(piece));
    };
    broker->setReadBufferSize(64 * 1024);
    connect(broker, &QTcpSocket::readyRead, visitor, forward);
    connect(visitor, &QWebSocket::bytesWritten, broker, forward);
    connect(broker, &QTcpSocket::disconnected, visitor, [visitor] { visitor->close(); });
    connect(broker, &QTcpSocket::errorOccurred, visitor, [visitor] { visitor->close(); }); // not there, too
    connect(visitor, &QWebSocket::disconnected, this, [this, visitor, broker] {
        m_visits.remove(visitor);
        broker->disconnectFromHost();
        visitor->deleteLater();
    });
    broker->connectToHost(QHostAddress::LocalHost, m_brokerPort);
}

void WebSocketDoor::closeAll()
{
    for (QWebSocket *visitor : m_visits.keys())
        visitor->close();
}

void WebSocketDoor::abortAll()
{
    for (QWebSocket *visitor : m_visits.keys()) {
        if (QTcpSocket *broker = m_visits.value(visitor))
            broker->abort();
        visitor->abort();
    }
}

qint64 WebSocketDoor::stuck() const
{
    qint64 bytes = 0;
    for (auto visit = m_visits.constBegin(); visit != m_visits.constEnd(); ++visit)
        bytes += visit.key()->bytesToWrite() + visit.value()->bytesAvailable();
    return bytes;
}

} // namespace peers

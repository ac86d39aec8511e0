// SPDX-License-Identifier: GPL-3.0-or-later
// From a broker's name to the library's greeting.
#include "brokererrors.h"
#include "mosquittoclient.h"

#include <QHostAddress>
#include <QNetworkProxy>

#include <mosquitto.h>
#include <mqtt_protocol.h>

#ifdef Q_OS_WIN
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <netinet/in.h>
#include <sys/socket.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mqtt {

namespace {

/// Nobody may make the library allocate more for one message (the codec reads far less).
constexpr uint32_t MaximumPacket = 16 * 1024 * 1024;

quint16 localPortOf(int socket)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    if (getsockname(socket, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return 0;
    return ntohs(address.sin_port);
}

} // namespace

void MosquittoClient::open(const ConnectSettings &settings)
{
    drop();
    m_settings = settings;
    m_mqtt5 = settings.protocol != Protocol::Mqtt311;
    reach();
}

void MosquittoClient::reachOlder()
{
    tearDown();
    m_mqtt5 = false;
    reach();
}

void MosquittoClient::reach()
{
    if (m_settings.tls.on || !m_settings.webSocketPath.isEmpty()) {
        reachThroughTunnel();
        return;
    }
    // The library's connect blocks for minutes when packets are swallowed, so a socket of ours goes first.
    m_probe = std::make_unique<QTcpSocket>();
    m_probe->setProxy(QNetworkProxy::NoProxy);
    connect(m_probe.get(), &QTcpSocket::connected, this, [this] {
        m_address = m_probe->peerAddress().toString();
        m_probe.release()->deleteLater(); // we are inside its signal
        handshake();
    });
    connect(m_probe.get(), &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        const QString words = m_probe->errorString();
        m_probe->disconnect(this);
        m_probe.release()->deleteLater();
        fail(error == QAbstractSocket::HostNotFoundError ? nameNotFound(place(), words)
                                                         : unreachable(place(), words));
    });
    m_deadline.start(m_settings.connectTimeout);
    m_probe->connectToHost(m_settings.host, m_settings.port);
}

void MosquittoClient::reachThroughTunnel()
{
    m_tunnel = new BrokerTunnel(m_settings, this);
    connect(m_tunnel, &BrokerTunnel::ready, this, [this] {
        m_address = u"127.0.0.1"_s;
        handshake();
    });
    connect(m_tunnel, &BrokerTunnel::failed, this, &MosquittoClient::fail);
    // Later: it may come from within a write of ours.
    connect(m_tunnel, &BrokerTunnel::flushed, this, &MosquittoClient::onWritten, Qt::QueuedConnection);
    m_deadline.start(m_settings.connectTimeout);
    m_tunnel->open();
}

void MosquittoClient::dropTunnel()
{
    if (!m_tunnel)
        return;
    m_tunnel->disconnect(this);
    m_tunnel->drop();
    std::exchange(m_tunnel, nullptr)->deleteLater(); // we may be inside its signal
}

QDateTime MosquittoClient::certificateEnds() const
{
    return m_tunnel && m_settings.tls.on ? m_tunnel->certificateEnds() : QDateTime();
}

void MosquittoClient::handshake()
{
    m_mosquitto.reset(mosquitto_new(m_settings.clientId.toUtf8().constData(), !m_settings.persistent, this));
    if (!m_mosquitto) {
        fail(libraryError(place(), MOSQ_ERR_INVAL));
        return;
    }
    mosquitto *object = m_mosquitto.get();
    mosquitto_int_option(object, MOSQ_OPT_PROTOCOL_VERSION, m_mqtt5 ? MQTT_PROTOCOL_V5 : MQTT_PROTOCOL_V311);
    mosquitto_int_option(object, MOSQ_OPT_RECEIVE_MAXIMUM, m_settings.receiveMaximum);
    mosquitto_int_option(object, MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_threaded_set(object, true);
    if (!m_settings.user.isEmpty()) {
        mosquitto_username_pw_set(object, m_settings.user.toUtf8().constData(),
                                  m_settings.password.toUtf8().constData());
    }
    mosquitto_connect_v5_callback_set(object, onConnect);
    mosquitto_disconnect_v5_callback_set(object, onDisconnect);
    mosquitto_message_v5_callback_set(object, onMessage);
    mosquitto_subscribe_v5_callback_set(object, onSubscribe);
    mosquitto_publish_v5_callback_set(object, onPublish);

    mosquitto_property *properties = nullptr;
    if (m_mqtt5) {
        if (m_settings.persistent) {
            mosquitto_property_add_int32(&properties, MQTT_PROP_SESSION_EXPIRY_INTERVAL,
                                         static_cast<uint32_t>(m_settings.sessionExpiry.count()));
        }
        mosquitto_property_add_int32(&properties, MQTT_PROP_MAXIMUM_PACKET_SIZE, MaximumPacket);
    }
    const auto keepAlive =
        std::max(5s, std::chrono::duration_cast<std::chrono::seconds>(m_settings.keepAlive));
    if (!m_settings.presenceTopic.isEmpty()) {
        constexpr std::string_view Gone = "offline";
        mosquitto_will_set(object, m_settings.presenceTopic.toUtf8().constData(),
                           static_cast<int>(Gone.size()), Gone.data(), 1, true);
    }
    const quint16 port = m_tunnel ? m_tunnel->localPort() : m_settings.port;
    const int rc = mosquitto_connect_bind_v5(object, m_address.toUtf8().constData(), port,
                                             static_cast<int>(keepAlive.count()), nullptr, properties);
    mosquitto_property_free_all(&properties);
    if (rc != MOSQ_ERR_SUCCESS) {
        fail(rc == MOSQ_ERR_ERRNO ? unreachable(place(), QString::fromLocal8Bit(strerror(errno)))
                                  : libraryError(place(), rc));
        return;
    }
    const int socket = mosquitto_socket(object);
    if (m_tunnel)
        m_tunnel->expect(localPortOf(socket));
    m_readable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write);
    m_writable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &MosquittoClient::readSocket);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &MosquittoClient::onWritable);
    m_deadline.start(m_settings.connectTimeout);
    m_tick.start();
    flush();
}

} // namespace mqtt

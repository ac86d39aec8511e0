// SPDX-License-Identifier: GPL-3.0-or-later
#include "qtmqttclient.h"

#include "brokererrors.h"

#include <QMqttSubscription>
#include <QNetworkProxy>

#include <mosquitto.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mqtt {

namespace {

constexpr int MostUnconfirmed = 20;
constexpr quint64 MostMessagesAWakeUp = 20'000;
constexpr quint32 MaximumPacket = 16 * 1024 * 1024;

enum PacketType
{
    ConnAck = 2,
    Publish = 3,
    PubAck = 4,
    Disconnect = 14,
};

/// Where a packet's content begins, after its type and length.
qsizetype contentAt(const QByteArray &packet)
{
    qsizetype at = 1;
    while (at < packet.size() && (packet[at] & 0x80) != 0)
        ++at;
    return at + 1;
}

} // namespace

QtMqttClient::QtMqttClient(QObject *parent) : MqttClient(parent)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        if (m_mqtt)
            fail(noBrokerAnswer(place()));
        else if (m_tunnel && !m_socket)
            fail(m_tunnel->tooSlow());
        else
            fail(unreachable(place(), u"no answer within %1 s"_s.arg(
                                          static_cast<double>(m_settings.connectTimeout.count()) / 1000.)));
    });
}

QtMqttClient::~QtMqttClient() { drop(); }

void QtMqttClient::open(const ConnectSettings &settings)
{
    drop();
    m_settings = settings;
    m_mqtt5 = settings.protocol != Protocol::Mqtt311;
    reach();
}

void QtMqttClient::reach()
{
    m_deadline.start(m_settings.connectTimeout);
    if (!m_settings.tls.on && m_settings.webSocketPath.isEmpty()) {
        connectSocket(m_settings.host, m_settings.port);
        return;
    }
    m_tunnel = new BrokerTunnel(m_settings, this);
    connect(m_tunnel, &BrokerTunnel::ready, this,
            [this] { connectSocket(u"127.0.0.1"_s, m_tunnel->localPort()); });
    connect(m_tunnel, &BrokerTunnel::failed, this, &QtMqttClient::fail);
    m_tunnel->open();
}

void QtMqttClient::connectSocket(const QString &host, quint16 port)
{
    m_socket = new QTcpSocket(this);
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setReadBufferSize(64 * 1024);
    connect(m_socket, &QTcpSocket::connected, this, &QtMqttClient::greet);
    connect(m_socket, &QTcpSocket::readyRead, this, &QtMqttClient::readSocket);
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (m_mqtt)
            return; // disconnected() follows
        const QString words = m_socket->errorString();
        fail(error == QAbstractSocket::HostNotFoundError ? nameNotFound(place(), words)
                                                         : unreachable(place(), words));
    });
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        readSocket(); // what came before the end
        onEnded();
    });
    m_socket->connectToHost(host, port);
}

void QtMqttClient::greet()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_tunnel)
        m_tunnel->expect(m_socket->localPort());
    m_pipe = new PacketPipe(m_socket, [this](QByteArray &packet) { look(packet); });
    m_mqtt = new QMqttClient;
    m_mqtt->setTransport(m_pipe, QMqttClient::IODevice);
    m_mqtt->setProtocolVersion(m_mqtt5 ? QMqttClient::MQTT_5_0 : QMqttClient::MQTT_3_1_1);
    m_mqtt->setClientId(m_settings.clientId);
    m_mqtt->setCleanSession(!m_settings.persistent);
    m_mqtt->setKeepAlive(static_cast<quint16>(
        std::max(5s, std::chrono::duration_cast<std::chrono::seconds>(m_settings.keepAlive)).count()));
    if (!m_settings.user.isEmpty()) {
        m_mqtt->setUsername(m_settings.user);
        m_mqtt->setPassword(m_settings.password);
    }
    if (!m_settings.presenceTopic.isEmpty()) {
        m_mqtt->setWillTopic(m_settings.presenceTopic);
        m_mqtt->setWillMessage("offline");
        m_mqtt->setWillQoS(1);
        m_mqtt->setWillRetain(true);
    }
    if (m_mqtt5) {
        QMqttConnectionProperties properties;
        if (m_settings.persistent)
            properties.setSessionExpiryInterval(static_cast<quint32>(m_settings.sessionExpiry.count()));
        properties.setMaximumReceive(m_settings.receiveMaximum);
        properties.setMaximumPacketSize(MaximumPacket);
        m_mqtt->setConnectionProperties(properties);
    }
    connect(m_mqtt, &QMqttClient::brokerSessionRestored, this, [this] { m_sessionPresent = true; });
    connect(
        m_mqtt, &QMqttClient::messageReceived, this,
        [this](const QByteArray &payload, const QMqttTopicName &topic) { onMessage(payload, topic.name()); });
    connect(m_mqtt, &QMqttClient::messageStatusChanged, this,
            [this](qint32 id, QMqtt::MessageStatus status, const QMqttMessageStatusProperties &properties) {
                onStatus(id, status, static_cast<int>(properties.reasonCode()));
            });
    connect(m_mqtt, &QMqttClient::connected, this, [this] {
        m_up = true;
        m_deadline.stop();
        if (!m_settings.presenceTopic.isEmpty())
            m_mqtt->publish(QMqttTopicName(m_settings.presenceTopic), "online", 1, true);
        emit connected(m_sessionPresent);
    });
    // Later: Qt Mqtt is in the middle of closing.
    connect(m_mqtt, &QMqttClient::disconnected, this, &QtMqttClient::onEnded, Qt::QueuedConnection);
    m_deadline.start(m_settings.connectTimeout);
    m_mqtt->connectToHost();
}

void QtMqttClient::look(QByteArray &packet)
{
    m_flags = static_cast<quint8>(packet[0]);
    const qsizetype at = contentAt(packet);
    const auto byte = [&packet](qsizetype i) {
        return i < packet.size() ? static_cast<quint8>(packet[i]) : 0;
    };
    switch (m_flags >> 4) {
    case ConnAck:
        m_answer = byte(at + 1);
        break;
    case Publish: {
        const qsizetype after = at + 2 + (byte(at) << 8 | byte(at + 1));
        m_packetId =
            (m_flags & 0x06) != 0 ? static_cast<quint16>(byte(after) << 8 | byte(after + 1)) : quint16(0);
        break;
    }
    case PubAck:
        // The length of the properties may be left out; Qt Mqtt 6.4 takes that for a violation.
        if (m_mqtt5 && packet.size() == 5) {
            packet[1] = 4;
            packet += '\0';
        }
        break;
    case Disconnect:
        m_farewell = packet.size() > at ? byte(at) : 0;
        break;
    default:
        break;
    }
}

void QtMqttClient::readSocket()
{
    if (!m_pipe || m_inside)
        return;
    m_inside = true;
    const quint64 before = m_received;
    const PacketPipe *pipe = m_pipe;
    const bool isMqtt = m_pipe->handOn([this, before, pipe] {
        return m_pipe == pipe && m_reading && m_farewell < 0 && m_received - before < MostMessagesAWakeUp;
    });
    m_inside = false;
    if (m_pipe != pipe)
        return; // whoever heard it closed
    if (!isMqtt || m_farewell >= 0)
        onEnded();
    else if (m_reading && m_received - before >= MostMessagesAWakeUp)
        QMetaObject::invokeMethod(this, &QtMqttClient::readSocket, Qt::QueuedConnection);
    else if (m_reading && m_received != before)
        emit drained();
}

void QtMqttClient::onMessage(const QByteArray &payload, const QString &topic)
{
    const QByteArray name = topic.toUtf8();
    Message message;
    message.topic = std::string_view(name.constData(), static_cast<size_t>(name.size()));
    message.payload = payload;
    message.packetId = m_packetId;
    message.qos = (m_flags >> 1) & 3;
    message.retained = (m_flags & 1) != 0;
    ++m_received;
    if (m_receiver)
        m_receiver(message);
}

void QtMqttClient::onStatus(qint32 id, QMqtt::MessageStatus status, int reason)
{
    if (status != QMqtt::MessageStatus::Acknowledged || !m_open.contains(id))
        return;
    emit published(m_open.take(id), reason);
}

void QtMqttClient::onEnded()
{
    if (!m_mqtt || m_inside)
        return; // said already, or said when the packets under way are done
    const auto reason = m_tunnel ? m_tunnel->reason() : std::nullopt;
    const bool tooNew = m_answer == 1 || m_answer == 132 || m_answer < 0;
    if (!m_up && m_mqtt5 && m_settings.protocol == Protocol::Auto && tooNew && !reason) {
        tearDown();
        m_mqtt5 = false;
        reach();
        return;
    }
    if (reason)
        fail(*reason);
    else if (!m_up && m_answer > 0)
        fail(connectionRefused(place(), m_answer, m_settings.user));
    else if (m_farewell >= 128)
        fail(connectionEnded(place(), m_farewell, m_up, m_settings.tls.on));
    else
        fail(connectionEnded(place(),
                             m_mqtt->error() == QMqttClient::ServerUnavailable ? MOSQ_ERR_KEEPALIVE
                                                                               : MOSQ_ERR_CONN_LOST,
                             m_up, m_settings.tls.on));
}

void QtMqttClient::tearDown()
{
    m_deadline.stop();
    if (m_mqtt)
        m_mqtt->disconnect(this);
    if (m_pipe)
        m_pipe->cut();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    if (m_tunnel) {
        m_tunnel->disconnect(this);
        m_tunnel->drop();
    }
    // Later and in this order: we may be inside a signal of any of them, and each uses the next.
    for (QObject *old : {static_cast<QObject *>(m_mqtt), static_cast<QObject *>(m_pipe),
                         static_cast<QObject *>(m_socket), static_cast<QObject *>(m_tunnel)}) {
        if (old)
            old->deleteLater();
    }
    m_mqtt = nullptr;
    m_pipe = nullptr;
    m_socket = nullptr;
    m_tunnel = nullptr;
    m_up = false;
    m_reading = true;
    m_sessionPresent = false;
    m_answer = -1;
    m_farewell = -1;
    m_open.clear();
    m_granted.clear();
}

void QtMqttClient::fail(const core::Error &error)
{
    tearDown();
    emit disconnected(error);
}

void QtMqttClient::drop() { tearDown(); }

void QtMqttClient::close()
{
    if (m_up) {
        m_mqtt->disconnect(this);
        m_socket->disconnect(this);
        if (!m_settings.presenceTopic.isEmpty())
            m_mqtt->publish(QMqttTopicName(m_settings.presenceTopic), "offline", 0, true);
        m_mqtt->disconnectFromHost();
        if (m_tunnel)
            m_tunnel->pump();
        m_socket->disconnectFromHost();
    }
    tearDown();
}

QDateTime QtMqttClient::certificateEnds() const
{
    return m_tunnel && m_settings.tls.on ? m_tunnel->certificateEnds() : QDateTime();
}

void QtMqttClient::setReading(bool on)
{
    m_reading = on;
    if (on)
        QMetaObject::invokeMethod(this, &QtMqttClient::readSocket, Qt::QueuedConnection);
}

qint64 QtMqttClient::unreadBytes() const
{
    return (m_socket ? m_socket->bytesAvailable() : 0) + (m_pipe ? m_pipe->waiting() : 0) +
           (m_tunnel ? m_tunnel->unread() : 0);
}

core::Result<void> QtMqttClient::subscribe(const QStringList &filters, int qos, bool)
{
    if (!m_up)
        return notConnected(place());
    m_granted = QList<int>(filters.size(), -1);
    for (qsizetype i = 0; i < filters.size(); ++i) {
        const QMqttSubscription *asked =
            m_mqtt->subscribe(QMqttTopicFilter(filters[i]), static_cast<quint8>(qos));
        if (!asked)
            return libraryError(place(), MOSQ_ERR_INVAL);
        connect(asked, &QMqttSubscription::stateChanged, this,
                [this, i, asked](QMqttSubscription::SubscriptionState state) {
                    if (i >= m_granted.size())
                        return;
                    if (state == QMqttSubscription::Subscribed)
                        m_granted[i] = asked->qos();
                    else if (state == QMqttSubscription::Error)
                        m_granted[i] = static_cast<int>(asked->reasonCode());
                    tellGrants();
                });
        if (asked->state() == QMqttSubscription::Subscribed)
            m_granted[i] = asked->qos(); // asked before, on this connection
    }
    if (!m_granted.contains(-1))
        QMetaObject::invokeMethod(this, &QtMqttClient::tellGrants, Qt::QueuedConnection);
    return {};
}

void QtMqttClient::tellGrants()
{
    if (!m_granted.isEmpty() && !m_granted.contains(-1))
        emit subscribed(std::exchange(m_granted, {}));
}

core::Result<int> QtMqttClient::publish(const QString &topic, const QByteArray &payload, int qos)
{
    if (!m_up)
        return notConnected(place());
    if (qos > 0 && m_open.size() >= MostUnconfirmed)
        return tooManyUnconfirmed(place(), static_cast<int>(m_open.size()));
    const qint32 id = m_mqtt->publish(QMqttTopicName(topic), payload, static_cast<quint8>(qos), false);
    if (id < 0)
        return libraryError(place(), MOSQ_ERR_INVAL);
    const int number = ++m_number;
    if (qos > 0)
        m_open.insert(id, number);
    // Later, so that the caller has the number before it hears of it.
    QMetaObject::invokeMethod(
        this, [this, number] { emit written(number); }, Qt::QueuedConnection);
    return number;
}

} // namespace mqtt

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mosquittoclient.h"

#include "brokererrors.h"

#include <QHostAddress>
#include <QNetworkProxy>

#include <mosquitto.h>
#include <mqtt_protocol.h>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mqtt {

namespace {

/// So that timers and orders get their turn under any load.
constexpr quint64 MostMessagesAWakeUp = 20'000;
/// From this rate on (messages a second) the socket is read in bursts, which saves most wake-ups; unless a
/// burst brings so little that the broker must have been waiting for us.
constexpr double StreamRate = 3'000;
constexpr quint64 SmallBurst = 25;
constexpr auto RateOver = 50ms;
constexpr auto NoStreamFor = 1s;
/// A burst of this many bytes may have filled the socket's buffer: then it is read on at once.
constexpr qint64 StreamBytes = 128 * 1024;
constexpr auto StreamPause = 15ms;
/// Nobody may make the library allocate more for one message (the codec reads far less).
constexpr uint32_t MaximumPacket = 16 * 1024 * 1024;

void startLibrary()
{
    static const int started = mosquitto_lib_init();
    Q_UNUSED(started)
}

/// Gathers the many four-byte acknowledgements into few segments: a write each, but not a packet each.
class Cork
{
public:
    explicit Cork(int socket) : m_socket(socket) { set(1); }
    ~Cork() { set(0); }
    Cork(const Cork &) = delete;
    Cork &operator=(const Cork &) = delete;

private:
    void set([[maybe_unused]] int on) const
    {
#ifdef Q_OS_LINUX
        if (m_socket >= 0)
            setsockopt(m_socket, IPPROTO_TCP, TCP_CORK, &on, sizeof on);
#endif
    }
    int m_socket;
};

} // namespace

void MosquittoClient::Destroy::operator()(mosquitto *object) const { mosquitto_destroy(object); }

MosquittoClient::MosquittoClient(QObject *parent) : MqttClient(parent)
{
    startLibrary();
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        fail(m_probe ? unreachable(place(),
                                   u"no answer within %1 s"_s.arg(m_settings.connectTimeout.count() / 1000.))
                     : noBrokerAnswer(place()));
    });
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &MosquittoClient::tick);
    m_pace.setSingleShot(true);
    m_pace.setTimerType(Qt::PreciseTimer);
    m_pace.setInterval(StreamPause);
    connect(&m_pace, &QTimer::timeout, this, &MosquittoClient::readSocket);
}

MosquittoClient::~MosquittoClient() { drop(); }

QString MosquittoClient::place() const { return u"%1:%2"_s.arg(m_settings.host).arg(m_settings.port); }

void MosquittoClient::open(const ConnectSettings &settings)
{
    drop();
    m_settings = settings;
    m_mqtt5 = settings.mqtt5;
    reach();
}

void MosquittoClient::reach()
{
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
    const int rc = mosquitto_connect_bind_v5(object, m_address.toUtf8().constData(), m_settings.port,
                                             static_cast<int>(keepAlive.count()), nullptr, properties);
    mosquitto_property_free_all(&properties);
    if (rc != MOSQ_ERR_SUCCESS) {
        fail(rc == MOSQ_ERR_ERRNO ? unreachable(place(), QString::fromLocal8Bit(strerror(errno)))
                                  : libraryError(place(), rc));
        return;
    }
    const int socket = mosquitto_socket(object);
    m_readable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write);
    m_writable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &MosquittoClient::readSocket);
    connect(m_writable.get(), &QSocketNotifier::activated, this, [this] {
        if (!flush())
            return;
        announceWritten();
        if (std::exchange(m_flushWanted, false))
            emit flushed();
    });
    m_deadline.start(m_settings.connectTimeout);
    m_tick.start();
    flush();
}

void MosquittoClient::tearDown()
{
    m_deadline.stop();
    m_tick.stop();
    m_pace.stop();
    m_readable.reset();
    m_writable.reset();
    m_probe.reset();
    m_mosquitto.reset(); // closes the socket, writes nothing
    m_up = false;
    m_reading = true;
    m_flushWanted = false;
    m_stream = false;
    m_withheld = 0;
    m_unconfirmed.clear();
    m_mostUnconfirmed = 20;
    m_answer.reset();
    m_ended.reset();
    m_granted.clear();
    m_published.clear();
    m_unwritten.clear();
}

void MosquittoClient::fail(const core::Error &error)
{
    tearDown();
    emit disconnected(error);
}

void MosquittoClient::drop() { tearDown(); }

void MosquittoClient::close()
{
    if (m_up && m_withheld == 0) {
        m_closing = true;
        mosquitto_disconnect_v5(m_mosquitto.get(), MQTT_RC_NORMAL_DISCONNECTION, nullptr);
        flush();
        m_closing = false;
    }
    tearDown();
}

void MosquittoClient::setReading(bool on)
{
    m_reading = on;
    m_pace.stop();
    setReadNotifier(on);
}

void MosquittoClient::setReadNotifier(bool on)
{
    const bool wanted = on && !m_ended;
    if (m_readable && m_readable->isEnabled() != wanted)
        m_readable->setEnabled(wanted);
}

qint64 MosquittoClient::unreadBytes() const
{
    if (!m_mosquitto)
        return 0;
#ifdef Q_OS_WIN
    u_long count = 0;
    ioctlsocket(static_cast<SOCKET>(mosquitto_socket(m_mosquitto.get())), FIONREAD, &count);
#else
    int count = 0;
    if (ioctl(mosquitto_socket(m_mosquitto.get()), FIONREAD, &count) != 0)
        return 0;
#endif
    return static_cast<qint64>(count);
}

void MosquittoClient::readSocket()
{
    if (!m_mosquitto)
        return;
    const quint64 before = m_received;
    qint64 total = 0;
    qint64 available = unreadBytes();
    m_bytes = 0;
    bool empty = false;
    do {
        // One packet a call. What errno says is worthless here: the library wakes itself through a pair of
        // sockets that nobody reads, so it stays at EAGAIN once that is full.
        const quint64 seen = m_received;
        if (mosquitto_loop_read(m_mosquitto.get(), 1) != MOSQ_ERR_SUCCESS || m_ended || m_answer)
            break; // the owner hears of a new connection before its first message
        if (m_received == seen || m_bytes >= available) {
            total += m_bytes;
            m_bytes = 0;
            available = unreadBytes();
            empty = available == 0;
        }
    } while (!empty && m_reading && m_received - before < MostMessagesAWakeUp);
    total += m_bytes;

    if (m_reading && empty) {
        const bool stream = total < StreamBytes && isStream(m_received - before);
        setReadNotifier(!stream);
        if (stream)
            m_pace.start();
    } else if (m_reading) {
        setReadNotifier(true);
    }
    if (!settle())
        return;
    if (m_withheld == 0)
        flush();
    if (empty && m_received != before)
        emit drained();
}

bool MosquittoClient::isStream(quint64 burst)
{
    const auto now = std::chrono::steady_clock::now();
    if (m_stream && burst < SmallBurst) {
        m_stream = false;
        m_rateSince = now + NoStreamFor;
        m_rateFrom = m_received;
    }
    const auto passed = now - m_rateSince;
    if (passed >= RateOver) {
        const double rate =
            static_cast<double>(m_received - m_rateFrom) / std::chrono::duration<double>(passed).count();
        m_stream = passed < NoStreamFor && rate >= StreamRate;
        m_rateSince = now;
        m_rateFrom = m_received;
    } else if (passed.count() < 0) {
        m_rateFrom = m_received; // it counts from then on
    }
    return m_stream;
}

bool MosquittoClient::settle()
{
    if (m_answer) {
        const Answer answer = *std::exchange(m_answer, std::nullopt);
        answered(answer);
        return false; // whoever heard it may have done anything
    }
    if (!m_granted.isEmpty())
        emit subscribed(std::exchange(m_granted, {}));
    for (const auto &[number, reason] : std::exchange(m_published, {}))
        emit published(number, reason);
    if (!m_ended)
        return m_mosquitto != nullptr;
    const int code = *m_ended;
    if (!m_up && m_mqtt5 && m_settings.mqtt5) {
        // Brokers of the older standard may just hang up on a newer greeting.
        tearDown();
        m_mqtt5 = false;
        reach();
        return false;
    }
    fail(connectionEnded(place(), code, m_up));
    return false;
}

void MosquittoClient::answered(const Answer &answer)
{
    if (answer.code == 0) {
        m_up = true;
        m_deadline.stop();
        emit connected(answer.sessionPresent);
        return;
    }
    if (m_mqtt5 && (answer.code == MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION || answer.code == 1)) {
        tearDown();
        m_mqtt5 = false;
        reach();
        return;
    }
    fail(connectionRefused(place(), answer.code, m_settings.user));
}

bool MosquittoClient::flush()
{
    if (!m_mosquitto || m_ended)
        return false;
    mosquitto *object = m_mosquitto.get();
    if (mosquitto_want_write(object)) {
        const Cork cork(mosquitto_socket(object));
        mosquitto_loop_write(object, 1);
    }
    if (m_ended)
        return false;
    const bool more = mosquitto_want_write(object);
    if (m_writable && m_writable->isEnabled() != more)
        m_writable->setEnabled(more);
    return !more;
}

void MosquittoClient::acknowledge()
{
    m_withheld = 0;
    m_flushWanted = true;
    if (flush()) {
        m_flushWanted = false;
        emit flushed();
    }
}

void MosquittoClient::tick()
{
    mosquitto_loop_misc(m_mosquitto.get()); // only queues a ping; whether it is written now is decided below
    if (settle() && m_withheld == 0)
        flush();
}

core::Result<void> MosquittoClient::subscribe(const QStringList &filters, int qos, bool onlyNew)
{
    if (!m_up)
        return notConnected(place());
    std::vector<QByteArray> texts;
    std::vector<char *> pointers;
    for (const QString &filter : filters)
        texts.push_back(filter.toUtf8());
    for (QByteArray &text : texts)
        pointers.push_back(text.data());
    const int options = m_mqtt5 && onlyNew ? MQTT_SUB_OPT_SEND_RETAIN_NEW : 0;
    const int rc = mosquitto_subscribe_multiple(m_mosquitto.get(), nullptr, static_cast<int>(pointers.size()),
                                                pointers.data(), qos, options, nullptr);
    if (rc != MOSQ_ERR_SUCCESS)
        return libraryError(place(), rc);
    if (m_withheld == 0)
        flush();
    return {};
}

core::Result<int> MosquittoClient::publish(const QString &topic, const QByteArray &payload, int qos)
{
    if (!m_up || m_ended)
        return notConnected(place());
    // Beyond the broker's window the library would keep messages back and send them some time later.
    if (qos > 0 && m_unconfirmed.size() >= m_mostUnconfirmed)
        return tooManyUnconfirmed(place(), static_cast<int>(m_unconfirmed.size()));
    int number = 0;
    const int rc =
        mosquitto_publish_v5(m_mosquitto.get(), &number, topic.toUtf8().constData(),
                             static_cast<int>(payload.size()), payload.constData(), qos, false, nullptr);
    if (rc != MOSQ_ERR_SUCCESS)
        return libraryError(place(), rc);
    if (qos > 0)
        m_unconfirmed.insert(number);
    m_unwritten.append(number);
    if (flush()) {
        // Later, so that the caller has the number before it hears of it.
        QMetaObject::invokeMethod(this, &MosquittoClient::announceWritten, Qt::QueuedConnection);
    }
    return number;
}

void MosquittoClient::announceWritten()
{
    for (const int number : std::exchange(m_unwritten, {}))
        emit written(number);
}

void MosquittoClient::onConnect(mosquitto *, void *self, int code, int flags,
                                const mosquitto_property *properties)
{
    auto *client = static_cast<MosquittoClient *>(self);
    client->m_answer = Answer{code, (flags & 1) != 0};
    uint16_t maximum = 0;
    if (mosquitto_property_read_int16(properties, MQTT_PROP_RECEIVE_MAXIMUM, &maximum, false) && maximum > 0)
        client->m_mostUnconfirmed = std::min<int>(client->m_mostUnconfirmed, maximum);
}

void MosquittoClient::onDisconnect(mosquitto *, void *self, int code, const mosquitto_property *)
{
    auto *client = static_cast<MosquittoClient *>(self);
    if (client->m_closing || client->m_ended)
        return;
    client->m_ended = code;
    client->setReadNotifier(false); // the library has closed the socket
    if (client->m_writable)
        client->m_writable->setEnabled(false);
    QMetaObject::invokeMethod(client, &MosquittoClient::settle, Qt::QueuedConnection);
}

void MosquittoClient::onMessage(mosquitto *, void *self, const mosquitto_message *message,
                                const mosquitto_property *)
{
    auto *client = static_cast<MosquittoClient *>(self);
    Message view;
    view.topic = message->topic;
    view.payload = QByteArrayView(static_cast<const char *>(message->payload), message->payloadlen);
    view.packetId = static_cast<quint16>(message->mid);
    view.qos = message->qos;
    view.retained = message->retain;
    ++client->m_received;
    client->m_bytes +=
        4 + static_cast<qint64>(view.topic.size()) + message->payloadlen + (message->qos > 0 ? 2 : 0);
    if (message->qos > 0)
        ++client->m_withheld;
    if (client->m_receiver)
        client->m_receiver(view);
}

void MosquittoClient::onSubscribe(mosquitto *, void *self, int, int count, const int *granted,
                                  const mosquitto_property *)
{
    static_cast<MosquittoClient *>(self)->m_granted = QList<int>(granted, granted + count);
}

void MosquittoClient::onPublish(mosquitto *, void *self, int number, int reason, const mosquitto_property *)
{
    auto *client = static_cast<MosquittoClient *>(self);
    client->m_unconfirmed.remove(number);
    client->m_published.append({number, reason});
}

} // namespace mqtt

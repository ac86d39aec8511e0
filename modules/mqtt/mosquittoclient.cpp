// SPDX-License-Identifier: GPL-3.0-or-later
#include "mosquittoclient.h"

#include "brokererrors.h"

#include <mosquitto.h>
#include <mqtt_protocol.h>

#ifdef Q_OS_WIN
#include <winsock2.h>
#include <ws2tcpip.h>
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

/// Bytes in the operating system's buffer of a socket.
qint64 bytesIn(int socket)
{
#ifdef Q_OS_WIN
    u_long count = 0;
    ioctlsocket(static_cast<SOCKET>(socket), FIONREAD, &count);
#else
    int count = 0;
    if (ioctl(socket, FIONREAD, &count) != 0)
        return 0;
#endif
    return static_cast<qint64>(count);
}

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
        if (m_probe)
            fail(unreachable(place(),
                             u"no answer within %1 s"_s.arg(m_settings.connectTimeout.count() / 1000.)));
        else if (m_tunnel && !m_mosquitto)
            fail(m_tunnel->tooSlow());
        else
            fail(noBrokerAnswer(place()));
    });
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &MosquittoClient::tick);
    m_pace.setSingleShot(true);
    m_pace.setTimerType(Qt::PreciseTimer);
    m_pace.setInterval(StreamPause);
    connect(&m_pace, &QTimer::timeout, this, &MosquittoClient::readSocket);
}

MosquittoClient::~MosquittoClient() { drop(); }

void MosquittoClient::onWritten()
{
    if (m_flushWanted || m_withheld == 0)
        onWritable();
    else // what is withheld must not leave with it
        announceWritten();
}

void MosquittoClient::onWritable()
{
    if (!flush())
        return;
    announceWritten();
    if (std::exchange(m_flushWanted, false))
        emit flushed();
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
    dropTunnel();
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
        sayPresence("offline");
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
    return (m_mosquitto ? bytesIn(mosquitto_socket(m_mosquitto.get())) : 0) +
           (m_tunnel ? m_tunnel->unread() : 0);
}

qint64 MosquittoClient::refill()
{
    const qint64 there = bytesIn(mosquitto_socket(m_mosquitto.get()));
    if (there > 0 || !m_tunnel)
        return there;
    m_tunnel->takeIn();
    return bytesIn(mosquitto_socket(m_mosquitto.get()));
}

void MosquittoClient::readSocket()
{
    if (!m_mosquitto)
        return;
    const quint64 before = m_received;
    qint64 total = 0;
    qint64 available = refill();
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
            available = refill();
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
    for (const QList<int> &granted : std::exchange(m_granted, {}))
        emit subscribed(granted);
    for (const auto &[number, reason] : std::exchange(m_published, {}))
        emit published(number, reason);
    if (!m_ended)
        return m_mosquitto != nullptr;
    const int code = *m_ended;
    const auto reason = m_tunnel ? m_tunnel->reason() : std::nullopt;
    if (!m_up && m_mqtt5 && m_settings.protocol == Protocol::Auto && !reason) {
        // Brokers of the older standard may just hang up on a newer greeting.
        reachOlder();
        return false;
    }
    fail(reason ? *reason : connectionEnded(place(), code, m_up, m_settings.tls.on));
    return false;
}

void MosquittoClient::answered(const Answer &answer)
{
    if (answer.code == 0) {
        m_up = true;
        m_deadline.stop();
        sayPresence("online");
        emit connected(answer.sessionPresent);
        return;
    }
    if (m_mqtt5 && m_settings.protocol == Protocol::Auto &&
        (answer.code == MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION || answer.code == 1)) {
        reachOlder();
        return;
    }
    fail(connectionRefused(place(), answer.code, m_settings.user));
}

void MosquittoClient::sayPresence(const char *word)
{
    if (m_settings.presenceTopic.isEmpty())
        return;
    mosquitto_publish_v5(m_mosquitto.get(), &m_presence, m_settings.presenceTopic.toUtf8().constData(),
                         static_cast<int>(strlen(word)), word, 0, true, nullptr);
    flush(); // nothing is withheld: no message came yet, or all are acknowledged
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
    if (m_writable && m_writable->isEnabled() != more) {
        m_writable->setEnabled(more);
        // Whoever wrote the rest, a ping or an order, may not be who waits for it to be written: without a
        // word from here nobody would tell it, and reading would never go on.
        if (!more)
            QMetaObject::invokeMethod(this, &MosquittoClient::onWritten, Qt::QueuedConnection);
    }
    if (m_tunnel)
        m_tunnel->pump();
    return !more && (!m_tunnel || m_tunnel->isFlushed());
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

} // namespace mqtt

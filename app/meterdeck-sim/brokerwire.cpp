// SPDX-License-Identifier: GPL-3.0-or-later
#include "brokerwire.h"

#include <QSocketNotifier>

#include <mosquitto.h>

#include <utility>

using namespace std::chrono_literals;

namespace sim {

namespace {

constexpr int KeepAlive = 15;

} // namespace

BrokerWire::BrokerWire(const QByteArray &clientId, BrokerAddress address, QObject *parent)
    : QObject(parent), m_clientId(clientId), m_address(std::move(address))
{
    m_care.setInterval(1s);
    connect(&m_care, &QTimer::timeout, this, [this] { step(mosquitto_loop_misc(m_client)); });
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &BrokerWire::connectNow);
}

BrokerWire::~BrokerWire()
{
    detach();
    if (m_client)
        mosquitto_destroy(m_client);
}

void BrokerWire::setWill(const QByteArray &topic, const QByteArray &payload)
{
    m_willTopic = topic;
    m_willPayload = payload;
}

void BrokerWire::make()
{
    m_client = mosquitto_new(m_clientId.constData(), true, this);
    if (!m_client)
        qFatal("out of memory");
    mosquitto_max_inflight_messages_set(m_client, 0);
    if (!m_willTopic.isEmpty())
        mosquitto_will_set(m_client, m_willTopic.constData(), static_cast<int>(m_willPayload.size()),
                           m_willPayload.constData(), 1, true);
    mosquitto_connect_callback_set(m_client, [](mosquitto *, void *self, int result) {
        auto *wire = static_cast<BrokerWire *>(self);
        if (result != 0)
            return;
        wire->m_up = true;
        wire->m_everUp = true;
        emit wire->connected();
    });
    mosquitto_message_callback_set(m_client, [](mosquitto *, void *self, const mosquitto_message *message) {
        emit static_cast<BrokerWire *>(self)->received(
            QByteArray(message->topic),
            QByteArray(static_cast<const char *>(message->payload), message->payloadlen), message->retain);
    });
    mosquitto_subscribe_callback_set(m_client, [](mosquitto *, void *self, int, int, const int *) {
        auto *wire = static_cast<BrokerWire *>(self);
        if (--wire->m_openSubscriptions == 0)
            emit wire->subscribed();
    });
    mosquitto_publish_callback_set(
        m_client, [](mosquitto *, void *self, int) { emit static_cast<BrokerWire *>(self)->published(); });
}

void BrokerWire::open()
{
    m_wanted = true;
    connectNow();
}

void BrokerWire::connectNow()
{
    if (!m_wanted)
        return;
    int result = MOSQ_ERR_SUCCESS;
    if (m_client) {
        result = mosquitto_reconnect(m_client);
    } else {
        make();
        result = mosquitto_connect(m_client, m_address.host.constData(), m_address.port, KeepAlive);
    }
    if (result == MOSQ_ERR_SUCCESS)
        attach();
    else // a broker that is still starting is met sooner than one that went away
        m_retry.start(m_everUp ? m_address.retry
                               : std::min<std::chrono::milliseconds>(m_address.retry, 200ms));
}

void BrokerWire::attach()
{
    const int socket = mosquitto_socket(m_client);
    m_reader = new QSocketNotifier(socket, QSocketNotifier::Read, this);
    m_writer = new QSocketNotifier(socket, QSocketNotifier::Write, this);
    connect(m_reader, &QSocketNotifier::activated, this, &BrokerWire::read);
    connect(m_writer, &QSocketNotifier::activated, this, &BrokerWire::write);
    m_writer->setEnabled(mosquitto_want_write(m_client));
    m_care.start();
}

void BrokerWire::detach()
{
    m_care.stop();
    for (QSocketNotifier *notifier : {std::exchange(m_reader, nullptr), std::exchange(m_writer, nullptr)}) {
        if (!notifier)
            continue;
        notifier->setEnabled(false);
        notifier->deleteLater();
    }
    m_up = false;
}

void BrokerWire::read() { step(mosquitto_loop_read(m_client, 100)); }

void BrokerWire::write() { step(mosquitto_loop_write(m_client, 100)); }

void BrokerWire::step(int result)
{
    // What callbacks have queued leaves at once; only a full socket waits for the notifier.
    if (result == MOSQ_ERR_SUCCESS && mosquitto_want_write(m_client))
        result = mosquitto_loop_write(m_client, 100);
    if (result == MOSQ_ERR_SUCCESS) {
        if (m_writer)
            m_writer->setEnabled(mosquitto_want_write(m_client));
        return;
    }
    const bool wasUp = m_up;
    detach();
    m_openSubscriptions = 0;
    if (m_wanted)
        m_retry.start(m_address.retry);
    if (wasUp)
        emit lost();
}

void BrokerWire::subscribe(const QList<QByteArray> &topics)
{
    m_openSubscriptions += topics.size();
    for (const QByteArray &topic : topics)
        mosquitto_subscribe(m_client, nullptr, topic.constData(), 0);
    if (m_writer)
        m_writer->setEnabled(mosquitto_want_write(m_client));
}

bool BrokerWire::publish(const QByteArray &topic, const QByteArray &payload, int qos, bool retain)
{
    if (!m_up)
        return false;
    const int result = mosquitto_publish(m_client, nullptr, topic.constData(),
                                         static_cast<int>(payload.size()), payload.constData(), qos, retain);
    if (m_writer)
        m_writer->setEnabled(mosquitto_want_write(m_client));
    return result == MOSQ_ERR_SUCCESS;
}

void BrokerWire::close()
{
    m_wanted = false;
    m_retry.stop();
    if (m_client && m_up) {
        // Everything still queued goes first, bounded: a broker that does not read is not waited for.
        for (int attempt = 0; attempt < 100 && mosquitto_want_write(m_client); ++attempt) {
            if (mosquitto_loop_write(m_client, 100) != MOSQ_ERR_SUCCESS)
                break;
        }
        mosquitto_disconnect(m_client);
    }
    detach();
}

void BrokerWire::drop(std::chrono::milliseconds pause)
{
    m_retry.stop();
    m_wanted = pause.count() > 0;
    const bool wasUp = m_up;
    detach();
    m_openSubscriptions = 0;
    if (m_client)
        mosquitto_destroy(m_client); // closes the socket without a DISCONNECT
    m_client = nullptr;
    if (m_wanted)
        m_retry.start(pause);
    if (wasUp)
        emit lost();
}

} // namespace sim

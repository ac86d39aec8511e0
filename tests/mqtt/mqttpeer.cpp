// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttpeer.h"

#include <QTest>

#include <mosquitto.h>

MqttPeer::MqttPeer(quint16 port, const QString &user, const QString &password)
{
    mosquitto_lib_init();
    m_mosquitto = mosquitto_new(nullptr, true, this);
    mosquitto_max_inflight_messages_set(m_mosquitto, 1000);
    if (!user.isEmpty())
        mosquitto_username_pw_set(m_mosquitto, user.toUtf8().constData(), password.toUtf8().constData());
    mosquitto_publish_callback_set(m_mosquitto, onPublish);
    mosquitto_subscribe_callback_set(m_mosquitto, onSubscribe);
    mosquitto_message_callback_set(m_mosquitto, onMessage);
    mosquitto_connect(m_mosquitto, "127.0.0.1", port, 60);
    mosquitto_loop_start(m_mosquitto);
}

MqttPeer::~MqttPeer()
{
    mosquitto_disconnect(m_mosquitto);
    mosquitto_loop_stop(m_mosquitto, true);
    mosquitto_destroy(m_mosquitto);
}

void MqttPeer::publish(const QString &topic, const QByteArray &payload, int qos, bool retain)
{
    {
        const QMutexLocker lock(&m_mutex);
        ++m_published;
    }
    mosquitto_publish(m_mosquitto, nullptr, topic.toUtf8().constData(), static_cast<int>(payload.size()),
                      payload.constData(), qos, retain);
}

bool MqttPeer::waitForConfirmations()
{
    return QTest::qWaitFor(
        [this] {
            const QMutexLocker lock(&m_mutex);
            return m_confirmed == m_published;
        },
        30'000);
}

bool MqttPeer::subscribe(const QString &filter)
{
    const int before = m_granted;
    mosquitto_subscribe(m_mosquitto, nullptr, filter.toUtf8().constData(), 1);
    return QTest::qWaitFor(
        [this, before] {
            const QMutexLocker lock(&m_mutex);
            return m_granted > before;
        },
        10'000);
}

QList<MqttPeer::Heard> MqttPeer::heard() const
{
    const QMutexLocker lock(&m_mutex);
    return m_heard;
}

QList<QByteArray> MqttPeer::heardOn(const QString &topic) const
{
    QList<QByteArray> payloads;
    for (const Heard &message : heard()) {
        if (message.topic == topic && !message.retained)
            payloads.append(message.payload);
    }
    return payloads;
}

void MqttPeer::onPublish(mosquitto *, void *self, int)
{
    auto *peer = static_cast<MqttPeer *>(self);
    const QMutexLocker lock(&peer->m_mutex);
    ++peer->m_confirmed;
}

void MqttPeer::onSubscribe(mosquitto *, void *self, int, int, const int *)
{
    auto *peer = static_cast<MqttPeer *>(self);
    const QMutexLocker lock(&peer->m_mutex);
    ++peer->m_granted;
}

void MqttPeer::onMessage(mosquitto *, void *self, const mosquitto_message *message)
{
    auto *peer = static_cast<MqttPeer *>(self);
    const QMutexLocker lock(&peer->m_mutex);
    peer->m_heard.append({QString::fromUtf8(message->topic),
                          QByteArray(static_cast<const char *>(message->payload), message->payloadlen),
                          message->qos, message->retain});
}

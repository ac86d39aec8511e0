// SPDX-License-Identifier: GPL-3.0-or-later
#include "listener.h"

#include <mosquitto.h>

Listener::Listener(quint16 port, const QByteArray &filter) : m_filter(filter)
{
    mosquitto_lib_init();
    m_client = mosquitto_new(nullptr, true, this);
    mosquitto_connect_callback_set(m_client, [](mosquitto *client, void *self, int) {
        mosquitto_subscribe(client, nullptr, static_cast<Listener *>(self)->m_filter.constData(), 1);
    });
    mosquitto_subscribe_callback_set(m_client, [](mosquitto *, void *self, int, int, const int *) {
        static_cast<Listener *>(self)->m_subscribed = true;
    });
    mosquitto_message_callback_set(m_client, [](mosquitto *, void *self, const mosquitto_message *message) {
        auto *listener = static_cast<Listener *>(self);
        const std::scoped_lock lock(listener->m_mutex);
        listener->m_messages.append(
            {QByteArray(message->topic),
             QByteArray(static_cast<const char *>(message->payload), message->payloadlen), message->qos,
             message->retain});
    });
    mosquitto_connect(m_client, "127.0.0.1", port, 60);
    mosquitto_loop_start(m_client);
}

Listener::~Listener()
{
    mosquitto_disconnect(m_client);
    mosquitto_loop_stop(m_client, false);
    mosquitto_destroy(m_client);
    mosquitto_lib_cleanup();
}

QList<Listener::Message> Listener::messages() const
{
    const std::scoped_lock lock(m_mutex);
    return m_messages;
}

QList<Listener::Message> Listener::on(const QByteArray &topic) const
{
    QList<Message> found;
    for (const Message &message : messages()) {
        if (message.topic == topic)
            found.append(message);
    }
    return found;
}

QByteArray Listener::lastOn(const QByteArray &topic) const
{
    const QList<Message> found = on(topic);
    return found.isEmpty() ? QByteArray() : found.constLast().payload;
}

void Listener::publish(const QByteArray &topic, const QByteArray &payload, bool retain)
{
    mosquitto_publish(m_client, nullptr, topic.constData(), static_cast<int>(payload.size()),
                      payload.constData(), 1, retain);
}

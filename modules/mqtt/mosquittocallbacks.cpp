// SPDX-License-Identifier: GPL-3.0-or-later
// What the library calls back from within reading and writing: it is noted, and handled when the library is
// done.
#include "mosquittoclient.h"

#include <mosquitto.h>
#include <mqtt_protocol.h>

namespace mqtt {

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
    static_cast<MosquittoClient *>(self)->m_granted.append(QList<int>(granted, granted + count));
}

void MosquittoClient::onPublish(mosquitto *, void *self, int number, int reason, const mosquitto_property *)
{
    auto *client = static_cast<MosquittoClient *>(self);
    client->m_unconfirmed.remove(number);
    if (number != client->m_presence)
        client->m_published.append({number, reason});
}

} // namespace mqtt

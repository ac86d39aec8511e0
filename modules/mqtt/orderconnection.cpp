// SPDX-License-Identifier: GPL-3.0-or-later
#include "orderconnection.h"

#include "brokererrors.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace mqtt {

OrderConnection::OrderConnection(ConnectSettings settings, core::Backoff backoff, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_backoff(backoff), m_client(MqttClient::create(this))
{
    m_settings.persistent = false;
    m_settings.clientId = u"meterdeck-"_s + QUuid::createUuid().toString(QUuid::Id128).left(13);
    m_lastError = notConnected(place());
    m_retry.setSingleShot(true);
    m_waiting.setSingleShot(true);
    m_waiting.setInterval(MostWaiting);
    connect(&m_retry, &QTimer::timeout, this, &OrderConnection::open);
    connect(&m_waiting, &QTimer::timeout, this, [this] {
        refuseWaiting({core::ErrorCode::Timeout, place(), u"the broker confirms too slowly"_s,
                       u"Order again when the broker has caught up."_s});
    });
    connect(m_client, &MqttClient::connected, this, [this] { m_backoff.reset(); });
    connect(m_client, &MqttClient::disconnected, this, &OrderConnection::connectionEnded);
    connect(m_client, &MqttClient::written, this, &OrderConnection::markSent);
    connect(m_client, &MqttClient::published, this, &OrderConnection::confirmed);
}

void OrderConnection::start() { open(); }

void OrderConnection::open() { m_client->open(m_settings); }

void OrderConnection::stop()
{
    m_retry.stop();
    m_client->close();
    m_open.clear();
    refuseWaiting(notConnected(place()));
}

void OrderConnection::send(const core::OutgoingMessage &message)
{
    if (!m_client->isConnected()) {
        core::Error error = m_lastError;
        error.detail = u"not sent: "_s + error.detail;
        emit notSent(message.command, error);
        return;
    }
    if (m_queue.size() >= MostOrdersWaiting) {
        emit notSent(message.command, tooManyUnconfirmed(place(), static_cast<int>(m_queue.size())));
        return;
    }
    m_queue.enqueue(message);
    sendWaiting();
}

void OrderConnection::sendWaiting()
{
    while (!m_queue.isEmpty()) {
        const core::OutgoingMessage message = m_queue.head();
        const int qos = std::clamp(message.qos, 0, 1);
        const auto number = m_client->publish(message.topic, message.payload, qos);
        if (!number && number.error().code == core::ErrorCode::Busy) {
            if (!m_waiting.isActive())
                m_waiting.start();
            return;
        }
        m_queue.dequeue();
        if (number)
            m_open.insert(*number, {message.command, message.topic, qos, false});
        else
            emit notSent(message.command, number.error());
    }
    m_waiting.stop();
}

void OrderConnection::markSent(int number)
{
    const auto open = m_open.find(number);
    if (open == m_open.end() || open->sent)
        return;
    open->sent = true;
    const core::CommandId command = open->command;
    if (open->qos == 0)
        m_open.erase(open); // nobody will confirm
    emit sent(command);
}

void OrderConnection::confirmed(int number, int reason)
{
    markSent(number);
    const auto open = m_open.constFind(number);
    if (open == m_open.constEnd())
        return;
    const Open order = *open;
    m_open.erase(open);
    if (reason < 128)
        emit accepted(order.command);
    else
        emit notSent(order.command, publishRefused(place(), order.topic, reason));
    m_waiting.stop();
    sendWaiting();
}

void OrderConnection::refuseWaiting(const core::Error &error)
{
    m_waiting.stop();
    for (const auto &message : std::exchange(m_queue, {}))
        emit notSent(message.command, error);
}

void OrderConnection::connectionEnded(const core::Error &error)
{
    m_lastError = error;
    // What was written may or may not have arrived: only the device's state can tell. What was not, never
    // left.
    for (const Open &order : std::exchange(m_open, {})) {
        if (!order.sent)
            emit notSent(order.command, error);
    }
    refuseWaiting(error);
    m_retry.start(m_backoff.next());
}

} // namespace mqtt

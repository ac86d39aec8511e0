// SPDX-License-Identifier: GPL-3.0-or-later
#include "announcementlook.h"

#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mqtt {

namespace {

constexpr auto Quiet = 100ms;

} // namespace

AnnouncementLook::AnnouncementLook(ConnectSettings settings, QStringList filters,
                                   MqttClient::Receiver receiver, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_filters(std::move(filters))
    , m_client(MqttClient::create(this))
{
    m_settings.clientId = u"meterdeck-"_s + QUuid::createUuid().toString(QUuid::Id128).left(13);
    m_settings.persistent = false;
    m_settings.presenceTopic.clear();
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(Quiet);
    m_longest.setSingleShot(true);
    m_longest.setInterval(Longest);
    m_client->setReceiver([this, receive = std::move(receiver)](const Message &message) {
        if (m_quiet.isActive())
            m_quiet.start();
        receive(message);
    });
    connect(&m_quiet, &QTimer::timeout, this, [this] { end(true); });
    connect(&m_longest, &QTimer::timeout, this, [this] { end(false); });
    connect(m_client, &MqttClient::connected, this, [this] { ask(false); });
    connect(m_client, &MqttClient::subscribed, this, &AnnouncementLook::answered);
    connect(m_client, &MqttClient::disconnected, this, [this] { end(false); });
}

void AnnouncementLook::start()
{
    m_longest.start();
    m_client->open(m_settings);
}

void AnnouncementLook::ask(bool onlyNew)
{
    if (!m_client->subscribe(m_filters, 0, onlyNew))
        end(false);
}

void AnnouncementLook::answered()
{
    if (++m_answers == 1)
        ask(true);
    else
        m_quiet.start();
}

void AnnouncementLook::end(bool complete)
{
    if (std::exchange(m_ended, true))
        return;
    m_quiet.stop();
    m_longest.stop();
    m_client->close();
    emit finished(complete);
}

} // namespace mqtt

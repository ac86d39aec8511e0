// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttclient.h"

#include <QTimer>

namespace mqtt {

/// Fetches what devices have announced before: the retained copies under some filters.
///
/// A resumed session brings the messages that waited in it before anything that is asked for now; and what
/// was announced is not among them. So the announcements are fetched first, over a connection of its own with
/// a clean session, at QoS 0. The end of them is not marked in MQTT: it is the answer to a second
/// subscription, and a moment of silence after it.
///
/// Thread: the transport's. Promise: finished() comes once, within Longest.
class AnnouncementLook : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds Longest{5'000};

    /// @p settings as of the connection that follows; client id, session and presence are changed.
    AnnouncementLook(ConnectSettings settings, QStringList filters, MqttClient::Receiver receiver,
                     QObject *parent);

    void start();

signals:
    /// @p complete: all that the broker had was received. Otherwise it could not be reached or is slow.
    void finished(bool complete);

private:
    void ask(bool onlyNew);
    void answered();
    void end(bool complete);

    ConnectSettings m_settings;
    QStringList m_filters;
    MqttClient *m_client;
    QTimer m_quiet;
    QTimer m_longest;
    int m_answers = 0;
    bool m_ended = false;
};

} // namespace mqtt

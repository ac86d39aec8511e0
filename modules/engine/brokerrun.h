// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/mqttclient.h"
#include "trialrun.h"

namespace engine {

/// What is said to an MQTT broker: login, subscription, first message.
class BrokerRun : public TrialRun
{
    Q_OBJECT

public:
    explicit BrokerRun(const TrialRequest &request);

protected:
    void talk() override;
    void talkTooLong(const QString &waited) override;
    void leave() override;

private:
    void loginFailed(const core::Error &error);
    void lookAgain(const core::Error &error);
    void judge(const Seen &seen, const core::Error &error);
    void couldItBeTls(TrialFinding otherwise);
    void askFor(const QStringList &filters);
    void granted(const QList<int> &codes);
    void isItThingsBoard(TrialFinding otherwise, const QStringList &facts);
    void listen();
    void lost(const core::Error &error);

    std::unique_ptr<mqtt::MqttClient> m_client;
    QString m_retained;                ///< topic of the first stored copy
    QString m_live;                    ///< topic of the first live message
    bool m_suspectThingsBoard = false; ///< being asked what only ThingsBoard grants
    TrialFinding m_otherwise = TrialFinding::None;
    QStringList m_otherwiseFacts;
};

} // namespace engine

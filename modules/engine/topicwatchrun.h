// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backoff.h"
#include "engine/topicwatch.h"
#include "mqtt/mqttclient.h"

#include <QTimer>

namespace engine {

/// The work of a TopicWatch, on its thread.
class TopicWatch::Run : public QObject
{
    Q_OBJECT

public:
    explicit Run(const TopicRequest &request);
    ~Run() override;

    void start();
    void look(mqtt::TopicNumber number);
    /// The last report was taken.
    void taken();

signals:
    void reported(const engine::TopicReport &report);

private:
    QStringList filters() const;
    void connectToBroker();
    void granted(const QList<int> &codes);
    void lost(const core::Error &error);
    void receive(const mqtt::Message &message);
    void keepOrder(const mqtt::Message &message, core::UtcTime at);
    void tell();
    void enter(TopicReport::State state);
    std::optional<TopicDetail> detail();

    TopicRequest m_request;
    mqtt::TopicStore m_store;
    mqtt::TopicLook m_look;
    core::SystemClock m_clock;
    core::Backoff m_pause;
    QTimer m_tick;
    QTimer m_retry;
    std::unique_ptr<mqtt::MqttClient> m_client;
    TopicReport::State m_state = TopicReport::State::Connecting;
    std::optional<core::Error> m_error;
    QStringList m_refused;
    QList<RetainedOrder> m_orders;
    int m_ordersInAll = 0;
    bool m_ordersChanged = false;
    bool m_stateChanged = true;
    bool m_afresh = true;
    bool m_taken = true;
    mqtt::TopicNumber m_looked = 0;
    bool m_lookChanged = false;
    quint64 m_lookedCount = 0;
    quint64 m_toldMessages = 0;
};

} // namespace engine

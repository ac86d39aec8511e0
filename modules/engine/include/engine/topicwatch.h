// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "core/workspace.h"
#include "mqtt/topiclook.h"
#include "mqtt/topicstore.h"

#include <QMap>
#include <QObject>
#include <QThread>

#include <chrono>
#include <memory>
#include <optional>

namespace engine {

/// What is to be looked at, and how to get there. A value; its secrets go nowhere but to the broker and the
/// codec.
struct TopicRequest
{
    core::TransportSettings settings; ///< of type "mqtt", names of files absolute
    QString password;
    QMap<QString, QString> keys;      ///< of encrypted topics, by mqtt::keyNames()
    QList<core::ProfilePtr> profiles; ///< installed; the transport's own are those its settings name
    QString filter = QStringLiteral("#");
    bool brokersOwn = false; ///< "$SYS/#" too
    mqtt::TopicLimits limits;

    bool isValid() const { return !settings.host.isEmpty(); }
    static TopicRequest of(const core::Workspace &workspace, const core::TransportSettings &settings,
                           const QList<core::ProfilePtr> &profiles, const QString &password,
                           const QMap<QString, QString> &keys = {});
};

/// A message that the broker keeps on a topic of orders: it is obeyed again at each start of the device.
struct RetainedOrder
{
    QString topic;
    QByteArray payload;
    qint64 size = 0;
    core::ProfilePtr profile; ///< that knows the topic as one of orders
    QString pattern;
    core::UtcTime foundAt{};
};

/// The topic that is looked at closely.
struct TopicDetail
{
    mqtt::TopicNumber number = 0;
    QString topic;
    quint64 count = 0;                ///< messages on this very topic
    QList<mqtt::TopicRecord> history; ///< newest first
    mqtt::TopicMeaning meaning;       ///< of the newest
};

/// What a TopicWatch tells, at most five times a second.
struct TopicReport
{
    enum class State
    {
        Connecting,
        Reading,
        Refused, ///< the broker does not let us subscribe
        Away,    ///< not reached, or lost; tried again
    };
    static constexpr int MostOrders = 200;

    State state = State::Connecting;
    std::optional<core::Error> error; ///< of Away
    QStringList refused;              ///< of Refused, and what else is not heard
    bool isAfresh = false;            ///< what was told before is not so any more
    QList<mqtt::TopicState> changes;  ///< branches before what is below them
    bool isBehind = false;            ///< there are more changes than these
    int nodes = 0;                    ///< topics and branches
    quint64 messages = 0;
    qint64 bytes = 0; ///< of payloads kept
    mqtt::TopicLosses losses;
    std::optional<QList<RetainedOrder>> orders; ///< where they changed: all of them
    int ordersInAll = 0;
    std::optional<TopicDetail> detail; ///< where it changed
};

/// Looks at a broker's topics: a connection of its own, with a client id and a clean session of its own, at
/// QoS 0. It publishes nothing, acknowledges nothing and joins no shared group, so it takes nothing from
/// anybody and changes nothing.
///
/// Thread: everything public, and the signal, on the thread that made it; connection and tree live on one of
/// their own. A report is told only when the last one was taken, so a slow listener makes no queue. Nothing
/// waits but the destructor.
class TopicWatch : public QObject
{
    Q_OBJECT

public:
    explicit TopicWatch(QObject *parent = nullptr);
    ~TopicWatch() override;

    /// Begins afresh; ends what was looked at before.
    void start(const TopicRequest &request);
    /// Ends without a word; the thread goes by itself.
    void stop();
    bool isRunning() const { return m_run != nullptr; }
    /// The topic whose history and meaning are told; 0 for none.
    void look(mqtt::TopicNumber number);

signals:
    void reported(const engine::TopicReport &report);

private:
    class Run;
    QObject *m_run = nullptr;   ///< lives on the last of m_threads, deleted when that finishes
    QList<QThread *> m_threads; ///< the running one last, before it those that are ending
};

} // namespace engine

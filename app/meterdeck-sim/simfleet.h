// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "brokerwire.h"
#include "simnode.h"
#include "simoptions.h"

#include <QElapsedTimer>
#include <QHash>

#include <memory>
#include <set>
#include <vector>

namespace sim {

/// All nodes of the simulation, their connections and their time.
///
/// Up to MaxOwnWires nodes each have a connection with a will of their own; larger fleets share SharedWires
/// connections without wills. Thread: the one that made it.
class SimFleet : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxOwnWires = 64;
    static constexpr int SharedWires = 16;

    SimFleet(const SimOptions &options, QObject *parent = nullptr);
    ~SimFleet() override;

    /// Connects; ready() follows once every node is connected and subscribed for the first time.
    void start();
    /// Leaves: with goodbye, or so that wills are published.
    void stop(bool die);
    QStringList nodeIds() const;
    /// What each node sent and received, by id.
    QJsonObject counts() const;

    /// For numbered messages: takes message @p number to its node's topic; false when its connection is away.
    bool publishNumbered(qint64 number);
    /// Which connection message @p number uses.
    int wireOf(qint64 number) const;
    int wireCount() const { return static_cast<int>(m_wires.size()); }

signals:
    void ready();
    /// A message has left (QoS 0) or was acknowledged (QoS 1).
    void published(int wire);

private:
    void addWires();
    void wireConnected(int wire);
    void wireSubscribed(int wire);
    void wireLost(int wire);
    void received(const QByteArray &topic, const QByteArray &payload);
    void reschedule(int node);
    void cutVanished(int node);
    void runDue();
    void armTimer();
    void leave(int node);
    int wireOfNode(int node) const { return node % wireCount(); }

    SimOptions m_options;
    core::SystemClock m_clock;
    std::vector<std::unique_ptr<SimNode>> m_nodes;
    std::vector<BrokerWire *> m_wires;
    std::vector<bool> m_wireWasReady;
    QHash<QByteArray, int> m_nodeOfId;
    std::set<std::pair<core::SteadyTime, int>> m_queue;
    std::vector<core::SteadyTime> m_queuedAt;
    QTimer m_timer;
    int m_wiresNotReady = 0;
};

} // namespace sim

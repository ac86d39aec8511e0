// SPDX-License-Identifier: GPL-3.0-or-later
#include "simfleet.h"

#include "fleet/needyplan.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace sim {

SimFleet::SimFleet(const SimOptions &options, QObject *parent) : QObject(parent), m_options(options)
{
    const double rate = options.faultRate > 0 ? options.faultRate : options.faults ? 0.02 : 0;
    const fleet::FaultPlan faults(options.seed, rate, 0, options.faultKinds);
    const auto offset = fleet::localUtcOffset();
    const fleet::NeedyPlan needy = fleet::NeedyPlan::of(options.needy ? options.nodes : 0, 0);
    m_nodes.reserve(static_cast<size_t>(options.nodes));
    for (int index = 0; index < options.nodes; ++index) {
        NodeSettings settings;
        settings.index = index;
        settings.id = fleet::nodeId(options.seed, index);
        settings.mood = options.moodOf.value(settings.id, options.mood);
        settings.relay = options.relay;
        settings.metrics = options.interval;
        settings.energy =
            (options.needy ? 5 : 20) * options.interval; // a demonstration has no minute to wait
        settings.faults = faults;
        settings.meterSilent = index == needy.silentMeterNode;
        settings.noRegister = index == needy.noRegisterNode;
        if (index == needy.ignoringNode)
            settings.mood = {Mood::Kind::Ignores, {}};
        m_nodeOfId.insert(settings.id.toUtf8(), index);
        m_nodes.push_back(
            std::make_unique<SimNode>(settings, fleet::nodeLoad(options.seed, index, offset),
                                      [this, index](const QByteArray &suffix, const QByteArray &payload) {
                                          m_wires.at(static_cast<size_t>(wireOfNode(index)))
                                              ->publish(m_nodes.at(static_cast<size_t>(index))->topic(suffix),
                                                        payload, m_options.qos, true);
                                      }));
    }
    m_queuedAt.assign(m_nodes.size(), core::SteadyTime::max());
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &SimFleet::runDue);
    addWires();
    if (needy.leavingNode && options.nodes <= MaxOwnWires)
        connect(this, &SimFleet::ready, this, [this, node = *needy.leavingNode] {
            QTimer::singleShot(fleet::NeedyPlan::LeavesAfter, this, [this, node] { leave(node); });
        });
}

SimFleet::~SimFleet() = default;

void SimFleet::addWires()
{
    const bool own = m_options.nodes <= MaxOwnWires;
    const int wires = own ? m_options.nodes : SharedWires;
    for (int index = 0; index < wires; ++index) {
        const SimNode &node = *m_nodes.at(static_cast<size_t>(index));
        const QByteArray clientId =
            own ? node.id().toUtf8()
                : "meterdeck-sim-" + QByteArray::number(m_options.seed) + '-' + QByteArray::number(index);
        auto *wire = new BrokerWire(
            clientId, {m_options.brokerHost.toUtf8(), m_options.brokerPort, m_options.reconnect}, this);
        if (own)
            wire->setWill(node.topic("status"), "Offline");
        connect(wire, &BrokerWire::connected, this, [this, index] { wireConnected(index); });
        connect(wire, &BrokerWire::subscribed, this, [this, index] { wireSubscribed(index); });
        connect(wire, &BrokerWire::lost, this, [this, index] { wireLost(index); });
        connect(wire, &BrokerWire::received, this, &SimFleet::received);
        connect(wire, &BrokerWire::published, this, [this, index] { emit published(index); });
        m_wires.push_back(wire);
    }
    m_wireWasReady.assign(m_wires.size(), false);
    m_wiresNotReady = wires;
}

void SimFleet::start()
{
    if (m_wires.empty()) {
        QTimer::singleShot(0, this, &SimFleet::ready);
        return;
    }
    for (BrokerWire *wire : m_wires)
        wire->open();
}

void SimFleet::stop(bool die)
{
    m_timer.stop();
    for (BrokerWire *wire : m_wires) {
        if (die)
            wire->drop(0ms);
        else
            wire->close();
    }
}

void SimFleet::wireConnected(int wire)
{
    QList<QByteArray> topics;
    for (int node = wire; node < m_options.nodes; node += wireCount()) {
        SimNode &simulated = *m_nodes.at(static_cast<size_t>(node));
        simulated.boot(m_clock.steady(), m_clock.now());
        for (const QByteArray &suffix : SimNode::inputs())
            topics.append(simulated.topic(suffix));
        if (m_options.count == 0)
            reschedule(node);
    }
    m_wires.at(static_cast<size_t>(wire))->subscribe(topics);
    armTimer();
}

void SimFleet::wireSubscribed(int wire)
{
    if (m_wireWasReady.at(static_cast<size_t>(wire)))
        return;
    m_wireWasReady.at(static_cast<size_t>(wire)) = true;
    if (--m_wiresNotReady == 0)
        QTimer::singleShot(0, this, &SimFleet::ready);
}

void SimFleet::wireLost(int wire)
{
    for (int node = wire; node < m_options.nodes; node += wireCount()) {
        m_nodes.at(static_cast<size_t>(node))->connectionLost();
        reschedule(node);
    }
}

void SimFleet::received(const QByteArray &topic, const QByteArray &payload)
{
    const auto idEnd = topic.indexOf('/', 4);
    const auto node = m_nodeOfId.constFind(topic.mid(4, idEnd - 4));
    if (idEnd < 0 || node == m_nodeOfId.constEnd())
        return;
    m_nodes.at(static_cast<size_t>(*node))
        ->receive(topic.mid(idEnd + 1), payload, m_clock.steady(), m_clock.now());
    cutVanished(*node);
    if (m_options.count == 0) {
        reschedule(*node);
        armTimer();
    }
}

void SimFleet::reschedule(int node)
{
    const auto index = static_cast<size_t>(node);
    const core::SteadyTime due = m_nodes.at(index)->nextDue();
    m_queue.erase({m_queuedAt.at(index), node});
    m_queuedAt.at(index) = due;
    if (due != core::SteadyTime::max())
        m_queue.insert({due, node});
}

void SimFleet::cutVanished(int node)
{
    // On a shared connection a node has no will: it cannot vanish alone.
    if (!m_nodes.at(static_cast<size_t>(node))->takeVanished() || m_options.nodes > MaxOwnWires)
        return;
    // Not now: this may be a callback of the very connection. It stays away for two attempts to reconnect.
    QTimer::singleShot(0, this, [this, node] {
        m_wires.at(static_cast<size_t>(wireOfNode(node)))->drop(2 * m_options.reconnect);
    });
}

void SimFleet::leave(int node)
{
    using fleet::NeedyPlan;
    m_wires.at(static_cast<size_t>(wireOfNode(node)))->drop(NeedyPlan::AwayFor);
    QTimer::singleShot(NeedyPlan::AwayFor + NeedyPlan::BackFor, this, [this, node] { leave(node); });
}

void SimFleet::runDue()
{
    const core::SteadyTime now = m_clock.steady();
    const core::UtcTime wall = m_clock.now();
    while (!m_queue.empty() && m_queue.begin()->first <= now) {
        const int node = m_queue.begin()->second;
        m_nodes.at(static_cast<size_t>(node))->run(now, wall);
        cutVanished(node);
        reschedule(node);
    }
    armTimer();
}

void SimFleet::armTimer()
{
    if (m_queue.empty()) {
        m_timer.stop();
        return;
    }
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(m_queue.begin()->first - m_clock.steady());
    m_timer.start(std::max<std::chrono::milliseconds>(wait, 0ms));
}

int SimFleet::wireOf(qint64 number) const { return wireOfNode(static_cast<int>(number % m_options.nodes)); }

bool SimFleet::publishNumbered(qint64 number)
{
    SimNode &node = *m_nodes.at(static_cast<size_t>(number % m_options.nodes));
    if (!m_wires.at(static_cast<size_t>(wireOf(number)))
             ->publish(node.topic("pzem/metrics"), fleet::numberedPayload(number), m_options.qos, true))
        return false;
    node.countMetrics();
    return true;
}

QStringList SimFleet::nodeIds() const
{
    QStringList ids;
    for (const auto &node : m_nodes)
        ids.append(node->id());
    return ids;
}

QJsonObject SimFleet::counts() const
{
    QJsonObject all;
    for (const auto &node : m_nodes)
        all.insert(node->id(), node->counts().toJson());
    return all;
}

} // namespace sim

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/faultplan.h"
#include "fleet/fleetplan.h"

#include <QJsonObject>
#include <QMap>

#include <functional>
#include <vector>

namespace sim {

/// How a node takes relay commands.
struct Mood
{
    enum class Kind
    {
        Obeys,
        Ignores,       ///< does nothing at relay commands; reports as usual
        Late,          ///< obeys after delay
        FlipsBack,     ///< obeys, and takes it back after delay
        Contrary,      ///< does and reports the opposite
        StaleRetained, ///< a retained 1 of an earlier life is on the broker; never answers
        Silent,        ///< online, but says nothing at all
        Dies,          ///< loses its connection at the command
    };
    Kind kind = Kind::Obeys;
    std::chrono::milliseconds delay{700};

    /// From "obeys", "late=1500", "flips-back=300" …; nothing when it is none of them.
    static std::optional<Mood> fromText(const QString &text);
    QString toText() const;
};

/// Whether the relay of a node is on when it starts.
enum class RelayAtBoot
{
    On,       ///< on, without ever having said so
    Off,      ///< off, as the firmware boots
    Retained, ///< off, and a retained 1 on the broker that switches it on at once
};

struct NodeSettings
{
    int index = 0;
    QString id;
    Mood mood;
    RelayAtBoot relay = RelayAtBoot::On;
    std::chrono::milliseconds metrics{3000};
    std::chrono::milliseconds energy{60000};
    std::chrono::milliseconds heartbeat{30000};
    fleet::FaultPlan faults;
    bool meterSilent = false; ///< the meter behind the node never answers
    bool noRegister = false;  ///< the energy register is never told
};

/// What a node sent and received.
struct NodeCounts
{
    QMap<QString, qint64> sent; ///< by topic suffix
    QMap<QString, qint64>
        received; ///< "relay/commands", "relay/commands unknown", "relay/state", "pzem/config", …
    QMap<QString, qint64> faults; ///< by fault name
    QJsonObject toJson() const;
};

/// One node of the iot-smart-meter family: an ESP32 with a PZEM-004T and a relay, behaving as its firmware
/// does.
///
/// It owns no connection and no timer: the fleet tells it the time and carries its messages, all of them
/// retained. Thread: the fleet's.
class SimNode
{
public:
    /// Takes one message out; the suffix is what follows `dev/<id>/`.
    using Publish = std::function<void(const QByteArray &suffix, const QByteArray &payload)>;

    SimNode(NodeSettings settings, fleet::LoadModel load, Publish publish);

    const QString &id() const { return m_settings.id; }
    const NodeCounts &counts() const { return m_counts; }
    QByteArray topic(const QByteArray &suffix) const { return m_prefix + suffix; }
    /// What it subscribes.
    static QList<QByteArray> inputs() { return {"relay/commands", "relay/state", "pzem/config"}; }

    /// The connection is up: the node has just booted.
    void boot(core::SteadyTime now, core::UtcTime wall);
    void connectionLost() { m_online = false; }
    /// A message on one of inputs().
    void receive(const QByteArray &suffix, const QByteArray &payload, core::SteadyTime now,
                 core::UtcTime wall);
    /// When it next wants run().
    core::SteadyTime nextDue() const;
    /// Does what is due.
    void run(core::SteadyTime now, core::UtcTime wall);
    /// True once after the node decided to lose its connection.
    bool takeVanished() { return std::exchange(m_vanished, false); }
    /// Counts a metrics message that was published for it.
    void countMetrics() { ++m_counts.sent[QStringLiteral("pzem/metrics")]; }

private:
    struct Action
    {
        core::SteadyTime at;
        bool relay = false;
    };

    void say(const QByteArray &suffix, const QByteArray &payload);
    void command(bool on, core::SteadyTime now, core::UtcTime wall);
    void switchAndReport(bool on, core::UtcTime wall);
    void setRelay(bool on, core::UtcTime wall);
    void configure(const QByteArray &payload, core::SteadyTime now);
    void sendMetrics(core::SteadyTime now, core::UtcTime wall);
    double energyWh(core::UtcTime wall) const;

    NodeSettings m_settings;
    fleet::LoadModel m_load;
    Publish m_publish;
    QByteArray m_prefix;
    NodeCounts m_counts;
    bool m_online = false;
    bool m_vanished = false;
    bool m_everBooted = false;
    bool m_relay = false;
    double m_notUsedWh = 0;     ///< what the load would have used while the relay was off
    double m_switchedOffAt = 0; ///< the load's own counter when the relay went off
    core::SteadyTime m_lastMetrics{};
    core::SteadyTime m_lastEnergy{};
    core::SteadyTime m_nextMetrics{};
    core::SteadyTime m_nextEnergy{};
    core::SteadyTime m_nextHeartbeat{};
    core::SteadyTime m_meterSilentUntil{};
    std::vector<Action> m_actions;
    quint64 m_metricsNumber = 0;
    int m_dipLeft = 0;
};

} // namespace sim

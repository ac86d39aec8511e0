// SPDX-License-Identifier: GPL-3.0-or-later
#include "simnode.h"

#include <QJsonDocument>

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace sim {

namespace {

// The client library of the firmware drops longer packets without a word.
constexpr qsizetype PacketLimit = 256;
// An interval of 0 means each turn of the firmware's loop; a simulated turn is this long.
constexpr auto LoopTurn = 50ms;

struct MoodName
{
    Mood::Kind kind;
    QLatin1StringView name;
};
constexpr std::array MoodNames{
    MoodName{Mood::Kind::Obeys, "obeys"_L1},       MoodName{Mood::Kind::Ignores, "ignores"_L1},
    MoodName{Mood::Kind::Late, "late"_L1},         MoodName{Mood::Kind::FlipsBack, "flips-back"_L1},
    MoodName{Mood::Kind::Contrary, "contrary"_L1}, MoodName{Mood::Kind::StaleRetained, "stale-retained"_L1},
    MoodName{Mood::Kind::Silent, "silent"_L1},     MoodName{Mood::Kind::Dies, "dies"_L1},
};

QJsonObject countsToJson(const QMap<QString, qint64> &counts)
{
    QJsonObject object;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

} // namespace

std::optional<Mood> Mood::fromText(const QString &text)
{
    const QString name = text.section(u'=', 0, 0);
    const auto known =
        std::find_if(MoodNames.begin(), MoodNames.end(), [&](auto row) { return row.name == name; });
    if (known == MoodNames.end())
        return std::nullopt;
    Mood mood{known->kind, known->kind == Kind::Late ? 2000ms : 700ms};
    if (text.contains(u'=')) {
        bool ok = false;
        const int delay = text.section(u'=', 1).toInt(&ok);
        if (!ok || delay < 0 || (mood.kind != Kind::Late && mood.kind != Kind::FlipsBack))
            return std::nullopt;
        mood.delay = std::chrono::milliseconds(delay);
    }
    return mood;
}

QString Mood::toText() const
{
    const auto row =
        std::find_if(MoodNames.begin(), MoodNames.end(), [&](auto each) { return each.kind == kind; });
    const bool timed = kind == Kind::Late || kind == Kind::FlipsBack;
    return timed ? row->name + u'=' + QString::number(delay.count()) : QString(row->name);
}

QJsonObject NodeCounts::toJson() const
{
    return {{u"sent"_s, countsToJson(sent)},
            {u"received"_s, countsToJson(received)},
            {u"faults"_s, countsToJson(faults)}};
}

SimNode::SimNode(NodeSettings settings, fleet::LoadModel load, Publish publish)
    : m_settings(std::move(settings))
    , m_load(std::move(load))
    , m_publish(std::move(publish))
    , m_prefix("dev/" + m_settings.id.toUtf8() + '/')
    , m_relay(m_settings.relay == RelayAtBoot::On)
{}

void SimNode::say(const QByteArray &suffix, const QByteArray &payload)
{
    if (!m_online || (m_settings.mood.kind == Mood::Kind::Silent && suffix != "status"))
        return;
    ++m_counts.sent[QString::fromLatin1(suffix)];
    m_publish(suffix, payload);
}

void SimNode::boot(core::SteadyTime now, core::UtcTime wall)
{
    m_online = true;
    m_actions.clear();
    if (m_everBooted)
        setRelay(m_settings.relay == RelayAtBoot::On, wall);
    else if (!m_relay)
        m_switchedOffAt = m_load.energyWh(wall);
    say("status", "Online");
    // What an earlier life of the node left on the broker; it comes back to the node with its subscription.
    if (!m_everBooted &&
        (m_settings.relay == RelayAtBoot::Retained || m_settings.mood.kind == Mood::Kind::StaleRetained))
        say("relay/state", "1");
    m_everBooted = true;
    // Nodes do not boot together: each has its own phase, seeded by its number and never later than three
    // seconds.
    const auto phase = [&](std::chrono::milliseconds interval, quint64 salt) {
        const auto longest =
            std::min<std::chrono::milliseconds>(std::max<std::chrono::milliseconds>(interval, 10ms), 3s);
        const double part = fleet::chance(static_cast<quint64>(m_settings.index), salt);
        return now + std::chrono::duration_cast<std::chrono::milliseconds>(longest * part);
    };
    m_nextMetrics = phase(m_settings.metrics, 1);
    m_nextEnergy = phase(m_settings.energy, 2);
    m_nextHeartbeat = phase(m_settings.heartbeat, 3);
}

core::SteadyTime SimNode::nextDue() const
{
    if (!m_online)
        return core::SteadyTime::max();
    core::SteadyTime due = std::min({m_nextMetrics, m_nextEnergy, m_nextHeartbeat});
    for (const Action &action : m_actions)
        due = std::min(due, action.at);
    return due;
}

void SimNode::run(core::SteadyTime now, core::UtcTime wall)
{
    // The next time counts from the due time, so that gaps are even; after a stall it counts from now.
    const auto advance = [now](core::SteadyTime due, std::chrono::milliseconds interval) {
        const auto step = std::max<std::chrono::milliseconds>(interval, LoopTurn);
        return due + step > now ? due + step : now + step;
    };
    std::vector<Action> later;
    std::vector<Action> due;
    for (const Action &action : m_actions)
        (action.at <= now ? due : later).push_back(action);
    m_actions = later;
    for (const Action &action : due)
        switchAndReport(action.relay, wall);

    if (m_nextMetrics <= now) {
        m_lastMetrics = m_nextMetrics;
        m_nextMetrics = advance(m_nextMetrics, m_settings.metrics);
        sendMetrics(now, wall);
    }
    if (m_nextEnergy <= now) {
        m_lastEnergy = m_nextEnergy;
        m_nextEnergy = advance(m_nextEnergy, m_settings.energy);
        if (now >= m_meterSilentUntil && !m_settings.meterSilent && !m_settings.noRegister)
            say("pzem/energy", fleet::energyPayload(energyWh(wall)));
    }
    if (m_nextHeartbeat <= now) {
        m_nextHeartbeat = advance(m_nextHeartbeat, m_settings.heartbeat);
        say("heartbeat", "Alive");
    }
}

double SimNode::energyWh(core::UtcTime wall) const
{
    double counter = (m_relay ? m_load.energyWh(wall) : m_switchedOffAt) - m_notUsedWh;
    if (counter < 0)
        counter += fleet::LoadModel::RegisterEndWh;
    return std::floor(counter);
}

void SimNode::sendMetrics(core::SteadyTime now, core::UtcTime wall)
{
    if (now < m_meterSilentUntil || m_settings.meterSilent)
        return; // the firmware skips the message when its meter does not answer
    fleet::LoadSample shown = fleet::asNodeShows(m_load.at(wall));
    if (!m_relay)
        shown.current = shown.power = 0;

    const auto fault = m_settings.faults.ofNode(m_settings.index, m_metricsNumber++);
    if (fault)
        ++m_counts.faults[fleet::nodeFaultName(*fault)];
    if (fault == fleet::NodeFault::Dip)
        m_dipLeft = 4;
    if (m_dipLeft > 0) {
        --m_dipLeft;
        shown.voltage = std::round(shown.voltage * 8) / 10; // four fifths
    }
    QByteArray payload = fleet::metricsPayload(shown);
    if (!fault) {
        say("pzem/metrics", payload);
        return;
    }
    switch (*fault) {
    case fleet::NodeFault::Vanish:
        m_vanished = true;
        return;
    case fleet::NodeFault::Silent:
        m_meterSilentUntil = now + std::max<std::chrono::milliseconds>(5 * m_settings.metrics, 2s);
        return;
    case fleet::NodeFault::Dip:
        break;
    case fleet::NodeFault::NotNumber:
        payload = "{\"voltage\":nan,\"current\":nan,\"power\":nan}";
        break;
    case fleet::NodeFault::Truncated:
        payload.truncate(payload.size() / 2);
        break;
    case fleet::NodeFault::Duplicate:
        say("pzem/metrics", payload);
        break;
    }
    say("pzem/metrics", payload);
}

void SimNode::receive(const QByteArray &suffix, const QByteArray &payload, core::SteadyTime now,
                      core::UtcTime wall)
{
    // Fixed header, length of the topic, topic, payload.
    if (5 + 2 + m_prefix.size() + suffix.size() + payload.size() > PacketLimit) {
        ++m_counts.received[u"too long"_s];
        return;
    }
    if (suffix == "relay/commands") {
        const QByteArray order = payload.toUpper();
        const bool known = order == "RELAY_ON" || order == "RELAY_OFF";
        ++m_counts.received[known ? u"relay/commands"_s : u"relay/commands unknown"_s];
        if (known)
            command(order == "RELAY_ON", now, wall);
    } else if (suffix == "relay/state") {
        ++m_counts.received[u"relay/state"_s];
        setRelay(payload == "1", wall); // everything else switches off, the empty payload included
    } else if (suffix == "pzem/config") {
        ++m_counts.received[u"pzem/config"_s];
        configure(payload, now);
    }
}

void SimNode::command(bool on, core::SteadyTime now, core::UtcTime wall)
{
    switch (m_settings.mood.kind) {
    case Mood::Kind::Obeys:
    case Mood::Kind::Silent:
        switchAndReport(on, wall);
        break;
    case Mood::Kind::Ignores:
    case Mood::Kind::StaleRetained:
        break;
    case Mood::Kind::Late:
        m_actions.push_back({now + m_settings.mood.delay, on});
        break;
    case Mood::Kind::FlipsBack:
        switchAndReport(on, wall);
        m_actions.push_back({now + m_settings.mood.delay, !on});
        break;
    case Mood::Kind::Contrary:
        switchAndReport(!on, wall);
        break;
    case Mood::Kind::Dies:
        m_vanished = true;
        break;
    }
}

void SimNode::switchAndReport(bool on, core::UtcTime wall)
{
    setRelay(on, wall);
    say("relay/state", on ? "1" : "0");
}

void SimNode::setRelay(bool on, core::UtcTime wall)
{
    if (on == m_relay)
        return;
    const double counter = m_load.energyWh(wall);
    if (on) {
        const double missed = counter - m_switchedOffAt;
        m_notUsedWh += missed < 0 ? missed + fleet::LoadModel::RegisterEndWh : missed;
    } else {
        m_switchedOffAt = counter;
    }
    m_relay = on;
}

void SimNode::configure(const QByteArray &payload, core::SteadyTime now)
{
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    if (!document.isObject())
        return;
    // No limits and no check, as in the firmware: what is no number counts as 0.
    const auto take = [&](const QString &key, std::chrono::milliseconds *interval) {
        const QJsonValue value = document.object().value(key);
        if (value.isUndefined())
            return false;
        *interval = std::chrono::milliseconds(std::max<qint64>(0, static_cast<qint64>(value.toDouble(0))));
        return true;
    };
    const auto from = [now](core::SteadyTime last, std::chrono::milliseconds interval) {
        return std::max(now, (last == core::SteadyTime{} ? now : last) + interval);
    };
    if (take(u"metrics"_s, &m_settings.metrics))
        m_nextMetrics = from(m_lastMetrics, m_settings.metrics);
    if (take(u"energy"_s, &m_settings.energy))
        m_nextEnergy = from(m_lastEnergy, m_settings.energy);
}

} // namespace sim

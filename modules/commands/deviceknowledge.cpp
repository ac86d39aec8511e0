// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviceknowledge.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace commands {

namespace {

constexpr auto SignOfLife = 60s;
constexpr qsizetype GapsKept = 3;

milliseconds since(core::SteadyTime then, core::SteadyTime now)
{
    return std::max(0ms, std::chrono::duration_cast<milliseconds>(now - then));
}

/// "site:pzem/metrics" is of key source "pzem/metrics"; "computed:site:pzem/metrics" is our own arithmetic.
bool sourceMatches(const QString &source, const QString &suffix)
{
    if (suffix.isEmpty() || source.startsWith("computed:"_L1) || !source.endsWith(suffix))
        return false;
    const qsizetype before = source.size() - suffix.size() - 1;
    return before < 0 || source[before] == u':' || source[before] == u'/';
}

} // namespace

bool DeviceState::proves(const core::Series &series, const QString &order) const
{
    if (!profile)
        return false;
    const auto rule = profile->commands.constFind(order);
    return rule != profile->commands.constEnd() && series.quantity == rule->proof &&
           series.channel == rule->proofChannel;
}

bool DeviceState::isOnline(core::SteadyTime now) const
{
    if (!profile || !profile->rule(core::Quantity::Online))
        return true;
    if (online.value && *online.value > 0.5)
        return true;
    // A status sent while the transport was away may be lost (QoS 0); whoever speaks since then is there.
    const bool trusted = online.value && !online.outdated;
    return !trusted && lastLive && now - *lastLive < SignOfLife &&
           (!online.value || *lastLive > online.steady);
}

DeviceKnowledge::DeviceKnowledge(std::shared_ptr<core::SeriesTable> series) : m_series(std::move(series)) {}

void DeviceKnowledge::setDevice(const core::DeviceId &id, core::ProfilePtr profile,
                                const core::TransportId &transport)
{
    auto &device = m_devices[id];
    if (device && device->profile == profile && device->transport == transport)
        return;
    if (!device) {
        device = std::make_shared<DeviceState>();
        device->id = id;
    }
    device->profile = std::move(profile);
    device->transport = transport;
    device->keys.clear();
    if (device->profile) {
        for (const auto &rule : device->profile->commands) {
            for (const auto &key : rule.keys)
                device->keys.push_back({key.name, key.source, {}, {}});
        }
    }
    ++m_generation;
}

void DeviceKnowledge::removeDevice(const core::DeviceId &id)
{
    m_devices.remove(id);
    ++m_generation;
}

DeviceState *DeviceKnowledge::find(const core::DeviceId &id) const
{
    const auto found = m_devices.constFind(id);
    return found == m_devices.constEnd() ? nullptr : found->get();
}

void DeviceKnowledge::transportChanged(const core::TransportId &transport)
{
    for (const auto &device : std::as_const(m_devices)) {
        if (device->transport != transport)
            continue;
        device->relay.outdated = device->online.outdated = true;
        for (auto &key : device->keys)
            key.last.reset();
    }
}

const DeviceKnowledge::Role &DeviceKnowledge::roleOf(core::SeriesId id)
{
    const auto index = static_cast<size_t>(id);
    if (index >= m_roles.size())
        m_roles.resize(index + 1);
    Role &role = m_roles[index];
    if (role.generation == m_generation)
        return role;
    role = Role{m_generation, nullptr, false, {}, false, -1};
    const core::Series &series = m_series->at(id);
    role.device = find(series.device);
    if (!role.device || !role.device->profile)
        return role;
    const auto relay = role.device->profile->commands.constFind(u"relay"_s);
    const auto proof =
        relay == role.device->profile->commands.constEnd() ? core::Quantity::Relay : relay->proof;
    role.proof = series.quantity == proof && series.channel.isEmpty();
    for (const core::CommandRule &rule : role.device->profile->commands) {
        if (rule.isRegister() && role.device->proves(series, rule.name))
            role.orders.append(rule.name);
    }
    role.online = series.quantity == core::Quantity::Online;
    for (size_t i = 0; i < role.device->keys.size(); ++i) {
        if (sourceMatches(series.source, role.device->keys[i].source))
            role.key = static_cast<int>(i);
    }
    return role;
}

QList<Observation> DeviceKnowledge::observe(const QList<core::Reading> &readings)
{
    QList<Observation> observations;
    for (const core::Reading &reading : readings) {
        const Role &role = roleOf(reading.series);
        if (!role.device)
            continue;
        DeviceState &device = *role.device;
        const bool wanted = !device.open.isEmpty() || device.unanswered || device.watch;
        if (role.proof || role.online) {
            SeenState &seen = role.proof ? device.relay : device.online;
            // A retained copy is older than anything heard live, unless we were away in between.
            if (!reading.retained || seen.retained || seen.outdated || !seen.value)
                seen = {reading.value, reading.quality,    reading.retained,
                        false,         reading.receivedAt, reading.receivedSteady};
            if (role.proof && wanted)
                observations.append({device.id, reading, -1});
        }
        if (!role.orders.isEmpty()) {
            for (const QString &order : role.orders) {
                device.settings[order] = {reading.value, reading.quality,    reading.retained,
                                          false,         reading.receivedAt, reading.receivedSteady};
            }
            if (wanted && !role.proof)
                observations.append({device.id, reading, -1});
        }
        if (reading.retained || reading.quality == core::Quality::NoAnswer)
            continue;
        device.lastLive = reading.receivedSteady;
        if (role.key < 0)
            continue;
        KeyArrivals &key = device.keys[static_cast<size_t>(role.key)];
        if (key.last == reading.receivedSteady)
            continue; // another quantity of the same message
        if (key.last) {
            key.gaps.append(reading.receivedSteady - *key.last);
            if (key.gaps.size() > GapsKept)
                key.gaps.removeFirst();
        }
        key.last = reading.receivedSteady;
        if (wanted)
            observations.append({device.id, reading, role.key});
    }
    return observations;
}

Known DeviceKnowledge::known(const DeviceState &device, core::SteadyTime now) const
{
    Known known;
    known.relay = device.relay.value;
    known.relayQuality = device.relay.quality;
    known.relayRetained = device.relay.retained;
    known.relayAt = device.relay.at;
    if (device.relay.steady != core::SteadyTime{})
        known.relayAge = since(device.relay.steady, now);
    if (device.online.value)
        known.online = *device.online.value > 0.5;
    known.onlineRetained = device.online.retained;
    if (device.online.steady != core::SteadyTime{})
        known.onlineAge = since(device.online.steady, now);
    for (auto it = device.settings.cbegin(); it != device.settings.cend(); ++it) {
        if (it->value && it->quality == core::Quality::Good)
            known.settings.insert(it.key(), {*it->value, it->at, since(it->steady, now)});
    }
    for (const KeyArrivals &key : device.keys) {
        Known::Interval interval;
        interval.key = key.key;
        for (const auto gap : key.gaps)
            interval.gaps.append(std::chrono::duration_cast<milliseconds>(gap));
        if (key.last)
            interval.sinceArrival = since(*key.last, now);
        known.intervals.append(interval);
    }
    if (!device.open.isEmpty())
        known.open = device.open;
    return known;
}

QJsonObject Known::toJson() const
{
    QJsonObject json;
    if (relay) {
        json["relay"_L1] = *relay;
        json["relay_quality"_L1] = core::qualityName(relayQuality);
        json["relay_retained"_L1] = relayRetained;
        json["relay_age_ms"_L1] = static_cast<qint64>(relayAge.count());
    }
    if (online) {
        json["online"_L1] = *online;
        json["online_retained"_L1] = onlineRetained;
        json["online_age_ms"_L1] = static_cast<qint64>(onlineAge.count());
    }
    for (auto it = settings.cbegin(); it != settings.cend(); ++it) {
        json[it.key()] =
            QJsonObject{{u"value"_s, it->value}, {u"age_ms"_s, static_cast<qint64>(it->age.count())}};
    }
    QJsonObject measured;
    for (const Interval &interval : intervals) {
        QJsonArray gapList;
        for (const auto gap : interval.gaps)
            gapList.append(static_cast<qint64>(gap.count()));
        if (!gapList.isEmpty())
            measured[interval.key] = gapList;
    }
    if (!measured.isEmpty())
        json["gaps_ms"_L1] = measured;
    return json;
}

} // namespace commands

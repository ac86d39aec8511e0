// SPDX-License-Identifier: GPL-3.0-or-later
#include "liveentries.h"

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace live {

namespace {

/// A heartbeat every 30 s: two periods without one is not fresh.
constexpr milliseconds HeartbeatFresh = 60s;

/// From "as measured" to "not at all"; the stored numbers are in another order.
int gravity(core::Quality quality)
{
    switch (quality) {
    case core::Quality::Good:
        return 0;
    case core::Quality::Estimated:
        return 1;
    case core::Quality::Substituted:
        return 2;
    case core::Quality::Stale:
        return 3;
    case core::Quality::Unknown:
        return 4;
    case core::Quality::NoAnswer:
        return 5;
    case core::Quality::Bad:
        return 6;
    }
    return 4;
}

} // namespace

QLatin1StringView presenceName(Presence presence)
{
    static constexpr std::array names{
        "NeverHeard"_L1, "UnknownOnlyRetained"_L1, "Online"_L1,  "NodeUpMeterSilent"_L1,
        "Offline"_L1,    "Answering"_L1,           "NoAnswer"_L1};
    return names.at(static_cast<size_t>(presence));
}

const Entry *LiveStore::Private::newestOf(const Device &device, core::Quantity quantity) const
{
    const Entry *best = nullptr;
    for (const quint32 index : device.entries) {
        const Entry *entry = bySeries[index].get();
        if (entry->quantity != quantity)
            continue;
        if (!best || (best->stored && !entry->stored) ||
            (best->stored == entry->stored && entry->newest.receivedAt > best->newest.receivedAt))
            best = entry;
    }
    return best;
}

std::optional<bool> LiveStore::Private::statusOf(const Device &device) const
{
    const Entry *status = newestOf(device, core::Quantity::Online);
    if (!status || !status->newest.value)
        return std::nullopt;
    return *status->newest.value > 0.5;
}

/// Whether an Offline that is only a copy, or of an earlier run, is refuted by life @p lifeAt. What was said
/// live stands until it is taken back.
bool LiveStore::Private::isRefuted(const Device &device, core::SteadyTime lifeAt) const
{
    const Entry *status = newestOf(device, core::Quantity::Online);
    if (!status || lifeAt == core::SteadyTime{})
        return false;
    return status->stored || (status->newest.retained && status->newest.receivedSteady <= lifeAt);
}

DeviceHealth LiveStore::Private::healthOf(const Device &device, core::SteadyTime now,
                                          core::UtcTime wall) const
{
    DeviceHealth health;
    health.saysOnline = statusOf(device);
    if (const Entry *status = newestOf(device, core::Quantity::Online))
        health.statusRetained = status->stored || status->newest.retained;

    const auto keepLeast = [](std::optional<milliseconds> &least, milliseconds age) {
        least = least ? std::min(*least, age) : age;
    };
    core::UtcTime storedHeard{};
    bool anyReading = false;
    auto shortest = milliseconds::max();
    for (const quint32 index : device.entries) {
        const Entry &entry = *bySeries[index];
        if (core::isState(entry.quantity) || !entry.everLive || entry.newest.retained || entry.stored)
            continue;
        shortest = std::min(shortest, limitOf(entry));
    }
    bool dataFresh = false;
    core::SteadyTime lifeAt{}; // of the newest fresh heartbeat or measurement
    bool first = true;
    for (const quint32 index : device.entries) {
        const Entry &entry = *bySeries[index];
        anyReading = true;
        if (!core::isState(entry.quantity)) {
            const core::Quality quality = qualityOf(entry, now, wall);
            if (first || gravity(quality) > gravity(health.worst))
                health.worst = quality;
            first = false;
        }
        if (!entry.everLive) {
            if (entry.stored)
                storedHeard = std::max(storedHeard, entry.newest.receivedAt);
            continue;
        }
        const milliseconds age = std::max(0ms, toMs(now - entry.lastLive));
        keepLeast(health.heardAge, age);
        health.lastHeard = std::max(health.lastHeard, entry.lastLiveAt);
        if (entry.quantity == core::Quantity::Heartbeat) {
            keepLeast(health.heartbeatAge, age);
            if (age < HeartbeatFresh)
                lifeAt = std::max(lifeAt, entry.lastLive);
        } else if (!core::isState(entry.quantity)) {
            keepLeast(health.dataAge, age);
            // The slow energy topic stays fresh for minutes after the meter went silent: the fast series
            // decide.
            const bool decides = limitOf(entry) <= shortest + shortest / 2;
            if (decides && age <= limitOf(entry) && entry.newest.quality != core::Quality::NoAnswer) {
                dataFresh = true;
                lifeAt = std::max(lifeAt, entry.lastLive);
            }
        }
    }
    if (health.lastHeard == core::UtcTime{})
        health.lastHeard = storedHeard;

    if (!anyReading) {
        health.presence = Presence::NeverHeard;
    } else if (!device.statusFamily) {
        if (dataFresh)
            health.presence = Presence::Answering;
        else if (health.heardAge)
            health.presence = Presence::NoAnswer;
        else
            health.presence = Presence::UnknownOnlyRetained;
        const bool asked = std::any_of(device.entries.begin(), device.entries.end(), [this](quint32 index) {
            return bySeries[index]->newest.quality == core::Quality::NoAnswer && !bySeries[index]->stored;
        });
        if (asked && !dataFresh)
            health.presence = Presence::NoAnswer;
    } else if (health.saysOnline == std::optional(false) && !isRefuted(device, lifeAt)) {
        health.presence = Presence::Offline;
    } else if (health.heartbeatAge && *health.heartbeatAge < HeartbeatFresh) {
        // A meter is silent only when it had time to speak.
        const auto patience = device.expected.count() > 0 ? 2 * device.expected : milliseconds(10s);
        const bool hadTime = now - device.firstHeard >= patience;
        health.presence = dataFresh || !hadTime ? Presence::Online : Presence::NodeUpMeterSilent;
    } else if (dataFresh) {
        health.presence = Presence::Online; // its heartbeat is still to come, but live measurements are life
    } else if (!health.heartbeatAge && now - device.firstHeard < HeartbeatFresh) {
        health.presence = Presence::UnknownOnlyRetained; // one heartbeat period of patience
    } else {
        health.presence = health.heardAge ? Presence::NoAnswer : Presence::UnknownOnlyRetained;
    }
    return health;
}

} // namespace live

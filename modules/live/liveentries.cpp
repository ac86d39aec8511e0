// SPDX-License-Identifier: GPL-3.0-or-later
#include "liveentries.h"

#include <cmath>

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace live {

namespace {

/// Until two live readings have told the real interval, and nobody else has.
constexpr milliseconds UnknownInterval = 30s;
/// Jitter of a fast poll is no sign of death.
constexpr milliseconds LeastStaleAfter = 2s;
/// Arrivals closer than this are a backlog, or two messages read at once; they say nothing of the interval.
constexpr nanoseconds LeastGap = 20ms;
constexpr double GapWeight = 0.25;
constexpr double RateSeconds = 10;
constexpr size_t FirstPoints = 15; ///< of a sparkline; it grows with what it gets

} // namespace

Entry *LiveStore::Private::find(core::SeriesId id) const
{
    const auto index = static_cast<size_t>(id);
    return index < bySeries.size() ? bySeries[index].get() : nullptr;
}

Entry &LiveStore::Private::entryOf(core::SeriesId id, core::SteadyTime now)
{
    if (Entry *known = find(id))
        return *known;
    const core::Series &s = series->at(id);
    const auto index = static_cast<size_t>(id);
    if (index >= bySeries.size())
        bySeries.resize(index + 1);
    auto entry = std::make_unique<Entry>();
    entry->id = id;
    entry->quantity = s.quantity;
    if (const auto day = dayToCome.constFind(id); day != dayToCome.constEnd()) {
        entry->todayMin = day->min;
        entry->todayMax = day->max;
        dayToCome.erase(day);
    }
    const auto profile = profiles.find(s.profile);
    if (profile) {
        if (const auto *rule = profile->rule(s.quantity))
            entry->ruleStaleAfter = rule->staleAfter;
    }
    auto found = deviceIndex.constFind(s.device);
    if (found == deviceIndex.constEnd()) {
        found = deviceIndex.insert(s.device, static_cast<quint32>(devices.size()));
        Device device;
        device.id = s.device;
        device.expected = expected.value(s.device);
        device.firstHeard = now;
        devices.push_back(std::move(device));
    }
    entry->device = *found;
    Device &device = devices[*found];
    if (s.quantity == core::Quantity::Online || (profile && profile->rule(core::Quantity::Online)))
        device.statusFamily = true;
    device.entries.push_back(static_cast<quint32>(id));
    order.push_back(id);
    changed.reserve(order.capacity());
    return *(bySeries[index] = std::move(entry));
}

void LiveStore::Private::markChanged(Entry &entry)
{
    if (!entry.changed) {
        entry.changed = true;
        changed.push_back(entry.id);
    }
}

milliseconds LiveStore::Private::limitOf(const Entry &entry) const
{
    if (entry.ruleStaleAfter.count() > 0)
        return entry.ruleStaleAfter;
    if (core::isState(entry.quantity))
        return 0ms; // reported when it changes: silence says nothing
    if (entry.quantity == core::Quantity::Setting)
        return 0ms; // read when it is ordered; its age is told
    milliseconds interval = toMs(entry.interval);
    if (interval.count() == 0)
        interval = devices[entry.device].expected;
    if (interval.count() == 0)
        interval = UnknownInterval;
    return std::max(2 * interval, LeastStaleAfter);
}

milliseconds LiveStore::Private::ageOf(const Entry &entry, core::SteadyTime now, core::UtcTime wall) const
{
    if (entry.stored) // another run's steady clock means nothing here
        return std::max(0ms, std::chrono::duration_cast<milliseconds>(wall - entry.newest.receivedAt));
    return std::max(0ms, toMs(now - entry.newest.receivedSteady));
}

bool LiveStore::Private::agedNow(const Entry &entry, core::SteadyTime now, core::UtcTime wall) const
{
    const auto limit = limitOf(entry);
    return entry.stored || entry.doubted || (limit.count() > 0 && ageOf(entry, now, wall) > limit);
}

bool LiveStore::Private::replaces(const Entry &entry, const core::Reading &reading,
                                  core::SteadyTime now) const
{
    if (entry.newest.series == core::SeriesId::None || entry.stored)
        return true;
    if (reading.retained)
        return entry.newest.retained || !entry.everLive ||
               (limitOf(entry).count() > 0 && agedNow(entry, now, core::UtcTime{}));
    if (entry.newest.retained)
        return true;
    // Only a device's own clock can put a reading before one that came earlier; ours may step back at any
    // time.
    const bool ownClock = reading.measuredAt != reading.receivedAt;
    return !ownClock || reading.measuredAt >= entry.newest.measuredAt ||
           reading.receivedSteady - entry.newest.receivedSteady > limitOf(entry);
}

void LiveStore::Private::addPoint(Entry &entry, const core::Reading &reading) const
{
    const Point point{reading.measuredAt, reading.value.value_or(std::numeric_limits<double>::quiet_NaN())};
    if (entry.ring.size() < points) {
        // By and by, and never beyond what is needed: many devices say little in a run.
        if (entry.ring.size() == entry.ring.capacity())
            entry.ring.reserve(std::min(points, std::max(FirstPoints, 2 * entry.ring.size())));
        entry.ring.push_back(point);
    } else if (points > 0) {
        entry.ring[entry.next] = point;
        entry.next = (entry.next + 1) % points;
    }
}

void LiveStore::Private::countArrival(Entry &entry, const core::Reading &reading)
{
    if (reading.quality == core::Quality::NoAnswer)
        return; // we asked; nobody spoke
    ++arrivals;
    ++entry.arrivals;
    entry.lastLiveAt = reading.receivedAt;
    if (entry.everLive) {
        const nanoseconds gap = reading.receivedSteady - entry.lastLive;
        if (gap >= LeastGap) {
            if (entry.interval.count() == 0) {
                entry.interval = gap;
            } else {
                // One outage must not make the device look slow, yet a new interval is learnt in a few
                // arrivals.
                const auto bounded = std::min<nanoseconds>(gap, 4 * entry.interval);
                const auto change = static_cast<double>((bounded - entry.interval).count()) * GapWeight;
                entry.interval += nanoseconds(static_cast<qint64>(change));
            }
        }
        entry.rate *= std::exp(-std::chrono::duration<double>(std::max(gap, 0ns)).count() / RateSeconds);
    } else {
        entry.firstLive = reading.receivedSteady;
    }
    entry.rate += 1 / RateSeconds;
    entry.everLive = true;
    entry.lastLive = std::max(entry.lastLive, reading.receivedSteady);
}

core::Quality LiveStore::Private::qualityOf(const Entry &entry, core::SteadyTime now,
                                            core::UtcTime wall) const
{
    if (entry.newest.quality != core::Quality::Good)
        return entry.newest.quality;
    if (entry.newest.retained || agedNow(entry, now, wall))
        return core::Quality::Stale;
    // Who says Offline takes its other states along: the relay's is the last known, not the present one.
    const bool gone = core::isState(entry.quantity) && entry.quantity != core::Quantity::Online &&
                      statusOf(devices[entry.device]) == std::optional(false);
    return gone ? core::Quality::Stale : core::Quality::Good;
}

SeriesState LiveStore::Private::stateOf(const Entry &entry, core::SteadyTime now, core::UtcTime wall) const
{
    SeriesState state;
    state.id = entry.id;
    state.newest = entry.newest;
    state.stored = entry.stored;
    state.age = ageOf(entry, now, wall);
    state.staleAfter = limitOf(entry);
    state.aged = agedNow(entry, now, wall);
    state.newest.quality = qualityOf(entry, now, wall);
    state.interval = toMs(entry.interval);
    if (entry.everLive) {
        const double since = std::chrono::duration<double>(now - entry.lastLive).count();
        const double run = std::chrono::duration<double>(now - entry.firstLive).count();
        // Divided by what a steady stream of 1/s would have reached by now, so that the first seconds are
        // honest.
        const double reached = 1 - std::exp(-std::max(run, 1.0) / RateSeconds);
        state.perSecond = entry.rate * std::exp(-std::max(since, 0.0) / RateSeconds) / reached;
    }
    state.arrivals = entry.arrivals;
    if (entry.todayMin <= entry.todayMax) {
        state.todayMin = entry.todayMin;
        state.todayMax = entry.todayMax;
    }
    if (!entry.newest.value)
        state.lastValue = entry.lastValue;
    return state;
}

} // namespace live

// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/livestore.h"

#include "liveentries.h"

using namespace std::chrono_literals;

namespace live {

namespace {

bool countsForRange(const core::Reading &reading)
{
    return reading.value && !reading.retained &&
           (reading.quality == core::Quality::Good || reading.quality == core::Quality::Estimated);
}

} // namespace

LiveStore::LiveStore(std::shared_ptr<const core::SeriesTable> series,
                     std::shared_ptr<const core::Clock> clock, core::ProfileStore profiles, int points)
    : d(std::make_unique<Private>())
{
    d->series = std::move(series);
    d->clock = std::move(clock);
    d->profiles = std::move(profiles);
    d->points = static_cast<size_t>(std::max(points, 0));
}

LiveStore::~LiveStore() = default;

void LiveStore::apply(const QList<core::Reading> &readings)
{
    const std::scoped_lock lock(d->mutex);
    for (const core::Reading &reading : readings) {
        Entry &entry = d->entryOf(reading.series, reading.receivedSteady);
        if (!d->replaces(entry, reading, reading.receivedSteady)) {
            if (reading.retained) {
                // Which of the two is newer cannot be told; a state that never ages must not stay Good on old
                // news.
                if (d->limitOf(entry).count() == 0 && reading.value != entry.newest.value && !entry.doubted) {
                    entry.doubted = true;
                    d->markChanged(entry);
                }
                continue;
            }
            d->countArrival(entry, reading);
            continue;
        }
        if (!reading.retained)
            d->countArrival(entry, reading);
        entry.newest = reading;
        entry.stored = false;
        entry.doubted = false;
        if (reading.value)
            entry.lastValue = reading;
        if (countsForRange(reading) && reading.measuredAt >= d->dayFrom && reading.measuredAt < d->dayTo) {
            entry.todayMin = std::min(entry.todayMin, *reading.value);
            entry.todayMax = std::max(entry.todayMax, *reading.value);
        }
        if (!reading.retained)
            d->addPoint(entry, reading);
        entry.shownAged = false;
        d->markChanged(entry);
        if (entry.quantity == core::Quantity::Online) {
            // How far the other states can be trusted hangs on this one.
            for (const quint32 index : d->devices[entry.device].entries)
                d->markChanged(*d->bySeries[index]);
        }
    }
}

void LiveStore::loadLast(const QList<core::Reading> &readings)
{
    const std::scoped_lock lock(d->mutex);
    const auto now = d->clock->steady();
    for (const core::Reading &reading : readings) {
        Entry &entry = d->entryOf(reading.series, now);
        const bool empty = entry.newest.series == core::SeriesId::None;
        if (!empty && !(entry.stored && reading.receivedAt > entry.newest.receivedAt))
            continue;
        entry.newest = reading;
        entry.stored = true;
        entry.shownAged = true;
        if (reading.value)
            entry.lastValue = reading;
        d->markChanged(entry);
    }
}

void LiveStore::expectInterval(const core::DeviceId &device, std::chrono::milliseconds interval)
{
    const std::scoped_lock lock(d->mutex);
    d->expected.insert(device, interval);
    if (const auto found = d->deviceIndex.constFind(device); found != d->deviceIndex.constEnd())
        d->devices[*found].expected = interval;
}

void LiveStore::setLocalDay(core::UtcTime from, core::UtcTime to)
{
    const std::scoped_lock lock(d->mutex);
    if (from == d->dayFrom && to == d->dayTo)
        return;
    d->dayFrom = from;
    d->dayTo = to;
    d->dayToCome.clear();
    for (const core::SeriesId id : d->order) {
        Entry &entry = *d->find(id);
        entry.todayMin = std::numeric_limits<double>::infinity();
        entry.todayMax = -std::numeric_limits<double>::infinity();
        if (!entry.stored && countsForRange(entry.newest) && entry.newest.measuredAt >= from &&
            entry.newest.measuredAt < to)
            entry.todayMin = entry.todayMax = *entry.newest.value;
        d->markChanged(entry);
    }
}

void LiveStore::loadDay(const QList<DayRange> &ranges)
{
    const std::scoped_lock lock(d->mutex);
    for (const DayRange &range : ranges) {
        Entry *entry = d->find(range.series);
        if (!entry) { // not heard yet in this run: kept until it is
            d->dayToCome.insert(range.series, range);
            continue;
        }
        entry->todayMin = std::min(entry->todayMin, range.min);
        entry->todayMax = std::max(entry->todayMax, range.max);
        d->markChanged(*entry);
    }
}

Delta LiveStore::takeDelta()
{
    const std::scoped_lock lock(d->mutex);
    const auto now = d->clock->steady();
    const auto wall = d->clock->now();
    if (now - d->lastAgeing >= 500ms) {
        // Ageing happens in silence: nobody calls apply() for what did not arrive.
        d->lastAgeing = now;
        for (const core::SeriesId id : d->order) {
            Entry &entry = *d->find(id);
            if (!entry.shownAged && d->agedNow(entry, now, wall)) {
                entry.shownAged = true;
                d->markChanged(entry);
            }
        }
    }
    Delta delta;
    delta.changed.reserve(static_cast<qsizetype>(d->changed.size()));
    for (const core::SeriesId id : d->changed) {
        Entry &entry = *d->find(id);
        entry.changed = false;
        delta.changed.append(d->stateOf(entry, now, wall));
        if (Device &device = d->devices[entry.device]; !device.changed) {
            device.changed = true;
            delta.devices.append(device.id);
        }
    }
    for (const core::SeriesId id : d->changed)
        d->devices[d->find(id)->device].changed = false;
    d->changed.clear();
    return delta;
}

QList<SeriesState> LiveStore::snapshot(const core::DeviceId &device) const
{
    const std::scoped_lock lock(d->mutex);
    QList<SeriesState> states;
    const auto found = d->deviceIndex.constFind(device);
    if (found == d->deviceIndex.constEnd())
        return states;
    const auto now = d->clock->steady();
    const auto wall = d->clock->now();
    for (const quint32 index : d->devices[*found].entries)
        states.append(d->stateOf(*d->bySeries[index], now, wall));
    return states;
}

std::optional<SeriesState> LiveStore::state(core::SeriesId series) const
{
    const std::scoped_lock lock(d->mutex);
    const Entry *entry = d->find(series);
    if (!entry)
        return std::nullopt;
    return d->stateOf(*entry, d->clock->steady(), d->clock->now());
}

QList<Point> LiveStore::points(core::SeriesId series) const
{
    const std::scoped_lock lock(d->mutex);
    QList<Point> points;
    const Entry *entry = d->find(series);
    if (!entry)
        return points;
    points.reserve(static_cast<qsizetype>(entry->ring.size()));
    for (size_t i = 0; i < entry->ring.size(); ++i)
        points.append(entry->ring[(entry->next + i) % entry->ring.size()]);
    return points;
}

DeviceHealth LiveStore::deviceHealth(const core::DeviceId &device) const
{
    const std::scoped_lock lock(d->mutex);
    const auto found = d->deviceIndex.constFind(device);
    if (found == d->deviceIndex.constEnd())
        return {};
    return d->healthOf(d->devices[*found], d->clock->steady(), d->clock->now());
}

QList<core::DeviceId> LiveStore::devices() const
{
    const std::scoped_lock lock(d->mutex);
    QList<core::DeviceId> ids;
    for (const Device &device : d->devices)
        ids.append(device.id);
    return ids;
}

quint64 LiveStore::arrivals() const
{
    const std::scoped_lock lock(d->mutex);
    return d->arrivals;
}

} // namespace live

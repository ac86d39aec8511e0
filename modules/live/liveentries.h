// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/livestore.h"

#include <limits>
#include <mutex>
#include <vector>

namespace live {

inline std::chrono::milliseconds toMs(std::chrono::nanoseconds duration)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration);
}

/// One series.
struct Entry
{
    core::SeriesId id = core::SeriesId::None;
    core::Quantity quantity = core::Quantity::Voltage;
    quint32 device = 0;
    core::Reading newest;
    std::optional<core::Reading> lastValue;
    bool stored = false;
    bool doubted = false; ///< the broker's copy contradicts a live state that does not age
    bool changed = false;
    bool shownAged = false;
    bool everLive = false;
    std::chrono::milliseconds ruleStaleAfter{0};
    std::chrono::nanoseconds interval{0};
    core::SteadyTime firstLive{};
    core::SteadyTime lastLive{};
    core::UtcTime lastLiveAt{};
    double rate = 0;
    quint64 arrivals = 0;
    double todayMin = std::numeric_limits<double>::infinity();
    double todayMax = -std::numeric_limits<double>::infinity();
    std::vector<Point> ring;
    size_t next = 0; ///< where the next point goes once the ring is full
};

/// One device and its series.
struct Device
{
    core::DeviceId id;
    bool statusFamily = false; ///< its profile has a status, so presence is told rather than asked
    std::chrono::milliseconds expected{0};
    std::vector<quint32> entries;
    core::SteadyTime firstHeard{};
    bool changed = false;
};

/// The store's table; every function is called with the mutex held.
struct LiveStore::Private
{
    std::shared_ptr<const core::SeriesTable> series;
    std::shared_ptr<const core::Clock> clock;
    core::ProfileStore profiles;
    size_t points = 120;

    mutable std::mutex mutex;
    std::vector<std::unique_ptr<Entry>> bySeries; ///< index: series number; null where never seen
    std::vector<Device> devices;
    QHash<core::DeviceId, quint32> deviceIndex;
    QHash<core::DeviceId, std::chrono::milliseconds> expected; ///< told before the device's first series
    std::vector<core::SeriesId> order;
    std::vector<core::SeriesId> changed;       ///< never longer than order
    QHash<core::SeriesId, DayRange> dayToCome; ///< of series not heard yet in this run
    core::UtcTime dayFrom{};
    core::UtcTime dayTo{};
    core::SteadyTime lastAgeing{};
    quint64 arrivals = 0;

    Entry *find(core::SeriesId id) const;

    Entry &entryOf(core::SeriesId id, core::SteadyTime now);

    void markChanged(Entry &entry);

    std::chrono::milliseconds limitOf(const Entry &entry) const;

    std::chrono::milliseconds ageOf(const Entry &entry, core::SteadyTime now, core::UtcTime wall) const;

    bool agedNow(const Entry &entry, core::SteadyTime now, core::UtcTime wall) const;

    bool replaces(const Entry &entry, const core::Reading &reading, core::SteadyTime now) const;

    void addPoint(Entry &entry, const core::Reading &reading) const;

    void countArrival(Entry &entry, const core::Reading &reading);

    /// The quality of its newest reading as judged at this moment.
    core::Quality qualityOf(const Entry &entry, core::SteadyTime now, core::UtcTime wall) const;

    SeriesState stateOf(const Entry &entry, core::SteadyTime now, core::UtcTime wall) const;

    const Entry *newestOf(const Device &device, core::Quantity quantity) const;

    std::optional<bool> statusOf(const Device &device) const;
    bool isRefuted(const Device &device, core::SteadyTime lifeAt) const;

    DeviceHealth healthOf(const Device &device, core::SteadyTime now, core::UtcTime wall) const;
};

} // namespace live

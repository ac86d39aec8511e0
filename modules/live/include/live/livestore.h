// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "core/reading.h"
#include "core/series.h"

#include <QLatin1StringView>
#include <QList>

#include <chrono>
#include <memory>
#include <optional>

namespace live {

/// What is known of one series at the moment it was asked for. A value.
struct SeriesState
{
    core::SeriesId id = core::SeriesId::None;
    core::Reading
        newest; ///< its quality is judged at that moment: a Good reading that is too old reads as Stale
    bool stored = false; ///< newest came from the historian, not from the wire
    bool aged = false;   ///< newest is older than staleAfter, whatever its quality
    std::chrono::milliseconds age{
        0}; ///< since newest was received; by the steady clock when it came in this run
    std::chrono::milliseconds staleAfter{
        0}; ///< the limit in force; 0 = does not age (a state reported on change)
    std::chrono::milliseconds interval{0}; ///< mean gap between live arrivals; 0 = not known yet
    double perSecond = 0;                  ///< live arrivals a second over about the last ten seconds
    quint64 arrivals = 0;                  ///< live readings in this run
    std::optional<double> todayMin; ///< of the day given to setLocalDay(), Good and Estimated values only
    std::optional<double> todayMax;
    std::optional<core::Reading> lastValue; ///< the newest reading that carried a value, when newest does not
};

/// One point of a sparkline.
struct Point
{
    core::UtcTime at{};
    double value = 0; ///< NaN where the reading carried none: a gap, never a 0
};

/// Whether a device can be believed to be there.
enum class Presence
{
    NeverHeard,          ///< nothing at all is known of it
    UnknownOnlyRetained, ///< only retained copies or stored values: wait one heartbeat before calling it
                         ///< alive
    Online,              ///< says Online, a live heartbeat and fresh measurements
    NodeUpMeterSilent,   ///< says Online and beats, but its measurements are stale (mains side off, wiring)
    Offline,             ///< said Offline: everything else is the last known, not current
    Answering,           ///< a polled device that answers
    NoAnswer, ///< a polled device that does not answer, or an Online one of which nothing live arrives any
              ///< more
};
/// "NeverHeard", "Online", …
QLatin1StringView presenceName(Presence presence);

/// A device's presence and what it rests on. Ages are since arrival, by the steady clock; none = never live.
struct DeviceHealth
{
    Presence presence = Presence::NeverHeard;
    std::optional<bool> saysOnline; ///< its newest status, retained or not; none = it has none
    bool statusRetained = false;    ///< that status is a retained copy or a stored one
    std::optional<std::chrono::milliseconds> heartbeatAge;
    std::optional<std::chrono::milliseconds> dataAge;  ///< of the newest live measurement
    std::optional<std::chrono::milliseconds> heardAge; ///< of the newest live message of any kind
    core::UtcTime lastHeard{}; ///< wall clock of the newest live (else stored) reading; epoch = never
    core::Quality worst = core::Quality::Unknown; ///< the worst quality among its measurements now
};

/// Today's extremes of a series as the historian knows them, to begin with after a start.
struct DayRange
{
    core::SeriesId series = core::SeriesId::None;
    double min = 0;
    double max = 0;
};

/// What changed since the last takeDelta(): at most one entry a series, however many readings came.
struct Delta
{
    QList<SeriesState> changed;
    QList<core::DeviceId> devices; ///< each device with a changed series, once
};

/// The newest reading of every series, with age, rate, today's range and a short past.
///
/// Thread: any; one mutex. apply() is called from the transports' threads, the rest from the GUI's.
/// Promise: O(1) a reading and no allocation for a series seen before; the GUI's work depends on what
/// changed, not on the message rate. A retained reading never replaces a live one that has not aged and never
/// counts as life.
class LiveStore
{
public:
    /// @p points is how many values a sparkline keeps.
    LiveStore(std::shared_ptr<const core::SeriesTable> series, std::shared_ptr<const core::Clock> clock,
              core::ProfileStore profiles, int points = 120);
    ~LiveStore();
    LiveStore(const LiveStore &) = delete;
    LiveStore &operator=(const LiveStore &) = delete;

    /// Takes readings in the order they arrived. Thread: any.
    void apply(const QList<core::Reading> &readings);
    /// Last known values of the historian; shown Stale until the device speaks. Never replaces what came by
    /// wire.
    void loadLast(const QList<core::Reading> &readings);
    /// How often @p device is polled or was told to report; used for staleness until enough gaps were seen.
    void expectInterval(const core::DeviceId &device, std::chrono::milliseconds interval);

    /// The local day, as UTC instants, that todayMin and todayMax are of. Call at each midnight; a new day
    /// starts empty.
    void setLocalDay(core::UtcTime from, core::UtcTime to);
    /// Widens today's ranges by what the historian has of today. Series not seen yet are passed over:
    /// loadLast() first.
    void loadDay(const QList<DayRange> &ranges);

    /// Series that changed, came for the first time or aged since the last call. One caller, about 10 times a
    /// second.
    Delta takeDelta();
    /// Every series of a device, in order of first sight. Empty when unknown.
    QList<SeriesState> snapshot(const core::DeviceId &device) const;
    /// One series; nothing when it was never seen.
    std::optional<SeriesState> state(core::SeriesId series) const;
    /// The last values of a series, oldest first, at most as many as the constructor was told.
    QList<Point> points(core::SeriesId series) const;
    DeviceHealth deviceHealth(const core::DeviceId &device) const;
    /// Every device with at least one series, in order of first sight.
    QList<core::DeviceId> devices() const;
    /// Live readings since the start, of all series.
    quint64 arrivals() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace live

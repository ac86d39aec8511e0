// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/workspace.h"
#include "lines/causes.h"
#include "lines/devicelines.h"
#include "lines/reliability.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace engine {

struct LineStart;

/// One monitored line as it is known now.
struct LineView
{
    QString line;  ///< "1" to "8"
    QString label; ///< of today; empty: none
    std::optional<int> customers = std::nullopt;
    lines::LineStatus status{};
    std::optional<core::UtcTime> offSince = std::nullopt; ///< the start of the outage that goes on
};

/// A device that monitors lines, as it is known now.
struct MonitoredDevice
{
    core::DeviceId id;
    QString name; ///< the id when it has none
    core::TransportId transport;
    std::optional<core::Place> place = std::nullopt;
    QString region;           ///< the district it stands in; empty: no place, or outside of all of them
    QString province;         ///< the district's
    bool away = false;        ///< somebody who knows says that it is not there
    bool silent = false;      ///< nothing was heard for longer than its usual pause
    core::UtcTime evidence{}; ///< its last sign of life; the epoch: none
    QList<LineView> lines{};  ///< by line

    /// How many lines are in @p state.
    int count(lines::LineState state) const;
    /// The state that wants a look first: Off, Stale, Unknown, On.
    lines::LineState worst() const;
};

/// How many are what.
struct LineCounts
{
    int devices = 0;
    int devicesOff = 0;    ///< with at least one line off
    int devicesSilent = 0; ///< away or silent
    int lines = 0;
    int on = 0;
    int off = 0;
    int stale = 0;
    int unknown = 0;
    int unlabelled = 0;
};

/// A region and what is in it.
struct RegionLines
{
    QString region; ///< empty: devices without a place, or outside of all regions
    QString province;
    LineCounts counts{};
};

/// A stretch of one line's history.
struct LineSegment
{
    enum class State
    {
        Unknown, ///< never told
        On,
        Off,
        Stale, ///< the device was silent, or was said to be away
        Gap,   ///< nobody listened: nothing it said could have reached us
    };
    core::UtcTime from{};
    core::UtcTime to{};
    State state = State::Unknown;
    friend bool operator==(const LineSegment &, const LineSegment &) = default;
};

/// Asks for the lines of one device over a stretch of time.
struct LineHistoryRequest
{
    core::DeviceId device;
    core::UtcTime from{};
    core::UtcTime to{};                                ///< excluded
    std::shared_ptr<std::atomic<bool>> cancelled = {}; ///< set by the asker when the answer is not wanted
};

/// An interruption and what is told of it.
struct ToldOutage
{
    lines::Outage outage{};
    lines::OutageClass kind = lines::OutageClass::Ongoing;
    lines::CauseFound cause{};
    QString deviceName;
    QString label; ///< of its day
    std::optional<int> customers = std::nullopt;
};

struct LineHistoryAnswer
{
    QMap<QString, QList<LineSegment>> lines; ///< by line, oldest first, without holes within the stretch
    QList<ToldOutage> outages;               ///< that touch the stretch, by start and line
    std::optional<core::Error> error = {};
    bool cancelled = false; ///< the rest means nothing
};

/// Asks for interruptions, or for what they add up to.
struct LineQuestion
{
    core::DeviceId device; ///< empty: every device
    QString line;          ///< empty: every line
    QString region;        ///< empty: everywhere; else a region of LinePath::regions()
    core::UtcTime from{};
    core::UtcTime to{};                                ///< excluded
    std::shared_ptr<std::atomic<bool>> cancelled = {}; ///< set by the asker when the answer is not wanted
};

struct OutagesAnswer
{
    QList<ToldOutage> outages; ///< by start, device and line
    lines::OutageRule rule{};
    std::optional<core::Error> error = {};
    bool cancelled = false;
};

/// The SAIDI of one day.
struct DaySaidi
{
    core::UtcTime from{};
    core::UtcTime to{};
    double minutes = 0;
    bool major = false; ///< a major event day
};

struct IndicesAnswer
{
    lines::Reliability whole{};                            ///< every day
    std::optional<lines::Reliability> withoutPlanned = {}; ///< nothing: no work is announced
    std::optional<lines::Reliability> withoutMajor = {};   ///< nothing: majorRefused says why
    QString majorRefused;                                  ///< in English, why there is no limit
    double majorLimitMinutes = 0;                          ///< of a day's SAIDI
    QList<DaySaidi> days;                                  ///< of the stretch, in the zone of this machine
    double moreThan[6] = {};                               ///< CEMI-n: share of customers with more than n
    lines::OutageRule rule{};
    std::optional<core::Error> error = {};
    bool cancelled = false;
};

/// The journey of a line's state: readings and presence → lines → interruptions → store and screen.
///
/// Thread: the engine's; answers arrive there, and not at all when their context is gone by then. Promise:
/// what it tells of the past is what a replay of the stored readings tells; a reading of a device without
/// lines costs one look into a table.
class LinePath : public QObject
{
    Q_OBJECT

public:
    explicit LinePath(QObject *parent = nullptr);
    ~LinePath() override;

    /// Every device that monitors lines, in order of appearance, as it is known now.
    QList<MonitoredDevice> devices() const;
    std::optional<MonitoredDevice> device(const core::DeviceId &id) const;
    LineCounts totals() const;
    /// Regions with devices, the one with the most lines off first, then stale, unknown, and by name.
    QList<RegionLines> regions() const;
    /// The first of regions() when it has a line off; empty: none has.
    QString worstRegion() const;
    /// What is counted as what, from the workspace.
    lines::OutageRule rule() const;
    /// False while stored readings are still being replayed: what it tells of the past is not whole yet.
    bool isSettled() const;

    void history(const LineHistoryRequest &request, QObject *context,
                 std::function<void(LineHistoryAnswer)> answer) const;
    void outages(const LineQuestion &question, QObject *context,
                 std::function<void(OutagesAnswer)> answer) const;
    void indices(const LineQuestion &question, QObject *context,
                 std::function<void(IndicesAnswer)> answer) const;

    /// @name What the engine tells it
    /// @{
    void begin(const LineStart &start);
    void look(const core::BatchPtr &batch);
    /// Rows of these devices were stored beside the transports.
    void imported(const QList<core::DeviceId> &devices);
    /// Queries end early from now on.
    void leave();
    /// Nothing arrives any more: hands what is not stored yet to the writer.
    void end();
    /// @}

signals:
    /// Something of these devices changed, silence included; at most four times a second.
    void changed(const QList<core::DeviceId> &devices);
    /// Interruptions ended, or were found anew in late readings; ask again for what is shown of them.
    void outagesChanged(const QList<core::DeviceId> &devices);
    /// isSettled() is true from now on.
    void settled();
    void problem(const core::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace engine

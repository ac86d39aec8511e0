// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "core/workspace.h"
#include "engine/history.h"
#include "lines/voltagequality.h"

#include <QDate>
#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimeZone>

#include <functional>

namespace engine {

class Engine;

/// By what a device's voltage is judged.
struct VoltageTerms
{
    /// Who says what the nominal voltage is.
    enum class Source
    {
        Workspace,
        Profile, ///< whose normal range is one of ± 10 %
        Assumed, ///< nobody: 230 V
        Unknown, ///< nobody, and 230 V would be wrong: a battery, direct current
    };
    std::optional<double> nominal = std::nullopt; ///< Un, V; none: Source::Unknown
    Source source = Source::Unknown;
    bool indicative = true; ///< its meter was not declared as one of class A or S
};

/// What the workspace's part "voltage" and then @p profile (may be null) say of a device.
VoltageTerms voltageTerms(const core::Workspace &workspace, const core::DeviceId &device,
                          const core::Profile *profile);

/// One phase in one week.
struct VoltagePhase
{
    QString channel; ///< empty: the device's only one
    lines::VoltageQuality quality{};
    quint64 readings = 0;               ///< with a value that counts
    std::chrono::microseconds usual{0}; ///< between two of its readings; 0: there were fewer than two
    bool tooSeldom = false; ///< so long that no mean of ten minutes can be made of them, four values at least
};

/// A week of one device.
struct VoltageWeek
{
    QDate monday;                 ///< when it begins, in the answer's zone
    core::UtcTime from{};         ///< 00:00 of that day
    core::UtcTime to{};           ///< 00:00 of the next Monday: 168 hours later, or an hour less or more
    bool running = false;         ///< it is not over
    QList<VoltagePhase> phases{}; ///< by channel; empty: the device never measured a voltage
};

/// Asks for weeks of a device's voltage.
struct VoltageRequest
{
    HistorySource source;
    core::Workspace workspace;
    core::ProfileStore profiles; ///< for the nominal voltage
    core::DeviceId device;
    QDate week;                        ///< any day of it; invalid: the newest that is over and has readings
    int weeks = 1;                     ///< so many, that one the newest
    QTimeZone zone = QTimeZone::utc(); ///< where the device's transport names none
    core::UtcTime now{};               ///< the epoch: by the clock
    std::shared_ptr<std::atomic<bool>> cancelled = {}; ///< as HistoryRequest's
    std::function<void(int percent)> progress = {};    ///< called on the reading thread
};

struct VoltageAnswer
{
    QList<VoltageWeek> weeks{}; ///< oldest first
    QTimeZone zone = QTimeZone::utc();
    VoltageTerms terms{};
    std::optional<core::UtcTime> first = std::nullopt; ///< the oldest voltage that is stored
    bool cancelled = false;                            ///< the rest means nothing
    std::optional<core::Error> error = std::nullopt;
};

/// Judges the voltage of a device by EN 50160 from its single readings, whichever tier holds them: readings
/// are never thinned out, and roll-ups would mix substituted values in. A value stands for three times the
/// usual pause of its hours, for two and a half minutes at most, and never into a recorded gap. Needs room
/// for six hours of one phase. Thread: any; blocks it. Errors: those of the reader; NotFound for a device
/// nothing is stored of.
VoltageAnswer voltageWeeks(const VoltageRequest &request);

/// The Monday of the week that holds @p time.
QDate mondayOf(core::UtcTime time, const QTimeZone &zone);

/// Asks for weeks beside everything else, with a connection and a thread of its own; the newest question
/// wins. Cancels at the engine's stopping(). Thread: the engine's; the destructor waits the few milliseconds
/// until a reading that goes on has noticed.
class VoltageQuery : public QObject
{
    Q_OBJECT

public:
    explicit VoltageQuery(const Engine &engine, QObject *parent = nullptr);
    ~VoltageQuery() override;

    /// @p week: any day of it, invalid for the newest that is over. @p zone: where the transport names none.
    void ask(const core::DeviceId &device, QDate week, const QTimeZone &zone);
    void cancel();
    bool isAsking() const { return m_watcher != nullptr; }

signals:
    void progressed(int percent);
    void answered(const engine::VoltageAnswer &answer);

private:
    const Engine &m_engine;
    QThreadPool m_pool;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    QFutureWatcher<VoltageAnswer> *m_watcher = nullptr;
};

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmstore.h"
#include "core/command.h"
#include "engine/alarmpath.h"
#include "engine/history.h"
#include "historian/alarmrows.h"

#include <QTimer>

#include <functional>

namespace engine {

class HistoryPool;

/// The inside of AlarmPath; what it is connected to is AlarmWiring's.
struct AlarmPath::Private
{
    static constexpr std::chrono::milliseconds TellEvery{100};

    explicit Private(AlarmPath *owner);

    /// With these rules from now on; what was is forgotten.
    void setUp(const alarms::AlarmSettings &wanted);
    core::UtcTime now() const { return clock->now(); }
    /// What came in goes on: rules → alarms → store, screen and hand-over.
    void flow();
    /// What is due, and the timer for what is next.
    void advance();
    void scheduleNext();
    void tell();
    void stored(qint64 number);
    /// Stores how far readings were looked at, when nothing else has.
    void keepSeen();
    core::Result<void> check(const QString &who) const;
    core::Result<void> check(core::UtcTime until, const QString &reason, const QString &who) const;
    void audited(const QString &stage, const QList<alarms::AlarmId> &ids, const QString &who,
                 const QString &reason = {}, core::UtcTime until = {});

    AlarmPath *q;
    std::shared_ptr<const core::Clock> clock;
    alarms::AlarmStore store;
    alarms::RuleWatch watch;
    std::function<void(const historian::AlarmGroup &)> keep; ///< unset: nothing is stored
    std::function<void(const core::AuditEntry &)> audit;     ///< unset: nothing is written
    HistoryPool *pool = nullptr;                             ///< unset: nothing is read
    HistorySource source;
    std::function<std::optional<core::Series>(const alarms::Source &)>
        seriesOf; ///< what a source is stored as
    std::function<std::optional<double>(const alarms::AlarmRule &, const alarms::Source &)> limitOf;
    /// What a rule looks at, and what that is stored as; one series for each source, the newest.
    std::function<QList<std::pair<alarms::Source, core::Series>>(const alarms::AlarmRule &)> inScope;
    core::UtcTime seen{};     ///< received; readings until then were looked at
    core::UtcTime keptSeen{}; ///< and that was stored
    QSet<alarms::AlarmId> changed;
    QTimer tellTimer;
    QTimer dueTimer;
    bool sounding = false;
    bool silenced = false;
    bool running = false;
};

} // namespace engine

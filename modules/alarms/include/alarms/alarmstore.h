// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmmachine.h"
#include "alarms/rulewatch.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <functional>
#include <utility>

namespace alarms {

/// Every alarm as it stands, and what hides which.
///
/// Thread: one. Time is the caller's. Promise: one entry a rule and source; every change is one Transition,
/// numbered without a hole; a parent that is down hides what hangs below it and nothing else; what a person
/// hides comes back at its end.
class AlarmStore
{
public:
    explicit AlarmStore(AlarmSettings settings);

    const AlarmSettings &settings() const { return m_settings; }
    /// What an earlier run left, and the number of its last transition. Alarms whose rule is not there any
    /// more, or of which @p exists says no, end. What hangs on what is known by setHubs() before.
    void restore(const QList<Alarm> &alarms, qint64 lastNumber, core::UtcTime now,
                 const std::function<bool(const Source &)> &exists);

    /// Which device reaches us through which, from now on. Alarms of what hangs below something that is down
    /// now are suppressed, those of what no longer does come back after settle. @p hubs has no circles.
    void setHubs(const QHash<core::DeviceId, core::DeviceId> &hubs, core::UtcTime now);

    /// What a RuleWatch found with the rules of settings(), in its order.
    void apply(const QList<Verdict> &verdicts);
    /// Ends what is due by @p now: shelves, services, and suppression after the parent is back.
    void advance(core::UtcTime now);
    /// When advance() has something to do at the earliest; nothing: never.
    std::optional<core::UtcTime> nextDue() const;

    /// @name What a person does; ids for which it means nothing are passed over
    /// Tell for which ones it meant something.
    /// @{
    QList<AlarmId> acknowledge(const QList<AlarmId> &ids, const QString &who, core::UtcTime now);
    QList<AlarmId> reset(const QList<AlarmId> &ids, const QString &who, core::UtcTime now);
    QList<AlarmId> shelve(const QList<AlarmId> &ids, core::UtcTime until, const QString &reason,
                          const QString &who, core::UtcTime now);
    QList<AlarmId> unshelve(const QList<AlarmId> &ids, const QString &who, core::UtcTime now);
    QList<AlarmId> takeOut(const QList<AlarmId> &ids, core::UtcTime until, const QString &reason,
                           const QString &who, core::UtcTime now);
    QList<AlarmId> putBack(const QList<AlarmId> &ids, const QString &who, core::UtcTime now);
    /// @}

    /// Not Normal, or hidden.
    QList<Alarm> alarms() const;
    std::optional<Alarm> alarm(const AlarmId &id) const;
    qsizetype size() const { return m_alarms.size(); }

    /// Something shown asks for a person since silence() was called last.
    bool isSounding() const { return !m_asking.isEmpty() && !m_silenced; }
    bool isSilenced() const { return !m_asking.isEmpty() && m_silenced; }
    void silence() { m_silenced = true; }
    /// Those that ask for a person.
    const QSet<AlarmId> &asking() const { return m_asking; }

    /// The steps since the last call, oldest first.
    QList<Transition> takeTransitions() { return std::exchange(m_transitions, {}); }
    bool hasTransitions() const { return !m_transitions.isEmpty(); }
    /// Which alarms changed in any way since the last call.
    QSet<AlarmId> takeChanged() { return std::exchange(m_changed, {}); }
    /// Transitions up to this one are on the disk.
    void setStored(qint64 number);

private:
    struct Entry
    {
        Alarm alarm;
        qint64 lastNumber = 0; ///< of its newest transition
        bool hides = false;    ///< its rule says so
    };

    const AlarmRule *ruleOf(const AlarmId &alarm) const;
    Entry &entry(const Verdict &verdict);
    /// What an alarm hangs on, the highest first.
    QStringList placesAbove(const Source &source) const;
    void index(const Entry &entry);
    bool stepAlone(Entry &entry, const Step &step);
    /// The same, and what follows from it.
    bool step(Entry &entry, const Step &step);
    QList<AlarmId> stepAll(const QList<AlarmId> &ids, const Step &step);
    void raise(const Verdict &verdict);
    void adopt(Entry &entry, const AlarmRule &rule);
    void afterStep(Entry &entry, core::UtcTime at);
    void settle(Entry &entry, core::UtcTime now);
    /// The active alarm that hides this one; empty: none.
    AlarmId parentOf(const Alarm &alarm) const;
    void parentDown(const Alarm &parent, core::UtcTime at);
    void parentBack(const Alarm &parent, core::UtcTime at);
    QSet<AlarmId> childrenOf(const Alarm &parent) const;
    void wait(const AlarmId &id, core::UtcTime due);
    void endDue(Entry &entry, core::UtcTime now);

    AlarmSettings m_settings;
    QHash<AlarmRuleId, qsizetype> m_ruleRows;
    QHash<AlarmId, Entry> m_alarms;
    QHash<QString, QSet<AlarmId>> m_below; ///< by what they hang on: "t broker", "d hub-1"
    QHash<QString, QSet<AlarmId>> m_downs; ///< active alarms that hide, by what is down
    QHash<core::DeviceId, core::DeviceId> m_hubs;
    QMultiMap<core::UtcTime, AlarmId> m_due;
    QMultiMap<qint64, AlarmId> m_unstored; ///< by the number of the newest transition
    QSet<AlarmId> m_asking;
    bool m_silenced = false;
    qint64 m_lastNumber = 0;
    QList<Transition> m_transitions;
    QSet<AlarmId> m_changed;
};

} // namespace alarms

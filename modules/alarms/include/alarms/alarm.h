// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmrule.h"

#include <QMetaType>

namespace alarms {

struct AlarmTag;
/// One rule on one source, for ever: "voltage-high@meter-3/L1". Never two alarms in one.
using AlarmId = core::TextId<AlarmTag>;

/// What an alarm is about.
struct Source
{
    Subject subject = Subject::Quantity;
    core::DeviceId device;                             ///< empty for a transport and for the console itself
    QString channel;                                   ///< phase, line or link; empty for the whole
    core::TransportId transport;                       ///< it speaks by this one, or is it
    core::DeviceId hub;                                ///< it reaches us through this device; empty: straight
    core::Quantity quantity = core::Quantity::Voltage; ///< of Subject::Quantity
    core::ProfileId profile;

    /// "meter-3/L1/voltage", "meter-3/line 2", "transport broker": the second half of an AlarmId.
    QString key() const;
    friend bool operator==(const Source &, const Source &) = default;
};
AlarmId alarmId(const AlarmRuleId &rule, const Source &source);

/// Where an alarm stands (ISA-18.2, by other words). Numbers are stored.
enum class State : quint8
{
    Normal = 0,                ///< nothing to tell; not in any list
    ActiveUnacknowledged = 1,  ///< it holds, and nobody has said so
    ActiveAcknowledged = 2,    ///< it holds, and somebody knows
    ClearedUnacknowledged = 3, ///< it is over, and nobody has seen it
    Latched = 4,               ///< over and acknowledged; its rule keeps it until a person resets it
};
/// "Normal", "ActiveUnacknowledged", …
QLatin1StringView stateName(State state);
std::optional<State> stateFromName(QStringView name);
/// It holds now.
constexpr bool isActive(State state)
{
    return state == State::ActiveUnacknowledged || state == State::ActiveAcknowledged;
}
constexpr bool isUnacknowledged(State state)
{
    return state == State::ActiveUnacknowledged || state == State::ClearedUnacknowledged;
}

/// Why an alarm is not in the list although it lives on. In the order of what is told when several hold.
enum class Hidden : quint8
{
    No = 0,
    OutOfService = 1, ///< by a person, of the alarm or of its rule
    Shelved = 2,      ///< by a person, for a while
    Suppressed = 3,   ///< by the console: what it hangs on is down itself
};
/// "No", "OutOfService", "Shelved", "Suppressed".
QLatin1StringView hiddenName(Hidden hidden);

/// A value or a word, as it was seen.
struct Figure
{
    std::optional<double> value; ///< in quantityUnit() of the alarm's source, a rate in that a second
    QString word;                ///< "off", "silent"; "NoAnswer" and the like where there is no value
    core::UtcTime at{};          ///< when it was measured; epoch: nothing was seen
    friend bool operator==(const Figure &, const Figure &) = default;
};

/// Hidden by a person: always with an end, a reason and a name.
struct Shelf
{
    core::UtcTime since{};
    core::UtcTime until{};
    QString reason;
    QString who;
    Priority priority = Priority::Low; ///< it had then: worse than this it comes back
    friend bool operator==(const Shelf &, const Shelf &) = default;
};

/// One alarm as it stands. A value.
struct Alarm
{
    AlarmId id;
    AlarmRuleId rule;
    QString name; ///< the rule's, filled in
    Source source;
    State state = State::Normal;
    Priority priority = Priority::Medium; ///< now; the rule's, or its worse one
    Condition condition = Condition::High;
    QString response;               ///< what to do, one step a line
    bool latch = false;             ///< of its rule
    core::UtcTime raisedAt{};       ///< of this episode; epoch: never
    core::UtcTime clearedAt{};      ///< epoch while active
    core::UtcTime acknowledgedAt{}; ///< epoch while it is not
    QString acknowledgedBy;         ///< person and console
    Figure atRaise;                 ///< what raised it
    Figure now;                     ///< what is known now; no rule looks at its own list
    std::optional<double> limit;    ///< it was measured by; of a rate a second, of NoData seconds
    QStringList states;             ///< of Condition::State: those that raise it
    std::optional<Shelf> shelved = std::nullopt;      ///< until it comes back
    std::optional<Shelf> outOfService = std::nullopt; ///< of itself
    std::optional<Shelf> ruleOutOfService = std::nullopt;
    AlarmId suppressedBy; ///< the parent's alarm; empty: it is not
    core::UtcTime suppressedSince{};
    core::UtcTime suppressedUntil{}; ///< epoch while the parent's alarm is active
    quint32 episodes = 0;            ///< how often it was raised, ever
    bool stored = false;             ///< its newest transition is on the disk

    /// Why it is not in the list; the first reason of several.
    Hidden hidden() const;
    /// When it comes back, of the reason that holds longest; epoch: when its parent is back.
    core::UtcTime hiddenUntil() const;
    /// The words of hidden(): a person's reason, or the parent alarm's id.
    QString hiddenReason() const;
    /// In the list and waiting for a person.
    bool asks() const { return isUnacknowledged(state) && hidden() == Hidden::No; }
    friend bool operator==(const Alarm &, const Alarm &) = default;
};

/// What happened to an alarm. Numbers are stored: never renumber, only append.
enum class What : quint8
{
    Raised = 1,
    Cleared = 2,
    Acknowledged = 3,
    Reset = 4,    ///< a latched one
    Worsened = 5, ///< its priority became more urgent
    Eased = 6,    ///< its priority became less urgent
    Shelved = 7,
    Unshelved = 8,  ///< by a person
    ShelfEnded = 9, ///< by its time, or because it became worse (the reason says which)
    Suppressed = 10,
    Unsuppressed = 11,
    OutOfService = 12,
    InService = 13,   ///< by a person or by its time
    RuleGone = 14,    ///< the rule or its source is no longer in the workspace
    RaisedAgain = 15, ///< while it waited unacknowledged or latched
};
/// "Raised", "Cleared", …
QLatin1StringView whatName(What what);

/// One step of an alarm, as it is stored: append-only.
struct Transition
{
    qint64 number = 0; ///< given when it is made; rises by one for ever
    AlarmId alarm;
    AlarmRuleId rule;
    core::DeviceId device;
    core::TransportId transport;
    core::UtcTime at{};
    What what = What::Raised;
    State from = State::Normal;
    State to = State::Normal;
    Hidden hidden = Hidden::No; ///< after it
    Priority priority = Priority::Medium;
    Figure figure; ///< that was known then
    std::optional<double> limit;
    core::UtcTime until{}; ///< of Shelved, OutOfService
    QString who;           ///< of what a person did
    QString reason;        ///< of what a person did; the parent's id of Suppressed
    friend bool operator==(const Transition &, const Transition &) = default;
};

} // namespace alarms

Q_DECLARE_METATYPE(alarms::AlarmId)
Q_DECLARE_METATYPE(alarms::Alarm)
Q_DECLARE_METATYPE(alarms::Transition)

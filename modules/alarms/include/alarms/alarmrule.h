// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "core/quantity.h"
#include "core/result.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>

#include <chrono>
#include <optional>

namespace alarms {

struct AlarmRuleTag;
/// A rule's "id" in the workspace, for example `voltage-high`.
using AlarmRuleId = core::TextId<AlarmRuleTag>;

/// How soon somebody has to act. The numbers are stored and shown; 1 is the most urgent.
enum class Priority : quint8
{
    Critical = 1,
    High = 2,
    Medium = 3,
    Low = 4,
};
/// "critical", "high", "medium", "low": the spelling in files.
QLatin1StringView priorityName(Priority priority);
std::optional<Priority> priorityFromName(QStringView name);

/// What a rule looks at, and so what an alarm of it is about.
enum class Subject : quint8
{
    Quantity,  ///< each series of one quantity: one device and channel
    Line,      ///< each monitored power line: "on", "off", "unknown", "stale"
    Device,    ///< each device's presence: "online", "silent", "offline", "meter-silent", "unknown"
    Link,      ///< each uplink of a device: "up", "down", "unknown"; under "in use" which one it uses
    Transport, ///< each transport: "up", "down", "connecting", "pressed"
    Event,     ///< what is told once, by its kind ("disk-warning"); it ends by itself after offDelay
};
/// "quantity", "line", …
QLatin1StringView subjectName(Subject subject);
std::optional<Subject> subjectFromName(QStringView name);

/// When a rule's alarm is raised.
enum class Condition : quint8
{
    High,   ///< the value is above limit; over again at or below limit - deadband
    Low,    ///< the value is below limit; over again at or above limit + deadband
    Rate,   ///< it changes by more than limit a second, either way; over again at limit - deadband
    NoData, ///< no usable value, or none at all, for grace; over with the next usable one
    State,  ///< its state is one of states
};
/// "high", "low", "rate", "no-data", "state".
QLatin1StringView conditionName(Condition condition);
std::optional<Condition> conditionFromName(QStringView name);

/// Which sources a rule is for. Each member is a pattern in which * stands for anything and ? for one
/// character, or several separated by commas; empty: all. Everything set must match.
struct Scope
{
    QString device;
    QString channel; ///< phase or line: "L1", "1"
    QString transport;
    QString profile;
    friend bool operator==(const Scope &, const Scope &) = default;
};

/// A rule out of service raises nothing that is shown; what it sees is still recorded.
struct RuleOutOfService
{
    core::UtcTime until{};
    QString reason;
    QString who;
    friend bool operator==(const RuleOutOfService &, const RuleOutOfService &) = default;
};

/// One rule of the workspace. A value; any thread.
struct AlarmRule
{
    AlarmRuleId id;
    QString name; ///< what stands in the list: "Voltage above limit"; with {limit} and {where} replaced
    Subject subject = Subject::Quantity;
    core::Quantity quantity = core::Quantity::Voltage; ///< of Subject::Quantity
    Scope scope;
    Condition condition = Condition::High;
    std::optional<double> limit;          ///< in quantityUnit(), of a rate: a second; none: the profile's own
    double deadband = 0;                  ///< in the limit's unit
    QStringList states;                   ///< of Condition::State; of Subject::Event: kinds
    QStringList endedBy;                  ///< of Subject::Event: kinds that end it before offDelay
    std::chrono::milliseconds onDelay{0}; ///< it must hold so long before it is raised
    std::chrono::milliseconds offDelay{0}; ///< and be over so long before it is cleared
    std::chrono::milliseconds grace{0};    ///< of NoData; 0: three times what the series is used to
    Priority priority = Priority::Medium;
    std::optional<double> worseLimit;        ///< beyond this one it is of worsePriority
    Priority worsePriority = Priority::High; ///< more urgent than priority
    bool latch = false; ///< stays until it is reset by a person, also when it is over and acknowledged
    bool hidesChildren = false; ///< while it is active, alarms of what hangs below are suppressed
    QString response;           ///< what to do, one step a line; an alarm without one is an event
    std::optional<RuleOutOfService> outOfService;
    bool enabled = true;

    friend bool operator==(const AlarmRule &, const AlarmRule &) = default;
};

/// The "alarms" part of a workspace.
struct AlarmSettings
{
    QList<AlarmRule> rules;
    bool standard = true; ///< the rules are the program's own, because the workspace names none
    std::chrono::milliseconds settle{120000}; ///< children stay suppressed so long after their parent is back
    QMap<core::DeviceId, core::DeviceId> hubs; ///< which device reaches us through which, as people say it
    friend bool operator==(const AlarmSettings &, const AlarmSettings &) = default;
};

/// Reads the part; an empty one gives the standard rules. Errors: BadInput, naming the key
/// (alarms.rules[2].limit) and what was expected. Pure.
core::Result<AlarmSettings> readSettings(const QJsonObject &part);
/// The part as readSettings() reads it; empty for the standard rules unchanged.
QJsonObject writeSettings(const AlarmSettings &settings);
/// The rules of a workspace that names none: resources/alarms/rules.json.
AlarmSettings standardSettings();
/// Why @p rule cannot be used; nothing when it can. @p key is for the message.
std::optional<core::Error> whyNot(const AlarmRule &rule, const QString &key);
QJsonObject toJson(const AlarmRule &rule);

/// True when @p text matches one of the patterns of a Scope member.
bool matches(const QString &patterns, const QString &text);

} // namespace alarms

Q_DECLARE_METATYPE(alarms::AlarmRule)

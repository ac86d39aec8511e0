// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmrule.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

// In a static library nothing else refers to the resource, so the linker would drop it. Must stand outside a
// namespace.
static void initResource() { Q_INIT_RESOURCE(alarms); }

namespace alarms {

namespace {

constexpr std::array PriorityNames{"critical"_L1, "high"_L1, "medium"_L1, "low"_L1};
constexpr std::array SubjectNames{"quantity"_L1, "line"_L1,      "device"_L1,
                                  "link"_L1,     "transport"_L1, "event"_L1};
constexpr std::array ConditionNames{"high"_L1, "low"_L1, "rate"_L1, "no-data"_L1, "state"_L1};
constexpr double LongestS = 366.0 * 86400; // of a delay

template <typename T, size_t N>
std::optional<T> named(const std::array<QLatin1StringView, N> &names, QStringView name, int first = 0)
{
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<T>(found - names.begin() + first);
}

core::Error bad(const QString &key, const QString &detail)
{
    return {core::ErrorCode::BadInput, key, detail, u"Correct it in the workspace file."_s};
}

std::chrono::milliseconds fromSeconds(double seconds)
{
    return std::chrono::milliseconds(std::llround(seconds * 1000));
}

double toSeconds(std::chrono::milliseconds time) { return static_cast<double>(time.count()) / 1000; }

core::UtcTime toUtc(const QDateTime &time) { return core::fromMicros(time.toMSecsSinceEpoch() * 1000); }

QString fromUtc(core::UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, Qt::UTC).toString(Qt::ISODateWithMs);
}

QStringList texts(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().split(u'\n', Qt::SkipEmptyParts);
    QStringList list;
    for (const QJsonValue &entry : value.toArray())
        list.append(entry.toString());
    return list;
}

/// Reads one rule; the first thing that is wrong stays.
class RuleReading
{
public:
    RuleReading(QJsonObject object, QString key) : m_object(std::move(object)), m_key(std::move(key)) {}

    core::Result<AlarmRule> read()
    {
        AlarmRule rule;
        rule.id = AlarmRuleId(text(u"id"_s));
        rule.name = text(u"name"_s);
        rule.subject = word(u"subject"_s, subjectFromName, Subject::Quantity);
        rule.condition = word(u"condition"_s, conditionFromName, Condition::State);
        if (rule.subject == Subject::Quantity)
            rule.quantity = word(u"quantity"_s, core::quantityFromName, core::Quantity::Voltage);
        rule.scope = {text(u"device"_s), text(u"channel"_s), text(u"transport"_s), text(u"profile"_s)};
        if (m_object.value(u"limit"_s) != "profile"_L1)
            rule.limit = number(m_object, u"limit"_s, m_key);
        rule.deadband = number(m_object, u"deadband"_s, m_key).value_or(0);
        rule.states = texts(m_object.value(u"states"_s));
        rule.endedBy = texts(m_object.value(u"endedBy"_s));
        rule.onDelay = seconds(u"onDelayS"_s);
        rule.offDelay = seconds(u"offDelayS"_s);
        rule.grace = seconds(u"graceS"_s);
        rule.priority = word(u"priority"_s, priorityFromName, Priority::Medium);
        const QJsonObject worse = m_object.value(u"worse"_s).toObject();
        if (!worse.isEmpty()) {
            rule.worseLimit = number(worse, u"limit"_s, m_key + ".worse"_L1);
            const auto priority = priorityFromName(worse.value(u"priority"_s).toString());
            if (!priority)
                refuse(m_key + ".worse.priority"_L1, u"must be critical, high, medium or low"_s);
            rule.worsePriority = priority.value_or(Priority::High);
        }
        rule.latch = m_object.value(u"latch"_s).toBool();
        rule.hidesChildren = m_object.value(u"hidesChildren"_s).toBool();
        rule.response = texts(m_object.value(u"response"_s)).join(u'\n');
        rule.enabled = m_object.value(u"enabled"_s).toBool(true);
        rule.outOfService = outOfService();
        if (m_error)
            return *m_error;
        if (const auto why = whyNot(rule, m_key))
            return *why;
        return rule;
    }

private:
    void refuse(const QString &key, const QString &detail)
    {
        if (!m_error)
            m_error = bad(key, detail);
    }
    QString text(const QString &name)
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isUndefined() && !value.isString())
            refuse(m_key + u'.' + name, u"must be a text"_s);
        return value.toString();
    }
    template <typename Read, typename T>
    T word(const QString &name, Read parse, T otherwise)
    {
        const QString value = text(name);
        const auto found = parse(QStringView(value));
        if (!found && !(value.isEmpty() && m_object.value(name).isUndefined() && name == "priority"_L1))
            refuse(m_key + u'.' + name, u"\"%1\" is not known"_s.arg(value));
        return found.value_or(otherwise);
    }
    std::optional<double> number(const QJsonObject &object, const QString &name, const QString &key)
    {
        const QJsonValue value = object.value(name);
        if (value.isUndefined())
            return std::nullopt;
        if (!value.isDouble()) {
            refuse(key + u'.' + name, u"must be a number"_s);
            return std::nullopt;
        }
        return value.toDouble();
    }
    std::chrono::milliseconds seconds(const QString &name)
    {
        const double value = number(m_object, name, m_key).value_or(0);
        if (value < 0 || value > LongestS) {
            refuse(m_key + u'.' + name, u"must be 0 to %1 seconds"_s.arg(LongestS, 0, 'f', 0));
            return {};
        }
        return fromSeconds(value);
    }
    std::optional<RuleOutOfService> outOfService()
    {
        const QJsonObject object = m_object.value(u"outOfService"_s).toObject();
        if (object.isEmpty())
            return std::nullopt;
        const QDateTime until = QDateTime::fromString(object.value(u"until"_s).toString(), Qt::ISODateWithMs);
        if (!until.isValid())
            refuse(m_key + ".outOfService.until"_L1, u"must be a time such as 2026-11-20T08:00:00Z"_s);
        return RuleOutOfService{toUtc(until), object.value(u"reason"_s).toString(),
                                object.value(u"who"_s).toString()};
    }

    QJsonObject m_object;
    QString m_key;
    std::optional<core::Error> m_error;
};

bool matchesOne(QStringView pattern, QStringView text)
{
    qsizetype p = 0;
    qsizetype t = 0;
    qsizetype star = -1;
    qsizetype mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && (pattern[p] == u'?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            mark = t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

bool hasNumber(Condition condition)
{
    return condition == Condition::High || condition == Condition::Low || condition == Condition::Rate;
}

} // namespace

QLatin1StringView priorityName(Priority priority) { return PriorityNames[static_cast<size_t>(priority) - 1]; }
std::optional<Priority> priorityFromName(QStringView name) { return named<Priority>(PriorityNames, name, 1); }
QLatin1StringView subjectName(Subject subject) { return SubjectNames[static_cast<size_t>(subject)]; }
std::optional<Subject> subjectFromName(QStringView name) { return named<Subject>(SubjectNames, name); }
QLatin1StringView conditionName(Condition condition)
{
    return ConditionNames[static_cast<size_t>(condition)];
}
std::optional<Condition> conditionFromName(QStringView name)
{
    return named<Condition>(ConditionNames, name);
}

bool matches(const QString &patterns, const QString &text)
{
    if (patterns.isEmpty())
        return true;
    const QStringList list = patterns.split(u',', Qt::SkipEmptyParts);
    return std::any_of(list.begin(), list.end(), [&text](const QString &pattern) {
        return matchesOne(QStringView(pattern).trimmed(), text);
    });
}

std::optional<core::Error> whyNot(const AlarmRule &rule, const QString &key)
{
    if (rule.id.isEmpty())
        return bad(key + ".id"_L1, u"is missing"_s);
    if (rule.id.toString().contains(u'@'))
        return bad(key + ".id"_L1, u"must not hold an @"_s);
    if (rule.name.trimmed().isEmpty())
        return bad(key + ".name"_L1, u"is missing"_s);
    if (rule.subject != Subject::Quantity && rule.condition != Condition::State)
        return bad(key + ".condition"_L1, u"must be state: only a quantity has values"_s);
    if (rule.condition == Condition::State && rule.states.isEmpty())
        return bad(key + ".states"_L1, u"must name at least one"_s);
    if (rule.condition == Condition::State && rule.subject == Subject::Quantity &&
        !core::isState(rule.quantity))
        return bad(key + ".condition"_L1, u"only relay, line, online and heartbeat are states"_s);
    if (rule.condition == Condition::Rate && !rule.limit)
        return bad(key + ".limit"_L1, u"a rate needs a limit"_s);
    if (rule.condition == Condition::Rate && *rule.limit <= 0)
        return bad(key + ".limit"_L1, u"a rate's limit must be above 0"_s);
    if (hasNumber(rule.condition) && rule.deadband < 0)
        return bad(key + ".deadband"_L1, u"must not be below 0"_s);
    if (rule.worseLimit) {
        const double worse = *rule.worseLimit;
        const bool beyond =
            !rule.limit || (rule.condition == Condition::Low ? worse < *rule.limit : worse > *rule.limit);
        if (!hasNumber(rule.condition) || !beyond)
            return bad(key + ".worse.limit"_L1, u"must lie beyond limit"_s);
        if (rule.worsePriority >= rule.priority)
            return bad(key + ".worse.priority"_L1, u"must be more urgent than priority"_s);
    }
    if (rule.outOfService && rule.outOfService->reason.trimmed().isEmpty())
        return bad(key + ".outOfService.reason"_L1, u"is missing"_s);
    return std::nullopt;
}

QJsonObject toJson(const AlarmRule &rule)
{
    QJsonObject object{{u"id"_s, rule.id.toString()},
                       {u"name"_s, rule.name},
                       {u"subject"_s, QString(subjectName(rule.subject))},
                       {u"condition"_s, QString(conditionName(rule.condition))},
                       {u"priority"_s, QString(priorityName(rule.priority))}};
    const auto put = [&object](const QString &key, const QString &text) {
        if (!text.isEmpty())
            object.insert(key, text);
    };
    const auto putSeconds = [&object](const QString &key, std::chrono::milliseconds time) {
        if (time.count() > 0)
            object.insert(key, toSeconds(time));
    };
    if (rule.subject == Subject::Quantity)
        object.insert(u"quantity"_s, QString(core::quantityName(rule.quantity)));
    put(u"device"_s, rule.scope.device);
    put(u"channel"_s, rule.scope.channel);
    put(u"transport"_s, rule.scope.transport);
    put(u"profile"_s, rule.scope.profile);
    if (hasNumber(rule.condition)) {
        object.insert(u"limit"_s, rule.limit ? QJsonValue(*rule.limit) : QJsonValue(u"profile"_s));
        if (rule.deadband > 0)
            object.insert(u"deadband"_s, rule.deadband);
    }
    if (!rule.states.isEmpty())
        object.insert(u"states"_s, QJsonArray::fromStringList(rule.states));
    if (!rule.endedBy.isEmpty())
        object.insert(u"endedBy"_s, QJsonArray::fromStringList(rule.endedBy));
    putSeconds(u"onDelayS"_s, rule.onDelay);
    putSeconds(u"offDelayS"_s, rule.offDelay);
    putSeconds(u"graceS"_s, rule.grace);
    if (rule.worseLimit)
        object.insert(u"worse"_s, QJsonObject{{u"limit"_s, *rule.worseLimit},
                                              {u"priority"_s, QString(priorityName(rule.worsePriority))}});
    if (rule.latch)
        object.insert(u"latch"_s, true);
    if (rule.hidesChildren)
        object.insert(u"hidesChildren"_s, true);
    if (!rule.response.isEmpty())
        object.insert(u"response"_s, QJsonArray::fromStringList(rule.response.split(u'\n')));
    if (!rule.enabled)
        object.insert(u"enabled"_s, false);
    if (rule.outOfService)
        object.insert(u"outOfService"_s, QJsonObject{{u"until"_s, fromUtc(rule.outOfService->until)},
                                                     {u"reason"_s, rule.outOfService->reason},
                                                     {u"who"_s, rule.outOfService->who}});
    return object;
}

core::Result<AlarmSettings> readSettings(const QJsonObject &part)
{
    AlarmSettings settings;
    if (part.contains(u"settleS"_s)) {
        const double settle = part.value(u"settleS"_s).toDouble(-1);
        if (settle < 0 || settle > LongestS)
            return bad(u"alarms.settleS"_s, u"must be 0 or more seconds"_s);
        settings.settle = fromSeconds(settle);
    }
    const QJsonObject hubs = part.value(u"hubs"_s).toObject();
    for (auto it = hubs.begin(); it != hubs.end(); ++it) {
        if (it.value().toString().isEmpty())
            return bad(u"alarms.hubs.%1"_s.arg(it.key()), u"must be a device's id"_s);
        settings.hubs.insert(core::DeviceId(it.key()), core::DeviceId(it.value().toString()));
    }
    if (!part.contains(u"rules"_s)) {
        settings.rules = standardSettings().rules;
        return settings;
    }
    if (!part.value(u"rules"_s).isArray())
        return bad(u"alarms.rules"_s, u"must be a list"_s);
    settings.standard = false;
    QSet<AlarmRuleId> ids;
    const QJsonArray rules = part.value(u"rules"_s).toArray();
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const QString key = u"alarms.rules[%1]"_s.arg(i);
        if (!rules[i].isObject())
            return bad(key, u"must be an object"_s);
        const auto rule = RuleReading(rules[i].toObject(), key).read();
        if (!rule)
            return rule.error();
        if (ids.contains(rule->id))
            return bad(key + ".id"_L1, u"\"%1\" is there twice"_s.arg(rule->id.toString()));
        ids.insert(rule->id);
        settings.rules.append(*rule);
    }
    return settings;
}

QJsonObject writeSettings(const AlarmSettings &settings)
{
    const AlarmSettings standard = standardSettings();
    QJsonObject part;
    if (settings.settle != standard.settle)
        part.insert(u"settleS"_s, toSeconds(settings.settle));
    QJsonObject hubs;
    for (auto it = settings.hubs.cbegin(); it != settings.hubs.cend(); ++it)
        hubs.insert(it.key().toString(), it.value().toString());
    if (!hubs.isEmpty())
        part.insert(u"hubs"_s, hubs);
    if (settings.rules == standard.rules)
        return part;
    QJsonArray rules;
    for (const AlarmRule &rule : settings.rules)
        rules.append(toJson(rule));
    part.insert(u"rules"_s, rules);
    return part;
}

AlarmSettings standardSettings()
{
    initResource();
    QFile file(u":/meterdeck/alarms/rules.json"_s);
    AlarmSettings settings;
    if (!file.open(QIODevice::ReadOnly))
        return settings;
    if (auto read = readSettings(QJsonDocument::fromJson(file.readAll()).object()))
        settings = std::move(*read);
    settings.standard = true;
    return settings;
}

} // namespace alarms

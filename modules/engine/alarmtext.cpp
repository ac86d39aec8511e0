// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarmtext.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using alarms::Alarm;
using alarms::Figure;
using alarms::Shelf;

/// Writes what is not empty, so that most rows stay short.
class Writing
{
public:
    void put(const QString &key, const QString &text)
    {
        if (!text.isEmpty())
            m_object.insert(key, text);
    }
    void put(const QString &key, core::UtcTime time)
    {
        // As text: a JSON number would round microseconds on its way.
        if (time != core::UtcTime{})
            m_object.insert(key, QString::number(core::toMicros(time)));
    }
    void put(const QString &key, const std::optional<double> &value)
    {
        if (value)
            m_object.insert(key, *value);
    }
    void put(const QString &key, const Figure &figure)
    {
        Writing part;
        part.put(u"value"_s, figure.value);
        part.put(u"word"_s, figure.word);
        part.put(u"at"_s, figure.at);
        if (!part.m_object.isEmpty())
            m_object.insert(key, part.m_object);
    }
    void put(const QString &key, const std::optional<Shelf> &shelf)
    {
        if (!shelf)
            return;
        Writing part;
        part.put(u"since"_s, shelf->since);
        part.put(u"until"_s, shelf->until);
        part.put(u"reason"_s, shelf->reason);
        part.put(u"who"_s, shelf->who);
        part.m_object.insert(u"priority"_s, static_cast<int>(shelf->priority));
        m_object.insert(key, part.m_object);
    }
    void number(const QString &key, int value) { m_object.insert(key, value); }
    QString text() const { return QString::fromUtf8(QJsonDocument(m_object).toJson(QJsonDocument::Compact)); }

private:
    QJsonObject m_object;
};

core::UtcTime timeOf(const QJsonObject &object, const QString &key)
{
    return core::fromMicros(object.value(key).toString().toLongLong());
}

std::optional<double> numberOf(const QJsonObject &object, const QString &key)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

Figure figureOf(const QJsonObject &object, const QString &key)
{
    const QJsonObject part = object.value(key).toObject();
    return {numberOf(part, u"value"_s), part.value(u"word"_s).toString(), timeOf(part, u"at"_s)};
}

template <typename T>
T rankOf(const QJsonObject &object, const QString &key, T first, T last, T otherwise)
{
    const int value = object.value(key).toInt(static_cast<int>(otherwise));
    const bool known = value >= static_cast<int>(first) && value <= static_cast<int>(last);
    return known ? static_cast<T>(value) : otherwise;
}

alarms::Priority priorityOf(const QJsonObject &object)
{
    using alarms::Priority;
    return rankOf(object, u"priority"_s, Priority::Critical, Priority::Low, Priority::Medium);
}

std::optional<Shelf> shelfOf(const QJsonObject &object, const QString &key)
{
    const QJsonObject part = object.value(key).toObject();
    if (part.isEmpty())
        return std::nullopt;
    return Shelf{timeOf(part, u"since"_s), timeOf(part, u"until"_s), part.value(u"reason"_s).toString(),
                 part.value(u"who"_s).toString(), priorityOf(part)};
}

} // namespace

historian::AlarmStanding standingOf(const Alarm &alarm)
{
    Writing out;
    out.put(u"rule"_s, alarm.rule.toString());
    out.put(u"name"_s, alarm.name);
    out.number(u"subject"_s, static_cast<int>(alarm.source.subject));
    out.put(u"device"_s, alarm.source.device.toString());
    out.put(u"channel"_s, alarm.source.channel);
    out.put(u"transport"_s, alarm.source.transport.toString());
    out.put(u"hub"_s, alarm.source.hub.toString());
    out.put(u"quantity"_s, QString(core::quantityName(alarm.source.quantity)));
    out.put(u"profile"_s, alarm.source.profile.toString());
    out.number(u"state"_s, static_cast<int>(alarm.state));
    out.number(u"priority"_s, static_cast<int>(alarm.priority));
    out.put(u"raisedAt"_s, alarm.raisedAt);
    out.put(u"clearedAt"_s, alarm.clearedAt);
    out.put(u"acknowledgedAt"_s, alarm.acknowledgedAt);
    out.put(u"acknowledgedBy"_s, alarm.acknowledgedBy);
    out.put(u"atRaise"_s, alarm.atRaise);
    out.put(u"now"_s, alarm.now);
    out.put(u"limit"_s, alarm.limit);
    out.put(u"shelved"_s, alarm.shelved);
    out.put(u"outOfService"_s, alarm.outOfService);
    out.put(u"ruleOutOfService"_s, alarm.ruleOutOfService);
    out.put(u"suppressedBy"_s, alarm.suppressedBy.toString());
    out.put(u"suppressedSince"_s, alarm.suppressedSince);
    out.put(u"suppressedUntil"_s, alarm.suppressedUntil);
    out.number(u"episodes"_s, static_cast<int>(alarm.episodes));
    return {alarm.id.toString(), out.text()};
}

std::optional<Alarm> alarmOf(const historian::AlarmStanding &row)
{
    const QJsonObject object = QJsonDocument::fromJson(row.standing.toUtf8()).object();
    if (!object.value(u"rule"_s).isString() || !object.value(u"state"_s).isDouble())
        return std::nullopt;
    using alarms::State;
    using alarms::Subject;
    Alarm alarm;
    alarm.id = alarms::AlarmId(row.alarm);
    alarm.rule = alarms::AlarmRuleId(object.value(u"rule"_s).toString());
    alarm.name = object.value(u"name"_s).toString();
    alarm.source.subject = rankOf(object, u"subject"_s, Subject::Quantity, Subject::Event, Subject::Quantity);
    alarm.source.device = core::DeviceId(object.value(u"device"_s).toString());
    alarm.source.channel = object.value(u"channel"_s).toString();
    alarm.source.transport = core::TransportId(object.value(u"transport"_s).toString());
    alarm.source.hub = core::DeviceId(object.value(u"hub"_s).toString());
    alarm.source.quantity =
        core::quantityFromName(object.value(u"quantity"_s).toString()).value_or(core::Quantity::Voltage);
    alarm.source.profile = core::ProfileId(object.value(u"profile"_s).toString());
    alarm.state = rankOf(object, u"state"_s, State::Normal, State::Latched, State::ActiveUnacknowledged);
    alarm.priority = priorityOf(object);
    alarm.raisedAt = timeOf(object, u"raisedAt"_s);
    alarm.clearedAt = timeOf(object, u"clearedAt"_s);
    alarm.acknowledgedAt = timeOf(object, u"acknowledgedAt"_s);
    alarm.acknowledgedBy = object.value(u"acknowledgedBy"_s).toString();
    alarm.atRaise = figureOf(object, u"atRaise"_s);
    alarm.now = figureOf(object, u"now"_s);
    alarm.limit = numberOf(object, u"limit"_s);
    alarm.shelved = shelfOf(object, u"shelved"_s);
    alarm.outOfService = shelfOf(object, u"outOfService"_s);
    alarm.ruleOutOfService = shelfOf(object, u"ruleOutOfService"_s);
    alarm.suppressedBy = alarms::AlarmId(object.value(u"suppressedBy"_s).toString());
    alarm.suppressedSince = timeOf(object, u"suppressedSince"_s);
    alarm.suppressedUntil = timeOf(object, u"suppressedUntil"_s);
    alarm.episodes = static_cast<quint32>(object.value(u"episodes"_s).toInt());
    alarm.stored = true;
    return alarm;
}

historian::AlarmStep stepOf(const alarms::Transition &transition)
{
    Writing out;
    out.put(u"figure"_s, transition.figure);
    out.put(u"limit"_s, transition.limit);
    out.put(u"until"_s, transition.until);
    out.put(u"who"_s, transition.who);
    out.put(u"reason"_s, transition.reason);
    return {transition.number,
            transition.at,
            transition.alarm.toString(),
            transition.rule.toString(),
            transition.device.toString(),
            transition.transport.toString(),
            static_cast<int>(transition.what),
            static_cast<int>(transition.from),
            static_cast<int>(transition.to),
            static_cast<int>(transition.hidden),
            static_cast<int>(transition.priority),
            out.text()};
}

alarms::Transition transitionOf(const historian::AlarmStep &row)
{
    const QJsonObject object = QJsonDocument::fromJson(row.detail.toUtf8()).object();
    alarms::Transition transition;
    transition.number = row.number;
    transition.alarm = alarms::AlarmId(row.alarm);
    transition.rule = alarms::AlarmRuleId(row.rule);
    transition.device = core::DeviceId(row.device);
    transition.transport = core::TransportId(row.transport);
    transition.at = row.at;
    transition.what = static_cast<alarms::What>(row.what);
    transition.from = static_cast<alarms::State>(row.before);
    transition.to = static_cast<alarms::State>(row.state);
    transition.hidden = static_cast<alarms::Hidden>(row.hidden);
    transition.priority = static_cast<alarms::Priority>(row.priority);
    transition.figure = figureOf(object, u"figure"_s);
    transition.limit = numberOf(object, u"limit"_s);
    transition.until = timeOf(object, u"until"_s);
    transition.who = object.value(u"who"_s).toString();
    transition.reason = object.value(u"reason"_s).toString();
    return transition;
}

} // namespace engine

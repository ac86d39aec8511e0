// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarmwords.h"

using namespace Qt::StringLiterals;
using Standing = console::AlarmRow::Standing;
using Hidden = console::AlarmRow::Hidden;

namespace console {

namespace {

std::chrono::milliseconds between(core::UtcTime from, core::UtcTime to)
{
    return std::max(std::chrono::milliseconds(0),
                    std::chrono::duration_cast<std::chrono::milliseconds>(to - from));
}

} // namespace

QString AlarmWords::standing(Standing standing)
{
    switch (standing) {
    case Standing::ActiveUnacknowledged:
        return tr("Active, not acknowledged");
    case Standing::ClearedUnacknowledged:
        return tr("Cleared, not acknowledged");
    case Standing::ActiveAcknowledged:
        return tr("Active, acknowledged");
    case Standing::Latched:
        return tr("Over, kept until reset");
    case Standing::Normal:
        break;
    }
    return tr("Normal");
}

QString AlarmWords::hidden(Hidden hidden)
{
    switch (hidden) {
    case Hidden::No:
        return tr("In the list");
    case Hidden::Shelved:
        return tr("Shelved");
    case Hidden::Suppressed:
        return tr("Suppressed");
    case Hidden::OutOfService:
        break;
    }
    return tr("Out of service");
}

QString AlarmWords::choice(AlarmChoice choice)
{
    switch (choice) {
    case AlarmChoice::All:
        return tr("All");
    case AlarmChoice::ActiveUnacknowledged:
        return standing(Standing::ActiveUnacknowledged);
    case AlarmChoice::ClearedUnacknowledged:
        return standing(Standing::ClearedUnacknowledged);
    case AlarmChoice::ActiveAcknowledged:
        return standing(Standing::ActiveAcknowledged);
    case AlarmChoice::Latched:
        return standing(Standing::Latched);
    case AlarmChoice::Shelved:
        return hidden(Hidden::Shelved);
    case AlarmChoice::Suppressed:
        return hidden(Hidden::Suppressed);
    case AlarmChoice::OutOfService:
        return hidden(Hidden::OutOfService);
    case AlarmChoice::Critical:
    case AlarmChoice::High:
    case AlarmChoice::Medium:
    case AlarmChoice::Low:
        break;
    }
    return widgets::PriorityMark::word(1 + int(choice) - int(AlarmChoice::Critical));
}

QString AlarmWords::spokenMark(const AlarmRow &row)
{
    return tr("%1: %2", "priority, how it stands")
        .arg(widgets::PriorityMark::word(row.priority), standing(row.standing));
}

QString AlarmWords::nowAndLimit(const AlarmRow &row)
{
    if (row.now.isEmpty())
        return row.limit.isEmpty() ? tr("unknown") : tr("unknown, limit %1").arg(row.limit);
    return row.limit.isEmpty() ? row.now : tr("%1, limit %2").arg(row.now, row.limit);
}

QString AlarmWords::lasting(const AlarmRow &row, core::UtcTime now)
{
    if (row.raisedAt == core::UtcTime{})
        return {};
    if (row.isActive())
        return Words::age(between(row.raisedAt, now));
    return row.clearedAt == core::UtcTime{}
               ? QString()
               : tr("lasted %1").arg(Words::age(between(row.raisedAt, row.clearedAt)));
}

QString AlarmWords::acknowledge(bool asked) { return asked ? tr("Acknowledging…") : tr("Acknowledge"); }

QString AlarmWords::until(const AlarmRow &row, core::UtcTime now)
{
    if (row.hiddenUntil == core::UtcTime{})
        return tr("with its cause");
    return row.hiddenUntil <= now ? tr("now") : tr("in %1").arg(Words::age(between(now, row.hiddenUntil)));
}

QString AlarmWords::hiddenSentence(const AlarmRow &row)
{
    const bool open = row.hiddenUntil == core::UtcTime{};
    const QString end = open ? QString() : Words::moment(row.hiddenUntil);
    QString said;
    switch (row.hidden) {
    case Hidden::No:
        return {};
    case Hidden::Shelved:
        said = open ? tr("Shelved") : tr("Shelved until %1").arg(end);
        break;
    case Hidden::Suppressed:
        said = open ? tr("Suppressed until its cause has gone") : tr("Suppressed until %1").arg(end);
        break;
    case Hidden::OutOfService:
        said = open ? tr("Out of service") : tr("Out of service until %1").arg(end);
        break;
    }
    if (!row.hiddenWhy.isEmpty())
        said = tr("%1: %2", "hidden until when, and why").arg(said, row.hiddenWhy);
    return row.hiddenBy.isEmpty() ? said : tr("%1 (%2)", "hidden and why, by whom").arg(said, row.hiddenBy);
}

QString AlarmWords::since(const AlarmRow &row, core::UtcTime now)
{
    const QString at = Words::moment(row.raisedAt);
    switch (row.standing) {
    case Standing::ActiveUnacknowledged:
        return row.acknowledging ? tr("since %1, being acknowledged").arg(at)
                                 : tr("since %1, %2, not acknowledged").arg(at, lasting(row, now));
    case Standing::ClearedUnacknowledged:
        return tr("raised %1, %2, not acknowledged").arg(at, lasting(row, now));
    case Standing::ActiveAcknowledged:
        return tr("since %1, %2, acknowledged").arg(at, lasting(row, now));
    case Standing::Latched:
        return tr("raised %1, over, kept until it is reset").arg(at);
    case Standing::Normal:
        break;
    }
    return {};
}

QString AlarmWords::state(const QString &key)
{
    static constexpr std::pair<QLatin1StringView, const char *> words[] = {
        {"on"_L1, QT_TR_NOOP("on")},
        {"off"_L1, QT_TR_NOOP("off")},
        {"unknown"_L1, QT_TR_NOOP("unknown")},
        {"stale"_L1, QT_TR_NOOP("stale")},
        {"online"_L1, QT_TR_NOOP("online")},
        {"silent"_L1, QT_TR_NOOP("silent")},
        {"offline"_L1, QT_TR_NOOP("offline")},
        {"meter-silent"_L1, QT_TR_NOOP("meter does not answer")},
        {"up"_L1, QT_TR_NOOP("up")},
        {"down"_L1, QT_TR_NOOP("down")},
        {"connecting"_L1, QT_TR_NOOP("connecting")},
        {"pressed"_L1, QT_TR_NOOP("held back")}};
    for (const auto &[known, word] : words) {
        if (key == known)
            return tr(word);
    }
    if (const auto quality = core::qualityFromName(key))
        return Words::quality(*quality).toLower();
    return key;
}

core::Quality AlarmWords::quality(const alarms::Figure &figure)
{
    if (figure.value)
        return core::Quality::Good;
    if (figure.at == core::UtcTime{} || figure.word.isEmpty() || figure.word == "unknown"_L1)
        return core::Quality::Unknown;
    if (const auto named = core::qualityFromName(figure.word))
        return *named;
    if (figure.word == "stale"_L1)
        return core::Quality::Stale;
    if (figure.word == "silent"_L1 || figure.word == "offline"_L1 || figure.word == "meter-silent"_L1)
        return core::Quality::NoAnswer;
    return core::Quality::Good;
}

QString AlarmWords::figure(const alarms::Figure &figure, const alarms::Alarm &alarm)
{
    if (!figure.value)
        return figure.word.isEmpty() ? QString() : state(figure.word);
    if (alarm.source.subject != alarms::Subject::Quantity)
        return Words::number(*figure.value, 1);
    const QString value = Words::valueWithUnit(alarm.source.quantity, *figure.value);
    return alarm.condition == alarms::Condition::Rate ? tr("%1 a second").arg(value) : value;
}

QString AlarmWords::limit(const alarms::Alarm &alarm)
{
    if (!alarm.limit)
        return {};
    if (alarm.condition == alarms::Condition::NoData)
        return Words::age(std::chrono::milliseconds(qint64(*alarm.limit * 1000)));
    if (alarm.source.subject != alarms::Subject::Quantity)
        return Words::number(*alarm.limit, 1);
    const QString value = Words::valueWithUnit(alarm.source.quantity, *alarm.limit);
    return alarm.condition == alarms::Condition::Rate ? tr("%1 a second").arg(value) : value;
}

QString AlarmWords::part(const alarms::Source &source)
{
    if (source.channel.isEmpty())
        return {};
    return source.subject == alarms::Subject::Line ? tr("line %1").arg(source.channel) : source.channel;
}

QString AlarmWords::what(alarms::What what)
{
    using alarms::What;
    switch (what) {
    case What::Raised:
        return tr("Raised");
    case What::Cleared:
        return tr("Cleared");
    case What::Acknowledged:
        return tr("Acknowledged");
    case What::Reset:
        return tr("Reset");
    case What::Worsened:
        return tr("Became more urgent");
    case What::Eased:
        return tr("Became less urgent");
    case What::Shelved:
        return tr("Shelved");
    case What::Unshelved:
        return tr("Taken from the shelf");
    case What::ShelfEnded:
        return tr("Back from the shelf");
    case What::Suppressed:
        return tr("Suppressed");
    case What::Unsuppressed:
        return tr("No longer suppressed");
    case What::OutOfService:
        return tr("Taken out of service");
    case What::InService:
        return tr("Back in service");
    case What::RuleGone:
        return tr("Its rule is no more");
    case What::RaisedAgain:
        return tr("Raised again");
    }
    return {};
}

QString AlarmWords::detail(const alarms::Transition &transition, const alarms::Alarm &alarm)
{
    using alarms::What;
    QStringList parts;
    const bool told = transition.what == What::Raised || transition.what == What::RaisedAgain ||
                      transition.what == What::Cleared || transition.what == What::Worsened ||
                      transition.what == What::Eased;
    if (told) {
        const QString seen = figure(transition.figure, alarm);
        alarms::Alarm then = alarm;
        then.limit = transition.limit;
        const QString limited = limit(then);
        if (!seen.isEmpty())
            parts << (limited.isEmpty() ? seen : tr("%1, limit %2").arg(seen, limited));
    }
    if (transition.what == What::Worsened || transition.what == What::Eased)
        parts << priority(transition.priority);
    if (transition.until != core::UtcTime{})
        parts << tr("until %1").arg(Words::moment(transition.until));
    if (!transition.reason.isEmpty())
        parts << transition.reason;
    if (!transition.who.isEmpty())
        parts << transition.who;
    return parts.join(u", "_s);
}

QString AlarmWords::condition(alarms::Condition condition)
{
    using alarms::Condition;
    switch (condition) {
    case Condition::High:
        return tr("Above a limit");
    case Condition::Low:
        return tr("Below a limit");
    case Condition::Rate:
        return tr("Changes too fast");
    case Condition::NoData:
        return tr("No data");
    case Condition::State:
        break;
    }
    return tr("In a state");
}

QString AlarmWords::subject(alarms::Subject subject)
{
    using alarms::Subject;
    switch (subject) {
    case Subject::Quantity:
        return tr("Quantity");
    case Subject::Line:
        return tr("Line");
    case Subject::Device:
        return tr("Device");
    case Subject::Link:
        return tr("Link");
    case Subject::Transport:
        return tr("Transport");
    case Subject::Event:
        break;
    }
    return tr("Event");
}

QString AlarmWords::priority(alarms::Priority priority) { return widgets::PriorityMark::word(int(priority)); }

QString AlarmWords::ruleText(const QString &text)
{
    return text.isEmpty() ? QString() : tr(text.toUtf8().constData());
}

QString AlarmWords::title(const QString &ruleName, const QString &limit, const QString &where)
{
    QString title = ruleText(ruleName);
    title.replace(u"{limit}"_s, limit);
    title.replace(u"{where}"_s, where);
    return title.simplified();
}

QString AlarmWords::asks(const alarms::AlarmRule &rule)
{
    using alarms::Condition;
    const QString about =
        rule.subject == alarms::Subject::Quantity ? Words::quantity(rule.quantity) : subject(rule.subject);
    const auto limited = [&rule] {
        if (!rule.limit)
            return tr("its profile's limit");
        return rule.subject == alarms::Subject::Quantity ? Words::valueWithUnit(rule.quantity, *rule.limit)
                                                         : Words::number(*rule.limit, 1);
    };
    switch (rule.condition) {
    case Condition::High:
        return tr("%1 above %2", "quantity, limit").arg(about, limited());
    case Condition::Low:
        return tr("%1 below %2", "quantity, limit").arg(about, limited());
    case Condition::Rate:
        return tr("%1 changes by more than %2 a second", "quantity, limit").arg(about, limited());
    case Condition::NoData:
        return rule.grace.count() > 0 ? tr("%1: no data for %2").arg(about, Words::age(rule.grace))
                                      : tr("%1: no data for three intervals").arg(about);
    case Condition::State:
        break;
    }
    QStringList states;
    for (const QString &key : rule.states)
        states << state(key);
    return tr("%1: %2", "subject, states").arg(about, states.join(u", "_s));
}

} // namespace console

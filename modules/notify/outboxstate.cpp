// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxstate.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

constexpr ItemState AllStates[] = {ItemState::Waiting, ItemState::Sending, ItemState::Sent,
                                   ItemState::Unknown, ItemState::Refused, ItemState::GivenUp};

// JSON's numbers hold microseconds of our time whole (2^53), but not for ever: texts.
QString timeText(core::UtcTime time) { return QString::number(core::toMicros(time)); }
core::UtcTime timeFrom(const QJsonValue &value) { return core::fromMicros(value.toString().toLongLong()); }

QStringList textsFrom(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray entries = value.toArray();
    for (const QJsonValue &entry : entries)
        texts << entry.toString();
    return texts;
}

Urgency urgencyFrom(const QJsonValue &value)
{
    for (const Urgency urgency : {Urgency::Critical, Urgency::High, Urgency::Low}) {
        if (value == urgencyName(urgency))
            return urgency;
    }
    return Urgency::Medium;
}

QJsonObject toJson(const Item &item)
{
    const Message &message = item.message;
    return {{u"id"_s, message.id},
            {u"target"_s, message.target},
            {u"recipient"_s, message.recipient},
            {u"at"_s, timeText(message.at)},
            {u"subject"_s, message.letter.subject},
            {u"text"_s, message.letter.text},
            {u"brief"_s, message.letter.brief},
            {u"content"_s, message.content},
            {u"state"_s, itemStateName(item.state)},
            {u"urgency"_s, urgencyName(item.urgency)},
            {u"attempts"_s, item.attempts},
            {u"accepted"_s, timeText(item.acceptedAt)},
            {u"next"_s, timeText(item.nextAt)},
            {u"ended"_s, timeText(item.endedAt)},
            {u"finding"_s, int(item.finding)},
            {u"facts"_s, QJsonArray::fromStringList(item.facts)}};
}

std::optional<Item> itemFrom(const QJsonObject &object)
{
    Item item;
    const QString state = object.value(u"state"_s).toString();
    const auto known = std::find_if(std::begin(AllStates), std::end(AllStates),
                                    [&](ItemState s) { return itemStateName(s) == state; });
    item.message.id = object.value(u"id"_s).toString();
    item.message.target = object.value(u"target"_s).toString();
    if (known == std::end(AllStates) || item.message.id.isEmpty() || item.message.target.isEmpty())
        return std::nullopt;
    item.state = *known;
    item.message.recipient = object.value(u"recipient"_s).toString();
    item.message.at = timeFrom(object.value(u"at"_s));
    item.message.letter = {object.value(u"subject"_s).toString(), object.value(u"text"_s).toString(),
                           object.value(u"brief"_s).toString()};
    item.message.content = object.value(u"content"_s).toObject();
    item.urgency = urgencyFrom(object.value(u"urgency"_s));
    item.attempts = object.value(u"attempts"_s).toInt();
    item.acceptedAt = timeFrom(object.value(u"accepted"_s));
    item.nextAt = timeFrom(object.value(u"next"_s));
    item.endedAt = timeFrom(object.value(u"ended"_s));
    item.finding = findingFromNumber(object.value(u"finding"_s).toInt());
    item.facts = textsFrom(object.value(u"facts"_s));
    item.stored = true;
    return item;
}

QJsonObject toJson(const TargetMemory &memory)
{
    QJsonArray sent;
    for (const core::UtcTime time : memory.window.sent())
        sent << timeText(time);
    QJsonObject object{{u"sent"_s, sent}};
    if (memory.held.count > 0) {
        QJsonObject held = jsonOf(memory.held);
        held.insert(u"since"_s, timeText(memory.held.since));
        object.insert(u"held"_s, held);
    }
    if (memory.halted) {
        object.insert(u"halted"_s, true);
        object.insert(u"finding"_s, int(memory.finding));
        object.insert(u"facts"_s, QJsonArray::fromStringList(memory.facts));
    }
    return object;
}

TargetMemory targetFrom(const QJsonObject &object)
{
    TargetMemory memory;
    const QJsonArray sent = object.value(u"sent"_s).toArray();
    for (const QJsonValue &time : sent)
        memory.window.add(timeFrom(time));
    const QJsonObject held = object.value(u"held"_s).toObject();
    memory.held.count = held.value(u"count"_s).toInt();
    for (const auto reason : {HeldBack::Reason::Quiet, HeldBack::Reason::Rate, HeldBack::Reason::Full}) {
        if (held.value(u"reason"_s) == reasonName(reason))
            memory.held.reason = reason;
    }
    const QJsonObject kinds = held.value(u"byPriority"_s).toObject();
    for (auto it = kinds.constBegin(); it != kinds.constEnd(); ++it)
        memory.held.byUrgency.insert(urgencyFrom(QJsonValue(it.key())), it.value().toInt());
    memory.held.since = timeFrom(held.value(u"since"_s));
    memory.held.newest = textsFrom(held.value(u"newest"_s));
    memory.held.site = held.value(u"site"_s).toString();
    memory.held.simulated = held.value(u"simulated"_s).toBool();
    memory.halted = object.value(u"halted"_s).toBool();
    memory.finding = findingFromNumber(object.value(u"finding"_s).toInt());
    memory.facts = textsFrom(object.value(u"facts"_s));
    return memory;
}

} // namespace

QString itemStateName(ItemState state)
{
    switch (state) {
    case ItemState::Waiting:
        return u"waiting"_s;
    case ItemState::Sending:
        return u"sending"_s;
    case ItemState::Sent:
        return u"sent"_s;
    case ItemState::Unknown:
        return u"unknown"_s;
    case ItemState::Refused:
        return u"refused"_s;
    case ItemState::GivenUp:
        break;
    }
    return u"given-up"_s;
}

QJsonObject toJson(const OutboxMemory &memory)
{
    QJsonArray items;
    for (const Item &item : memory.items)
        items << toJson(item);
    QJsonObject targets;
    for (auto it = memory.targets.constBegin(); it != memory.targets.constEnd(); ++it)
        targets.insert(it.key(), toJson(it.value()));
    return {
        {u"items"_s, items}, {u"targets"_s, targets}, {u"lastNumber"_s, QString::number(memory.lastNumber)}};
}

OutboxMemory memoryFrom(const QJsonObject &state)
{
    OutboxMemory memory;
    const QJsonArray items = state.value(u"items"_s).toArray();
    for (const QJsonValue &entry : items) {
        if (const auto item = itemFrom(entry.toObject()))
            memory.items << *item;
    }
    const QJsonObject targets = state.value(u"targets"_s).toObject();
    for (auto it = targets.constBegin(); it != targets.constEnd(); ++it)
        memory.targets.insert(it.key(), targetFrom(it.value().toObject()));
    memory.lastNumber = state.value(u"lastNumber"_s).toString().toLongLong();
    return memory;
}

} // namespace notify

// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace alarms {

namespace {

QString below(const core::TransportId &transport) { return u"t "_s + transport.toString(); }
QString below(const core::DeviceId &device) { return u"d "_s + device.toString(); }

/// What is down when this alarm is active; empty where nothing hangs on its source.
QString placeOf(const Source &source)
{
    if (source.subject == Subject::Transport)
        return below(source.transport);
    return source.subject == Subject::Device ? below(source.device) : QString();
}

QString filledIn(const QString &name, const std::optional<double> &limit)
{
    QString text = name;
    return limit ? text.replace("{limit}"_L1, QString::number(*limit, 'g', 6)) : text;
}

} // namespace

AlarmStore::AlarmStore(AlarmSettings settings) : m_settings(std::move(settings))
{
    for (qsizetype i = 0; i < m_settings.rules.size(); ++i)
        m_ruleRows.insert(m_settings.rules[i].id, i);
}

const AlarmRule *AlarmStore::ruleOf(const AlarmId &alarm) const
{
    const auto found = m_alarms.constFind(alarm);
    if (found == m_alarms.constEnd())
        return nullptr;
    const qsizetype row = m_ruleRows.value(found->alarm.rule, -1);
    return row < 0 ? nullptr : &m_settings.rules[row];
}

void AlarmStore::adopt(Entry &entry, const AlarmRule &rule)
{
    Alarm &alarm = entry.alarm;
    alarm.name = filledIn(rule.name, alarm.limit);
    alarm.response = rule.response;
    alarm.latch = rule.latch;
    alarm.condition = rule.condition;
    alarm.states = rule.states;
    entry.hides = rule.hidesChildren;
}

void AlarmStore::restore(const QList<Alarm> &alarms, qint64 lastNumber, core::UtcTime now,
                         const std::function<bool(const Source &)> &exists)
{
    m_lastNumber = lastNumber;
    QList<AlarmId> gone;
    for (const Alarm &alarm : alarms) {
        Entry &entry = m_alarms[alarm.id];
        entry.alarm = alarm;
        entry.alarm.stored = true;
        entry.alarm.source.hub = m_hubs.value(alarm.source.device);
        const AlarmRule *rule = ruleOf(alarm.id);
        if (!rule || !rule->enabled || !exists(alarm.source)) {
            gone.append(alarm.id);
            continue;
        }
        adopt(entry, *rule);
        index(entry);
        if (entry.hides && isActive(alarm.state))
            m_downs[placeOf(alarm.source)].insert(alarm.id);
    }
    for (const AlarmId &id : std::as_const(gone)) {
        step(m_alarms[id], {Deed::Remove, now});
        m_alarms.remove(id);
    }
    const QList<AlarmId> kept = m_alarms.keys();
    for (const AlarmId &id : kept) {
        Entry &entry = m_alarms[id];
        if (entry.alarm.asks())
            m_asking.insert(id);
        if (entry.alarm.state != State::Normal || entry.alarm.hidden() != Hidden::No)
            m_changed.insert(id);
        const AlarmRule *rule = ruleOf(id);
        // Its rule may have been taken out of service, or put back, since.
        if (rule->outOfService && rule->outOfService->until > now)
            step(entry, {Deed::TakeRuleOut,
                         now,
                         {},
                         {},
                         {},
                         rule->outOfService->until,
                         rule->outOfService->who,
                         rule->outOfService->reason});
        else if (entry.alarm.ruleOutOfService)
            step(entry, {Deed::PutRuleBack, now});
        // A parent may have come back while nobody looked.
        if (!entry.alarm.suppressedBy.isEmpty() && parentOf(entry.alarm).isEmpty() &&
            entry.alarm.suppressedUntil == core::UtcTime{})
            entry.alarm.suppressedUntil = now + m_settings.settle;
        for (const core::UtcTime due :
             {entry.alarm.shelved ? entry.alarm.shelved->until : core::UtcTime{},
              entry.alarm.outOfService ? entry.alarm.outOfService->until : core::UtcTime{},
              entry.alarm.ruleOutOfService ? entry.alarm.ruleOutOfService->until : core::UtcTime{},
              entry.alarm.suppressedUntil}) {
            if (due != core::UtcTime{})
                wait(id, due);
        }
    }
    advance(now);
}

void AlarmStore::setHubs(const QHash<core::DeviceId, core::DeviceId> &hubs, core::UtcTime now)
{
    m_hubs = hubs;
    m_below.clear();
    for (Entry &entry : m_alarms) {
        entry.alarm.source.hub = m_hubs.value(entry.alarm.source.device);
        index(entry);
    }
    for (Entry &entry : m_alarms) {
        Alarm &alarm = entry.alarm;
        const AlarmId parent = parentOf(alarm);
        if (!parent.isEmpty()) {
            if (alarm.state != State::Normal)
                step(entry, {Deed::Suppress, now, {}, {}, {}, {}, {}, {}, parent});
        } else if (!alarm.suppressedBy.isEmpty() && alarm.suppressedUntil == core::UtcTime{}) {
            settle(entry, now);
        }
    }
}

/// What it hung on is back, or elsewhere: it needs a moment to speak again.
void AlarmStore::settle(Entry &entry, core::UtcTime now)
{
    entry.alarm.suppressedUntil = now + m_settings.settle;
    m_changed.insert(entry.alarm.id);
    wait(entry.alarm.id, entry.alarm.suppressedUntil);
}

AlarmStore::Entry &AlarmStore::entry(const Verdict &verdict)
{
    const auto found = m_alarms.find(verdict.alarm);
    if (found != m_alarms.end())
        return *found;
    const AlarmRule &rule = m_settings.rules[verdict.rule];
    Entry entry;
    entry.alarm.id = verdict.alarm;
    entry.alarm.rule = rule.id;
    entry.alarm.source = verdict.source;
    if (const auto hub = m_hubs.constFind(verdict.source.device); hub != m_hubs.constEnd())
        entry.alarm.source.hub = *hub;
    entry.alarm.priority = verdict.priority;
    entry.alarm.limit = verdict.limit;
    adopt(entry, rule);
    index(entry);
    return *m_alarms.insert(verdict.alarm, entry);
}

QStringList AlarmStore::placesAbove(const Source &source) const
{
    QStringList places;
    // What happened to a transport or to the console hangs on nothing: it may be why the transport is down.
    const bool isOfNoDevice = source.subject == Subject::Event && source.device.isEmpty();
    if (source.subject == Subject::Transport || isOfNoDevice)
        return places;
    for (core::DeviceId hub = source.hub; !hub.isEmpty() && hub != source.device; hub = m_hubs.value(hub))
        places.prepend(below(hub));
    if (!source.transport.isEmpty())
        places.prepend(below(source.transport));
    if (!source.device.isEmpty() && source.subject != Subject::Device)
        places.append(below(source.device));
    return places;
}

void AlarmStore::index(const Entry &entry)
{
    const QStringList places = placesAbove(entry.alarm.source);
    for (const QString &place : places)
        m_below[place].insert(entry.alarm.id);
}

bool AlarmStore::stepAlone(Entry &entry, const Step &step)
{
    const bool asked = entry.alarm.asks();
    auto transition = alarms::apply(entry.alarm, step);
    if (!transition)
        return false;
    m_unstored.remove(entry.lastNumber, entry.alarm.id);
    transition->number = ++m_lastNumber;
    entry.lastNumber = m_lastNumber;
    m_unstored.insert(m_lastNumber, entry.alarm.id);
    const bool newly = transition->what == What::Raised || transition->what == What::RaisedAgain ||
                       transition->what == What::Worsened;
    m_transitions.append(std::move(*transition));
    m_changed.insert(entry.alarm.id);
    if (entry.alarm.asks()) {
        m_asking.insert(entry.alarm.id);
        if (!asked || newly)
            m_silenced = false;
    } else {
        m_asking.remove(entry.alarm.id);
    }
    return true;
}

bool AlarmStore::step(Entry &entry, const Step &step)
{
    if (!stepAlone(entry, step))
        return false;
    afterStep(entry, step.at);
    return true;
}

void AlarmStore::afterStep(Entry &entry, core::UtcTime at)
{
    const Alarm &alarm = entry.alarm;
    if (alarm.shelved && isActive(alarm.state) && alarm.priority < alarm.shelved->priority)
        step(entry, {Deed::EndShelf, at, {}, {}, {}, {}, {}, u"worse"_s});
    if (alarm.state == State::Normal && !alarm.suppressedBy.isEmpty())
        step(entry, {Deed::Unsuppress, at});
}

QList<AlarmId> AlarmStore::stepAll(const QList<AlarmId> &ids, const Step &each)
{
    QList<AlarmId> done;
    for (const AlarmId &id : ids) {
        const auto found = m_alarms.find(id);
        if (found != m_alarms.end() && step(*found, each))
            done.append(id);
    }
    return done;
}

void AlarmStore::raise(const Verdict &verdict)
{
    Entry &one = entry(verdict);
    const AlarmRule &rule = m_settings.rules[verdict.rule];
    if (rule.outOfService && rule.outOfService->until > verdict.at && !one.alarm.ruleOutOfService) {
        step(one, {Deed::TakeRuleOut,
                   verdict.at,
                   {},
                   {},
                   {},
                   rule.outOfService->until,
                   rule.outOfService->who,
                   rule.outOfService->reason});
        wait(one.alarm.id, rule.outOfService->until);
    }
    one.alarm.name = filledIn(rule.name, verdict.limit);
    if (isActive(one.alarm.state))
        return;
    // Hidden before it is raised: nobody is asked about what hangs on something that is down.
    if (const AlarmId parent = parentOf(one.alarm); !parent.isEmpty())
        stepAlone(one, {Deed::Suppress, verdict.at, {}, {}, {}, {}, {}, {}, parent});
    step(one, {Deed::Raise, verdict.at, verdict.figure, verdict.limit, verdict.priority});
    if (one.hides)
        parentDown(one.alarm, verdict.at);
}

void AlarmStore::apply(const QList<Verdict> &verdicts)
{
    for (const Verdict &verdict : verdicts) {
        if (verdict.kind == Verdict::Kind::Raise) {
            raise(verdict);
            continue;
        }
        const auto found = m_alarms.find(verdict.alarm);
        if (found == m_alarms.end())
            continue;
        switch (verdict.kind) {
        case Verdict::Kind::Raise:
            break;
        case Verdict::Kind::Clear:
            if (step(*found, {Deed::Clear, verdict.at, verdict.figure}) && found->hides)
                parentBack(Alarm(found->alarm), verdict.at);
            break;
        case Verdict::Kind::Rank:
            found->alarm.now = verdict.figure;
            step(*found, {Deed::Rank, verdict.at, {}, {}, verdict.priority});
            break;
        case Verdict::Kind::Figure:
            found->alarm.now = verdict.figure;
            m_changed.insert(verdict.alarm);
            break;
        }
    }
}

AlarmId AlarmStore::parentOf(const Alarm &alarm) const
{
    if (m_downs.isEmpty())
        return {};
    const QStringList places = placesAbove(alarm.source);
    for (const QString &place : places) {
        const auto downs = m_downs.constFind(place);
        if (downs != m_downs.constEnd() && !downs->isEmpty())
            return *std::min_element(downs->begin(), downs->end());
    }
    return {};
}

QSet<AlarmId> AlarmStore::childrenOf(const Alarm &parent) const
{
    return m_below.value(placeOf(parent.source));
}

void AlarmStore::parentDown(const Alarm &parent, core::UtcTime at)
{
    const QString place = placeOf(parent.source);
    if (place.isEmpty())
        return;
    m_downs[place].insert(parent.id);
    const QSet<AlarmId> children = childrenOf(parent);
    for (const AlarmId &id : children) {
        Entry &child = m_alarms[id];
        if (child.alarm.state != State::Normal)
            step(child, {Deed::Suppress, at, {}, {}, {}, {}, {}, {}, parentOf(child.alarm)});
    }
}

void AlarmStore::parentBack(const Alarm &parent, core::UtcTime at)
{
    const QString place = placeOf(parent.source);
    const auto downs = m_downs.find(place);
    if (downs == m_downs.end())
        return;
    downs->remove(parent.id);
    if (downs->isEmpty())
        m_downs.erase(downs);
    const QSet<AlarmId> children = childrenOf(parent);
    for (const AlarmId &id : children) {
        Entry &child = m_alarms[id];
        if (child.alarm.suppressedBy.isEmpty())
            continue;
        if (const AlarmId other = parentOf(child.alarm); !other.isEmpty()) {
            step(child, {Deed::Suppress, at, {}, {}, {}, {}, {}, {}, other});
            continue;
        }
        settle(child, at);
    }
}

void AlarmStore::wait(const AlarmId &id, core::UtcTime due) { m_due.insert(due, id); }

void AlarmStore::endDue(Entry &entry, core::UtcTime now)
{
    const Alarm &alarm = entry.alarm;
    if (alarm.shelved && alarm.shelved->until <= now)
        step(entry, {Deed::EndShelf, alarm.shelved->until, {}, {}, {}, {}, {}, u"time"_s});
    if (alarm.outOfService && alarm.outOfService->until <= now)
        step(entry, {Deed::PutBack, alarm.outOfService->until, {}, {}, {}, {}, {}, u"time"_s});
    if (alarm.ruleOutOfService && alarm.ruleOutOfService->until <= now)
        step(entry, {Deed::PutRuleBack, alarm.ruleOutOfService->until, {}, {}, {}, {}, {}, u"time"_s});
    if (!alarm.suppressedBy.isEmpty() && alarm.suppressedUntil != core::UtcTime{} &&
        alarm.suppressedUntil <= now)
        step(entry, {Deed::Unsuppress, alarm.suppressedUntil});
}

void AlarmStore::advance(core::UtcTime now)
{
    while (!m_due.isEmpty() && m_due.firstKey() <= now) {
        const AlarmId id = m_due.first();
        m_due.erase(m_due.begin());
        const auto found = m_alarms.find(id);
        if (found != m_alarms.end())
            endDue(*found, now);
    }
}

std::optional<core::UtcTime> AlarmStore::nextDue() const
{
    return m_due.isEmpty() ? std::nullopt : std::optional(m_due.firstKey());
}

QList<AlarmId> AlarmStore::acknowledge(const QList<AlarmId> &ids, const QString &who, core::UtcTime now)
{
    return stepAll(ids, {Deed::Acknowledge, now, {}, {}, {}, {}, who});
}

QList<AlarmId> AlarmStore::reset(const QList<AlarmId> &ids, const QString &who, core::UtcTime now)
{
    return stepAll(ids, {Deed::Reset, now, {}, {}, {}, {}, who});
}

QList<AlarmId> AlarmStore::shelve(const QList<AlarmId> &ids, core::UtcTime until, const QString &reason,
                                  const QString &who, core::UtcTime now)
{
    const QList<AlarmId> done = stepAll(ids, {Deed::Shelve, now, {}, {}, {}, until, who, reason});
    for (const AlarmId &id : done)
        wait(id, until);
    return done;
}

QList<AlarmId> AlarmStore::unshelve(const QList<AlarmId> &ids, const QString &who, core::UtcTime now)
{
    return stepAll(ids, {Deed::Unshelve, now, {}, {}, {}, {}, who});
}

QList<AlarmId> AlarmStore::takeOut(const QList<AlarmId> &ids, core::UtcTime until, const QString &reason,
                                   const QString &who, core::UtcTime now)
{
    const QList<AlarmId> done = stepAll(ids, {Deed::TakeOut, now, {}, {}, {}, until, who, reason});
    for (const AlarmId &id : done)
        wait(id, until);
    return done;
}

QList<AlarmId> AlarmStore::putBack(const QList<AlarmId> &ids, const QString &who, core::UtcTime now)
{
    return stepAll(ids, {Deed::PutBack, now, {}, {}, {}, {}, who});
}

QList<Alarm> AlarmStore::alarms() const
{
    QList<Alarm> list;
    for (const Entry &entry : m_alarms) {
        if (entry.alarm.state != State::Normal || entry.alarm.hidden() != Hidden::No)
            list.append(entry.alarm);
    }
    return list;
}

std::optional<Alarm> AlarmStore::alarm(const AlarmId &id) const
{
    const auto found = m_alarms.constFind(id);
    return found == m_alarms.constEnd() ? std::nullopt : std::optional(found->alarm);
}

void AlarmStore::setStored(qint64 number)
{
    while (!m_unstored.isEmpty() && m_unstored.firstKey() <= number) {
        const AlarmId id = m_unstored.first();
        m_unstored.erase(m_unstored.begin());
        const auto found = m_alarms.find(id);
        if (found == m_alarms.end())
            continue;
        found->alarm.stored = true;
        m_changed.insert(id);
    }
}

} // namespace alarms

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alarmwatch.h"

#include "alarmsound.h"
#include "alarmwords.h"
#include "engine/engine.h"
#include "livefeed.h"

using namespace Qt::StringLiterals;
using Standing = console::AlarmRow::Standing;

namespace console {

namespace {

/// A frame of the list is this long at least: what changes more often is told together.
constexpr std::chrono::milliseconds Together{100};

Standing standingOf(alarms::State state)
{
    switch (state) {
    case alarms::State::ActiveUnacknowledged:
        return Standing::ActiveUnacknowledged;
    case alarms::State::ActiveAcknowledged:
        return Standing::ActiveAcknowledged;
    case alarms::State::ClearedUnacknowledged:
        return Standing::ClearedUnacknowledged;
    case alarms::State::Latched:
        return Standing::Latched;
    case alarms::State::Normal:
        break;
    }
    return Standing::Normal;
}

AlarmRow::Hidden hiddenOf(alarms::Hidden hidden)
{
    switch (hidden) {
    case alarms::Hidden::Shelved:
        return AlarmRow::Hidden::Shelved;
    case alarms::Hidden::Suppressed:
        return AlarmRow::Hidden::Suppressed;
    case alarms::Hidden::OutOfService:
        return AlarmRow::Hidden::OutOfService;
    case alarms::Hidden::No:
        break;
    }
    return AlarmRow::Hidden::No;
}

} // namespace

AlarmWatch::AlarmWatch(engine::Engine &engine, QObject *parent, std::function<void()> beep)
    : QObject(parent), m_engine(engine), m_sound(new AlarmSound(this, std::move(beep)))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(Together);
    connect(&m_soon, &QTimer::timeout, this, &AlarmWatch::flush);
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &AlarmWatch::flush);
    m_tick.start();
    connect(&path(), &engine::AlarmPath::changed, this, &AlarmWatch::take);
    connect(&path(), &engine::AlarmPath::soundChanged, this, &AlarmWatch::followSound);
    connect(&path(), &engine::AlarmPath::failed, this, &AlarmWatch::failed);
    takeAll();
    followSound();
}

AlarmWatch::~AlarmWatch() = default;

engine::AlarmPath &AlarmWatch::path() const { return m_engine.alarmPath(); }

QString AlarmWatch::placeOf(const alarms::Source &source) const
{
    QString place;
    if (!source.device.isEmpty()) {
        const auto device = m_engine.device(source.device);
        place = device ? device->name : source.device.toString();
    } else if (!source.transport.isEmpty()) {
        const core::TransportSettings *transport = m_engine.workspace().transport(source.transport);
        place = transport && !transport->name.isEmpty() ? transport->name : source.transport.toString();
    } else {
        place = tr("This console");
    }
    const QString part = AlarmWords::part(source);
    return part.isEmpty() ? place : tr("%1, %2", "device, its line or phase").arg(place, part);
}

AlarmRow AlarmWatch::rowOf(const alarms::Alarm &alarm) const
{
    AlarmRow row;
    row.id = alarm.id.toString();
    row.priority = int(alarm.priority);
    row.standing = standingOf(alarm.state);
    row.hidden = hiddenOf(alarm.hidden());
    row.where = placeOf(alarm.source);
    row.limit = AlarmWords::limit(alarm);
    const auto rule = path().rule(alarm.rule);
    row.title = rule ? AlarmWords::title(rule->name, row.limit, row.where) : alarm.name;
    row.now = AlarmWords::figure(alarm.now, alarm);
    row.quality = AlarmWords::quality(alarm.now);
    row.raisedAt = alarm.raisedAt;
    row.clearedAt = alarm.clearedAt;
    row.who = alarm.acknowledgedBy;
    for (const QString &step : alarm.response.split(u'\n', Qt::SkipEmptyParts))
        row.response << AlarmWords::ruleText(step.trimmed());
    row.device = alarm.source.device;
    row.rule = alarm.rule.toString();
    row.stored = alarm.stored;
    row.acknowledging = row.isUnacknowledged() && m_asked.contains(row.id);
    if (row.hidden == AlarmRow::Hidden::No)
        return row;
    row.hiddenUntil = alarm.hiddenUntil();
    row.hiddenWhy = alarm.hiddenReason();
    if (row.hidden == AlarmRow::Hidden::Suppressed) {
        row.hiddenSince = alarm.suppressedSince;
        if (const auto parent = path().alarm(alarm.suppressedBy)) {
            const auto parentRule = path().rule(parent->rule);
            const QString where = placeOf(parent->source);
            row.hiddenWhy =
                tr("%1, %2", "alarm, where")
                    .arg(parentRule ? AlarmWords::title(parentRule->name, u"…"_s, where) : parent->name,
                         where);
        }
        return row;
    }
    const auto &shelf = row.hidden == AlarmRow::Hidden::Shelved ? alarm.shelved
                        : alarm.outOfService                    ? alarm.outOfService
                                                                : alarm.ruleOutOfService;
    if (shelf) {
        row.hiddenSince = shelf->since;
        row.hiddenBy = shelf->who;
    }
    return row;
}

void AlarmWatch::takeAll()
{
    for (const alarms::Alarm &alarm : path().alarms())
        m_model.put(rowOf(alarm));
    flush();
}

void AlarmWatch::take(const QList<alarms::AlarmId> &ids)
{
    for (const alarms::AlarmId &id : ids) {
        const auto alarm = path().alarm(id);
        const bool shown =
            alarm && (alarm->state != alarms::State::Normal || alarm->hidden() != alarms::Hidden::No);
        if (!alarm || !alarms::isUnacknowledged(alarm->state))
            m_asked.remove(id.toString());
        if (shown)
            m_model.put(rowOf(*alarm));
        else
            m_model.remove(id.toString());
    }
    if (!m_soon.isActive())
        m_soon.start();
}

void AlarmWatch::flush()
{
    m_model.flush(LiveFeed::now());
    emit changed();
}

bool AlarmWatch::isSounding() const { return path().isSounding(); }

bool AlarmWatch::isSilenced() const { return path().isSilenced(); }

void AlarmWatch::followSound()
{
    if (path().isSounding())
        m_sound->start(int(path().soundPriority()));
    else
        m_sound->stop();
    emit soundChanged();
}

void AlarmWatch::tell(const core::Result<void> &result)
{
    if (!result)
        emit failed(result.error());
}

void AlarmWatch::acknowledge(const QString &id)
{
    const AlarmRow *row = m_model.find(id);
    if (!row || !row->isUnacknowledged() || row->acknowledging)
        return;
    // Shown as asked for until the engine has answered.
    AlarmRow asked = *row;
    asked.acknowledging = true;
    m_asked.insert(id);
    m_model.put(asked);
    flush();
    const auto result = path().acknowledge({alarms::AlarmId(id)}, Words::person());
    // One that is gone meanwhile is not told of again.
    if (!result || !path().alarm(alarms::AlarmId(id))) {
        m_asked.remove(id);
        asked.acknowledging = false;
        m_model.put(asked);
        flush();
    }
    tell(result);
}

void AlarmWatch::acknowledgeForemost()
{
    if (const AlarmRow *row = m_model.foremost(); row && row->isUnacknowledged())
        acknowledge(row->id);
}

void AlarmWatch::reset(const QString &id) { tell(path().reset({alarms::AlarmId(id)}, Words::person())); }

void AlarmWatch::shelve(const QString &id, core::UtcTime until, const QString &reason)
{
    tell(path().shelve({alarms::AlarmId(id)}, until, reason, Words::person()));
}

void AlarmWatch::unshelve(const QString &id)
{
    tell(path().unshelve({alarms::AlarmId(id)}, Words::person()));
}

void AlarmWatch::takeOutOfService(const QString &id, core::UtcTime until, const QString &reason)
{
    tell(path().takeOutOfService({alarms::AlarmId(id)}, until, reason, Words::person()));
}

void AlarmWatch::returnToService(const QString &id)
{
    tell(path().returnToService({alarms::AlarmId(id)}, Words::person()));
}

void AlarmWatch::silence() { path().silence(Words::person()); }

} // namespace console

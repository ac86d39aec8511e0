// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alarmpath.h"

#include "alarmpathprivate.h"
#include "alarmtext.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using alarms::Alarm;
using alarms::AlarmId;
using alarms::Hidden;
using alarms::State;

constexpr qsizetype MostNamed = 200; // alarms in one row of the audit

core::Error refused(const QString &detail, const QString &remedy)
{
    return {core::ErrorCode::BadInput, u"alarms"_s, detail, remedy};
}

} // namespace

AlarmPath::Private::Private(AlarmPath *owner)
    : q(owner)
    , clock(std::make_shared<core::SystemClock>())
    , store(alarms::standardSettings())
    , watch(store.settings().rules)
    , tellTimer(owner)
    , dueTimer(owner)
{
    tellTimer.setSingleShot(true);
    dueTimer.setSingleShot(true);
    QObject::connect(&tellTimer, &QTimer::timeout, q, [this] { tell(); });
    QObject::connect(&dueTimer, &QTimer::timeout, q, [this] { advance(); });
}

void AlarmPath::Private::setUp(const alarms::AlarmSettings &wanted)
{
    store = alarms::AlarmStore(wanted);
    watch = alarms::RuleWatch(wanted.rules);
}

void AlarmPath::Private::flow()
{
    store.apply(watch.take());
    const QList<alarms::Transition> transitions = store.takeTransitions();
    if (!transitions.isEmpty()) {
        historian::AlarmGroup group;
        QSet<AlarmId> touched;
        for (const alarms::Transition &transition : transitions) {
            group.steps.append(stepOf(transition));
            touched.insert(transition.alarm);
        }
        for (const AlarmId &id : std::as_const(touched)) {
            const auto alarm = store.alarm(id);
            group.standing.append(alarm ? standingOf(*alarm) : historian::AlarmStanding{id.toString(), {}});
        }
        group.seen = seen;
        keptSeen = seen;
        if (keep)
            keep(group);
        for (const alarms::Transition &transition : transitions)
            emit q->happened(transition, store.alarm(transition.alarm).value_or(Alarm{}));
    }
    changed.unite(store.takeChanged());
    if (!changed.isEmpty() && !tellTimer.isActive())
        tellTimer.start(TellEvery);
    const bool soundsNow = store.isSounding();
    const bool silencedNow = store.isSilenced();
    if (std::exchange(sounding, soundsNow) != soundsNow ||
        std::exchange(silenced, silencedNow) != silencedNow)
        emit q->soundChanged();
    scheduleNext();
}

void AlarmPath::Private::advance()
{
    const core::UtcTime at = now();
    watch.advance(at);
    store.apply(watch.take());
    store.advance(at);
    flow();
}

void AlarmPath::Private::scheduleNext()
{
    if (!running)
        return;
    std::optional<core::UtcTime> next = watch.nextDue();
    if (const auto other = store.nextDue())
        next = next ? std::min(*next, *other) : *other;
    if (!next) {
        dueTimer.stop();
        return;
    }
    // A minute at most, because the wall clock may be set meanwhile.
    using std::chrono::milliseconds;
    const auto left = std::chrono::ceil<milliseconds>(*next - now());
    const milliseconds wait = std::clamp(left, milliseconds(10), milliseconds(60000));
    if (!dueTimer.isActive() || dueTimer.remainingTime() > wait.count() + 5)
        dueTimer.start(wait);
}

void AlarmPath::Private::tell()
{
    const QList<AlarmId> ids(changed.cbegin(), changed.cend());
    changed.clear();
    if (!ids.isEmpty())
        emit q->changed(ids);
}

void AlarmPath::Private::stored(qint64 number)
{
    store.setStored(number);
    flow();
}

void AlarmPath::Private::keepSeen()
{
    if (!keep || seen == keptSeen)
        return;
    historian::AlarmGroup group;
    group.seen = seen;
    keptSeen = seen;
    keep(group);
}

core::Result<void> AlarmPath::Private::check(const QString &who) const
{
    if (who.trimmed().isEmpty())
        return refused(u"nobody says so"_s, u"Say who you are."_s);
    return {};
}

core::Result<void> AlarmPath::Private::check(core::UtcTime until, const QString &reason,
                                             const QString &who) const
{
    if (auto named = check(who); !named)
        return named;
    if (reason.trimmed().isEmpty())
        return refused(u"there is no reason"_s, u"Say why."_s);
    if (until <= now())
        return refused(u"the end is past"_s, u"Choose a later one."_s);
    if (until > now() + MostHidden)
        return refused(u"the end is more than a year away"_s, u"Choose an earlier one."_s);
    return {};
}

void AlarmPath::Private::audited(const QString &stage, const QList<AlarmId> &ids, const QString &who,
                                 const QString &reason, core::UtcTime until)
{
    if (!audit)
        return;
    for (qsizetype first = 0; first < ids.size(); first += MostNamed) {
        const QList<AlarmId> part = ids.mid(first, MostNamed);
        core::AuditEntry row;
        row.at = now();
        row.stage = stage;
        row.who = who;
        QJsonArray names;
        row.device = store.alarm(part.first()).value_or(Alarm{}).source.device;
        for (const AlarmId &id : part) {
            names.append(id.toString());
            if (store.alarm(id).value_or(Alarm{}).source.device != row.device)
                row.device = {};
        }
        row.detail.insert(u"alarms"_s, names);
        if (!reason.isEmpty())
            row.detail.insert(u"reason"_s, reason);
        if (until != core::UtcTime{})
            row.detail.insert(u"untilUs"_s, QString::number(core::toMicros(until)));
        audit(row);
    }
}

AlarmPath::AlarmPath(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) {}
AlarmPath::~AlarmPath() = default;

QList<Alarm> AlarmPath::alarms() const { return d->store.alarms(); }

std::optional<Alarm> AlarmPath::alarm(const AlarmId &id) const { return d->store.alarm(id); }

AlarmCounts AlarmPath::counts() const
{
    AlarmCounts counts;
    const QList<Alarm> list = d->store.alarms();
    for (const Alarm &alarm : list) {
        switch (alarm.hidden()) {
        case Hidden::Shelved:
            ++counts.shelved;
            continue;
        case Hidden::Suppressed:
            ++counts.suppressed;
            continue;
        case Hidden::OutOfService:
            ++counts.outOfService;
            continue;
        case Hidden::No:
            break;
        }
        ++counts.byPriority[static_cast<size_t>(alarm.priority)];
        counts.unacknowledged += alarms::isUnacknowledged(alarm.state) ? 1 : 0;
        counts.activeUnacknowledged += alarm.state == State::ActiveUnacknowledged ? 1 : 0;
        counts.clearedUnacknowledged += alarm.state == State::ClearedUnacknowledged ? 1 : 0;
        counts.activeAcknowledged += alarm.state == State::ActiveAcknowledged ? 1 : 0;
        counts.latched += alarm.state == State::Latched ? 1 : 0;
    }
    return counts;
}

std::optional<Alarm> AlarmPath::foremost() const
{
    std::optional<Alarm> best;
    const auto before = [](const Alarm &a, const Alarm &b) {
        const bool activeA = alarms::isActive(a.state);
        const bool activeB = alarms::isActive(b.state);
        if (a.priority != b.priority)
            return a.priority < b.priority;
        if (activeA != activeB)
            return activeA;
        return a.raisedAt != b.raisedAt ? a.raisedAt > b.raisedAt : a.id < b.id;
    };
    for (const AlarmId &id : d->store.asking()) {
        const auto alarm = d->store.alarm(id);
        if (alarm && (!best || before(*alarm, *best)))
            best = alarm;
    }
    return best;
}

core::Result<void> AlarmPath::acknowledge(const QList<AlarmId> &ids, const QString &who)
{
    if (auto may = d->check(who); !may)
        return may;
    d->audited(u"alarm-acknowledged"_s, d->store.acknowledge(ids, who, d->now()), who);
    d->flow();
    return {};
}

core::Result<void> AlarmPath::reset(const QList<AlarmId> &ids, const QString &who)
{
    if (auto may = d->check(who); !may)
        return may;
    d->audited(u"alarm-reset"_s, d->store.reset(ids, who, d->now()), who);
    d->flow();
    return {};
}

core::Result<void> AlarmPath::shelve(const QList<AlarmId> &ids, core::UtcTime until, const QString &reason,
                                     const QString &who)
{
    if (auto may = d->check(until, reason, who); !may)
        return may;
    d->audited(u"alarm-shelved"_s, d->store.shelve(ids, until, reason, who, d->now()), who, reason, until);
    d->flow();
    return {};
}

core::Result<void> AlarmPath::unshelve(const QList<AlarmId> &ids, const QString &who)
{
    if (auto may = d->check(who); !may)
        return may;
    d->audited(u"alarm-unshelved"_s, d->store.unshelve(ids, who, d->now()), who);
    d->flow();
    return {};
}

core::Result<void> AlarmPath::takeOutOfService(const QList<AlarmId> &ids, core::UtcTime until,
                                               const QString &reason, const QString &who)
{
    if (auto may = d->check(until, reason, who); !may)
        return may;
    d->audited(u"alarm-out-of-service"_s, d->store.takeOut(ids, until, reason, who, d->now()), who, reason,
               until);
    d->flow();
    return {};
}

core::Result<void> AlarmPath::returnToService(const QList<AlarmId> &ids, const QString &who)
{
    if (auto may = d->check(who); !may)
        return may;
    d->audited(u"alarm-in-service"_s, d->store.putBack(ids, who, d->now()), who);
    d->flow();
    return {};
}

void AlarmPath::silence(const QString &who)
{
    if (!d->store.isSounding())
        return;
    const QSet<AlarmId> asking = d->store.asking();
    d->store.silence();
    d->audited(u"alarm-silenced"_s, QList<AlarmId>(asking.cbegin(), asking.cend()), who);
    d->flow();
}

bool AlarmPath::isSounding() const { return d->store.isSounding(); }

bool AlarmPath::isSilenced() const { return d->store.isSilenced(); }

alarms::Priority AlarmPath::soundPriority() const
{
    const auto first = foremost();
    return first ? first->priority : alarms::Priority::Low;
}

alarms::AlarmSettings AlarmPath::settings() const { return d->store.settings(); }

std::optional<alarms::AlarmRule> AlarmPath::rule(const alarms::AlarmRuleId &id) const
{
    const QList<alarms::AlarmRule> &list = d->store.settings().rules;
    const auto found =
        std::find_if(list.begin(), list.end(), [&id](const auto &each) { return each.id == id; });
    return found == list.end() ? std::nullopt : std::optional(*found);
}

core::Result<core::Workspace> AlarmPath::proposed(const core::Workspace &workspace,
                                                  const alarms::AlarmSettings &settings)
{
    const QJsonObject part = alarms::writeSettings(settings);
    if (const auto read = alarms::readSettings(part); !read)
        return read.error();
    return workspace.withPart(u"alarms"_s, part);
}

} // namespace engine

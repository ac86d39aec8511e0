// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmmachine.h"

namespace alarms {

namespace {

std::optional<What> raise(Alarm &alarm, const Step &step)
{
    if (isActive(alarm.state))
        return std::nullopt;
    const What what = alarm.state == State::Normal ? What::Raised : What::RaisedAgain;
    alarm.state = State::ActiveUnacknowledged;
    alarm.priority = step.priority;
    alarm.raisedAt = step.at;
    alarm.clearedAt = {};
    alarm.acknowledgedAt = {};
    alarm.acknowledgedBy.clear();
    alarm.atRaise = step.figure;
    alarm.now = step.figure;
    alarm.limit = step.limit;
    ++alarm.episodes;
    return what;
}

std::optional<What> clear(Alarm &alarm, const Step &step)
{
    if (!isActive(alarm.state))
        return std::nullopt;
    if (alarm.state == State::ActiveUnacknowledged)
        alarm.state = State::ClearedUnacknowledged;
    else
        alarm.state = alarm.latch ? State::Latched : State::Normal;
    alarm.clearedAt = step.at;
    alarm.now = step.figure;
    return What::Cleared;
}

std::optional<What> acknowledge(Alarm &alarm, const Step &step)
{
    if (!isUnacknowledged(alarm.state))
        return std::nullopt;
    if (alarm.state == State::ActiveUnacknowledged)
        alarm.state = State::ActiveAcknowledged;
    else
        alarm.state = alarm.latch ? State::Latched : State::Normal;
    alarm.acknowledgedAt = step.at;
    alarm.acknowledgedBy = step.who;
    return What::Acknowledged;
}

std::optional<What> rank(Alarm &alarm, const Step &step)
{
    if (!isActive(alarm.state) || alarm.priority == step.priority)
        return std::nullopt;
    const bool worse = step.priority < alarm.priority;
    alarm.priority = step.priority;
    if (worse && alarm.state == State::ActiveAcknowledged) {
        alarm.state = State::ActiveUnacknowledged;
        alarm.acknowledgedAt = {};
        alarm.acknowledgedBy.clear();
    }
    return worse ? What::Worsened : What::Eased;
}

std::optional<What> hide(std::optional<Shelf> &shelf, const Alarm &alarm, const Step &step, What what)
{
    const Shelf wanted{step.at, step.until, step.reason, step.who, alarm.priority};
    if (shelf && shelf->until == wanted.until && shelf->reason == wanted.reason && shelf->who == wanted.who)
        return std::nullopt;
    shelf = wanted;
    return what;
}

std::optional<What> show(std::optional<Shelf> &shelf, What what)
{
    if (!shelf)
        return std::nullopt;
    shelf.reset();
    return what;
}

std::optional<What> suppress(Alarm &alarm, const Step &step)
{
    const bool same = alarm.suppressedBy == step.parent;
    alarm.suppressedUntil = {};
    if (same || step.parent.isEmpty())
        return std::nullopt;
    if (alarm.suppressedBy.isEmpty())
        alarm.suppressedSince = step.at;
    alarm.suppressedBy = step.parent;
    return What::Suppressed;
}

std::optional<What> unsuppress(Alarm &alarm)
{
    if (alarm.suppressedBy.isEmpty())
        return std::nullopt;
    if (alarm.state == State::ClearedUnacknowledged && alarm.raisedAt >= alarm.suppressedSince)
        alarm.state = alarm.latch ? State::Latched : State::Normal;
    alarm.suppressedBy = {};
    alarm.suppressedSince = {};
    alarm.suppressedUntil = {};
    return What::Unsuppressed;
}

std::optional<What> remove(Alarm &alarm, const Step &step)
{
    if (alarm.state == State::Normal && alarm.hidden() == Hidden::No)
        return std::nullopt;
    if (isActive(alarm.state))
        alarm.clearedAt = step.at;
    alarm.state = State::Normal;
    alarm.shelved.reset();
    alarm.outOfService.reset();
    alarm.ruleOutOfService.reset();
    alarm.suppressedBy = {};
    alarm.suppressedSince = {};
    alarm.suppressedUntil = {};
    return What::RuleGone;
}

std::optional<What> change(Alarm &alarm, const Step &step)
{
    switch (step.deed) {
    case Deed::Raise:
        return raise(alarm, step);
    case Deed::Clear:
        return clear(alarm, step);
    case Deed::Acknowledge:
        return acknowledge(alarm, step);
    case Deed::Reset:
        if (alarm.state != State::Latched)
            return std::nullopt;
        alarm.state = State::Normal;
        return What::Reset;
    case Deed::Rank:
        return rank(alarm, step);
    case Deed::Shelve:
        return hide(alarm.shelved, alarm, step, What::Shelved);
    case Deed::Unshelve:
        return show(alarm.shelved, What::Unshelved);
    case Deed::EndShelf:
        return show(alarm.shelved, What::ShelfEnded);
    case Deed::Suppress:
        return suppress(alarm, step);
    case Deed::Unsuppress:
        return unsuppress(alarm);
    case Deed::TakeOut:
        return hide(alarm.outOfService, alarm, step, What::OutOfService);
    case Deed::PutBack:
        return show(alarm.outOfService, What::InService);
    case Deed::TakeRuleOut:
        return hide(alarm.ruleOutOfService, alarm, step, What::OutOfService);
    case Deed::PutRuleBack:
        return show(alarm.ruleOutOfService, What::InService);
    case Deed::Remove:
        return remove(alarm, step);
    }
    return std::nullopt;
}

} // namespace

std::optional<Transition> apply(Alarm &alarm, const Step &step)
{
    const State before = alarm.state;
    const std::optional<What> what = change(alarm, step);
    if (!what)
        return std::nullopt;
    alarm.stored = false;
    Transition transition;
    transition.alarm = alarm.id;
    transition.rule = alarm.rule;
    transition.device = alarm.source.device;
    transition.transport = alarm.source.transport;
    transition.at = step.at;
    transition.what = *what;
    transition.from = before;
    transition.to = alarm.state;
    transition.hidden = alarm.hidden();
    transition.priority = alarm.priority;
    transition.figure = alarm.now;
    transition.limit = alarm.limit;
    transition.until = step.until;
    transition.who = step.who;
    transition.reason = *what == What::Suppressed ? step.parent.toString() : step.reason;
    return transition;
}

} // namespace alarms

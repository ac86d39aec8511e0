// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/killpoint.h"
#include "outboxprivate.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

/// Tried soon again and again, these lock an account.
bool countsTries(const Delivery &delivery)
{
    return delivery.finding == Finding::LoginRefused || delivery.finding == Finding::HttpRefused;
}

/// The third wrong PIN locks the card: only a person may try again.
bool locks(Finding finding) { return finding == Finding::SimPinWrong || finding == Finding::SimPuk; }

} // namespace

std::optional<core::UtcTime> Outbox::Private::startDue(const Target &target)
{
    TargetMemory &known = memory.targets[target.id];
    Run &now = run(target.id);
    const core::UtcTime at = clock->now();
    // Set back by hours, the clock would make everything wait for hours.
    const core::UtcTime furthest =
        at + 2 * std::max<std::chrono::milliseconds>(options.retryMost, std::chrono::hours(1));
    if (now.pausedUntil > furthest)
        now.pausedUntil = at;
    if (!target.enabled || known.halted || now.sending || stopping) {
        for (auto it = waitingFor.begin(); it != waitingFor.end();) {
            Item *item = this->item(it.key());
            if (item && item->message.target == target.id && mayGo(it.value())) {
                it = waitingFor.erase(it);
                launch(*item, target);
                return std::nullopt;
            }
            ++it;
        }
        return std::nullopt;
    }
    std::optional<core::UtcTime> next;
    Item *chosen = nullptr;
    for (Item &item : memory.items) {
        if (item.state != ItemState::Waiting || item.message.target != target.id)
            continue;
        if (item.nextAt > furthest)
            item.nextAt = at;
        const core::UtcTime due = std::max(item.nextAt, now.pausedUntil);
        if (due > at) {
            next = next ? std::min(*next, due) : due;
            continue;
        }
        // The most urgent first, of those the oldest.
        if (!chosen || item.urgency < chosen->urgency)
            chosen = &item;
    }
    if (!chosen)
        return next;
    chosen->state = ItemState::Sending;
    ++chosen->attempts;
    now.sending = true;
    // Begun only when its mark is on the disk.
    dirty = true;
    urgent = true;
    waitingFor.insert(chosen->message.id, revision + 1);
    touch();
    if (storeIsLate) {
        waitingFor.remove(chosen->message.id);
        launch(*chosen, target);
    }
    return std::nullopt;
}

void Outbox::Private::launch(Item &item, const Target &target)
{
    item.stored = !storeIsLate;
    attempt(target, item.message, [this, id = item.message.id](const Delivery &end) { finish(id, end); });
}

Delivery Outbox::Private::shown() const
{
    return desktop ? Delivery{Outcome::Sent, Finding::Taken, {u"shown on this computer"_s}}
                   : Delivery{Outcome::Refused, Finding::NotShown, {}};
}

void Outbox::Private::attempt(const Target &target, const Message &message,
                              std::function<void(const Delivery &)> then)
{
    ++attempts;
    auto deliver = options.deliver;
    if (target.way == Way::Desktop)
        deliver = [end = shown()](const Target &, const QString &, const Message &,
                                  const std::atomic<bool> &) { return end; };
    pool.start([q = q, deliver = std::move(deliver), target, message, secret = secrets.value(target.id),
                cancelled = cancelled, then = std::move(then), d = this] {
        core::killPoint("notify-attempt");
        const Delivery end = *cancelled ? Delivery{Outcome::Later, Finding::Interrupted, {}, true}
                                        : deliver(target, secret, message, *cancelled);
        core::killPoint("notify-answered");
        // The outbox waits for the pool before it goes.
        QMetaObject::invokeMethod(
            q,
            [d, then, end] {
                --d->attempts;
                then(end);
            },
            Qt::QueuedConnection);
    });
}

void Outbox::Private::finish(const QString &id, const Delivery &delivery)
{
    Item *item = this->item(id);
    if (!item)
        return;
    const QString name = item->message.target;
    const Target *target = plan.target(name);
    Run &now = run(name);
    TargetMemory &known = memory.targets[name];
    const core::UtcTime at = clock->now();
    now.sending = false;
    urgent = true;
    item->finding = delivery.finding;
    item->facts = delivery.facts;
    known.finding = delivery.finding;
    known.facts = delivery.facts;
    const bool again = delivery.outcome == Outcome::Later ||
                       (delivery.outcome == Outcome::Unknown && target && target->repeatsUnknown());
    if (delivery.isSent()) {
        now.backoff.reset();
        now.pausedUntil = {};
        now.lastSentAt = at;
        end(*item, ItemState::Sent);
    } else if (!again) {
        end(*item, delivery.outcome == Outcome::Refused ? ItemState::Refused : ItemState::Unknown);
    } else {
        item->state = ItemState::Waiting;
        item->nextAt = at;
        if (delivery.finding == Finding::Interrupted) {
            if (delivery.outcome == Outcome::Later)
                --item->attempts;
        } else if (delivery.wholeTarget) {
            if (countsTries(delivery))
                now.backoff.raise();
            known.halted = locks(delivery.finding);
            now.pausedUntil =
                at + std::max<std::chrono::milliseconds>(now.backoff.next(), delivery.notBefore);
        } else {
            core::Backoff own(options.retryFirst, options.retryMost);
            auto pause = own.next();
            for (int i = 1; i < std::min(item->attempts, 20); ++i)
                pause = own.next();
            item->nextAt = at + std::max<std::chrono::milliseconds>(pause, delivery.notBefore);
        }
    }
    touch();
    keep();
    q->look();
}

void Outbox::Private::end(Item &item, ItemState state)
{
    urgent = true;
    item.state = state;
    item.endedAt = clock->now();
    ended << item;
}

void Outbox::Private::giveUpOld()
{
    const core::UtcTime now = clock->now();
    for (Item &item : memory.items) {
        const Target *target = plan.target(item.message.target);
        if (item.state != ItemState::Waiting || (target && item.acceptedAt + target->expires > now))
            continue;
        end(item, ItemState::GivenUp);
        touch();
    }
}

core::Result<void> Outbox::sendTest(const QString &id, const QString &site)
{
    const Target *target = d->plan.target(id);
    if (!target)
        return core::Error{
            core::ErrorCode::NotFound, u"notify"_s, u"there is no target \"%1\""_s.arg(id), {}};
    Private::Run &run = d->run(id);
    if (run.sending)
        return core::Error{core::ErrorCode::Busy, u"notify target "_s + id,
                           u"something is being sent to it at this moment"_s, u"Try again in a minute."_s};
    Occasion occasion;
    occasion.test = true;
    occasion.urgency = Urgency::Low;
    occasion.at = d->clock->now();
    occasion.site = site;
    const Letter letter = d->words.occasion(occasion);
    if (target->way == Way::Desktop)
        emit toBeShown(letter, occasion.urgency);
    run.testsWell = true;
    run.sending = true;
    *d->cancelled = false;
    const QStringList recipients = target->recipients();
    for (const QString &recipient : recipients)
        run.tests << Message{QUuid::createUuid().toString(QUuid::WithoutBraces),
                             id,
                             recipient,
                             occasion.at,
                             letter,
                             jsonOf(occasion)};
    d->startTest(*target);
    return {};
}

void Outbox::Private::startTest(const Target &target)
{
    // One after the other: a modem has one line.
    attempt(target, run(target.id).tests.first(),
            [this, id = target.id](const Delivery &end) { finishTest(id, end); });
}

void Outbox::Private::finishTest(const QString &id, const Delivery &delivery)
{
    Run &now = run(id);
    TargetMemory &known = memory.targets[id];
    known.finding = delivery.finding;
    known.facts = delivery.facts;
    known.halted = known.halted || locks(delivery.finding);
    now.testsWell = now.testsWell && delivery.isSent();
    touch();
    const Message message = now.tests.takeFirst();
    emit q->testEnded(id, message.recipient, delivery);
    const Target *target = plan.target(id);
    // A wrong PIN or password is not tried for each recipient.
    if (target && !now.tests.isEmpty() && (delivery.isSent() || !delivery.wholeTarget)) {
        startTest(*target);
        return;
    }
    now.tests.clear();
    now.sending = false;
    const bool allWell = now.testsWell;
    if (allWell)
        q->sendNow(id);
    emit q->testsEnded(id, allWell);
    q->look();
}

void Outbox::sendAgain(const QString &message)
{
    Item *item = d->item(message);
    if (!item || isOpen(item->state) || item->state == ItemState::Sent)
        return;
    item->state = ItemState::Waiting;
    item->acceptedAt = item->nextAt = d->clock->now();
    item->endedAt = {};
    item->attempts = 0;
    d->touch();
    look();
}

void Outbox::giveUp(const QString &message)
{
    Item *item = d->item(message);
    if (!item || item->state != ItemState::Waiting)
        return;
    d->end(*item, ItemState::GivenUp);
    d->touch();
    look();
}

void Outbox::sendNow(const QString &target)
{
    if (!d->plan.target(target))
        return;
    Private::Run &run = d->run(target);
    run.pausedUntil = {};
    run.backoff.reset();
    d->memory.targets[target].halted = false;
    for (Item &item : d->memory.items) {
        if (item.message.target == target && item.state == ItemState::Waiting)
            item.nextAt = d->clock->now();
    }
    d->touch();
    look();
}

} // namespace notify

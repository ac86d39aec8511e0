// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxprivate.h"

#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace notify {

namespace {

constexpr auto TellEvery = 200ms;
constexpr auto KeepCounts = 1s;
constexpr auto LongestSleep = 60s; ///< the wall clock may be set meanwhile
constexpr auto ShortestSleep = 10ms;

void later(std::optional<core::UtcTime> &next, std::optional<core::UtcTime> other)
{
    if (other && (!next || *other < *next))
        next = other;
}

} // namespace

Outbox::Private::Private(Outbox *owner, std::shared_ptr<const core::Clock> time, const Options &with)
    : q(owner)
    , clock(std::move(time))
    , options(with)
    , words{[](const Occasion &o) { return letterOf(o); },
            [](const HeldBack &h, core::UtcTime now) { return letterOf(h, now); }}
{
    // More than a few at a time would look like an attack to a mail server; modems are slow anyhow.
    pool.setMaxThreadCount(4);
    wake.setSingleShot(true);
    storeLimit.setSingleShot(true);
    telling.setSingleShot(true);
    keepLater.setSingleShot(true);
}

Outbox::Outbox(std::shared_ptr<const core::Clock> clock, QObject *parent)
    : Outbox(std::move(clock), Options{}, parent)
{}

Outbox::Outbox(std::shared_ptr<const core::Clock> clock, const Options &options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(clock), options))
{
    qRegisterMetaType<notify::Snapshot>();
    qRegisterMetaType<notify::Delivery>();
    connect(&d->wake, &QTimer::timeout, this, &Outbox::look);
    connect(&d->telling, &QTimer::timeout, this, &Outbox::changed);
    connect(&d->keepLater, &QTimer::timeout, this, [this] { d->keep(); });
    connect(&d->storeLimit, &QTimer::timeout, this, [this] {
        // A full disk is just what somebody has to be told of.
        d->storeIsLate = true;
        look();
    });
}

Outbox::~Outbox()
{
    *d->cancelled = true;
    d->pool.clear();
    d->pool.waitForDone();
}

const Plan &Outbox::plan() const { return d->plan; }
qint64 Outbox::lastNumber() const { return d->memory.lastNumber; }

void Outbox::setPlan(const Plan &plan)
{
    d->plan = plan;
    d->memory.targets.removeIf([&plan](const auto &entry) { return !plan.target(entry.key()); });
    d->touch();
    look();
}

void Outbox::setSecret(const QString &target, const QString &secret)
{
    if (d->secrets.value(target) == secret)
        return;
    const bool isFirst = !d->secrets.contains(target);
    d->secrets.insert(target, secret);
    if (!isFirst) {
        sendNow(target);
        return;
    }
    // Known from the start: no reason to try a refused PIN once more.
    d->run(target).pausedUntil = {};
    look();
}

void Outbox::setWords(const Words &words)
{
    if (words.occasion)
        d->words.occasion = words.occasion;
    if (words.held)
        d->words.held = words.held;
}

void Outbox::setDesktop(bool shows)
{
    if (d->desktop == shows)
        return;
    d->desktop = shows;
    d->touch();
}

void Outbox::deliverBy(
    std::function<Delivery(const Target &, const QString &, const Message &, const std::atomic<bool> &)>
        deliver)
{
    d->options.deliver = std::move(deliver);
}

void Outbox::restore(const QJsonObject &state)
{
    OutboxMemory kept = memoryFrom(state);
    for (Item &item : kept.items) {
        if (item.state != ItemState::Sending)
            continue;
        const Target *target = d->plan.target(item.message.target);
        item.finding = Finding::DiedOnTheWay;
        item.facts.clear();
        item.state = ItemState::Waiting;
        item.nextAt = d->clock->now();
        if (target && !target->repeatsUnknown())
            d->end(item, ItemState::Unknown);
    }
    // What was taken before it was known what is kept comes after it.
    kept.items += d->memory.items;
    kept.lastNumber = std::max(kept.lastNumber, d->memory.lastNumber);
    for (auto it = d->memory.targets.constBegin(); it != d->memory.targets.constEnd(); ++it) {
        if (!kept.targets.contains(it.key()))
            kept.targets.insert(it.key(), it.value());
    }
    kept.targets.removeIf([this](const auto &entry) { return !d->plan.target(entry.key()); });
    d->memory = kept;
    d->touch();
}

void Outbox::start()
{
    d->running = true;
    d->stopping = false;
    *d->cancelled = false;
    d->keep();
    look();
}

void Outbox::stop()
{
    d->stopping = true;
    d->running = false;
    *d->cancelled = true;
    d->wake.stop();
    // Marked, but not begun.
    const auto marked = std::exchange(d->waitingFor, {});
    for (auto it = marked.constBegin(); it != marked.constEnd(); ++it) {
        if (Item *item = d->item(it.key())) {
            item->state = ItemState::Waiting;
            --item->attempts;
            d->run(item->message.target).sending = false;
        }
    }
    if (!marked.isEmpty())
        d->touch();
    d->keep();
}

bool Outbox::isBusy() const { return d->attempts > 0 || ((d->storing || d->dirty) && !d->storeIsLate); }

void Outbox::take(const Occasion &occasion)
{
    if (d->stopping)
        return;
    d->memory.lastNumber = std::max(d->memory.lastNumber, occasion.number);
    std::optional<Letter> letter;
    for (const Target &target : std::as_const(d->plan.targets)) {
        if (!target.enabled || !target.urgencies.contains(occasion.urgency) ||
            !target.happenings.contains(occasion.happening))
            continue;
        if (!letter)
            letter = d->words.occasion(occasion);
        d->offer(target, occasion, *letter);
    }
    if (!letter) {
        d->dirty = true; // its number goes with what is kept next
        return;
    }
    d->touch();
    look();
}

void Outbox::Private::offer(const Target &target, const Occasion &occasion, const Letter &letter)
{
    const core::UtcTime now = clock->now();
    TargetMemory &known = memory.targets[target.id];
    if (quietUntil(target.quiet, now) && !target.quiet.through.contains(occasion.urgency)) {
        hold(target, HeldBack::Reason::Quiet, occasion, letter);
        return;
    }
    // What is held for its number goes first; what is held for the night has its own time.
    const bool behind = known.held.count > 0 && known.held.reason != HeldBack::Reason::Quiet;
    if (behind || known.window.next(target.rate, now) > now) {
        hold(target, HeldBack::Reason::Rate, occasion, letter);
        return;
    }
    if (isFull(target)) {
        hold(target, HeldBack::Reason::Full, occasion, letter);
        return;
    }
    known.window.add(now);
    enqueue(target, letter, jsonOf(occasion), occasion.urgency);
}

void Outbox::Private::hold(const Target &target, HeldBack::Reason reason, const Occasion &occasion,
                           const Letter &letter)
{
    HeldBack &held = memory.targets[target.id].held;
    if (held.count == 0) {
        held = HeldBack{};
        held.since = clock->now();
    }
    // By night and by number at once: it is told when both allow.
    if (held.count == 0 || reason == HeldBack::Reason::Quiet)
        held.reason = reason;
    ++held.count;
    ++held.byUrgency[occasion.urgency];
    held.site = occasion.site;
    held.simulated = occasion.simulated;
    held.newest << letter.brief;
    if (held.newest.size() > HeldBack::Told)
        held.newest.removeFirst();
}

std::optional<core::UtcTime> Outbox::Private::release(const Target &target)
{
    TargetMemory &known = memory.targets[target.id];
    if (known.held.count == 0 || !target.enabled)
        return std::nullopt;
    const core::UtcTime now = clock->now();
    const core::UtcTime allowed = known.window.next(target.rate, now);
    const core::UtcTime may = std::max(quietUntil(target.quiet, now).value_or(now), allowed);
    if (may > now)
        return may;
    if (isFull(target))
        return std::nullopt; // looked at again when something has ended
    const HeldBack held = std::exchange(known.held, HeldBack{});
    known.window.add(now);
    enqueue(target, words.held(held, now), jsonOf(held), held.byUrgency.firstKey());
    touch();
    return std::nullopt;
}

bool Outbox::Private::isFull(const Target &target) const
{
    const auto open = std::count_if(memory.items.begin(), memory.items.end(),
                                    [](const Item &i) { return isOpen(i.state); });
    return open + target.recipients().size() > options.mostOpen;
}

void Outbox::Private::enqueue(const Target &target, const Letter &letter, const QJsonObject &content,
                              Urgency urgency)
{
    if (target.way == Way::Desktop) {
        const Delivery end = shown();
        TargetMemory &known = memory.targets[target.id];
        known.finding = end.finding;
        known.facts = end.facts;
        if (end.isSent())
            run(target.id).lastSentAt = clock->now();
        emit q->toBeShown(letter, urgency);
        return;
    }
    const core::UtcTime now = clock->now();
    const QStringList recipients = target.recipients();
    for (const QString &recipient : recipients) {
        Item item;
        item.message = {
            QUuid::createUuid().toString(QUuid::WithoutBraces), target.id, recipient, now, letter, content};
        item.urgency = urgency;
        item.acceptedAt = now;
        item.nextAt = now;
        memory.items << item;
        urgent = true;
    }
}

void Outbox::look()
{
    if (!d->running)
        return;
    d->giveUpOld();
    std::optional<core::UtcTime> next;
    for (const Target &target : std::as_const(d->plan.targets)) {
        later(next, d->release(target));
        later(next, d->startDue(target));
    }
    d->keep();
    if (d->memory.items.isEmpty() && !next)
        return;
    const auto until = next ? std::chrono::duration_cast<std::chrono::milliseconds>(*next - d->clock->now())
                            : std::chrono::milliseconds(LongestSleep);
    d->wake.start(std::clamp<std::chrono::milliseconds>(until + 1ms, ShortestSleep, LongestSleep));
}

QList<Item> Outbox::items() const
{
    QList<Item> open;
    QList<Item> over;
    for (const Item &item : std::as_const(d->memory.items))
        (isOpen(item.state) ? open : over) << item;
    std::stable_sort(over.begin(), over.end(),
                     [](const Item &a, const Item &b) { return a.endedAt > b.endedAt; });
    return open + over;
}

QList<TargetStatus> Outbox::targets() const
{
    QList<TargetStatus> list;
    const core::UtcTime now = d->clock->now();
    for (const Target &target : std::as_const(d->plan.targets)) {
        TargetStatus status;
        status.target = target.id;
        const auto known = d->memory.targets.value(target.id);
        status.held = known.held;
        if (status.held.count > 0) {
            auto window = known.window;
            status.heldUntil =
                std::max(quietUntil(target.quiet, now).value_or(now), window.next(target.rate, now));
        }
        status.halted = known.halted;
        status.finding = known.finding;
        status.facts = known.facts;
        // It was so then, and is no more.
        if (d->desktop && status.finding == Finding::NotShown)
            status.finding = Finding::None;
        if (const auto run = d->runs.constFind(target.id); run != d->runs.constEnd()) {
            status.pausedUntil = run->pausedUntil;
            status.lastSentAt = run->lastSentAt;
        }
        for (const Item &item : std::as_const(d->memory.items))
            status.waiting += item.message.target == target.id && isOpen(item.state) ? 1 : 0;
        list << status;
    }
    return list;
}

void Outbox::Private::touch()
{
    dirty = true;
    if (!telling.isActive())
        telling.start(TellEvery);
}

void Outbox::Private::keep()
{
    if (!dirty || storing || (!running && !stopping))
        return;
    // In a flood only what is counted changes: that is kept once a second.
    if (!urgent && !stopping && keepLater.isActive())
        return;
    dirty = false;
    urgent = false;
    storing = true;
    keepLater.start(KeepCounts);
    // Only the newest of what has ended stays.
    int over = 0;
    for (qsizetype i = memory.items.size() - 1; i >= 0; --i) {
        if (!isOpen(memory.items[i].state) && ++over > options.endedKept)
            memory.items.removeAt(i);
    }
    Snapshot snapshot{++revision, toJson(memory), std::exchange(ended, {})};
    storeLimit.start(options.storeWithin);
    emit q->snapshotReady(snapshot);
}

void Outbox::stored(quint64 revision)
{
    if (revision <= d->storedRevision)
        return;
    d->storedRevision = revision;
    d->storeIsLate = false;
    if (revision == d->revision) {
        d->storing = false;
        d->storeLimit.stop();
    }
    d->keep();
    look();
}

Item *Outbox::Private::item(const QString &message)
{
    for (Item &item : memory.items) {
        if (item.message.id == message)
            return &item;
    }
    return nullptr;
}

Outbox::Private::Run &Outbox::Private::run(const QString &target)
{
    auto found = runs.find(target);
    if (found == runs.end())
        found = runs.insert(target, Run(core::Backoff(options.retryFirst, options.retryMost)));
    return *found;
}

} // namespace notify

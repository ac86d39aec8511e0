// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskjourney.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Outcome;
using std::chrono::milliseconds;
using Stage = commands::Progress::Stage;

namespace commands {

namespace {

/// After that, a matching state is somebody else's doing rather than a late answer.
constexpr auto LateFor = 10min;
constexpr qsizetype FinishedKept = 1000;

milliseconds toMs(std::chrono::nanoseconds duration)
{
    return std::chrono::duration_cast<milliseconds>(duration);
}

} // namespace

OrderPtr CommandDesk::Private::find(const core::CommandId &id,
                                    std::initializer_list<Order::Phase> phases) const
{
    const auto order = orders.value(id);
    if (!order || std::find(phases.begin(), phases.end(), order->phase) == phases.end())
        return nullptr;
    return order;
}

core::AuditEntry CommandDesk::Private::row(const Order &order, const QString &stage,
                                           const QJsonObject &detail) const
{
    core::AuditEntry entry;
    entry.at = clock->now();
    entry.command = order.command.id;
    entry.device = order.command.device;
    entry.stage = stage;
    entry.who = order.command.orderedBy;
    entry.detail = detail;
    return entry;
}

QJsonObject CommandDesk::Private::orderJson(const core::Command &command) const
{
    QJsonObject json{{u"name"_s, command.name}, {u"value"_s, command.value}};
    if (!command.key.isEmpty())
        json["key"_L1] = command.key;
    if (!command.reason.isEmpty())
        json["reason"_L1] = command.reason;
    if (command.expiresAt != core::UtcTime{})
        json["expires_at"_L1] = isoTime(command.expiresAt);
    return json;
}

void CommandDesk::Private::progress(const Order &order, Stage stage, const QJsonObject &detail,
                                    std::optional<Outcome> outcome)
{
    Progress step;
    step.command = order.command;
    step.stage = stage;
    step.at = clock->now();
    if (order.left)
        step.sinceSent = toMs(clock->steady() - order.sendAt);
    step.window = order.window();
    step.auditNumber = order.auditNumber;
    step.outcome = outcome;
    step.detail = detail;
    emit q->progressed(step);
}

std::optional<Refusal> CommandDesk::Private::refusedNow(const core::Command &command,
                                                        DeviceState *device) const
{
    if (!closing.isNull())
        return Refusal{Outcome::NotSent, u"closing"_s, closing};
    if (!device || !device->profile) {
        return Refusal{
            Outcome::Rejected, u"unknown-device"_s,
            u"\"%1\" is not known here or its profile is not installed"_s.arg(command.device.toString())};
    }
    if (finishedIds.contains(command.id))
        return Refusal{Outcome::Rejected, u"duplicate"_s, u"this order was given before and has ended"_s};
    if (auto refusal = refusedByProfile(command, *device->profile))
        return refusal;
    if (!device->open.isEmpty()) {
        return Refusal{Outcome::Rejected, u"busy"_s,
                       u"order %1 to this device is still open"_s.arg(device->open.toString())};
    }
    const auto &rule = device->profile->commands[command.name];
    const auto now = clock->steady();
    if (const auto *key = keyOf(rule, command.key)) {
        const milliseconds ordered{static_cast<qint64>(command.value)};
        for (const KeyArrivals &measured : device->keys) {
            if (measured.key != key->name || measured.gaps.size() < 3 || !measured.last)
                continue;
            const bool same = std::all_of(measured.gaps.begin(), measured.gaps.end(),
                                          [ordered](auto gap) { return gapFits(gap, ordered); });
            // Old gaps of a device that fell silent say nothing about now.
            if (same && now - *measured.last < 2 * ordered) {
                return Refusal{
                    Outcome::Rejected, u"already-so"_s,
                    u"the last three gaps were %1, %2 and %3 ms"_s.arg(toMs(measured.gaps[0]).count())
                        .arg(toMs(measured.gaps[1]).count())
                        .arg(toMs(measured.gaps[2]).count())};
            }
        }
    }
    if (device->lastSend && now - *device->lastSend < rule.minimumSpacing) {
        return Refusal{Outcome::Rejected, u"too-soon"_s,
                       u"%1 ms must lie between two orders, %2 ms are left"_s.arg(rule.minimumSpacing.count())
                           .arg(toMs(rule.minimumSpacing - (now - *device->lastSend)).count())};
    }
    return cannotLeave(command, device);
}

std::optional<Refusal> CommandDesk::Private::cannotLeave(const core::Command &command,
                                                         const DeviceState *device) const
{
    if (command.expiresAt != core::UtcTime{} && clock->now() >= command.expiresAt)
        return Refusal{Outcome::Expired, u"expired"_s,
                       u"it was good until %1"_s.arg(isoTime(command.expiresAt))};
    if (!device)
        return Refusal{Outcome::NotSent, u"device-removed"_s, u"the device was removed meanwhile"_s};
    if (!up.contains(device->transport)) {
        return Refusal{Outcome::NotSent, u"transport-down"_s,
                       u"transport %1 is not connected"_s.arg(device->transport.toString())};
    }
    const auto now = clock->steady();
    if (device->profile->commands[command.name].requiresOnline && !device->isOnline(now)) {
        const Known known = knowledge.known(*device, now);
        return Refusal{Outcome::NotSent, u"offline"_s,
                       known.online ? u"it said Offline %1 s ago; an order now would be lost"_s.arg(
                                          known.onlineAge.count() / 1000)
                                    : u"it has not been heard since the start"_s};
    }
    return std::nullopt;
}

void CommandDesk::Private::send(const OrderPtr &order)
{
    DeviceState *device = knowledge.find(order->command.device);
    if (const auto refusal = cannotLeave(order->command, device)) {
        conclude(order, refusal->outcome, refusal->reason, refusal->words);
        return;
    }
    order->phase = Order::Phase::Sending;
    order->left = true;
    order->sendAt = order->phaseSince = clock->steady();
    device->lastSend = order->sendAt;
    device->watch.reset();
    std::visit(
        [&order](auto &proof) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(proof)>, std::monostate>)
                proof.sending(order->sendAt);
        },
        order->proof);
    emit q->sendRequested(messageFor(order->command, order->rule, order->transport));
}

void CommandDesk::Private::decide(const OrderPtr &order, Outcome outcome)
{
    QString reason;
    if (outcome == Outcome::NoAnswer)
        reason = order->sent ? u"no-evidence"_s : u"send-unconfirmed"_s;
    else
        reason = u"evidence"_s;
    conclude(order, outcome, reason, {});
}

void CommandDesk::Private::conclude(const OrderPtr &order, Outcome outcome, const QString &reason,
                                    const QString &words)
{
    const bool relay = std::holds_alternative<StateProof>(order->proof);
    if (DeviceState *device = knowledge.find(order->command.device);
        device && device->open == order->command.id) {
        device->open = {};
        if (relay && order->left && outcome == Outcome::NoAnswer)
            device->unanswered = Unanswered{order->command, order->sendAt};
        else if (relay && (outcome == Outcome::Verified || outcome == Outcome::Mismatch))
            device->unanswered.reset();
        // A total runs on at once: leaving its zero is what it should do.
        if (relay && outcome == Outcome::Verified && !core::isTotal(order->rule.proof)) {
            const auto until = std::get<StateProof>(order->proof).deadline();
            device->watch = AfterWatch{order->command, order->sendAt, until};
        }
    }
    order->phase = Order::Phase::Closing;
    order->phaseSince = clock->steady();
    order->outcome = outcome;
    QJsonObject &evidence = order->evidence;
    if (order->left)
        evidence = order->proofEvidence();
    evidence["outcome"_L1] = core::outcomeName(outcome);
    evidence["reason"_L1] = reason;
    if (!words.isEmpty())
        evidence["words"_L1] = words;
    evidence["order"_L1] = orderJson(order->command);
    evidence["known"_L1] = order->known;
    evidence["requested_at"_L1] = isoTime(order->requestedAt);
    if (order->left) {
        evidence["window_ms"_L1] = static_cast<qint64>(order->window().count());
        evidence["after_ms"_L1] = static_cast<qint64>(toMs(order->phaseSince - order->sendAt).count());
        evidence["sent"_L1] = order->sent;
    }
    if (order->sent)
        evidence["sent_at"_L1] = isoTime(order->sentWall);
    if (order->acceptedWall != core::UtcTime{})
        evidence["accepted_at"_L1] = isoTime(order->acceptedWall);
    if (order->repeated > 0)
        evidence["handed_in_again"_L1] = order->repeated;
    if (!order->earlier.isEmpty())
        evidence["earlier_unanswered"_L1] = order->earlier;
    if (!order->lateSeen.isEmpty())
        evidence["late_answer_of"_L1] = order->lateSeen;
    if (order->rule.moves && outcome == Outcome::Verified)
        evidence["now_at_unit"_L1] = static_cast<int>(order->command.value);
    emit q->auditRequested(row(*order, u"outcome"_s, evidence));
}

void CommandDesk::Private::finish(const OrderPtr &order, bool audited, const QString &why)
{
    if (orders.take(order->command.id) != order)
        return;
    finishedIds.append(order->command.id);
    if (finishedIds.size() > FinishedKept)
        finishedIds.removeFirst();
    if (orders.isEmpty())
        timer.stop();
    order->evidence["audited"_L1] = audited;
    if (!why.isEmpty())
        order->evidence["audit_error"_L1] = why;
    progress(*order, Stage::Outcome, order->evidence, order->outcome);
    emit q->finished(order->command.id, order->outcome, order->evidence);
    if (!closing.isNull() && orders.isEmpty() && !isClosed) {
        isClosed = true;
        emit q->closed();
    }
}

void CommandDesk::Private::late(const core::Command &command, core::SteadyTime sendAt, bool answer,
                                const core::Reading &reading)
{
    const QJsonObject detail{
        {u"kind"_s, answer ? u"late-answer"_s : u"left-again"_s},
        {u"order"_s, orderJson(command)},
        {u"value"_s, *reading.value},
        {u"after_ms"_s, static_cast<qint64>(toMs(reading.receivedSteady - sendAt).count())},
        {u"received_at"_s, isoTime(reading.receivedAt)}};
    core::AuditEntry entry;
    entry.at = clock->now();
    entry.command = command.id;
    entry.device = command.device;
    entry.stage = u"late"_s;
    entry.who = command.orderedBy;
    entry.detail = detail;
    emit q->auditRequested(entry);
    emit q->afterwards(command.id, answer, detail);
}

void CommandDesk::Private::seeState(const Observation &seen)
{
    DeviceState *device = knowledge.find(seen.device);
    if (!device)
        return;
    const core::Reading &reading = seen.reading;
    const core::Series &series = knowledge.seriesAt(reading.series);
    auto order = find(device->open, {Order::Phase::Sending, Order::Phase::Waiting});
    if (order && std::holds_alternative<StateProof>(order->proof) &&
        device->proves(series, order->command.name)) {
        // What was over before this reading came must not be changed by it.
        if (const auto outcome = order->judge(reading.receivedSteady)) {
            decide(order, *outcome);
            device = knowledge.find(seen.device);
            order.reset();
            if (!device)
                return;
        }
    } else {
        order.reset();
    }
    const bool usable = !reading.retained && reading.quality == core::Quality::Good && reading.value;
    if (device->unanswered && reading.receivedSteady - device->unanswered->sendAt > LateFor)
        device->unanswered.reset();
    if (usable && device->unanswered && reading.receivedSteady > device->unanswered->sendAt &&
        device->proves(series, device->unanswered->command.name) &&
        isAsOrdered(*reading.value, device->unanswered->command, *device->profile)) {
        const Unanswered earlier = *device->unanswered;
        const bool sameOrder = order && order->command.value == earlier.command.value;
        device->unanswered.reset();
        if (!sameOrder) {
            if (order)
                order->lateSeen = earlier.command.id.toString();
            late(earlier.command, earlier.sendAt, true, reading);
            return;
        }
        // Both orders want this state and it holds now; which of them brought it about cannot be told.
        order->earlier = earlier.command.id.toString();
    }
    if (order) {
        auto &proof = std::get<StateProof>(order->proof);
        if (proof.feed(reading))
            progress(*order, Stage::Evidence, proof.evidence());
        if (order->phase != Order::Phase::Closing) {
            if (const auto outcome = order->judge(reading.receivedSteady))
                decide(order, *outcome);
        }
        return;
    }
    if (usable && device->open.isEmpty() && device->watch &&
        device->proves(series, device->watch->command.name) &&
        reading.receivedSteady > device->watch->sendAt) {
        const AfterWatch watch = *device->watch;
        if (reading.receivedSteady > watch.until) {
            device->watch.reset();
        } else if (!isAsOrdered(*reading.value, watch.command, *device->profile)) {
            device->watch.reset();
            late(watch.command, watch.sendAt, false, reading);
        }
    }
}

void CommandDesk::Private::seeArrival(const Observation &seen)
{
    const DeviceState *device = knowledge.find(seen.device);
    if (!device || static_cast<size_t>(seen.key) >= device->keys.size())
        return;
    const auto order = find(device->open, {Order::Phase::Sending, Order::Phase::Waiting});
    if (!order || order->command.key != device->keys[static_cast<size_t>(seen.key)].key)
        return;
    auto *proof = std::get_if<IntervalProof>(&order->proof);
    if (!proof)
        return;
    if (const auto outcome = proof->judge(seen.reading.receivedSteady)) {
        decide(order, *outcome);
        return;
    }
    if (!proof->arrival(seen.reading.receivedSteady))
        return;
    progress(*order, Stage::Evidence, proof->evidence());
    if (order->phase == Order::Phase::Closing)
        return;
    if (const auto outcome = proof->judge(seen.reading.receivedSteady))
        decide(order, *outcome);
}

} // namespace commands

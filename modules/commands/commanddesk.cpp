// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commanddesk.h"

#include "deskjourney.h"

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Outcome;
using std::chrono::milliseconds;
using Stage = commands::Progress::Stage;

namespace commands {

QLatin1StringView stageName(Progress::Stage stage)
{
    static constexpr std::array names{"requested"_L1, "sent"_L1, "accepted"_L1, "evidence"_L1, "outcome"_L1};
    return names.at(static_cast<size_t>(stage));
}

CommandDesk::CommandDesk(std::shared_ptr<core::SeriesTable> series, std::shared_ptr<const core::Clock> clock,
                         DeskOptions options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(series), std::move(clock), options))
{
    d->timer.setParent(this); // moves with the desk to its thread
    d->timer.setInterval(options.tickEvery);
    connect(&d->timer, &QTimer::timeout, this, &CommandDesk::tick);
}

CommandDesk::~CommandDesk() { d->timer.setParent(nullptr); }

void CommandDesk::setDevice(const core::DeviceId &device, core::ProfilePtr profile,
                            const core::TransportId &transport)
{
    d->knowledge.setDevice(device, std::move(profile), transport);
}

void CommandDesk::removeDevice(const core::DeviceId &device)
{
    const DeviceState *state = d->knowledge.find(device);
    if (!state)
        return;
    const auto open = state->open;
    d->knowledge.removeDevice(device);
    if (const auto order = d->find(open, {Order::Phase::Requesting}))
        d->conclude(order, Outcome::Cancelled, u"device-removed"_s, {});
    else if (const auto left = d->find(open, {Order::Phase::Sending, Order::Phase::Waiting}))
        d->conclude(left, Outcome::NoAnswer, u"device-removed"_s, {});
}

Known CommandDesk::known(const core::DeviceId &device) const
{
    const DeviceState *state = d->knowledge.find(device);
    if (!state)
        return {};
    const auto now = d->clock->steady();
    Known known = d->knowledge.known(*state, now);
    known.reachable = state->isOnline(now);
    if (const auto order = d->find(state->open, {Order::Phase::Waiting}))
        known.openOnlyMeasured = std::holds_alternative<IntervalProof>(order->proof);
    if (state->lastSend && state->profile) {
        milliseconds spacing{0};
        for (const auto &rule : state->profile->commands)
            spacing = std::max(spacing, rule.minimumSpacing);
        known.notBefore =
            std::max(0ms, std::chrono::duration_cast<milliseconds>(spacing - (now - *state->lastSend)));
    }
    return known;
}

int CommandDesk::openOrders() const { return static_cast<int>(d->orders.size()); }

void CommandDesk::submit(const core::Command &command)
{
    if (const auto open = d->orders.value(command.id)) {
        ++open->repeated; // a double click handing in the same order twice is one order
        return;
    }
    auto order = std::make_shared<Order>();
    order->command = command;
    order->requestedAt = d->clock->now();
    order->phaseSince = d->clock->steady();
    DeviceState *device = d->knowledge.find(command.device);
    order->refusal = d->refusedNow(command, device);
    if (device) {
        order->transport = device->transport;
        order->known = d->knowledge.known(*device, d->clock->steady()).toJson();
        if (device->profile)
            order->rule = device->profile->commands.value(command.name);
    }
    if (!order->refusal) {
        device->open = command.id;
        if (order->rule.keys.isEmpty()) {
            const core::CommandRule &rule = order->rule;
            const auto kind = !rule.isRegister()          ? StateProof::Kind::Report
                              : core::isTotal(rule.proof) ? StateProof::Kind::Total
                                                          : StateProof::Kind::ReadBack;
            order->proof = StateProof(rule.fixed.value_or(command.value), order->window(), d->options.settle,
                                      kind, rule.tolerance);
        } else {
            order->proof = IntervalProof(milliseconds(static_cast<qint64>(command.value)), command.window);
        }
    }
    d->orders.insert(command.id, order);
    if (d->options.tickEvery > 0ms && !d->timer.isActive())
        d->timer.start();

    QJsonObject detail{{u"order"_s, d->orderJson(command)}, {u"known"_s, order->known}};
    if (order->refusal)
        detail["refused"_L1] = order->refusal->reason;
    emit d->q->auditRequested(d->row(*order, u"requested"_s, detail));
}

void CommandDesk::cancel(const core::CommandId &command)
{
    const auto order = d->orders.value(command);
    if (!order || order->phase != Order::Phase::Requesting) {
        emit cancelRefused(command, order && order->left ? u"it has been sent"_s : u"it has ended"_s);
        return;
    }
    d->conclude(order, Outcome::Cancelled, u"cancelled"_s, {});
}

void CommandDesk::stopWaiting(const core::CommandId &command)
{
    const auto order = d->find(command, {Order::Phase::Waiting});
    if (!order || !std::holds_alternative<IntervalProof>(order->proof)) {
        emit cancelRefused(command, order ? u"only its window ends it"_s : u"it waits for no proof"_s);
        return;
    }
    d->conclude(order, Outcome::NoAnswer, u"stopped-waiting"_s,
                u"it was sent; the wait for its proof was ended by hand"_s);
}

void CommandDesk::auditStored(const core::AuditEntry &entry)
{
    const auto order = d->orders.value(entry.command);
    if (!order)
        return;
    if (entry.stage == "requested"_L1) {
        if (order->auditNumber == 0)
            order->auditNumber = entry.number;
        if (order->phase != Order::Phase::Requesting)
            return; // given up meanwhile: it must not leave now
        d->progress(*order, Stage::Requested);
        if (order->phase != Order::Phase::Requesting)
            return;
        if (order->refusal)
            d->conclude(order, order->refusal->outcome, order->refusal->reason, order->refusal->words);
        else
            d->send(order);
    } else if (entry.stage == "outcome"_L1 && order->phase == Order::Phase::Closing) {
        d->finish(order, true, {});
    }
}

void CommandDesk::auditFailed(const core::AuditEntry &entry, const core::Error &error)
{
    const auto order = d->orders.value(entry.command);
    if (!order)
        return;
    if (entry.stage == "requested"_L1 && order->phase == Order::Phase::Requesting) {
        if (order->refusal)
            d->conclude(order, order->refusal->outcome, order->refusal->reason, order->refusal->words);
        else
            d->conclude(order, Outcome::NotSent, u"not-audited"_s, error.toString());
    } else if (entry.stage == "outcome"_L1 && order->phase == Order::Phase::Closing) {
        d->finish(order, false, error.toString());
    }
}

void CommandDesk::sent(const core::CommandId &command)
{
    const auto order = d->find(command, {Order::Phase::Sending});
    if (!order)
        return;
    order->phase = Order::Phase::Waiting;
    order->sent = true;
    order->sentWall = d->clock->now();
    const auto now = d->clock->steady();
    if (auto *state = std::get_if<StateProof>(&order->proof))
        state->sent(now);
    else if (auto *interval = std::get_if<IntervalProof>(&order->proof))
        interval->sent(now);
    emit auditRequested(d->row(*order, u"sent"_s, {{u"order"_s, d->orderJson(order->command)}}));
    d->progress(*order, Stage::Sent);
}

void CommandDesk::accepted(const core::CommandId &command)
{
    sent(command); // the peer's word can overtake the transport's
    const auto order = d->find(command, {Order::Phase::Waiting});
    if (!order || order->acceptedWall != core::UtcTime{})
        return;
    order->acceptedWall = d->clock->now();
    emit auditRequested(d->row(*order, u"accepted"_s, {{u"order"_s, d->orderJson(order->command)}}));
    d->progress(*order, Stage::Accepted);
}

void CommandDesk::notSent(const core::CommandId &command, const core::Error &error)
{
    // Once it has left, a lost connection is no proof that it did not arrive: the window decides.
    if (const auto order = d->find(command, {Order::Phase::Sending}))
        d->conclude(order, Outcome::NotSent, u"transport"_s, error.toString());
}

void CommandDesk::refused(const core::CommandId &command, const core::Error &error)
{
    sent(command); // the device's word can overtake the transport's
    if (const auto order = d->find(command, {Order::Phase::Waiting}))
        d->conclude(order, Outcome::Rejected, u"refused"_s, error.detail);
}

void CommandDesk::observe(const core::BatchPtr &batch)
{
    if (!batch)
        return;
    const auto observations = d->knowledge.observe(batch->readings);
    for (const Observation &seen : observations) {
        if (seen.key < 0)
            d->seeState(seen);
        else
            d->seeArrival(seen);
    }
}

void CommandDesk::transportUp(const core::TransportId &transport, bool up)
{
    if (d->up.contains(transport) == up)
        return;
    if (up) {
        d->up.insert(transport);
        return;
    }
    d->up.remove(transport);
    d->knowledge.transportChanged(transport);
    for (const auto &order : d->all()) {
        if (auto *interval = std::get_if<IntervalProof>(&order->proof);
            interval && order->transport == transport)
            interval->interrupted();
    }
}

void CommandDesk::close(const QString &why)
{
    if (!d->closing.isNull())
        return;
    d->closing = why.isEmpty() ? u"the console is closing"_s : why;
    for (const auto &order : d->all()) {
        if (order->phase == Order::Phase::Requesting)
            d->conclude(order, Outcome::Cancelled, u"closing"_s, d->closing);
        else if (order->phase != Order::Phase::Closing)
            d->conclude(order, Outcome::NoAnswer, u"closing"_s, d->closing);
    }
    if (d->orders.isEmpty() && !d->isClosed) {
        d->isClosed = true;
        emit closed();
    }
}

void CommandDesk::tick()
{
    const auto now = d->clock->steady();
    for (const auto &order : d->all()) {
        switch (order->phase) {
        case Order::Phase::Requesting:
            if (order->command.expiresAt != core::UtcTime{} && d->clock->now() >= order->command.expiresAt &&
                !order->refusal)
                d->conclude(order, Outcome::Expired, u"expired"_s, u"before its audit row was stored"_s);
            else if (now - order->phaseSince >= d->options.auditPatience)
                d->conclude(order, order->refusal ? order->refusal->outcome : Outcome::NotSent,
                            order->refusal ? order->refusal->reason : u"not-audited"_s,
                            u"the audit row was not stored in time"_s);
            break;
        case Order::Phase::Sending:
        case Order::Phase::Waiting:
            // A reading received in time may still be on its way here.
            if (const auto outcome = order->judge(now - d->options.delivery))
                d->decide(order, *outcome);
            break;
        case Order::Phase::Closing:
            if (now - order->phaseSince >= d->options.auditPatience)
                d->finish(order, false, u"the outcome's audit row was not stored in time"_s);
            break;
        }
    }
}

} // namespace commands

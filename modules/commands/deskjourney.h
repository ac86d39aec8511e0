// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/commanddesk.h"
#include "deviceknowledge.h"
#include "order.h"

#include <QSet>
#include <QTimer>

namespace commands {

/// The desk's table and the steps of a journey; commanddesk.cpp has what comes in from outside.
struct CommandDesk::Private
{
    Private(CommandDesk *desk, std::shared_ptr<core::SeriesTable> series,
            std::shared_ptr<const core::Clock> time, DeskOptions chosen)
        : q(desk), clock(std::move(time)), options(chosen), knowledge(std::move(series))
    {}

    CommandDesk *q;
    std::shared_ptr<const core::Clock> clock;
    DeskOptions options;
    DeviceKnowledge knowledge;
    QHash<core::CommandId, OrderPtr> orders;
    QSet<core::TransportId> up;
    QList<core::CommandId> finishedIds; ///< the newest, so that an id is not used twice
    QString closing;                    ///< why, once close() was called
    bool isClosed = false;
    QTimer timer;

    OrderPtr find(const core::CommandId &id, std::initializer_list<Order::Phase> phases) const;

    QList<OrderPtr> all() const { return orders.values(); }

    core::AuditEntry row(const Order &order, const QString &stage, const QJsonObject &detail) const;

    QJsonObject orderJson(const core::Command &command) const;

    void progress(const Order &order, Progress::Stage stage, const QJsonObject &detail = {},
                  std::optional<core::Outcome> outcome = {});

    std::optional<Refusal> refusedNow(const core::Command &command, DeviceState *device) const;
    std::optional<Refusal> cannotLeave(const core::Command &command, const DeviceState *device) const;
    void send(const OrderPtr &order);
    void conclude(const OrderPtr &order, core::Outcome outcome, const QString &reason, const QString &words);
    void decide(const OrderPtr &order, core::Outcome outcome);
    void finish(const OrderPtr &order, bool audited, const QString &why);
    void seeState(const Observation &seen);
    void seeArrival(const Observation &seen);
    void late(const core::Command &command, core::SteadyTime sendAt, bool answer,
              const core::Reading &reading);
};

} // namespace commands

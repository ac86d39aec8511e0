// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditquery.h"

#include "historian/historianreader.h"

#include <QJsonValue>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// What was known of the relay, as both the desk's rows and older ones write it.
void takeKnown(AuditedOrder &order, const QJsonObject &known)
{
    if (known.isEmpty())
        return;
    order.relayAsked = true;
    const QJsonValue relay = known.value("relay"_L1);
    const QJsonObject state = relay.toObject();
    const QJsonValue value = relay.isObject() ? state.value("value"_L1) : relay;
    const QJsonValue age = relay.isObject() ? state.value("age_ms"_L1) : known.value("relay_age_ms"_L1);
    if (value.isDouble())
        order.knownRelay = value.toDouble();
    if (value.isDouble() && age.isDouble())
        order.knownAge = std::chrono::milliseconds(age.toInteger());
}

} // namespace

core::Command commandOf(const core::AuditEntry &entry)
{
    core::Command command;
    command.id = entry.command;
    command.device = entry.device;
    const QJsonObject order =
        entry.detail.contains("order"_L1) ? entry.detail.value("order"_L1).toObject() : entry.detail;
    command.name = order.value("name"_L1).toString();
    command.key = order.value("key"_L1).toString();
    command.value = order.value("value"_L1).toDouble();
    command.reason = order.value("reason"_L1).toString();
    command.orderedBy = entry.who;
    return command;
}

std::optional<core::Outcome> outcomeOf(const core::AuditEntry &entry)
{
    return core::outcomeFromName(entry.detail.value("outcome"_L1).toString());
}

OrdersAnswer readOrders(const QString &databasePath, const OrdersRequest &request)
{
    OrdersAnswer answer;
    auto reader = historian::HistorianReader::open(databasePath);
    if (!reader) {
        answer.error = reader.error();
        return answer;
    }
    QHash<core::CommandId, qsizetype> places;
    int read = 0;
    // Newest first: an order is met by its last row, and its oldest one has the last word on when it began.
    const auto done = (*reader)->forEachAudit(
        request.device, request.from, request.to, request.most, [&](const core::AuditEntry &entry) {
            ++read;
            // An import was ordered from nobody; its event tells the same.
            if (entry.stage == "import"_L1)
                return;
            if (!places.contains(entry.command)) {
                places.insert(entry.command, answer.orders.size());
                AuditedOrder made;
                made.lastRow = entry.number;
                answer.orders.append(made);
            }
            AuditedOrder &order = answer.orders[places.value(entry.command)];
            ++order.rows;
            order.firstRow = entry.number;
            order.at = entry.at;
            if (entry.stage == "late"_L1)
                order.late = true;
            else
                order.command = commandOf(entry);
            if (order.command.id.isEmpty())
                order.command = commandOf(entry);
            if (entry.stage == "outcome"_L1) {
                order.outcome = outcomeOf(entry);
                const QJsonValue after = entry.detail.value("after_ms"_L1);
                if (after.isDouble())
                    order.took = std::chrono::milliseconds(after.toInteger());
            }
            takeKnown(order, entry.detail.value("known"_L1).toObject());
        });
    if (!done)
        answer.error = done.error();
    answer.cut = read == request.most;
    std::stable_sort(answer.orders.begin(), answer.orders.end(),
                     [](const AuditedOrder &left, const AuditedOrder &right) { return left.at > right.at; });
    return answer;
}

OrderRowsAnswer readOrderRows(const QString &databasePath, const core::CommandId &command)
{
    OrderRowsAnswer answer;
    auto reader = historian::HistorianReader::open(databasePath);
    if (!reader) {
        answer.error = reader.error();
        return answer;
    }
    const auto rows = (*reader)->auditOf(command);
    if (rows)
        answer.rows = *rows;
    else
        answer.error = rows.error();
    return answer;
}

void checkAudit(QPromise<AuditVerdict> &promise, const QString &databasePath,
                const std::atomic<bool> *leaving)
{
    AuditVerdict verdict;
    auto reader = historian::HistorianReader::open(databasePath);
    if (!reader) {
        verdict.error = reader.error();
        promise.addResult(verdict);
        return;
    }
    int range = -1;
    const auto checked = (*reader)->verifyAudit([&](quint64 done, quint64 total) {
        if (range != int(total)) {
            range = int(total);
            promise.setProgressRange(0, range);
        }
        promise.setProgressValue(int(done));
        return !promise.isCanceled() && !*leaving;
    });
    if (!checked) {
        verdict.error = checked.error();
    } else {
        verdict.rows = checked->entries;
        verdict.cancelled = checked->cancelled;
        verdict.whole = checked->intact && !checked->cancelled;
        verdict.brokenAt = checked->brokenAt;
        verdict.words = checked->words;
        verdict.head = checked->head;
    }
    promise.addResult(verdict);
}

} // namespace engine

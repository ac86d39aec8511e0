// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history.h"

#include <QPromise>

#include <atomic>

namespace engine {

/// The work behind Engine::orders(), orderRows() and verifyAudit(): opens a connection, reads, closes.
/// Thread: any pool thread; blocks it.
OrdersAnswer readOrders(const QString &databasePath, const OrdersRequest &request);
OrderRowsAnswer readOrderRows(const QString &databasePath, const core::CommandId &command);
/// Tells its progress by the promise; ends early when that is cancelled or @p leaving is set.
void checkAudit(QPromise<AuditVerdict> &promise, const QString &databasePath,
                const std::atomic<bool> *leaving);

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/commanddesk.h"
#include "widgets/timeline.h"

#include <QCoreApplication>

namespace console {

/// An order's steps in words: as they happen, for the dialog, and as the audit tells them afterwards. Pure
/// functions, GUI thread.
class OrderJourney
{
    Q_DECLARE_TR_FUNCTIONS(console::OrderJourney)

public:
    /// @p topic: where it is sent, for the step that says so. While not @p ended a step that waits stands
    /// last.
    static QList<widgets::Timeline::Stage> stages(const QList<commands::Progress> &journey,
                                                  const core::Command &order, const QString &topic,
                                                  bool ended);
    /// The steps of an order's audit rows, oldest first. A step with a row of its own names number and hash;
    /// one that only the outcome's row tells names that row.
    static QList<widgets::Timeline::Stage> stages(const QList<core::AuditEntry> &rows);
    /// Why an order ended as it did, from the evidence's key; its technical words where the key is unknown.
    static QString reason(const QJsonObject &evidence);
};

} // namespace console

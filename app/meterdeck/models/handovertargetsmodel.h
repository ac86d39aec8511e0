// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/outbox.h"

#include <QAbstractTableModel>

namespace console {

/// Whom alarms are handed on to, and how each of them does. The targets are fixed while a workspace is open.
/// GUI thread.
class HandoverTargetsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Priorities,
        State,
        ColumnCount
    };

    explicit HandoverTargetsModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Takes how all of them do; only rows that read another way are told.
    void setTargets(const notify::Plan &plan, const QList<notify::TargetStatus> &statuses, core::UtcTime now);

    const notify::Target *target(int row) const;
    notify::TargetStatus status(int row) const;
    int rowOf(const QString &id) const;
    /// How many somebody should look at.
    int troubled() const;

private:
    struct Row
    {
        notify::Target target;
        notify::TargetStatus status;
        QString standing;
        QString detail;
        bool troubled = false;
    };

    QList<Row> m_rows;
};

} // namespace console

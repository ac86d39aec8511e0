// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>

namespace console {

/// One order as the audit tells it: all of its rows, oldest first.
struct AuditedOrder
{
    core::Command command;
    QString deviceName;
    core::UtcTime at{}; ///< when it was requested, else its oldest row
    std::optional<core::Outcome> outcome;
    std::optional<std::chrono::milliseconds> took;
    QList<core::AuditEntry> rows;
};

/// The orders of the audit, newest first, with how each ended. GUI thread.
class AuditModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        Who,
        Order,
        Device,
        Known,
        OutcomeColumn,
        Took,
        Reason,
        ColumnCount
    };

    explicit AuditModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Groups the audit's rows by order. @p names gives devices their names.
    void setEntries(const QList<core::AuditEntry> &entries, const QHash<core::DeviceId, QString> &names);
    /// Shows only orders that hold every word of @p text in device, order, person or reason.
    void setFilter(const QString &text);
    const AuditedOrder *order(int row) const;
    /// How many of all orders ended so; nothing counts those that still wait.
    int countOf(std::optional<core::Outcome> outcome) const;
    int total() const { return int(m_all.size()); }

private:
    QVariant text(const AuditedOrder &order, int column) const;
    void rebuild();

    QList<AuditedOrder> m_all;
    QList<int> m_shown;
    QStringList m_filter;
};

/// "on, 1 s old" from what was known when an order was given; empty when the entry does not say.
QString knownThen(const AuditedOrder &order);

} // namespace console

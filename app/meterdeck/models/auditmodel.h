// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>

namespace console {

/// One order of the list: as the audit tells it, with its device's name.
struct AuditedOrder : engine::AuditedOrder
{
    QString deviceName;
};

/// The orders of the audit, newest first, with how each ended. It owns which of them are shown: a new filter
/// is one pass and one reset, whatever their number. GUI thread.
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

    enum class Segment
    {
        All,
        NotVerified, ///< ended otherwise, or still waits
        Late         ///< something came after its end
    };

    explicit AuditModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Takes the orders, newest first. @p names gives devices their names.
    void setOrders(const QList<engine::AuditedOrder> &orders, const QHash<core::DeviceId, QString> &names);
    /// Shows only orders that hold every word of @p text in device, order, person, reason or outcome; a
    /// number also finds the order whose audit rows it is among.
    void setFilter(const QString &text);
    void setSegment(Segment segment);
    const AuditedOrder *order(int row) const;
    /// The row of an order; -1 when it is not shown.
    int rowOf(const core::CommandId &command) const;
    /// How many of all orders ended so; nothing counts those that still wait.
    int countOf(std::optional<core::Outcome> outcome) const;
    int total() const { return int(m_all.size()); }
    /// What is shown, as values that may travel to another thread.
    QList<AuditedOrder> lines() const;
    /// The same as CSV (RFC 4180, UTF-8): times ISO 8601 UTC, stable names, an empty cell where nothing is
    /// known. Any thread.
    static QByteArray csv(const QList<AuditedOrder> &lines);

private:
    QVariant text(const AuditedOrder &order, int column) const;
    bool fits(const AuditedOrder &order, QHash<QString, QString> &titles) const;
    void rebuild();
    void reset();

    QList<AuditedOrder> m_all;
    QList<int> m_shown;
    QStringList m_filter;
    Segment m_segment = Segment::All;
    QHash<int, int> m_counts; ///< by outcome; -1 waits
};

/// "on, 1 s old" from what was known when an order was given; empty when the audit does not say.
QString knownThen(const engine::AuditedOrder &order);

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"

#include <QAbstractTableModel>

namespace console {

/// Every transport in a line of the overview: how busy it was, what went wrong today, when it was heard. GUI
/// thread.
class TransportSummaryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Kind,
        HalfHour, ///< sparkline of messages a second
        Rate,
        Errors,
        Heard,
        ColumnCount
    };
    struct Row
    {
        engine::TransportInfo info;
        QList<double> rates; ///< oldest first; NaN = not known
    };

    explicit TransportSummaryModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setRows(const QList<Row> &rows, core::UtcTime now);

    /// Empty for a row that is not there.
    core::TransportId transport(int row) const { return m_rows.value(row).info.id; }

    /// Errors and unreadable messages since the day began.
    static quint64 errorsToday(const engine::TransportInfo &transport);

private:
    QString text(const Row &row, int column) const;
    QString age(const Row &row) const;

    QList<Row> m_rows;
    core::UtcTime m_now{};
};

} // namespace console

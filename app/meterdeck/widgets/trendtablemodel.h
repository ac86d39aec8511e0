// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/trenddata.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace widgets {

class TrendView;

/// The twin of a trend as a table: the points that are seen, of all shown curves, by time, with mean, lowest,
/// highest, count and quality. The same figures as the curves are drawn from; a stretch without values is a
/// row without figures. GUI thread.
class TrendTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Time,
        Curve,
        Mean,
        Lowest,
        Highest,
        Count,
        QualityColumn,
        ColumnCount
    };

    explicit TrendTableModel(QObject *parent = nullptr);

    /// Takes what the view shows now. Rows are replaced only when they differ.
    void take(const TrendView &view);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        int series = 0;
        TrendPoint point;
        bool operator==(const Row &other) const;
    };

    QList<TrendSeries> m_series; ///< without their points
    QList<Row> m_rows;
    QTimeZone m_zone;
};

} // namespace widgets

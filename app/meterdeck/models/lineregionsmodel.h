// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/linepath.h"

#include <QAbstractTableModel>

namespace console {

/// The provinces with their sites and lines, the worst first. GUI thread.
class LineRegionsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Sites,
        LinesOff,
        NotSure, ///< stale or unknown
        ColumnCount
    };

    explicit LineRegionsModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Districts as the engine tells them; those of one province are one row, and one without is its own.
    void setRegions(const QList<engine::RegionLines> &regions);
    /// Empty: no place. Nothing for a row that is not there.
    std::optional<QString> province(int row) const;
    int rowOf(const QString &province) const;
    /// They are not the program's districts: the head speaks of regions.
    void setOwnRegions(bool own);

private:
    struct Row
    {
        QString province;
        engine::LineCounts counts{};
    };
    static QList<Row> rowsOf(const QList<engine::RegionLines> &regions);

    QList<Row> m_rows;
    bool m_own = false;
};

} // namespace console

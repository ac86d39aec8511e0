// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/linepath.h"

#include <QAbstractTableModel>

namespace console {

/// The lines of one device: number, label, state, since when. GUI thread.
class LineRowsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Number,
        Label,
        State,
        Since,
        ColumnCount
    };

    explicit LineRowsModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setLines(const QList<engine::LineView> &lines, core::UtcTime now);
    const QList<engine::LineView> &lines() const { return m_lines; }

private:
    QList<engine::LineView> m_lines;
    core::UtcTime m_now{};
};

/// The interruptions of one device, the newest first. GUI thread.
class LineOutagesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Start,
        End,
        Lasted,
        Line,
        Class,
        Cause,
        KnownTo,
        ColumnCount
    };

    explicit LineOutagesModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setOutages(const QList<engine::ToldOutage> &outages, core::UtcTime now);
    const engine::ToldOutage *outage(int row) const;

private:
    QString text(const engine::ToldOutage &told, int column) const;

    QList<engine::ToldOutage> m_outages;
    core::UtcTime m_now{};
};

} // namespace console

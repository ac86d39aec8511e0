// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/outbox.h"

#include <QAbstractTableModel>

namespace console {

/// The messages that wait, oldest first, then those that have ended, newest first. A message keeps its row's
/// identity while others come and go. GUI thread.
class HandoverQueueModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        State,
        Message,
        Target,
        Tries,
        Next,
        ColumnCount
    };

    explicit HandoverQueueModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Takes the whole queue as Outbox::items() gives it; only rows that read another way are told.
    void setItems(const QList<notify::Item> &items, const notify::Plan &plan, core::UtcTime now);

    const notify::Item *item(int row) const;
    int rowOf(const QString &message) const;
    int countOf(notify::ItemState state) const;

private:
    struct Row
    {
        notify::Item item;
        QString target;
        QString next;
        QString finding;
        bool reads(const Row &other) const;
    };

    QList<Row> m_rows;
};

} // namespace console

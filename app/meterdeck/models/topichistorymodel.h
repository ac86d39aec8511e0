// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/topicstore.h"

#include <QAbstractTableModel>

namespace console {

/// The last messages of one topic, newest first. GUI thread.
class TopicHistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        Size,
        Kept,
        Payload,
        ColumnCount
    };

    explicit TopicHistoryModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// @p another: of another topic than before.
    void setHistory(const QList<mqtt::TopicRecord> &history, bool another);
    const QList<mqtt::TopicRecord> &history() const { return m_history; }

private:
    QList<mqtt::TopicRecord> m_history;
};

} // namespace console

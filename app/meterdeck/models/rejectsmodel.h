// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"

#include <QAbstractTableModel>

namespace console {

/// Messages that could not be read, newest first, with their bytes as they came. GUI thread.
class RejectsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        Reason,
        Topic,
        Raw,
        ColumnCount
    };

    explicit RejectsModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setRejects(const QList<core::Reject> &rejects);

private:
    QList<core::Reject> m_rejects;
};

} // namespace console

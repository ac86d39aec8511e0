// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/registercsv.h"

#include <QAbstractTableModel>

namespace console {

/// The lines of a CSV file that were not taken, each with its reason. GUI thread.
class CsvRejectsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Line,
        Place,
        Text,
        Reason,
        ColumnCount
    };

    explicit CsvRejectsModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setRejects(const QList<modbus::CsvReject> &rejects);

private:
    QList<modbus::CsvReject> m_rejects;
};

} // namespace console

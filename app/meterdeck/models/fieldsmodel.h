// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fieldwords.h"

#include <QAbstractTableModel>

namespace console {

/// A request and what was heard after it, field by field in the order of the wire. GUI thread.
class FieldsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Direction,
        Bytes, ///< which ones
        Name,
        Raw, ///< as they stand
        Says,
        ColumnCount
    };
    struct Row
    {
        bool heard = false; ///< of the answer, not of the request
        modbus::FrameField field;
        QString name;
        QString place; ///< registers and how they are read
        QString raw;
        QString says;
    };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Takes both apart. @p heard is empty where nothing came.
    void setFrames(const QByteArray &request, const QByteArray &heard, modbus::Framing framing,
                   const FieldWords::Rules &rules);
    const QList<Row> &rows() const { return m_rows; }
    /// The row of the field number @p field of the request or of what was heard; -1 for none.
    int rowOf(bool heard, int field) const;

private:
    QList<Row> m_rows;
};

} // namespace console

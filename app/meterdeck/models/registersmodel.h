// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/registertable.h"
#include "modbus/wordpreview.h"

#include <QAbstractTableModel>
#include <QHash>

namespace console {

/// A register map that is being edited: the cells as they were typed, what is wrong with them, and what a
/// meter said at each address, read as the row means it now. GUI thread.
class RegistersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Address,
        Function,
        Type,
        Order,
        Quantity,
        Channel,
        Scale,
        Unit,
        Now, ///< what the meter said, as this row reads it
        Offset,
        Minimum,
        Maximum,
        Every,
        Invalid,
        ColumnCount
    };
    enum Role
    {
        ComplaintRole = Qt::UserRole + 1, ///< QString: what is wrong with the cell; empty: nothing
        RefusedRole,                      ///< bool: the cell keeps the table from being saved
    };

    explicit RegistersModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

    const modbus::RegisterTable &table() const { return m_table; }
    void setTable(const modbus::RegisterTable &table);
    void setHead(const modbus::RegisterTable::Head &head);
    /// Adds a row behind @p row, or at the end; its number.
    int addRow(int row);
    void addRows(const QList<modbus::RegisterTable::Row> &rows);

    /// What the meter said: 2 bytes a register, from @p address of the wire on.
    void setWords(int function, int address, QByteArrayView bytes);
    void forgetWords();
    /// As many registers as are known from that address of the wire on, up to @p most.
    QByteArray words(int function, int address, int most) const;
    /// What the meter said at @p address of the wire, read as row @p row means it.
    std::optional<double> valueAt(int row, int address) const;

    /// The table's column; nothing for Now.
    static std::optional<modbus::RegisterTable::Column> cellOf(int column);

signals:
    /// Any cell, row or answer changed.
    void edited();

private:
    void changedAll();
    QString nowText(int row) const;

    modbus::RegisterTable m_table;
    QHash<quint32, quint16> m_words; ///< by function and address of the wire
};

} // namespace console

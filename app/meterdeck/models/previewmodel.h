// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/wordpreview.h"

#include <QAbstractTableModel>

namespace console {

/// The same words in every type (rows) and every order (columns). GUI thread.
class PreviewModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit PreviewModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// @p type and @p order are the present choice, which is marked.
    void setPreview(const modbus::WordPreview &preview, std::optional<core::Quantity> quantity,
                    modbus::RegisterType type, modbus::ByteOrder order);
    /// The reading in a cell; null for the column of names and where there is none.
    const modbus::WordReading *readingAt(const QModelIndex &index) const;

private:
    bool isChosen(const modbus::WordReading &reading) const;

    modbus::WordPreview m_preview;
    std::optional<core::Quantity> m_quantity;
    QList<modbus::RegisterType> m_types;
    modbus::RegisterType m_type = modbus::RegisterType::U16;
    modbus::ByteOrder m_order = modbus::ByteOrder::ABCD;
};

} // namespace console

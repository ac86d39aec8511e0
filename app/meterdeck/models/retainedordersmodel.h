// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/topicwatch.h"

#include <QAbstractTableModel>

namespace console {

/// Orders that a broker keeps and hands to a device at each of its starts. GUI thread.
class RetainedOrdersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Topic,
        Payload,
        Family,
        Found,
        ColumnCount
    };

    explicit RetainedOrdersModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setOrders(const QList<engine::RetainedOrder> &orders);
    const QList<engine::RetainedOrder> &orders() const { return m_orders; }

private:
    QList<engine::RetainedOrder> m_orders;
};

} // namespace console

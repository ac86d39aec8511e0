// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/retainedordersmodel.h"

#include "widgets/tabledelegate.h"
#include "widgets/theme.h"
#include "wirewords.h"
#include "words.h"

using namespace Qt::StringLiterals;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

RetainedOrdersModel::RetainedOrdersModel(QObject *parent) : QAbstractTableModel(parent) {}

int RetainedOrdersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_orders.size());
}

int RetainedOrdersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

void RetainedOrdersModel::setOrders(const QList<engine::RetainedOrder> &orders)
{
    beginResetModel();
    m_orders = orders;
    endResetModel();
}

QVariant RetainedOrdersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_orders.size())
        return {};
    const engine::RetainedOrder &order = m_orders.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        switch (column) {
        case Topic:
            return order.topic;
        case Payload:
            return WireWords::payload(order.payload);
        case Family:
            return order.profile ? order.profile->name : QString();
        case Found:
            return Words::moment(order.foundAt);
        default:
            return {};
        }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignLeft));
    case TableDelegate::IconRole:
        return column == Topic ? QVariant(u"triangle-alert"_s) : QVariant();
    case TableDelegate::MonoRole:
        return column == Topic || column == Payload;
    case TableDelegate::TokenRole:
        return int(column == Topic || column == Payload ? Token::Text : Token::Text2);
    default:
        return {};
    }
}

QVariant RetainedOrdersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Topic:
        return tr("Topic");
    case Payload:
        return tr("Order");
    case Family:
        return tr("Known by");
    case Found:
        return tr("Found");
    default:
        return {};
    }
}

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tallymodel.h"

#include "widgets/tableview.h"
#include "widgets/theme.h"
#include "words.h"

namespace console {

TallyModel::TallyModel(QString kindTitle, QString countTitle, QObject *parent)
    : QAbstractTableModel(parent), m_kindTitle(std::move(kindTitle)), m_countTitle(std::move(countTitle))
{}

int TallyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TallyModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : 2; }

QVariant TallyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const bool number = index.column() == 1;
    switch (role) {
    case Qt::DisplayRole:
        return number ? Words::count(row.count) : row.kind;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    case widgets::TableDelegate::EmphasisRole:
        return number && row.count > 0;
    case widgets::TableDelegate::ShareRole:
        return number && row.count > 0 && most() > 0 ? QVariant(double(row.count) / double(most()))
                                                     : QVariant();
    case widgets::TableDelegate::TokenRole:
        if (row.count == 0)
            return int(widgets::Token::Text3);
        return number && row.trouble ? QVariant(int(widgets::Token::HighLine)) : QVariant();
    default:
        return {};
    }
}

QVariant TallyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return section == 0 ? m_kindTitle : m_countTitle;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section == 1 ? Qt::AlignRight : Qt::AlignLeft)));
    return {};
}

quint64 TallyModel::most() const
{
    quint64 count = 0;
    for (const Row &row : m_rows)
        count = std::max(count, row.count);
    return count;
}

void TallyModel::setRows(const QList<Row> &rows)
{
    if (rows == m_rows)
        return;
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    m_rows = rows;
    emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, 1));
}

} // namespace console

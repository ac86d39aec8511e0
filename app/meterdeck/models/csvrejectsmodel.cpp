// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csvrejectsmodel.h"

#include "registerwords.h"
#include "widgets/tabledelegate.h"

namespace console {

CsvRejectsModel::CsvRejectsModel(QObject *parent) : QAbstractTableModel(parent) {}

int CsvRejectsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rejects.size());
}

int CsvRejectsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant CsvRejectsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rejects.size())
        return {};
    const modbus::CsvReject &reject = m_rejects[index.row()];
    if (role == widgets::TableDelegate::MonoRole)
        return index.column() == Text;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (index.column() == Line ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Line:
        return QString::number(reject.line);
    case Place:
        return reject.column > 0 && !reject.header.isEmpty()
                   ? tr("%1 (%2)", "name of a column and its number").arg(reject.header).arg(reject.column)
               : !reject.header.isEmpty() ? reject.header
               : reject.column > 0        ? tr("cell %1").arg(reject.column)
                                          : tr("whole line");
    case Text:
        return reject.text;
    case Reason:
        return RegisterWords::reject(reject);
    default:
        return {};
    }
}

QVariant CsvRejectsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line:
        return tr("Line");
    case Place:
        return tr("Column");
    case Text:
        return tr("What stands there");
    case Reason:
        return tr("Why it is not taken");
    default:
        return {};
    }
}

void CsvRejectsModel::setRejects(const QList<modbus::CsvReject> &rejects)
{
    beginResetModel();
    m_rejects = rejects;
    endResetModel();
}

} // namespace console

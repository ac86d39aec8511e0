// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/handovertargetsmodel.h"

#include "handoverwords.h"
#include "widgets/tabledelegate.h"
#include "widgets/theme.h"

using namespace Qt::StringLiterals;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

HandoverTargetsModel::HandoverTargetsModel(QObject *parent) : QAbstractTableModel(parent) {}

int HandoverTargetsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int HandoverTargetsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant HandoverTargetsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return column == Name         ? row.target.label()
               : column == Priorities ? HandoverWords::urgencies(row.target)
                                      : row.standing;
    case TableDelegate::DetailRole:
        return column == Name ? tr("%1: %2", "kind of target, where it leads")
                                    .arg(HandoverWords::way(row.target.way), HandoverWords::place(row.target))
               : column == State ? QVariant(row.detail)
                                 : QVariant();
    case Qt::ToolTipRole: {
        const QString detail = data(index, TableDelegate::DetailRole).toString();
        const QString text = data(index, Qt::DisplayRole).toString();
        return detail.isEmpty() ? text : text + u'\n' + detail;
    }
    case Qt::AccessibleTextRole: {
        const QString detail = data(index, TableDelegate::DetailRole).toString();
        const QString text = data(index, Qt::DisplayRole).toString();
        return detail.isEmpty() ? text : tr("%1. %2", "what a cell says, its second line").arg(text, detail);
    }
    case TableDelegate::IconRole:
        return column == Name                    ? QVariant(HandoverWords::wayIcon(row.target.way))
               : column == State && row.troubled ? QVariant(u"triangle-alert"_s)
                                                 : QVariant();
    case TableDelegate::EmphasisRole:
        return column == Name || (column == State && row.troubled);
    case TableDelegate::TokenRole:
        return !row.target.enabled ? QVariant(int(Token::Text3)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant HandoverTargetsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Target");
    case Priorities:
        return tr("Priorities");
    case State:
        return tr("State");
    default:
        return {};
    }
}

void HandoverTargetsModel::setTargets(const notify::Plan &plan, const QList<notify::TargetStatus> &statuses,
                                      core::UtcTime now)
{
    QList<Row> rows;
    for (const notify::Target &target : plan.targets) {
        Row row;
        row.target = target;
        row.status.target = target.id;
        for (const notify::TargetStatus &status : statuses) {
            if (status.target == target.id)
                row.status = status;
        }
        row.standing = HandoverWords::standing(target, row.status, now);
        row.troubled = HandoverWords::isTroubled(target, row.status, now);
        row.detail = row.troubled ? HandoverWords::finding(row.status.finding, row.status.facts)
                                  : HandoverWords::held(row.status, now);
        rows << row;
    }
    const auto same = [](const Row &left, const Row &right) { return left.target == right.target; };
    if (!std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), same)) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    for (qsizetype at = 0; at < rows.size(); ++at) {
        const Row &row = rows.at(at);
        const bool told = row.standing != m_rows.at(at).standing || row.detail != m_rows.at(at).detail ||
                          row.troubled != m_rows.at(at).troubled;
        m_rows[at] = row;
        if (told)
            emit dataChanged(index(int(at), 0), index(int(at), ColumnCount - 1));
    }
}

const notify::Target *HandoverTargetsModel::target(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row).target : nullptr;
}

notify::TargetStatus HandoverTargetsModel::status(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).status : notify::TargetStatus{};
}

int HandoverTargetsModel::rowOf(const QString &id) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).target.id == id)
            return row;
    }
    return -1;
}

int HandoverTargetsModel::troubled() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.troubled; }));
}

} // namespace console

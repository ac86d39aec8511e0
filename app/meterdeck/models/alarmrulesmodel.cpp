// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alarmrulesmodel.h"

#include "alarmwords.h"
#include "widgets/tabledelegate.h"
#include "widgets/theme.h"

#include <algorithm>

using widgets::TableDelegate;

namespace console {

AlarmRulesModel::AlarmRulesModel(QObject *parent) : QAbstractTableModel(parent) {}

int AlarmRulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rules.size());
}

int AlarmRulesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString AlarmRulesModel::text(const alarms::AlarmRule &rule, int column) const
{
    switch (column) {
    case Name: {
        // Where the limit is filled in, its own words stand in the next column.
        QString name = AlarmWords::ruleText(rule.name);
        name.replace(QStringLiteral("{limit}"), QStringLiteral("…"));
        return name.replace(QStringLiteral("{where}"), QStringLiteral("…"));
    }
    case Asks:
        return AlarmWords::asks(rule);
    case Priority:
        return AlarmWords::priority(rule.priority);
    case Use:
        return alarms::whyNot(rule, {}) ? tr("not complete")
               : !rule.enabled          ? tr("not in use")
               : rule.outOfService
                   ? tr("out of service until %1").arg(Words::moment(rule.outOfService->until))
                   : tr("in use");
    default:
        return {};
    }
}

QVariant AlarmRulesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rules.size())
        return {};
    const alarms::AlarmRule &rule = m_rules.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(rule, index.column());
    case TableDelegate::EmphasisRole:
        return index.column() == Name;
    case TableDelegate::TokenRole:
        return rule.enabled ? QVariant() : QVariant(int(widgets::Token::Text3));
    default:
        return {};
    }
}

QVariant AlarmRulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Rule");
    case Asks:
        return tr("When");
    case Priority:
        return tr("Priority");
    case Use:
        return tr("State");
    default:
        return {};
    }
}

void AlarmRulesModel::setRules(const QList<alarms::AlarmRule> &rules)
{
    beginResetModel();
    m_rules = rules;
    endResetModel();
}

void AlarmRulesModel::change(int row, const alarms::AlarmRule &rule)
{
    if (row < 0 || row >= m_rules.size() || m_rules.at(row) == rule)
        return;
    m_rules[row] = rule;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void AlarmRulesModel::insert(int row, const alarms::AlarmRule &rule)
{
    const int at = std::clamp(row, 0, int(m_rules.size()));
    beginInsertRows({}, at, at);
    m_rules.insert(at, rule);
    endInsertRows();
}

void AlarmRulesModel::remove(int row)
{
    if (row < 0 || row >= m_rules.size())
        return;
    beginRemoveRows({}, row, row);
    m_rules.removeAt(row);
    endRemoveRows();
}

int AlarmRulesModel::rowOf(const QString &id) const
{
    for (int row = 0; row < m_rules.size(); ++row) {
        if (m_rules.at(row).id.toString() == id)
            return row;
    }
    return -1;
}

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmrule.h"

#include <QAbstractTableModel>

namespace console {

/// The rules of a workspace's alarms as they are being edited: what each watches, how urgent it is, and
/// whether it is in use. GUI thread.
class AlarmRulesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Asks,
        Priority,
        Use,
        ColumnCount
    };

    explicit AlarmRulesModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setRules(const QList<alarms::AlarmRule> &rules);
    const QList<alarms::AlarmRule> &rules() const { return m_rules; }
    void change(int row, const alarms::AlarmRule &rule);
    /// Puts a rule at a row; beyond the last one it becomes the last.
    void insert(int row, const alarms::AlarmRule &rule);
    void remove(int row);
    /// -1 when there is none.
    int rowOf(const QString &id) const;

private:
    QString text(const alarms::AlarmRule &rule, int column) const;

    QList<alarms::AlarmRule> m_rules;
};

} // namespace console

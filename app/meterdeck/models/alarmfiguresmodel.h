// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmquality.h"

#include <QAbstractTableModel>

namespace console {

/// One rule and how it fared in a stretch of time. A value.
struct AlarmRuleFigures
{
    alarms::AlarmRule rule;
    alarms::RuleFigures figures;
    bool isGone = false; ///< it raised alarms and is no longer in the workspace

    bool isNeverRaised() const { return figures.raised == 0 && figures.hiddenRaised == 0; }
    bool hasResponse() const { return !rule.response.trimmed().isEmpty(); }
};

/// Every rule of the alarms with what became of it: how often it was raised, how soon it was answered, and
/// what speaks against it. Sorted by any column, the loudest first to begin with. GUI thread.
class AlarmFiguresModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Mark, ///< the priority
        Rule,
        Response,
        Raised,
        Share,
        Answered,
        Remark,
        ColumnCount
    };
    enum Role
    {
        PriorityRole = Qt::UserRole + 1 ///< 1 to 4
    };

    explicit AlarmFiguresModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// The rules in force, and those that are gone and were raised.
    void setFigures(const QList<alarms::AlarmRule> &rules, const alarms::Quality &quality);
    const QList<AlarmRuleFigures> &rows() const { return m_rows; }
    int neverRaised() const;
    int withoutResponse() const;

    /// What speaks against a rule, in words; empty when nothing does.
    static QString remark(const AlarmRuleFigures &row);
    /// Something of it should be changed: not only that it was never raised.
    static bool isTrouble(const AlarmRuleFigures &row);
    /// The rows as a file: rule, name, subject, condition, limit, priority, enabled, response, raised, …
    /// UTF-8, quoting of RFC 4180, lines end in LF, numbers with a point, times of @p quality in UTC.
    static QByteArray csv(const QList<AlarmRuleFigures> &rows, const alarms::Quality &quality);

private:
    QString text(const AlarmRuleFigures &row, int column) const;
    void order();

    QList<AlarmRuleFigures> m_rows;
    int m_column = Raised;
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

} // namespace console

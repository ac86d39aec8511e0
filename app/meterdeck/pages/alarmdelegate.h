// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tabledelegate.h"

namespace console {

/// Paints what rows of alarms have beside other tables: the priority's mark, figure and limit in one cell,
/// and the button that acknowledges. By the roles of AlarmsModel.
class AlarmDelegate : public widgets::TableDelegate
{
    Q_OBJECT

public:
    explicit AlarmDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// Where the button of a cell stands; empty when it has none.
    static QRect buttonRect(const QRect &cell, const QModelIndex &index, Qt::LayoutDirection direction);

private:
    void paintFigures(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintButton(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace console

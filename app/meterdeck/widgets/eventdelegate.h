// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace widgets {

/// Paints a row of an event list: time, mark, title and a detail below. Rows are 48 px high, parted by
/// hairlines.
class EventDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// What a model has to offer besides Qt::DisplayRole (the title).
    enum EventRole
    {
        TimeRole = Qt::UserRole + 100, ///< QString, ready to show
        DetailRole,                    ///< QString
        QualityRole,                   ///< core::Quality as int: draws that mark
        OutcomeRole,                   ///< core::Outcome as int, -1 for waiting: draws that mark instead
        EmphasisRole,                  ///< bool: title in 600
    };

    explicit EventDelegate(QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace widgets

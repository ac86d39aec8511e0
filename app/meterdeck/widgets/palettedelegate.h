// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace widgets {

/// Paints a row of the palette: icon, title with the found letters strong, detail, keys at the right.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// What a model answers beside its title and Qt::AccessibleTextRole.
    enum Role
    {
        DetailRole = Qt::UserRole + 1,
        IconRole,     ///< Lucide name
        KeysRole,     ///< QString, as a person reads the keys
        PositionsRole ///< QList<int>: letters of the title that were found
    };

    explicit PaletteDelegate(QObject *parent = nullptr) : QStyledItemDelegate(parent) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tabledelegate.h"

namespace console {

/// Cells of a register map: painted as every table's, edited as text with what is known offered below, and
/// handed to the model with each key, so that what is wrong is said while it is typed.
class RegisterCells : public widgets::TableDelegate
{
    Q_OBJECT

public:
    explicit RegisterCells(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
};

} // namespace console

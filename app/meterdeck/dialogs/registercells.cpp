// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/registercells.h"

#include "models/registersmodel.h"
#include "registerwords.h"
#include "widgets/theme.h"

#include <QCompleter>
#include <QLineEdit>
#include <QPainter>

using namespace Qt::StringLiterals;
using modbus::RegisterTable;

namespace console {

namespace {

QStringList choicesFor(const QModelIndex &index)
{
    QStringList choices;
    switch (index.column()) {
    case RegistersModel::Function:
        return {u"3"_s, u"4"_s};
    case RegistersModel::Type:
        for (const modbus::RegisterType type : modbus::allTypes())
            choices << modbus::typeName(type);
        return choices;
    case RegistersModel::Order:
        for (const modbus::ByteOrder order : modbus::allOrders())
            choices << modbus::orderName(order);
        return choices;
    case RegistersModel::Quantity:
        for (const core::Quantity quantity : core::allQuantities())
            choices << core::quantityName(quantity);
        return choices;
    case RegistersModel::Channel:
        return {u"L1"_s, u"L2"_s, u"L3"_s};
    case RegistersModel::Unit: {
        const auto quantity =
            core::quantityFromName(index.siblingAtColumn(RegistersModel::Quantity).data().toString());
        return quantity ? RegisterTable::unitsOf(*quantity) : QStringList();
    }
    default:
        return {};
    }
}

} // namespace

RegisterCells::RegisterCells(QObject *parent) : TableDelegate(parent) {}

void RegisterCells::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    TableDelegate::paint(painter, option, index);
    // Cells are chosen here, not rows: the one that keys would change has an edge of its own.
    if ((option.state & QStyle::State_Selected) && (option.state & QStyle::State_Active)) {
        const widgets::Theme &theme = widgets::Theme::of(option.widget);
        painter->save();
        painter->setPen(theme.colour(widgets::Token::Focus));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
        painter->restore();
    }
}

QWidget *RegisterCells::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                     const QModelIndex &index) const
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(u"cell"_s);
    edit->setFrame(false);
    edit->setTextMargins(4, 0, 4, 0);
    const auto column = RegistersModel::cellOf(index.column());
    edit->setAccessibleName(column ? RegisterWords::column(*column) : QString());
    edit->setAccessibleDescription(column ? RegisterWords::columnHint(*column) : QString());
    if (const QStringList choices = choicesFor(index); !choices.isEmpty()) {
        auto *completer = new QCompleter(choices, edit);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        edit->setCompleter(completer);
    }
    auto *self = const_cast<RegisterCells *>(this);
    connect(edit, &QLineEdit::textChanged, self, [self, edit] {
        if (edit->isModified() || edit->hasFocus())
            emit self->commitData(edit);
    });
    return edit;
}

void RegisterCells::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *edit = qobject_cast<QLineEdit *>(editor);
    const QString text = index.data(Qt::EditRole).toString();
    if (edit && edit->text() != text)
        edit->setText(text);
}

void RegisterCells::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *edit = qobject_cast<QLineEdit *>(editor))
        model->setData(index, edit->text(), Qt::EditRole);
}

} // namespace console

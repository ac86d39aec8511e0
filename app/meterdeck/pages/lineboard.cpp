// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/lineboard.h"

#include "models/linedevicesmodel.h"
#include "widgets/drawntext.h"
#include "widgets/linering.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;
using widgets::LineState;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int CellWidth = 152;
constexpr int RingSide = 56;

/// A cell: the ring, and below it the name and what is the matter.
class CellDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const Theme &theme = Theme::of(option.widget);
        return {Theme::grow(CellWidth), Theme::grow(RingSide) + 2 * theme.lineHeight(Role::Table) + 20};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.widget);
        const auto states = index.data(LineDevicesModel::StatesRole).value<QList<LineState>>();
        const bool off = states.contains(LineState::Off);
        painter->save();
        const QRectF cell = QRectF(option.rect).adjusted(3, 3, -3, -3);
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.colour(Token::Select));
            painter->drawRoundedRect(cell, 4, 4);
        }
        const double side = Theme::grow(RingSide);
        widgets::LineRing::paint(*painter, QRectF(cell.center().x() - side / 2, cell.top() + 3, side, side),
                                 states, theme);
        const double line = theme.lineHeight(Role::Table);
        const auto say = [&](double top, const QString &text, Token token, int weight) {
            painter->setFont(theme.font(Role::Table, weight));
            painter->setPen(theme.colour(token));
            const QRectF place(cell.left() + 4, top, cell.width() - 8, line);
            widgets::drawText(*painter, place, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine,
                              QFontMetricsF(painter->font()).elidedText(text, Qt::ElideRight, place.width()));
        };
        const QModelIndex lines = index.siblingAtColumn(LineDevicesModel::Lines);
        say(cell.top() + side + 6, index.data().toString(), Token::Text, off ? 600 : 0);
        say(cell.top() + side + 6 + line, lines.data().toString(), off ? Token::Critical : Token::Text3, 0);
        if ((option.state & QStyle::State_HasFocus) && Theme::hasRing(option.widget))
            theme.drawFocusRing(*painter, cell, 4);
        painter->restore();
    }
};

} // namespace

LineBoard::LineBoard(QWidget *parent) : QListView(parent)
{
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setDragEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setItemDelegate(new CellDelegate(this));
    setAccessibleName(tr("Board of lines"));
    connect(this, &QListView::doubleClicked, this, &LineBoard::opened);
    size();
}

void LineBoard::size()
{
    QStyleOptionViewItem option;
    option.widget = this;
    setGridSize(itemDelegate()->sizeHint(option, {}));
}

void LineBoard::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        size();
}

void LineBoard::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit opened(currentIndex());
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace console

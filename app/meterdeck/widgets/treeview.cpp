// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/treeview.h"

#include "widgets/tabledelegate.h"
#include "widgets/tableheader.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace widgets {

namespace {

constexpr int RowHeight = 24;
constexpr int HeaderHeight = 30;
constexpr int DensityStep = 4;
constexpr int TableLine = 16; ///< of the look, to which its row heights belong
constexpr int Indentation = 18;
constexpr int Chevron = 14;

/// Cells of a table, as high as the tree's rows.
class TreeDelegate : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {TableDelegate::sizeHint(option, index).width(), TreeView::rowHeight(option.widget)};
    }
};

} // namespace

TreeView::TreeView(QWidget *parent) : QTreeView(parent)
{
    setItemDelegate(new TreeDelegate(this));
    setHeader(new TableHeader(this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setAnimated(false);
    setAllColumnsShowFocus(true);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setExpandsOnDoubleClick(true);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    header()->setMinimumSectionSize(32);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setStretchLastSection(false);
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!model()->hasChildren(index.siblingAtColumn(0)))
            emit rowActivated(index);
    });
    size();
}

int TreeView::rowHeight(const QWidget *widget)
{
    int height = RowHeight;
    if (Theme::density() == Theme::Density::Comfort)
        height += DensityStep;
    return height + (widget ? Theme::of(widget).lineHeight(Role::Table) - TableLine : 0);
}

void TreeView::size()
{
    setIndentation(Theme::iconSize(Indentation));
    header()->setFixedHeight(HeaderHeight + Theme::of(this).lineHeight(Role::Table) - TableLine);
}

void TreeView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        size();
        scheduleDelayedItemsLayout();
    }
}

void TreeView::setStretchColumn(int column)
{
    m_stretch = column;
    for (int i = 0; i < header()->count(); ++i)
        header()->setSectionResizeMode(i, i == column ? QHeaderView::Stretch : QHeaderView::Interactive);
}

void TreeView::setModel(QAbstractItemModel *newModel)
{
    QTreeView::setModel(newModel);
    setStretchColumn(m_stretch);
}

void TreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &options, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(this);
    // The part before the first cell belongs to the row as well.
    const QRect row(0, options.rect.top(), viewport()->width(), options.rect.height());
    if (selectionModel() && selectionModel()->isRowSelected(index.row(), index.parent()))
        painter->fillRect(row, theme.colour(Token::Select));
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), theme.colour(Token::Line));
    QTreeView::drawRow(painter, options, index);
    if (hasFocus() && currentIndex().isValid() &&
        currentIndex().siblingAtColumn(0) == index.siblingAtColumn(0))
        theme.drawFocusRing(*painter, QRectF(row), 3);
}

void TreeView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!model()->hasChildren(index))
        return;
    const Theme &theme = Theme::of(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int side = Theme::iconSize(Chevron);
    const QString icon = isExpanded(index) ? QStringLiteral("chevron-down")
                         : mirrored        ? QStringLiteral("chevron-left")
                                           : QStringLiteral("chevron-right");
    const double left = mirrored ? rect.left() : rect.right() + 1 - indentation();
    painter->drawPixmap(QPointF(left + (indentation() - side) / 2., rect.center().y() - side / 2.),
                        theme.pixmap(icon, Token::Text2, side, painter->device()->devicePixelRatioF()));
}

void TreeView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex row = currentIndex().siblingAtColumn(0);
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && row.isValid()) {
        if (model()->hasChildren(row))
            setExpanded(row, !isExpanded(row));
        else
            emit rowActivated(row);
        return;
    }
    QTreeView::keyPressEvent(event);
}

} // namespace widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tableview.h"

#include "widgets/tableheader.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QDrag>
#include <QEvent>
#include <QKeyEvent>
#include <QMimeData>

namespace widgets {

namespace {
constexpr int DensityStep = 4;
constexpr int HeaderHeight = 30;
constexpr int WallHeight = 1300;
constexpr int TableLine = 16; ///< of the look, to which its row heights belong
} // namespace

TableView::TableView(QWidget *parent) : QTableView(parent)
{
    setItemDelegate(new TableDelegate(this));
    setHorizontalHeader(new TableHeader(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(20);
    horizontalHeader()->setMinimumSectionSize(32);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    setRows(Rows::Dense);
}

void TableView::setRows(Rows rows)
{
    m_rows = rows;
    sizeRows();
}

void TableView::sizeRows()
{
    const Theme &theme = Theme::of(this);
    const int lines = m_rows == Rows::Double ? 2 : 1;
    const int growth = lines * (theme.lineHeight(Role::Table) - TableLine);
    int height = int(m_rows);
    if (Theme::density() == Theme::Density::Dense)
        height = std::max(int(Rows::Dense), height - DensityStep);
    else if (Theme::density() == Theme::Density::Comfort)
        height += DensityStep;
    // A table as high as a wall is read from farther away; who wants it dense keeps it so.
    m_high = viewport()->height() > Theme::grow(WallHeight) && Theme::density() != Theme::Density::Dense;
    if (m_high && lines == 1)
        height = height * 3 / 2;
    verticalHeader()->setDefaultSectionSize(height + growth);
    horizontalHeader()->setFixedHeight(HeaderHeight + growth / lines);
    tellVisibleRows();
}

void TableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        sizeRows();
}

void TableView::selectRow(int row)
{
    const int first = horizontalHeader()->logicalIndex(0);
    if (model() && first >= 0)
        setCurrentIndex(model()->index(row, first, rootIndex()));
}

void TableView::setStretchColumn(int column)
{
    m_stretch = column;
    // A section that the header does not have yet cannot be told; setModel() comes back here.
    for (int i = 0; i < horizontalHeader()->count(); ++i)
        horizontalHeader()->setSectionResizeMode(i, i == column ? QHeaderView::Stretch
                                                                : QHeaderView::Interactive);
}

void TableView::setModel(QAbstractItemModel *newModel)
{
    QTableView::setModel(newModel);
    setStretchColumn(m_stretch);
}

std::pair<int, int> TableView::visibleRows() const
{
    const int height = verticalHeader()->defaultSectionSize();
    if (!isVisible() || height <= 0)
        return {0, -1};
    const int first = verticalHeader()->offset() / height;
    return {first, (verticalHeader()->offset() + viewport()->height()) / height};
}

void TableView::tellVisibleRows()
{
    const std::pair<int, int> rows = visibleRows();
    if (rows == m_told)
        return;
    m_told = rows;
    emit visibleRowsChanged(rows.first, rows.second);
}

void TableView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                            const QList<int> &roles)
{
    Q_UNUSED(roles);
    if (!topLeft.isValid() || !isVisible())
        return;
    if (QAccessible::isActive()) {
        QAccessibleTableModelChangeEvent event(this, QAccessibleTableModelChangeEvent::DataChanged);
        event.setFirstRow(topLeft.row());
        event.setFirstColumn(topLeft.column());
        event.setLastRow(bottomRight.row());
        event.setLastColumn(bottomRight.column());
        QAccessible::updateAccessibility(&event);
    }
    // Rows have one height, so what is on screen needs no search. Nothing is edited here.
    const auto [firstShown, lastShown] = visibleRows();
    const int first = std::max(topLeft.row(), firstShown);
    const int last = std::min(bottomRight.row(), lastShown);
    if (first > last)
        return;
    const int height = verticalHeader()->defaultSectionSize();
    QRect box(0, first * height - verticalHeader()->offset(), viewport()->width(),
              (last - first + 1) * height);
    if (topLeft.column() == bottomRight.column()) {
        const int column = topLeft.column();
        if (isColumnHidden(column))
            return;
        box.setLeft(columnViewportPosition(column));
        box.setWidth(columnWidth(column));
    }
    viewport()->update(box);
}

void TableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    tellVisibleRows();
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    const bool high =
        viewport()->height() > Theme::grow(WallHeight) && Theme::density() != Theme::Density::Dense;
    if (high != m_high)
        sizeRows();
    tellVisibleRows();
}

void TableView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    tellVisibleRows();
}

void TableView::hideEvent(QHideEvent *event)
{
    QTableView::hideEvent(event);
    tellVisibleRows();
}

void TableView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    m_pressed = index;
    if (const QVariant group = index.data(TableDelegate::GroupRole); group.isValid()) {
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        if (event->button() == Qt::LeftButton)
            emit groupToggled(index, !group.toBool());
        return;
    }
    QTableView::mousePressEvent(event);
}

void TableView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.data(TableDelegate::GroupRole).isValid()) {
        mousePressEvent(event); // the second click of a quick pair toggles like the first
        return;
    }
    QTableView::mouseDoubleClickEvent(event);
    if (index.isValid() && event->button() == Qt::LeftButton)
        emit rowActivated(index);
}

void TableView::startDrag(Qt::DropActions actions)
{
    Q_UNUSED(actions);
    // The one value under the pointer, not the whole row that is chosen with it.
    if (!m_pressed.isValid() || !(model()->flags(m_pressed) & Qt::ItemIsDragEnabled))
        return;
    QMimeData *values = model()->mimeData({m_pressed});
    if (!values)
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(values);
    drag->exec(Qt::CopyAction);
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (const QVariant group = index.data(TableDelegate::GroupRole); group.isValid()) {
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const bool collapsed = group.toBool();
        const bool opens = event->key() == (mirrored ? Qt::Key_Left : Qt::Key_Right);
        const bool closes = event->key() == (mirrored ? Qt::Key_Right : Qt::Key_Left);
        if (enter || event->key() == Qt::Key_Space || (opens && collapsed) || (closes && !collapsed))
            emit groupToggled(index, !collapsed);
        if (enter || event->key() == Qt::Key_Space || opens || closes)
            return;
    } else if (enter && index.isValid()) {
        emit rowActivated(index);
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        emit copyRequested();
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace widgets

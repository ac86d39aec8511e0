// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tableview.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>

namespace widgets {

namespace {
constexpr int DensityStep = 4;
constexpr int HeaderHeight = 30;
constexpr int TableLine = 16; ///< of the look, to which its row heights belong
} // namespace

TableView::TableView(QWidget *parent) : QTableView(parent)
{
    setItemDelegate(new TableDelegate(this));
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
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(32);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    setRows(Rows::Dense);
    connect(this, &QTableView::doubleClicked, this, &TableView::rowActivated);
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
    verticalHeader()->setDefaultSectionSize(height + growth);
    horizontalHeader()->setFixedHeight(HeaderHeight + growth / lines);
}

void TableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        sizeRows();
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

void TableView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit rowActivated(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace widgets

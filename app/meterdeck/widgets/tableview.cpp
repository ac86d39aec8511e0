// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tableview.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace widgets {

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
    horizontalHeader()->setFixedHeight(30);
    horizontalHeader()->setMinimumSectionSize(32);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    setRows(Rows::Dense);
    connect(this, &QTableView::doubleClicked, this, &TableView::rowActivated);
}

void TableView::setRows(Rows rows) { verticalHeader()->setDefaultSectionSize(int(rows)); }

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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tabledelegate.h"

#include <QPersistentModelIndex>
#include <QTableView>

#include <utility>

namespace widgets {

/// A table as the console sets it: fixed rows, no word wrap, whole rows chosen, one hairline, Tab leaves it,
/// sorting by the header on wish. Rows that a model marks as heads of groups open and close. Columns are
/// sized by hand: measuring contents costs more than the rest together.
class TableView : public QTableView
{
    Q_OBJECT
public:
    enum class Rows
    {
        Dense = 24,
        Normal = 28,
        Comfort = 32,
        Double = 46
    };

    explicit TableView(QWidget *parent = nullptr);
    /// How high rows are by the look; a person's density makes them a step closer or wider, larger fonts
    /// higher.
    void setRows(Rows rows);
    /// The column that takes the room that is left; -1 for none.
    void setStretchColumn(int column);
    void setModel(QAbstractItemModel *model) override;
    /// Chooses a row; Qt's own finds none before a mirrored view was laid out.
    void selectRow(int row);
    /// The rows that are at least partly on screen, also beyond the last one; last < first when hidden.
    std::pair<int, int> visibleRows() const;

signals:
    /// Enter or a double click on a row.
    void rowActivated(const QModelIndex &index);
    /// The head of a group was clicked, or opened or closed by Enter, Space, Left or Right.
    void groupToggled(const QModelIndex &index, bool collapse);
    void visibleRowsChanged(int first, int last);
    /// Ctrl+C.
    void copyRequested();

public slots:
    /// Repaints the rows and columns that changed and are on screen; Qt's own repaints everything.
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void sizeRows();
    void tellVisibleRows();

    Rows m_rows = Rows::Dense;
    bool m_high = false; ///< rows stand farther apart
    int m_stretch = -1;
    std::pair<int, int> m_told{0, -1};
    QPersistentModelIndex m_pressed;
};

} // namespace widgets

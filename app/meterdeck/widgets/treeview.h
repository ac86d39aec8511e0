// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace widgets {

/// A tree as the console sets it: rows of one height, whole rows chosen, one hairline, chevrons, cells
/// painted as those of a table (see TableDelegate). Tab leaves it; the arrow keys open and close branches.
class TreeView : public QTreeView
{
    Q_OBJECT
public:
    explicit TreeView(QWidget *parent = nullptr);

    /// The column that takes the room that is left; -1 for none.
    void setStretchColumn(int column);
    void setModel(QAbstractItemModel *model) override;
    /// How high a row is, with the fonts and the density of now.
    static int rowHeight(const QWidget *widget);

signals:
    /// Enter or a double click on a row without branches.
    void rowActivated(const QModelIndex &index);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &options,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void size();

    int m_stretch = -1;
};

} // namespace widgets

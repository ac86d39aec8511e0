// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tabledelegate.h"

#include <QTableView>

namespace widgets {

/// A table as the console sets it: fixed rows, no word wrap, whole rows chosen, one hairline, Tab leaves it,
/// sorting by the header on wish. Columns are sized by hand: measuring contents costs more than the rest
/// together.
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

signals:
    /// Enter or a double click on a row.
    void rowActivated(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void sizeRows();

    Rows m_rows = Rows::Dense;
    int m_stretch = -1;
};

} // namespace widgets

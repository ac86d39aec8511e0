// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

class QTableView;

namespace widgets {

/// Lets the columns of a table grow with a window that is far wider than they need, as on a wall: together
/// and at most to MostSpread times the widths that were chosen for them. Lives as long as its table. What a
/// person sets by hand is a chosen width. Thread: GUI.
class ColumnSpread : public QObject
{
    Q_OBJECT

public:
    static constexpr double MostSpread = 2.2;
    /// Share of the table's width that the columns leave to the one that takes the rest.
    static constexpr double Rest = 0.3;

    /// @p rest takes what is left and is not spread; -1: the last one on screen.
    explicit ColumnSpread(QTableView *table, int rest = -1);

    /// The width of a column in a window of usual size, in pixels; 0 while it is hidden and was never set.
    int chosenWidth(int column) const { return m_chosen.value(column); }
    void setChosenWidth(int column, int width);
    /// True while the columns are sized by the window, not by a person.
    bool isSpreading() const { return m_spreading; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void spread();
    bool isSpread(int column) const;

    QTableView &m_table;
    int m_rest;
    QHash<int, int> m_chosen; ///< by logical index
    double m_factor = 1;
    bool m_spreading = false;
};

} // namespace widgets

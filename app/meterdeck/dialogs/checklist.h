// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;

namespace widgets {
class Icon;
class Label;
} // namespace widgets

namespace console {

/// One fact that was looked at before an order.
struct Check
{
    QString text;
    bool fulfilled = true;
    bool required = false; ///< the order cannot go out while it is not fulfilled

    friend bool operator==(const Check &, const Check &) = default;
};

/// "Checked just now": facts in two columns, each with a tick, or a warning where it is not so.
class CheckList : public QWidget
{
    Q_OBJECT

public:
    explicit CheckList(QWidget *parent = nullptr);
    void setChecks(const QList<Check> &checks);
    const QList<Check> &checks() const { return m_checks; }
    /// The first required fact that is not so; empty when the order may go out.
    QString obstacle() const;

private:
    struct Cell
    {
        QWidget *cell;
        widgets::Icon *mark;
        widgets::Label *text;
    };
    void addCell();

    QGridLayout *m_grid;
    QList<Cell> m_cells;
    QList<Check> m_checks;
};

} // namespace console

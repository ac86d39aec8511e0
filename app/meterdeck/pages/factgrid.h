// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QWidget>

class QGridLayout;

namespace widgets {
class Label;
}

namespace console {

/// Facts in two columns: what, and how it is. Rows stay where they are while only figures change.
class FactGrid : public QWidget
{
    Q_OBJECT

public:
    struct Fact
    {
        QString name;
        QString value;
        bool trouble = false; ///< wears the colour of a warning
    };

    explicit FactGrid(QWidget *parent = nullptr);
    /// Figures to the right, as counters stand; else texts that may wrap.
    void setFigures(bool figures) { m_figures = figures; }
    void setFacts(const QList<Fact> &facts);

private:
    QGridLayout *m_layout;
    QList<QPair<widgets::Label *, widgets::Label *>> m_rows;
    bool m_figures = false;
};

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QList>
#include <QWidget>

class QGridLayout;

namespace widgets {
class Label;
}

namespace console {

/// One line of what is known: "Reason  Board work, ticket 4127".
struct Fact
{
    QString title;
    QString text;
    bool mono = false; ///< an identifier, topic or hash

    friend bool operator==(const Fact &, const Fact &) = default;
};

/// Facts below each other, titles in a column of their own; texts wrap instead of being cut and can be
/// marked. A fact without text is left out. GUI thread.
class FactsGrid : public QWidget
{
    Q_OBJECT

public:
    explicit FactsGrid(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);
    const QList<Fact> &facts() const { return m_facts; }

private:
    struct Row
    {
        widgets::Label *title;
        widgets::Label *text;
    };
    QGridLayout *m_grid;
    QList<Row> m_rows;
    QList<Fact> m_facts;
};

} // namespace console

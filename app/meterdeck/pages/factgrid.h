// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    bool mono = false;    ///< an identifier, topic or hash
    bool trouble = false; ///< wears the colour of a warning

    friend bool operator==(const Fact &, const Fact &) = default;
};

/// Facts below each other, titles in a column of their own; texts wrap instead of being cut and can be
/// marked. A fact without text is left out. Rows stay where they are while only figures change. GUI thread.
class FactGrid : public QWidget
{
    Q_OBJECT

public:
    /// How the texts stand: as words after their titles, or as counters at the other edge.
    enum class Kind
    {
        Words,
        Figures
    };

    explicit FactGrid(QWidget *parent = nullptr, Kind kind = Kind::Words);

    void setFacts(const QList<Fact> &facts);
    const QList<Fact> &facts() const { return m_facts; }

private:
    struct Row
    {
        widgets::Label *title;
        widgets::Label *text;
    };
    void addRow();

    Kind m_kind;
    QGridLayout *m_grid;
    QList<Row> m_rows;
    QList<Fact> m_facts;
};

} // namespace console

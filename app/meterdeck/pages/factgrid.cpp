// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/factgrid.h"

#include "widgets/label.h"

#include <QGridLayout>

using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

FactGrid::FactGrid(QWidget *parent, Kind kind) : QWidget(parent), m_kind(kind), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(kind == Kind::Figures ? 0 : 1, 1);
}

void FactGrid::addRow()
{
    const bool figures = m_kind == Kind::Figures;
    const Role role = figures ? Role::Table : Role::Body;
    Row row{new Label({}, role, figures ? Token::Text2 : Token::Text3, 0, this),
            new Label({}, role, Token::Text, figures ? 600 : 0, this)};
    row.title->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    row.text->setAlignment((figures ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignTop);
    // Beside figures a long title takes a second line; beside words it is shortened before they are.
    row.title->setWordWrap(figures);
    row.title->setElided(!figures);
    row.text->setWordWrap(!figures);
    row.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(row.title, int(m_rows.size()), 0);
    m_grid->addWidget(row.text, int(m_rows.size()), 1);
    // A layout shows what was added late only with the next event.
    row.title->show();
    row.text->show();
    m_rows << row;
}

void FactGrid::setFacts(const QList<Fact> &facts)
{
    QList<Fact> shown;
    for (const Fact &fact : facts) {
        if (!fact.text.isEmpty())
            shown << fact;
    }
    if (shown == m_facts)
        return;
    m_facts = shown;
    while (m_rows.size() > shown.size()) {
        const Row row = m_rows.takeLast();
        delete row.title;
        delete row.text;
    }
    while (m_rows.size() < shown.size())
        addRow();
    for (qsizetype at = 0; at < shown.size(); ++at) {
        const Fact &fact = shown.at(at);
        const auto &[title, text] = m_rows.at(at);
        if (title->text() != fact.title)
            title->setText(fact.title);
        if (m_kind == Kind::Words)
            text->setRole(fact.mono ? Role::Mono : Role::Body);
        text->setToken(fact.trouble ? Token::HighLine : Token::Text);
        if (text->text() != fact.text)
            text->setText(fact.text);
        text->setAccessibleDescription(fact.title);
    }
    updateGeometry();
}

} // namespace console

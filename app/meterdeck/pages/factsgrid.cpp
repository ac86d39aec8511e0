// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/factsgrid.h"

#include "widgets/label.h"

#include <QGridLayout>

using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

FactsGrid::FactsGrid(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
}

void FactsGrid::setFacts(const QList<Fact> &facts)
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
    while (m_rows.size() < shown.size()) {
        const int at = int(m_rows.size());
        Row row{new Label({}, Role::Body, Token::Text3, 0, this),
                new Label({}, Role::Body, Token::Text, 0, this)};
        row.title->setAlignment(Qt::AlignLeading | Qt::AlignTop);
        row.text->setAlignment(Qt::AlignLeading | Qt::AlignTop);
        row.text->setWordWrap(true);
        row.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(row.title, at, 0);
        m_grid->addWidget(row.text, at, 1);
        row.title->show();
        row.text->show();
        m_rows << row;
    }
    for (qsizetype at = 0; at < shown.size(); ++at) {
        m_rows.at(at).title->setText(shown.at(at).title);
        m_rows.at(at).text->setRole(shown.at(at).mono ? Role::Mono : Role::Body);
        m_rows.at(at).text->setText(shown.at(at).text);
        m_rows.at(at).text->setAccessibleDescription(shown.at(at).title);
    }
    updateGeometry();
}

} // namespace console

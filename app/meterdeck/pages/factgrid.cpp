// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/factgrid.h"

#include "widgets/label.h"

#include <QGridLayout>

using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

FactGrid::FactGrid(QWidget *parent) : QWidget(parent), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(16);
    m_layout->setVerticalSpacing(6);
    m_layout->setColumnStretch(1, 1);
}

void FactGrid::setFacts(const QList<Fact> &facts)
{
    while (m_rows.size() < facts.size()) {
        auto *name = new Label({}, Role::Table, Token::Text2, 0, this);
        auto *value = new Label({}, Role::Table, Token::Text, m_figures ? 600 : 400, this);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setWordWrap(!m_figures);
        if (m_figures)
            value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        const int row = int(m_rows.size());
        m_layout->addWidget(name, row, 0, Qt::AlignTop);
        m_layout->addWidget(value, row, 1, m_figures ? Qt::Alignment() : Qt::AlignTop);
        m_rows << qMakePair(name, value);
    }
    for (qsizetype at = 0; at < m_rows.size(); ++at) {
        const auto [name, value] = m_rows.at(at);
        const bool used = at < facts.size();
        name->setVisible(used);
        value->setVisible(used);
        if (!used)
            continue;
        const Fact &fact = facts.at(at);
        if (name->text() != fact.name)
            name->setText(fact.name);
        if (value->text() != fact.value)
            value->setText(fact.value);
        value->setToken(fact.trouble ? Token::HighLine : Token::Text);
        value->setAccessibleName(fact.name + u' ' + fact.value);
    }
}

} // namespace console

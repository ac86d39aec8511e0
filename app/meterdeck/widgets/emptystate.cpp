// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptystate.h"

#include "widgets/button.h"
#include "widgets/icon.h"
#include "widgets/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace widgets {

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 4);
    row->setSpacing(16);
    row->addWidget(new Icon(iconName, Token::Text3, 24), 0, Qt::AlignVCenter);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_title = new Label(title, Role::Body, Token::Text, 600);
    m_text = new Label(text, Role::Body, Token::Text2);
    m_text->setWordWrap(true);
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addStretch();
    row->addLayout(words, 1);
    m_button = new Button;
    m_button->hide();
    row->addWidget(m_button, 0, Qt::AlignVCenter);
    connect(m_button, &Button::clicked, this, &EmptyState::actionTriggered);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void EmptyState::setAction(const QString &text)
{
    m_button->setText(text);
    m_button->setHidden(text.isEmpty());
}

void EmptyState::setText(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

} // namespace widgets

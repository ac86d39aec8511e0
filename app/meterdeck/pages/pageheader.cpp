// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pageheader.h"

#include "widgets/label.h"

#include <QHBoxLayout>

using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

PageHeader::PageHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_title(new Label(title, Role::Title, Token::Text, 600, this))
    , m_strong(new Label({}, Role::Body, Token::Text, 600, this))
    , m_rest(new Label({}, Role::Body, Token::Text2, 400, this))
{
    setMinimumHeight(36);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_title);
    m_layout->addSpacing(8);
    m_layout->addWidget(m_strong);
    m_layout->addWidget(m_rest, 1);
    m_strong->setElided(true);
    m_rest->setElided(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PageHeader::setTitle(const QString &title) { m_title->setText(title); }

void PageHeader::setSentence(const QString &strong, const QString &rest)
{
    if (m_strong->text() != strong)
        m_strong->setText(strong);
    if (m_rest->text() != rest)
        m_rest->setText(rest);
}

void PageHeader::addControl(QWidget *control) { m_layout->addWidget(control); }

} // namespace console

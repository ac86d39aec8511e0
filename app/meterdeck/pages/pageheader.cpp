// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/pageheader.h"

#include "widgets/flowlayout.h"
#include "widgets/label.h"

#include <QHBoxLayout>

using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {
constexpr int LeastSentence = 200;
}

PageHeader::PageHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_controls(new QWidget(this))
    , m_flow(new widgets::FlowLayout(m_controls))
    , m_title(new Label(title, Role::Title, Token::Text, 600, this))
    , m_strong(new Label({}, Role::Body, Token::Text, 600, this))
    , m_rest(new Label({}, Role::Body, Token::Text2, 400, this))
{
    setMinimumHeight(36);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    auto *words = new QHBoxLayout;
    words->setSpacing(8);
    words->addWidget(m_title);
    words->addSpacing(8);
    words->addWidget(m_strong);
    words->addWidget(m_rest, 1);
    m_layout->addLayout(words, 1);
    m_layout->addWidget(m_controls);
    m_strong->setElided(true);
    m_rest->setElided(true);
    m_controls->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

void PageHeader::setTitle(const QString &title) { m_title->setText(title); }

void PageHeader::setSentence(const QString &strong, const QString &rest)
{
    if (m_strong->text() != strong)
        m_strong->setText(strong);
    if (m_rest->text() != rest)
        m_rest->setText(rest);
}

void PageHeader::addControl(QWidget *control)
{
    m_flow->addWidget(control);
    m_controls->show();
}

void PageHeader::resizeEvent(QResizeEvent *)
{
    const int needed = m_controls->isHidden() ? 0 : m_flow->sizeHint().width();
    const bool beside = m_title->sizeHint().width() + LeastSentence + needed <= width();
    m_layout->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace console

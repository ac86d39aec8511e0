// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/dialoghead.h"

#include "dialogs/countdown.h"
#include "widgets/flowlayout.h"
#include "widgets/icon.h"
#include "widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>

using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

DialogHead::DialogHead(const QString &iconName, const QString &title, const QString &about, const QString &id,
                       QWidget *parent)
    : QWidget(parent), m_countdown(new Countdown(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 16, 20, 15);
    row->setSpacing(12);
    row->addWidget(new widgets::Icon(iconName, Token::Text, 24, this), 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    auto *name = new Label(title, Role::Title, Token::Text, 600, this);
    name->setWordWrap(true);
    texts->addWidget(name);
    auto *whom = new QWidget(this);
    auto *flow = new widgets::FlowLayout(whom);
    flow->setGaps(8, 0);
    flow->addWidget(new Label(about, Role::Body, Token::Text2, 0, whom));
    if (!id.isEmpty())
        flow->addWidget(new Label(id, Role::Mono, Token::Text2, 0, whom));
    texts->addWidget(whom);
    row->addLayout(texts, 1);
    row->addWidget(m_countdown, 0, Qt::AlignTop);
    m_countdown->hide();
}

void DialogHead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::of(this).colour(Token::Line));
}

} // namespace console

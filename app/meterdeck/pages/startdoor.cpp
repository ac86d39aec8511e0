// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/startdoor.h"

#include "widgets/button.h"
#include "widgets/icon.h"
#include "widgets/label.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

StartDoor::StartDoor(const QString &icon, const QString &title, const QString &subtitle,
                     DoorPicture::Kind picture, const QString &action, QWidget *parent)
    : Card({}, {}, parent)
    , m_picture(new DoorPicture(picture, this))
    , m_body(new QVBoxLayout)
    , m_foot(new QHBoxLayout)
    , m_button(new Button(action, Button::Kind::Normal, this))
{
    QVBoxLayout *layout = content();
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(new widgets::Icon(icon, Token::Text, 24, this));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    auto *name = new Label(title, Role::Card, Token::Text, 600, this);
    auto *words = new Label(subtitle, Role::Body, Token::Text2, 0, this);
    name->setElided(true);
    words->setElided(true);
    texts->addWidget(name);
    texts->addWidget(words);
    head->addLayout(texts, 1);
    layout->addLayout(head);
    layout->addWidget(m_picture);
    m_body->setSpacing(8);
    layout->addLayout(m_body, 1);
    m_foot->setSpacing(8);
    m_button->setLarge(true);
    m_foot->addWidget(m_button);
    m_foot->addStretch(1);
    layout->addLayout(m_foot);
    setCompact(false);
}

void StartDoor::setStrong(bool strong)
{
    if (m_strong == strong)
        return;
    m_strong = strong;
    m_button->setKind(strong ? Button::Kind::Primary : Button::Kind::Normal);
    m_button->setKeyHint(strong ? tr("Enter") : QString());
    update();
}

void StartDoor::setCompact(bool compact)
{
    QVBoxLayout *layout = content();
    layout->setContentsMargins(24, compact ? 16 : 24, 24, compact ? 16 : 20);
    layout->setSpacing(compact ? 8 : 16);
    m_picture->setCompact(compact);
}

void StartDoor::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    if (!m_strong)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of(this).colour(Token::Ink), 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6);
}

} // namespace console

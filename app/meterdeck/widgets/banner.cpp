// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/banner.h"

#include "widgets/button.h"
#include "widgets/icon.h"
#include "widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace widgets {

Banner::Banner(Kind kind, QWidget *parent) : QFrame(parent), m_kind(kind)
{
    setFixedHeight(Theme::grow(16) + 28);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    // On ink everything is turned over.
    const bool onInk = kind == Kind::Replay;
    const Token strong = onInk ? Token::OnInk : kind == Kind::Warning ? Token::HighLine : Token::Text;
    const QString icon = kind == Kind::Simulated ? QStringLiteral("flask-conical")
                         : kind == Kind::Replay  ? QStringLiteral("history")
                                                 : QStringLiteral("triangle-alert");
    row->addWidget(new Icon(icon, strong));
    row->addSpacing(2);
    m_title = new Label({}, Role::Table, strong, 600);
    m_text = new Label({}, Role::Table, onInk ? Token::OnInk : Token::Text2);
    m_text->setElided(true);
    row->addWidget(m_title);
    row->addWidget(m_text, 1);
    m_button = new Button({}, onInk ? Button::Kind::OnInk : Button::Kind::Normal);
    m_button->hide();
    row->addWidget(m_button);
    connect(m_button, &Button::clicked, this, &Banner::actionTriggered);
}

void Banner::setText(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void Banner::setAction(const QString &text, const QString &key)
{
    m_button->setText(text);
    m_button->setKeyHint(key);
    m_button->setHidden(text.isEmpty());
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setFixedHeight(Theme::grow(16) + 28);
}

void Banner::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const Token fill = m_kind == Kind::Replay    ? Token::Ink
                       : m_kind == Kind::Warning ? Token::HighTint
                                                 : Token::Panel;
    painter.fillRect(rect(), theme.colour(fill));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.colour(Token::Line));
}

} // namespace widgets

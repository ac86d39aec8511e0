// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icon.h"

#include "widgets/drawntext.h"

#include <QEvent>
#include <QPainter>

namespace widgets {

Icon::Icon(const QString &name, Token token, int size, QWidget *parent)
    : QWidget(parent), m_name(name), m_token(token), m_size(size)
{
    setFixedSize(Theme::iconSize(size), Theme::iconSize(size));
}

void Icon::setName(const QString &name)
{
    m_name = name;
    update();
}

void Icon::setToken(Token token)
{
    m_token = token;
    update();
}

void Icon::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.drawPixmap(
        0, 0,
        directedPixmap(Theme::of(this), layoutDirection(), m_name, m_token, width(), devicePixelRatioF()));
}

void Icon::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setFixedSize(Theme::iconSize(m_size), Theme::iconSize(m_size));
}

} // namespace widgets

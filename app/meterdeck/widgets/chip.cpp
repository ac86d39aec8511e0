// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chip.h"

#include "widgets/drawntext.h"

#include <QPainter>

namespace widgets {

Chip::Chip(const QString &text, Kind kind, QWidget *parent) : QWidget(parent), m_text(text), m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
}

void Chip::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Chip::setKind(Kind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    QFont font = Theme::of(this).font(m_kind == Kind::Mono ? Role::Mono : Role::Caption,
                                      m_kind == Kind::Mono ? 400 : 500);
    font.setPixelSize(Theme::grow(11));
    return {int(std::ceil(QFontMetricsF(font).horizontalAdvance(m_text))) + 14, Theme::grow(16) + 6};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    Token frame = Token::Line, fill = Token::Raised, text = Token::Text2;
    if (m_kind == Kind::Warning) {
        frame = text = Token::HighLine;
        fill = Token::HighTint;
    } else if (m_kind == Kind::Critical) {
        frame = text = Token::Critical;
        fill = Token::CriticalTint;
    }
    painter.setPen(QPen(theme.colour(frame), 1));
    painter.setBrush(theme.colour(fill));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    QFont font =
        theme.font(m_kind == Kind::Mono ? Role::Mono : Role::Caption, m_kind == Kind::Mono ? 400 : 500);
    font.setPixelSize(Theme::grow(11));
    painter.setFont(font);
    painter.setPen(theme.colour(text));
    drawText(painter, rect(), Qt::AlignCenter, m_text);
}

} // namespace widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/keyhint.h"

#include "widgets/drawntext.h"

#include <QPainter>

namespace widgets {

KeyHint::KeyHint(const QString &key, QWidget *parent) : QWidget(parent), m_key(key)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(key);
}

QSize KeyHint::sizeOf(const QString &key, const Theme &theme)
{
    const QFontMetricsF metrics(theme.font(Role::Caption, 500));
    const int height = theme.lineHeight(Role::Caption) + 2;
    return {std::max(height, int(std::ceil(metrics.horizontalAdvance(key))) + 11), height};
}

QSize KeyHint::sizeHint() const { return sizeOf(m_key, Theme::of(this)); }

void KeyHint::paint(QPainter &painter, const QRectF &rect, const QString &key, const QColor &text,
                    const QColor &frame, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(frame, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setFont(theme.font(Role::Caption, 500));
    painter.setPen(text);
    drawText(painter, rect, Qt::AlignCenter, key);
    painter.restore();
}

void KeyHint::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    paint(painter, rect(), m_key, theme.colour(Token::Text3), theme.colour(Token::Line), theme);
}

} // namespace widgets

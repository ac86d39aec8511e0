// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/inset.h"

#include "widgets/theme.h"

#include <QPainter>

using widgets::Theme;
using widgets::Token;

namespace console {

void Inset::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colour(Token::Line), 1));
    painter.setBrush(theme.colour(Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace console

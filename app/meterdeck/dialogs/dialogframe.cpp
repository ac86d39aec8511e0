// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/dialogframe.h"

#include "widgets/theme.h"

#include <QPainter>
#include <QWidget>

using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int Border = 2;
constexpr int FootBelow = 3; // the rounded corners stay free of the foot's ground

} // namespace

void paintDialogFrame(QWidget &dialog, int footTop, int headBottom)
{
    QPainter painter(&dialog);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::of(&dialog);
    const QRectF frame = QRectF(dialog.rect()).adjusted(0.75, 0.75, -0.75, -0.75);
    painter.setPen(QPen(theme.colour(Token::Ink), 1.5));
    painter.setBrush(theme.colour(Token::Raised));
    painter.drawRoundedRect(frame, 6, 6);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme.colour(Token::Line));
    painter.fillRect(
        QRect(Border, footTop, dialog.width() - 2 * Border, dialog.height() - footTop - Border - FootBelow),
        theme.colour(Token::Panel));
    painter.drawLine(Border, footTop, dialog.width() - Border - 1, footTop);
    if (headBottom >= 0)
        painter.drawLine(Border, headBottom, dialog.width() - Border - 1, headBottom);
}

} // namespace console

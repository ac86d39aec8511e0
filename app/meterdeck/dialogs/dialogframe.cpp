// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/dialogframe.h"

#include "widgets/icon.h"
#include "widgets/label.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>

using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int Border = 2;
constexpr int Margin = 20;
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

QWidget *dialogHead(const QString &iconName, const QString &title, const QString &words, QWidget *parent)
{
    auto *head = new QWidget(parent);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Margin, 16, Margin, 14);
    row->setSpacing(12);
    row->addWidget(new widgets::Icon(iconName, Token::Text, 24, head), 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(new Label(title, Role::Title, Token::Text, 600, head));
    if (!words.isEmpty()) {
        auto *label = new Label(words, Role::Body, Token::Text2, 0, head);
        label->setWordWrap(true);
        texts->addWidget(label);
    }
    row->addLayout(texts, 1);
    return head;
}

QScrollArea *scrolled(QWidget *part, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(part);
    part->setAutoFillBackground(false);
    return scroll;
}

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/doorpicture.h"

#include "widgets/theme.h"

#include <QPainter>

#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

DoorPicture::DoorPicture(Kind kind, QWidget *parent) : QWidget(parent), m_kind(kind)
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(kind == Kind::EmptyDial ? QSizePolicy::Fixed : QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize DoorPicture::sizeHint() const { return m_kind == Kind::EmptyDial ? QSize(300, 230) : QSize(320, 120); }

void DoorPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    switch (m_kind) {
    case Kind::EmptyDial:
        paintDial(painter);
        break;
    case Kind::Wires:
        paintWires(painter);
        break;
    case Kind::Fleet:
        paintFleet(painter);
        break;
    }
}

void DoorPicture::paintDial(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const QPointF middle(width() / 2.0, 142);
    for (int tick = 0; tick <= 50; ++tick) {
        const bool strong = tick % 10 == 0;
        const double angle = (-130 + 260.0 * tick / 50) * std::numbers::pi / 180;
        const QPointF out(std::sin(angle), -std::cos(angle));
        painter.setPen(QPen(theme.colour(strong ? Token::Text : Token::LineStrong), strong ? 2 : 1));
        painter.drawLine(middle + out * (strong ? 112 : 122), middle + out * 132);
    }
    painter.setFont(theme.font(Role::Value, 600));
    painter.setPen(theme.colour(Token::Text3));
    painter.drawText(QRectF(0, 112, width(), 36), Qt::AlignCenter, tr("no meter"));
    painter.setFont(theme.font(Role::Body));
    painter.drawText(QRectF(0, 150, width(), 20), Qt::AlignCenter, tr("not 0, nothing has been heard yet"));
}

void DoorPicture::paintWires(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const double right = width() - 1.5;
    const QPen strong(theme.colour(Token::Text2), 1.5);
    QPen dashed(theme.colour(Token::LineStrong), 1.25);
    dashed.setDashPattern({3, 3});
    const double wire = 44;
    const QRectF console(1.5, wire - 18, 58, 36);
    painter.setPen(strong);
    painter.drawRoundedRect(console, 3, 3);
    painter.drawRect(console.adjusted(16, 9, -16, -15));
    painter.drawLine(QPointF(console.left() + 12, console.bottom() - 9),
                     QPointF(console.right() - 12, console.bottom() - 9));
    painter.drawLine(QPointF(console.right(), wire), QPointF(right - 26, wire));
    painter.drawRoundedRect(QRectF(right - 26, wire - 8, 26, 16), 2, 2);
    const double room = right - 26 - console.right();
    for (int meter = 0; meter < 3; ++meter) {
        const double x = console.right() + room * (meter + 1) / 4;
        painter.setPen(QPen(theme.colour(Token::LineStrong), 1.25));
        painter.drawLine(QPointF(x, wire), QPointF(x, wire - 18));
        painter.setPen(meter == 0 ? strong : dashed);
        painter.drawEllipse(QPointF(x, wire - 31), 12.5, 12.5);
    }
    painter.setFont(theme.font(Role::Caption));
    painter.setPen(theme.colour(Token::Text3));
    painter.drawText(QRectF(0, 70, 120, 16), Qt::AlignLeft | Qt::AlignVCenter, tr("this console"));
    painter.drawText(QRectF(0, 70, width(), 16), Qt::AlignRight | Qt::AlignVCenter, tr("wire or broker"));
}

void DoorPicture::paintFleet(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    constexpr int Rows = 4;
    const int columns = std::max(8, (width() - 6) / 14);
    const double step = double(width() - 6) / (columns - 1);
    for (int row = 0; row < Rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const int number = row * columns + column;
            const QRectF mark(column * step, 10 + row * 14, 6, 6);
            if (number == columns + 6) {
                painter.setPen(QPen(theme.colour(Token::LineStrong), 1));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(mark.adjusted(-0.5, -0.5, 0.5, 0.5));
            } else {
                painter.fillRect(mark, theme.colour(number == 5 ? Token::Critical : Token::Calm));
            }
        }
    }
    painter.setPen(QPen(theme.colour(Token::Text2), 1));
    const double tape = 80.5;
    painter.drawLine(QPointF(0, tape), QPointF(width(), tape));
    for (int hour = 0; hour <= 24; ++hour) {
        const double x = 0.5 + (width() - 1.0) * hour / 24;
        painter.drawLine(QPointF(x, tape), QPointF(x, tape + (hour % 6 == 0 ? 8 : 4)));
    }
    painter.setFont(theme.font(Role::Caption));
    painter.setPen(theme.colour(Token::Text3));
    painter.drawText(QRectF(0, 94, width(), 16), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("loads shaped like a day"));
}

} // namespace console

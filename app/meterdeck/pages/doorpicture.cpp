// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/doorpicture.h"

#include "widgets/drawntext.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

/// The height of a caption: the shapes keep their size in large fonts, what is written needs more.
int lineOf(const Theme &theme) { return std::max(16, theme.lineHeight(Role::Caption)); }

} // namespace

DoorPicture::DoorPicture(Kind kind, QWidget *parent) : QWidget(parent), m_kind(kind)
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(kind == Kind::EmptyDial ? QSizePolicy::Fixed : QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DoorPicture::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
    update();
}

QSize DoorPicture::sizeHint() const
{
    if (m_kind == Kind::EmptyDial)
        return m_compact ? QSize(236, 178) : QSize(300, 230);
    return {260, (m_compact ? 94 : 100) + lineOf(Theme::of(this))};
}

void DoorPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // a drawing, not a layout
    painter.setRenderHint(QPainter::Antialiasing);
    switch (m_kind) {
    case Kind::EmptyDial:
        paintDial(painter);
        break;
    case Kind::Wire:
        paintWire(painter);
        break;
    case Kind::Broker:
        paintBroker(painter);
        break;
    case Kind::Fleet:
        paintFleet(painter);
        break;
    }
}

void DoorPicture::paintDial(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const double scale = m_compact ? 0.78 : 1;
    const double outer = 132 * scale;
    const QPointF middle(width() / 2.0, outer + 8);
    for (int tick = 0; tick <= 50; ++tick) {
        const bool strong = tick % 10 == 0;
        const double angle = (-130 + 260.0 * tick / 50) * std::numbers::pi / 180;
        const QPointF out(std::sin(angle), -std::cos(angle));
        painter.setPen(QPen(theme.colour(strong ? Token::Text : Token::LineStrong), strong ? 2 : 1));
        painter.drawLine(middle + out * (outer - (strong ? 20 : 10)), middle + out * outer);
    }
    painter.setFont(theme.font(m_compact ? Role::Title : Role::Value, 600));
    painter.setPen(theme.colour(Token::Text3));
    const double line = QFontMetricsF(painter.font()).height();
    widgets::drawText(painter, QRectF(0, middle.y() - line + 4, width(), line), Qt::AlignCenter,
                      tr("no meter"));
    painter.setFont(theme.font(m_compact ? Role::Caption : Role::Body));
    // Between the ends of the scale, on as many lines as it needs.
    const double room = outer * 1.75;
    widgets::drawText(painter, QRectF(middle.x() - room / 2, middle.y() + 8, room, height() - middle.y() - 8),
                      int(Qt::AlignHCenter) | Qt::AlignTop | Qt::TextWordWrap,
                      tr("not 0, nothing has been heard yet"));
}

void DoorPicture::caption(QPainter &painter, const QRectF &rect, Qt::Alignment alignment,
                          const QString &text) const
{
    const Theme &theme = Theme::of(this);
    painter.setFont(theme.font(Role::Caption));
    painter.setPen(theme.colour(Token::Text3));
    widgets::drawText(painter, rect, int(alignment) | Qt::AlignVCenter,
                      QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, rect.width()));
}

void DoorPicture::paintWire(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const double right = width() - 1.5;
    const QPen strong(theme.colour(Token::Text2), 1.5);
    QPen dashed(theme.colour(Token::LineStrong), 1.25);
    dashed.setDashPattern({3, 3});
    const double wire = 48;
    const QRectF console(1.5, wire - 18, 58, 36);
    painter.setPen(strong);
    painter.drawRoundedRect(console, 3, 3);
    painter.drawRect(console.adjusted(16, 9, -16, -15));
    painter.drawLine(QPointF(console.left() + 12, console.bottom() - 9),
                     QPointF(console.right() - 12, console.bottom() - 9));
    const QRectF resistor(right - 26, wire - 8, 26, 16);
    // A twisted pair: two strands that cross every few pixels.
    const double from = console.right();
    const double to = resistor.left();
    const int turns = std::max(4, int((to - from) / 10));
    const double step = (to - from) / turns;
    QPainterPath strands;
    for (const double side : {-1.0, 1.0}) {
        strands.moveTo(from, wire);
        for (int turn = 0; turn < turns; ++turn) {
            const double bend = (turn % 2 == 0 ? side : -side) * 7;
            strands.quadTo(from + step * (turn + 0.5), wire + bend, from + step * (turn + 1), wire);
        }
    }
    painter.setPen(QPen(theme.colour(Token::LineStrong), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(strands);
    painter.setPen(strong);
    painter.drawRoundedRect(resistor, 2, 2);
    painter.setFont(theme.font(Role::Caption));
    for (int meter = 0; meter < 3; ++meter) {
        const double x = std::round(from + (to - from) * (meter + 1) / 4) + 0.5;
        painter.setPen(QPen(theme.colour(Token::LineStrong), 1.25));
        painter.drawLine(QPointF(x, wire - 4), QPointF(x, wire - 19));
        painter.setPen(meter == 0 ? strong : dashed);
        painter.drawEllipse(QPointF(x, wire - 32), 12.5, 12.5);
        painter.setPen(theme.colour(Token::Text3));
        widgets::drawText(painter, QRectF(x - 12, wire - 44, 24, 24), Qt::AlignCenter, u"?"_s);
    }
    const double line = lineOf(theme);
    const QString ohms = tr("120 Ω");
    const double end = std::max(61.0, QFontMetricsF(theme.font(Role::Caption)).horizontalAdvance(ohms) + 2);
    const double middle = width() * 0.31;
    caption(painter, {0, 72, width() * 0.3, line}, Qt::AlignLeft, tr("this console"));
    caption(painter, {middle, 72, std::min(width() * 0.5, right - end - 4 - middle), line}, Qt::AlignHCenter,
            tr("A to A, B to B, ends closed"));
    caption(painter, {right + 1 - end, 60, end, line - 2}, Qt::AlignRight, ohms);
}

void DoorPicture::paintBroker(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const double right = width() - 1.5;
    const QPen strong(theme.colour(Token::Text2), 1.5);
    const QPen wire(theme.colour(Token::LineStrong), 1.25);
    QPen dashed = wire;
    dashed.setDashPattern({3, 3});
    const double middle = 47.5;
    const double join = std::round(width() * 0.28) + 0.5;
    const QRectF broker(std::round(width() * 0.4) + 0.5, middle - 20, std::round(width() * 0.22), 40);
    const QRectF console(right - 52, middle - 17, 52, 34);
    painter.setBrush(Qt::NoBrush);
    for (int meter = 0; meter < 3; ++meter) {
        const double y = middle + (meter - 1) * 32;
        painter.setPen(dashed);
        painter.drawEllipse(QPointF(14, y), 11, 11);
        painter.setPen(wire);
        painter.drawLine(QPointF(25.5, y), QPointF(join, y));
    }
    painter.drawLine(QPointF(join, middle - 32), QPointF(join, middle + 32));
    painter.drawLine(QPointF(join, middle), QPointF(broker.left(), middle));
    painter.drawLine(QPointF(broker.right(), middle), QPointF(console.left(), middle));
    painter.setPen(strong);
    const double tip = (broker.right() + console.left()) / 2 + 3;
    painter.drawPolyline(QPolygonF({{tip - 5, middle - 4}, {tip, middle}, {tip - 5, middle + 4}}));
    painter.drawRoundedRect(broker, 3, 3);
    painter.drawRoundedRect(console, 3, 3);
    painter.setFont(theme.font(Role::Table, 600));
    painter.setPen(theme.colour(Token::Text));
    widgets::drawText(
        painter, broker, Qt::AlignCenter,
        QFontMetricsF(painter.font()).elidedText(tr("broker"), Qt::ElideRight, broker.width() - 4));
    caption(painter, {width() * 0.5, 72, width() * 0.5, double(lineOf(theme))}, Qt::AlignRight,
            tr("this console"));
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
    caption(painter, {0, 92, double(width()), double(lineOf(theme))}, Qt::AlignLeft,
            tr("loads shaped like a day"));
}

} // namespace console

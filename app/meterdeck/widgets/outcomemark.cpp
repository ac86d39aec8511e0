// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/outcomemark.h"

#include <QPainter>
#include <QPainterPath>

using core::Outcome;

namespace widgets {

Token OutcomeMark::token(std::optional<Outcome> outcome)
{
    if (!outcome)
        return Token::Text;
    switch (*outcome) {
    case Outcome::Verified:
        return Token::Text;
    case Outcome::NoAnswer:
    case Outcome::Rejected:
        return Token::HighLine;
    case Outcome::Mismatch:
        return Token::Critical;
    case Outcome::NotSent:
    case Outcome::Expired:
    case Outcome::Cancelled:
        return Token::Text2;
    }
    return Token::Text2;
}

QString OutcomeMark::word(std::optional<Outcome> outcome)
{
    if (!outcome)
        return tr("Waiting");
    switch (*outcome) {
    case Outcome::Verified:
        return tr("Verified");
    case Outcome::NoAnswer:
        return tr("No answer");
    case Outcome::Rejected:
        return tr("Rejected");
    case Outcome::Mismatch:
        return tr("Mismatch");
    case Outcome::NotSent:
        return tr("Not sent");
    case Outcome::Expired:
        return tr("Expired");
    case Outcome::Cancelled:
        return tr("Cancelled");
    }
    return {};
}

namespace {

void paintQuestion(QPainter &painter, const QColor &colour)
{
    QPainterPath hook(QPointF(-2.6, -2.2));
    hook.cubicTo(QPointF(-2.6, -5.6), QPointF(3.0, -5.6), QPointF(2.8, -2.2));
    hook.cubicTo(QPointF(2.6, -0.2), QPointF(0, 0), QPointF(0, 1.8));
    painter.drawPath(hook);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(0, 4.6), 1.1, 1.1);
}

} // namespace

void OutcomeMark::paint(QPainter &painter, const QRectF &rect, std::optional<Outcome> outcome,
                        const Theme &theme)
{
    const QColor colour = theme.colour(token(outcome));
    const qreal side = std::min(rect.width(), rect.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center());
    painter.scale(side / 20, side / 20); // drawn in a square of 20 about the origin
    // Small ones get a stouter pen, or the ring turns to mist.
    const qreal width = side < 16 ? 2.3 : 1.9;
    QPen pen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const QPointF middle(0, 0);
    if (!outcome) {
        painter.setPen(QPen(theme.colour(Token::Line), 2.6, Qt::SolidLine, Qt::FlatCap));
        painter.drawEllipse(middle, 8.2, 8.2);
        pen.setWidthF(2.6);
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        painter.drawArc(QRectF(-8.2, -8.2, 16.4, 16.4), 90 * 16, -130 * 16);
        painter.restore();
        return;
    }
    switch (*outcome) {
    case Outcome::Verified:
        painter.drawEllipse(middle, 8.6, 8.6);
        painter.drawPolyline(QPolygonF({QPointF(-3.8, 0.3), QPointF(-1.1, 3.1), QPointF(4.0, -2.9)}));
        break;
    case Outcome::NoAnswer: {
        QPen dashed(colour, width, Qt::CustomDashLine, Qt::FlatCap);
        dashed.setDashPattern({3.2 / width, 2.2 / width});
        painter.setPen(dashed);
        painter.drawEllipse(middle, 8.6, 8.6);
        painter.setPen(pen);
        painter.scale(0.9, 0.9);
        paintQuestion(painter, colour);
        break;
    }
    case Outcome::Mismatch: {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF({QPointF(0, -10), QPointF(10, 0), QPointF(0, 10), QPointF(-10, 0)}));
        painter.setPen(QPen(theme.colour(Token::OnCritical), 1.7, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(-4, -1.9), QPointF(4, -1.9));
        painter.drawLine(QPointF(-4, 1.9), QPointF(4, 1.9));
        painter.drawLine(QPointF(2.4, -4.4), QPointF(-2.4, 4.4));
        break;
    }
    case Outcome::Rejected:
        painter.drawEllipse(middle, 8.6, 8.6);
        painter.drawLine(QPointF(-5.8, 5.8), QPointF(5.8, -5.8));
        break;
    case Outcome::NotSent:
        pen.setJoinStyle(Qt::MiterJoin);
        painter.setPen(pen);
        painter.drawRect(QRectF(-7.8, -7.8, 15.6, 15.6));
        painter.drawLine(QPointF(-4, 0), QPointF(4, 0));
        break;
    case Outcome::Expired: {
        QPainterPath glass(QPointF(-5, -8.4));
        glass.lineTo(5, -8.4);
        glass.lineTo(5, -5.6);
        glass.lineTo(0.8, 0);
        glass.lineTo(5, 5.6);
        glass.lineTo(5, 8.4);
        glass.lineTo(-5, 8.4);
        glass.lineTo(-5, 5.6);
        glass.lineTo(-0.8, 0);
        glass.lineTo(-5, -5.6);
        glass.closeSubpath();
        painter.drawPath(glass);
        painter.drawLine(QPointF(-6.6, -8.4), QPointF(6.6, -8.4));
        painter.drawLine(QPointF(-6.6, 8.4), QPointF(6.6, 8.4));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF({QPointF(-3.6, 7.6), QPointF(0, 3.6), QPointF(3.6, 7.6)}));
        break;
    }
    case Outcome::Cancelled:
        painter.drawEllipse(middle, 8.6, 8.6);
        painter.drawLine(QPointF(-3.2, -3.2), QPointF(3.2, 3.2));
        painter.drawLine(QPointF(-3.2, 3.2), QPointF(3.2, -3.2));
        break;
    }
    painter.restore();
}

} // namespace widgets

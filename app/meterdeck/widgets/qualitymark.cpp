// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/qualitymark.h"

#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;
using core::Quality;

namespace widgets {

Token QualityMark::token(Quality quality)
{
    switch (quality) {
    case Quality::Good:
        return Token::S5;
    case Quality::Stale:
        return Token::HighLine;
    case Quality::NoAnswer:
    case Quality::Bad:
        return Token::Critical;
    case Quality::Substituted:
    case Quality::Estimated:
    case Quality::Unknown:
        return Token::Text2;
    }
    return Token::Text2;
}

QString QualityMark::word(Quality quality)
{
    switch (quality) {
    case Quality::Good:
        return tr("Good");
    case Quality::Stale:
        return tr("Stale");
    case Quality::NoAnswer:
        return tr("No answer");
    case Quality::Bad:
        return tr("Bad");
    case Quality::Substituted:
        return tr("Substituted");
    case Quality::Estimated:
        return tr("Estimated");
    case Quality::Unknown:
        return tr("Unknown");
    }
    return tr("Unknown");
}

void QualityMark::paint(QPainter &painter, const QRectF &rect, Quality quality, const Theme &theme,
                        std::optional<Token> wanted)
{
    const QColor colour = theme.colour(wanted.value_or(token(quality)));
    const qreal side = std::min(rect.width(), rect.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center());
    painter.scale(side / 10, side / 10); // drawn in a square of 10 about the origin
    QPen pen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    switch (quality) {
    case Quality::Good:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(0, 0), 2.5, 2.5);
        break;
    case Quality::Stale:
        painter.drawEllipse(QPointF(0, 0), 4.2, 4.2);
        painter.drawPolyline(QPolygonF({QPointF(0, -2.3), QPointF(0, 0.3), QPointF(1.8, 1.2)}));
        break;
    case Quality::NoAnswer:
        painter.drawEllipse(QPointF(0, 0), 4.2, 4.2);
        painter.drawLine(QPointF(-2.8, 2.8), QPointF(2.8, -2.8));
        break;
    case Quality::Bad:
        pen.setWidthF(2);
        painter.setPen(pen);
        painter.drawLine(QPointF(-3.5, -3.5), QPointF(3.5, 3.5));
        painter.drawLine(QPointF(-3.5, 3.5), QPointF(3.5, -3.5));
        break;
    case Quality::Substituted: {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF({QPointF(-4.5, -4.5), QPointF(4.5, -4.5), QPointF(-4.5, 4.5)}));
        pen.setWidthF(1.2);
        pen.setJoinStyle(Qt::MiterJoin);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(-4.4, -4.4, 8.8, 8.8));
        break;
    }
    case Quality::Estimated:
        for (const qreal y : {-1.9, 1.9}) {
            QPainterPath wave(QPointF(-4.4, y + 0.6));
            wave.cubicTo(QPointF(-2.6, y - 2.2), QPointF(-1.4, y - 1.2), QPointF(0, y));
            wave.cubicTo(QPointF(1.4, y + 1.2), QPointF(2.6, y + 2.2), QPointF(4.4, y - 0.6));
            painter.drawPath(wave);
        }
        break;
    case Quality::Unknown: {
        QPainterPath hook(QPointF(-2.2, -2.2));
        hook.cubicTo(QPointF(-2.2, -5.2), QPointF(2.6, -5.2), QPointF(2.4, -2.2));
        hook.cubicTo(QPointF(2.3, -0.6), QPointF(0, -0.4), QPointF(0, 1.5));
        painter.drawPath(hook);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(0, 4.1), 0.95, 0.95);
        break;
    }
    }
    painter.restore();
}

} // namespace widgets

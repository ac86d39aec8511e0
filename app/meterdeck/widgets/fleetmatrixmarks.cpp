// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes of a fleet's marks, and their words.
#include "widgets/fleetmatrix.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace widgets {

QString FleetMatrix::word(Mark mark)
{
    switch (mark) {
    case Mark::Bad:
        return tr("bad values");
    case Mark::NoAnswer:
        return tr("no answer");
    case Mark::Offline:
        return tr("offline");
    case Mark::MeterSilent:
        return tr("meter silent");
    case Mark::Stale:
        return tr("stale");
    case Mark::Unknown:
        return tr("not heard yet");
    case Mark::Reporting:
        break;
    }
    return tr("reporting");
}

Token FleetMatrix::token(Mark mark)
{
    switch (mark) {
    case Mark::Bad:
        return Token::Critical;
    case Mark::MeterSilent:
        return Token::HighLine;
    case Mark::NoAnswer:
    case Mark::Offline:
    case Mark::Stale:
        return Token::Text;
    case Mark::Unknown:
        return Token::Text2;
    case Mark::Reporting:
        break;
    }
    return Token::Calm;
}

void FleetMatrix::paintMark(QPainter &painter, const QRectF &rect, Mark mark, const Theme &theme)
{
    const QColor colour = theme.colour(token(mark));
    const double side = std::min(rect.width(), rect.height());
    const double pen = side >= 9 ? 1.5 : 1;
    const double gap = side >= 8 ? 2 : 1;
    const QRectF box(rect.center().x() - side / 2 + gap / 2, rect.center().y() - side / 2 + gap / 2,
                     side - gap, side - gap);
    const double inset = pen / 2;
    painter.setPen(QPen(colour, pen, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    switch (mark) {
    case Mark::Bad: {
        const QRectF inner = box.adjusted(inset, inset, -inset, -inset);
        painter.setPen(QPen(colour, pen + 0.5, Qt::SolidLine, Qt::SquareCap));
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.topRight(), inner.bottomLeft());
        break;
    }
    case Mark::NoAnswer: {
        const QRectF inner = box.adjusted(inset, inset, -inset, -inset);
        painter.setBrush(colour);
        painter.setPen(Qt::NoPen);
        painter.drawPolygon(QPolygonF({inner.topLeft(), inner.topRight(), inner.bottomLeft()}));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, pen, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.drawRect(inner);
        break;
    }
    case Mark::Offline:
        painter.fillRect(box, colour);
        break;
    case Mark::MeterSilent:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(
            QPolygonF({QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()}));
        break;
    case Mark::Stale:
        painter.drawRect(box.adjusted(inset, inset, -inset, -inset));
        break;
    case Mark::Unknown:
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset));
        break;
    case Mark::Reporting: {
        // Smaller than all others: calm must not weigh more than what is wrong.
        const double small = std::max(2.0, std::round(side * 0.45));
        painter.fillRect(QRectF(rect.center().x() - small / 2, rect.center().y() - small / 2, small, small),
                         colour);
        break;
    }
    }
}

} // namespace widgets

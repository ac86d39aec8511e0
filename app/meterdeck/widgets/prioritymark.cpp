// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/prioritymark.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace widgets {

QString PriorityMark::word(int priority)
{
    switch (priority) {
    case 1:
        return tr("Critical");
    case 2:
        return tr("High");
    case 3:
        return tr("Medium");
    default:
        return tr("Low");
    }
}

void PriorityMark::paint(QPainter &painter, const QRectF &rect, int priority, AlarmState state,
                         const Theme &theme)
{
    struct Dress
    {
        Token fill, outline, text;
    };
    static constexpr Dress dresses[]{{Token::Critical, Token::Critical, Token::OnCritical},
                                     {Token::High, Token::HighLine, Token::OnHigh},
                                     {Token::Medium, Token::MediumLine, Token::OnMedium},
                                     {Token::Low, Token::Low, Token::OnLow}};
    const int number = std::clamp(priority, 1, 4);
    const Dress &dress = dresses[number - 1];
    const qreal side = std::min(rect.width(), rect.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center());
    painter.scale(side / 20, side / 20); // drawn in a square of 20 about the origin
    QPainterPath shape;
    QPointF middle(0, 0);
    switch (number) {
    case 1:
        for (int i = 0; i < 8; ++i) {
            const qreal angle = (22.5 + 45 * i) * M_PI / 180;
            const QPointF corner(9.4 * std::cos(angle), 9.4 * std::sin(angle));
            i ? shape.lineTo(corner) : shape.moveTo(corner);
        }
        shape.closeSubpath();
        break;
    case 2:
        shape.addPolygon(QPolygonF({QPointF(0, -9), QPointF(9.6, 8), QPointF(-9.6, 8)}));
        shape.closeSubpath();
        middle = QPointF(0, 2.2);
        break;
    case 3:
        shape.addRect(QRectF(-8, -8, 16, 16));
        break;
    default:
        shape.addEllipse(QPointF(0, 0), 9, 9);
    }
    const bool filled = state == AlarmState::Active;
    QPen pen(theme.colour(dress.outline), 1.6, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (state == AlarmState::Cleared) {
        pen.setStyle(Qt::CustomDashLine);
        pen.setDashPattern({1.6, 1.2});
    }
    painter.setPen(pen);
    painter.setBrush(filled ? QBrush(theme.colour(dress.fill)) : QBrush(Qt::NoBrush));
    painter.drawPath(shape);
    QFont font = theme.font(Role::Table, 600);
    font.setPixelSize(number == 2 ? 11 : 12);
    painter.setFont(font);
    painter.setPen(theme.colour(filled ? dress.text : dress.outline));
    painter.drawText(QRectF(-10, -10, 20, 20).translated(middle), Qt::AlignCenter, QString::number(number));
    painter.restore();
}

} // namespace widgets

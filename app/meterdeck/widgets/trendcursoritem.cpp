// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendcursoritem.h"

namespace widgets {

TrendCursorItem::TrendCursorItem(QCustomPlot *plot) : QCPAbstractItem(plot)
{
    setClipToAxisRect(false);
    setVisible(false);
}

void TrendCursorItem::show(double x, const QString &head, const QList<Row> &rows)
{
    m_x = x;
    m_head = head;
    m_rows = rows;
    setVisible(true);
}

void TrendCursorItem::draw(QCPPainter *painter)
{
    const Theme &theme = Theme::of(mParentPlot);
    const QRectF area = mParentPlot->axisRect()->rect();
    painter->save();
    painter->setAntialiasing(false);
    painter->setPen(QPen(theme.colour(Token::Text), 1));
    painter->drawLine(QPointF(m_x, area.top()), QPointF(m_x, area.bottom()));
    painter->setAntialiasing(true);
    for (const Row &row : m_rows) {
        if (!area.contains(row.spot))
            continue;
        painter->setPen(QPen(theme.colour(row.token), 1.5));
        painter->setBrush(theme.colour(Token::Raised));
        painter->drawEllipse(row.spot, 3.5, 3.5);
    }

    const QFont plain = theme.font(Role::Caption);
    const QFont name = theme.font(Role::Table);
    const QFont strong = theme.font(Role::Table, 600);
    double width = QFontMetricsF(plain).horizontalAdvance(m_head);
    double height = 8 + 18 + 6;
    for (const Row &row : m_rows) {
        width = std::max(width, 20 + QFontMetricsF(name).horizontalAdvance(row.name) + 24 +
                                    QFontMetricsF(strong).horizontalAdvance(row.value));
        width = std::max(width, 20 + QFontMetricsF(plain).horizontalAdvance(row.detail));
        height += row.detail.isEmpty() ? 19 : 34;
    }
    width += 24;
    // Beside the line, on the side with room, never over it.
    double x = m_x - 12 - width;
    if (x < area.left())
        x = std::min(m_x + 12, mParentPlot->width() - width - 2);
    const QRectF box(std::round(x) + 0.5, area.top() + 4.5, std::ceil(width), std::ceil(height));
    painter->setPen(QPen(theme.colour(Token::LineStrong), 1));
    painter->setBrush(theme.colour(Token::Raised));
    painter->drawRoundedRect(box, 4, 4);
    const double left = box.left() + 11;
    const double right = box.right() - 11;
    double y = box.top() + 7;
    painter->setFont(plain);
    painter->setPen(theme.colour(Token::Text2));
    painter->drawText(QRectF(left, y, right - left, 16), Qt::AlignLeft | Qt::AlignVCenter, m_head);
    y += 18;
    for (const Row &row : m_rows) {
        QPen sample(theme.colour(row.token), 2, row.dashed ? Qt::CustomDashLine : Qt::SolidLine, Qt::FlatCap);
        if (row.dashed)
            sample.setDashPattern({2, 1.5});
        painter->setPen(sample);
        painter->drawLine(QPointF(left, y + 9), QPointF(left + 13, y + 9));
        painter->setFont(name);
        painter->setPen(theme.colour(Token::Text));
        painter->drawText(QRectF(left + 20, y, right - left, 18), Qt::AlignLeft | Qt::AlignVCenter, row.name);
        painter->setFont(strong);
        painter->drawText(QRectF(left, y, right - left, 18), Qt::AlignRight | Qt::AlignVCenter, row.value);
        y += 19;
        if (!row.detail.isEmpty()) {
            painter->setFont(plain);
            painter->setPen(theme.colour(Token::Text3));
            painter->drawText(QRectF(left + 20, y - 3, right - left, 16), Qt::AlignLeft | Qt::AlignVCenter,
                              row.detail);
            y += 15;
        }
    }
    painter->restore();
}

} // namespace widgets

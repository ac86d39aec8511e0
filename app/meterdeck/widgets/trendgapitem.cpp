// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendgapitem.h"

namespace widgets {

namespace {

constexpr double StripHeight = 10;

}

TrendGapItem::TrendGapItem(QCustomPlot *plot, const TrendGap &gap, Part part, std::optional<Strip> strip)
    : QCPAbstractItem(plot), m_gap(gap), m_part(part), m_strip(strip)
{
    setClipToAxisRect(true);
    setClipAxisRect(plot->axisRect());
}

void TrendGapItem::draw(QCPPainter *painter)
{
    const Theme &theme = Theme::of(mParentPlot);
    const QRectF area = mParentPlot->axisRect()->rect();
    const double left = mParentPlot->xAxis->coordToPixel(double(core::toMicros(m_gap.from)) / 1e6);
    const double right = mParentPlot->xAxis->coordToPixel(double(core::toMicros(m_gap.to)) / 1e6);
    if (right < area.left() || left > area.right() || right - left < 1)
        return;
    QRectF box(QPointF(std::max(left, area.left() - 2), area.top()),
               QPointF(std::min(right, area.right() + 2), area.bottom()));
    if (m_strip) {
        box.setBottom(area.bottom() - m_strip->place * (StripHeight + 1));
        box.setTop(box.bottom() - StripHeight);
    }
    const QColor colour = theme.colour(m_strip ? m_strip->token : Token::LineStrong);
    painter->save();
    if (m_part == Part::Words) {
        drawWords(painter, box, area);
        painter->restore();
        return;
    }
    painter->fillRect(box, theme.colour(Token::Panel));
    theme.drawHatch(*painter, box, colour);
    painter->setAntialiasing(false);
    painter->setPen(QPen(colour, 1));
    painter->drawLine(QPointF(box.left(), box.top()), QPointF(box.left(), box.bottom()));
    painter->drawLine(QPointF(box.right(), box.top()), QPointF(box.right(), box.bottom()));
    painter->restore();
}

void TrendGapItem::drawWords(QCPPainter *painter, const QRectF &box, const QRectF &area) const
{
    const Theme &theme = Theme::of(mParentPlot);
    const QFont strong = theme.font(Role::Caption, 600);
    const QFont plain = theme.font(Role::Caption);
    const double width = std::max(QFontMetricsF(strong).horizontalAdvance(m_gap.reason),
                                  QFontMetricsF(plain).horizontalAdvance(m_gap.detail)) +
                         12;
    // Where the words would hide more than the gap itself, the cursor box tells them.
    if (!m_gap.reason.isEmpty() && box.width() >= width * 0.6 && area.height() > 60) {
        const double x = std::clamp(box.center().x() - width / 2, area.left(),
                                    std::max(area.left(), area.right() - width));
        const bool twoLines = !m_gap.detail.isEmpty();
        const QRectF label(x, area.top() + 12, width, twoLines ? 34 : 20);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.colour(Token::Panel));
        painter->drawRect(label);
        painter->setFont(strong);
        painter->setPen(theme.colour(Token::Text));
        painter->drawText(QRectF(label.left(), label.top() + 2, width, 16), Qt::AlignCenter, m_gap.reason);
        painter->setFont(plain);
        painter->setPen(theme.colour(Token::Text2));
        if (twoLines)
            painter->drawText(QRectF(label.left(), label.top() + 17, width, 15), Qt::AlignCenter,
                              m_gap.detail);
    }
}

} // namespace widgets

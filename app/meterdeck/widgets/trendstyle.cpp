// SPDX-License-Identifier: GPL-3.0-or-later
// What a trend wears; trendview.cpp is about what it shows. QCustomPlot knows nothing of palettes: all of it
// is set anew on every switch.
#include "widgets/trendcurve.h"

namespace widgets {

void TrendView::restyle()
{
    const Theme &theme = Theme::of(this);
    m_plot->setBackground(theme.colour(Token::Panel));
    m_plot->axisRect()->setBackground(theme.colour(Token::Panel));
    Token rightToken = Token::Axis;
    for (const auto &curve : m_curves) {
        if (curve->series.rightAxis) {
            rightToken = curve->series.token;
            break;
        }
    }
    const QPen hidden(Qt::NoPen);
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis, m_plot->yAxis2}) {
        const bool times = axis == m_plot->xAxis;
        axis->setBasePen(times ? QPen(theme.colour(Token::Axis), 1) : hidden);
        axis->setTickPen(times ? QPen(theme.colour(Token::Axis), 1) : hidden);
        axis->setSubTickPen(times ? QPen(theme.colour(Token::Axis), 1) : hidden);
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(times ? 5 : 0);
        axis->setSubTickLengthIn(0);
        axis->setSubTickLengthOut(times ? 3 : 0);
        axis->setTickLabelFont(theme.font(Role::Caption));
        axis->setLabelFont(theme.font(Role::Caption));
        axis->setTickLabelColor(theme.colour(axis == m_plot->yAxis2 ? rightToken : Token::Axis));
        axis->setLabelColor(theme.colour(Token::Axis));
        axis->setTickLabelPadding(times ? 4 : 8);
        axis->grid()->setPen(times ? hidden : QPen(theme.colour(Token::Grid), 1));
        axis->grid()->setSubGridVisible(false);
        axis->grid()->setZeroLinePen(times ? hidden : QPen(theme.colour(Token::Grid), 1));
        axis->grid()->setAntialiased(false);
    }
    m_plot->yAxis2->grid()->setVisible(false);
    for (const auto &curve : m_curves) {
        const QColor colour = theme.colour(curve->series.token);
        // Width 1: anything wider is drawn up to 200 times slower.
        QPen pen(colour, 1);
        if (curve->series.dashed)
            pen.setDashPattern({5, 3});
        curve->mean->setPen(pen);
        QColor band = colour;
        band.setAlphaF(0.16F);
        curve->low->setPen(hidden);
        curve->high->setPen(hidden);
        curve->high->setBrush(band);
        curve->low->setBrush(Qt::NoBrush);
    }
    m_nowLine->setPen(QPen(theme.colour(Token::Text), 1));
    rebuildLimits();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TrendView::rebuildLimits()
{
    for (QCPAbstractItem *item : m_limits)
        m_plot->removeItem(item);
    m_limits.clear();
    const Theme &theme = Theme::of(this);
    for (const TrendLimit &limit : m_limitList) {
        QCPAxis *values = limit.rightAxis ? m_plot->yAxis2 : m_plot->yAxis;
        auto *line = new QCPItemStraightLine(m_plot);
        QPen pen(theme.colour(Token::HighLine), 1);
        pen.setDashPattern({4, 3});
        line->setPen(pen);
        line->setAntialiased(false);
        for (QCPItemPosition *point : {line->point1, line->point2}) {
            point->setTypeX(QCPItemPosition::ptAxisRectRatio);
            point->setTypeY(QCPItemPosition::ptPlotCoords);
            point->setAxes(m_plot->xAxis, values);
        }
        line->point1->setCoords(0, limit.value);
        line->point2->setCoords(1, limit.value);
        m_limits.append(line);
        if (limit.name.isEmpty())
            continue;
        auto *label = new QCPItemText(m_plot);
        label->setText(limit.name);
        label->setFont(theme.font(Role::Caption));
        label->setColor(theme.colour(Token::HighLine));
        label->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
        label->setPadding(QMargins(4, 0, 0, 1));
        label->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        label->position->setTypeY(QCPItemPosition::ptPlotCoords);
        label->position->setAxes(m_plot->xAxis, values);
        label->position->setCoords(0, limit.value);
        m_limits.append(label);
    }
}

} // namespace widgets

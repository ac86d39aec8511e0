// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/customplot.h"
#include "widgets/trenddata.h"

namespace widgets {

class TrendView;

/// Paints the cursors of a trend: the pointer's line with a mark on each curve and a box of what stands
/// there, A and B with their flags and, with both, a box of what lies between. On a buffered layer of its
/// own, so that moving a cursor does not draw the curves again.
class TrendCursorItem : public QCPAbstractItem
{
public:
    TrendCursorItem(QCustomPlot *plot, const TrendView &view);
    double selectTest(const QPointF &, bool, QVariant * = nullptr) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override;

private:
    void drawHover(QCPPainter *painter);
    void drawFixed(QCPPainter *painter);
    void drawBetween(QCPPainter *painter);
    void drawSample(QCPPainter *painter, const TrendSeries &series, double x, double y) const;
    QRectF drawBox(QCPPainter *painter, double x, double y, double width, double height) const;

    const TrendView &m_view;
};

} // namespace widgets

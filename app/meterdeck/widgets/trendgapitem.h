// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/trendview.h"

#include "widgets/customplot.h"

namespace widgets {

/// A stretch of a trend without values: hatched and edged beneath the curves; above them, where there is
/// room, its reason at the top. Two items, because the words are often wider than the stretch.
class TrendGapItem : public QCPAbstractItem
{
public:
    enum class Part
    {
        Hatch,
        Words
    };

    TrendGapItem(QCustomPlot *plot, const TrendGap &gap, Part part);

    double selectTest(const QPointF &, bool, QVariant * = nullptr) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override;

private:
    void drawWords(QCPPainter *painter, const QRectF &box, const QRectF &area) const;

    TrendGap m_gap;
    Part m_part;
};

} // namespace widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/trendview.h"

#include "widgets/customplot.h"

namespace widgets {

/// A stretch of a trend without values: hatched, edged, with its reason at the top where there is room.
class TrendGapItem : public QCPAbstractItem
{
public:
    TrendGapItem(QCustomPlot *plot, const TrendGap &gap);

    const TrendGap &gap() const { return m_gap; }
    double selectTest(const QPointF &, bool, QVariant * = nullptr) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override;

private:
    TrendGap m_gap;
};

} // namespace widgets

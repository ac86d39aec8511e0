// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/trendview.h"

#include "widgets/customplot.h"

namespace widgets {

/// What the plot holds of one series: the ends of its band and its mean line, always together.
struct TrendView::Curve
{
    TrendSeries series;
    QCPGraph *low = nullptr;
    QCPGraph *high = nullptr;
    QCPGraph *mean = nullptr;
};

} // namespace widgets

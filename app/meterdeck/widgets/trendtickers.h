// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/customplot.h"

namespace widgets {

/// Grouped figures with a true minus, as everywhere, and no sub-ticks.
class TrendNumberTicker : public QCPAxisTicker
{
protected:
    QString getTickLabel(double tick, const QLocale &locale, QChar formatChar, int precision) override;
    double getTickStep(const QCPRange &range) override;
    int getSubTickCount(double tickStep) override;

private:
    int m_decimals = 0;
};

/// Clock times, with the date beneath where it is needed to tell days apart.
class TrendClockTicker : public QCPAxisTickerDateTime
{
protected:
    double getTickStep(const QCPRange &range) override;
};

} // namespace widgets

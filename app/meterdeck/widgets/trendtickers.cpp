// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendtickers.h"

#include "widgets/valuetext.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

QString TrendNumberTicker::getTickLabel(double tick, const QLocale &, QChar, int)
{
    return numberText(tick, m_decimals);
}

double TrendNumberTicker::getTickStep(const QCPRange &range)
{
    const double step = QCPAxisTicker::getTickStep(range);
    m_decimals = step >= 1 ? 0 : std::min(6, int(std::ceil(-std::log10(step) - 1e-9)));
    // A step of 2.5 has a decimal although it is above 1.
    const double scaled = step * std::pow(10, m_decimals);
    if (std::abs(scaled - std::round(scaled)) > 1e-6)
        ++m_decimals;
    return step;
}

int TrendNumberTicker::getSubTickCount(double) { return 0; }

double TrendClockTicker::getTickStep(const QCPRange &range)
{
    const double step = QCPAxisTickerDateTime::getTickStep(range);
    if (step < 60)
        setDateTimeFormat(u"HH:mm:ss"_s);
    else if (step < 86400)
        setDateTimeFormat(range.size() > 20 * 3600 ? u"HH:mm\nd MMM"_s : u"HH:mm"_s);
    else
        setDateTimeFormat(u"d MMM"_s);
    return step;
}

} // namespace widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/majordays.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lines {

namespace {

constexpr qsizetype YearOfDays = 365;
constexpr qsizetype FewestEventDays = 36;

} // namespace

core::Result<double> majorEventDayLimit(const QList<double> &dailySaidiMinutes)
{
    const auto refused = [](const QString &detail) {
        return core::Error{core::ErrorCode::BadInput, u"major event days"_s, detail,
                           u"Judge without major event days until there is more history."_s};
    };
    if (dailySaidiMinutes.size() < YearOfDays)
        return refused(
            u"%1 days of history; at least %2 are needed"_s.arg(dailySaidiMinutes.size()).arg(YearOfDays));
    QList<double> logs;
    for (const double day : dailySaidiMinutes.last(std::min(dailySaidiMinutes.size(), 5 * YearOfDays + 1))) {
        if (day > 0)
            logs.append(std::log(day));
    }
    if (logs.size() < FewestEventDays)
        return refused(
            u"%1 days with interruptions; at least %2 are needed"_s.arg(logs.size()).arg(FewestEventDays));
    double sum = 0;
    for (const double one : std::as_const(logs))
        sum += one;
    const double mean = sum / static_cast<double>(logs.size());
    double squares = 0;
    for (const double one : std::as_const(logs))
        squares += (one - mean) * (one - mean);
    const double deviation = std::sqrt(squares / static_cast<double>(logs.size() - 1));
    return std::exp(mean + 2.5 * deviation);
}

core::Result<MajorDays> majorDays(const QList<Outage> &outages, const QList<LineFacts> &facts,
                                  const QList<Span> &days, const OutageRule &rule)
{
    return majorDays(dailySaidi(outages, facts, days, rule), days);
}

core::Result<MajorDays> majorDays(const QList<double> &dailySaidiMinutes, const QList<Span> &days)
{
    const auto limit = majorEventDayLimit(dailySaidiMinutes);
    if (!limit)
        return limit.error();
    MajorDays result{*limit, {}};
    for (qsizetype i = 0; i < days.size(); ++i) {
        if (dailySaidiMinutes[i] > *limit)
            result.days.append(days[i]);
    }
    return result;
}

} // namespace lines

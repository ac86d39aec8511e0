// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendmeasure.h"

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

double seconds(core::UtcTime from, core::UtcTime to)
{
    return std::chrono::duration<double>(to - from).count();
}

bool earlier(const TrendPoint &point, core::UtcTime at) { return point.time < at; }

double between(const TrendPoint &left, const TrendPoint &right, core::UtcTime at, bool stepped)
{
    const double span = seconds(left.time, right.time);
    if (stepped || span <= 0)
        return left.value;
    return left.value + (right.value - left.value) * seconds(left.time, at) / span;
}

} // namespace

QList<TrendPoint> pointsWithin(const QList<TrendPoint> &points, core::UtcTime from, core::UtcTime to)
{
    const auto touches = [&](const TrendPoint &point) {
        return point.width.count() > 0 ? point.to() > from && point.from() < to
                                       : point.time >= from && point.time <= to;
    };
    // Buckets reach half their width beyond their middle: a few points more are looked at on each side.
    auto first = std::lower_bound(points.begin(), points.end(), from, earlier);
    while (first != points.begin() && touches(*(first - 1)))
        --first;
    QList<TrendPoint> list;
    for (; first != points.end(); ++first) {
        if (touches(*first))
            list.append(*first);
        else if (first->from() > to)
            break;
    }
    return list;
}

const TrendPoint *nearestPoint(const QList<TrendPoint> &points, core::UtcTime at)
{
    auto it = std::lower_bound(points.begin(), points.end(), at, earlier);
    if (it != points.begin() && (it == points.end() || at - (it - 1)->time < it->time - at))
        --it;
    return it == points.end() ? nullptr : &*it;
}

std::optional<double> valueAt(const TrendSeries &series, core::UtcTime at)
{
    const auto &points = series.points;
    const auto right = std::lower_bound(points.begin(), points.end(), at, earlier);
    for (auto it = right == points.begin() ? right : right - 1; it != points.end() && it <= right; ++it) {
        if (it->width.count() > 0 && it->from() <= at && at < it->to() && std::isfinite(it->value))
            return it->value;
    }
    if (right != points.end() && right->time == at)
        return std::isfinite(right->value) ? std::optional(right->value) : std::nullopt;
    if (right == points.begin() || right == points.end())
        return std::nullopt;
    const TrendPoint &left = *(right - 1);
    if (!std::isfinite(left.value) || !std::isfinite(right->value))
        return std::nullopt;
    return between(left, *right, at, series.stepped);
}

TrendMeasure measure(const TrendSeries &series, core::UtcTime from, core::UtcTime to)
{
    if (to < from)
        std::swap(from, to);
    TrendMeasure result;
    result.first = valueAt(series, from);
    result.last = valueAt(series, to);
    const auto &points = series.points;
    double sum = 0;
    const auto begin = std::lower_bound(points.begin(), points.end(), from, earlier);
    // One before, for the straight line that enters the stretch or the bucket that reaches into it.
    const auto start = begin == points.begin() ? begin : begin - 1;
    for (auto it = start; it != points.end() && it->from() <= to; ++it) {
        if (!std::isfinite(it->value))
            continue;
        const bool bucket = it->width.count() > 0;
        if (bucket ? it->to() > from && it->from() < to : it->time >= from && it->time <= to) {
            result.lowest = result.count ? std::min(result.lowest, it->lowest) : it->lowest;
            result.highest = result.count ? std::max(result.highest, it->highest) : it->highest;
            sum += it->value * it->count;
            result.count += quint64(it->count);
        }
        if (bucket) {
            const double part = seconds(std::max(from, it->from()), std::min(to, it->to()));
            if (part > 0) {
                result.integral += it->value * part;
                result.covered += part;
            }
            continue;
        }
        const auto next = it + 1;
        if (next == points.end() || !std::isfinite(next->value) || next->width.count() > 0)
            continue;
        const core::UtcTime left = std::max(from, it->time);
        const core::UtcTime right = std::min(to, next->time);
        if (right <= left)
            continue;
        const double part = seconds(left, right);
        const double a = between(*it, *next, left, series.stepped);
        const double b = series.stepped ? a : between(*it, *next, right, false);
        result.integral += (a + b) / 2 * part;
        result.covered += part;
    }
    if (result.count)
        result.mean = sum / double(result.count);
    return result;
}

} // namespace widgets

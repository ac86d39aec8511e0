// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendgraph.h"

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr double SquareSize = 5;
constexpr double SquareRoom = 8; // px between two squares, so that they stay squares

} // namespace

TrendGraph::TrendGraph(QCPAxis *keys, QCPAxis *values, const TrendSeries &series)
    : QCPAbstractPlottable(keys, values), m_series(series)
{}

void TrendGraph::setColours(const QColor &line, const QColor &band, const QColor &paper)
{
    // Width 1: anything wider is drawn up to 200 times slower.
    QPen pen(line, 1);
    if (m_series.dashed)
        pen.setDashPattern({5, 3});
    setPen(pen);
    m_band = band;
    m_paper = paper;
}

std::pair<TrendGraph::Iterator, TrendGraph::Iterator> TrendGraph::seen(bool neighbours) const
{
    const auto &points = m_series.points;
    const QCPRange keys = mKeyAxis->range();
    const auto earlier = [](const TrendPoint &point, core::UtcTime at) { return point.time < at; };
    const auto later = [](core::UtcTime at, const TrendPoint &point) { return at < point.time; };
    auto begin = std::lower_bound(points.cbegin(), points.cend(), toTime(keys.lower), earlier);
    auto end = std::upper_bound(begin, points.cend(), toTime(keys.upper), later);
    if (neighbours && begin != points.cbegin())
        --begin;
    if (neighbours && end != points.cend())
        ++end;
    return {begin, end};
}

qsizetype TrendGraph::seenCount() const
{
    const auto [begin, end] = seen(false);
    return end - begin;
}

bool TrendGraph::seenValues(const QCPRange &keys, QCPRange &values) const
{
    Q_UNUSED(keys)
    const auto [begin, end] = seen(false);
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (auto it = begin; it != end; ++it) {
        // Comparisons with NaN are false: parted stretches leave both as they are.
        if (it->value == it->value) {
            lowest = it->lowest < lowest ? it->lowest : lowest;
            highest = it->highest > highest ? it->highest : highest;
        }
    }
    if (!(lowest <= highest))
        return false;
    values = QCPRange(lowest, highest);
    return true;
}

QCPRange TrendGraph::getKeyRange(bool &found, QCP::SignDomain) const
{
    found = !m_series.points.isEmpty();
    return found ? QCPRange(toKey(m_series.points.first().time), toKey(m_series.points.last().time))
                 : QCPRange();
}

QCPRange TrendGraph::getValueRange(bool &found, QCP::SignDomain, const QCPRange &keys) const
{
    QCPRange values;
    found = seenValues(keys, values);
    return values;
}

TrendGraph::Mapping TrendGraph::mapping() const
{
    const QRect area = mKeyAxis->axisRect()->rect();
    const QCPRange keys = mKeyAxis->range();
    const QCPRange values = mValueAxis->range();
    Mapping map{};
    map.lower = core::toMicros(toTime(keys.lower));
    map.x0 = area.left();
    map.xScale = area.width() / (keys.size() * 1e6);
    map.yScale = -area.height() / values.size();
    map.y0 = area.bottom() - values.lower * map.yScale;
    return map;
}

void TrendGraph::draw(QCPPainter *painter)
{
    if (!mKeyAxis || !mValueAxis)
        return;
    const auto [begin, end] = seen(true);
    m_reduced = end - begin > 2 * std::max(1, mKeyAxis->axisRect()->width());
    if (begin == end)
        return;
    const Mapping map = mapping();
    if (m_reduced)
        drawColumns(painter, begin, end, map);
    else
        drawPoints(painter, begin, end, map);
    drawSubstituted(painter, begin, end, map);
}

void TrendGraph::drawPoints(QCPPainter *painter, Iterator begin, Iterator end, const Mapping &map)
{
    const bool stepped = m_series.stepped;
    for (auto it = begin; it != end;) {
        if (!std::isfinite(it->value)) {
            ++it;
            continue;
        }
        m_line.clear();
        bool band = false;
        auto last = it;
        for (; last != end && std::isfinite(last->value); ++last) {
            const double x = map.x(last->time);
            if (stepped && !m_line.isEmpty())
                m_line.append({x, m_line.constLast().y()});
            m_line.append({x, map.y(last->value)});
            band |= last->highest > last->lowest;
        }
        if (band)
            drawBand(painter, it, last, map);
        painter->setAntialiasing(true);
        painter->setBrush(Qt::NoBrush);
        if (m_line.size() == 1) {
            // A lone reading has no line, but it was measured.
            painter->setPen(Qt::NoPen);
            painter->setBrush(mPen.color());
            painter->drawEllipse(m_line.constFirst(), 1.75, 1.75);
        } else {
            painter->setPen(mPen);
            painter->drawPolyline(m_line.constData(), int(m_line.size()));
        }
        it = last;
    }
}

void TrendGraph::drawBand(QCPPainter *painter, Iterator begin, Iterator end, const Mapping &map)
{
    // As one line a column of pixels: a smooth polygon with as many corners takes ten times as long.
    const QRect area = mKeyAxis->axisRect()->rect();
    const int width = area.width() + 1;
    const double none = std::numeric_limits<double>::infinity();
    m_edge.fill(QPointF(none, -none), width); // x: the upper end, y: the lower one
    const auto cover = [&](int column, double top, double bottom) {
        if (column < 0 || column >= width)
            return;
        QPointF &ends = m_edge[column];
        ends = QPointF(std::min(ends.x(), top), std::max(ends.y(), bottom));
    };
    // Far outside a column's number would not fit an int.
    const auto columnOf = [&](double x) { return int(std::floor(std::clamp(x, -1.0, double(width)))); };
    double lastX = 0;
    double lastTop = 0;
    double lastBottom = 0;
    for (auto at = begin; at != end; ++at) {
        const double x = map.x(at->time) - area.left();
        const double top = map.y(at->highest);
        const double bottom = map.y(at->lowest);
        if (at != begin) {
            for (int column = std::max(0, columnOf(lastX) + 1); column < columnOf(x); ++column) {
                const double share = m_series.stepped ? 0 : (column + 0.5 - lastX) / (x - lastX);
                cover(column, lastTop + (top - lastTop) * share, lastBottom + (bottom - lastBottom) * share);
            }
        }
        if (x >= 0)
            cover(columnOf(x), top, bottom);
        lastX = x;
        lastTop = top;
        lastBottom = bottom;
    }
    m_columns.clear();
    for (int column = 0; column < width; ++column) {
        const QPointF &ends = m_edge.at(column);
        const double x = area.left() + column + 0.5;
        if (ends.y() - ends.x() > 0.5)
            m_columns.append(QLineF(x, ends.y(), x, ends.x()));
    }
    painter->setAntialiasing(false);
    painter->setPen(QPen(m_band, 1, Qt::SolidLine, Qt::FlatCap));
    painter->QPainter::drawLines(m_columns);
}

void TrendGraph::drawColumns(QCPPainter *painter, Iterator begin, Iterator end, const Mapping &map)
{
    m_line.clear();
    m_columns.clear();
    const auto drawLine = [&] {
        if (m_line.size() > 1)
            painter->drawPolyline(m_line.constData(), int(m_line.size()));
        else if (m_line.size() == 1)
            painter->drawPoint(m_line.constFirst());
        m_line.clear();
    };
    QVector<qsizetype> breaks;
    QVector<QPointF> means;
    means.swap(m_edge);
    means.clear();
    qint64 column = std::numeric_limits<qint64>::min();
    double lowest = 0;
    double highest = 0;
    double sum = 0;
    double weight = 0;
    const auto close = [&] {
        if (weight <= 0)
            return;
        const double x = double(column) + 0.5;
        const double top = map.y(highest);
        const double bottom = map.y(lowest);
        if (bottom - top > 1)
            m_columns.append(QLineF(x, bottom, x, top));
        means.append({x, map.y(sum / weight)});
        weight = 0;
    };
    for (auto it = begin; it != end; ++it) {
        if (it->value != it->value) {
            close();
            if (!means.isEmpty() && (breaks.isEmpty() || breaks.constLast() != means.size()))
                breaks.append(means.size());
            continue;
        }
        const auto at = qint64(std::floor(map.x(it->time)));
        if (at != column || weight <= 0) {
            close();
            column = at;
            lowest = it->lowest;
            highest = it->highest;
            sum = 0;
        }
        lowest = it->lowest < lowest ? it->lowest : lowest;
        highest = it->highest > highest ? it->highest : highest;
        sum += it->value * it->count;
        weight += it->count;
    }
    close();
    if (!m_columns.isEmpty()) {
        painter->setAntialiasing(false);
        painter->setPen(QPen(m_band, 1, Qt::SolidLine, Qt::FlatCap));
        painter->QPainter::drawLines(m_columns);
    }
    painter->setAntialiasing(true);
    painter->setPen(mPen);
    painter->setBrush(Qt::NoBrush);
    qsizetype next = 0;
    for (qsizetype i = 0; i < means.size(); ++i) {
        if (next < breaks.size() && breaks.at(next) == i) {
            drawLine();
            ++next;
        }
        m_line.append(means.at(i));
    }
    drawLine();
    m_edge.swap(means);
}

void TrendGraph::drawSubstituted(QCPPainter *painter, Iterator begin, Iterator end, const Mapping &map)
{
    double lastX = -1e9;
    bool prepared = false;
    for (auto it = begin; it != end; ++it) {
        if (it->quality != core::Quality::Substituted || it->value != it->value)
            continue;
        const double x = map.x(it->time);
        if (x - lastX < SquareRoom)
            continue;
        lastX = x;
        if (!prepared) {
            painter->setAntialiasing(true);
            painter->setPen(QPen(mPen.color(), 1));
            painter->setBrush(m_paper);
            prepared = true;
        }
        const QPointF centre(std::round(x) + 0.5, std::round(map.y(it->value)) + 0.5);
        painter->drawRect(
            QRectF(centre.x() - SquareSize / 2, centre.y() - SquareSize / 2, SquareSize, SquareSize));
    }
}

} // namespace widgets

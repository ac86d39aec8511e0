// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendcursors.h"

#include "widgets/qualitymark.h"
#include "widgets/trendcursoritem.h"
#include "widgets/trendview.h"
#include "widgets/valuetext.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace widgets {

namespace {

/// A point further from the line than this says nothing about the instant.
constexpr double Reach = 24; // px
constexpr double Grip = 5;   // px

} // namespace

TrendCursors::TrendCursors(TrendView &view) : m_view(view), m_layer(view.plot()->layer(u"cursor"_s))
{
    auto *item = new TrendCursorItem(view.plot(), view);
    item->setLayer(m_layer);
}

void TrendCursors::hover(const QPointF &place)
{
    if (!m_view.plot()->axisRect()->rect().contains(place.toPoint())) {
        leave();
        return;
    }
    hoverAt(toTime(m_view.plot()->xAxis->pixelToCoord(place.x())));
}

void TrendCursors::hoverAt(core::UtcTime time)
{
    m_hover = time;
    update();
}

void TrendCursors::leave()
{
    if (!m_hover)
        return;
    m_hover.reset();
    update();
}

QString TrendCursors::clock(core::UtcTime time) const
{
    const auto span = m_view.rangeTo() - m_view.rangeFrom();
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, m_view.timeZone());
    return at.toString(span > 20h ? u"d MMM HH:mm:ss"_s : span < 2min ? u"HH:mm:ss.zzz"_s : u"HH:mm:ss"_s);
}

QString TrendCursors::head() const
{
    if (!m_hover)
        return {};
    QString words = clock(*m_hover);
    // The first curve's bucket is the stretch the figures are of.
    for (int at = 0; at < m_view.seriesCount(); ++at) {
        if (m_view.series(at).hidden)
            continue;
        const TrendPoint *point = nearestPoint(m_view.series(at).points, *m_hover);
        if (point && point->width.count() > 0 && point->from() <= *m_hover && *m_hover < point->to())
            words = tr("%1 to %2, %n reading(s)", nullptr, point->count)
                        .arg(clock(point->from()), clock(point->to()));
        break;
    }
    for (const TrendGap &gap : m_view.gaps()) {
        if (gap.series < 0 && gap.from <= *m_hover && *m_hover <= gap.to)
            return gap.detail.isEmpty() ? tr("%1: %2").arg(words, gap.reason)
                                        : tr("%1: %2, %3").arg(words, gap.reason, gap.detail);
    }
    return words;
}

QList<TrendCursors::Row> TrendCursors::rows() const
{
    QList<Row> rows;
    if (!m_hover)
        return rows;
    QCPAxis *keys = m_view.plot()->xAxis;
    for (int at = 0; at < m_view.seriesCount(); ++at) {
        const TrendSeries &series = m_view.series(at);
        if (series.hidden)
            continue;
        Row row;
        row.series = at;
        row.name = series.name;
        const TrendPoint *point = nearestPoint(series.points, *m_hover);
        const bool inside =
            point && point->width.count() > 0 && point->from() <= *m_hover && *m_hover < point->to();
        const bool close = point && std::abs(keys->coordToPixel(toKey(point->time)) -
                                             keys->coordToPixel(toKey(*m_hover))) <= Reach;
        const auto gap = std::find_if(m_view.gaps().cbegin(), m_view.gaps().cend(), [&](const TrendGap &one) {
            return one.series == at && one.from <= *m_hover && *m_hover <= one.to;
        });
        if (gap != m_view.gaps().cend()) {
            row.value = gap->reason;
        } else if (point && (inside || close) && std::isfinite(point->value)) {
            row.value = series.unit.isEmpty()
                            ? numberText(point->value, series.decimals)
                            : numberText(point->value, series.decimals) + u' ' + series.unit;
            row.time = point->time;
            row.height = point->value;
            QStringList details;
            if (point->count > 1)
                details << tr("min %1, max %2")
                               .arg(numberText(point->lowest, series.decimals),
                                    numberText(point->highest, series.decimals));
            if (point->quality != core::Quality::Good)
                details << QualityMark::word(point->quality);
            row.detail = details.join(u", "_s);
        } else {
            continue;
        }
        rows.append(row);
    }
    return rows;
}

void TrendCursors::set(Which which, core::UtcTime time)
{
    m_fixed[size_t(which)] = time;
    m_active = which;
    update();
    emit m_view.cursorsChanged();
}

std::optional<TrendCursors::Which> TrendCursors::closeTo(const QPointF &place) const
{
    for (const Which which : {Which::B, Which::A}) {
        if (at(which) && std::abs(m_view.plot()->xAxis->coordToPixel(toKey(*at(which))) - place.x()) <= Grip)
            return which;
    }
    return std::nullopt;
}

bool TrendCursors::clear()
{
    if (!m_fixed[0] && !m_fixed[1] && !m_hover)
        return false;
    m_fixed = {};
    m_active.reset();
    m_hover.reset();
    update();
    emit m_view.cursorsChanged();
    return true;
}

void TrendCursors::step(int points)
{
    const auto middle = m_view.rangeFrom() + (m_view.rangeTo() - m_view.rangeFrom()) / 2;
    const core::UtcTime from = m_active ? *at(*m_active) : m_hover.value_or(middle);
    core::UtcTime to = from;
    for (int at = 0; at < m_view.seriesCount(); ++at) {
        const TrendSeries &series = m_view.series(at);
        if (series.hidden || series.points.isEmpty())
            continue;
        const TrendPoint *nearest = nearestPoint(series.points, from);
        qsizetype place = nearest - series.points.constData();
        // From between two points the first step leads to the one on that side.
        const bool onTheWay = points > 0 ? nearest->time > from : nearest->time < from;
        place = std::clamp<qsizetype>(place + points + (onTheWay ? (points > 0 ? -1 : 1) : 0), 0,
                                      series.points.size() - 1);
        to = std::clamp(series.points.at(place).time, m_view.rangeFrom(), m_view.rangeTo());
        break;
    }
    if (m_active)
        set(*m_active, to);
    else
        hoverAt(to);
}

TrendMeasure TrendCursors::between(int series) const
{
    return areBoth() ? measure(m_view.series(series), *m_fixed[0], *m_fixed[1]) : TrendMeasure();
}

std::chrono::microseconds TrendCursors::span() const
{
    return areBoth() ? std::chrono::microseconds(*m_fixed[1] - *m_fixed[0]) : 0us;
}

QString TrendCursors::summary() const
{
    if (!areBoth())
        return {};
    QStringList parts;
    parts << tr("A %1, B %2, %3 between").arg(clock(*m_fixed[0]), clock(*m_fixed[1]), spanText(span()));
    for (int at = 0; at < m_view.seriesCount(); ++at) {
        const TrendSeries &series = m_view.series(at);
        if (series.hidden)
            continue;
        const TrendMeasure found = between(at);
        if (found.count == 0) {
            parts << tr("%1: no values").arg(series.name);
            continue;
        }
        const auto figure = [&series](double value) { return numberText(value, series.decimals); };
        const double sign = span() < 0us ? -1 : 1;
        parts << tr("%1: difference %2, mean %3, min %4, max %5 %6")
                     .arg(series.name,
                          found.difference() ? figure(sign * *found.difference()) : tr("unknown"),
                          figure(found.mean), figure(found.lowest), figure(found.highest), series.unit);
        if (!series.integralUnit.isEmpty())
            parts << tr("%1 %2, Estimated")
                         .arg(numberText(found.integral * series.integralFactor, 3), series.integralUnit);
    }
    return parts.join(u", "_s);
}

void TrendCursors::update()
{
    if (m_view.isVisible())
        m_layer->replot();
}

QString TrendCursors::spanText(std::chrono::microseconds span)
{
    const double seconds = std::abs(double(span.count()) / 1e6);
    if (seconds < 10 && std::abs(seconds - std::round(seconds)) > 1e-3)
        return tr("%1 s").arg(numberText(seconds, seconds < 0.1 ? 3 : 1));
    const auto whole = qint64(std::llround(seconds));
    const auto two = [](qint64 large, qint64 small, const QString &one, const QString &both) {
        return small == 0 ? one.arg(large) : both.arg(large).arg(small);
    };
    if (whole < 60)
        return tr("%1 s").arg(whole);
    if (whole < 3600)
        return two(whole / 60, whole % 60, tr("%1 min"), tr("%1 min %2 s"));
    if (whole < 86400)
        return two(whole / 3600, whole / 60 % 60, tr("%1 h"), tr("%1 h %2 min"));
    return two(whole / 86400, whole / 3600 % 24, tr("%1 d"), tr("%1 d %2 h"));
}

} // namespace widgets

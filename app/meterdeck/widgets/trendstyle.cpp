// SPDX-License-Identifier: GPL-3.0-or-later
// What a trend wears and what it says in words; trendview.cpp is about what it shows. QCustomPlot knows
// nothing of palettes: all of it is set anew on every switch.
#include "widgets/trendview.h"

#include "widgets/trendaxes.h"
#include "widgets/trendcursors.h"
#include "widgets/trendgapitem.h"
#include "widgets/trendgraph.h"
#include "widgets/trendmeasure.h"
#include "widgets/valuetext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr float BandShare = 0.16F;

} // namespace

void TrendView::restyle()
{
    const Theme &theme = Theme::of(this);
    const QColor paper = theme.colour(Token::Panel);
    m_plot->setBackground(paper);
    m_plot->axisRect()->setBackground(paper);
    QHash<QString, Token> tokens;
    for (const auto &curve : m_curves) {
        const TrendSeries &series = curve->series;
        if (!series.hidden)
            tokens.insert(series.unit, tokens.contains(series.unit) ? Token::Axis : series.token);
        const QColor colour = theme.colour(series.token);
        QColor band = colour;
        band.setAlphaF(BandShare);
        curve->graph->setColours(colour, band, paper);
    }
    m_axes->wear(theme, tokens);
    m_nowLine->setPen(QPen(theme.colour(Token::Text), 1));
    rebuildLimits();
    m_cursors->update();
    refresh();
}

void TrendView::rebuildGaps()
{
    for (TrendGapItem *gap : std::as_const(m_gaps))
        m_plot->removeItem(gap);
    m_gaps.clear();
    for (const TrendGap &gap : std::as_const(m_gapList)) {
        std::optional<TrendGapItem::Strip> strip;
        if (gap.series >= 0 && seriesCount() > 1) {
            if (gap.series >= seriesCount() || series(gap.series).hidden)
                continue;
            strip = TrendGapItem::Strip{gap.series, series(gap.series).token};
        }
        auto *hatch = new TrendGapItem(m_plot, gap, TrendGapItem::Part::Hatch, strip);
        hatch->setLayer(u"gaps"_s);
        m_gaps << hatch;
        if (strip)
            continue;
        auto *words = new TrendGapItem(m_plot, gap, TrendGapItem::Part::Words, strip);
        words->setLayer(u"words"_s);
        m_gaps << words;
    }
}

namespace {

/// A limit's name, readable where a curve passes: with a plate behind the words alone, so that it covers no
/// name of another unit beside it. Where limits come to lie closer than words are high, as with a curve that
/// falls to nothing, the names that find room are drawn, the first of them first; the lines all stay.
class LimitName : public QCPItemText
{
public:
    LimitName(QCustomPlot *plot, const QColor &plate, const QList<LimitName *> &before)
        : QCPItemText(plot), m_plate(plate), m_before(before)
    {}

protected:
    void draw(QCPPainter *painter) override
    {
        painter->setFont(mainFont());
        QRect words =
            painter->fontMetrics().boundingRect(0, 0, 0, 0, Qt::TextDontClip | mTextAlignment, mText);
        const QRect box = words.marginsAdded(mPadding);
        const QPointF corner = getTextDrawPoint(position->pixelPosition(), box, mPositionAlignment);
        words.moveTopLeft(corner.toPoint() + QPoint(mPadding.left(), mPadding.top()));
        m_drawn = {};
        for (const LimitName *other : m_before) {
            if (other->m_drawn.intersects(words))
                return;
        }
        m_drawn = words;
        painter->fillRect(words.adjusted(-3, 0, 3, 0), m_plate);
        QCPItemText::draw(painter);
    }

private:
    QColor m_plate;
    QList<LimitName *> m_before; ///< drawn before it, and gone with it
    QRect m_drawn;               ///< empty: there was no room
};

} // namespace

void TrendView::rebuildLimits()
{
    for (QCPAbstractItem *item : std::as_const(m_limits))
        m_plot->removeItem(item);
    m_limits.clear();
    const Theme &theme = Theme::of(this);
    const QStringList units = m_axes->units();
    // Limits of different units often come to lie on one height: each unit's names have a column of their
    // own.
    const QFontMetrics metrics(theme.font(Role::Caption));
    QHash<QString, int> widths;
    for (const TrendLimit &limit : std::as_const(m_limitList))
        widths[limit.unit] = std::max(widths.value(limit.unit), metrics.horizontalAdvance(limit.name) + 16);
    QHash<QString, int> columns;
    constexpr int FirstColumn = 4;
    int leftColumn = FirstColumn;
    int rightColumn = FirstColumn;
    for (const QString &unit : units) {
        int &column = m_axes->isRight(unit) ? rightColumn : leftColumn;
        columns.insert(unit, column);
        column += widths.value(unit);
    }
    // Two limits of a unit may be nearer than a line of text: from the highest down their names stand above
    // and below their lines in turn, away from the neighbour.
    const auto isBelow = [this](const TrendLimit &limit) {
        return std::count_if(m_limitList.cbegin(), m_limitList.cend(),
                             [&limit](const TrendLimit &other) {
                                 return other.unit == limit.unit && other.value > limit.value;
                             }) %
                   2 ==
               1;
    };
    QList<LimitName *> names;
    for (const TrendLimit &limit : std::as_const(m_limitList)) {
        // Without a curve of its unit a limit has no scale to stand on.
        if (!units.contains(limit.unit))
            continue;
        QCPAxis *values = m_axes->axis(limit.unit);
        const bool right = m_axes->isRight(limit.unit);
        auto *line = new QCPItemStraightLine(m_plot);
        QPen pen(theme.colour(Token::HighLine), 1);
        pen.setDashPattern({4, 3});
        line->setPen(pen);
        line->setAntialiased(false);
        for (QCPItemPosition *point : {line->point1, line->point2}) {
            point->setTypeX(QCPItemPosition::ptAxisRectRatio);
            point->setTypeY(QCPItemPosition::ptPlotCoords);
            point->setAxes(m_plot->xAxis, values);
        }
        line->point1->setCoords(0, limit.value);
        line->point2->setCoords(1, limit.value);
        m_limits.append(line);
        if (limit.name.isEmpty())
            continue;
        auto *label = new LimitName(m_plot, theme.colour(Token::Panel), names);
        names << label;
        label->setText(limit.name);
        label->setFont(theme.font(Role::Caption));
        label->setColor(theme.colour(Token::HighLine));
        const bool below = isBelow(limit);
        label->setPositionAlignment((right ? Qt::AlignRight : Qt::AlignLeft) |
                                    (below ? Qt::AlignTop : Qt::AlignBottom));
        const int column = columns.value(limit.unit);
        label->setPadding(QMargins(right ? 0 : column, below ? 2 : 0, right ? column : 0, 1));
        label->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        label->position->setTypeY(QCPItemPosition::ptPlotCoords);
        label->position->setAxes(m_plot->xAxis, values);
        label->position->setCoords(right ? 1 : 0, limit.value);
        m_limits.append(label);
    }
}

void TrendView::updateEnvelope()
{
    using std::chrono::microseconds;
    microseconds bucket{0};
    bool reduced = false;
    const core::UtcTime from = rangeFrom();
    const core::UtcTime to = rangeTo();
    const double pixels = std::max(1, m_plot->axisRect()->width());
    for (const auto &curve : m_curves) {
        if (curve->series.hidden)
            continue;
        reduced |= double(curve->graph->seenCount()) > 2 * pixels;
        // Buckets of one answer are alike: the newest and the middle one tell.
        const auto &points = curve->series.points;
        for (const core::UtcTime at : {from + (to - from) / 2, to}) {
            if (const TrendPoint *point = nearestPoint(points, at); point && point->count > 1)
                bucket = std::max(bucket, point->width);
        }
    }
    const auto column = microseconds(qint64(m_plot->xAxis->range().size() * 1e6 / pixels));
    QString words;
    if (reduced && column >= bucket)
        words = tr("%1 to 1 px: band = lowest to highest, line = mean").arg(TrendCursors::spanText(column));
    else if (bucket.count() > 0)
        words =
            tr("%1 to a point: band = lowest to highest, line = mean").arg(TrendCursors::spanText(bucket));
    else if (!m_curves.empty())
        words = tr("Every reading is drawn");
    if (words == m_envelope)
        return;
    m_envelope = words;
    emit envelopeChanged(words);
}

QString TrendView::summary() const
{
    QStringList parts;
    const auto clock = [&](core::UtcTime time) {
        return QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, m_zone).toString(u"d MMM HH:mm"_s);
    };
    parts << tr("from %1 to %2").arg(clock(rangeFrom()), clock(rangeTo()));
    for (const auto &curve : m_curves) {
        const TrendSeries &series = curve->series;
        if (series.hidden) {
            parts << tr("%1: hidden").arg(series.name);
            continue;
        }
        const TrendMeasure found = measure(series, rangeFrom(), rangeTo());
        const auto last = std::find_if(series.points.crbegin(), series.points.crend(),
                                       [](const TrendPoint &point) { return std::isfinite(point.value); });
        if (found.count == 0)
            parts << tr("%1: no values").arg(series.name);
        else
            parts << tr("%1: lowest %2, highest %3, last %4 %5")
                         .arg(series.name, numberText(found.lowest, series.decimals),
                              numberText(found.highest, series.decimals),
                              numberText(last->value, series.decimals), series.unit);
    }
    int gaps = 0;
    for (const TrendGap &gap : m_gapList)
        gaps += gap.to > rangeFrom() && gap.from < rangeTo();
    if (gaps)
        parts << tr("%n gap(s)", nullptr, gaps);
    if (const QString between = m_cursors->summary(); !between.isEmpty())
        parts << between;
    return parts.join(u"; "_s);
}

void TrendView::updateSummary() { m_plot->setAccessibleDescription(summary()); }

} // namespace widgets

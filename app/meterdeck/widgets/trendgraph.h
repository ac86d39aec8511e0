// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/customplot.h"
#include "widgets/trenddata.h"

namespace widgets {

/// Draws one curve: the mean as a line of one pixel over a band from lowest to highest, parted where a value
/// is NaN; substituted readings as hollow squares, lone ones as dots.
///
/// With more than two points to a pixel it draws what each column of pixels holds: lowest, highest, mean. So
/// a frame costs one pass over what is seen and a line of as many points as there are pixels. It holds no
/// points: the series is its owner's.
class TrendGraph : public QCPAbstractPlottable
{
public:
    TrendGraph(QCPAxis *keys, QCPAxis *values, const TrendSeries &series);

    /// The lowest and highest drawn value within the visible keys; false when there is none.
    bool seenValues(const QCPRange &keys, QCPRange &values) const;
    /// How many points are seen; more than two to a pixel are drawn by columns.
    qsizetype seenCount() const;
    bool isReduced() const { return m_reduced; }
    void setColours(const QColor &line, const QColor &band, const QColor &paper);

    double selectTest(const QPointF &, bool, QVariant * = nullptr) const override { return -1; }
    QCPRange getKeyRange(bool &found, QCP::SignDomain domain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool &found, QCP::SignDomain domain = QCP::sdBoth,
                           const QCPRange &keys = QCPRange()) const override;

protected:
    void draw(QCPPainter *painter) override;
    void drawLegendIcon(QCPPainter *, const QRectF &) const override {}

private:
    struct Mapping
    {
        double x0, xScale, y0, yScale;
        qint64 lower;
        double x(core::UtcTime time) const { return x0 + double(core::toMicros(time) - lower) * xScale; }
        double y(double value) const { return y0 + value * yScale; }
    };
    using Iterator = QList<TrendPoint>::const_iterator;

    std::pair<Iterator, Iterator> seen(bool neighbours) const;
    Mapping mapping() const;
    void drawPoints(QCPPainter *painter, Iterator begin, Iterator end, const Mapping &map);
    void drawBand(QCPPainter *painter, Iterator begin, Iterator end, const Mapping &map);
    void drawColumns(QCPPainter *painter, Iterator begin, Iterator end, const Mapping &map);
    void drawSubstituted(QCPPainter *painter, Iterator begin, Iterator end, const Mapping &map);

    const TrendSeries &m_series;
    QColor m_band;
    QColor m_paper;
    bool m_reduced = false;
    // Kept from frame to frame, so that drawing allocates nothing.
    QVector<QPointF> m_line;
    QVector<QPointF> m_edge;
    QVector<QLineF> m_columns;
};

} // namespace widgets

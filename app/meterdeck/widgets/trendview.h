// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "widgets/theme.h"

#include <QList>
#include <QTimeZone>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QCPAbstractItem;
class QCPItemStraightLine;
class QCustomPlot;

namespace widgets {

class TrendCursorItem;
class TrendGapItem;

/// One point of a trend: the mean of a bucket (or a single reading) with its lowest and highest value.
struct TrendPoint
{
    core::UtcTime time{};
    double value = 0; ///< NaN parts the line
    double lowest = 0;
    double highest = 0;
    int count = 1;
};

/// One curve of a trend.
struct TrendSeries
{
    QString name;
    QString unit;
    Token token = Token::S1;
    bool dashed = false;
    bool rightAxis = false;
    int decimals = 1;
    bool stepped = false;     ///< holds its value until the next point
    QList<TrendPoint> points; ///< by time, ascending
};

/// A stretch without values and why.
struct TrendGap
{
    core::UtcTime from{};
    core::UtcTime to{};
    QString reason; ///< "No answer"
    QString detail; ///< "19 min, not zero"
};

/// A level that ought not to be passed.
struct TrendLimit
{
    double value = 0;
    QString name;
    bool rightAxis = false;
};

/// Curves over time: mean line over a min-max band, hatched gaps with their reason, dashed limits, a cursor
/// box, a now line, a second axis for a second unit. Wheel zooms about the pointer, dragging moves; + -
/// arrows, Home and End by keyboard. It asks for nothing: on rangeChanged() its owner loads what is then
/// visible. GUI thread.
class TrendView : public QWidget
{
    Q_OBJECT
public:
    explicit TrendView(QWidget *parent = nullptr);
    ~TrendView() override;

    /// Replaces all curves. Points out of order are put in order first.
    void setSeries(const QList<TrendSeries> &series);
    /// Adds newer points to a curve; a point older than the last is left out (the history reader brings it
    /// later).
    void append(int series, const QList<TrendPoint> &points);
    /// Drops what is older, to bound what a live view holds.
    void removeBefore(core::UtcTime time);
    void setGaps(const QList<TrendGap> &gaps);
    void setLimits(const QList<TrendLimit> &limits);
    /// The visible span; emits rangeChanged(…, false) when it differs.
    void setRange(core::UtcTime from, core::UtcTime to);
    core::UtcTime rangeFrom() const;
    core::UtcTime rangeTo() const;
    /// Live: the span follows setNow(). A person who zooms or moves leaves it (liveChanged(false)).
    void setLive(bool live);
    bool isLive() const { return m_live; }
    /// Where now is; moves the span when live.
    void setNow(core::UtcTime now);
    void setTimeZone(const QTimeZone &zone);
    /// The plot itself, for export to a picture.
    QCustomPlot *plot() const { return m_plot; }

    QSize sizeHint() const override { return {720, 240}; }
    QSize minimumSizeHint() const override { return {320, 160}; }

signals:
    /// The visible span changed; `byUser` by wheel, drag or key.
    void rangeChanged(core::UtcTime from, core::UtcTime to, bool byUser);
    void liveChanged(bool live);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Curve;

    void restyle();
    void rescaleValues();
    void moveRange(double from, double to, bool byUser);
    void updateCursor(std::optional<QPointF> position);
    void updateSummary();
    void fill(Curve &curve);
    void rebuildLimits();
    void boundRange();
    bool handleKey(int key);

    QCustomPlot *m_plot;
    std::vector<std::unique_ptr<Curve>> m_curves;
    QList<TrendGap> m_gapList;
    QList<TrendLimit> m_limitList;
    QList<TrendGapItem *> m_gaps;
    TrendCursorItem *m_cursor = nullptr;
    QCPItemStraightLine *m_nowLine = nullptr;
    QList<QCPAbstractItem *> m_limits;
    std::optional<core::UtcTime> m_now;
    QTimeZone m_zone;
    bool m_live = false;
    bool m_byProgram = false;
    bool m_bounding = false;
};

} // namespace widgets

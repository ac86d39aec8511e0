// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/trenddata.h"

#include <QTimeZone>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QCPAbstractItem;
class QCPItemStraightLine;
class QCustomPlot;

namespace widgets {

class TrendAxes;
class TrendCursors;
class TrendGapItem;
class TrendGraph;
class TrendInput;
struct TrendMeasure;

/// Curves over time: mean line over a min-max band, hatched gaps with their reason, dashed limits, an axis a
/// unit, a cursor box, two cursors with what lies between them, a now line.
///
/// Wheel zooms about the pointer, dragging moves, Shift-drag chooses a stretch, Ctrl+wheel or a value axis
/// scales values; arrows, + -, Page keys, Home (as it was), End (live), 1 and 2 (cursors) by keyboard. Time
/// runs from left to right in every language. It asks for nothing: on rangeChanged() its owner loads what is
/// then visible. It draws only while it is on screen. GUI thread.
class TrendView : public QWidget
{
    Q_OBJECT
public:
    explicit TrendView(QWidget *parent = nullptr);
    ~TrendView() override;

    /// Replaces all curves. Points out of order are put in order first.
    void setSeries(const QList<TrendSeries> &series);
    int seriesCount() const { return int(m_curves.size()); }
    const TrendSeries &series(int index) const;
    /// Hides a curve or shows it again; its axis goes with the last one of its unit.
    void setHidden(int series, bool hidden);
    void setColour(int series, Token token, bool dashed);
    /// Adds newer points to a curve; a point older than the last is left out (the history reader brings it
    /// later).
    void append(int series, const QList<TrendPoint> &points);
    /// Drops what is older, to bound what a live view holds.
    void removeBefore(core::UtcTime time);
    void setGaps(const QList<TrendGap> &gaps);
    const QList<TrendGap> &gaps() const { return m_gapList; }
    void setLimits(const QList<TrendLimit> &limits);

    /// The visible span; emits rangeChanged(…, false) when it differs. Where Home leads back to.
    void setRange(core::UtcTime from, core::UtcTime to);
    core::UtcTime rangeFrom() const;
    core::UtcTime rangeTo() const;
    /// As a person would: leaves live, the owner loads.
    void showRange(core::UtcTime from, core::UtcTime to);
    void pan(double spans);
    /// Zooms by a factor about an instant (the middle of the span without one).
    void zoom(double factor, std::optional<core::UtcTime> about = {});
    /// Values scale themselves again and the span is what it was before it was moved.
    void reset();
    /// Live: the span follows setNow(). A person who zooms or moves leaves it (liveChanged(false)).
    void setLive(bool live);
    bool isLive() const { return m_live; }
    /// Where now is; moves the span when live.
    void setNow(core::UtcTime now);
    /// How many readings came that the held span does not show.
    int newPoints() const { return m_newPoints; }
    void setTimeZone(const QTimeZone &zone);
    QTimeZone timeZone() const { return m_zone; }

    /// What a point stands for, in words; for example "1 min to 1 px: band = lowest to highest, line = mean".
    QString envelope() const { return m_envelope; }
    /// What is seen, in words: span, and of each curve lowest, highest and last value, gaps, cursors.
    QString summary() const;
    /// The points of a curve that are seen; none when it is hidden.
    QList<TrendPoint> seen(int series) const;
    TrendCursors &cursors() { return *m_cursors; }
    const TrendCursors &cursors() const { return *m_cursors; }
    TrendAxes &axes() { return *m_axes; }
    /// The whole as a picture, without the pointer's cursor.
    QPixmap picture(double scale);
    /// The same into a file: ".pdf" as lines, else as a picture. False when it cannot be written.
    bool savePicture(const QString &fileName, double scale);
    /// The plot itself.
    QCustomPlot *plot() const { return m_plot; }
    /// Draws as soon as there is time, when on screen; else when it comes there.
    void refresh();

    QSize sizeHint() const override { return {720, 240}; }
    QSize minimumSizeHint() const override { return {320, 160}; }

signals:
    /// The visible span changed; `byUser` by wheel, drag or key.
    void rangeChanged(core::UtcTime from, core::UtcTime to, bool byUser);
    void liveChanged(bool live);
    void newPointsChanged(int count);
    void envelopeChanged(const QString &words);
    /// A cursor was set, moved or taken away.
    void cursorsChanged();
    /// T was pressed: the table twin is wanted.
    void tableRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Curve
    {
        TrendSeries series;
        TrendGraph *graph = nullptr; ///< the plot's
    };

    void restyle();
    void rebuildAxes();
    void rebuildLimits();
    void rebuildGaps();
    void prepareFrame();
    void moveRange(double from, double to, bool byUser);
    void updateEnvelope();
    void updateSummary();

    QCustomPlot *m_plot;
    std::vector<std::unique_ptr<Curve>> m_curves;
    std::unique_ptr<TrendAxes> m_axes;
    std::unique_ptr<TrendCursors> m_cursors;
    TrendInput *m_input = nullptr;
    QList<TrendGap> m_gapList;
    QList<TrendLimit> m_limitList;
    QList<TrendGapItem *> m_gaps;
    QCPItemStraightLine *m_nowLine = nullptr;
    QList<QCPAbstractItem *> m_limits;
    std::optional<core::UtcTime> m_now;
    QTimeZone m_zone;
    QTimer m_summaryTimer;
    QString m_envelope;
    std::optional<std::pair<double, double>> m_home;
    int m_newPoints = 0;
    bool m_homeLive = false;
    bool m_live = false;
    bool m_stale = true;
};

} // namespace widgets

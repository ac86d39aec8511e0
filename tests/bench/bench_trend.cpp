// SPDX-License-Identifier: GPL-3.0-or-later
// A frame of the trend view against bare QCustomPlot: the same data and pens in the same run, in turn. Prints
// medians; asserts no time.
#include "widgets/customplot.h"
#include "widgets/theme.h"
#include "widgets/trendview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace widgets;

namespace {

constexpr int Curves = 8;
constexpr int Points = 17280; // a day of 5 s
constexpr int Frames = 61;
const QSize Size(1200, 700);
const core::UtcTime start = core::fromMicros(1'794'906'000'000'000);

double valueAt(int curve, int index)
{
    return 230 + curve * 20 + 8 * std::sin(index * 0.002 * (curve + 1)) +
           3 * std::sin(index * 12.9898 + curve);
}

core::UtcTime timeAt(int index) { return start + std::chrono::seconds(5 * index); }

TrendPoint pointAt(int curve, int index, double band)
{
    const double value = valueAt(curve, index);
    return {timeAt(index), value, value - band, value + band, band > 0 ? 15 : 1, core::Quality::Good, 0us};
}

Token tokenOf(int curve) { return Token(int(Token::S1) + curve % 6); }

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + qsizetype(values.size() / 2), values.end());
    return values[values.size() / 2];
}

/// Seconds of processor this process has used.
double used()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

/// QCustomPlot as its manual shows it, with the trend's pens, background and layers.
struct Bare
{
    QCustomPlot plot;
    int end = Points;

    Bare(bool smooth, int curves, int points) : end(points)
    {
        plot.resize(Size);
        const Theme &theme = Theme::light();
        plot.setBackground(theme.colour(Token::Panel));
        if (!smooth)
            plot.setNotAntialiasedElements(QCP::aeAll);
        plot.xAxis->setTicker(QSharedPointer<QCPAxisTickerDateTime>::create());
        for (int curve = 0; curve < curves; ++curve) {
            QCPGraph *graph = plot.addGraph();
            graph->setPen(QPen(theme.colour(tokenOf(curve)), 1));
            QVector<QCPGraphData> data;
            for (int i = 0; i < points; ++i)
                data.append({toKey(timeAt(i)), valueAt(curve, i)});
            graph->data()->set(data, true);
        }
        plot.show();
    }

    void frame()
    {
        for (int curve = 0; curve < plot.graphCount(); ++curve) {
            plot.graph(curve)->data()->add(QCPGraphData(toKey(timeAt(end)), valueAt(curve, end)));
            plot.graph(curve)->data()->removeBefore(toKey(timeAt(end - Points)));
        }
        ++end;
        plot.xAxis->setRange(toKey(timeAt(end - Points)), toKey(timeAt(end)));
        plot.yAxis->rescale();
        plot.replot(QCustomPlot::rpQueuedRefresh);
    }
};

/// The trend view with as many curves of one unit.
struct Ours
{
    TrendView view;
    int end;
    int kept;
    double band;

    Ours(int curves, int points, double bandOf) : end(points), kept(points), band(bandOf)
    {
        view.resize(Size);
        QList<TrendSeries> list;
        for (int curve = 0; curve < curves; ++curve) {
            TrendSeries series{u"Voltage %1"_s.arg(curve), u"V"_s, tokenOf(curve), false, 1, false, {}};
            for (int i = 0; i < points; ++i)
                series.points.append(pointAt(curve, i, band));
            list << series;
        }
        view.setSeries(list);
        view.show();
    }

    void frame()
    {
        for (int curve = 0; curve < view.seriesCount(); ++curve)
            view.append(curve, {pointAt(curve, end, band)});
        ++end;
        view.removeBefore(timeAt(end - kept));
        view.setRange(timeAt(end - kept), timeAt(end));
        view.plot()->replot(QCustomPlot::rpQueuedRefresh);
    }
};

template <typename Subject>
double timed(Subject &subject)
{
    QElapsedTimer timer;
    timer.start();
    subject.frame();
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

class BenchTrend : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::light().apply(*qApp); }

    void frameAgainstBare()
    {
        Bare smooth(true, Curves, Points);
        Bare plain(false, Curves, Points);
        Ours ours(Curves, Points, 0);
        Ours banded(Curves, Points, 2);
        QVERIFY(QTest::qWaitForWindowExposed(&ours.view));
        std::vector<double> smoothMs, plainMs, oursMs, bandedMs;
        for (int frame = 0; frame < Frames; ++frame) {
            smoothMs.push_back(timed(smooth));
            oursMs.push_back(timed(ours));
            plainMs.push_back(timed(plain));
            bandedMs.push_back(timed(banded));
        }
        const double a = median(smoothMs), b = median(plainMs), c = median(oursMs), d = median(bandedMs);
        std::printf("frame of %d x %d points (append, scroll, redraw), median of %d:\n", Curves, Points,
                    Frames);
        std::printf("  QCustomPlot, smooth lines    %7.2f ms\n", a);
        std::printf("  QCustomPlot, plain lines     %7.2f ms\n", b);
        std::printf("  trend view, single readings  %7.2f ms  %.2f x smooth, %.2f x plain\n", c, c / a,
                    c / b);
        std::printf("  trend view, with envelope    %7.2f ms  %.2f x smooth, %.2f x plain\n", d, d / a,
                    d / b);
        // A drawn frame has ink: an empty plot would be fast.
        const QImage image = ours.view.plot()->grab().toImage();
        QVERIFY(image.pixelColor(image.rect().center()).isValid());
        QVERIFY(ours.view.seen(0).size() > Points - 10);
    }

    void frameOfBuckets()
    {
        // What history answers with: at most 600 buckets a curve.
        Ours buckets(Curves, 600, 2);
        Bare bare(true, Curves, 600);
        QVERIFY(QTest::qWaitForWindowExposed(&buckets.view));
        std::vector<double> oursMs, bareMs;
        for (int frame = 0; frame < Frames; ++frame) {
            oursMs.push_back(timed(buckets));
            bare.plot.xAxis->setRange(toKey(timeAt(frame)), toKey(timeAt(600 + frame)));
            bare.plot.yAxis->rescale();
            QElapsedTimer timer;
            timer.start();
            bare.plot.replot(QCustomPlot::rpQueuedRefresh);
            bareMs.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        std::printf(
            "frame of %d x 600 buckets with bands: trend view %.2f ms, QCustomPlot's lines alone %.2f ms\n",
            Curves, median(oursMs), median(bareMs));
    }

    void liveAtTenHertz()
    {
        Ours day(Curves, Points, 0);
        QVERIFY(QTest::qWaitForWindowExposed(&day.view));
        day.view.setLive(true);
        constexpr double Seconds = 5;
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        int ticks = 0;
        connect(&timer, &QTimer::timeout, this, [&] {
            ++ticks;
            for (int curve = 0; curve < Curves; ++curve)
                day.view.append(curve, {pointAt(curve, day.end, 0)});
            ++day.end;
            day.view.setNow(timeAt(day.end));
        });
        QElapsedTimer clock;
        clock.start();
        const double before = used();
        timer.start(100ms);
        QTRY_VERIFY_WITH_TIMEOUT(clock.elapsed() >= Seconds * 1000, int(Seconds * 2000));
        timer.stop();
        std::printf("live, %d curves of a day at 10 Hz: %.1f %% of a core (%d ticks)\n", Curves,
                    (used() - before) / (double(clock.elapsed()) / 1000) * 100, ticks);
        QVERIFY(ticks > 10);
        day.view.hide();
        const double hidden = used();
        clock.restart();
        timer.start(100ms);
        QTRY_VERIFY_WITH_TIMEOUT(clock.elapsed() >= 2000, 4000);
        timer.stop();
        std::printf("the same out of sight: %.1f %% of a core\n",
                    (used() - hidden) / (double(clock.elapsed()) / 1000) * 100);
    }
};

QTEST_MAIN(BenchTrend)
#include "bench_trend.moc"

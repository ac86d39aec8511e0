// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendmeasure.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace widgets;

namespace {

const core::UtcTime start = core::fromMicros(1'794'906'000'000'000);

TrendPoint reading(int second, double value)
{
    return {start + std::chrono::seconds(second), value, value, value, 1, core::Quality::Good, 0us};
}

/// A minute's bucket that begins at a minute.
TrendPoint minute(int number, double mean, double lowest, double highest, int count)
{
    return {
        start + std::chrono::minutes(number) + 30s, mean, lowest, highest, count, core::Quality::Good, 1min};
}

TrendSeries seriesOf(const QList<TrendPoint> &points)
{
    TrendSeries series;
    series.points = points;
    return series;
}

} // namespace

/// The figures between two cursors, worked out by hand.
class TestTrendMeasure : public QObject
{
    Q_OBJECT

private slots:
    void measures_data()
    {
        QTest::addColumn<QList<TrendPoint>>("points");
        QTest::addColumn<bool>("stepped");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("lowest");
        QTest::addColumn<double>("highest");
        QTest::addColumn<double>("difference"); // NaN: unknown
        QTest::addColumn<double>("integral");
        QTest::addColumn<double>("covered");
        const double none = std::nan("");
        const QList<TrendPoint> ramp{reading(0, 0), reading(10, 10), reading(20, 20), reading(30, 30)};
        QTest::newRow("on readings") << ramp << false << 0 << 30 << 4 << 15.0 << 0.0 << 30.0 << 30.0 << 450.0
                                     << 30.0;
        QTest::newRow("the other way round")
            << ramp << false << 30 << 0 << 4 << 15.0 << 0.0 << 30.0 << 30.0 << 450.0 << 30.0;
        QTest::newRow("between readings")
            << ramp << false << 5 << 25 << 2 << 15.0 << 10.0 << 20.0 << 20.0 << 300.0 << 20.0;
        QTest::newRow("steps hold") << ramp << true << 5 << 25 << 2 << 15.0 << 10.0 << 20.0 << 20.0 << 200.0
                                    << 20.0;
        QTest::newRow("no reading inside")
            << ramp << false << 12 << 18 << 0 << 0.0 << 0.0 << 0.0 << 6.0 << 90.0 << 6.0;
        const QList<TrendPoint> parted{reading(0, 10), reading(10, 10), reading(15, none), reading(20, 30),
                                       reading(30, 30)};
        QTest::newRow("a gap adds nothing")
            << parted << false << 0 << 30 << 4 << 20.0 << 10.0 << 30.0 << 20.0 << 400.0 << 20.0;
        QTest::newRow("an end in a gap")
            << parted << false << 0 << 16 << 2 << 10.0 << 10.0 << 10.0 << none << 100.0 << 10.0;
        const QList<TrendPoint> buckets{minute(0, 100, 50, 150, 10), minute(1, 200, 120, 260, 30)};
        QTest::newRow("buckets weigh by their readings")
            << buckets << false << 0 << 120 << 40 << 175.0 << 50.0 << 260.0 << none << 18000.0 << 120.0;
        QTest::newRow("buckets count by their overlap")
            << buckets << false << 30 << 90 << 40 << 175.0 << 50.0 << 260.0 << 100.0 << 9000.0 << 60.0;
        QTest::newRow("nothing there")
            << ramp << false << 100 << 200 << 0 << 0.0 << 0.0 << 0.0 << none << 0.0 << 0.0;
        QTest::newRow("no points") << QList<TrendPoint>() << false << 0 << 10 << 0 << 0.0 << 0.0 << 0.0
                                   << none << 0.0 << 0.0;
    }

    void measures()
    {
        QFETCH(QList<TrendPoint>, points);
        QFETCH(bool, stepped);
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(double, difference);
        TrendSeries series = seriesOf(points);
        series.stepped = stepped;
        const TrendMeasure found =
            measure(series, start + std::chrono::seconds(from), start + std::chrono::seconds(to));
        QTEST(int(found.count), "count");
        QTEST(found.mean, "mean");
        QTEST(found.lowest, "lowest");
        QTEST(found.highest, "highest");
        QTEST(found.integral, "integral");
        QTEST(found.covered, "covered");
        QCOMPARE(found.difference().has_value(), std::isfinite(difference));
        if (found.difference())
            QCOMPARE(*found.difference(), difference);
    }

    void powerBecomesEnergy()
    {
        // 1 200 W for a quarter of an hour are 0.3 kWh.
        TrendSeries series = seriesOf({reading(0, 1200), reading(900, 1200)});
        series.integralFactor = 1 / 3.6e6;
        const TrendMeasure found = measure(series, start, start + 900s);
        QCOMPARE(found.integral * series.integralFactor, 0.3);
    }

    void findsWhatIsSeen()
    {
        const QList<TrendPoint> points{minute(0, 1, 1, 1, 2), minute(1, 2, 2, 2, 2), minute(2, 3, 3, 3, 2)};
        QCOMPARE(pointsWithin(points, start + 70s, start + 110s).size(), 1);
        QCOMPARE(pointsWithin(points, start + 50s, start + 130s).size(), 3);
        QCOMPARE(pointsWithin(points, start + 10min, start + 11min).size(), 0);
        QCOMPARE(nearestPoint(points, start + 89s)->value, 2.0);
        QCOMPARE(nearestPoint(points, start - 1h)->value, 1.0);
        QCOMPARE(nearestPoint({}, start), nullptr);
    }
};

QTEST_GUILESS_MAIN(TestTrendMeasure)
#include "tst_trendmeasure.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"
#include "widgets/trendaxes.h"
#include "widgets/trendcursors.h"
#include "widgets/trendtablemodel.h"
#include "widgets/trendview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace widgets;

class TrendViewTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void rangeTellsWhoMovedIt();
    void keysMove_data();
    void keysMove();
    void aPersonLeavesLive();
    void liveFollowsNow();
    void boundsTheZoom();
    void pointsOutOfOrder();
    void gapsAreNotBridged();
    void eachUnitHasAnAxis();
    void gapOfOneCurveIsAStrip();
    void substitutedIsASquare();
    void limitNeedsItsUnit();
    void saysTheEnvelope();
    void countsWhatTheHoldHides();
    void hiddenCurvesAreNotMeasured();
    void resetLeadsBack();
    void drawsTheMeanOfMany();
    void tableTwinIsWhatIsDrawn();
    void savesAPicture();
    void wearsTheTheme();
    void cursorShows();
    void cursorsMeasure();

private:
    /// The pixels of the curves' area that are not panel, grid or axis, in a fresh picture.
    int inked(const QRect &within, QColor colour = {});

    std::unique_ptr<TrendView> m_view;
};

static const core::UtcTime start = core::fromMicros(1'794'906'000'000'000);

static TrendSeries ramp(int count)
{
    TrendSeries series{u"Active power"_s, u"W"_s, Token::S1, false, 0, false, {}};
    for (int i = 0; i < count; ++i)
        series.points.append({start + std::chrono::seconds(i), double(i), double(i) - 1, double(i) + 1, 5});
    return series;
}

void TrendViewTest::init()
{
    Theme::light().apply(*qApp);
    m_view = std::make_unique<TrendView>();
    m_view->resize(720, 240);
    m_view->setTimeZone(QTimeZone::utc());
    m_view->setSeries({ramp(600)});
    m_view->setRange(start, start + 600s);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->plot()->replot();
}

void TrendViewTest::rangeTellsWhoMovedIt()
{
    QSignalSpy changed(m_view.get(), &TrendView::rangeChanged);
    m_view->setRange(start, start + 300s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first()[2].toBool(), false);
    QCOMPARE(m_view->rangeFrom(), start);
    QCOMPARE(m_view->rangeTo(), start + 300s);
    m_view->setRange(start + 300s, start); // the wrong way round
    QCOMPARE(changed.count(), 1);
    m_view->showRange(start + 10s, start + 20s); // as wheel and drag do
    QCOMPARE(changed.last()[2].toBool(), true);
    QCOMPARE(changed.last()[0].value<core::UtcTime>(), start + 10s);
}

void TrendViewTest::keysMove_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("in") << int(Qt::Key_Plus) << 150 << 450;
    QTest::newRow("out") << int(Qt::Key_Minus) << -300 << 900;
    QTest::newRow("left") << int(Qt::Key_Left) << -60 << 540;
    QTest::newRow("right") << int(Qt::Key_Right) << 60 << 660;
    QTest::newRow("the span before") << int(Qt::Key_PageUp) << -600 << 0;
    QTest::newRow("the span after") << int(Qt::Key_PageDown) << 600 << 1200;
}

void TrendViewTest::keysMove()
{
    QFETCH(int, key);
    QFETCH(int, from);
    QFETCH(int, to);
    QSignalSpy changed(m_view.get(), &TrendView::rangeChanged);
    QTest::keyClick(m_view->plot(), Qt::Key(key));
    QCOMPARE(m_view->rangeFrom(), start + std::chrono::seconds(from));
    QCOMPARE(m_view->rangeTo(), start + std::chrono::seconds(to));
    QCOMPARE(changed.last()[2].toBool(), true);
}

void TrendViewTest::aPersonLeavesLive()
{
    m_view->setNow(start + 600s);
    m_view->setLive(true);
    QSignalSpy live(m_view.get(), &TrendView::liveChanged);
    QTest::keyClick(m_view->plot(), Qt::Key_Left);
    QVERIFY(!m_view->isLive());
    QCOMPARE(live.count(), 1);
    QTest::keyClick(m_view->plot(), Qt::Key_End);
    QVERIFY(m_view->isLive());
    QCOMPARE(m_view->rangeTo(), start + 600s);
}

void TrendViewTest::liveFollowsNow()
{
    m_view->setLive(true);
    m_view->setNow(start + 700s);
    QCOMPARE(m_view->rangeTo(), start + 700s);
    QCOMPARE(m_view->rangeFrom(), start + 100s);
    QVERIFY(m_view->isLive());
    m_view->setLive(false);
    m_view->setNow(start + 800s);
    QCOMPARE(m_view->rangeTo(), start + 700s);
}

void TrendViewTest::boundsTheZoom()
{
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(m_view->plot(), Qt::Key_Plus);
    QVERIFY(m_view->rangeTo() - m_view->rangeFrom() >= 4999ms);
    for (int i = 0; i < 60; ++i)
        QTest::keyClick(m_view->plot(), Qt::Key_Minus);
    QVERIFY(m_view->rangeTo() - m_view->rangeFrom() <= std::chrono::hours(24 * 366 * 10) + 1h);
}

void TrendViewTest::pointsOutOfOrder()
{
    TrendSeries series = ramp(10);
    std::reverse(series.points.begin(), series.points.end());
    m_view->setSeries({series});
    const auto count = [this] { return m_view->series(0).points.size(); };
    QCOMPARE(count(), 10);
    for (qsizetype at = 1; at < 10; ++at)
        QVERIFY(m_view->series(0).points.at(at - 1).time < m_view->series(0).points.at(at).time);
    m_view->append(0, {{start + 20s, 1, 1, 1, 1}, {start + 15s, 1, 1, 1, 1}, {start + 20s, 1, 1, 1, 1}});
    QCOMPARE(count(), 11);
    m_view->append(7, {{start + 30s, 1, 1, 1, 1}}); // no such curve
    m_view->removeBefore(start + 5s);
    QCOMPARE(count(), 6);
}

void TrendViewTest::gapsAreNotBridged()
{
    TrendSeries series = ramp(600);
    for (int i = 200; i < 400; ++i)
        series.points[i].value = std::nan("");
    m_view->setSeries({series});
    m_view->setGaps({{start + 200s, start + 400s, u"No answer"_s, u"3 min, not zero"_s}});
    m_view->plot()->replot(); // it is queued otherwise
    const QImage with = m_view->grab().toImage();
    m_view->setGaps({});
    m_view->plot()->replot();
    const QImage without = m_view->grab().toImage();
    // In the middle of the gap only the hatch is drawn: without it, nothing but panel and grid.
    const QRect area = m_view->plot()->axisRect()->rect().translated(m_view->plot()->pos());
    int line = 0;
    int hatch = 0;
    for (int x = area.center().x() - 30; x < area.center().x() + 30; ++x) {
        for (int y = area.top(); y < area.bottom(); ++y) {
            const QColor bare = without.pixelColor(x, y);
            line += bare != Theme::light().colour(Token::Panel) && bare != Theme::light().colour(Token::Grid);
            hatch += with.pixelColor(x, y) != bare;
        }
    }
    QCOMPARE(line, 0);
    QVERIFY(hatch > 500);
}

int TrendViewTest::inked(const QRect &within, QColor colour)
{
    m_view->plot()->replot();
    const QImage image = m_view->plot()->grab().toImage();
    int count = 0;
    for (int x = within.left(); x <= within.right(); ++x) {
        for (int y = within.top(); y <= within.bottom(); ++y) {
            const QColor pixel = image.pixelColor(x, y);
            count += colour.isValid() ? pixel == colour
                                      : pixel != Theme::light().colour(Token::Panel) &&
                                            pixel != Theme::light().colour(Token::Grid);
        }
    }
    return count;
}

void TrendViewTest::eachUnitHasAnAxis()
{
    QVERIFY(!m_view->plot()->yAxis2->visible());
    const auto withUnit = [](const QString &name, const QString &unit, Token token) {
        TrendSeries series = ramp(600);
        series.name = name;
        series.unit = unit;
        series.token = token;
        return series;
    };
    m_view->setSeries({withUnit(u"Power"_s, u"W"_s, Token::S1), withUnit(u"Voltage"_s, u"V"_s, Token::S2),
                       withUnit(u"Reactive"_s, u"var"_s, Token::S3),
                       withUnit(u"Power 2"_s, u"W"_s, Token::S4)});
    QCOMPARE(m_view->axes().units(), (QStringList{u"W"_s, u"V"_s, u"var"_s}));
    QVERIFY(m_view->plot()->yAxis2->visible());
    QVERIFY(!m_view->axes().isRight(u"W"_s));
    QVERIFY(m_view->axes().isRight(u"V"_s));
    // The third one stands outside of the first.
    m_view->plot()->replot();
    QVERIFY(!m_view->axes().isRight(u"var"_s));
    QVERIFY(m_view->axes().axis(u"var"_s)->offset() > 0);
    // An axis of one curve wears its colour, a shared one none.
    QCOMPARE(m_view->axes().axis(u"V"_s)->tickLabelColor(), Theme::light().colour(Token::S2));
    QCOMPARE(m_view->axes().axis(u"W"_s)->tickLabelColor(), Theme::light().colour(Token::Axis));
    QVERIFY(m_view->plot()->accessibleDescription().contains(u"Voltage"_s));
    // With its last curve the axis goes.
    m_view->setHidden(2, true);
    QCOMPARE(m_view->axes().units(), (QStringList{u"W"_s, u"V"_s}));
    m_view->setSeries({ramp(10)});
    QCOMPARE(m_view->axes().count(), 1);
    QVERIFY(!m_view->plot()->yAxis2->visible());
}

void TrendViewTest::gapOfOneCurveIsAStrip()
{
    TrendSeries other = ramp(600);
    other.token = Token::S3;
    m_view->setSeries({ramp(600), other});
    m_view->plot()->replot();
    const QRect area = m_view->plot()->axisRect()->rect();
    const QRect top(area.left() + 20, area.top() + 1, area.width() / 4, area.height() / 3);
    QCOMPARE(inked(top), 0); // the ramps are below
    m_view->setGaps({{start, start + 300s, u"Bad"_s, u"5 min"_s, 1}});
    QCOMPARE(inked(top), 0);
    const QRect foot(area.left() + 20, area.bottom() - 24, area.width() / 4, 12);
    QVERIFY(inked(foot) > 100);
    m_view->setGaps({{start, start + 300s, u"No answer"_s, u"5 min"_s}});
    QVERIFY(inked(top) > 500);
}

void TrendViewTest::substitutedIsASquare()
{
    TrendSeries flat = ramp(600);
    for (TrendPoint &point : flat.points)
        point.value = point.lowest = point.highest = 10;
    m_view->setSeries({flat});
    m_view->plot()->replot();
    const QRect area = m_view->plot()->axisRect()->rect();
    const int before = inked(area);
    flat.points[300].quality = core::Quality::Substituted;
    m_view->setSeries({flat});
    const int after = inked(area);
    QVERIFY2(after >= before + 8 && after <= before + 40, qPrintable(QString::number(after - before)));
    // A missing value is no square, whatever its quality.
    flat.points[300].value = std::nan("");
    m_view->setSeries({flat});
    QVERIFY(inked(area) < before);
}

void TrendViewTest::limitNeedsItsUnit()
{
    const QRect area = m_view->plot()->axisRect()->rect();
    m_view->setLimits({{300, u"high above 300 W"_s, u"V"_s}});
    QCOMPARE(inked(area, Theme::light().colour(Token::HighLine)), 0);
    m_view->setLimits({{300, u"high above 300 W"_s, u"W"_s}});
    QVERIFY(inked(area, Theme::light().colour(Token::HighLine)) > 200);
}

void TrendViewTest::saysTheEnvelope()
{
    TrendSeries single = ramp(600);
    for (TrendPoint &point : single.points)
        point.count = 1;
    m_view->setSeries({single});
    m_view->plot()->replot();
    QCOMPARE(m_view->envelope(), u"Every reading is drawn"_s);
    TrendSeries buckets = ramp(10);
    for (int i = 0; i < 10; ++i) {
        buckets.points[i].time = start + std::chrono::minutes(i) + 30s;
        buckets.points[i].width = 1min;
    }
    m_view->setSeries({buckets});
    m_view->plot()->replot();
    QCOMPARE(m_view->envelope(), u"1 min to a point: band = lowest to highest, line = mean"_s);
    // Too many readings for the pixels: columns of pixels, and it says so.
    m_view->setSeries({ramp(6000)});
    m_view->setRange(start, start + 6000s);
    m_view->plot()->replot();
    QVERIFY2(m_view->envelope().endsWith(u"to 1 px: band = lowest to highest, line = mean"_s),
             qPrintable(m_view->envelope()));
}

void TrendViewTest::countsWhatTheHoldHides()
{
    QSignalSpy counted(m_view.get(), &TrendView::newPointsChanged);
    m_view->setNow(start + 600s);
    m_view->setLive(true);
    m_view->append(0, {{start + 601s, 1, 1, 1, 1}});
    QCOMPARE(m_view->newPoints(), 0);
    m_view->setLive(false);
    m_view->append(0, {{start + 602s, 1, 1, 1, 1}, {start + 603s, 1, 1, 1, 1}});
    QCOMPARE(m_view->newPoints(), 2);
    QCOMPARE(counted.last()[0].toInt(), 2);
    m_view->setLive(true);
    QCOMPARE(m_view->newPoints(), 0);
}

void TrendViewTest::hiddenCurvesAreNotMeasured()
{
    TrendSeries high = ramp(600);
    high.name = u"High"_s;
    for (TrendPoint &point : high.points)
        point.value = point.lowest = point.highest = 90000;
    m_view->setSeries({ramp(600), high});
    m_view->plot()->replot();
    QVERIFY(m_view->plot()->yAxis->range().upper > 80000);
    m_view->setHidden(1, true);
    m_view->plot()->replot();
    QVERIFY(m_view->plot()->yAxis->range().upper < 1000);
    QVERIFY(m_view->seen(1).isEmpty());
    QVERIFY(m_view->summary().contains(u"High: hidden"_s));
}

void TrendViewTest::resetLeadsBack()
{
    m_view->setRange(start, start + 600s);
    QTest::keyClick(m_view->plot(), Qt::Key_Plus);
    QTest::keyClick(m_view->plot(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(!m_view->axes().isAutomatic());
    QTest::keyClick(m_view->plot(), Qt::Key_Home);
    QCOMPARE(m_view->rangeFrom(), start);
    QCOMPARE(m_view->rangeTo(), start + 600s);
    QVERIFY(m_view->axes().isAutomatic());
}

void TrendViewTest::drawsTheMeanOfMany()
{
    // 20 000 readings that jump between 0 and 100: the band reaches over all of it, the line stays in the
    // middle.
    TrendSeries wild = ramp(20000);
    for (int i = 0; i < 20000; ++i)
        wild.points[i].value = wild.points[i].lowest = wild.points[i].highest = i % 2 ? 0 : 100;
    m_view->setSeries({wild});
    m_view->setRange(start, start + 20000s);
    m_view->plot()->replot();
    const QRect area = m_view->plot()->axisRect()->rect();
    const int y = int(m_view->plot()->yAxis->coordToPixel(50));
    const QRect middle(area.left() + 50, y - 1, 200, 3);
    const QRect quarter(area.left() + 50, int(m_view->plot()->yAxis->coordToPixel(75)), 200, 1);
    const QColor band = m_view->plot()->grab().toImage().pixelColor(quarter.center());
    QVERIFY(band != Theme::light().colour(Token::Panel));
    QVERIFY(inked(quarter, band) >= 190);                // the band alone
    QVERIFY(inked(middle) - inked(middle, band) >= 200); // over it the line
}

void TrendViewTest::tableTwinIsWhatIsDrawn()
{
    TrendSeries second = ramp(600);
    second.name = u"Voltage"_s;
    second.unit = u"V"_s;
    second.points[3].value = std::nan("");
    second.points[4].quality = core::Quality::Substituted;
    m_view->setSeries({ramp(600), second});
    m_view->setRange(start + 1s, start + 5s);
    TrendTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.take(*m_view);
    QCOMPARE(model.rowCount(), m_view->seen(0).size() + m_view->seen(1).size());
    QCOMPARE(model.rowCount(), 10); // the least span is 5 s
    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(0, TrendTableModel::Curve), u"Active power, W"_s);
    int missing = 0;
    int substituted = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        missing += cell(row, TrendTableModel::Mean).isEmpty();
        substituted += cell(row, TrendTableModel::QualityColumn) == u"Substituted"_s;
    }
    QCOMPARE(missing, 1);
    QCOMPARE(substituted, 1);
    QCOMPARE(cell(2, TrendTableModel::Mean), QString::number(m_view->seen(0).at(1).value));
    QCOMPARE(cell(2, TrendTableModel::Count), u"5"_s);
    m_view->setHidden(1, true);
    model.take(*m_view);
    QCOMPARE(model.rowCount(), 5);
}

void TrendViewTest::savesAPicture()
{
    const QTemporaryDir folder;
    m_view->plot()->replot();
    QVERIFY(m_view->savePicture(folder.filePath(u"trend.png"_s), 2));
    const QImage picture(folder.filePath(u"trend.png"_s));
    QCOMPARE(picture.size(), m_view->plot()->size() * 2);
    QVERIFY(m_view->savePicture(folder.filePath(u"trend.pdf"_s), 2));
    QVERIFY(QFile(folder.filePath(u"trend.pdf"_s)).size() > 1000);
    QVERIFY(!m_view->savePicture(folder.filePath(u"missing/trend.png"_s), 2));
}

void TrendViewTest::wearsTheTheme()
{
    Theme::dark().apply(*qApp);
    const QImage dark = m_view->plot()->grab().toImage();
    QCOMPARE(dark.pixelColor(1, 1), Theme::dark().colour(Token::Panel));
    QCOMPARE(m_view->plot()->xAxis->tickLabelColor(), Theme::dark().colour(Token::Axis));
    Theme::light().apply(*qApp);
    QCOMPARE(m_view->plot()->xAxis->tickLabelColor(), Theme::light().colour(Token::Axis));
}

void TrendViewTest::cursorShows()
{
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    const QRect area = m_view->plot()->axisRect()->rect();
    const QImage before = m_view->plot()->grab().toImage();
    QTest::mouseMove(m_view->plot(), area.center());
    QTRY_VERIFY(m_view->plot()->grab().toImage() != before);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_view->plot(), &leave);
    QCOMPARE(m_view->plot()->grab().toImage(), before);
}

void TrendViewTest::cursorsMeasure()
{
    QTest::keyClick(m_view->plot(), Qt::Key_1);
    QVERIFY(m_view->cursors().at(TrendCursors::Which::A));
    QCOMPARE(*m_view->cursors().at(TrendCursors::Which::A), start + 300s); // the middle, without a pointer
    m_view->cursors().set(TrendCursors::Which::A, start + 100s);
    m_view->cursors().set(TrendCursors::Which::B, start + 200s);
    QVERIFY(m_view->cursors().areBoth());
    QCOMPARE(m_view->cursors().span(), std::chrono::microseconds(100s));
    QCOMPARE(m_view->cursors().between(0).difference().value(), 100.0);
    QCOMPARE(m_view->cursors().between(0).mean, 150.0);
    QCOMPARE(m_view->cursors().between(0).lowest, 99.0);
    QCOMPARE(m_view->cursors().between(0).highest, 201.0);
    QVERIFY2(m_view->summary().contains(u"difference 100, mean 150, min 99, max 201 W"_s),
             qPrintable(m_view->summary()));
    // B before A: the difference is that of B minus A.
    m_view->cursors().set(TrendCursors::Which::B, start + 50s);
    QVERIFY2(m_view->summary().contains(u"difference \u221250"_s), qPrintable(m_view->summary()));
    // Shift and the arrows go from point to point with the cursor that was set last.
    QTest::keyClick(m_view->plot(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(*m_view->cursors().at(TrendCursors::Which::B), start + 51s);
    QTest::keyClick(m_view->plot(), Qt::Key_Escape);
    QVERIFY(!m_view->cursors().at(TrendCursors::Which::A));
    QVERIFY(!m_view->summary().contains(u"difference"_s));
}

QTEST_MAIN(TrendViewTest)
#include "tst_trendview.moc"

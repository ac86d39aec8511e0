// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/customplot.h"
#include "widgets/theme.h"
#include "widgets/trendview.h"

#include <QApplication>
#include <QSignalSpy>
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
    void secondUnitStandsRight();
    void wearsTheTheme();
    void cursorShows();

private:
    std::unique_ptr<TrendView> m_view;
};

static const core::UtcTime start = core::fromMicros(1'794'906'000'000'000);

static TrendSeries ramp(int count)
{
    TrendSeries series{u"Active power"_s, u"W"_s, Token::S1, false, false, 0, false, {}};
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
    m_view->plot()->xAxis->setRange(1'794'906'010, 1'794'906'020); // as wheel and drag do
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
    const auto data = m_view->plot()->graph(2)->data();
    QCOMPARE(data->size(), 10);
    for (auto it = data->constBegin() + 1; it != data->constEnd(); ++it)
        QVERIFY((it - 1)->key < it->key);
    m_view->append(0, {{start + 20s, 1, 1, 1, 1}, {start + 15s, 1, 1, 1, 1}, {start + 20s, 1, 1, 1, 1}});
    QCOMPARE(data->size(), 11);
    m_view->append(7, {{start + 30s, 1, 1, 1, 1}}); // no such curve
    m_view->removeBefore(start + 5s);
    QCOMPARE(data->size(), 6);
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

void TrendViewTest::secondUnitStandsRight()
{
    QVERIFY(!m_view->plot()->yAxis2->visible());
    TrendSeries volts = ramp(10);
    volts.name = u"Voltage"_s;
    volts.unit = u"V"_s;
    volts.rightAxis = true;
    m_view->setSeries({ramp(10), volts});
    QVERIFY(m_view->plot()->yAxis2->visible());
    QVERIFY(m_view->plot()->accessibleDescription().contains(u"Voltage"_s));
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

QTEST_MAIN(TrendViewTest)
#include "tst_trendview.moc"

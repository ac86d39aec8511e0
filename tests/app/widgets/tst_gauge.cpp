// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gauge.h"

#include "pictures.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace widgets;
using core::Quality;

namespace {

class CountingGauge : public Gauge
{
public:
    using Gauge::Gauge;
    int paints = 0;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        ++paints;
        Gauge::paintEvent(event);
    }
};

} // namespace

class GaugeTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { Theme::light().apply(*qApp); }
    void needle_data();
    void needle();
    void refusesAnEmptyScale();
    void equalStatePaintsNothing();
    void dialIsKept();
    void dialFollowsTheScaleOfTheScreen();
    void whatCannotBeSeenIsNotPainted();
    void bandFillsWhileTheNeedleIsInside();
    void speaksItsValue();
};

void GaugeTest::needle_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<Quality>("quality");
    QTest::addColumn<double>("angle"); // NaN: no needle
    const double none = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("lowest") << 180.0 << Quality::Good << -130.0;
    QTest::newRow("middle") << 230.0 << Quality::Good << 0.0;
    QTest::newRow("highest") << 280.0 << Quality::Good << 130.0;
    QTest::newRow("below the scale") << 0.0 << Quality::Good << -130.0;
    QTest::newRow("above the scale") << 999.0 << Quality::Good << 130.0;
    QTest::newRow("stale") << 230.0 << Quality::Stale << 0.0;
    QTest::newRow("no answer") << 230.0 << Quality::NoAnswer << none;
    QTest::newRow("bad") << 230.0 << Quality::Bad << none;
    QTest::newRow("unknown") << 0.0 << Quality::Unknown << none;
    QTest::newRow("not a number") << none << Quality::Good << none;
}

void GaugeTest::needle()
{
    QFETCH(double, value);
    QFETCH(Quality, quality);
    QFETCH(double, angle);
    Gauge gauge(u"Voltage"_s);
    gauge.setRange(180, 280);
    gauge.setState({value, 1, u"V"_s, quality, 2s});
    QCOMPARE(gauge.hasNeedle(), !std::isnan(angle));
    QCOMPARE(gauge.needleAngle().has_value(), !std::isnan(angle));
    if (gauge.needleAngle())
        QCOMPARE(*gauge.needleAngle() + 1000, angle + 1000);
}

void GaugeTest::refusesAnEmptyScale()
{
    Gauge gauge;
    gauge.setRange(0, 10);
    gauge.setRange(5, 5);
    gauge.setRange(7, 3);
    gauge.setRange(0, std::numeric_limits<double>::infinity());
    gauge.setState({5.0, 1, {}, Quality::Good, {}});
    QCOMPARE(*gauge.needleAngle(), 0.0);
}

void GaugeTest::equalStatePaintsNothing()
{
    CountingGauge gauge(u"Voltage"_s);
    gauge.resize(250, 212);
    const ValueState state{231.4, 1, u"V"_s, Quality::Good, 2s};
    gauge.setState(state);
    gauge.show();
    QVERIFY(QTest::qWaitForWindowExposed(&gauge));
    QTRY_VERIFY(gauge.paints > 0);
    const int before = gauge.paints;
    gauge.setState(state);
    gauge.setWords({});
    gauge.setToday({}, {});
    QCoreApplication::sendPostedEvents();
    QCOMPARE(gauge.paints, before);
    gauge.setState({231.5, 1, u"V"_s, Quality::Good, 2s});
    QTRY_COMPARE(gauge.paints, before + 1);
}

void GaugeTest::dialIsKept()
{
    Gauge gauge(u"Voltage"_s);
    gauge.setRange(180, 280);
    gauge.setBands({{253, 265, Gauge::Level::High}});
    gauge.resize(250, 212);
    gauge.setState({231.4, 1, u"V"_s, Quality::Good, 2s});
    gauge.grab();
    const int first = gauge.dialBuilds();
    gauge.setState({232.9, 1, u"V"_s, Quality::Good, 2s});
    gauge.grab();
    QCOMPARE(gauge.dialBuilds(), first);
    gauge.setState({260.0, 1, u"V"_s, Quality::Good, 2s}); // enters a band
    gauge.grab();
    QCOMPARE(gauge.dialBuilds(), first + 1);
    gauge.resize(300, 240);
    gauge.grab();
    QCOMPARE(gauge.dialBuilds(), first + 2);
    Theme::dark().apply(*qApp);
    const QImage dark = gauge.grab().toImage();
    QCOMPARE(gauge.dialBuilds(), first + 3);
    QCOMPARE(dark.pixelColor(2, 2), Theme::dark().colour(Token::Panel));
    Theme::light().apply(*qApp);
}

void GaugeTest::dialFollowsTheScaleOfTheScreen()
{
    Gauge gauge(u"Voltage"_s);
    gauge.setRange(180, 280);
    gauge.resize(250, 212);
    const QImage once = pictures::take(gauge, 1);
    const int first = gauge.dialBuilds();
    const QImage fine = pictures::take(gauge, 2);
    QCOMPARE(gauge.dialBuilds(), first + 1);
    // A dial kept from the coarse screen would only be blown up.
    const QImage blown = once.scaled(fine.size(), Qt::IgnoreAspectRatio, Qt::FastTransformation);
    const QRect rim(250, 60, 60, 60);
    QVERIFY(pictures::difference(fine.copy(rim), blown.copy(rim)) > 0.01);
    QCOMPARE(pictures::difference(once, pictures::take(gauge, 1)), 0.0);
    QCOMPARE(gauge.dialBuilds(), first + 2);
}

void GaugeTest::whatCannotBeSeenIsNotPainted()
{
    CountingGauge gauge(u"Voltage"_s);
    gauge.setRange(180, 280);
    gauge.resize(250, 212);
    gauge.setState({231.4, 1, u"V"_s, Quality::Good, 2s});
    gauge.show();
    QVERIFY(QTest::qWaitForWindowExposed(&gauge));
    QTRY_VERIFY(gauge.paints > 0);
    const int before = gauge.paints;
    gauge.setState({231.4001, 1, u"V"_s, Quality::Good, 2100ms});
    QCoreApplication::sendPostedEvents();
    QCOMPARE(gauge.paints, before);
    QCOMPARE(*gauge.state().value, 231.4001);
    gauge.setState({231.4, 1, u"V"_s, Quality::Stale, 2s});
    QTRY_COMPARE(gauge.paints, before + 1);
}

void GaugeTest::bandFillsWhileTheNeedleIsInside()
{
    Gauge gauge(u"Voltage"_s);
    gauge.setRange(0, 100);
    gauge.setBands({{80, 100, Gauge::Level::Critical}});
    gauge.resize(250, 212);
    const auto solid = [&](double value) {
        gauge.setState({value, 0, u"V"_s, Quality::Good, 2s});
        const QImage image = gauge.grab().toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == Theme::light().colour(Token::Critical);
        }
        return count;
    };
    const int outside = solid(50);
    const int inside = solid(90);
    QVERIFY2(inside > outside + 50, qPrintable(u"%1 and %2"_s.arg(inside).arg(outside)));
}

void GaugeTest::speaksItsValue()
{
    Gauge gauge(u"Voltage"_s);
    gauge.setRange(180, 280);
    gauge.setState({231.4, 1, u"V"_s, Quality::Good, 2s});
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(&gauge);
    QVERIFY(face);
    QCOMPARE(face->role(), QAccessible::Indicator);
    QCOMPARE(face->text(QAccessible::Name), u"Voltage"_s);
    QCOMPARE(face->text(QAccessible::Value), u"231.4 V, Good, 2 s"_s);
    QVERIFY(face->valueInterface());
    QCOMPARE(face->valueInterface()->currentValue().toDouble(), 231.4);
    QCOMPARE(face->valueInterface()->maximumValue().toDouble(), 280.0);
    gauge.setState({0.0, 1, u"V"_s, Quality::NoAnswer, 39min});
    QVERIFY(!face->valueInterface()->currentValue().isValid());
    QVERIFY(face->text(QAccessible::Value).contains(u"No answer"_s));
}

QTEST_MAIN(GaugeTest)
#include "tst_gauge.moc"

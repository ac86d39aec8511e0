// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/handclock.h"
#include "energy/powerintegrator.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quality;

/// Numbers below are worked out by hand.
class TestPowerIntegrator : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_series = std::make_shared<core::SeriesTable>();
        m_clock = std::make_shared<HandClock>();
        m_integrator = std::make_unique<energy::PowerIntegrator>(m_series);
    }
    void sums_data();
    void sums();
    void marksWhatItMakes();
    void trap31_elapsedTimeIsTheSteadyClocks();
    void trap31_gapIsNotBridgedAndTold();
    void limitFollowsTheInterval();
    void passesOver_data();
    void passesOver();
    void sameInstantAddsNothing();
    void channelsAreApart();
    void continuesAfterARestart();
    void continuesAcrossAChangedProfile();

private:
    core::Series power(const QString &channel = {}) const
    {
        core::Series series;
        series.device = core::DeviceId(u"lab"_s);
        series.channel = channel;
        series.quantity = core::Quantity::ActivePower;
        series.source = u"bus1:10"_s;
        series.profileVersion = 1;
        return series;
    }
    core::Reading reading(std::optional<double> watts, const core::Series &series,
                          Quality quality = Quality::Good)
    {
        core::Reading r;
        r.series = m_series->intern(series);
        r.value = watts;
        r.quality = quality;
        r.measuredAt = r.receivedAt = m_clock->now();
        r.receivedSteady = m_clock->steady();
        return r;
    }
    QList<core::Reading> at(std::chrono::milliseconds later, std::optional<double> watts,
                            Quality quality = Quality::Good)
    {
        m_clock->advance(later);
        return m_integrator->apply({reading(watts, power(), quality)});
    }
    std::shared_ptr<core::SeriesTable> m_series;
    std::shared_ptr<HandClock> m_clock;
    std::unique_ptr<energy::PowerIntegrator> m_integrator;
};

void TestPowerIntegrator::sums_data()
{
    QTest::addColumn<QList<double>>("watts"); // one every 10 s
    QTest::addColumn<double>("total");
    QTest::newRow("constant 3600 W for 10 s") << QList<double>{3600, 3600} << 10.0;
    QTest::newRow("ramp 0 to 3600 W") << QList<double>{0, 3600} << 5.0;
    QTest::newRow("up and down") << QList<double>{0, 3600, 0} << 10.0;
    QTest::newRow("nothing") << QList<double>{0, 0, 0} << 0.0;
    QTest::newRow("exported power adds nothing") << QList<double>{-3600, -3600, -3600} << 0.0;
    // Crosses zero halfway: a triangle of 5 s and 3600 W.
    QTest::newRow("through zero upwards") << QList<double>{-3600, 3600} << 2.5;
    // Crosses zero after three quarters: 7.5 s and 2700 W, half of it.
    QTest::newRow("through zero downwards") << QList<double>{2700, -900} << 2.8125;
    QTest::newRow("from zero to export") << QList<double>{0, -3600} << 0.0;
    QTest::newRow("never falls") << QList<double>{3600, 3600, -3600, -3600} << 12.5;
}

void TestPowerIntegrator::sums()
{
    QFETCH(QList<double>, watts);
    QFETCH(double, total);
    double last = 0;
    qsizetype made = 0;
    for (const double w : watts) {
        const auto integrated = at(10s, w);
        QVERIFY(integrated.size() <= 1);
        made += integrated.size();
        for (const auto &r : integrated) {
            QVERIFY(*r.value >= last);
            last = *r.value;
        }
    }
    QCOMPARE(made, watts.size() - 1);
    QVERIFY2(std::abs(last - total) < 1e-9, qPrintable(QString::number(last, 'g', 12)));
}

void TestPowerIntegrator::marksWhatItMakes()
{
    QVERIFY(at(0s, 1000).isEmpty()); // one reading is no energy
    const auto integrated = at(5s, 1000);
    QCOMPARE(integrated.size(), 1);
    QVERIFY(integrated[0].quality == Quality::Estimated);
    QCOMPARE(integrated[0].measuredAt, m_clock->now());
    const core::Series &series = m_series->at(integrated[0].series);
    QVERIFY(series.quantity == core::Quantity::EnergyIntegrated);
    QCOMPARE(series.source, u"computed:bus1:10"_s);
    QCOMPARE(series.device, power().device);
    // What was computed is not computed with again.
    core::Series made = power();
    made.source = u"computed:x"_s;
    QVERIFY(m_integrator->apply({reading(1, made)}).isEmpty());
    m_clock->advance(1s);
    QVERIFY(m_integrator->apply({reading(1, made)}).isEmpty());
}

void TestPowerIntegrator::trap31_elapsedTimeIsTheSteadyClocks()
{
    (void)at(0s, 3600);
    m_clock->step(2h);
    QCOMPARE(at(10s, 3600)[0].value, std::optional(10.0));
    m_clock->step(-5h);
    QCOMPARE(at(10s, 3600)[0].value, std::optional(20.0));
    // A late cycle counts with the time it really took.
    QCOMPARE(at(13s, 3600)[0].value, std::optional(33.0));
}

void TestPowerIntegrator::trap31_gapIsNotBridgedAndTold()
{
    (void)at(0s, 3600);
    (void)at(5s, 3600);
    QVERIFY(m_integrator->takeEvents().isEmpty());
    QVERIFY(at(16s, 3600).isEmpty());
    const auto events = m_integrator->takeEvents();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events[0].kind, u"energy-gap"_s);
    QCOMPARE(events[0].detail["seconds"_L1].toDouble(), 16.0);
    QCOMPARE(events[0].detail["limit_seconds"_L1].toDouble(), 15.0);
    QCOMPARE(events[0].device, power().device);
    QVERIFY(m_integrator->takeEvents().isEmpty());
    QCOMPARE(at(5s, 3600)[0].value, std::optional(10.0));
}

void TestPowerIntegrator::limitFollowsTheInterval()
{
    (void)at(0s, 3600);
    QVERIFY(at(60s, 3600).isEmpty()); // longer than anything known; learnt from
    QCOMPARE(at(60s, 3600)[0].value, std::optional(60.0));
    QCOMPARE(at(180s, 3600)[0].value, std::optional(240.0));
    (void)m_integrator->takeEvents();
    // Three intervals of several minutes are still not bridged beyond five.
    for (int i = 0; i < 40; ++i)
        (void)at(290s, 0);
    (void)m_integrator->takeEvents();
    QVERIFY(at(301s, 3600).isEmpty());
    QCOMPARE(m_integrator->takeEvents().size(), 1);
}

void TestPowerIntegrator::passesOver_data()
{
    QTest::addColumn<int>("quality");
    QTest::addColumn<bool>("retained");
    QTest::addColumn<bool>("hasValue");
    QTest::newRow("retained") << int(Quality::Good) << true << true;
    QTest::newRow("stale") << int(Quality::Stale) << false << true;
    QTest::newRow("bad") << int(Quality::Bad) << false << false;
    QTest::newRow("no answer") << int(Quality::NoAnswer) << false << false;
    QTest::newRow("substituted") << int(Quality::Substituted) << false << true;
    QTest::newRow("unknown") << int(Quality::Unknown) << false << true;
}

void TestPowerIntegrator::passesOver()
{
    QFETCH(int, quality);
    QFETCH(bool, retained);
    QFETCH(bool, hasValue);
    (void)at(0s, 3600);
    m_clock->advance(5s);
    auto odd =
        reading(hasValue ? std::optional(99999.0) : std::nullopt, power(), static_cast<Quality>(quality));
    odd.retained = retained;
    QVERIFY(m_integrator->apply({odd}).isEmpty());
    QCOMPARE(at(5s, 3600)[0].value, std::optional(10.0));
}

void TestPowerIntegrator::sameInstantAddsNothing()
{
    (void)at(0s, 3600);
    QVERIFY(at(0s, 7200).isEmpty());
    QCOMPARE(at(10s, 3600)[0].value, std::optional(10.0));
}

void TestPowerIntegrator::channelsAreApart()
{
    const auto l1 = power(u"L1"_s);
    const auto l2 = power(u"L2"_s);
    (void)m_integrator->apply({reading(3600, l1), reading(7200, l2)});
    m_clock->advance(10s);
    const auto integrated = m_integrator->apply({reading(3600, l1), reading(7200, l2)});
    QCOMPARE(integrated.size(), 2);
    QCOMPARE(integrated[0].value, std::optional(10.0));
    QCOMPARE(m_series->at(integrated[0].series).channel, u"L1"_s);
    QCOMPARE(integrated[1].value, std::optional(20.0));
}

void TestPowerIntegrator::continuesAfterARestart()
{
    core::Series integrated = power();
    integrated.quantity = core::Quantity::EnergyIntegrated;
    integrated.source = u"computed:bus1:10"_s;
    m_integrator->restore(m_series->intern(integrated), 1234.5);
    QVERIFY(at(0s, 3600).isEmpty());
    QCOMPARE(at(10s, 3600)[0].value, std::optional(1244.5));
}

void TestPowerIntegrator::continuesAcrossAChangedProfile()
{
    core::Series old = power();
    old.quantity = core::Quantity::EnergyIntegrated;
    old.source = u"computed:bus1:10"_s;
    old.profileVersion = 7;
    old.profileHash = u"beef"_s;
    m_integrator->restore(m_series->intern(old), 100);
    (void)at(0s, 3600);
    const auto integrated = at(10s, 3600);
    QCOMPARE(integrated[0].value, std::optional(110.0));
    QCOMPARE(m_series->at(integrated[0].series).profileVersion, 1);
}

QTEST_GUILESS_MAIN(TestPowerIntegrator)
#include "tst_powerintegrator.moc"

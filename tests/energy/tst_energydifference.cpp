// SPDX-License-Identifier: GPL-3.0-or-later
#include "energy/energydifference.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quality;

class TestEnergyDifference : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<core::SeriesTable> m_series;
    std::unique_ptr<energy::EnergyDifference> m_difference;
    int m_second = 0;

    core::Series series(core::Quantity quantity, const QString &source, const QString &channel = {}) const
    {
        return {core::DeviceId(u"lab"_s), channel, quantity, source, core::ProfileId(u"p"_s), 1, u"h"_s};
    }
    core::Reading reading(const core::Series &what, double value, Quality quality)
    {
        core::Reading made;
        made.series = m_series->intern(what);
        made.quality = quality;
        made.value = value;
        made.measuredAt = made.receivedAt = core::fromMicros(1'700'000'000'000'000) + 1s * m_second;
        made.receivedSteady = core::SteadyTime(1h) + 1s * m_second;
        return made;
    }
    core::Reading total(double value, const QString &channel = {})
    {
        return reading(series(core::Quantity::EnergyImport, u"bus:0x0048"_s, channel), value, Quality::Good);
    }
    core::Reading integrated(double value, const QString &channel = {})
    {
        return reading(series(core::Quantity::EnergyIntegrated, u"computed:bus:0x000C"_s, channel), value,
                       Quality::Estimated);
    }
    QList<double> values(const QList<core::Reading> &readings)
    {
        QList<double> list;
        for (const core::Reading &one : readings)
            list << *one.value;
        return list;
    }
    QList<double> both(double registerWh, double integratedWh)
    {
        const QList readings{total(registerWh),
                             integrated(integratedWh)}; // the register first, of one instant
        ++m_second;
        return values(m_difference->apply(readings));
    }

private slots:
    void init()
    {
        m_series = std::make_shared<core::SeriesTable>();
        m_difference = std::make_unique<energy::EnergyDifference>(m_series);
        m_second = 0;
    }

    void countsFromTheCommonStart()
    {
        QCOMPARE(both(50'000, 200), QList{0.0});
        QCOMPARE(both(50'010, 209), QList{1.0});
        QCOMPARE(both(50'020, 222), QList{-2.0});
        const auto events = m_difference->takeEvents();
        QCOMPARE(events.size(), 1);
        QCOMPARE(events[0].kind, u"energy-compare"_s);
        QCOMPARE(events[0].detail["register"_L1].toDouble(), 50'000.0);
        QCOMPARE(events[0].detail["integrated"_L1].toDouble(), 200.0);
    }

    void marksWhatItMakes()
    {
        const auto made = m_difference->apply({total(50'000), integrated(200)});
        QCOMPARE(made.size(), 1);
        QCOMPARE(made[0].quality, Quality::Estimated);
        const core::Series &what = m_series->at(made[0].series);
        QCOMPARE(what.quantity, core::Quantity::EnergyDifference);
        QCOMPARE(what.source, u"computed:bus:0x0048 - bus:0x000C"_s);
        QCOMPARE(core::quantityUnit(what.quantity), "Wh"_L1);
        QVERIFY(!core::isTotal(what.quantity));
    }

    void nothingWithoutAFreshTotal()
    {
        QVERIFY(m_difference->apply({total(50'000)}).isEmpty());
        QCOMPARE(both(50'010, 10).size(), 1);
        m_second += 20; // longer than fifteen seconds
        QVERIFY(m_difference->apply({total(50'030)}).isEmpty());
        QCOMPARE(both(50'040, 20), QList{20.0}); // what was not integrated meanwhile is told
        QCOMPARE(m_difference->takeEvents().size(), 1);
    }

    void aSlowTotalIsFreshForLonger()
    {
        for (int i = 0; i < 5; ++i) {
            m_difference->apply({integrated(10 * i)});
            m_second += 60;
        }
        QCOMPARE(m_difference->apply({total(50'000)}).size(), 1);
        m_second += 119;
        QCOMPARE(m_difference->apply({total(50'000)}).size(), 1);
        m_second += 2;
        QVERIFY(m_difference->apply({total(50'000)}).isEmpty());
    }

    void aFallenRegisterBeginsAnew()
    {
        both(50'000, 200);
        both(50'010, 205);
        m_difference->takeEvents();
        m_difference->restart(
            {{},
             core::DeviceId(u"lab"_s),
             {},
             u"register-fell"_s,
             {{u"quantity"_s, u"energy_import"_s}, {u"channel"_s, u""_s}, {u"source"_s, u"bus:0x0048"_s}}});
        QCOMPARE(both(3, 210), QList{0.0});
        QCOMPARE(m_difference->takeEvents().size(), 1);
        // Another register's fall leaves it alone.
        m_difference->restart(
            {{},
             core::DeviceId(u"lab"_s),
             {},
             u"register-fell"_s,
             {{u"quantity"_s, u"energy_export"_s}, {u"channel"_s, u""_s}, {u"source"_s, u"bus:0x0048"_s}}});
        QCOMPARE(both(13, 215), QList{5.0});
    }

    void goesOnAfterARestart()
    {
        both(50'000, 200);
        both(50'010, 205);
        const auto events = m_difference->takeEvents();
        m_difference = std::make_unique<energy::EnergyDifference>(m_series);
        m_difference->restore(events[0]);
        QCOMPARE(both(50'110, 206), QList{104.0}); // nobody integrated while the console was away
        QVERIFY(m_difference->takeEvents().isEmpty());
    }

    void channelsAreApart()
    {
        QVERIFY(m_difference->apply({total(1000, u"L1"_s), integrated(10, u"L2"_s)}).isEmpty());
        QCOMPARE(m_difference->apply({total(1000, u"L2"_s)}).size(), 1);
    }

    void passesOver()
    {
        both(50'000, 200);
        auto retained = total(60'000);
        retained.retained = true;
        auto bad = total(60'000);
        bad.quality = Quality::Bad;
        auto empty = total(0);
        empty.value.reset();
        QVERIFY(m_difference->apply({retained, bad, empty}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestEnergyDifference)
#include "tst_energydifference.moc"

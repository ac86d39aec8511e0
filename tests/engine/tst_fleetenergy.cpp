// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../modules/engine/energyquery.h"
#include "historian/historianwriter.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const core::UtcTime Midnight = core::fromMicros(1'700'006'400'000'000); // a whole day, UTC

class Fleet
{
public:
    Fleet()
    {
        m_writer = std::make_unique<historian::HistorianWriter>(path(), m_series,
                                                                std::make_shared<core::SystemClock>());
        m_writer->open();
    }
    ~Fleet() { m_writer->close(); }

    QString path() const { return m_folder.filePath(u"fleet.db"_s); }

    core::SeriesId series(const QString &device, core::Quantity quantity, const QString &channel = {},
                          int version = 1)
    {
        return m_series->intern({core::DeviceId(device), channel, quantity, u"bus:1"_s,
                                 core::ProfileId(u"any"_s), version, u"h"_s});
    }
    void put(core::SeriesId id, core::UtcTime at, double value)
    {
        core::Reading reading;
        reading.series = id;
        reading.quality = core::Quality::Good;
        reading.measuredAt = reading.receivedAt = at;
        reading.value = value;
        m_readings << reading;
    }
    /// Every minute of [from, to) in minutes after midnight.
    void steady(core::SeriesId id, int from, int to, double first, double perMinute = 0)
    {
        for (int minute = from; minute < to; ++minute)
            put(id, Midnight + minute * 1min, first + perMinute * (minute - from));
    }
    engine::FleetEnergyAnswer read(std::chrono::minutes until, bool moved)
    {
        auto batch = std::make_shared<core::Batch>();
        batch->transport = core::TransportId(u"bus"_s);
        batch->sequence = 1;
        batch->readings = m_readings;
        m_writer->append(batch);
        m_writer->commitNow();
        if (moved)
            m_writer->moveNow();
        engine::FleetEnergyRequest request;
        request.from = Midnight;
        request.to = Midnight + until;
        return engine::readFleetEnergy(path(), {}, request, m_leaving);
    }

    std::atomic<bool> m_leaving{false};

private:
    QTemporaryDir m_folder;
    std::shared_ptr<core::SeriesTable> m_series = std::make_shared<core::SeriesTable>();
    std::unique_ptr<historian::HistorianWriter> m_writer;
    QList<core::Reading> m_readings;
};

} // namespace

/// What a fleet took, from rows of either tier.
class TestFleetEnergy : public QObject
{
    Q_OBJECT

private slots:
    void sumsRegistersAndPower_data()
    {
        QTest::addColumn<bool>("moved");
        QTest::newRow("recent rows") << false;
        QTest::newRow("clustered rows") << true;
    }

    void sumsRegistersAndPower()
    {
        QFETCH(bool, moved);
        Fleet fleet;
        // A register that counted on since before midnight: 10 Wh a minute, and 600 W.
        fleet.steady(fleet.series(u"a"_s, core::Quantity::EnergyImport), -30, 120, 5000, 10);
        fleet.steady(fleet.series(u"a"_s, core::Quantity::ActivePower), 0, 120, 600);
        // No register: 1200 W, one hour silent.
        fleet.steady(fleet.series(u"b"_s, core::Quantity::ActivePower), 0, 40, 1200);
        fleet.steady(fleet.series(u"b"_s, core::Quantity::ActivePower), 100, 120, 1200);
        const engine::FleetEnergyAnswer answer = fleet.read(2h, moved);
        QVERIFY2(!answer.error, answer.error ? qPrintable(answer.error->toString()) : "");
        QCOMPARE(answer.meters, 2);
        QCOMPARE(answer.powerMeters, 2);
        QCOMPARE(answer.registers, 1);
        // 120 minutes of 10 Wh each (the last minute's rise is in the next reading), and one hour of 1200 W.
        QCOMPARE(answer.wattHours, 1200.0 + 1200.0);
        QCOMPARE(answer.intervals, 24u);
        QCOMPARE(answer.intervalsThere, 18u);
        QCOMPARE(answer.columns.size(), 12);
        QCOMPARE(answer.columns.at(0).watts, 1800.0);
        QCOMPARE(answer.columns.at(0).reporting, 2);
        QCOMPARE(answer.columns.at(6).watts, 600.0);
        QCOMPARE(answer.columns.at(6).reporting, 1);
    }

    /// A meter measured for a moment did not take its power for the whole column.
    void whatWasIntegratedIsExact()
    {
        Fleet fleet;
        fleet.steady(fleet.series(u"a"_s, core::Quantity::ActivePower), 0, 31, 600);
        fleet.steady(fleet.series(u"a"_s, core::Quantity::ActivePower), 58, 60, 600);
        // Integrated since minute 20: the columns before are computed from power.
        fleet.steady(fleet.series(u"a"_s, core::Quantity::EnergyIntegrated), 20, 31, 7000, 10);
        fleet.steady(fleet.series(u"a"_s, core::Quantity::EnergyIntegrated), 58, 60, 7100, 10);
        const engine::FleetEnergyAnswer answer = fleet.read(1h, false);
        QCOMPARE(answer.registers, 0);
        QCOMPARE(answer.wattHours, 200.0 + 100.0 + 10.0);
    }

    void aFallenRegisterTakesNothingOff()
    {
        Fleet fleet;
        const auto total = fleet.series(u"a"_s, core::Quantity::EnergyImport);
        fleet.steady(total, 0, 30, 90'000, 10);
        fleet.steady(total, 30, 60, 0, 10); // exchanged
        const engine::FleetEnergyAnswer answer = fleet.read(1h, false);
        QCOMPARE(answer.registers, 1);
        QCOMPARE(answer.powerMeters, 0);
        QCOMPARE(answer.wattHours, 290.0 + 290.0);
    }

    void aSilentStretchOfARegisterIsStillCounted()
    {
        Fleet fleet;
        const auto total = fleet.series(u"a"_s, core::Quantity::EnergyImport);
        fleet.steady(total, 0, 10, 1000, 10);
        fleet.steady(total, 50, 60, 1500, 10);
        const engine::FleetEnergyAnswer answer = fleet.read(1h, false);
        QCOMPARE(answer.wattHours, 590.0);
        QCOMPARE(answer.intervals, 6u);
        QCOMPARE(answer.intervalsThere, 2u); // though nobody saw when it was used
    }

    void phasesCountOnlyWithoutAWhole()
    {
        Fleet fleet;
        for (const QString &phase : {u"L1"_s, u"L2"_s, u"L3"_s}) {
            fleet.steady(fleet.series(u"three"_s, core::Quantity::ActivePower, phase), 0, 60, 100);
            fleet.steady(fleet.series(u"whole"_s, core::Quantity::ActivePower, phase), 0, 60, 100);
        }
        fleet.steady(fleet.series(u"whole"_s, core::Quantity::ActivePower), 0, 60, 310);
        const engine::FleetEnergyAnswer answer = fleet.read(1h, false);
        QCOMPARE(answer.meters, 2);
        QCOMPARE(answer.columns.at(3).watts, 610.0);
        QCOMPARE(answer.columns.at(3).reporting, 2);
    }

    void aChangedProfileIsNotCountedTwice()
    {
        Fleet fleet;
        fleet.steady(fleet.series(u"a"_s, core::Quantity::ActivePower), 0, 33, 600);
        fleet.steady(fleet.series(u"a"_s, core::Quantity::ActivePower, {}, 2), 33, 60, 600);
        const engine::FleetEnergyAnswer answer = fleet.read(1h, false);
        QCOMPARE(answer.meters, 1);
        for (const engine::FleetColumn &column : answer.columns)
            QCOMPARE(column.watts, 600.0);
        QCOMPARE(answer.wattHours, 600.0);
    }

    void aMeterThatIsGoneDoesNotCount()
    {
        Fleet fleet;
        fleet.steady(fleet.series(u"gone"_s, core::Quantity::ActivePower), -60 * 24 * 9, -60 * 24 * 9 + 10,
                     600);
        fleet.steady(fleet.series(u"a"_s, core::Quantity::ActivePower), 0, 60, 600);
        QCOMPARE(fleet.read(1h, true).meters, 1);
    }

    void theRunningColumnIsNotMissingYet()
    {
        Fleet fleet;
        fleet.steady(fleet.series(u"a"_s, core::Quantity::ActivePower), 0, 61, 600);
        const engine::FleetEnergyAnswer answer = fleet.read(65min, false);
        QCOMPARE(answer.columns.size(), 7);
        QCOMPARE(answer.columns.last().to, Midnight + 65min);
        QCOMPARE(answer.intervals, 6u);
        QCOMPARE(answer.intervalsThere, 6u);
        QCOMPARE(answer.wattHours, 650.0);
    }

    void nobodyMeasures()
    {
        Fleet fleet;
        fleet.steady(fleet.series(u"a"_s, core::Quantity::Voltage), 0, 60, 230);
        const engine::FleetEnergyAnswer answer = fleet.read(1h, false);
        QVERIFY(!answer.error);
        QCOMPARE(answer.meters, 0);
    }

    void refusals()
    {
        Fleet fleet;
        fleet.steady(fleet.series(u"a"_s, core::Quantity::ActivePower), 0, 60, 600);
        fleet.m_leaving = true;
        QVERIFY(fleet.read(1h, false).error);
        fleet.m_leaving = false;
        QVERIFY(fleet.read(-1h, false).error);
        QVERIFY(engine::readFleetEnergy(u"/nowhere/at.db"_s, {}, {Midnight, Midnight + 1h}, fleet.m_leaving)
                    .error);
    }
};

QTEST_GUILESS_MAIN(TestFleetEnergy)
#include "tst_fleetenergy.moc"

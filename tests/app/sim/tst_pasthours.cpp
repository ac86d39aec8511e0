// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/needyplan.h"
#include "fleet/pasthours.h"

#include <QMap>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::UtcTime;

namespace {

const UtcTime Until{1793630000s};

fleet::PastFleet demoFleet()
{
    fleet::PastFleet fleet;
    fleet.seed = 11;
    fleet.nodes = 3;
    fleet.meters = {{1, core::DeviceId(u"lab"_s)}, {2, core::DeviceId(u"library"_s)}};
    fleet.until = Until;
    return fleet;
}

core::ProfileStore shippedProfiles()
{
    QList<core::Error> errors;
    return core::ProfileStore::load({}, &errors);
}

} // namespace

class TestPastHours : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_table = std::make_unique<core::SeriesTable>();
        m_batches = fleet::pastBatches(demoFleet(), 24h, 60s, *m_table, m_profiles);
    }
    void seriesAreThoseOfTheTransports();
    void batchesAreNumberedAndInOrder();
    void valuesContinueIntoTheLiveOnes();
    void registersOnlyRise();
    void oneMeterIsSilentForNineteenMinutes();
    void eventsNameDevicesOfTheFleet();
    void aFamilyWithoutProfileIsLeftOut();
    void withoutABusANodeIsSilent();
    void aNeedyFleetFallsSilentInParts();

private:
    core::ProfileStore m_profiles = shippedProfiles();
    std::unique_ptr<core::SeriesTable> m_table;
    std::vector<core::Batch> m_batches;
};

void TestPastHours::seriesAreThoseOfTheTransports()
{
    QMap<QString, core::Quantity> sources;
    QSet<QString> devices;
    for (quint32 i = 1; i <= m_table->size(); ++i) {
        const core::Series &series = m_table->at(static_cast<core::SeriesId>(i));
        sources.insert(series.source + u' ' + core::quantityName(series.quantity), series.quantity);
        devices.insert(series.device.toString());
        const core::ProfilePtr profile = m_profiles.find(series.profile);
        QVERIFY(profile);
        QCOMPARE(series.profileHash, profile->hash);
        QCOMPARE(series.profileVersion, profile->version);
    }
    QCOMPARE(sources.keys(),
             (QStringList{u"demo-bus:0x0006 voltage"_s, u"demo-bus:0x0008 current"_s,
                          u"demo-bus:0x000A active_power"_s, u"demo-bus:0x0022 power_factor"_s,
                          u"demo-bus:0x0036 frequency"_s, u"demo-mqtt:pzem/energy energy_import"_s,
                          u"demo-mqtt:pzem/metrics active_power"_s, u"demo-mqtt:pzem/metrics current"_s,
                          u"demo-mqtt:pzem/metrics voltage"_s}));
    QCOMPARE(devices, (QSet<QString>{u"lab"_s, u"library"_s, fleet::nodeId(11, 0), fleet::nodeId(11, 1),
                                     fleet::nodeId(11, 2)}));
}

void TestPastHours::batchesAreNumberedAndInOrder()
{
    QMap<QString, quint64> next;
    QMap<core::SeriesId, UtcTime> newest;
    qsizetype readings = 0;
    for (const core::Batch &batch : m_batches) {
        QCOMPARE(batch.sequence, ++next[batch.transport.toString()]);
        QVERIFY(batch.readings.size() < 4100);
        readings += batch.readings.size();
        for (const core::Reading &reading : batch.readings) {
            QVERIFY(!newest.contains(reading.series) || newest.value(reading.series) < reading.measuredAt);
            newest[reading.series] = reading.measuredAt;
            QVERIFY(reading.measuredAt >= Until - 24h && reading.measuredAt <= Until);
            QVERIFY(m_table->at(reading.series).source.startsWith(batch.transport.toString()));
            QVERIFY(!reading.retained);
        }
    }
    QCOMPARE(next.keys(), (QStringList{u"demo-bus"_s, u"demo-mqtt"_s}));
    // Three nodes with four quantities and two meters with five, less the 19 minutes of one meter.
    QVERIFY2(readings > 1440 * 22 - 120 && readings <= 1440 * 22, qPrintable(QString::number(readings)));
}

void TestPastHours::valuesContinueIntoTheLiveOnes()
{
    int compared = 0;
    for (const core::Batch &batch : m_batches) {
        for (const core::Reading &reading : batch.readings) {
            const core::Series &series = m_table->at(reading.series);
            if (!reading.value || reading.measuredAt < Until - 2min)
                continue;
            const bool node = series.device.toString() == fleet::nodeId(11, 1);
            if (!node && series.device.toString() != u"library"_s)
                continue;
            const fleet::LoadModel load = node ? fleet::nodeLoad(11, 1, 0s) : fleet::busLoad(11, 2, 0s);
            const fleet::LoadSample now = load.at(reading.measuredAt);
            ++compared;
            switch (series.quantity) {
            case core::Quantity::Voltage:
                QVERIFY(std::abs(*reading.value - now.voltage) < 0.051);
                break;
            case core::Quantity::Current:
                QVERIFY(std::abs(*reading.value - now.current) < 0.00051);
                break;
            case core::Quantity::ActivePower:
                QVERIFY(std::abs(*reading.value - now.power) < 0.051);
                break;
            case core::Quantity::EnergyImport:
                QVERIFY(std::abs(*reading.value - now.energyWh) < 6);
                break;
            default:
                break;
            }
        }
    }
    QVERIFY(compared >= 9);
}

void TestPastHours::registersOnlyRise()
{
    QMap<core::SeriesId, double> last;
    for (const core::Batch &batch : m_batches) {
        for (const core::Reading &reading : batch.readings) {
            if (m_table->at(reading.series).quantity != core::Quantity::EnergyImport)
                continue;
            QVERIFY(*reading.value >= last.value(reading.series, 0));
            last[reading.series] = *reading.value;
        }
    }
    QCOMPARE(last.size(), 3);
}

void TestPastHours::oneMeterIsSilentForNineteenMinutes()
{
    QList<core::Gap> gaps;
    for (const core::Batch &batch : m_batches)
        gaps += batch.gaps;
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps[0].device.toString(), u"library"_s);
    QCOMPARE(gaps[0].reason, u"no-answer"_s);
    QVERIFY(gaps[0].to - gaps[0].from == 19min);
    int missing = 0;
    for (const core::Batch &batch : m_batches) {
        for (const core::Reading &reading : batch.readings) {
            const bool within = m_table->at(reading.series).device == gaps[0].device &&
                                reading.measuredAt > gaps[0].from && reading.measuredAt < gaps[0].to;
            QCOMPARE(reading.quality, within ? core::Quality::NoAnswer : core::Quality::Good);
            QCOMPARE(reading.value.has_value(), !within);
            missing += within ? 1 : 0;
        }
    }
    QCOMPARE(missing, 5);
}

void TestPastHours::eventsNameDevicesOfTheFleet()
{
    int events = 0;
    for (const core::Batch &batch : m_batches) {
        for (const core::Event &event : batch.events) {
            ++events;
            QVERIFY(event.at > Until - 24h && event.at < Until);
            QVERIFY(event.device.toString().startsWith(u"ESP32-"_s));
            QVERIFY(event.detail.contains(u"payload"_s));
        }
    }
    QCOMPARE(events, 5);
}

void TestPastHours::aFamilyWithoutProfileIsLeftOut()
{
    core::SeriesTable table;
    core::ProfileStore one;
    one.insert(m_profiles.find(core::ProfileId(u"iot-smart-meter"_s)));
    for (const core::Batch &batch : fleet::pastBatches(demoFleet(), 1h, 60s, table, one))
        QCOMPARE(batch.transport.toString(), u"demo-mqtt"_s);
    QVERIFY(table.size() > 0);
    core::SeriesTable none;
    QVERIFY(fleet::pastBatches(demoFleet(), 1h, 60s, none, core::ProfileStore()).empty());
}

void TestPastHours::withoutABusANodeIsSilent()
{
    fleet::PastFleet fleet = demoFleet();
    fleet.meters.clear();
    core::SeriesTable table;
    QList<core::Gap> gaps;
    for (const core::Batch &batch : fleet::pastBatches(fleet, 6h, 30s, table, m_profiles))
        gaps += batch.gaps;
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps[0].device.toString(), fleet::nodeId(11, 0));
}

void TestPastHours::aNeedyFleetFallsSilentInParts()
{
    using fleet::NeedyPlan;
    fleet::PastFleet fleet = demoFleet();
    fleet.needy = true;
    fleet.nodes = 8;
    fleet.meters << fleet::PastFleet::BusMeter{3, core::DeviceId(u"shop"_s)};
    const auto plan = NeedyPlan::of(8, 3);
    QCOMPARE(*plan.deadUnit, 2);
    const core::DeviceId silent(fleet::nodeId(11, *plan.silentMeterNode));
    const core::DeviceId old(fleet::nodeId(11, *plan.noRegisterNode));
    core::SeriesTable table;
    QMap<QPair<core::DeviceId, core::Quantity>, UtcTime> last;
    QList<core::Gap> gaps;
    for (const core::Batch &batch : fleet::pastBatches(fleet, 24h, 60s, table, m_profiles)) {
        gaps += batch.gaps;
        for (const core::Reading &reading : batch.readings) {
            const core::Series &series = table.at(reading.series);
            if (reading.value)
                last[{series.device, series.quantity}] = reading.measuredAt;
        }
    }
    const auto silence = [&last](const core::DeviceId &device, core::Quantity quantity) {
        return Until - last.value({device, quantity});
    };
    using core::Quantity;
    const auto about = [](auto real, auto planned) { return real >= planned && real < planned + 2min; };
    QVERIFY(about(silence(core::DeviceId(u"library"_s), Quantity::Voltage), NeedyPlan::DeadFor));
    QVERIFY(about(silence(silent, Quantity::ActivePower), NeedyPlan::MeterSilentFor));
    QVERIFY(about(silence(silent, Quantity::EnergyImport), NeedyPlan::MeterSilentFor));
    QVERIFY(about(silence(old, Quantity::EnergyImport), NeedyPlan::RegisterOldFor));
    QVERIFY(about(silence(old, Quantity::Voltage), 0min));
    QVERIFY(about(silence(core::DeviceId(u"lab"_s), Quantity::Voltage), 0min));
    // The dead unit's second gap lasts until now.
    QCOMPARE(gaps.size(), 2);
    QVERIFY(std::any_of(gaps.begin(), gaps.end(), [](const core::Gap &gap) {
        return gap.device.toString() == u"library"_s && gap.to == Until &&
               gap.from == Until - NeedyPlan::DeadFor;
    }));
    // Small fleets stay well.
    QVERIFY(!NeedyPlan::of(7, 2).deadUnit && !NeedyPlan::of(7, 2).ignoringNode);
}

QTEST_GUILESS_MAIN(TestPastHours)
#include "tst_pasthours.moc"

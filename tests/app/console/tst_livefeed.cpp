// SPDX-License-Identifier: GPL-3.0-or-later
#include "livefeed.h"

#include "historian/historianwriter.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::DeviceRow;
using live::Presence;

namespace {

constexpr int Devices = 300;

core::Series seriesOf(int number, core::Quantity quantity)
{
    core::Series what;
    what.device = core::DeviceId(u"ESP32-%1"_s.arg(number));
    what.quantity = quantity;
    what.source = u"site:metrics"_s;
    what.profile = core::ProfileId(u"iot-smart-meter"_s);
    what.profileVersion = 1;
    return what;
}

} // namespace

/// The engine of a workspace whose devices spoke in an earlier run, and whose broker is not there now.
class TestLiveFeed : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // Devices behind a broker stand in no workspace file: only the database knows them.
        const auto series = std::make_shared<core::SeriesTable>();
        historian::HistorianWriter writer(m_folder.filePath(u"depot.db"_s), series,
                                          std::make_shared<core::SystemClock>());
        QSignalSpy opened(&writer, &historian::HistorianWriter::opened);
        writer.open();
        QCOMPARE(opened.size(), 1);
        auto batch = std::make_shared<core::Batch>();
        batch->transport = core::TransportId(u"site"_s);
        for (int number = 0; number < Devices; ++number) {
            batch->sightings.append({seriesOf(number, core::Quantity::Voltage).device, batch->transport,
                                     core::ProfileId(u"iot-smart-meter"_s)});
            for (const core::Quantity quantity : {core::Quantity::Voltage, core::Quantity::ActivePower}) {
                core::Reading reading;
                reading.series = series->intern(seriesOf(number, quantity));
                reading.quality = core::Quality::Good;
                reading.measuredAt = reading.receivedAt = m_then;
                reading.value = 200 + number;
                batch->readings.append(reading);
            }
        }
        writer.append(batch);
        writer.commitNow();
        writer.close();
        const auto workspace = core::Workspace::parse(
            R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},
                "transports":[{"id":"site","type":"mqtt","host":"127.0.0.1","port":1,"qos":1,
                               "persistentSession":true,"profiles":["iot-smart-meter"]}],
                "devices":[]})",
            m_folder.filePath(u"depot.json"_s));
        QVERIFY2(workspace.ok(), workspace.ok() ? "" : qPrintable(workspace.error().toString()));
        m_engine = std::make_unique<engine::Engine>(*workspace, engine::EngineOptions{});
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        m_engine->start();
        QVERIFY(started.wait(10000));
    }

    void cleanupTestCase()
    {
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        QVERIFY(stopped.wait(10000));
        m_engine.reset();
    }

    void devicesOfAPastRunStandThereAtOnce()
    {
        console::LiveFeed feed(*m_engine);
        QTRY_VERIFY(feed.isFilled());
        QCOMPARE(feed.devices().rowCount(), Devices);
        const DeviceRow *row = feed.devices().rowOf(core::DeviceId(u"ESP32-42"_s));
        QVERIFY(row);
        QCOMPARE(row->voltage.value, std::optional(242.0));
        QCOMPARE(row->voltage.quality, core::Quality::Stale);
        QCOMPARE(row->worst, core::Quality::Stale);
        QCOMPARE(row->lastHeard, m_then);
        QCOMPARE(console::rowState(row->presence), console::RowState::Stale);
        const int place = feed.devices().indexOf(row->id).row();
        QVERIFY(feed.devices()
                    .index(place, console::DevicesModel::Voltage)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"2 h"_s));
    }

    void takesOnlyWhatChanged()
    {
        console::LiveFeed feed(*m_engine);
        QTRY_VERIFY(feed.isFilled());
        QSignalSpy ticks(&feed, &console::LiveFeed::tick);
        QVERIFY(ticks.wait());
        QSignalSpy changed(&feed.devices(), &QAbstractItemModel::dataChanged);
        speak(7, 231.5);
        const auto voltage = [&feed] { return feed.devices().rowOf(core::DeviceId(u"ESP32-7"_s))->voltage; };
        QTRY_COMPARE(voltage().value, std::optional(231.5));
        QCOMPARE(voltage().quality, core::Quality::Good);
        const int place = feed.devices().indexOf(core::DeviceId(u"ESP32-7"_s)).row();
        const auto told = [&changed, place] {
            return std::any_of(changed.begin(), changed.end(), [place](const QList<QVariant> &one) {
                return one.at(0).toModelIndex().row() <= place && one.at(1).toModelIndex().row() >= place &&
                       one.at(0).toModelIndex().column() != console::DevicesModel::Age;
            });
        };
        QTRY_VERIFY(told());
        // Nobody else is told as changed but for the ages.
        for (const QList<QVariant> &one : std::as_const(changed)) {
            const QModelIndex from = one.at(0).toModelIndex();
            const QModelIndex to = one.at(1).toModelIndex();
            QVERIFY(from.column() == console::DevicesModel::Age ||
                    (from.row() == place && to.row() == place));
        }
    }

    void theEnergyRegisterWinsOverWhatIsComputed()
    {
        console::LiveFeed feed(*m_engine);
        QTRY_VERIFY(feed.isFilled());
        core::Series computed = seriesOf(9, core::Quantity::EnergyIntegrated);
        computed.source = u"computed:active_power"_s;
        put(computed, 10, core::Quality::Estimated);
        const auto energy = [&feed] { return feed.devices().rowOf(core::DeviceId(u"ESP32-9"_s))->energy; };
        QTRY_COMPARE(energy().value, std::optional(10.0));
        QCOMPARE(energy().quality, core::Quality::Estimated);
        put(seriesOf(9, core::Quantity::EnergyImport), 5000, core::Quality::Good);
        QTRY_COMPARE(energy().value, std::optional(5000.0));
        put(computed, 11, core::Quality::Estimated);
        QSignalSpy ticks(&feed, &console::LiveFeed::tick);
        QVERIFY(ticks.wait());
        QVERIFY(ticks.wait());
        QCOMPARE(energy().value, std::optional(5000.0));
        // What is computed says nothing about the device.
        QVERIFY(feed.devices().rowOf(core::DeviceId(u"ESP32-9"_s))->worst != core::Quality::Estimated);
    }

private:
    void put(const core::Series &series, double value, core::Quality quality)
    {
        const core::SystemClock clock;
        core::Reading reading;
        reading.series = m_engine->seriesTable()->intern(series);
        reading.quality = quality;
        reading.measuredAt = reading.receivedAt = clock.now();
        reading.receivedSteady = clock.steady();
        reading.value = value;
        m_engine->live().apply({reading});
    }
    void speak(int number, double value)
    {
        put(seriesOf(number, core::Quantity::Voltage), value, core::Quality::Good);
    }

    QTemporaryDir m_folder;
    const core::UtcTime m_then = core::SystemClock().now() - 2h;
    std::unique_ptr<engine::Engine> m_engine;
};

QTEST_MAIN(TestLiveFeed)
#include "tst_livefeed.moc"

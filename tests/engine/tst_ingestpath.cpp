// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "../../modules/engine/ingestpath.h"
#include "engine/energyreview.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_IngestPath : public QObject
{
    Q_OBJECT

private:
    /// A path with one meter whose power arrives once a second.
    struct Bench
    {
        std::shared_ptr<core::SeriesTable> series = std::make_shared<core::SeriesTable>();
        std::shared_ptr<core::SystemClock> clock = std::make_shared<core::SystemClock>();
        live::LiveStore live{series, clock, core::ProfileStore()};
        core::SeriesId power = series->intern({core::DeviceId(u"m"_s),
                                               {},
                                               core::Quantity::ActivePower,
                                               u"bus:0x000A"_s,
                                               core::ProfileId(u"p"_s),
                                               1,
                                               u"h"_s});
        quint64 sequence = 0;
        int second = 0;

        core::BatchPtr next(double watts)
        {
            auto batch = std::make_shared<core::Batch>();
            batch->transport = core::TransportId(u"bus"_s);
            batch->sequence = ++sequence;
            core::Reading reading;
            reading.series = power;
            reading.quality = core::Quality::Good;
            reading.receivedAt = core::fromMicros(1'700'000'000'000'000) + std::chrono::seconds(second);
            reading.measuredAt = reading.receivedAt;
            reading.receivedSteady = core::SteadyTime(1h) + std::chrono::seconds(second++);
            reading.value = watts;
            batch->readings.append(reading);
            return batch;
        }
    };

    static QList<core::Reading> totalsOf(const QSignalSpy &spy, const core::SeriesTable &series)
    {
        QList<core::Reading> totals;
        for (const auto &arguments : spy) {
            for (const core::Reading &reading : arguments.first().value<core::BatchPtr>()->readings) {
                if (series.at(reading.series).quantity == core::Quantity::EnergyIntegrated)
                    totals.append(reading);
            }
        }
        return totals;
    }

private slots:
    void totalsAreStoredSeldomAndNothingIsLeftOutAtTheEnd()
    {
        Bench bench;
        engine::IngestPath path(bench.series, bench.live, {}, {});
        QSignalSpy ingested(&path, &engine::IngestPath::ingested);
        for (int i = 0; i < 36; ++i)
            path.pass(bench.next(3600)); // one watt-hour a second
        const auto before = totalsOf(ingested, *bench.series);
        QVERIFY(before.size() >= 3 && before.size() <= 5);
        path.finish();
        const auto after = totalsOf(ingested, *bench.series);
        QCOMPARE(after.size(), before.size() + 1);
        QCOMPARE(*after.last().value, 35.0); // 35 intervals of a second
        QCOMPARE(after.last().quality, core::Quality::Estimated);
        QCOMPARE(ingested.last().first().value<core::BatchPtr>()->sequence, quint64(0));
        path.finish();
        QCOMPARE(totalsOf(ingested, *bench.series).size(), after.size());
    }

    void batchesStayWholeAndNumbered()
    {
        Bench bench;
        engine::IngestPath path(bench.series, bench.live, {}, {});
        QSignalSpy ingested(&path, &engine::IngestPath::ingested);
        for (int i = 0; i < 5; ++i)
            path.pass(bench.next(100));
        QCOMPARE(ingested.size(), 5);
        for (int i = 0; i < 5; ++i) {
            const auto batch = ingested[i].first().value<core::BatchPtr>();
            QCOMPARE(batch->sequence, quint64(i + 1));
            QVERIFY(!batch->readings.isEmpty());
            QCOMPARE(batch->readings.first().series, bench.power);
        }
        QVERIFY(bench.live.state(bench.power).has_value());
    }

    void theTimeAwayIsAGapOnce()
    {
        Bench bench;
        const core::UtcTime last = core::fromMicros(1'700'000'000'000'000) - 90min;
        engine::IngestPath path(bench.series, bench.live, {}, last);
        QSignalSpy ingested(&path, &engine::IngestPath::ingested);
        path.pass(bench.next(100));
        path.pass(bench.next(100));
        const auto gaps = ingested[0].first().value<core::BatchPtr>()->gaps;
        QCOMPARE(gaps.size(), 1);
        QCOMPARE(gaps[0].from, last);
        QCOMPARE(gaps[0].to - gaps[0].from, std::chrono::microseconds(90min));
        QCOMPARE(gaps[0].reason, u"collector-away"_s);
        QVERIFY(ingested[1].first().value<core::BatchPtr>()->gaps.isEmpty());
    }

    void aTotalGoesOnFromTheStoredOne()
    {
        Bench bench;
        core::Reading stored;
        stored.series = bench.series->intern({core::DeviceId(u"m"_s),
                                              {},
                                              core::Quantity::EnergyIntegrated,
                                              u"computed:bus:0x000A"_s,
                                              core::ProfileId(u"p"_s),
                                              1,
                                              u"h"_s});
        stored.value = 1000;
        engine::IngestPath path(bench.series, bench.live, {stored}, {});
        QSignalSpy ingested(&path, &engine::IngestPath::ingested);
        path.pass(bench.next(3600));
        path.pass(bench.next(3600));
        path.finish();
        const auto totals = totalsOf(ingested, *bench.series);
        QVERIFY(!totals.isEmpty());
        QCOMPARE(*totals.last().value, 1001.0);
    }

    /// Register and power of one meter, a second apart; the register in Wh.
    static core::BatchPtr both(Bench &bench, double registerWh, double watts)
    {
        auto batch = std::make_shared<core::Batch>(*bench.next(watts));
        core::Series what = bench.series->at(bench.power);
        what.quantity = core::Quantity::EnergyImport;
        what.source = u"bus:0x0048"_s;
        core::Reading total = batch->readings.first();
        total.series = bench.series->intern(what);
        total.value = registerWh;
        batch->readings.append(total);
        return batch;
    }
    static QList<core::Event> eventsOf(const QSignalSpy &spy, const QString &kind)
    {
        QList<core::Event> events;
        for (const auto &arguments : spy) {
            for (const core::Event &event : arguments.first().value<core::BatchPtr>()->events) {
                if (event.kind == kind)
                    events << event;
            }
        }
        return events;
    }
    static std::optional<core::Reading> difference(const Bench &bench)
    {
        for (const live::SeriesState &state : bench.live.snapshot(core::DeviceId(u"m"_s))) {
            if (bench.series->at(state.id).quantity == core::Quantity::EnergyDifference)
                return state.newest;
        }
        return std::nullopt;
    }

    void theDifferenceIsAThirdSeriesAndGoesOnAfterARestart()
    {
        Bench bench;
        auto path = std::make_unique<engine::IngestPath>(bench.series, bench.live, QList<core::Reading>(),
                                                         core::UtcTime{});
        QSignalSpy ingested(path.get(), &engine::IngestPath::ingested);
        // One watt-hour a second by power, two by the register.
        for (int i = 0; i <= 20; ++i)
            path->pass(both(bench, 50'000 + 2 * i, 3600));
        path->finish();
        QCOMPARE(*difference(bench)->value, 19.0); // from the second reading on, the first integrated one
        QCOMPARE(difference(bench)->quality, core::Quality::Estimated);
        int stored = 0;
        QList<core::Reading> last;
        for (const auto &arguments : ingested) {
            for (const core::Reading &reading : arguments.first().value<core::BatchPtr>()->readings) {
                stored += bench.series->at(reading.series).quantity == core::Quantity::EnergyDifference;
                last.removeIf([&](const core::Reading &one) { return one.series == reading.series; });
                last << reading;
            }
        }
        QVERIFY(stored >= 2 && stored <= 4); // not with each reading, but the newest is there
        const auto starts = eventsOf(ingested, u"energy-compare"_s);
        QCOMPARE(starts.size(), 1);

        path = std::make_unique<engine::IngestPath>(bench.series, bench.live, last, core::UtcTime{}, starts);
        QSignalSpy again(path.get(), &engine::IngestPath::ingested);
        path->pass(both(bench, 50'140, 3600)); // 100 Wh while nobody looked
        path->pass(both(bench, 50'142, 3600));
        QCOMPARE(*difference(bench)->value, 19.0 + 100.0 + 1.0);
        QVERIFY(eventsOf(again, u"energy-compare"_s).isEmpty());
        QVERIFY(eventsOf(again, u"register-fell"_s).isEmpty());
    }

    /// The old meter counted less than the new one shows: nothing fell, and only a person knows.
    void anExchangeThatIsToldOfBeginsTheDifferenceAnew()
    {
        Bench bench;
        engine::IngestPath path(bench.series, bench.live, {}, {});
        QSignalSpy ingested(&path, &engine::IngestPath::ingested);
        for (int i = 0; i <= 3; ++i)
            path.pass(both(bench, 50'000 + 2 * i, 3600));
        QCOMPARE(*difference(bench)->value, 2.0);
        path.pass(both(bench, 90'000, 3600)); // the new meter
        QVERIFY(*difference(bench)->value > 30'000);
        engine::EnergyDecision decision;
        decision.device = core::DeviceId(u"m"_s);
        decision.fallAt = core::fromMicros(1'700'000'000'000'000);
        decision.decided = energy::Decision{energy::Verdict::Exchange, 0, 50'006, 90'000};
        decision.entered = true;
        path.exchanged(engine::eventOf(decision, decision.fallAt));
        path.pass(both(bench, 90'002, 3600));
        QCOMPARE(*difference(bench)->value, 0.0);
        path.pass(both(bench, 90'004, 3600));
        QCOMPARE(*difference(bench)->value, 1.0);
        QCOMPARE(eventsOf(ingested, u"energy-compare"_s).size(), 2); // a later run goes on from the second
    }

    void aRegisterThatFellWhileAwayIsTold()
    {
        Bench bench;
        const auto before = both(bench, 50'000, 3600);
        engine::IngestPath path(bench.series, bench.live, {before->readings.last()}, {});
        QSignalSpy ingested(&path, &engine::IngestPath::ingested);
        path.pass(both(bench, 3, 3600));
        path.pass(both(bench, 5, 3600));
        const auto falls = eventsOf(ingested, u"register-fell"_s);
        QCOMPARE(falls.size(), 1);
        QCOMPARE(falls[0].transport, core::TransportId(u"bus"_s));
        QCOMPARE(falls[0].detail["before"_L1].toDouble(), 50'000.0);
        // The common start is after the fall, and what may have fallen was not compared.
        QCOMPARE(eventsOf(ingested, u"energy-compare"_s).size(), 1);
        QCOMPARE(eventsOf(ingested, u"energy-compare"_s)[0].detail["register"_L1].toDouble(), 5.0);
        QCOMPARE(*difference(bench)->value, 0.0);
    }
};

QTEST_GUILESS_MAIN(tst_IngestPath)
#include "tst_ingestpath.moc"

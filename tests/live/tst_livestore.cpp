// SPDX-License-Identifier: GPL-3.0-or-later
#include "livebench.h"

#include <QTest>

#include <atomic>
#include <cmath>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quality;
using core::Quantity;

class TestLiveStore : public QObject
{
    Q_OBJECT

private slots:
    void unknownIsEmpty();
    void keepsTheNewest();
    void trap34_theNewestCountsNotTheLargest();
    void goodAgesByTwiceTheInterval();
    void ageingRules_data();
    void ageingRules();
    void outageDoesNotSpoilTheInterval();
    void backlogDoesNotSpoilTheInterval();
    void retainedNeverReplacesLive();
    void retainedReplacesAgedLive();
    void contradictedStateReadsStale();
    void steppedWallClockDoesNotFreeze();
    void olderDeviceTimeDoesNotReplace();
    void noAnswerKeepsTheLastValueApart();
    void storedValuesAreStale();
    void offlineTakesTheRelayAlong();
    void todaysRange();
    void rate();
    void ring();
    void deltaIsBoundedAndOnce();
    void deltaTellsOfAgeing();
    void manyThreads();
};

void TestLiveStore::unknownIsEmpty()
{
    LiveBench bench;
    QVERIFY(bench.store.snapshot(bench.node).isEmpty());
    QVERIFY(!bench.store.state(bench.voltage()));
    QVERIFY(bench.store.points(bench.voltage()).isEmpty());
    QVERIFY(bench.store.devices().isEmpty());
    QVERIFY(bench.store.takeDelta().changed.isEmpty());
}

void TestLiveStore::keepsTheNewest()
{
    LiveBench bench;
    bench.live(bench.voltage(), 230);
    bench.clock->advance(3s);
    bench.live(bench.voltage(), 231);
    bench.live(bench.relay(), 1);
    bench.clock->advance(250ms);
    const auto states = bench.store.snapshot(bench.node);
    QCOMPARE(states.size(), 2);
    QCOMPARE(states[0].newest.value, std::optional(231.0));
    QVERIFY(states[0].newest.quality == Quality::Good);
    QCOMPARE(states[0].age, 250ms);
    QCOMPARE(states[0].interval, 3s);
    QCOMPARE(states[0].arrivals, 2U);
    QCOMPARE(bench.store.devices(), QList{bench.node});
    QCOMPARE(bench.store.arrivals(), 3U);
}

void TestLiveStore::trap34_theNewestCountsNotTheLargest()
{
    LiveBench bench;
    bench.live(bench.energy(), 70123);
    bench.clock->advance(1s);
    bench.live(bench.energy(), 3); // it was reset
    QCOMPARE(bench.state(bench.energy()).newest.value, std::optional(3.0));
}

void TestLiveStore::goodAgesByTwiceTheInterval()
{
    LiveBench bench;
    for (int i = 0; i < 5; ++i) {
        bench.live(bench.voltage(), 230);
        bench.clock->advance(3s);
    }
    QCOMPARE(bench.state(bench.voltage()).staleAfter, 6s);
    bench.clock->advance(3s);
    QVERIFY(bench.quality(bench.voltage()) == Quality::Good);
    bench.clock->advance(1ms);
    QVERIFY(bench.quality(bench.voltage()) == Quality::Stale);
    QVERIFY(bench.state(bench.voltage()).aged);
    QCOMPARE(bench.state(bench.voltage()).newest.value, std::optional(230.0));
}

void TestLiveStore::ageingRules_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("stale");
    QTest::newRow("rule of the profile, before") << u"energy"_s << 150 << false;
    QTest::newRow("rule of the profile, after") << u"energy"_s << 151 << true;
    QTest::newRow("heartbeat, after") << u"heartbeat"_s << 76 << true;
    QTest::newRow("unknown interval, before") << u"voltage"_s << 60 << false;
    QTest::newRow("unknown interval, after") << u"voltage"_s << 61 << true;
    QTest::newRow("told interval, before") << u"polled"_s << 10 << false;
    QTest::newRow("told interval, after") << u"polled"_s << 11 << true;
    QTest::newRow("a state reported on change does not age") << u"relay"_s << 86400 << false;
}

void TestLiveStore::ageingRules()
{
    QFETCH(QString, which);
    QFETCH(int, seconds);
    QFETCH(bool, stale);
    LiveBench bench;
    bench.store.expectInterval(bench.meter, 5s);
    const auto id = which == "energy"_L1      ? bench.energy()
                    : which == "heartbeat"_L1 ? bench.heartbeat()
                    : which == "polled"_L1    ? bench.polled()
                    : which == "relay"_L1     ? bench.relay()
                                              : bench.voltage();
    bench.live(id, 1);
    bench.clock->advance(std::chrono::seconds(seconds));
    QCOMPARE(bench.quality(id) == Quality::Stale, stale);
}

void TestLiveStore::outageDoesNotSpoilTheInterval()
{
    LiveBench bench;
    for (int i = 0; i < 5; ++i) {
        bench.live(bench.voltage(), 230);
        bench.clock->advance(3s);
    }
    bench.clock->advance(3h);
    bench.live(bench.voltage(), 230);
    QVERIFY(bench.state(bench.voltage()).interval <= 6s);
    for (int i = 0; i < 10; ++i) {
        bench.clock->advance(3s);
        bench.live(bench.voltage(), 230);
    }
    QVERIFY(bench.state(bench.voltage()).interval <= 3200ms);
    // And a new, slower interval is learnt.
    for (int i = 0; i < 12; ++i) {
        bench.clock->advance(60s);
        bench.live(bench.voltage(), 230);
    }
    QVERIFY(bench.state(bench.voltage()).interval >= 50s);
}

void TestLiveStore::backlogDoesNotSpoilTheInterval()
{
    LiveBench bench;
    for (int i = 0; i < 5; ++i) {
        bench.live(bench.voltage(), 230);
        bench.clock->advance(3s);
    }
    for (int i = 0; i < 1000; ++i) {
        bench.clock->advance(50us);
        bench.live(bench.voltage(), 230);
    }
    bench.clock->advance(4s);
    QVERIFY(bench.quality(bench.voltage()) == Quality::Good);
}

void TestLiveStore::retainedNeverReplacesLive()
{
    LiveBench bench;
    bench.retained(bench.voltage(), 100);
    QVERIFY(bench.quality(bench.voltage()) == Quality::Stale);
    QCOMPARE(bench.state(bench.voltage()).arrivals, 0U);
    bench.live(bench.voltage(), 230);
    bench.clock->advance(1s);
    bench.retained(bench.voltage(), 100);
    QCOMPARE(bench.state(bench.voltage()).newest.value, std::optional(230.0));
    QVERIFY(bench.quality(bench.voltage()) == Quality::Good);
    QCOMPARE(bench.store.points(bench.voltage()).size(), 1);
    // Even a codec that calls a retained copy Good does not make it so.
    core::Reading sly = bench.reading(bench.energy(), 5);
    sly.retained = true;
    bench.store.apply({sly});
    QVERIFY(bench.quality(bench.energy()) == Quality::Stale);
}

void TestLiveStore::retainedReplacesAgedLive()
{
    LiveBench bench;
    bench.live(bench.voltage(), 230);
    bench.clock->advance(2h);
    bench.retained(bench.voltage(), 228);
    QCOMPARE(bench.state(bench.voltage()).newest.value, std::optional(228.0));
    QVERIFY(bench.quality(bench.voltage()) == Quality::Stale);
}

void TestLiveStore::contradictedStateReadsStale()
{
    LiveBench bench;
    bench.live(bench.relay(), 1);
    bench.retained(bench.relay(), 1);
    QVERIFY(bench.quality(bench.relay()) == Quality::Good);
    bench.retained(bench.relay(), 0);
    QCOMPARE(bench.state(bench.relay()).newest.value, std::optional(1.0));
    QVERIFY(bench.quality(bench.relay()) == Quality::Stale);
    bench.retained(bench.relay(), 0);
    QCOMPARE(bench.state(bench.relay()).newest.value, std::optional(1.0));
    bench.live(bench.relay(), 0);
    QVERIFY(bench.quality(bench.relay()) == Quality::Good);
}

void TestLiveStore::steppedWallClockDoesNotFreeze()
{
    LiveBench bench;
    bench.live(bench.voltage(), 230);
    bench.clock->step(-1h);
    bench.clock->advance(1s);
    bench.live(bench.voltage(), 231);
    QCOMPARE(bench.state(bench.voltage()).newest.value, std::optional(231.0));
    bench.clock->step(+5h);
    QVERIFY(bench.quality(bench.voltage()) == Quality::Good);
    QCOMPARE(bench.state(bench.voltage()).age, 0ms);
}

void TestLiveStore::olderDeviceTimeDoesNotReplace()
{
    LiveBench bench;
    bench.live(bench.voltage(), 230);
    bench.clock->advance(1s);
    core::Reading old = bench.reading(bench.voltage(), 99);
    old.measuredAt -= 1h;
    bench.store.apply({old});
    QCOMPARE(bench.state(bench.voltage()).newest.value, std::optional(230.0));
    QCOMPARE(bench.state(bench.voltage()).arrivals, 2U);
}

void TestLiveStore::noAnswerKeepsTheLastValueApart()
{
    LiveBench bench;
    bench.live(bench.polled(), 230);
    bench.clock->advance(1s);
    bench.live(bench.polled(), {}, Quality::NoAnswer);
    const auto state = bench.state(bench.polled());
    QVERIFY(!state.newest.value);
    QVERIFY(state.newest.quality == Quality::NoAnswer);
    QVERIFY(state.lastValue && state.lastValue->value == 230.0);
    QCOMPARE(state.arrivals, 1U);
    const auto points = bench.store.points(bench.polled());
    QCOMPARE(points.size(), 2);
    QVERIFY(std::isnan(points[1].value));
}

void TestLiveStore::storedValuesAreStale()
{
    LiveBench bench;
    core::Reading old = bench.reading(bench.voltage(), 229);
    old.receivedAt = old.measuredAt = bench.clock->now() - 2h;
    old.receivedSteady = {}; // another run's clock
    bench.store.loadLast({old});
    auto state = bench.state(bench.voltage());
    QVERIFY(state.newest.quality == Quality::Stale);
    QVERIFY(state.stored);
    QCOMPARE(state.age, 2h);
    QCOMPARE(state.arrivals, 0U);
    bench.live(bench.voltage(), 231);
    bench.store.loadLast({old});
    state = bench.state(bench.voltage());
    QCOMPARE(state.newest.value, std::optional(231.0));
    QVERIFY(!state.stored);
    QVERIFY(state.newest.quality == Quality::Good);
}

void TestLiveStore::offlineTakesTheRelayAlong()
{
    LiveBench bench;
    bench.live(bench.status(), 1);
    bench.live(bench.relay(), 1);
    QVERIFY(bench.quality(bench.relay()) == Quality::Good);
    (void)bench.store.takeDelta();
    bench.live(bench.status(), 0);
    QVERIFY(bench.quality(bench.relay()) == Quality::Stale);
    QVERIFY(bench.quality(bench.status()) == Quality::Good);
    QCOMPARE(bench.store.takeDelta().changed.size(), 2);
}

void TestLiveStore::todaysRange()
{
    LiveBench bench;
    bench.live(bench.voltage(), 500);
    QVERIFY(!bench.state(bench.voltage()).todayMax);
    const auto midnight = bench.clock->now() + 10s;
    bench.store.setLocalDay(midnight - 24h, midnight);
    QCOMPARE(bench.state(bench.voltage()).todayMax, std::optional(500.0)); // it is of that day
    bench.live(bench.voltage(), 220);
    bench.live(bench.voltage(), 999, Quality::Substituted);
    bench.live(bench.voltage(), {}, Quality::Bad);
    bench.retained(bench.energy(), 1);
    QCOMPARE(bench.state(bench.voltage()).todayMin, std::optional(220.0));
    QCOMPARE(bench.state(bench.voltage()).todayMax, std::optional(500.0));
    QVERIFY(!bench.state(bench.energy()).todayMin);
    bench.store.loadDay({{bench.voltage(), 210, 400}, {bench.polled(), 1, 2}});
    QCOMPARE(bench.state(bench.voltage()).todayMin, std::optional(210.0));
    QCOMPARE(bench.state(bench.voltage()).todayMax, std::optional(500.0));
    bench.live(bench.polled(), 1.5); // its range came before its first reading
    QCOMPARE(bench.state(bench.polled()).todayMin, std::optional(1.0));
    QCOMPARE(bench.state(bench.polled()).todayMax, std::optional(2.0));
    bench.clock->advance(11s);
    bench.live(bench.voltage(), 10); // tomorrow's, and nobody has turned the page
    QCOMPARE(bench.state(bench.voltage()).todayMin, std::optional(210.0));
    bench.store.setLocalDay(midnight, midnight + 24h);
    QCOMPARE(bench.state(bench.voltage()).todayMin, std::optional(10.0));
    QCOMPARE(bench.state(bench.voltage()).todayMax, std::optional(10.0));
}

void TestLiveStore::rate()
{
    LiveBench bench;
    for (int i = 0; i < 300; ++i) {
        bench.live(bench.voltage(), 230);
        bench.clock->advance(200ms);
    }
    const double perSecond = bench.state(bench.voltage()).perSecond;
    QVERIFY2(std::abs(perSecond - 5) < 0.2, qPrintable(QString::number(perSecond)));
    bench.clock->advance(60s);
    QVERIFY(bench.state(bench.voltage()).perSecond < 0.1);
}

void TestLiveStore::ring()
{
    LiveBench bench; // keeps four
    for (int i = 1; i <= 6; ++i) {
        bench.live(bench.voltage(), i);
        bench.clock->advance(1s);
    }
    QList<double> values;
    for (const auto &point : bench.store.points(bench.voltage()))
        values.append(point.value);
    QCOMPARE(values, (QList<double>{3, 4, 5, 6}));
}

void TestLiveStore::deltaIsBoundedAndOnce()
{
    LiveBench bench;
    for (int i = 0; i < 1000; ++i) {
        bench.live(bench.voltage(), i);
        bench.live(bench.energy(), i);
        bench.live(bench.polled(), i);
    }
    const auto delta = bench.store.takeDelta();
    QCOMPARE(delta.changed.size(), 3);
    QCOMPARE(delta.devices, (QList{bench.node, bench.meter}));
    QCOMPARE(delta.changed[0].newest.value, std::optional(999.0));
    QVERIFY(bench.store.takeDelta().changed.isEmpty());
    bench.live(bench.polled(), 5);
    QCOMPARE(bench.store.takeDelta().devices, QList{bench.meter});
}

void TestLiveStore::deltaTellsOfAgeing()
{
    LiveBench bench;
    bench.live(bench.voltage(), 230);
    QCOMPARE(bench.store.takeDelta().changed.size(), 1);
    bench.clock->advance(59s);
    QCOMPARE(bench.store.takeDelta().changed.size(), 0);
    bench.clock->advance(2s);
    const auto delta = bench.store.takeDelta();
    QCOMPARE(delta.changed.size(), 1);
    QVERIFY(delta.changed[0].newest.quality == Quality::Stale);
    bench.clock->advance(60s);
    QCOMPARE(bench.store.takeDelta().changed.size(), 0);
}

void TestLiveStore::manyThreads()
{
    LiveBench bench;
    constexpr int Writers = 3;
    constexpr int Batches = 2000;
    std::vector<std::thread> threads;
    std::atomic<int> running{Writers};
    for (int writer = 0; writer < Writers; ++writer) {
        threads.emplace_back([&bench, &running, writer] {
            core::Series s;
            s.device = core::DeviceId(u"device-%1"_s.arg(writer));
            for (int i = 0; i < Batches; ++i) {
                s.channel = QString::number(i % 50);
                const auto id = bench.series->intern(s);
                bench.store.apply({bench.reading(id, i), bench.reading(id, i + 0.5)});
                bench.clock->advance(1us);
            }
            --running;
        });
    }
    qsizetype seen = 0;
    while (running > 0) {
        const auto delta = bench.store.takeDelta();
        seen += delta.changed.size();
        for (const auto &device : delta.devices) {
            (void)bench.store.snapshot(device);
            (void)bench.store.deviceHealth(device);
        }
    }
    for (auto &thread : threads)
        thread.join();
    seen += bench.store.takeDelta().changed.size();
    QCOMPARE(bench.store.arrivals(), static_cast<quint64>(Writers) * Batches * 2);
    QVERIFY(seen >= Writers * 50);
    for (int writer = 0; writer < Writers; ++writer)
        QCOMPARE(bench.store.snapshot(core::DeviceId(u"device-%1"_s.arg(writer))).size(), 50);
}

QTEST_GUILESS_MAIN(TestLiveStore)
#include "tst_livestore.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "livebench.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quality;
using live::Presence;

Q_DECLARE_METATYPE(live::Presence)

using Play = std::function<void(LiveBench &)>;
Q_DECLARE_METATYPE(Play)

/// Whether a device can be believed to be there, from status, heartbeat and the age of its measurements.
class TestDeviceHealth : public QObject
{
    Q_OBJECT

private slots:
    void presence_data();
    void presence();
    void ages();
    void worst();
};

void TestDeviceHealth::presence_data()
{
    QTest::addColumn<Play>("play");
    QTest::addColumn<bool>("polled");
    QTest::addColumn<Presence>("expected");
    const auto row = [](const char *name, Presence expected, Play play, bool polled = false) {
        QTest::newRow(name) << play << polled << expected;
    };
    row("nothing", Presence::NeverHeard, [](LiveBench &) {});
    row("Online, fresh heartbeat, fresh metrics", Presence::Online, [](LiveBench &b) {
        b.retained(b.status(), 1);
        b.live(b.heartbeat(), 1);
        b.live(b.voltage(), 230);
    });
    row("Online, fresh heartbeat, stale metrics", Presence::NodeUpMeterSilent, [](LiveBench &b) {
        b.retained(b.status(), 1);
        b.live(b.voltage(), 230);
        b.clock->advance(61s);
        b.live(b.heartbeat(), 1);
    });
    row("Online, fresh heartbeat, only retained metrics", Presence::NodeUpMeterSilent, [](LiveBench &b) {
        b.retained(b.status(), 1);
        b.retained(b.voltage(), 230);
        b.clock->advance(11s);
        b.live(b.heartbeat(), 1);
    });
    row("Online, fresh heartbeat, its first metrics still to come", Presence::Online, [](LiveBench &b) {
        b.retained(b.status(), 1);
        b.retained(b.voltage(), 230);
        b.clock->advance(2s);
        b.live(b.heartbeat(), 1);
    });
    row("trap 39: the slow energy topic does not hide a silent meter", Presence::NodeUpMeterSilent,
        [](LiveBench &b) {
            b.retained(b.status(), 1);
            b.live(b.energy(), 1000);
            for (int i = 0; i < 5; ++i) {
                b.live(b.voltage(), 230);
                b.clock->advance(3s);
            }
            b.clock->advance(10s);
            b.live(b.heartbeat(), 1);
        });
    row("Online and heartbeat only retained", Presence::UnknownOnlyRetained, [](LiveBench &b) {
        b.retained(b.status(), 1);
        b.retained(b.heartbeat(), 1);
    });
    row("heartbeat only retained, but live metrics", Presence::Online, [](LiveBench &b) {
        b.retained(b.status(), 1);
        b.retained(b.heartbeat(), 1);
        b.live(b.voltage(), 230);
    });
    row("heartbeat missing for a minute, but live metrics", Presence::Online, [](LiveBench &b) {
        b.retained(b.status(), 1);
        b.retained(b.heartbeat(), 1);
        b.clock->advance(61s);
        b.live(b.voltage(), 230);
    });
    row("everything retained for an hour", Presence::UnknownOnlyRetained, [](LiveBench &b) {
        b.retained(b.status(), 1);
        b.retained(b.heartbeat(), 1);
        b.retained(b.voltage(), 230);
        b.clock->advance(1h);
    });
    row("Offline, fresh everything", Presence::Offline, [](LiveBench &b) {
        b.live(b.heartbeat(), 1);
        b.live(b.voltage(), 230);
        b.live(b.status(), 0);
    });
    row("Offline retained", Presence::Offline, [](LiveBench &b) { b.retained(b.status(), 0); });
    row("Offline retained, but then live metrics", Presence::Online, [](LiveBench &b) {
        b.retained(b.status(), 0);
        b.live(b.voltage(), 230);
    });
    row("Offline retained, but then a live heartbeat", Presence::Online, [](LiveBench &b) {
        b.retained(b.status(), 0);
        b.live(b.heartbeat(), 1);
    });
    row("live metrics, and then a copy of Offline", Presence::Offline, [](LiveBench &b) {
        b.live(b.voltage(), 230);
        b.live(b.heartbeat(), 1);
        b.clock->advance(1s);
        b.retained(b.status(), 0);
    });
    row("Offline retained, and live metrics that ended", Presence::Offline, [](LiveBench &b) {
        b.retained(b.status(), 0);
        b.live(b.voltage(), 230);
        b.clock->advance(10min);
    });
    row("Offline of an earlier run, but live metrics", Presence::Online, [](LiveBench &b) {
        b.store.loadLast({b.reading(b.status(), 0)});
        b.live(b.voltage(), 230);
    });
    row("Online again", Presence::Online, [](LiveBench &b) {
        b.live(b.status(), 0);
        b.live(b.status(), 1);
        b.live(b.heartbeat(), 1);
        b.live(b.voltage(), 230);
    });
    row("Online of old, and nothing live any more", Presence::NoAnswer, [](LiveBench &b) {
        b.live(b.status(), 1);
        b.live(b.heartbeat(), 1);
        b.live(b.voltage(), 230);
        b.clock->advance(10min);
    });
    row("stored values only", Presence::UnknownOnlyRetained,
        [](LiveBench &b) { b.store.loadLast({b.reading(b.voltage(), 230)}); });
    row(
        "polled and answers", Presence::Answering, [](LiveBench &b) { b.live(b.polled(), 230); }, true);
    row(
        "polled and never answered", Presence::NoAnswer,
        [](LiveBench &b) { b.live(b.polled(), {}, Quality::NoAnswer); }, true);
    row(
        "polled and does not answer any more", Presence::NoAnswer,
        [](LiveBench &b) {
            b.live(b.polled(), 230);
            b.clock->advance(1s);
            b.live(b.polled(), {}, Quality::NoAnswer);
        },
        true);
    row(
        "polled and answers an impossible value", Presence::Answering,
        [](LiveBench &b) { b.live(b.polled(), {}, Quality::Bad); }, true);
    row(
        "not polled for an hour", Presence::NoAnswer,
        [](LiveBench &b) {
            b.live(b.polled(), 230);
            b.clock->advance(1h);
        },
        true);
    row(
        "polled, stored values only", Presence::UnknownOnlyRetained,
        [](LiveBench &b) { b.store.loadLast({b.reading(b.polled(), 230)}); }, true);
}

void TestDeviceHealth::presence()
{
    QFETCH(Play, play);
    QFETCH(bool, polled);
    QFETCH(Presence, expected);
    LiveBench bench;
    play(bench);
    const auto health = bench.store.deviceHealth(polled ? bench.meter : bench.node);
    QCOMPARE(live::presenceName(health.presence), live::presenceName(expected));
}

void TestDeviceHealth::ages()
{
    LiveBench bench;
    bench.retained(bench.status(), 1);
    bench.retained(bench.heartbeat(), 1);
    auto health = bench.store.deviceHealth(bench.node);
    QCOMPARE(health.saysOnline, std::optional(true));
    QVERIFY(health.statusRetained);
    QVERIFY(!health.heartbeatAge && !health.dataAge && !health.heardAge);
    QCOMPARE(health.lastHeard, core::UtcTime{});
    bench.live(bench.heartbeat(), 1);
    bench.clock->advance(4s);
    bench.live(bench.voltage(), 230);
    const auto heard = bench.clock->now();
    bench.clock->advance(2s);
    health = bench.store.deviceHealth(bench.node);
    QCOMPARE(health.heartbeatAge, std::optional<std::chrono::milliseconds>(6s));
    QCOMPARE(health.dataAge, std::optional<std::chrono::milliseconds>(2s));
    QCOMPARE(health.heardAge, std::optional<std::chrono::milliseconds>(2s));
    QCOMPARE(health.lastHeard, heard);
}

void TestDeviceHealth::worst()
{
    LiveBench bench;
    bench.live(bench.voltage(), 230);
    bench.live(bench.energy(), 5, Quality::Estimated);
    QVERIFY(bench.store.deviceHealth(bench.node).worst == Quality::Estimated);
    bench.live(bench.voltage(), {}, Quality::Bad);
    QVERIFY(bench.store.deviceHealth(bench.node).worst == Quality::Bad);
}

QTEST_GUILESS_MAIN(TestDeviceHealth)
#include "tst_devicehealth.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/presencereason.h"
#include "livebench.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using live::PresenceReason;

Q_DECLARE_METATYPE(live::PresenceReason)

using Play = std::function<void(LiveBench &)>;
Q_DECLARE_METATYPE(Play)

/// Why a device is thought to be there or not: every row of status, heartbeat, last will and age of data.
class TestPresenceReason : public QObject
{
    Q_OBJECT

private slots:
    void reason_data();
    void reason();
    void everyReasonHasItsName();
};

void TestPresenceReason::reason_data()
{
    QTest::addColumn<Play>("play");
    QTest::addColumn<bool>("polled");
    QTest::addColumn<PresenceReason>("expected");
    const auto row = [](const char *name, PresenceReason expected, Play play, bool polled = false) {
        QTest::newRow(name) << play << polled << expected;
    };
    row("nothing", PresenceReason::NothingKnown, [](LiveBench &) {});
    row("trap 12: retained copies only", PresenceReason::OnlyCopies, [](LiveBench &b) {
        b.retained(b.status(), 1);
        b.retained(b.heartbeat(), 1);
        b.retained(b.voltage(), 230);
    });
    row("Online, fresh, fresh", PresenceReason::BeatsAndMeasures, [](LiveBench &b) {
        b.retained(b.status(), 1);
        b.live(b.heartbeat(), 1);
        b.live(b.voltage(), 230);
    });
    row("Online, fresh, still to come", PresenceReason::BeatsStillToMeasure, [](LiveBench &b) {
        b.retained(b.status(), 1);
        b.clock->advance(2s);
        b.live(b.heartbeat(), 1);
    });
    row("Online, none yet, fresh", PresenceReason::MeasuresWithoutBeat, [](LiveBench &b) {
        b.retained(b.status(), 1);
        b.live(b.voltage(), 230);
    });
    row("Online, fresh, stale", PresenceReason::BeatsMeasurementsOld, [](LiveBench &b) {
        b.retained(b.status(), 1);
        b.live(b.voltage(), 230);
        b.clock->advance(61s);
        b.live(b.heartbeat(), 1);
    });
    row("Online, fresh, never", PresenceReason::BeatsNeverMeasured, [](LiveBench &b) {
        b.retained(b.status(), 1);
        b.retained(b.voltage(), 230);
        b.clock->advance(11s);
        b.live(b.heartbeat(), 1);
    });
    row("trap 21: Online stays after everything ended", PresenceReason::StatusAloneStays, [](LiveBench &b) {
        b.live(b.status(), 1);
        b.live(b.heartbeat(), 1);
        b.live(b.voltage(), 230);
        b.clock->advance(10min);
    });
    row("Offline, said now, whatever came before", PresenceReason::SaidOffline, [](LiveBench &b) {
        b.live(b.heartbeat(), 1);
        b.live(b.voltage(), 230);
        b.live(b.status(), 0);
    });
    row("Offline, the broker's copy", PresenceReason::CopyOfOffline,
        [](LiveBench &b) { b.retained(b.status(), 0); });
    row("no status, and the heartbeat has ended", PresenceReason::FellSilent, [](LiveBench &b) {
        b.live(b.heartbeat(), 1);
        b.clock->advance(10min);
    });
    row(
        "polled, answers", PresenceReason::Answers, [](LiveBench &b) { b.live(b.polled(), 230); }, true);
    row(
        "polled, answers no more", PresenceReason::AnswersNoMore,
        [](LiveBench &b) {
            b.live(b.polled(), 230);
            b.clock->advance(10min);
        },
        true);
}

void TestPresenceReason::reason()
{
    QFETCH(Play, play);
    QFETCH(bool, polled);
    QFETCH(PresenceReason, expected);
    LiveBench bench;
    play(bench);
    const auto found = live::presenceReason(bench.store.deviceHealth(polled ? bench.meter : bench.node));
    QVERIFY2(found == expected, live::presenceReasonName(found).data());
}

void TestPresenceReason::everyReasonHasItsName()
{
    QCOMPARE(live::presenceReasonName(PresenceReason::NothingKnown), "NothingKnown"_L1);
    QCOMPARE(live::presenceReasonName(PresenceReason::StatusAloneStays), "StatusAloneStays"_L1);
    QCOMPARE(live::presenceReasonName(PresenceReason::NeverAnswered), "NeverAnswered"_L1);
}

QTEST_APPLESS_MAIN(TestPresenceReason)
#include "tst_presencereason.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/devicelines.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lines::Certainty;
using lines::DeviceLines;
using lines::LineState;
using lines::Observation;
using lines::Outage;

namespace {

constexpr core::UtcTime Start = core::fromMicros(1'700'000'000'000'000);

core::UtcTime at(std::chrono::seconds after) { return Start + after; }

Observation told(std::chrono::seconds after, const QString &line, bool on)
{
    return {Observation::Kind::Told, at(after), line, on, {}};
}
Observation alive(std::chrono::seconds after) { return {Observation::Kind::Alive, at(after), {}, false, {}}; }
Observation away(std::chrono::seconds after) { return {Observation::Kind::Away, at(after), {}, false, {}}; }
Observation blind(std::chrono::seconds from, std::chrono::seconds to)
{
    return {Observation::Kind::Blind, at(from), {}, false, at(to)};
}

/// A sign of life every 30 s in [from, to].
QList<Observation> life(std::chrono::seconds from, std::chrono::seconds to)
{
    QList<Observation> list;
    for (auto when = from; when <= to; when += 30s)
        list.append(alive(when));
    return list;
}

/// What a restarted device says: eight lines have power, one message each.
QList<Observation> restart(std::chrono::seconds from)
{
    QList<Observation> list;
    for (int line = 1; line <= 8; ++line)
        list.append(told(from + 1s * line, QString::number(line), true));
    return list;
}

QList<Observation> inOrder(QList<Observation> seen)
{
    std::stable_sort(seen.begin(), seen.end(),
                     [](const Observation &a, const Observation &b) { return a.at < b.at; });
    return seen;
}

DeviceLines fed(const QList<Observation> &seen)
{
    DeviceLines lines(core::DeviceId(u"0000_MSAN"_s));
    for (const Observation &one : seen) {
        if (!lines.apply(one))
            qFatal("out of order");
    }
    return lines;
}

} // namespace

class TestDeviceLines : public QObject
{
    Q_OBJECT

private slots:
    void anOutageWithItsBounds()
    {
        // Voltage at 0, 30 … 600 s; the line falls at 100 s (last heard at 90) and is back at 400 s (390).
        DeviceLines lines =
            fed(inOrder(life(0s, 600s) +
                        QList{told(1s, u"3"_s, true), told(100s, u"3"_s, false), told(400s, u"3"_s, true)}));
        const QList<Outage> ended = lines.takeEnded();
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended[0].device, core::DeviceId(u"0000_MSAN"_s));
        QCOMPARE(ended[0].line, u"3"_s);
        QCOMPARE(ended[0].start, at(100s));
        QVERIFY(ended[0].startUncertain == std::optional<std::chrono::microseconds>(10s));
        QVERIFY(ended[0].end == std::optional(at(400s)));
        QVERIFY(ended[0].endUncertain == std::optional<std::chrono::microseconds>(10s));
        QCOMPARE(ended[0].duration(), 300s);
        QVERIFY(!ended[0].gapTouched);
        QVERIFY(lines.open().isEmpty());
        QVERIFY(lines.takeEnded().isEmpty());
    }

    void fiveMinutesOnEitherSide_data()
    {
        QTest::addColumn<int>("lasts");
        QTest::addColumn<bool>("limitIsMomentary");
        QTest::addColumn<QString>("kind");
        QTest::newRow("a second less") << 299 << true << u"momentary"_s;
        QTest::newRow("exactly") << 300 << true << u"momentary"_s;
        QTest::newRow("exactly, the other rule") << 300 << false << u"sustained"_s;
        QTest::newRow("a second less, the other rule") << 299 << false << u"momentary"_s;
        QTest::newRow("a second more") << 301 << true << u"sustained"_s;
    }

    void fiveMinutesOnEitherSide()
    {
        QFETCH(int, lasts);
        QFETCH(bool, limitIsMomentary);
        DeviceLines lines =
            fed(inOrder(life(0s, 900s) + QList{told(1s, u"1"_s, true), told(100s, u"1"_s, false),
                                               told(100s + std::chrono::seconds(lasts), u"1"_s, true)}));
        const QList<Outage> ended = lines.takeEnded();
        QCOMPARE(ended.size(), 1);
        lines::OutageRule rule;
        rule.limitIsMomentary = limitIsMomentary;
        QTEST(QString(lines::outageClassName(ended[0].kind(rule))), "kind");
        QVERIFY(rule.words().contains(limitIsMomentary ? u"5 min or less"_s : u"less than 5 min"_s));
    }

    void oneThatGoesOn()
    {
        DeviceLines lines =
            fed(inOrder(life(0s, 600s) + QList{told(1s, u"2"_s, true), told(100s, u"2"_s, false)}));
        QVERIFY(lines.takeEnded().isEmpty());
        const QList<Outage> open = lines.open();
        QCOMPARE(open.size(), 1);
        QVERIFY(!open[0].end);
        QCOMPARE(open[0].seenUntil, at(600s));
        QCOMPARE(open[0].duration(), 500s);
        QCOMPARE(lines::outageClassName(open[0].kind({})), "ongoing"_L1);
    }

    void firstSeenWithoutPower()
    {
        DeviceLines lines = fed({told(0s, u"1"_s, false), alive(30s)});
        const QList<Outage> open = lines.open();
        QCOMPARE(open.size(), 1);
        QVERIFY(!open[0].startUncertain); // nobody knows since when
        QVERIFY(open[0].gapTouched);
    }

    void silenceIsNoOutageAndNoUptime()
    {
        // Off at 100, silent from 120 to 3720, back with power at 3720: 20 s were seen without power.
        DeviceLines lines =
            fed(inOrder(life(0s, 120s) + life(3750s, 3900s) +
                        QList{told(1s, u"1"_s, true), told(100s, u"1"_s, false), told(3720s, u"1"_s, true)}));
        const QList<Outage> ended = lines.takeEnded();
        QCOMPARE(ended.size(), 1);
        QVERIFY(ended[0].gapTouched);
        QCOMPARE(ended[0].unseen, 3600s);
        QCOMPARE(ended[0].duration(), 20s);
        QVERIFY(ended[0].endUncertain == std::optional<std::chrono::microseconds>(3600s));
        QCOMPARE(lines.unseen(), (QList<lines::Span>{{at(120s), at(3720s)}}));

        // With power before and after a silence there is no outage at all.
        lines = fed(inOrder(life(0s, 120s) + life(3720s, 3900s) + QList{told(1s, u"1"_s, true)}));
        QVERIFY(lines.takeEnded().isEmpty());
        QVERIFY(lines.open().isEmpty());
    }

    void aRecordedGapCountsHoweverShort()
    {
        DeviceLines lines =
            fed(inOrder(life(0s, 600s) + QList{told(1s, u"1"_s, true), told(100s, u"1"_s, false),
                                               blind(125s, 145s), told(400s, u"1"_s, true)}));
        const QList<Outage> ended = lines.takeEnded();
        QCOMPARE(ended.size(), 1);
        QVERIFY(ended[0].gapTouched);
        QCOMPARE(ended[0].unseen, 20s);
        QCOMPARE(ended[0].duration(), 280s);
    }

    void aRestartIsNotPowerComingBack() // trap 67
    {
        // Lines 3 and 5 are down; the device restarts at 1000 s, says "all on", and corrects both.
        QList<Observation> seen = life(0s, 2000s);
        for (int line = 1; line <= 8; ++line)
            seen.append(told(1s, QString::number(line), line != 3 && line != 5));
        seen += restart(1000s);
        seen += {told(1012s, u"3"_s, false), told(1014s, u"5"_s, false), told(1500s, u"3"_s, true)};
        DeviceLines lines = fed(inOrder(seen));
        const QList<Outage> ended = lines.takeEnded();
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended[0].line, u"3"_s);
        QCOMPARE(ended[0].start, at(1s));
        QVERIFY(ended[0].end == std::optional(at(1500s)));
        const QList<Outage> open = lines.open();
        QCOMPARE(open.size(), 1);
        QCOMPARE(open[0].line, u"5"_s);
        QCOMPARE(open[0].start, at(1s));
        QCOMPARE(open[0].flaps, 0);
    }

    void aRestartIsBelievedWhenNothingCorrectsIt()
    {
        QList<Observation> seen = life(0s, 2000s);
        for (int line = 1; line <= 8; ++line)
            seen.append(told(1s, QString::number(line), line != 3));
        seen += restart(1000s);
        DeviceLines lines(core::DeviceId(u"d"_s));
        for (const Observation &one : inOrder(seen)) {
            QVERIFY(lines.apply(one));
            if (one.at > at(1010s) && one.at <= at(1060s)) {
                const auto status = lines.status(u"3"_s, one.at);
                QCOMPARE(status.state, LineState::Off);
                QVERIFY(status.restoring);
                QVERIFY(lines.takeEnded().isEmpty());
            }
        }
        const QList<Outage> ended = lines.takeEnded();
        QCOMPARE(ended.size(), 1);
        QVERIFY(ended[0].end == std::optional(at(1003s)));
        QCOMPARE(lines.status(u"3"_s, at(2000s)).state, LineState::On);
    }

    /// It has its whole minute to correct what it said: a sign of life in its last second is none after it.
    void aRestartIsCorrectedAfterItsMinute()
    {
        QList<Observation> seen = life(0s, 990s);
        for (int line = 1; line <= 8; ++line)
            seen.append(told(1s, QString::number(line), line != 3));
        seen += restart(1000s);
        seen += {alive(1063s), told(1064s, u"3"_s, false), alive(1090s)};
        DeviceLines lines = fed(inOrder(seen));
        QVERIFY(lines.takeEnded().isEmpty());
        QCOMPARE(lines.open().size(), 1);
        QCOMPARE(lines.open()[0].start, at(1s));
    }

    void silenceIsLongerThanTheRuleAllows()
    {
        DeviceLines lines = fed({told(0s, u"1"_s, true), alive(90s)});
        QVERIFY(lines.unseen().isEmpty());
        QVERIFY(lines.apply(alive(180s + 1s)));
        QCOMPARE(lines.unseen(), (QList<lines::Span>{{at(90s), at(181s)}}));
    }

    /// A device that falls silent right after its restart has not looked yet; it has its time when it is
    /// back.
    void aRestartFollowedBySilence()
    {
        QList<Observation> seen = life(0s, 990s);
        for (int line = 1; line <= 8; ++line)
            seen.append(told(1s, QString::number(line), line != 3 && line != 4));
        seen += restart(1000s);
        seen += life(5000s, 6000s);
        seen += {told(5005s, u"3"_s, false), told(5007s, u"4"_s, false)};
        DeviceLines lines = fed(inOrder(seen));
        QVERIFY(lines.takeEnded().isEmpty());
        const QList<Outage> open = lines.open();
        QCOMPARE(open.size(), 2);
        for (const Outage &outage : open) {
            QCOMPARE(outage.start, at(1s));
            QVERIFY(outage.gapTouched);
            QCOMPARE(outage.unseen, 5000s - 1008s);
        }
    }

    void aCorrectionAfterARestartBeganBeforeIt()
    {
        QList<Observation> seen = life(0s, 600s);
        for (int line = 1; line <= 8; ++line)
            seen.append(told(1s, QString::number(line), true));
        seen += restart(1000s) + life(1030s, 1200s);
        seen.append(told(1020s, u"6"_s, false));
        DeviceLines lines = fed(inOrder(seen));
        const QList<Outage> open = lines.open();
        QCOMPARE(open.size(), 1);
        QCOMPARE(open[0].start, at(1020s));
        // Power was last seen with the last sign of life before the line was told at 1006 s.
        QVERIFY(open[0].startUncertain == std::optional<std::chrono::microseconds>(1020s - 1005s));
    }

    /// One that tells every line every half minute is always within a minute of "all on", and yet no line of
    /// it is being restored: it has looked since the first time.
    void aDeviceThatRepeatsItsLinesIsNotRestarting()
    {
        DeviceLines lines(core::DeviceId(u"d"_s));
        const auto tell = [&lines](std::chrono::seconds when, int off) {
            for (int line = 1; line <= 8; ++line)
                QVERIFY(lines.apply(told(when, QString::number(line), line != off)));
        };
        QVERIFY(lines.apply(alive(-30s)));
        for (auto when = 0s; when <= 600s; when += 30s) {
            tell(when, 0);
            const auto status = lines.status(u"3"_s, at(when));
            QCOMPARE(status.state, LineState::On);
            QVERIFY(!status.restoring);
            // For a minute it may not have looked.
            QCOMPARE(status.certainty, when <= 60s ? Certainty::Assumed : Certainty::Told);
        }
        // Nothing keeps its gaps for ever.
        QVERIFY(lines.apply(blind(601s, 615s)));
        tell(630s, 0);
        tell(660s, 0);
        QCOMPARE(lines.takeUnseen(), (QList<lines::Span>{{at(601s), at(615s)}}));
        // Power was last seen with the message before, not with the first of all.
        tell(690s, 3);
        QCOMPARE(lines.open().size(), 1);
        QVERIFY(lines.open()[0].startUncertain == std::optional<std::chrono::microseconds>(30s));
        // It is told back on, and that takes its minute.
        tell(720s, 0);
        QVERIFY(lines.status(u"3"_s, at(720s)).restoring);
        QVERIFY(!lines.status(u"4"_s, at(720s)).restoring);
        tell(750s, 0);
        tell(780s, 0);
        tell(810s, 0);
        QVERIFY(!lines.status(u"3"_s, at(810s)).restoring);
        const QList<Outage> ended = lines.takeEnded();
        QCOMPARE(ended.size(), 1);
        QVERIFY(ended[0].end == std::optional(at(720s)));
    }

    void powerThatFlapsIsOneOutage()
    {
        DeviceLines lines =
            fed(inOrder(life(0s, 900s) + QList{told(1s, u"1"_s, true), told(100s, u"1"_s, false),
                                               told(200s, u"1"_s, true), told(207s, u"1"_s, false),
                                               told(300s, u"1"_s, true)}));
        const QList<Outage> ended = lines.takeEnded();
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended[0].flaps, 1);
        QCOMPARE(ended[0].powered, 7s);
        QCOMPARE(ended[0].duration(), 193s);

        // Exactly ten seconds are no more than that.
        lines = fed(inOrder(life(0s, 900s) + QList{told(1s, u"1"_s, true), told(100s, u"1"_s, false),
                                                   told(200s, u"1"_s, true), told(210s, u"1"_s, false),
                                                   told(300s, u"1"_s, true)}));
        QCOMPARE(lines.takeEnded().size(), 1);

        // Back for longer: two.
        lines = fed(inOrder(life(0s, 900s) + QList{told(1s, u"1"_s, true), told(100s, u"1"_s, false),
                                                   told(200s, u"1"_s, true), told(211s, u"1"_s, false),
                                                   told(300s, u"1"_s, true)}));
        const QList<Outage> two = lines.takeEnded();
        QCOMPARE(two.size(), 2);
        QCOMPARE(two[0].duration(), 100s);
        QCOMPARE(two[1].duration(), 89s);
    }

    void statesAgeAndAreNeverOffForWantOfNews()
    {
        DeviceLines lines = fed({told(0s, u"1"_s, true), told(1s, u"2"_s, false), alive(30s), alive(60s)});
        QCOMPARE(lines.status(u"1"_s, at(60s)).state, LineState::On);
        QCOMPARE(lines.status(u"1"_s, at(60s)).certainty, Certainty::Told);
        QCOMPARE(lines.status(u"2"_s, at(60s)).state, LineState::Off);
        QCOMPARE(lines.status(u"9"_s, at(60s)).state, LineState::Unknown);
        QVERIFY(lines.apply(alive(120s)));
        QCOMPARE(lines.status(u"1"_s, at(120s)).certainty, Certainty::Implied);
        QCOMPARE(lines.status(u"1"_s, at(210s)).state, LineState::On);
        QCOMPARE(lines.status(u"1"_s, at(211s)).state, LineState::Stale);
        QCOMPARE(lines.status(u"2"_s, at(211s)).state, LineState::Stale);
        QCOMPARE(lines.status(u"2"_s, at(211s)).evidence, at(120s));

        QVERIFY(lines.apply(away(130s)));
        QCOMPARE(lines.status(u"1"_s, at(131s)).state, LineState::Unknown);
        QCOMPARE(lines.status(u"2"_s, at(131s)).state, LineState::Unknown);
        QVERIFY(lines.apply(alive(140s)));
        QCOMPARE(lines.status(u"1"_s, at(140s)).state, LineState::On);
        QCOMPARE(lines.status(u"1"_s, at(140s)).certainty, Certainty::Assumed);
        QCOMPARE(lines.unseen(), (QList<lines::Span>{{at(120s), at(140s)}}));
    }

    void olderNewsChangesNothing()
    {
        DeviceLines lines = fed({told(0s, u"1"_s, true), alive(30s)});
        QVERIFY(!lines.apply(told(20s, u"1"_s, false)));
        QVERIFY(lines.open().isEmpty());
    }

    /// The same at one go, in pieces, with advance() anywhere, and a second time.
    void replayedInPiecesTheSame()
    {
        QRandomGenerator random(20261122);
        int outages = 0;
        for (int round = 0; round < 300; ++round) {
            QList<Observation> seen;
            auto when = 0s;
            while (when < 20'000s) {
                when += std::chrono::seconds(random.bounded(1, 100));
                const int what = random.bounded(100);
                const QString line = QString::number(random.bounded(1, 9));
                if (what < 45)
                    seen.append(alive(when));
                else if (what < 90)
                    seen.append(told(when, line, random.bounded(2) == 0));
                else if (what < 92)
                    seen.append(away(when));
                else if (what < 94)
                    seen.append(blind(when, when + std::chrono::seconds(random.bounded(1, 300))));
                else if (what < 97)
                    when += std::chrono::seconds(random.bounded(1, 2000));
                else {
                    seen += restart(when);
                    when += 8s;
                }
            }
            DeviceLines whole = fed(seen);
            DeviceLines again = fed(seen);
            DeviceLines pieces(whole.device());
            QList<Outage> ended;
            for (const Observation &one : std::as_const(seen)) {
                pieces.advance(one.at - std::chrono::seconds(random.bounded(30)) - 1us);
                QVERIFY(pieces.apply(one));
                if (random.bounded(4) == 0)
                    pieces.advance(one.at);
                if (random.bounded(10) == 0)
                    ended += pieces.takeEnded();
            }
            ended += pieces.takeEnded();
            QList<Outage> expected = whole.takeEnded();
            QCOMPARE(again.takeEnded(), expected);
            // advance() tells an end earlier, so two ends may change places.
            const auto byStart = [](const Outage &a, const Outage &b) {
                return a.start != b.start ? a.start < b.start : a.line < b.line;
            };
            std::sort(ended.begin(), ended.end(), byStart);
            std::sort(expected.begin(), expected.end(), byStart);
            QCOMPARE(ended, expected);
            QCOMPARE(pieces.open(), whole.open());
            QCOMPARE(pieces.unseen(), whole.unseen());
            for (const Outage &outage : std::as_const(ended)) {
                QVERIFY(outage.duration() >= 0s);
                QVERIFY(*outage.end > outage.start);
                QVERIFY(outage.endUncertain >= std::chrono::microseconds(0));
            }
            outages += static_cast<int>(ended.size());
        }
        QVERIFY(outages > 3000);
    }
};

QTEST_APPLESS_MAIN(TestDeviceLines)
#include "tst_devicelines.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/voltagequality.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lines::VoltageEvent;
using lines::VoltageQuality;
using lines::VoltageSample;
using lines::VoltageVerdict;

namespace {

constexpr core::UtcTime Start = core::fromMicros(1'700'000'000'000'000);
constexpr int Week = 1008;

/// Samples every 30 s: interval by interval, one voltage each; none where nothing was measured.
QList<VoltageSample> intervals(const QList<std::optional<double>> &volts)
{
    QList<VoltageSample> samples;
    for (qsizetype i = 0; i < volts.size(); ++i) {
        for (int second = 0; volts[i] && second < 600; second += 30)
            samples.append({Start + 10min * i + std::chrono::seconds(second), volts[i], core::Quality::Good});
    }
    return samples;
}
/// A week of 230 V, with @p other in its first @p count intervals.
QList<std::optional<double>> week(std::optional<double> other = 230., int count = 0)
{
    QList<std::optional<double>> volts(Week, 230.);
    for (int i = 0; i < count; ++i)
        volts[i] = other;
    return volts;
}
VoltageQuality judged(const QList<VoltageSample> &samples)
{
    lines::VoltageQuestion question;
    question.from = Start;
    question.standsFor = 30s;
    return voltageQuality(samples, question);
}

} // namespace

class TestVoltageQuality : public QObject
{
    Q_OBJECT

private slots:
    void aWeek_data()
    {
        QTest::addColumn<QList<std::optional<double>>>("volts");
        QTest::addColumn<VoltageVerdict>("verdict");
        QTest::addColumn<int>("narrow");
        QTest::addColumn<int>("wide");
        using enum VoltageVerdict;
        QTest::addRow("230 V all week") << week() << Pass << 0 << 0;
        // 230 * 0.9 = 207 and 230 * 1.1 = 253 are within, 230 * 0.85 = 195.5 is within the wide limits.
        QTest::addRow("at the lower limit") << week(207, Week) << Pass << 0 << 0;
        QTest::addRow("at the upper limit") << week(253, Week) << Pass << 0 << 0;
        // 5 % of 1008 are 50.4: 50 may be outside, 51 may not.
        QTest::addRow("50 low") << week(200, 50) << Pass << 50 << 0;
        QTest::addRow("51 low") << week(200, 51) << Fail << 51 << 0;
        QTest::addRow("at the wide limit") << week(195.5, 1) << Pass << 1 << 0;
        QTest::addRow("one below it") << week(195.4, 1) << Fail << 1 << 1;
        // Above there is one limit for both.
        QTest::addRow("one above") << week(253.1, 1) << Fail << 1 << 1;
        // 95 % of 1008 are 957.6: 958 must be known.
        QTest::addRow("50 unknown") << week({}, 50) << Pass << 0 << 0;
        QTest::addRow("51 unknown") << week({}, 51) << Inconclusive << 0 << 0;
        QTest::addRow("nothing") << week({}, Week) << Inconclusive << 0 << 0;
        // Whatever is missing, it cannot be mended.
        QTest::addRow("short and bad") << (QList<std::optional<double>>(51, 200.)) << Fail << 51 << 0;
        QTest::addRow("short") << (QList<std::optional<double>>(50, 200.)) << Inconclusive << 50 << 0;
    }
    void aWeek()
    {
        QFETCH(QList<std::optional<double>>, volts);
        const VoltageQuality quality = judged(intervals(volts));
        QTEST(quality.verdict, "verdict");
        QTEST(quality.outsideNarrow, "narrow");
        QTEST(quality.outsideWide, "wide");
        QCOMPARE(quality.intervals, Week);
        QCOMPARE(quality.known, volts.size() - volts.count(std::nullopt));
        QVERIFY(quality.indicative);
    }

    void meansAreOfTenMinutes()
    {
        // Half of it 180 V, half 240 V: 210 V, within; samples alone would not be.
        QList<VoltageSample> samples = intervals(week());
        for (int i = 0; i < 20; ++i)
            samples[i].volts = i < 10 ? 180 : 240;
        const VoltageQuality quality = judged(samples);
        QCOMPARE(quality.outsideNarrow, 0);
        QCOMPARE(*quality.lowest, 210.);
        QCOMPARE(*quality.highest, 230.);
        QCOMPARE(quality.verdict, VoltageVerdict::Pass);
        QCOMPARE(quality.events,
                 (QList<VoltageEvent>{{VoltageEvent::Kind::Dip, Start, Start + 300s, 180, false}}));
    }

    void clampedSamplesAreLeftOut()
    {
        // Of 20 samples 4 are clamped: 80 % measured, a mean of the others; with 5 there is none.
        for (const int clamped : {4, 5}) {
            QList<VoltageSample> samples = intervals(week());
            for (int i = 0; i < clamped; ++i)
                samples[i] = {samples[i].at, 340., core::Quality::Substituted};
            const VoltageQuality quality = judged(samples);
            QCOMPARE(quality.substituted, clamped);
            QCOMPARE(quality.known, clamped == 4 ? Week : Week - 1);
            QCOMPARE(*quality.highest, 230.);
            QVERIFY(quality.events.isEmpty());
        }
    }

    void eventsByTheirDepth()
    {
        QList<VoltageSample> samples = intervals(week());
        const auto set = [&samples](int sample, double volts) { samples[sample].volts = volts; };
        set(100, 206.9); // below 90 %
        set(101, 208);   // within, but not by 2 % of Un: still the same
        set(200, 260);
        set(300, 150);
        set(301, 5); // 5 % are 11.5 V
        set(302, 150);
        samples.removeAt(401); // nothing was measured when it ended
        samples[400].volts = 100;
        const VoltageQuality quality = judged(samples);
        const auto at = [](int sample) { return Start + 30s * sample; };
        QCOMPARE(quality.events,
                 (QList<VoltageEvent>{{VoltageEvent::Kind::Dip, at(100), at(102), 206.9, false},
                                      {VoltageEvent::Kind::Swell, at(200), at(201), 260, false},
                                      {VoltageEvent::Kind::Interruption, at(300), at(303), 5, false},
                                      {VoltageEvent::Kind::Dip, at(400), at(401), 100, true}}));
        // The standard judges the supply's voltage without interruptions.
        QCOMPARE(quality.interrupted, 1);
        QCOMPARE(quality.known, Week - 1);
        QCOMPARE(quality.coverage, 1.);
    }

    void weeksInWhichClocksChange_data()
    {
        QTest::addColumn<int>("hours");
        QTest::addColumn<int>("intervals");
        QTest::addColumn<int>("needed");
        QTest::addRow("forward") << 167 << 1002 << 952;
        QTest::addRow("back") << 169 << 1014 << 964;
    }
    void weeksInWhichClocksChange()
    {
        QFETCH(int, hours);
        QFETCH(int, intervals);
        QFETCH(int, needed);
        for (const int known : {needed - 1, needed, intervals}) {
            QList<std::optional<double>> volts(intervals + 6, 230.);
            for (int i = known; i < intervals; ++i)
                volts[i] = std::nullopt;
            lines::VoltageQuestion question;
            question.from = Start;
            question.to = Start + std::chrono::hours(hours);
            question.standsFor = 30s;
            const VoltageQuality quality = voltageQuality(::intervals(volts), question);
            QCOMPARE(quality.intervals, intervals);
            QCOMPARE(quality.known, known);
            QCOMPARE(quality.verdict, known < needed ? VoltageVerdict::Inconclusive : VoltageVerdict::Pass);
        }
    }

    void howLongAValueStandsMayChange()
    {
        // A value every 30 s, from the second interval on one every 120 s.
        lines::VoltageQuestion question;
        question.from = Start;
        question.standsFor = 30s;
        lines::VoltageJudge judge(question);
        for (int second = 0; second < 600; second += 30)
            judge.add({Start + std::chrono::seconds(second), 230, core::Quality::Good});
        judge.setStandsFor(120s);
        for (int second = 600; second < 1200; second += 120)
            judge.add({Start + std::chrono::seconds(second), 230, core::Quality::Good});
        QCOMPARE(judge.finish().known, 2);
    }

    void manyEventsAreCounted()
    {
        lines::VoltageQuestion question;
        question.from = Start;
        question.standsFor = 30s;
        lines::VoltageJudge judge(question);
        for (int i = 0; i < 12'000; ++i)
            judge.add({Start + i * 30s, i % 2 == 0 ? 260. : 230., core::Quality::Good});
        const VoltageQuality quality = judge.finish();
        QCOMPARE(quality.swells, 6000);
        QCOMPARE(quality.dips + quality.interruptions, 0);
        QCOMPARE(quality.events.size(), lines::MostVoltageEvents);
    }

    void otherWeeksDoNotCount()
    {
        QList<VoltageSample> samples = intervals(week());
        samples.prepend({Start - 1s, 100., core::Quality::Good});
        samples.append({Start + 7 * 24h, 100., core::Quality::Good});
        const VoltageQuality quality = judged(samples);
        QCOMPARE(quality.verdict, VoltageVerdict::Pass);
        QVERIFY(quality.events.isEmpty());
        QCOMPARE(*quality.lowest, 230.);
        for (const VoltageVerdict verdict :
             {VoltageVerdict::Pass, VoltageVerdict::Fail, VoltageVerdict::Inconclusive})
            QVERIFY(!lines::voltageVerdictName(verdict).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestVoltageQuality)
#include "tst_voltagequality.moc"

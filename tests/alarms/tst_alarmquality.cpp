// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmquality.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace alarms;

namespace {

constexpr core::UtcTime Start = core::fromMicros(1'763'000'000'000'000);

Transition step(const QString &alarm, std::chrono::seconds after, What what, State to,
                Hidden hidden = Hidden::No, Priority priority = Priority::Medium)
{
    Transition one;
    one.alarm = AlarmId(alarm);
    one.rule = AlarmRuleId(alarm.section(u'@', 0, 0));
    one.at = Start + after;
    one.what = what;
    one.to = to;
    one.hidden = hidden;
    one.priority = priority;
    return one;
}

Transition raised(const QString &alarm, std::chrono::seconds after, Hidden hidden = Hidden::No)
{
    return step(alarm, after, What::Raised, State::ActiveUnacknowledged, hidden);
}

} // namespace

class tst_AlarmQuality : public QObject
{
    Q_OBJECT

private slots:
    void ratesAndSplit()
    {
        const QList<Transition> steps{
            raised(u"a@1"_s, 10s), raised(u"b@1"_s, 1h + 10s),
            step(u"c@1"_s, 2h, What::Raised, State::ActiveUnacknowledged, Hidden::No, Priority::Critical),
            raised(u"d@1"_s, 2h, Hidden::Shelved), raised(u"e@1"_s, 4h)};
        const Quality figures = quality(steps, Start, Start + 4h);
        QCOMPARE(figures.anHour, (QList<int>{1, 1, 1, 0}));
        QCOMPARE(figures.raised, 3);
        QCOMPARE(figures.hiddenRaised, 1);
        QCOMPARE(figures.perHour, 0.75);
        QCOMPARE(figures.byPriority.value(Priority::Critical), 1);
        QCOMPARE(figures.byPriority.value(Priority::Medium), 2);
    }

    /// Ten in ten minutes are none, eleven are one; while they go on it is one and the same.
    void floods()
    {
        QList<Transition> steps;
        for (int i = 0; i < 10; ++i)
            steps.append(raised(u"a@%1"_s.arg(i), std::chrono::seconds(i)));
        QVERIFY(quality(steps, Start, Start + 1h).floods.isEmpty());
        steps.append(raised(u"a@late"_s, 599s));
        Quality figures = quality(steps, Start, Start + 1h);
        QCOMPARE(figures.floods, (QList<Flood>{{Start, Start + 599s, 11}}));
        QCOMPARE(figures.shareInFlood, 599.0 / 3600);
        steps.last().at = Start + 600s; // ten minutes are over
        QVERIFY(quality(steps, Start, Start + 1h).floods.isEmpty());
        steps.clear();
        for (int i = 0; i < 60; ++i)
            steps.append(raised(u"a@%1"_s.arg(i), std::chrono::seconds(i * 30)));
        figures = quality(steps, Start, Start + 1h);
        QCOMPARE(figures.floods, (QList<Flood>{{Start, Start + 1770s, 60}}));
    }

    void chatteringAndTop()
    {
        QList<Transition> steps;
        for (int i = 0; i < 3; ++i)
            steps.append(raised(u"fast@1"_s, std::chrono::seconds(i * 29)));
        for (int i = 0; i < 5; ++i)
            steps.append(raised(u"slow@1"_s, std::chrono::seconds(1000 + i * 30)));
        for (int i = 0; i < 12; ++i)
            steps.append(raised(u"one@%1"_s.arg(i), std::chrono::seconds(2000 + i)));
        const Quality figures = quality(steps, Start, Start + 1h);
        QCOMPARE(figures.chattering.size(), 1); // 30 s apart: two in any minute
        QCOMPARE(figures.chattering.first().alarm.toString(), u"fast@1"_s);
        QCOMPARE(figures.top.size(), 10);
        QCOMPARE(figures.top.first(), (Talker{AlarmId(u"slow@1"_s), AlarmRuleId(u"slow"_s), 5, 0.25}));
    }

    void stale()
    {
        const QList<Transition> steps{raised(u"old@1"_s, 0s), raised(u"over@1"_s, 0s),
                                      step(u"over@1"_s, 10s, What::Cleared, State::ClearedUnacknowledged),
                                      raised(u"young@1"_s, 2h)};
        QVERIFY(quality(steps, Start, Start + 24h).stale.isEmpty());
        QCOMPARE(quality(steps, Start + 12h, Start + 25h).stale, QList<AlarmId>{AlarmId(u"old@1"_s)});
        QCOMPARE(quality(steps, Start + 12h, Start + 25h).raised, 0); // before the stretch
    }

    void timeToAcknowledge()
    {
        QList<Transition> steps;
        for (int i = 1; i <= 10; ++i) {
            const QString id = u"a@%1"_s.arg(i);
            steps.append(raised(id, std::chrono::seconds(i)));
            steps.append(
                step(id, std::chrono::seconds(i + 10 * i), What::Acknowledged, State::ActiveAcknowledged));
        }
        std::sort(steps.begin(), steps.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
        const Quality figures = quality(steps, Start, Start + 1h);
        QCOMPARE(figures.acknowledged, 10);
        QCOMPARE(*figures.acknowledgeMedian, std::chrono::milliseconds(50s));
        QCOMPARE(*figures.acknowledgeP90, std::chrono::milliseconds(90s));
        QVERIFY(!quality({}, Start, Start + 1h).acknowledgeMedian);
    }

    /// Each rule's own figures, over all its alarms: what rationalisation asks of it.
    void figuresOfEachRule()
    {
        const auto answered = [](const QString &alarm, std::chrono::seconds after) {
            return step(alarm, after, What::Acknowledged, State::ActiveAcknowledged);
        };
        const QList<Transition> steps{
            raised(u"stale@1"_s, -30h), raised(u"loud@1"_s, 0s),
            raised(u"loud@1"_s, 20s),   raised(u"loud@1"_s, 40s),
            answered(u"loud@1"_s, 50s),                              // 10 s after the last one
            raised(u"loud@2"_s, 100s),  answered(u"loud@2"_s, 120s), // 20 s
            raised(u"calm@1"_s, 200s),  raised(u"calm@2"_s, 201s, Hidden::Suppressed)};
        const Quality figures = quality(steps, Start, Start + 1h);
        QCOMPARE(figures.rules.size(), 3);
        const RuleFigures loud{AlarmRuleId(u"loud"_s), 4, 0, 0.8, 2, std::chrono::milliseconds(15s), 1, 0};
        QCOMPARE(figures.rules.at(0), loud);
        const RuleFigures calm{AlarmRuleId(u"calm"_s), 1, 1, 0.2, 0, std::nullopt, 0, 0};
        QCOMPARE(figures.rules.at(1), calm);
        const RuleFigures stale{AlarmRuleId(u"stale"_s), 0, 0, 0, 0, std::nullopt, 0, 1};
        QCOMPARE(figures.rules.at(2), stale);
        double share = 0;
        for (const RuleFigures &rule : figures.rules)
            share += rule.share;
        QCOMPARE(share, 1.0);
        QVERIFY(quality({}, Start, Start + 1h).rules.isEmpty());
        // A stretch in which nothing was raised has no shares, only what is stale.
        const Quality quiet = quality(steps, Start + 40h, Start + 41h);
        for (const RuleFigures &rule : quiet.rules) {
            QCOMPARE(rule.share, 0.0);
            QCOMPARE(rule.raised, 0);
        }
    }

    void replayed()
    {
        AlarmRule rule;
        rule.id = AlarmRuleId(u"r"_s);
        rule.name = u"r"_s;
        QList<Sample> samples;
        for (int i = 0; i < 100; ++i)
            samples.append({Start + std::chrono::seconds(i), i % 10 < 5 ? 254.0 : 250.0});
        Replay told = replay(rule, 253, samples, Start + 100s);
        QCOMPARE(told.raised, 10);
        QCOMPARE(told.samples, 100);
        QCOMPARE(told.active, std::chrono::milliseconds(50s));
        QCOMPARE(told.episodes.first(), (std::pair{Start, Start + 5s}));
        rule.offDelay = 6s;
        told = replay(rule, 253, samples, Start + 100s);
        QCOMPARE(told.raised, 1);
        QCOMPARE(told.episodes.first().second, core::UtcTime{}); // still active
        rule.offDelay = 0s;
        rule.onDelay = 6s;
        QCOMPARE(replay(rule, 253, samples, Start + 100s).raised, 0);
        samples[2].value.reset(); // a bad value ends nothing
        rule.onDelay = 0s;
        QCOMPARE(replay(rule, 253, samples, Start + 100s).raised, 10);
    }

    /// Noise around the limit: a deadband calms it, and the excursion it is meant for stays.
    void proposesADeadband()
    {
        AlarmRule rule;
        rule.id = AlarmRuleId(u"r"_s);
        rule.name = u"r"_s;
        QList<Sample> samples;
        for (int i = 0; i < 400; ++i)
            samples.append(
                {Start + std::chrono::seconds(10 * i), i < 200 ? 253 + (i % 2 ? 0.3 : -0.3) : 245});
        const Proposal calmer = propose(rule, 253, samples, Start + 4000s);
        QCOMPARE(calmer.why, u"deadband"_s);
        QCOMPARE(calmer.before.raised, 100);
        QCOMPARE(calmer.after.raised, 1);
        QCOMPARE(calmer.rule.deadband, 1.0);
        // What is told is what a replay of it tells.
        QCOMPARE(replay(calmer.rule, 253, samples, Start + 4000s).raised, 1);
    }

    void proposesNothingWhereNothingIsToBeGained()
    {
        AlarmRule rule;
        rule.id = AlarmRuleId(u"r"_s);
        rule.name = u"r"_s;
        QList<Sample> samples;
        for (int i = 0; i < 100; ++i)
            samples.append({Start + std::chrono::seconds(i), i == 50 ? 260.0 : 230.0});
        const Proposal calm = propose(rule, 253, samples, Start + 100s);
        QCOMPARE(calm.why, u"none"_s);
        QCOMPARE(calm.rule, rule);
        QCOMPARE(calm.after.raised, calm.before.raised);
        QCOMPARE(propose(rule, 253, {}, Start).why, u"none"_s);
    }
};

QTEST_APPLESS_MAIN(tst_AlarmQuality)
#include "tst_alarmquality.moc"

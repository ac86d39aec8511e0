// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/rulewatch.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace alarms;

namespace {

constexpr core::UtcTime Start = core::fromMicros(1'763'000'000'000'000);
constexpr auto Series = static_cast<core::SeriesId>(7);

AlarmRule rule(Condition condition, std::optional<double> limit)
{
    AlarmRule one;
    one.id = AlarmRuleId(u"r"_s);
    one.name = u"Rule"_s;
    one.condition = condition;
    one.limit = limit;
    return one;
}

Source voltage(const QString &device = u"m1"_s)
{
    Source source;
    source.device = core::DeviceId(device);
    source.channel = u"L1"_s;
    source.transport = core::TransportId(u"bus"_s);
    source.profile = core::ProfileId(u"campus-modbus"_s);
    return source;
}

core::Reading reading(std::chrono::milliseconds after, std::optional<double> value,
                      core::Quality quality = core::Quality::Good, core::SeriesId series = Series)
{
    core::Reading one;
    one.series = series;
    one.measuredAt = Start + after;
    one.receivedAt = Start + after;
    one.value = value;
    one.quality = quality;
    return one;
}

/// "R12 C30": what was raised and cleared and after how many seconds.
QString words(RuleWatch &watch)
{
    QStringList list;
    for (const Verdict &verdict : watch.take()) {
        const QString at = QString::number(std::chrono::duration<double>(verdict.at - Start).count(), 'g', 6);
        if (verdict.kind == Verdict::Kind::Raise)
            list.append(u'R' + at);
        else if (verdict.kind == Verdict::Kind::Clear)
            list.append(u'C' + at);
        else if (verdict.kind == Verdict::Kind::Rank)
            list.append(u'P' + at + u':' + QString::number(static_cast<int>(verdict.priority)));
    }
    return list.join(u' ');
}

/// Values a second apart; "." is Bad, "x" is NoAnswer, "-" is no reading at all.
QString play(const AlarmRule &one, const QString &values)
{
    RuleWatch watch({one});
    watch.add(Series, voltage(), {}, Start);
    int second = 0;
    for (const QString &text : values.split(u' ')) {
        const auto at = std::chrono::seconds(second++);
        watch.advance(Start + at);
        if (text == "."_L1)
            watch.see(reading(at, std::nullopt, core::Quality::Bad));
        else if (text == "x"_L1)
            watch.see(reading(at, std::nullopt, core::Quality::NoAnswer));
        else if (text == "s"_L1)
            watch.see(reading(at, 999, core::Quality::Stale));
        else if (text != "-"_L1)
            watch.see(reading(at, text.toDouble()));
    }
    watch.advance(Start + std::chrono::seconds(second));
    return words(watch);
}

} // namespace

class tst_RuleWatch : public QObject
{
    Q_OBJECT

private slots:
    void evaluates_data()
    {
        QTest::addColumn<int>("condition");
        QTest::addColumn<double>("limit");
        QTest::addColumn<double>("deadband");
        QTest::addColumn<int>("onDelay");
        QTest::addColumn<int>("offDelay");
        QTest::addColumn<QString>("values");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char *name, Condition condition, double limit, double deadband, int on,
                            int off, const char *values, const char *wanted) {
            QTest::newRow(name) << static_cast<int>(condition) << limit << deadband << on << off
                                << QString::fromLatin1(values) << QString::fromLatin1(wanted);
        };
        const Condition high = Condition::High;
        const Condition low = Condition::Low;
        row("high", high, 253, 0, 0, 0, "250 254 254 252", "R1 C3");
        row("at the limit is not above it", high, 253, 0, 0, 0, "253 253", "");
        row("without a deadband over at the limit", high, 253, 0, 0, 0, "254 253", "R0 C1");
        row("low", low, 207, 0, 0, 0, "210 206 207", "R1 C2");
        row("deadband holds", high, 253, 2, 0, 0, "254 252 252 251", "R0 C3");
        row("deadband of low", low, 207, 2, 0, 0, "206 208 208 209", "R0 C3");
        row("deadband does not raise early", high, 253, 2, 0, 0, "252 252", "");
        row("on delay", high, 253, 0, 2, 0, "254 254 254 254", "R2");
        row("a spike within the delay", high, 253, 0, 3, 0, "254 254 250 254 254 250", "");
        row("on delay without another reading", high, 253, 0, 2, 0, "254 - - -", "R2");
        row("off delay", high, 253, 0, 0, 2, "254 250 250 250", "R0 C3");
        row("a dip within the off delay", high, 253, 0, 0, 3, "254 250 254 250 250", "R0");
        row("bad is no value", high, 253, 0, 0, 0, "250 . x s 250", "");
        row("bad does not clear", high, 253, 0, 0, 0, "254 . x s 254", "R0");
        row("the delay waits for a value", high, 253, 0, 2, 0, "254 . . . 254", "R4");
        row("and that value may be fine", high, 253, 0, 2, 0, "254 . . . 250", "");
        row("rate", Condition::Rate, 10, 0, 0, 0, "230 235 250 252", "R2 C3");
        row("rate downwards", Condition::Rate, 10, 0, 0, 0, "230 210 209", "R1 C2");
        row("rate over a hole is of the whole time", Condition::Rate, 10, 0, 0, 0, "230 - - - 260", "");
    }
    void evaluates()
    {
        QFETCH(int, condition);
        QFETCH(double, limit);
        QFETCH(double, deadband);
        QFETCH(int, onDelay);
        QFETCH(int, offDelay);
        QFETCH(QString, values);
        AlarmRule one = rule(static_cast<Condition>(condition), limit);
        one.deadband = deadband;
        one.onDelay = std::chrono::seconds(onDelay);
        one.offDelay = std::chrono::seconds(offDelay);
        QTEST(play(one, values), "wanted");
    }

    void noData()
    {
        AlarmRule one = rule(Condition::NoData, std::nullopt);
        one.grace = 3s;
        QCOMPARE(play(one, u"1 1 1 1 1"_s), QString());
        QCOMPARE(play(one, u"1 - - - - 1"_s), u"R3 C5"_s);
        QCOMPARE(play(one, u"- - - - 1"_s), u"R3 C4"_s);   // never heard at all
        QCOMPARE(play(one, u"1 . x s . 1"_s), u"R3 C5"_s); // answers, but no values
    }

    /// Without a grace of its own: three times what it is used to, never less than half a minute.
    void noDataOfItsOwnPace()
    {
        RuleWatch watch({rule(Condition::NoData, std::nullopt)});
        watch.add(Series, voltage(), {}, Start);
        for (int i = 0; i < 20; ++i)
            watch.see(reading(std::chrono::seconds(60 * i), 1));
        watch.advance(Start + 60s * 19 + 179s);
        QCOMPARE(words(watch), QString());
        watch.advance(Start + 60s * 19 + 180s);
        QCOMPARE(words(watch), u"R1320"_s);
    }

    void worsePriority()
    {
        AlarmRule one = rule(Condition::High, 253);
        one.worseLimit = 264;
        one.worsePriority = Priority::Critical;
        one.deadband = 2;
        QCOMPARE(play(one, u"254 265 263 261 250"_s), u"R0 P1:1 P3:3 C4"_s);
        RuleWatch watch({one});
        watch.add(Series, voltage(), {}, Start);
        watch.see(reading(0s, 270));
        QCOMPARE(watch.take().first().priority, Priority::Critical);
    }

    void retainedAndLateAreNoNews()
    {
        RuleWatch watch({rule(Condition::High, 253)});
        watch.add(Series, voltage(), {}, Start);
        core::Reading copy = reading(1s, 300);
        copy.retained = true;
        watch.see(copy);
        QCOMPARE(words(watch), QString());
        watch.see(reading(10s, 254));
        watch.see(reading(5s, 230)); // measured before, arrived after
        QCOMPARE(words(watch), u"R10"_s);
    }

    /// Sent in long after it was measured: history, of which nothing is raised now, nothing is ended, and
    /// nothing is proved to be there.
    void oldValuesAreHistory()
    {
        const auto late = [](std::chrono::minutes arrived, std::chrono::minutes ago, double value) {
            core::Reading one = reading(arrived, value);
            one.measuredAt -= ago;
            return one;
        };
        RuleWatch watch({rule(Condition::High, 253)});
        watch.add(Series, voltage(), {}, Start);
        watch.see(late(60min, 55min, 300)); // and nothing newer was ever seen
        QCOMPARE(words(watch), QString());
        watch.see(late(61min, 5min, 300)); // as late as it may be
        QCOMPARE(words(watch), u"R3660"_s);
        watch.see(late(80min, 10min, 230)); // newer than what raised it, and old all the same
        QCOMPARE(words(watch), QString());
        watch.see(late(81min, 1min, 230));
        QCOMPARE(words(watch), u"C4860"_s);

        AlarmRule patient = rule(Condition::High, 253);
        patient.grace = 1h;
        RuleWatch slow({patient});
        slow.add(Series, voltage(), {}, Start);
        slow.see(late(120min, 59min, 300));
        QCOMPARE(words(slow), u"R7200"_s);

        AlarmRule silence = rule(Condition::NoData, std::nullopt);
        silence.grace = 10min;
        RuleWatch empty({silence});
        empty.add(Series, voltage(), {}, Start);
        empty.see(late(5min, 0min, 230));
        empty.advance(Start + 14min);
        empty.see(late(14min, 12min, 230)); // says nothing of now
        empty.advance(Start + 15min);
        QCOMPARE(words(empty), u"R900"_s);
        empty.see(late(16min, 12min, 230));
        QCOMPARE(words(empty), QString());
        empty.see(late(17min, 9min, 230));
        QCOMPARE(words(empty), u"C1020"_s);
    }

    /// A rate is of what was measured, whenever that arrived.
    void oldValuesAreWhatARateBeginsWith()
    {
        RuleWatch watch({rule(Condition::Rate, 10)});
        watch.add(Series, voltage(), {}, Start);
        core::Reading first = reading(1h, 100);
        first.measuredAt -= 10min;
        watch.see(first);
        watch.see(reading(1h, 230)); // 130 in ten minutes
        QCOMPARE(words(watch), QString());
        watch.see(reading(1h + 1s, 241));
        QCOMPARE(words(watch), u"R3601"_s);
    }

    void limitsOfTheProfile()
    {
        core::QuantityRule known;
        known.scaleMin = 180;
        known.scaleMax = 280;
        using Level = core::Band::Level;
        known.bands = {{180, 200, Level::Critical},
                       {200, 207, Level::High},
                       {253, 260, Level::High},
                       {260, 280, Level::Critical}};
        QCOMPARE(normalRange(known), (NormalRange{207, 253}));
        known.bands = {{28, 32, Level::High}, {32, 40, Level::Critical}};
        known.scaleMin = 0;
        known.scaleMax = 40;
        QCOMPARE(normalRange(known), (NormalRange{std::nullopt, 28}));
        known.bands.clear();
        QCOMPARE(normalRange(known), NormalRange{});

        RuleWatch watch({rule(Condition::High, std::nullopt)});
        watch.add(Series, voltage(), {}, Start);
        QCOMPARE(watch.watches(), 0); // a profile that names no limit has no such alarm
        watch.add(static_cast<core::SeriesId>(8), voltage(u"m2"_s), {207, 253}, Start);
        QCOMPARE(watch.watches(), 1);
        watch.see(reading(0s, 254, core::Quality::Good, static_cast<core::SeriesId>(8)));
        QCOMPARE(watch.take().first().limit, std::optional(253.0));
    }

    void scopes_data()
    {
        QTest::addColumn<QString>("patterns");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        QTest::newRow("all") << u""_s << u"m1"_s << true;
        QTest::newRow("star") << u"m*"_s << u"m1"_s << true;
        QTest::newRow("star in the middle") << u"m*-a"_s << u"m12-a"_s << true;
        QTest::newRow("star, no") << u"m*-b"_s << u"m12-a"_s << false;
        QTest::newRow("two stars") << u"*1*a"_s << u"m12-a"_s << true;
        QTest::newRow("question mark") << u"m?"_s << u"m1"_s << true;
        QTest::newRow("too short") << u"m??"_s << u"m1"_s << false;
        QTest::newRow("list") << u"x, m1"_s << u"m1"_s << true;
        QTest::newRow("whole, not part") << u"m"_s << u"m1"_s << false;
        QTest::newRow("case counts") << u"M1"_s << u"m1"_s << false;
    }
    void scopes()
    {
        QFETCH(QString, patterns);
        QFETCH(QString, text);
        QTEST(matches(patterns, text), "fits");
    }

    void scopeOfARule()
    {
        AlarmRule one = rule(Condition::High, 253);
        one.scope.device = u"lab-*"_s;
        AlarmRule other = rule(Condition::High, 253);
        other.id = AlarmRuleId(u"current"_s);
        other.quantity = core::Quantity::Current;
        RuleWatch watch({one, other});
        watch.add(Series, voltage(), {}, Start);
        QVERIFY(watch.knows(Series));
        QCOMPARE(watch.watches(), 0);
        watch.see(reading(0s, 999));
        QVERIFY(!watch.hasVerdicts());
        watch.add(static_cast<core::SeriesId>(9), voltage(u"lab-1"_s), {}, Start);
        QCOMPARE(watch.watches(), 1);
    }

    void linesAndTransports()
    {
        AlarmRule one = rule(Condition::State, std::nullopt);
        one.subject = Subject::Line;
        one.states = {u"off"_s};
        one.onDelay = 5s;
        RuleWatch watch({one});
        Source line = voltage();
        line.subject = Subject::Line;
        line.channel = u"3"_s;
        watch.tell(line, u"off"_s, Start);
        watch.advance(Start + 4s);
        QCOMPARE(words(watch), QString());
        watch.advance(Start + 60s);
        QCOMPARE(words(watch), u"R5"_s); // at its own time, whenever somebody looks
        // Not to know is not power.
        watch.tell(line, u"unknown"_s, Start + 61s);
        watch.tell(line, u"stale"_s, Start + 62s);
        QCOMPARE(words(watch), QString());
        watch.tell(line, u"on"_s, Start + 70s);
        QCOMPARE(words(watch), u"C70"_s);
    }

    /// Down, trying, down, trying: that is one stretch of being down.
    void reconnectingIsStillDown()
    {
        AlarmRule one = rule(Condition::State, std::nullopt);
        one.subject = Subject::Transport;
        one.states = {u"down"_s};
        one.onDelay = 15s;
        RuleWatch watch({one});
        Source broker;
        broker.subject = Subject::Transport;
        broker.transport = core::TransportId(u"broker"_s);
        for (int second = 0; second < 30; second += 5) {
            watch.tell(broker, u"down"_s, Start + std::chrono::seconds(second));
            watch.tell(broker, u"connecting"_s, Start + std::chrono::seconds(second + 2));
            watch.advance(Start + std::chrono::seconds(second + 4));
        }
        QCOMPARE(words(watch), u"R15"_s);
        watch.tell(broker, u"up"_s, Start + 40s);
        QCOMPARE(words(watch), u"C40"_s);
    }

    void relayUnknown()
    {
        AlarmRule one = rule(Condition::State, std::nullopt);
        one.quantity = core::Quantity::Relay;
        one.states = {u"unknown"_s};
        Source relay = voltage();
        relay.quantity = core::Quantity::Relay;
        RuleWatch watch({one});
        watch.add(Series, relay, {}, Start);
        watch.see(reading(0s, 1));
        watch.see(reading(1s, std::nullopt, core::Quality::Stale));
        QCOMPARE(words(watch), QString());
        watch.see(reading(2s, std::nullopt, core::Quality::NoAnswer));
        watch.see(reading(3s, 0));
        QCOMPARE(words(watch), u"R2 C3"_s);
    }

    void eventsEndByTimeOrByAnother()
    {
        AlarmRule one = rule(Condition::State, std::nullopt);
        one.subject = Subject::Event;
        one.states = {u"disk-full"_s};
        one.endedBy = {u"database-fine"_s};
        one.offDelay = 60s;
        RuleWatch watch({one});
        Source console;
        console.subject = Subject::Event;
        watch.happen(console, u"database-fine"_s, Start);
        QCOMPARE(words(watch), QString());
        watch.happen(console, u"disk-full"_s, Start);
        watch.happen(console, u"disk-full"_s, Start + 30s);
        watch.advance(Start + 89s);
        QCOMPARE(words(watch), u"R0"_s);
        watch.advance(Start + 90s);
        QCOMPARE(words(watch), u"C90"_s);
        watch.happen(console, u"disk-full"_s, Start + 100s);
        watch.happen(console, u"database-fine"_s, Start + 110s);
        watch.advance(Start + 1000s);
        QCOMPARE(words(watch), u"R100 C110"_s);
    }

    /// After a restart an active alarm is neither raised twice nor forgotten.
    void goesOnAfterARestart()
    {
        RuleWatch watch({rule(Condition::High, 253)});
        Alarm before;
        before.source = voltage();
        before.rule = AlarmRuleId(u"r"_s);
        before.id = alarmId(before.rule, before.source);
        before.state = State::ActiveAcknowledged;
        watch.restore({before});
        watch.add(Series, voltage(), {}, Start);
        watch.see(reading(0s, 255));
        QCOMPARE(words(watch), QString());
        watch.see(reading(1s, 240));
        QCOMPARE(words(watch), u"C1"_s);
    }

    /// In pieces or at once, looked at often or seldom: the same verdicts.
    void sameHoweverOftenLookedAt()
    {
        AlarmRule one = rule(Condition::High, 253);
        one.onDelay = 3s;
        one.offDelay = 2s;
        QStringList results;
        for (const int step : {1, 250, 1000}) {
            RuleWatch watch({one});
            watch.add(Series, voltage(), {}, Start);
            int looked = 0;
            for (int i = 0; i < 400; ++i) {
                const auto at = std::chrono::milliseconds(i * 700);
                for (; looked < at.count(); looked += step)
                    watch.advance(Start + std::chrono::milliseconds(looked));
                watch.advance(Start + at);
                watch.see(reading(at, 253 + 3 * std::sin(i * 0.31)));
            }
            results.append(words(watch));
        }
        QVERIFY(results.first().size() > 50);
        QCOMPARE(results[1], results[0]);
        QCOMPARE(results[2], results[0]);
    }
};

QTEST_APPLESS_MAIN(tst_RuleWatch)
#include "tst_rulewatch.moc"

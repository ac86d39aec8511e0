// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmmachine.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace alarms;

namespace {

constexpr core::UtcTime Start = core::fromMicros(1'763'000'000'000'000);
constexpr std::array Deeds{Deed::Raise,       Deed::Clear,       Deed::Acknowledge, Deed::Reset,
                           Deed::Rank,        Deed::Shelve,      Deed::Unshelve,    Deed::EndShelf,
                           Deed::Suppress,    Deed::Unsuppress,  Deed::TakeOut,     Deed::PutBack,
                           Deed::TakeRuleOut, Deed::PutRuleBack, Deed::Remove};
constexpr std::array States{State::Normal, State::ActiveUnacknowledged, State::ActiveAcknowledged,
                            State::ClearedUnacknowledged, State::Latched};

/// An alarm in a state, hidden by any of: s(helved), p(arent down), o(ut of service), r(ule out of service).
Alarm alarmIn(State state, bool latch, const QString &hidings)
{
    Alarm alarm;
    alarm.id = AlarmId(u"r@d/voltage"_s);
    alarm.rule = AlarmRuleId(u"r"_s);
    alarm.source.device = core::DeviceId(u"d"_s);
    alarm.state = state;
    alarm.latch = latch;
    alarm.priority = Priority::Medium;
    alarm.raisedAt = state == State::Normal ? core::UtcTime{} : Start - 60s;
    alarm.stored = true;
    const Shelf shelf{Start - 30s, Start + 1h, u"works"_s, u"ann"_s, Priority::Medium};
    if (hidings.contains(u's'))
        alarm.shelved = shelf;
    if (hidings.contains(u'o'))
        alarm.outOfService = shelf;
    if (hidings.contains(u'r'))
        alarm.ruleOutOfService = shelf;
    if (hidings.contains(u'p')) {
        alarm.suppressedBy = AlarmId(u"down@transport t"_s);
        alarm.suppressedSince = Start - 30s; // after it was raised
    }
    return alarm;
}

Step stepOf(Deed deed)
{
    Step step;
    step.deed = deed;
    step.at = Start;
    step.figure = {254.5, {}, Start};
    step.limit = 253;
    step.priority = deed == Deed::Rank ? Priority::High : Priority::Medium;
    step.until = Start + 2h;
    step.who = u"bob"_s;
    step.reason = u"because"_s;
    step.parent = AlarmId(u"down@device hub"_s);
    return step;
}

} // namespace

class tst_AlarmMachine : public QObject
{
    Q_OBJECT

private slots:
    /// Every state × every deed × latched or not × every way of being hidden: where it leads.
    void everyStateAndDeed_data()
    {
        QTest::addColumn<int>("deed");
        QTest::addColumn<QString>(
            "plain"); // by state: N(ormal) U(nacknowledged) A(cknowledged) C(leared) L(atched)
        QTest::addColumn<QString>("latch");  // the same for an alarm whose rule latches
        QTest::addColumn<QString>("tells");  // by state: whether anything happened, when nothing hides it
        QTest::addColumn<QString>("hidden"); // the same with every hiding
        const auto row = [](const char *name, Deed deed, const char *plain, const char *latch,
                            const char *tells, const char *hidden) {
            QTest::newRow(name) << static_cast<int>(deed) << QString::fromLatin1(plain)
                                << QString::fromLatin1(latch) << QString::fromLatin1(tells)
                                << QString::fromLatin1(hidden);
        };
        //                                      from NUACL  from NUACL
        row("raise", Deed::Raise, "UUAUU", "UUAUU", "y..yy", "y..yy");
        row("clear", Deed::Clear, "NCNCL", "NCLCL", ".yy..", ".yy..");
        row("acknowledge", Deed::Acknowledge, "NAANL", "NAALL", ".y.y.", ".y.y.");
        row("reset", Deed::Reset, "NUACN", "NUACN", "....y", "....y");
        row("worse", Deed::Rank, "NUUCL", "NUUCL", ".yy..", ".yy..");
        row("shelve", Deed::Shelve, "NUACL", "NUACL", "yyyyy", "yyyyy");
        row("unshelve", Deed::Unshelve, "NUACL", "NUACL", ".....", "yyyyy");
        row("shelf ends", Deed::EndShelf, "NUACL", "NUACL", ".....", "yyyyy");
        row("suppress", Deed::Suppress, "NUACL", "NUACL", "yyyyy", "yyyyy");
        row("unsuppress", Deed::Unsuppress, "NUACL", "NUACL", ".....", "yyyyy");
        row("take out", Deed::TakeOut, "NUACL", "NUACL", "yyyyy", "yyyyy");
        row("put back", Deed::PutBack, "NUACL", "NUACL", ".....", "yyyyy");
        row("take rule out", Deed::TakeRuleOut, "NUACL", "NUACL", "yyyyy", "yyyyy");
        row("put rule back", Deed::PutRuleBack, "NUACL", "NUACL", ".....", "yyyyy");
        row("remove", Deed::Remove, "NNNNN", "NNNNN", ".yyyy", "yyyyy");
    }
    void everyStateAndDeed()
    {
        QFETCH(int, deed);
        QFETCH(QString, plain);
        QFETCH(QString, latch);
        QFETCH(QString, tells);
        QFETCH(QString, hidden);
        const QString letters = u"NUACL"_s;
        for (qsizetype i = 0; i < 5; ++i) {
            for (const bool latches : {false, true}) {
                for (const QString &hidings : {u""_s, u"s"_s, u"p"_s, u"o"_s, u"r"_s, u"spor"_s}) {
                    Alarm alarm = alarmIn(States[static_cast<size_t>(i)], latches, hidings);
                    const Alarm before = alarm;
                    const auto told = apply(alarm, stepOf(static_cast<Deed>(deed)));
                    const QString what =
                        u"from %1, latch %2, hidden by \"%3\""_s.arg(letters[i]).arg(latches).arg(hidings);
                    const QChar wanted = (latches ? latch : plain)[i];
                    QVERIFY2(letters[static_cast<int>(alarm.state)] == wanted,
                             qPrintable(what + u" came to "_s + stateName(alarm.state)));
                    if (hidings.isEmpty())
                        QVERIFY2(told.has_value() == (tells[i] == u'y'), qPrintable(what));
                    if (hidings == "spor"_L1)
                        QVERIFY2(told.has_value() == (hidden[i] == u'y'), qPrintable(what));
                    if (!told) {
                        QCOMPARE(alarm, before); // nothing happened: nothing changed
                        continue;
                    }
                    QCOMPARE(told->from, before.state);
                    QCOMPARE(told->to, alarm.state);
                    QCOMPARE(told->hidden, alarm.hidden());
                    QCOMPARE(told->at, Start);
                    QVERIFY(!alarm.stored);
                }
            }
        }
    }

    void everyDeedIsInTheTable() { QCOMPARE(Deeds.size(), static_cast<size_t>(Deed::Remove) + 1); }

    void figuresAndTimes()
    {
        Alarm alarm = alarmIn(State::Normal, false, {});
        QVERIFY(apply(alarm, stepOf(Deed::Raise)));
        QCOMPARE(alarm.raisedAt, Start);
        QCOMPARE(alarm.atRaise.value, std::optional(254.5));
        QCOMPARE(alarm.limit, std::optional(253.0));
        QCOMPARE(alarm.episodes, 1u);
        Step ack = stepOf(Deed::Acknowledge);
        ack.at = Start + 10s;
        QVERIFY(apply(alarm, ack));
        QCOMPARE(alarm.acknowledgedBy, u"bob"_s);
        QCOMPARE(alarm.acknowledgedAt, Start + 10s);
        Step clear = stepOf(Deed::Clear);
        clear.at = Start + 20s;
        QVERIFY(apply(alarm, clear));
        QCOMPARE(alarm.clearedAt, Start + 20s);
        Step again = stepOf(Deed::Raise);
        again.at = Start + 30s;
        const auto told = apply(alarm, again);
        QVERIFY(told);
        QCOMPARE(told->what, What::Raised);
        QCOMPARE(alarm.acknowledgedAt, core::UtcTime{});
        QVERIFY(alarm.acknowledgedBy.isEmpty());
        QCOMPARE(alarm.episodes, 2u);
    }

    /// A person knows of a warning; what it becomes has to be told again.
    void worseAsksAgain()
    {
        Alarm alarm = alarmIn(State::ActiveAcknowledged, false, {});
        QCOMPARE(apply(alarm, stepOf(Deed::Rank))->what, What::Worsened);
        QVERIFY(alarm.asks());
        Step ease = stepOf(Deed::Rank);
        ease.priority = Priority::Low;
        Alarm known = alarmIn(State::ActiveAcknowledged, false, {});
        QCOMPARE(apply(known, ease)->what, What::Eased);
        QVERIFY(!known.asks());
    }

    /// What came and went with its parent asks nobody; what was there before does.
    void overWithItsParent()
    {
        Alarm within = alarmIn(State::Normal, false, {});
        QVERIFY(apply(within, stepOf(Deed::Suppress)));
        QVERIFY(apply(within, stepOf(Deed::Raise)));
        QVERIFY(apply(within, stepOf(Deed::Clear)));
        QCOMPARE(within.state, State::ClearedUnacknowledged);
        QVERIFY(apply(within, stepOf(Deed::Unsuppress)));
        QCOMPARE(within.state, State::Normal);

        Alarm before = alarmIn(State::ActiveUnacknowledged, false, u"p"_s);
        QVERIFY(apply(before, stepOf(Deed::Clear)));
        QVERIFY(apply(before, stepOf(Deed::Unsuppress)));
        QCOMPARE(before.state, State::ClearedUnacknowledged);

        // It still holds when the parent is back: now it is told.
        Alarm holds = alarmIn(State::Normal, false, u"p"_s);
        QVERIFY(apply(holds, stepOf(Deed::Raise)));
        QVERIFY(!holds.asks());
        QVERIFY(apply(holds, stepOf(Deed::Unsuppress)));
        QVERIFY(holds.asks());
    }

    void hiddenSaysWhyAndUntilWhen()
    {
        Alarm alarm = alarmIn(State::ActiveUnacknowledged, false, u"s"_s);
        QCOMPARE(alarm.hidden(), Hidden::Shelved);
        QCOMPARE(alarm.hiddenUntil(), Start + 1h);
        QCOMPARE(alarm.hiddenReason(), u"works"_s);
        QVERIFY(!alarm.asks());
        alarm = alarmIn(State::ActiveUnacknowledged, false, u"sp"_s);
        QCOMPARE(alarm.hidden(), Hidden::Shelved);
        QCOMPARE(alarm.hiddenUntil(), core::UtcTime{}); // when its parent is back
        alarm.suppressedUntil = Start + 2h;
        QCOMPARE(alarm.hiddenUntil(), Start + 2h);
        QCOMPARE(alarmIn(State::Normal, false, u"or"_s).hidden(), Hidden::OutOfService);
    }
};

QTEST_APPLESS_MAIN(tst_AlarmMachine)
#include "tst_alarmmachine.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/pollschedule.h"

#include <QTest>

#include <map>
#include <set>

using namespace std::chrono_literals;
using modbus::PollSchedule;
using modbus::ReadPlan;
using modbus::ShapeRule;

namespace {

const PollSchedule::Time T0 = PollSchedule::Time{} + 1000s;

ReadPlan campusPlan()
{
    return ReadPlan({{3, 6, 2}, {3, 8, 2}, {3, 10, 2}, {3, 34, 2}, {3, 54, 2}}, 30, 8,
                    {{3, 6, 6}, {3, 34, 2}, {3, 54, 4}});
}

/// A bus in simulated time: prompt answers, and silence of the dead.
struct Simulation
{
    PollSchedule schedule;
    PollSchedule::Time now = T0;
    std::set<std::size_t> dead;
    std::map<std::size_t, int> asked;
    std::map<std::size_t, int> answers;
    std::chrono::nanoseconds livingTime{0};
    std::chrono::nanoseconds deadTime{0};
    int requests = 0;
    int probes = 0;
    int repeated = 0;
    std::map<std::size_t, modbus::BlockRead> last;

    void run(std::chrono::nanoseconds span, std::chrono::nanoseconds answer = 20ms,
             std::chrono::nanoseconds timeout = 150ms)
    {
        const auto end = now + span;
        while (now < end) {
            const auto next = schedule.next(now);
            if (!next.turn) {
                now = std::clamp(next.wake, now + 1ms, std::max(end, now + 1ms));
                continue;
            }
            const auto turn = *next.turn;
            ++requests;
            ++asked[turn.meter];
            probes += turn.block < 0 ? 1 : 0;
            if (last.contains(turn.meter) && last[turn.meter].count == turn.read.count)
                ++repeated;
            last[turn.meter] = turn.read;
            schedule.asked(turn, now);
            if (dead.contains(turn.meter)) {
                now += timeout;
                deadTime += timeout;
                schedule.failed(now);
            } else {
                now += answer;
                livingTime += answer;
                schedule.answered(now);
                if (turn.block >= 0)
                    ++answers[turn.meter];
            }
        }
    }
};

} // namespace

class TestPollSchedule : public QObject
{
    Q_OBJECT

private slots:
    void pollsAtItsInterval()
    {
        Simulation bus;
        bus.schedule.addMeter(1, 1s, 150ms, campusPlan(), T0);
        bus.run(100s);
        QCOMPARE(bus.answers[0], 300);
        QCOMPARE(bus.probes, 0); // its three blocks have three shapes
        QCOMPARE(bus.repeated, 0);
        QCOMPARE(bus.schedule.skipped(), 0u);
    }

    void mostOverdueFirst()
    {
        PollSchedule schedule;
        const ReadPlan plan({{3, 0, 1}}, 30, 0, {});
        schedule.addMeter(1, 1s, 100ms, plan, T0 + 2ms);
        schedule.addMeter(2, 1s, 100ms, plan, T0 + 1ms);
        const auto next = schedule.next(T0 + 10ms);
        QVERIFY(next.turn);
        QCOMPARE(next.turn->meter, std::size_t{1});
        QVERIFY(!schedule.next(T0).turn);
        QCOMPARE(schedule.next(T0).wake, T0 + 1ms);
    }

    void onlyOneShape()
    {
        Simulation bus; // one register and no probes: it may follow itself, after a time-out of silence
        bus.schedule.addMeter(1, 10ms, 150ms, ReadPlan({{3, 0, 2}}, 30, 0, {}), T0);
        bus.run(17s);
        QCOMPARE(bus.answers[0], 100); // each 20 ms and 150 ms of silence
        QVERIFY(bus.schedule.skipped() > 0);
    }

    void oneBlockAlternatesWithProbes()
    {
        Simulation bus;
        bus.schedule.addMeter(1, 10ms, 150ms, ReadPlan({{3, 0, 2}, {3, 2, 2}}, 30, 0, {}), T0);
        bus.run(4s);
        QCOMPARE(bus.repeated, 0);
        QCOMPARE(bus.answers[0], 100);
        QCOMPARE(bus.probes, 100);
    }

    void anOwedBlockIsNotAsked()
    {
        PollSchedule schedule;
        schedule.addMeter(1, 1s, 100ms, ReadPlan({{3, 0, 6}}, 30, 0, {{3, 0, 2}}), T0);
        auto turn = schedule.next(T0).turn;
        QCOMPARE(turn->read.count, 6);
        schedule.asked(*turn, T0);
        schedule.failed(T0 + 100ms);
        turn = schedule.next(T0 + 100ms).turn;
        QVERIFY(turn);
        QCOMPARE(turn->read.count, 1); // a probe, shortest first
        QCOMPARE(turn->block, -1);
        schedule.asked(*turn, T0 + 100ms);
        schedule.failed(T0 + 200ms);
        turn = schedule.next(T0 + 200ms).turn;
        QCOMPARE(turn->read.count, 2);
        schedule.asked(*turn, T0 + 200ms);
        schedule.answered(T0 + 210ms);
        turn = schedule.next(T0 + 210ms).turn;
        QCOMPARE(turn->read.count, 6); // the debts are cleared, and the block is still due
    }

    void nothingButDebtsWaits()
    {
        PollSchedule schedule;
        schedule.addMeter(1, 1s, 100ms, ReadPlan({{3, 0, 2}}, 30, 0, {}), T0);
        schedule.asked(*schedule.next(T0).turn, T0);
        schedule.failed(T0 + 100ms);
        const auto next = schedule.next(T0 + 100ms);
        QVERIFY(!next.turn);
        QCOMPARE(next.wake, T0 + 5100ms);
        QVERIFY(schedule.next(next.wake).turn);
    }

    /// 28 living meters and 4 dead ones on a line that is always busy.
    void theDeadDoNotStarveTheLiving()
    {
        Simulation bus;
        for (std::uint8_t unit = 1; unit <= 32; ++unit) {
            const auto meter = bus.schedule.addMeter(unit, 100ms, 150ms, campusPlan(), T0);
            if (unit % 8 == 0)
                bus.dead.insert(meter);
        }
        bus.run(10s); // warming up: three failures each
        bus.deadTime = bus.livingTime = 0ns;
        bus.answers.clear();
        bus.run(300s);
        const double share = std::chrono::duration<double>(bus.deadTime) / 300s;
        QVERIFY2(share <= 0.021, qPrintable(QString::number(share)));
        QVERIFY(share > 0.01); // they are still tried
        int least = INT_MAX;
        int most = 0;
        for (const auto &[meter, count] : bus.answers) {
            least = std::min(least, count);
            most = std::max(most, count);
        }
        QCOMPARE(bus.answers.size(), std::size_t{28});
        QVERIFY2(most - least <= 3, qPrintable(QStringLiteral("%1 to %2").arg(least).arg(most)));
    }

    void theDeadComeBack()
    {
        Simulation bus;
        bus.schedule.addMeter(1, 1s, 150ms, campusPlan(), T0);
        bus.schedule.addMeter(2, 1s, 150ms, campusPlan(), T0);
        bus.dead.insert(1);
        bus.run(60s);
        QVERIFY(bus.schedule.suspect(1));
        QVERIFY(!bus.schedule.suspect(0));
        QCOMPARE(bus.answers[1], 0);
        bus.dead.clear();
        bus.run(31s);
        QVERIFY(!bus.schedule.suspect(1));
        bus.answers.clear();
        bus.run(10s);
        QVERIFY(bus.answers[1] >= 29 && bus.answers[1] <= 33);
    }

    void allDeadAreTriedWithPauses()
    {
        Simulation bus;
        bus.schedule.addMeter(1, 1s, 150ms, campusPlan(), T0);
        bus.dead.insert(0);
        bus.run(10s);
        QVERIFY2(bus.requests >= 5 && bus.requests <= 8, qPrintable(QString::number(bus.requests)));
        bus.run(300s);
        QVERIFY2(bus.requests <= 20, qPrintable(QString::number(bus.requests))); // every 30 s at last
        bus.schedule.restart(bus.now);
        QVERIFY(bus.schedule.next(bus.now).turn);
    }

    /// Its answers come after the time-out: the first shows that it lives, whatever the suspects' allowance
    /// says.
    void aLateAnswerBringsASuspectBack()
    {
        PollSchedule schedule;
        schedule.addMeter(1, 100ms, 150ms, campusPlan(), T0);
        schedule.addMeter(2, 100ms, 150ms, campusPlan(), T0);
        auto now = T0;
        std::optional<PollSchedule::Turn> lost;
        while (!schedule.suspect(1)) {
            const auto next = schedule.next(now);
            if (!next.turn) {
                now = next.wake;
                continue;
            }
            schedule.asked(*next.turn, now);
            now += next.turn->meter == 1 ? 150ms : 20ms;
            if (next.turn->meter == 1) {
                lost = next.turn;
                schedule.failed(now);
            } else {
                schedule.answered(now);
            }
        }
        const modbus::Shape shape{2, 3, static_cast<std::uint16_t>(lost->read.byteCount())};
        QVERIFY(schedule.rule().owes(shape, now));
        schedule.heard(shape, true, now);
        QVERIFY(!schedule.suspect(1));
        QVERIFY(schedule.rule().owes(shape, now + 149ms)); // it may come once more
        QVERIFY(!schedule.rule().owes(shape, now + 151ms));
    }

    /// It is let off once; after that it has what suspects have.
    void whoIsAlwaysLateStaysASuspect()
    {
        Simulation bus;
        for (std::uint8_t unit = 1; unit <= 4; ++unit)
            bus.schedule.addMeter(unit, 100ms, 150ms, campusPlan(), T0);
        bus.dead.insert(3);
        for (int i = 0; i < 3000; ++i) {
            bus.run(100ms);
            bus.schedule.heard({4, 3, 12}, false, bus.now);
            if (i == 100)
                bus.deadTime = 0ns;
        }
        QVERIFY(bus.schedule.suspect(3));
        const double share = std::chrono::duration<double>(bus.deadTime) / 290s;
        QVERIFY2(share <= 0.021 && share > 0.01, qPrintable(QString::number(share)));
    }

    /// One that answered until now is tried after each first pause though the suspects' account is overdrawn
    /// by dead ones, as often as it is worth; then it waits with them, and back again it is polled at once.
    void whoWasJustHeardIsTriedSoon()
    {
        Simulation bus;
        for (std::uint8_t unit = 1; unit <= 8; ++unit)
            bus.schedule.addMeter(unit, 100ms, 150ms, campusPlan(), T0);
        bus.dead = {6, 7};
        bus.run(60s);
        QVERIFY(bus.schedule.suspect(6) && bus.schedule.suspect(7) && !bus.schedule.suspect(0));
        bus.dead.insert(0);
        bus.asked.clear();
        bus.run(3s);
        QVERIFY(bus.schedule.suspect(0));
        // Three failures, and the quick tries; the account alone would pay for one in 7.5 seconds.
        QVERIFY2(bus.asked[0] >= ShapeRule::SuspectAfter + PollSchedule::QuickTries,
                 qPrintable(QString::number(bus.asked[0])));
        bus.run(20s);
        QVERIFY2(bus.asked[0] <= ShapeRule::SuspectAfter + PollSchedule::QuickTries + 3,
                 qPrintable(QString::number(bus.asked[0])));
        bus.dead.erase(0);
        bus.run(40s);
        QVERIFY(!bus.schedule.suspect(0));
        bus.answers.clear();
        bus.run(1s);
        QVERIFY(bus.answers[0] >= 5); // and each answer has earned a quick try again
        bus.dead.insert(0);
        bus.asked.clear();
        bus.run(3s);
        QVERIFY(bus.asked[0] >= ShapeRule::SuspectAfter + PollSchedule::QuickTries);
    }

    /// A meter that is polled often is missed sooner; never before a time-out has passed.
    void theFirstPauseIsAPoll_data()
    {
        QTest::addColumn<int>("poll");
        QTest::addColumn<int>("pause");
        QTest::newRow("40 ms") << 40 << 150;
        QTest::newRow("400 ms") << 400 << 400;
        QTest::newRow("4 s") << 4000 << 1000;
    }
    void theFirstPauseIsAPoll()
    {
        QFETCH(int, poll);
        QFETCH(int, pause);
        PollSchedule schedule;
        schedule.addMeter(1, std::chrono::milliseconds(poll), 150ms, campusPlan(), T0);
        auto now = T0;
        for (int i = 0; i < 3; ++i) {
            const auto next = schedule.next(now);
            QVERIFY(next.turn);
            schedule.asked(*next.turn, now);
            now += 150ms;
            schedule.failed(now);
        }
        QVERIFY(schedule.suspect(0));
        QVERIFY(!schedule.next(now).turn);
        QCOMPARE(schedule.next(now).wake, now + std::chrono::milliseconds(pause));
    }

    /// Answers with numbers: several turns are open, never two of one shape, never one block twice.
    void severalAtOnce()
    {
        const ReadPlan plan({{3, 0, 2}, {3, 100, 2}}, 30, 0, {}); // two blocks of one shape
        PollSchedule schedule(PollSchedule::Matching::ByNumber, 4);
        for (std::uint8_t unit = 1; unit <= 3; ++unit)
            schedule.addMeter(unit, 100ms, 150ms, plan, T0);
        std::vector<PollSchedule::Turn> open;
        for (int i = 0; i < 3; ++i) {
            const auto next = schedule.next(T0);
            QVERIFY(next.turn);
            for (const auto &other : open)
                QVERIFY(other.meter != next.turn->meter); // its other block has the same shape
            schedule.asked(*next.turn, T0);
            open.push_back(*next.turn);
        }
        QVERIFY(!schedule.next(T0).turn);
        // The answers come in another order.
        schedule.answered(open[1], T0 + 5ms);
        auto next = schedule.next(T0 + 5ms);
        QVERIFY(next.turn);
        QCOMPARE(next.turn->meter, open[1].meter);
        QVERIFY(next.turn->block != open[1].block);
        schedule.asked(*next.turn, T0 + 5ms);
        schedule.failed(open[0], T0 + 50ms);
        next = schedule.next(T0 + 50ms);
        QVERIFY(next.turn); // nothing is owed: the same shape may go out at once
        QCOMPARE(next.turn->meter, open[0].meter);
        QVERIFY(next.turn->block >= 0);
        QVERIFY(schedule.excepted(open[2], T0 + 60ms)); // a number leaves no doubt
    }

    void aBlockIsNotAskedTwiceAtOnce()
    {
        PollSchedule schedule(PollSchedule::Matching::ByNumber, 4);
        schedule.addMeter(1, 10ms, 150ms, ReadPlan({{3, 0, 2}}, 30, 0, {{3, 0, 3}}), T0);
        QCOMPARE(schedule.blocks(0)[0].variants.size(), std::size_t{2}); // another shape would be free
        const auto next = schedule.next(T0);
        QVERIFY(next.turn);
        schedule.asked(*next.turn, T0);
        QVERIFY(!schedule.next(T0 + 20ms).turn);
    }

    void oneSuspectAtATime()
    {
        PollSchedule schedule(PollSchedule::Matching::ByNumber, 4);
        for (std::uint8_t unit = 1; unit <= 3; ++unit)
            schedule.addMeter(unit, 10ms, 150ms, ReadPlan({{3, 0, 2}}, 30, 0, {{3, 0, 3}}), T0);
        auto now = T0;
        for (int i = 0; i < 9; ++i) { // all three fall silent
            const auto next = schedule.next(now);
            QVERIFY(next.turn);
            schedule.asked(*next.turn, now);
            now += 10ms;
            schedule.failed(*next.turn, now);
        }
        for (std::size_t meter = 0; meter < 3; ++meter)
            QVERIFY(schedule.suspect(meter));
        now += 60s;
        const auto first = schedule.next(now);
        QVERIFY(first.turn);
        schedule.asked(*first.turn, now);
        QVERIFY(!schedule.next(now).turn);
        schedule.answered(*first.turn, now + 5ms);
        QVERIFY(!schedule.suspect(first.turn->meter));
        QVERIFY(schedule.next(now + 20ms).turn);
    }

    void aBlockIsReplaced()
    {
        PollSchedule schedule;
        schedule.addMeter(1, 1s, 150ms,
                          ReadPlan({{3, 0, 2}, {3, 2, 2}, {3, 4, 2}}, 30, 0, {{3, 0, 1}, {3, 2, 3}}), T0);
        QCOMPARE(schedule.blocks(0).size(), std::size_t{1});
        ReadPlan::Block left = schedule.blocks(0)[0];
        left.variants = {{3, 0, 2}};
        left.registers = {0};
        ReadPlan::Block right = left;
        right.variants = {{3, 2, 4}};
        right.registers = {1, 2};
        schedule.replaceBlock(0, 0, {left, right}, T0);
        QCOMPARE(schedule.blocks(0).size(), std::size_t{2});
        auto next = schedule.next(T0);
        QVERIFY(next.turn);
        QCOMPARE(next.turn->block, 0);
        QCOMPARE(next.turn->read, left.variants[0]);
        schedule.asked(*next.turn, T0);
        schedule.answered(T0 + 10ms);
        // The other is given up, and nothing that touches it is read any more.
        schedule.replaceBlock(0, 0, {}, T0 + 10ms);
        schedule.avoid(0, {3, 0, 2});
        schedule.restart(T0 + 20ms); // not even after the line was away
        auto now = T0 + 20ms;
        int reads = 0;
        while (now < T0 + 20s) {
            next = schedule.next(now);
            if (!next.turn) {
                now = std::max(next.wake, now + 1ms);
                continue;
            }
            QVERIFY(next.turn->block != 0);
            QVERIFY(next.turn->read.address >= 2);
            ++reads;
            schedule.asked(*next.turn, now);
            now += 10ms;
            schedule.answered(now);
        }
        QVERIFY(reads >= 19);
    }

    void twoDevicesShareAUnit()
    {
        Simulation bus;
        bus.schedule.addMeter(1, 50ms, 150ms, ReadPlan({{3, 0, 2}}, 30, 0, {{3, 0, 3}}), T0);
        bus.schedule.addMeter(1, 50ms, 150ms, ReadPlan({{3, 100, 2}}, 30, 0, {{3, 100, 3}}), T0);
        modbus::Shape before{};
        for (int i = 0; i < 100; ++i) {
            const auto next = bus.schedule.next(bus.now);
            if (!next.turn) {
                bus.now = next.wake;
                continue;
            }
            const modbus::Shape shape{1, 3, static_cast<std::uint16_t>(next.turn->read.byteCount())};
            QVERIFY(shape != before);
            before = shape;
            bus.schedule.asked(*next.turn, bus.now);
            bus.now += 10ms;
            bus.schedule.answered(bus.now);
        }
    }
};

QTEST_APPLESS_MAIN(TestPollSchedule)
#include "tst_pollschedule.moc"

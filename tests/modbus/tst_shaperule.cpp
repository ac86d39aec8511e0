// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "modbus/shaperule.h"

#include <deque>
#include <random>

using namespace std::chrono_literals;
using modbus::Shape;
using modbus::ShapeRule;
using Verdict = ShapeRule::Verdict;

namespace {

const ShapeRule::Time T0 = ShapeRule::Time{} + 1000s;
constexpr Shape Ten{1, 3, 20};
constexpr Shape Two{1, 3, 4};
constexpr Shape One{1, 3, 2};
constexpr Shape OtherUnit{2, 3, 20};

} // namespace

class TestShapeRule : public QObject
{
    Q_OBJECT

private slots:
    void neverTwiceInARow()
    {
        ShapeRule rule;
        QCOMPARE(rule.verdict(Ten, T0), Verdict::Free);
        rule.asked(Ten, T0);
        rule.answered(T0 + 10ms);
        QCOMPARE(rule.verdict(Ten, T0 + 1h), Verdict::SameAsLast);
        QCOMPARE(rule.verdict(Two, T0 + 10ms), Verdict::Free);
        QCOMPARE(rule.verdict(OtherUnit, T0 + 10ms), Verdict::Free);
        rule.asked(OtherUnit, T0 + 11ms);
        rule.answered(T0 + 12ms);
        QCOMPARE(rule.verdict(Ten, T0 + 13ms), Verdict::SameAsLast); // another unit in between does not help
        rule.asked(Two, T0 + 20ms);
        rule.answered(T0 + 30ms);
        QCOMPARE(rule.verdict(Ten, T0 + 30ms), Verdict::Free);
        QCOMPARE(rule.lastTouched(1), T0 + 30ms);
    }

    void aFailureIsOwedForFiveSeconds()
    {
        ShapeRule rule;
        rule.asked(Ten, T0);
        rule.failed(T0 + 100ms);
        QVERIFY(rule.owes(Ten, T0 + 5099ms));
        QCOMPARE(rule.verdict(Ten, T0 + 5099ms), Verdict::Owed);
        QCOMPARE(rule.owedUntil(Ten, T0 + 200ms), T0 + 5100ms);
        QCOMPARE(rule.verdict(Two, T0 + 200ms), Verdict::Free);
        QCOMPARE(rule.verdict(OtherUnit, T0 + 200ms), Verdict::Free);
        QVERIFY(!rule.owes(Ten, T0 + 5100ms));
        QCOMPARE(rule.debts(1, T0 + 5099ms), 1);
        QCOMPARE(rule.debts(1, T0 + 5100ms), 0);
        QCOMPARE(rule.failures(1), 1);
    }

    void aValidAnswerClears()
    {
        ShapeRule rule;
        rule.asked(Ten, T0);
        rule.failed(T0 + 100ms);
        rule.asked(Two, T0 + 110ms);
        rule.failed(T0 + 210ms);
        QCOMPARE(rule.debts(1, T0 + 210ms), 2);
        rule.asked(One, T0 + 220ms);
        rule.answered(T0 + 230ms);
        QCOMPARE(rule.debts(1, T0 + 230ms), 0);
        QCOMPARE(rule.failures(1), 0);
        QCOMPARE(rule.verdict(Ten, T0 + 230ms), Verdict::Free);
    }

    void anotherUnitsAnswerDoesNot()
    {
        ShapeRule rule;
        rule.asked(Ten, T0);
        rule.failed(T0 + 100ms);
        rule.asked(OtherUnit, T0 + 110ms);
        rule.answered(T0 + 120ms);
        QVERIFY(rule.owes(Ten, T0 + 120ms));
    }

    void anExceptionDoesNotClearAndAddsOne()
    {
        ShapeRule rule;
        rule.asked(Two, T0);
        QVERIFY(rule.excepted(T0 + 10ms)); // no debts: it is the answer
        QCOMPARE(rule.debts(1, T0 + 10ms), 0);
        rule.asked(Ten, T0 + 20ms);
        rule.failed(T0 + 120ms);
        rule.asked(Two, T0 + 130ms);
        QVERIFY(!rule.excepted(T0 + 140ms)); // perhaps of the older request
        QVERIFY(rule.owes(Ten, T0 + 140ms));
        QVERIFY(rule.owes(Two, T0 + 140ms));
        QCOMPARE(rule.debts(1, T0 + 140ms), 2);
    }

    void suspectAfterThree()
    {
        ShapeRule rule;
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!rule.suspect(1));
            rule.asked({1, 3, static_cast<std::uint16_t>(2 + 2 * i)}, T0 + i * 1s);
            rule.failed(T0 + i * 1s + 100ms);
        }
        QVERIFY(rule.suspect(1));
        QVERIFY(!rule.suspect(2));
        rule.asked({1, 3, 20}, T0 + 4s);
        QVERIFY(!rule.excepted(T0 + 4100ms));
        QVERIFY(!rule.suspect(1)); // it speaks
    }

    /// Meters that answer in order, each answer prompt, late by up to five seconds, or lost, some of them
    /// twice or as an exception: whatever is asked within the rule, an accepted answer is always that of the
    /// open request.
    void lateAnswersAreNeverAccepted_data()
    {
        QTest::addColumn<int>("units");
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<bool>("obey");
        for (unsigned seed = 1; seed <= 8; ++seed) {
            QTest::addRow("one unit, %u", seed) << 1 << seed << true;
            QTest::addRow("five units, %u", seed) << 5 << seed << true;
        }
        QTest::newRow("the model notices when the rule is not kept") << 1 << 1u << false;
    }
    void lateAnswersAreNeverAccepted()
    {
        QFETCH(int, units);
        QFETCH(unsigned, seed);
        QFETCH(bool, obey);
        struct Sent
        {
            ShapeRule::Time at;
            Shape shape;
            int request;
            bool exception;
        };
        std::mt19937 random(seed);
        const auto chance = [&](unsigned percent) { return random() % 100 < percent; };
        ShapeRule rule;
        std::vector<std::deque<Sent>> lines(static_cast<std::size_t>(units));
        auto now = T0;
        int wrong = 0;
        int accepted = 0;
        int paid = 0;
        for (int request = 0; request < 20'000; ++request) {
            const auto index = static_cast<std::size_t>(random() % static_cast<unsigned>(units));
            auto &line = lines[index];
            std::optional<Shape> shape;
            for (int tries = 0; tries < 40 && !shape; ++tries) {
                const Shape candidate{static_cast<std::uint8_t>(index + 1), 3,
                                      static_cast<std::uint16_t>(2 + 2 * (random() % 6))};
                if (!obey || rule.verdict(candidate, now) == Verdict::Free)
                    shape = candidate;
            }
            now += 5ms;
            if (!shape) {
                now += 500ms;
                continue;
            }
            rule.asked(*shape, now);
            // The meter's answers leave in the order of the requests.
            auto leaves = now + 10ms;
            if (chance(10))
                leaves += std::chrono::milliseconds(random() % 4800);
            if (!line.empty())
                leaves = std::max(leaves, line.back().at);
            if (leaves - now < 4900ms && !chance(8)) {
                const bool exception = chance(3);
                line.push_back({leaves, *shape, request, exception});
                if (chance(4))
                    line.push_back({leaves, *shape, request, exception});
            }
            // What is heard until the time-out.
            const auto deadline = now + 100ms;
            bool ended = false;
            for (auto &other : lines) {
                while (!ended && !other.empty() && other.front().at <= deadline) {
                    const Sent heard = other.front();
                    other.pop_front();
                    if (!heard.exception && obey && rule.owes(heard.shape, heard.at)) {
                        rule.paid(heard.shape, heard.at, 100ms);
                        ++paid;
                    }
                    if (heard.at < now || heard.shape.unit != shape->unit)
                        continue; // drained before the request, or foreign
                    if (heard.exception) {
                        now = heard.at;
                        rule.excepted(now);
                        ended = true;
                    } else if (heard.shape == *shape) {
                        now = heard.at;
                        rule.answered(now);
                        ++accepted;
                        wrong += heard.request == request ? 0 : 1;
                        ended = true;
                    }
                }
            }
            if (!ended) {
                now = deadline;
                rule.failed(now);
            }
        }
        QVERIFY(accepted > 1'000);
        QCOMPARE(paid > 100, obey);
        if (obey)
            QCOMPARE(wrong, 0);
        else
            QVERIFY(wrong > 0);
    }
};

QTEST_APPLESS_MAIN(TestShapeRule)
#include "tst_shaperule.moc"

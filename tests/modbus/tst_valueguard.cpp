// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/valueguard.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::Quality;
using core::Reading;
using modbus::ValueGuard;
using Finding = modbus::ValueGuard::Finding;

namespace {

constexpr auto Series = core::SeriesId(7);

Reading reading(std::optional<double> value)
{
    Reading made;
    made.series = Series;
    made.value = value;
    made.quality = value ? Quality::Good : Quality::NoAnswer;
    return made;
}

using Steps = QList<std::pair<std::optional<double>, Finding>>;

} // namespace

Q_DECLARE_METATYPE(Steps)

/// Values over time: what is held back has no value and is Bad, what is accepted passes untouched.
class TestValueGuard : public QObject
{
    Q_OBJECT

private slots:
    void judges_data()
    {
        QTest::addColumn<bool>("total");
        QTest::addColumn<double>("jump");   // 0: none
        QTest::addColumn<double>("wrapAt"); // 0: none
        QTest::addColumn<Steps>("steps");
        const auto N = Finding::None;
        QTest::newRow("a total that rises") << true << 0.0 << 0.0 << Steps{{10, N}, {10, N}, {11, N}};
        QTest::newRow("trap 29: a lone zero")
            << true << 0.0 << 0.0 << Steps{{70123, N}, {0, Finding::LoneZero}, {70124, N}, {70125, N}};
        QTest::newRow("a zero from the start") << true << 0.0 << 0.0 << Steps{{0, N}, {0, N}, {1, N}};
        QTest::newRow("trap 26: a reset")
            << true << 0.0 << 0.0
            << Steps{{70123, N}, {0, Finding::LoneZero}, {0, Finding::NewCycle}, {1, N}};
        QTest::newRow("a reset that counts on at once")
            << true << 0.0 << 0.0
            << Steps{{70123, N}, {0, Finding::LoneZero}, {2, Finding::NewCycle}, {3, N}};
        QTest::newRow("trap 26: another meter")
            << true << 0.0 << 0.0
            << Steps{{900, N}, {400, Finding::Fall}, {401, Finding::NewCycle}, {402, N}};
        QTest::newRow("falls twice, lower and lower")
            << true << 0.0 << 0.0
            << Steps{{900, N}, {400, Finding::Fall}, {300, Finding::Fall}, {300, Finding::NewCycle}};
        QTest::newRow("a lone fall") << true << 0.0 << 0.0 << Steps{{900, N}, {400, Finding::Fall}, {901, N}};
        QTest::newRow("two lone falls")
            << true << 0.0 << 0.0
            << Steps{{900, N}, {400, Finding::Fall}, {901, N}, {450, Finding::Fall}, {902, N}};
        QTest::newRow("the grain of a float") << true << 0.0 << 0.0 << Steps{{16777216, N}, {16777215, N}};
        QTest::newRow("silence between forgets nothing")
            << true << 0.0 << 0.0 << Steps{{900, N}, {std::nullopt, N}, {0, Finding::LoneZero}, {901, N}};
        QTest::newRow("wraps") << true << 0.0 << 65536.0 << Steps{{65530, N}, {4, Finding::Wrapped}, {9, N}};
        QTest::newRow("wraps, and to zero")
            << true << 0.0 << 65536.0 << Steps{{65535, N}, {0, Finding::Wrapped}, {1, N}};
        QTest::newRow("a fall in the middle is no wrap")
            << true << 0.0 << 65536.0 << Steps{{30000, N}, {4, Finding::Fall}, {30001, N}};
        QTest::newRow("trap 28: no wrap unless the profile says so")
            << true << 0.0 << 0.0 << Steps{{65530, N}, {4, Finding::Fall}, {65531, N}};
        QTest::newRow("trap 28: a total cut to 16 bits is told each time it falls")
            << true << 0.0 << 0.0 << Steps{{65000, N}, {120, Finding::Fall}, {600, Finding::NewCycle},
                                           {65100, N}, {90, Finding::Fall},  {500, Finding::NewCycle}};
        QTest::newRow("trap 27: a jump and back")
            << false << 50.0 << 0.0 << Steps{{230, N}, {906166, Finding::Jump}, {231, N}};
        QTest::newRow("a jump downwards") << false << 50.0 << 0.0 << Steps{{230, N}, {20, Finding::Jump}};
        QTest::newRow("a jump that stays")
            << false << 50.0 << 0.0
            << Steps{{230, N}, {400, Finding::Jump}, {401, Finding::NewLevel}, {402, N}};
        QTest::newRow("jumps that do not agree")
            << false << 50.0 << 0.0 << Steps{{230, N}, {400, Finding::Jump}, {900, Finding::Jump}, {231, N}};
        QTest::newRow("as far as allowed") << false << 50.0 << 0.0 << Steps{{230, N}, {280, N}, {230, N}};
        QTest::newRow("trap 27: a jump of a total")
            << true << 10.0 << 0.0 << Steps{{100, N}, {42949672, Finding::Jump}, {101, N}};
        QTest::newRow("no total, no limit: anything goes")
            << false << 0.0 << 0.0 << Steps{{230, N}, {0, N}, {1e9, N}};
    }

    void judges()
    {
        QFETCH(bool, total);
        QFETCH(double, jump);
        QFETCH(double, wrapAt);
        QFETCH(Steps, steps);
        ValueGuard guard;
        ValueGuard::Rule rule;
        rule.total = total;
        if (jump > 0)
            rule.jump = jump;
        if (wrapAt > 0)
            rule.wrapAt = wrapAt;
        guard.setRule(Series, rule);
        for (const auto &[value, finding] : steps) {
            Reading judged = reading(value);
            const Reading before = judged;
            const auto verdict = guard.judge(judged);
            QCOMPARE(int(verdict.finding), int(finding));
            if (ValueGuard::isHeldBack(finding)) {
                QVERIFY(!judged.value);
                QCOMPARE(judged.quality, Quality::Bad);
                QVERIFY(!ValueGuard::key(finding).isEmpty());
                QCOMPARE(verdict.now, *value);
            } else {
                QCOMPARE(judged, before);
                QVERIFY(ValueGuard::key(finding).isEmpty());
            }
        }
    }

    void tellsWhatWasBefore()
    {
        ValueGuard guard;
        guard.setRule(Series, {true, {}, {}});
        for (const double value : {500.0, 3.0}) {
            Reading made = reading(value);
            guard.judge(made);
        }
        Reading made = reading(4.0);
        const auto verdict = guard.judge(made);
        QCOMPARE(int(verdict.finding), int(Finding::NewCycle));
        QCOMPARE(verdict.before, 500.0);
        QCOMPARE(verdict.now, 4.0);
    }

    void forgetsWhenTold()
    {
        ValueGuard guard;
        guard.setRule(Series, {true, {}, {}});
        Reading made = reading(500.0);
        guard.judge(made);
        guard.forget(Series);
        made = reading(0.0);
        QCOMPARE(int(guard.judge(made).finding), int(Finding::None));
        QCOMPARE(made.value, 0.0);
    }

    void leavesOthersAlone()
    {
        ValueGuard guard;
        guard.setRule(Series, {true, {}, {}});
        for (const double value : {500.0, 0.0}) {
            Reading made = reading(value);
            made.series = core::SeriesId(8);
            QCOMPARE(int(guard.judge(made).finding), int(Finding::None));
            QCOMPARE(made.value, value);
        }
    }
};

QTEST_GUILESS_MAIN(TestValueGuard)
#include "tst_valueguard.moc"

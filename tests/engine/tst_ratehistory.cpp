// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../modules/engine/ratehistory.h"

#include <QTest>

#include <cmath>

using namespace std::chrono_literals;
using engine::RateHistory;

class TestRateHistory : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsKnownBeforeTheBeginning()
    {
        RateHistory history;
        const core::SteadyTime start{100h};
        history.setConnected(start, true);
        const QList<double> values = history.values(start + 1s);
        QCOMPARE(values.size(), RateHistory::Stretches);
        QVERIFY(std::isnan(values.at(RateHistory::Stretches - 2)));
        QCOMPARE(values.last(), 0.0); // connected, and quiet
    }

    void countsASecond()
    {
        RateHistory history;
        const core::SteadyTime start{100h};
        history.setConnected(start, true);
        for (int second = 0; second < 60; ++second)
            history.add(start + std::chrono::seconds(second), 4);
        const QList<double> values = history.values(start + 61s);
        QCOMPARE(values.at(RateHistory::Stretches - 3), 4.0);
        QCOMPARE(values.at(RateHistory::Stretches - 2), 4.0);
    }

    void whileNotConnectedNothingIsKnown()
    {
        RateHistory history;
        const core::SteadyTime start{100h};
        history.setConnected(start, true);
        history.add(start + 10s, 30);
        history.setConnected(start + 31s, false);
        QList<double> values = history.values(start + 100s); // stretches: 0, 30, 60, 90
        QCOMPARE(values.at(RateHistory::Stretches - 4), 1.0);
        QCOMPARE(values.at(RateHistory::Stretches - 3), 0.0); // it was connected for a second of it
        QVERIFY(std::isnan(values.at(RateHistory::Stretches - 2)));
        QVERIFY(std::isnan(values.last()));
        history.setConnected(start + 101s, true);
        values = history.values(start + 102s);
        QCOMPARE(values.last(), 0.0);
        QVERIFY(std::isnan(values.at(RateHistory::Stretches - 2)));
    }

    void keepsHalfAnHourAndNoMore()
    {
        RateHistory history;
        core::SteadyTime now{100h};
        history.setConnected(now, true);
        for (int at = 0; at < 500; ++at, now += 30s)
            history.add(now, 30);
        QCOMPARE(history.values(now).size(), RateHistory::Stretches);
        QCOMPARE(history.values(now).first(), 1.0);
        // After a night asleep nothing of yesterday is shown as if it were just now.
        const QList<double> after = history.values(now + 12h);
        QVERIFY(std::isnan(after.at(RateHistory::Stretches - 2)));
    }
};

QTEST_GUILESS_MAIN(TestRateHistory)
#include "tst_ratehistory.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "energy/energyledger.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using energy::Decision;
using energy::EnergyLedger;
using energy::Fall;
using energy::Verdict;
using Points = QList<EnergyLedger::Point>;

namespace {

const core::UtcTime Midnight = core::fromMicros(1'700'006'400'000'000);

/// Readings ten minutes apart from the first index on.
Points points(const QList<double> &values, int first = 0)
{
    Points list;
    for (qsizetype i = 0; i < values.size(); ++i)
        list.append({Midnight + (first + int(i)) * 10min, values.at(i)});
    return list;
}

Fall fall(int index, double before, double after, std::optional<Decision> decided = {},
          std::optional<double> range = {})
{
    return {Midnight + index * 10min, before, after, range.has_value(), range, decided};
}

Decision decision(Verdict verdict, double range = 0, double oldEnd = 0, double newStart = 0)
{
    return {verdict, range, oldEnd, newStart};
}

} // namespace

Q_DECLARE_METATYPE(Points)

/// Every figure below is worked out by hand.
class TestEnergyLedger : public QObject
{
    Q_OBJECT

private slots:
    void counts_data()
    {
        QTest::addColumn<Points>("readings");
        QTest::addColumn<QList<Fall>>("falls");
        QTest::addColumn<double>("wattHours");
        QTest::addColumn<int>("open");
        const Points reset = points({5000, 5010, 3, 13});
        QTest::newRow("no fall") << points({5000, 5010, 5025}) << QList<Fall>{} << 25.0 << 0;
        QTest::newRow("one reading") << points({5000}) << QList<Fall>{} << 0.0 << 0;
        QTest::newRow("not reviewed: what came before the fall stays, the fall adds nothing")
            << reset << QList{fall(2, 5020, 3)} << 20.0 + 10.0 << 1;
        QTest::newRow("reset: what it shows was counted since zero")
            << reset << QList{fall(2, 5020, 3, decision(Verdict::Reset))} << 20.0 + 3.0 + 10.0 << 0;
        QTest::newRow("roll-over of 16 bits")
            << points({65'500, 65'520, 4, 14})
            << QList{fall(2, 65'530, 4, decision(Verdict::RollOver, 65'536))} << 30.0 + 6.0 + 4.0 + 10.0 << 0;
        QTest::newRow("a known range is taken as roll-over, but not as reviewed")
            << points({65'500, 65'520, 4, 14}) << QList{fall(2, 65'530, 4, {}, 65'536.0)}
            << 30.0 + 6.0 + 4.0 + 10.0 << 1;
        QTest::newRow("a range that is too small takes nothing off")
            << reset << QList{fall(2, 5020, 3, decision(Verdict::RollOver, 100))} << 20.0 + 10.0 << 0;
        QTest::newRow("exchange: old end and new start are read off the meters")
            << points({5000, 5010, 703, 713})
            << QList{fall(2, 5020, 703, decision(Verdict::Exchange, 0, 5024, 700))} << 20.0 + 4.0 + 3.0 + 10.0
            << 0;
        QTest::newRow("exchange for a meter that shows more")
            << points({5000, 5010, 9003, 9013})
            << QList{fall(2, 5010, 9003, decision(Verdict::Exchange, 0, 5010, 9000))} << 10.0 + 3.0 + 10.0
            << 0;
        QTest::newRow("wrong above: the way up to it does not count")
            << points({5000, 5005, 70'000, 5010, 5020})
            << QList{fall(3, 70'000, 5010, decision(Verdict::WrongBefore))} << 20.0 << 0;
        QTest::newRow("wrong below, and back again")
            << points({5000, 5010, 3, 4, 5030, 5040})
            << QList{fall(2, 5010, 3, decision(Verdict::WrongAfter))} << 40.0 << 0;
        QTest::newRow("wrong below, still there")
            << points({5000, 5010, 3, 4}) << QList{fall(2, 5012, 3, decision(Verdict::WrongAfter))} << 12.0
            << 0;
        QTest::newRow("wrong below, then a true reset")
            << points({5000, 3, 4, 5, 1, 11})
            << QList{fall(1, 5000, 3, decision(Verdict::WrongAfter)), fall(4, 5, 1, decision(Verdict::Reset))}
            << 1.0 + 10.0 << 0;
        QTest::newRow("nobody told: a new cycle once a second reading agrees")
            << points({5000, 5010, 3, 13}) << QList<Fall>{} << 10.0 + 10.0 << 1;
        QTest::newRow("one low value between higher ones is none")
            << points({5000, 5010, 0, 5020}) << QList<Fall>{} << 20.0 << 0;
        QTest::newRow("a low value at the end is not believed yet")
            << points({5000, 5010, 0}) << QList<Fall>{} << 10.0 << 0;
        QTest::newRow("the grain of a float is no fall")
            << points({5'000'000, 5'000'010, 5'000'009.5, 5'000'020}) << QList<Fall>{} << 20.0 << 0;
        QTest::newRow("three in a day") << points({60'000, 2, 12, 65'530, 4, 900, 910})
                                        << QList{fall(1, 60'010, 2, decision(Verdict::Reset)),
                                                 fall(4, 65'534, 4, decision(Verdict::RollOver, 65'536)),
                                                 fall(5, 24, 900, decision(Verdict::Exchange, 0, 25, 899))}
                                        << 10.0 + 2.0 + 65'532.0 + 2.0 + 4.0 + 20.0 + 1.0 + 1.0 + 10.0 << 0;
    }

    void counts()
    {
        QFETCH(Points, readings);
        QFETCH(QList<Fall>, falls);
        QFETCH(double, wattHours);
        QFETCH(int, open);
        std::reverse(falls.begin(), falls.end()); // in any order
        const energy::Consumption sum = EnergyLedger(falls).over(readings, Midnight);
        QVERIFY(sum.known);
        QCOMPARE(sum.wattHours, wattHours);
        QCOMPARE(sum.open, open);
    }

    void whatWasBeforeTheStretchOnlySetsItsStart()
    {
        // 23:40 to 23:50: a reset; midnight and later: the new cycle.
        const Points readings = points({5000, 5010, 3, 13, 23}, -3);
        const EnergyLedger ledger({fall(-1, 5020, 3, decision(Verdict::Reset))});
        const energy::Consumption sum = ledger.over(readings, Midnight);
        QCOMPARE(sum.wattHours, 20.0); // since the reading of 23:50
        QCOMPARE(sum.open, 0);
        QCOMPARE(EnergyLedger({fall(-1, 5020, 3)}).over(readings, Midnight).open, 0);
    }

    void aWrongReadingHoldsOverMidnight()
    {
        const Points readings = points({5010, 3, 4, 5, 5030}, -2);
        const EnergyLedger ledger({fall(-1, 5010, 3, decision(Verdict::WrongAfter))});
        QCOMPARE(ledger.over(readings, Midnight).wattHours, 20.0);
    }

    void nothingIsKnownWithoutReadings()
    {
        QVERIFY(!EnergyLedger({}).over({}, Midnight).known);
        QVERIFY(!EnergyLedger({}).over(points({5000, 5010}, -5), Midnight).known);
        QCOMPARE(EnergyLedger({}).over(points({5000, 5010}, -5), Midnight).wattHours, 0.0);
    }

    void aStretchThatBeginsWithAFallCountsFromThere()
    {
        const Points readings = points({3, 13});
        QCOMPARE(
            EnergyLedger({fall(0, 5020, 3, decision(Verdict::Reset))}).over(readings, Midnight).wattHours,
            10.0);
    }

    void undoneIsAsBefore()
    {
        const Points readings = points({5000, 5010, 3, 13});
        const QList<Fall> open{fall(2, 5020, 3)};
        const double before = EnergyLedger(open).over(readings, Midnight).wattHours;
        const QList<Fall> decided{fall(2, 5020, 3, decision(Verdict::Exchange, 0, 9000, 0))};
        QVERIFY(EnergyLedger(decided).over(readings, Midnight).wattHours != before);
        QCOMPARE(EnergyLedger(open).over(readings, Midnight).wattHours, before);
    }

    void proposes_data()
    {
        QTest::addColumn<Fall>("what");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("near zero: a reset") << fall(1, 5000, 3) << Verdict::Reset;
        QTest::newRow("much is left: another meter") << fall(1, 5000, 700) << Verdict::Exchange;
        QTest::newRow("a known range: a roll-over") << fall(1, 65'530, 4, {}, 65'536.0) << Verdict::RollOver;
    }
    void proposes()
    {
        QFETCH(Fall, what);
        QFETCH(Verdict, verdict);
        const Decision proposed = EnergyLedger::proposal(what);
        QVERIFY(proposed.verdict == verdict);
        QCOMPARE(proposed.oldEnd, what.before);
        QCOMPARE(proposed.newStart, what.after);
    }

    void namesGoThereAndBack()
    {
        for (const Verdict verdict : {Verdict::Reset, Verdict::RollOver, Verdict::Exchange,
                                      Verdict::WrongBefore, Verdict::WrongAfter})
            QCOMPARE(energy::verdictFromName(QString(energy::verdictName(verdict))), std::optional(verdict));
        QVERIFY(!energy::verdictFromName(u"anything"));
    }
};

QTEST_GUILESS_MAIN(TestEnergyLedger)
#include "tst_energyledger.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/outagefixture.h"
#include "lines/tally.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lines::Customers;
using lines::LineFacts;
using lines::Outage;
using lines::Reliability;
using lines::ReliabilityPeriod;
using outagefixture::outage;
using outagefixture::utc;

namespace {

constexpr double MonthMinutes = 43'200; // 30 days

/// On a day of November 2026, at @p clock of UTC.
Outage on(int day, const char *clock, std::chrono::microseconds lasts, const QString &device, int line)
{
    const QByteArray text = "2026-11-" + QByteArray::number(day).rightJustified(2, '0') + 'T' + clock + 'Z';
    return outage(device, QString::number(line), utc(text.constData()), lasts);
}

/// A fixture: what is asked, and what was worked out by hand.
struct Case
{
    ReliabilityPeriod period{utc("2026-11-01T00:00:00Z"), utc("2026-12-01T00:00:00Z"), {}, {}};
    QList<LineFacts> facts{};
    QList<Outage> outages{};
    QList<lines::PlannedWork> planned{};
    Reliability expected{};
    QList<double> moreThan{}; ///< CEMI-0, CEMI-1 …

    /// A line that was seen all the time.
    Case &line(const QString &device, int number, const QList<Customers> &customers)
    {
        LineFacts one;
        one.device = core::DeviceId(device);
        one.line = QString::number(number);
        one.customers = customers;
        one.seen = period.to - period.from;
        facts.append(one);
        return *this;
    }
    Case &line(const QString &device, int number, int customers)
    {
        return line(device, number, QList<Customers>{{core::UtcTime::min(), customers}});
    }
};

/// A1 has 100 customers, A2 300, B1 600: NT = 1,000.
Case threeLines()
{
    Case made;
    made.line(u"A"_s, 1, 100).line(u"A"_s, 2, 300).line(u"B"_s, 1, 600);
    made.expected.byCustomers = true;
    made.expected.served = 1000;
    made.expected.asai = 1;
    made.expected.coverage = 1;
    return made;
}

/// A1 alone, 100 customers.
Case oneLine()
{
    Case made = threeLines();
    made.facts.resize(1);
    made.expected.served = 100;
    return made;
}

} // namespace

Q_DECLARE_METATYPE(Case)

/// The indices of IEEE 1366, each worked by hand where the row is made.
class TestIndices : public QObject
{
    Q_OBJECT

private slots:
    void workedByHand_data();
    void workedByHand();

private:
    void fiveMinutes();
    void edges();
    void manyLines();
    void whatIsKnown();
    void whatIsLeftOut();
};

void TestIndices::fiveMinutes()
{
    {
        // 5:00 is momentary: MAIFI 100 / 100.
        Case made = oneLine();
        made.outages = {on(7, "08:00:00", 5min, u"A"_s, 1)};
        made.expected.maifi = 1;
        made.expected.momentary = 1;
        made.moreThan = {0};
        QTest::newRow("exactly 5:00") << made;
        // The other rule: sustained. SAIDI 100 * 5 / 100 = 5, ASAI 1 - 5 / 43,200.
        made.period.rule.limitIsMomentary = false;
        made.expected.maifi = 0;
        made.expected.momentary = 0;
        made.expected.sustained = 1;
        made.expected.saidiMinutes = 5;
        made.expected.saifi = 1;
        made.expected.caidiMinutes = 5;
        made.expected.asai = 1 - 5 / MonthMinutes;
        made.moreThan = {1, 0};
        QTest::newRow("exactly 5:00 by the other rule") << made;
    }
    {
        // A1 (100) a microsecond less: momentary by both rules. A2 (300) a microsecond more: sustained by
        // both. NT 1,000: MAIFI 100 / 1,000, SAIFI 300 / 1,000, CAIDI 300,000,001 us = 5.0000000166… min,
        // SAIDI 0.3 of it.
        Case made = threeLines();
        made.outages = {on(7, "08:00:00", 5min - 1us, u"A"_s, 1), on(7, "08:00:00", 5min + 1us, u"A"_s, 2)};
        made.expected.maifi = 0.1;
        made.expected.momentary = 1;
        made.expected.saifi = 0.3;
        made.expected.sustained = 1;
        made.expected.caidiMinutes = 300'000'001 / 60e6;
        made.expected.saidiMinutes = 300'000'001 / 200e6;
        made.expected.asai = 1 - 300'000'001 / 200e6 / MonthMinutes;
        made.moreThan = {0.3, 0};
        QTest::newRow("a microsecond on either side") << made;
        made.period.rule.limitIsMomentary = false;
        QTest::newRow("a microsecond on either side, the other rule") << made;
    }
    {
        // Seven minutes of which power was back for two: 5:00 without power.
        Case made = oneLine();
        made.outages = {on(7, "08:00:00", 7min, u"A"_s, 1)};
        made.outages[0].powered = 2min;
        made.outages[0].flaps = 1;
        made.expected.maifi = 1;
        made.expected.momentary = 1;
        QTest::newRow("5:00 between flaps") << made;
    }
}

void TestIndices::edges()
{
    {
        // Over the midnight that ends the month: of November with all of its 60 min. The one that began on
        // 31 October is not, nor is the one that begins with December.
        Case made = oneLine();
        made.outages = {on(30, "23:30:00", 60min, u"A"_s, 1),
                        outage(u"A"_s, u"1"_s, utc("2026-10-31T23:59:59Z"), 90min),
                        outage(u"A"_s, u"1"_s, utc("2026-12-01T00:00:00Z"), 90min)};
        made.expected.saidiMinutes = 60;
        made.expected.saifi = 1;
        made.expected.caidiMinutes = 60;
        made.expected.sustained = 1;
        made.expected.asai = 1 - 60 / MonthMinutes;
        made.moreThan = {1, 0};
        QTest::newRow("midnight") << made;
        // And with November's first microsecond.
        made.outages = {on(1, "00:00:00", 60min, u"A"_s, 1)};
        QTest::newRow("midnight at the beginning") << made;
    }
    {
        // Nobody knows how long those are that go on: A1 (100) two hours so far, in SAIFI alone; A2 (300)
        // two minutes so far, in MAIFI; B1 (600) ended after 30 min. SAIFI 700 / 1,000, SAIDI 600 * 30 /
        // 1,000 = 18, CAIDI 18,000 / 600 = 30, ASAI 1 - 18,000 / 43,200,000.
        Case made = threeLines();
        made.outages = {on(20, "00:00:00", 2h, u"A"_s, 1), on(20, "00:00:00", 2min, u"A"_s, 2),
                        on(20, "00:00:00", 30min, u"B"_s, 1)};
        made.outages[0].end.reset();
        made.outages[1].end.reset();
        made.expected.saifi = 0.7;
        made.expected.maifi = 0.3;
        made.expected.saidiMinutes = 18;
        made.expected.caidiMinutes = 30;
        made.expected.sustained = 1;
        made.expected.ongoing = 2;
        made.expected.asai = 1 - 18'000 / 43.2e6;
        made.moreThan = {0.7, 0};
        QTest::newRow("ongoing") << made;
        // Those alone: no interruption ended, so there is no CAIDI.
        made.outages.removeLast();
        made.expected.saifi = 0.1;
        made.expected.saidiMinutes = 0;
        made.expected.caidiMinutes.reset();
        made.expected.sustained = 0;
        made.expected.asai = 1;
        made.moreThan = {0.1, 0};
        QTest::newRow("ongoing alone") << made;
    }
}

void TestIndices::manyLines()
{
    {
        // All at once: A1 10:00 to 11:00 (6,000 customer minutes), A2 10:30 to 12:00 (27,000), B1 10:45 to
        // 10:50 (momentary). SAIDI 33,000 / 1,000, SAIFI 400 / 1,000, CAIDI 33,000 / 400, MAIFI 600 / 1,000.
        Case made = threeLines();
        made.outages = {on(3, "10:00:00", 60min, u"A"_s, 1), on(3, "10:30:00", 90min, u"A"_s, 2),
                        on(3, "10:45:00", 5min, u"B"_s, 1)};
        made.expected.saidiMinutes = 33;
        made.expected.saifi = 0.4;
        made.expected.caidiMinutes = 82.5;
        made.expected.maifi = 0.6;
        made.expected.asai = 1 - 33'000 / 43.2e6;
        made.expected.sustained = 2;
        made.expected.momentary = 1;
        made.moreThan = {0.4, 0};
        QTest::newRow("overlapping lines") << made;
        // Device A alone, of the same outages: NT 400. SAIDI 33,000 / 400 = 82.5, SAIFI 1, CAIDI 82.5.
        made.facts.removeLast();
        made.expected.served = 400;
        made.expected.saidiMinutes = 82.5;
        made.expected.saifi = 1;
        made.expected.maifi = 0;
        made.expected.asai = 1 - 33'000 / (400 * MonthMinutes);
        made.expected.momentary = 0;
        made.moreThan = {1, 0};
        QTest::newRow("overlapping lines of one device") << made;
        // Line A2 alone: NT 300, SAIDI 90.
        made.facts.removeFirst();
        made.expected.served = 300;
        made.expected.saidiMinutes = 90;
        made.expected.caidiMinutes = 90;
        made.expected.asai = 1 - 90 / MonthMinutes;
        made.expected.sustained = 1;
        QTest::newRow("one line of them") << made;
    }
    {
        // A region of A and B and one of C and D, with lines of the same names. West: A1 100, B1 300; 30 min
        // of A1 and 10 min of B1: SAIDI (3,000 + 3,000) / 400 = 15, SAIFI 1, CAIDI 15. C1's 10 h are not its.
        Case made = threeLines();
        made.facts.clear();
        made.line(u"A"_s, 1, 100).line(u"B"_s, 1, 300);
        made.outages = {on(3, "10:00:00", 30min, u"A"_s, 1), on(4, "10:00:00", 10min, u"B"_s, 1),
                        on(3, "10:00:00", 10h, u"C"_s, 1)};
        made.expected.served = 400;
        made.expected.saidiMinutes = 15;
        made.expected.saifi = 1;
        made.expected.caidiMinutes = 15;
        made.expected.sustained = 2;
        made.expected.asai = 1 - 6'000 / (400 * MonthMinutes);
        made.moreThan = {1, 0};
        QTest::newRow("a region") << made;
        // Both: C1 500 and D1 100 join, NT 1,000. SAIDI (6,000 + 500 * 600) / 1,000 = 306, SAIFI 900 /
        // 1,000, CAIDI 306,000 / 900 = 340.
        made.line(u"C"_s, 1, 500).line(u"D"_s, 1, 100);
        made.expected.served = 1000;
        made.expected.saidiMinutes = 306;
        made.expected.saifi = 0.9;
        made.expected.caidiMinutes = 340;
        made.expected.sustained = 3;
        made.expected.asai = 1 - 306'000 / 43.2e6;
        made.moreThan = {0.9, 0};
        QTest::newRow("both regions") << made;
    }
    {
        // CEMI: A1 (100) three sustained of 10 min, A2 (300) two and a momentary one, B1 (600) one momentary.
        // More than 0: 400 / 1,000, than 1: the same, than 2: 100, than 3: nobody. SAIFI (300 + 600) / 1,000,
        // SAIDI 9,000 / 1,000, CAIDI 10, MAIFI 900 / 1,000.
        Case made = threeLines();
        for (int day = 1; day <= 3; ++day)
            made.outages.append(on(day, "10:00:00", 10min, u"A"_s, 1));
        made.outages += {on(1, "10:00:00", 10min, u"A"_s, 2), on(9, "10:00:00", 10min, u"A"_s, 2),
                         on(9, "12:00:00", 1min, u"A"_s, 2), on(9, "12:00:00", 2min, u"B"_s, 1)};
        made.expected.saidiMinutes = 9;
        made.expected.saifi = 0.9;
        made.expected.caidiMinutes = 10;
        made.expected.maifi = 0.9;
        made.expected.asai = 1 - 9'000 / 43.2e6;
        made.expected.sustained = 5;
        made.expected.momentary = 2;
        made.moreThan = {0.4, 0.4, 0.1, 0};
        QTest::newRow("CEMI") << made;
    }
    {
        // MAIFI: A1 (100) three times, B1 (600) once: (300 + 600) / 1,000.
        Case made = threeLines();
        made.outages = {on(1, "10:00:00", 1s, u"A"_s, 1), on(1, "10:00:02", 299s, u"A"_s, 1),
                        on(2, "10:00:00", 300s, u"A"_s, 1), on(2, "10:00:00", 30s, u"B"_s, 1)};
        made.expected.maifi = 0.9;
        made.expected.momentary = 4;
        made.moreThan = {0};
        QTest::newRow("MAIFI") << made;
    }
}

void TestIndices::whatIsKnown()
{
    {
        // 100 customers for 10 days, 400 for 20: NT (100 * 10 + 400 * 20) / 30 = 300. 60 min from 10 November
        // 23:30: those of its beginning, 100. SAIDI 6,000 / 300 = 20, SAIFI 1 / 3, CAIDI 60. CEMI-0 is of
        // lines' means: all.
        Case made = oneLine();
        made.facts[0].customers.append({utc("2026-11-11T00:00:00Z"), 400});
        made.outages = {on(10, "23:30:00", 60min, u"A"_s, 1)};
        made.expected.served = 300;
        made.expected.saidiMinutes = 20;
        made.expected.saifi = 1. / 3;
        made.expected.caidiMinutes = 60;
        made.expected.sustained = 1;
        made.expected.asai = 1 - 6'000 / (300 * MonthMinutes);
        made.moreThan = {1, 0};
        QTest::newRow("customers that change while it lasts") << made;
        // From the change's first microsecond: 400. SAIDI 24,000 / 300 = 80, SAIFI 4 / 3.
        made.outages = {on(11, "00:00:00", 60min, u"A"_s, 1)};
        made.expected.saidiMinutes = 80;
        made.expected.saifi = 4. / 3;
        made.expected.asai = 1 - 24'000 / (300 * MonthMinutes);
        QTest::newRow("customers that have just changed") << made;
        // Beside B1's 600, which do not: NT 900. SAIDI (24,000 + 600 * 15) / 900 = 110 / 3, SAIFI 1,000 /
        // 900, CAIDI 33,000 / 1,000 = 33.
        made.line(u"B"_s, 1, 600);
        made.outages.append(on(2, "00:00:00", 15min, u"B"_s, 1));
        made.expected.served = 900;
        made.expected.saidiMinutes = 110. / 3;
        made.expected.saifi = 10. / 9;
        made.expected.caidiMinutes = 33;
        made.expected.sustained = 2;
        made.expected.asai = 1 - 33'000 / (900 * MonthMinutes);
        QTest::newRow("customers that change beside some that do not") << made;
        // Until the 11th nobody counted A1's: a line is one. SAIDI (60 + 15) / 2, SAIFI 1, CAIDI 37.5.
        made.facts[0].customers = {{utc("2026-11-11T00:00:00Z"), 400}};
        made.expected.byCustomers = false;
        made.expected.served = 2;
        made.expected.saidiMinutes = 37.5;
        made.expected.saifi = 1;
        made.expected.caidiMinutes = 37.5;
        made.expected.asai = 1 - 75 / (2 * MonthMinutes);
        QTest::newRow("customers not known for all of the time") << made;
        made.facts[0].customers.clear();
        QTest::newRow("customers not known at all") << made;
    }
    {
        // A1 (100) was seen for the whole month, A2 (300) for half of it, B1 (600) never: seen 100 * 43,200 +
        // 300 * 21,600 = 10,800,000 of 43,200,000 customer minutes, a quarter. A2 72 min: 21,600 customer
        // minutes. SAIDI 21.6, SAIFI 0.3, CAIDI 72, ASAI 1 - 21,600 / 10,800,000 = 0.998.
        Case made = threeLines();
        made.facts[1].seen = 360h;
        made.facts[2].seen = 0h;
        made.outages = {on(3, "10:00:00", 72min, u"A"_s, 2)};
        made.expected.saidiMinutes = 21.6;
        made.expected.saifi = 0.3;
        made.expected.caidiMinutes = 72;
        made.expected.sustained = 1;
        made.expected.coverage = 0.25;
        made.expected.asai = 0.998;
        made.moreThan = {0.3, 0};
        QTest::newRow("coverage") << made;
        // 72 min of which 69 were not seen: momentary.
        made.outages[0].unseen = 69min;
        made.outages[0].gapTouched = true;
        made.expected.saidiMinutes = 0;
        made.expected.saifi = 0;
        made.expected.caidiMinutes.reset();
        made.expected.maifi = 0.3;
        made.expected.sustained = 0;
        made.expected.momentary = 1;
        made.expected.asai = 1;
        made.moreThan = {0};
        QTest::newRow("mostly not seen") << made;
        for (LineFacts &line : made.facts)
            line.seen = 0h;
        made.outages.clear();
        made.expected.coverage = 0;
        made.expected.asai.reset();
        made.expected.maifi = 0;
        made.expected.momentary = 0;
        QTest::newRow("nothing seen") << made;
    }
}

void TestIndices::whatIsLeftOut()
{
    {
        // Announced: A2 on 5 November 08:00 to 12:00. In it 240 min of A2 (72,000 customer minutes) and 60
        // min of A1, which was not announced (6,000); A2 again at 12:00, when the time is over, 10 min
        // (3,000). With all: SAIDI 81,000 / 1,000, SAIFI 700 / 1,000, CAIDI 81,000 / 700.
        Case made = threeLines();
        made.outages = {on(5, "08:00:00", 240min, u"A"_s, 2), on(5, "08:00:00", 60min, u"A"_s, 1),
                        on(5, "12:00:00", 10min, u"A"_s, 2)};
        made.planned = {
            {core::DeviceId(u"A"_s), u"2"_s, {utc("2026-11-05T08:00:00Z"), utc("2026-11-05T12:00:00Z")}, {}}};
        made.expected.saidiMinutes = 81;
        made.expected.saifi = 0.7;
        made.expected.caidiMinutes = 81'000. / 700;
        made.expected.sustained = 3;
        made.expected.asai = 1 - 81'000 / 43.2e6;
        made.moreThan = {0.4, 0.3, 0};
        QTest::newRow("planned work included") << made;
        // Without it: 9,000 customer minutes of 400.
        made.period.withPlanned = false;
        made.expected.saidiMinutes = 9;
        made.expected.saifi = 0.4;
        made.expected.caidiMinutes = 22.5;
        made.expected.sustained = 2;
        made.expected.asai = 1 - 9'000 / 43.2e6;
        made.moreThan = {0.4, 0};
        QTest::newRow("planned work excluded") << made;
        // At every line of every device: 3,000 customer minutes of A2 are left.
        made.planned[0].device = {};
        made.planned[0].line.clear();
        made.expected.saidiMinutes = 3;
        made.expected.saifi = 0.3;
        made.expected.caidiMinutes = 10;
        made.expected.sustained = 1;
        made.expected.asai = 1 - 3'000 / 43.2e6;
        made.moreThan = {0.3, 0};
        QTest::newRow("planned work at every device excluded") << made;
    }
    {
        // Major days: 9 and 20 November. Left out is what begins in them, up to the last microsecond; what
        // begins before or after, even if it lasts into one, counts: 30 + 10 min of A1.
        Case made = oneLine();
        made.period.leftOut = {{utc("2026-11-20T00:00:00Z"), utc("2026-11-21T00:00:00Z")},
                               {utc("2026-11-09T00:00:00Z"), utc("2026-11-10T00:00:00Z")}};
        made.outages = {on(8, "23:45:00", 30min, u"A"_s, 1), on(9, "12:00:00", 9h, u"A"_s, 1),
                        on(20, "00:00:00", 1h, u"A"_s, 1), on(20, "23:59:59", 2h, u"A"_s, 1),
                        on(21, "00:00:00", 10min, u"A"_s, 1)};
        made.expected.saidiMinutes = 40;
        made.expected.saifi = 2;
        made.expected.caidiMinutes = 20;
        made.expected.sustained = 2;
        made.expected.asai = 1 - 40 / MonthMinutes;
        made.moreThan = {1, 1, 0};
        QTest::newRow("major days left out") << made;
    }
}

void TestIndices::workedByHand_data()
{
    QTest::addColumn<Case>("made");
    fiveMinutes();
    edges();
    manyLines();
    whatIsKnown();
    whatIsLeftOut();
}

void TestIndices::workedByHand()
{
    QFETCH(Case, made);
    lines::Tally tally(made.outages, made.facts);
    tally.announce(made.planned);
    const Reliability found = tally.reliability(made.period);
    QCOMPARE(found.byCustomers, made.expected.byCustomers);
    QCOMPARE(found.served, made.expected.served);
    QCOMPARE(found.saidiMinutes, made.expected.saidiMinutes);
    QCOMPARE(found.saifi, made.expected.saifi);
    QCOMPARE(found.caidiMinutes.has_value(), made.expected.caidiMinutes.has_value());
    QCOMPARE(found.caidiMinutes.value_or(0), made.expected.caidiMinutes.value_or(0));
    QCOMPARE(found.maifi, made.expected.maifi);
    QCOMPARE(found.asai.has_value(), made.expected.asai.has_value());
    QCOMPARE(found.asai.value_or(0), made.expected.asai.value_or(0));
    QCOMPARE(found.coverage, made.expected.coverage);
    QCOMPARE(found.sustained, made.expected.sustained);
    QCOMPARE(found.momentary, made.expected.momentary);
    QCOMPARE(found.ongoing, made.expected.ongoing);
    const auto more = tally.customersWithMoreThanEach(int(made.moreThan.size()) - 1, made.period);
    QCOMPARE(more, made.moreThan);
}

QTEST_APPLESS_MAIN(TestIndices)
#include "tst_indices.moc"

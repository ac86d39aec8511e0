// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/reliability.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lines::LineFacts;
using lines::Outage;
using lines::ReliabilityPeriod;

namespace {

core::UtcTime utc(const char *text)
{
    return core::fromMicros(QDateTime::fromString(QLatin1StringView(text), Qt::ISODate).toMSecsSinceEpoch() *
                            1000);
}

Outage outage(const QString &device, const QString &line, const char *start, const char *end)
{
    Outage made;
    made.device = core::DeviceId(device);
    made.line = line;
    made.start = utc(start);
    made.end = made.seenUntil = utc(end);
    return made;
}

LineFacts line(const QString &device, const QString &name, int customers, const ReliabilityPeriod &period)
{
    LineFacts made;
    made.device = core::DeviceId(device);
    made.line = name;
    made.customers = {{core::UtcTime::min(), customers}};
    made.seen = period.to - period.from;
    return made;
}

ReliabilityPeriod november()
{
    ReliabilityPeriod period;
    period.from = utc("2026-11-01T00:00:00Z");
    period.to = utc("2026-12-01T00:00:00Z"); // 30 days = 43,200 min
    return period;
}

} // namespace

class TestReliability : public QObject
{
    Q_OBJECT

private slots:
    /// Three lines: A1 100, A2 300, B1 600 customers, NT = 1,000.
    ///   A1 60 min                        6,000 customer minutes, 100 interrupted
    ///   B1 90 min over midnight         54,000                   600
    ///   A2 exactly 5:00                  momentary               300
    ///   A2 5:01 beside it on A1's time   300 * 301 / 60 = 1,505  300
    /// SAIDI (6,000 + 54,000 + 1,505) / 1,000 = 61.505 min; SAIFI 1,000 / 1,000 = 1;
    /// CAIDI 61.505; MAIFI 300 / 1,000 = 0.3; ASAI 1 - 61,505 / (1,000 * 43,200).
    void workedByHand()
    {
        const ReliabilityPeriod period = november();
        const QList<LineFacts> facts{line(u"A"_s, u"1"_s, 100, period), line(u"A"_s, u"2"_s, 300, period),
                                     line(u"B"_s, u"1"_s, 600, period)};
        const QList<Outage> outages{
            outage(u"A"_s, u"1"_s, "2026-11-03T10:00:00Z", "2026-11-03T11:00:00Z"),
            outage(u"B"_s, u"1"_s, "2026-11-05T23:30:00Z", "2026-11-06T01:00:00Z"),
            outage(u"A"_s, u"2"_s, "2026-11-07T08:00:00Z", "2026-11-07T08:05:00Z"),
            outage(u"A"_s, u"2"_s, "2026-11-03T10:30:00Z", "2026-11-03T10:35:01Z"),
            // Of another period, and of a line nobody asked for.
            outage(u"A"_s, u"1"_s, "2026-12-01T00:00:00Z", "2026-12-01T10:00:00Z"),
            outage(u"C"_s, u"1"_s, "2026-11-03T10:00:00Z", "2026-11-03T11:00:00Z"),
        };
        const auto result = lines::reliability(outages, facts, period);
        QVERIFY(result.byCustomers);
        QCOMPARE(result.served, 1000.);
        QCOMPARE(result.saidiMinutes, 61.505);
        QCOMPARE(result.saifi, 1.);
        QCOMPARE(result.caidiMinutes.value_or(0), 61.505);
        QCOMPARE(result.maifi, 0.3);
        QCOMPARE(result.asai.value_or(0), 1 - 61505. / 43'200'000);
        QCOMPARE(result.coverage, 1.);
        QCOMPARE(result.sustained, 3);
        QCOMPARE(result.momentary, 1);
        QCOMPARE(result.ongoing, 0);
        // More than none: A1, A2 and B1; more than one: nobody.
        QCOMPARE(lines::customersWithMoreThan(0, outages, facts, period), 1.);
        QCOMPARE(lines::customersWithMoreThan(1, outages, facts, period), 0.);
    }

    void exactlyFiveMinutesByTheOtherRule()
    {
        ReliabilityPeriod period = november();
        period.rule.limitIsMomentary = false;
        const QList<LineFacts> facts{line(u"A"_s, u"1"_s, 100, period)};
        const auto result = lines::reliability(
            {outage(u"A"_s, u"1"_s, "2026-11-07T08:00:00Z", "2026-11-07T08:05:00Z")}, facts, period);
        QCOMPARE(result.saidiMinutes, 5.);
        QCOMPARE(result.maifi, 0.);
    }

    /// On 25 October 2026 clocks in Berlin go from 03:00 back to 02:00, on 29 March from 02:00 to 03:00:
    /// local 01:30 to 03:30 lasts 3 h and 1 h.
    void clocksThatChange_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<double>("saidi");
        QTest::newRow("back") << QDate(2026, 10, 25) << 180.;
        QTest::newRow("forward") << QDate(2026, 3, 29) << 60.;
    }

    void clocksThatChange()
    {
        QFETCH(QDate, day);
        const QTimeZone berlin("Europe/Berlin");
        QVERIFY(berlin.isValid());
        const auto local = [&](const QDate &date, const QTime &time) {
            return core::fromMicros(QDateTime(date, time, berlin).toMSecsSinceEpoch() * 1000);
        };
        ReliabilityPeriod period;
        period.from = local(day, {0, 0});
        period.to = local(day.addDays(1), {0, 0});
        Outage made;
        made.device = core::DeviceId(u"A"_s);
        made.line = u"1"_s;
        made.start = local(day, {1, 30});
        made.end = made.seenUntil = local(day, {3, 30});
        const auto result = lines::reliability({made}, {line(u"A"_s, u"1"_s, 50, period)}, period);
        QTEST(result.saidiMinutes, "saidi");
        const double length = std::chrono::duration<double, std::ratio<60>>(period.to - period.from).count();
        QCOMPARE(result.asai.value_or(0), 1 - result.saidiMinutes / length);
    }

    /// 100 customers for the first 10 of 30 days, 400 after: NT = (100 * 10 + 400 * 20) / 30 = 300.
    /// 30 min on day 5 (100 of them) and 30 min on day 15 (400): SAIDI = (3,000 + 12,000) / 300 = 50,
    /// SAIFI = 500 / 300.
    void customersThatChange()
    {
        const ReliabilityPeriod period = november();
        LineFacts facts = line(u"A"_s, u"1"_s, 100, period);
        facts.customers.append({utc("2026-11-11T00:00:00Z"), 400});
        const auto result =
            lines::reliability({outage(u"A"_s, u"1"_s, "2026-11-05T10:00:00Z", "2026-11-05T10:30:00Z"),
                                outage(u"A"_s, u"1"_s, "2026-11-15T10:00:00Z", "2026-11-15T10:30:00Z")},
                               {facts}, period);
        QCOMPARE(result.served, 300.);
        QCOMPARE(result.saidiMinutes, 50.);
        QCOMPARE(result.saifi, 500. / 300);
        QCOMPARE(result.caidiMinutes.value_or(0), 30.);
    }

    /// One that goes on is an interruption whose length nobody knows.
    void oneThatGoesOn()
    {
        const ReliabilityPeriod period = november();
        Outage open = outage(u"A"_s, u"1"_s, "2026-11-20T00:00:00Z", "2026-11-20T02:00:00Z");
        open.end.reset();
        Outage young = outage(u"A"_s, u"2"_s, "2026-11-20T00:00:00Z", "2026-11-20T00:02:00Z");
        young.end.reset();
        const auto result = lines::reliability(
            {open, young}, {line(u"A"_s, u"1"_s, 100, period), line(u"A"_s, u"2"_s, 100, period)}, period);
        QCOMPARE(result.saidiMinutes, 0.);
        QCOMPARE(result.saifi, 0.5);
        QVERIFY(!result.caidiMinutes);
        QCOMPARE(result.maifi, 0.5);
        QCOMPARE(result.ongoing, 2);
    }

    /// 90 min of which 60 were not seen: 30 count; of the period 3/4 were seen.
    void whatWasNotSeen()
    {
        const ReliabilityPeriod period = november();
        Outage hidden = outage(u"A"_s, u"1"_s, "2026-11-20T00:00:00Z", "2026-11-20T01:30:00Z");
        hidden.unseen = 60min;
        LineFacts facts = line(u"A"_s, u"1"_s, 100, period);
        facts.seen = 32'400min;
        const auto result = lines::reliability({hidden}, {facts}, period);
        QCOMPARE(result.saidiMinutes, 30.);
        QCOMPARE(result.coverage, 0.75);
        QCOMPARE(result.asai.value_or(0), 1 - 30. / 32'400);
        facts.seen = 0min;
        QVERIFY(!lines::reliability({hidden}, {facts}, period).asai);
    }

    void withoutCustomersALineIsOne()
    {
        const ReliabilityPeriod period = november();
        LineFacts unknown = line(u"A"_s, u"2"_s, 0, period);
        unknown.customers.clear();
        const auto result =
            lines::reliability({outage(u"A"_s, u"1"_s, "2026-11-20T00:00:00Z", "2026-11-20T01:00:00Z")},
                               {line(u"A"_s, u"1"_s, 100, period), unknown}, period);
        QVERIFY(!result.byCustomers);
        QCOMPARE(result.served, 2.);
        QCOMPARE(result.saidiMinutes, 30.);
        QCOMPARE(result.saifi, 0.5);
    }

    void majorDaysAreLeftOut()
    {
        ReliabilityPeriod period = november();
        period.leftOut = {{utc("2026-11-20T00:00:00Z"), utc("2026-11-21T00:00:00Z")}};
        const auto result =
            lines::reliability({outage(u"A"_s, u"1"_s, "2026-11-20T23:59:59Z", "2026-11-22T00:00:00Z"),
                                outage(u"A"_s, u"1"_s, "2026-11-23T00:00:00Z", "2026-11-23T00:10:00Z")},
                               {line(u"A"_s, u"1"_s, 100, period)}, period);
        QCOMPARE(result.saidiMinutes, 10.);
        QCOMPARE(result.saifi, 1.);
    }

    void nothingAskedNothingInvented()
    {
        const auto result = lines::reliability({}, {}, november());
        QCOMPARE(result.served, 0.);
        QVERIFY(!result.asai);
        QVERIFY(!result.caidiMinutes);
        QCOMPARE(result.coverage, 0.);
    }
};

QTEST_APPLESS_MAIN(TestReliability)
#include "tst_reliability.moc"

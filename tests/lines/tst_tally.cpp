// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/outagefixture.h"
#include "lines/tally.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lines::LineFacts;
using lines::Outage;
using lines::Reliability;
using outagefixture::outage;
using outagefixture::utc;

namespace {

constexpr int Hours = 30 * 24;

bool isNear(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1., b); }

} // namespace

class TestTally : public QObject
{
    Q_OBJECT

private slots:
    void daysOfTheClock_data();
    void daysOfTheClock();
    void addedUpOneByOne();
    void noDayHasWhatGoesOn();
    void fewerAskedThanThereWere();
};

/// In Berlin, where 25 October 2026 has 25 hours (03:00 is 02:00 once more) and 29 March has 23 (02:00 is
/// 03:00). One line with 10 customers: a day's SAIDI is the minutes of what begins in it.
void TestTally::daysOfTheClock_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QString>("start");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QList<double>>("saidi"); ///< of the day before, the day, and the day after
    QTest::addColumn<double>("asai");         ///< of the day
    const QDate back(2026, 10, 25);
    const QDate forward(2026, 3, 29);
    // 01:30 summer time is 23:30 UTC of the day before; 02:30 winter time is 01:30 UTC: two hours. 25 h are
    // 1,500 min: ASAI 1 - 120 / 1,500 = 0.92.
    QTest::newRow("25 h") << back << u"2026-10-24T23:30:00Z"_s << 120 << QList<double>{0, 120, 0} << 0.92;
    // 02:30 to 02:30: the same time of the clock, an hour later. ASAI 1 - 60 / 1,500 = 0.96.
    QTest::newRow("25 h, 02:30 twice")
        << back << u"2026-10-25T00:30:00Z"_s << 60 << QList<double>{0, 60, 0} << 0.96;
    // The day begins at 22:00 UTC and ends at 23:00 UTC: its last minute and the first after it.
    QTest::newRow("25 h, the last minute")
        << back << u"2026-10-25T22:59:00Z"_s << 30 << QList<double>{0, 30, 0} << 0.98;
    QTest::newRow("25 h, the day after")
        << back << u"2026-10-25T23:00:00Z"_s << 30 << QList<double>{0, 0, 30} << 1.;
    QTest::newRow("25 h, the day before")
        << back << u"2026-10-24T21:59:00Z"_s << 30 << QList<double>{30, 0, 0} << 1.;
    // 01:30 winter time (00:30 UTC) to 03:39 summer time (01:39 UTC): 69 min, a twentieth of 23 h.
    QTest::newRow("23 h") << forward << u"2026-03-29T00:30:00Z"_s << 69 << QList<double>{0, 69, 0} << 0.95;
    // 01:58 to 03:03 of the clock is 5:00: momentary.
    QTest::newRow("23 h, five minutes")
        << forward << u"2026-03-29T00:58:00Z"_s << 5 << QList<double>{0, 0, 0} << 1.;
    // It begins at 23:00 UTC of the 28th and ends at 22:00 UTC: its last minute and the first after it.
    QTest::newRow("23 h, the last minute")
        << forward << u"2026-03-29T21:59:00Z"_s << 69 << QList<double>{0, 69, 0} << 0.95;
    QTest::newRow("23 h, the day after")
        << forward << u"2026-03-29T22:00:00Z"_s << 69 << QList<double>{0, 0, 69} << 1.;
}

void TestTally::daysOfTheClock()
{
    QFETCH(QDate, day);
    QFETCH(QString, start);
    QFETCH(int, minutes);
    QFETCH(double, asai);
    const QTimeZone berlin("Europe/Berlin");
    QVERIFY(berlin.isValid());
    const auto begin = [&](const QDate &which) {
        return core::fromMicros(which.startOfDay(berlin).toMSecsSinceEpoch() * 1000);
    };
    QList<lines::Span> days;
    for (int i = -1; i <= 1; ++i)
        days.append({begin(day.addDays(i)), begin(day.addDays(i + 1))});
    LineFacts facts;
    facts.device = core::DeviceId(u"A"_s);
    facts.line = u"1"_s;
    facts.customers = {{core::UtcTime::min(), 10}};
    facts.seen = days[1].to - days[1].from;
    const lines::Tally tally(
        {outage(u"A"_s, u"1"_s, utc(start.toLatin1().constData()), std::chrono::minutes(minutes))}, {facts});
    QTEST(tally.dailySaidi(days, {}), "saidi");
    QCOMPARE(tally.reliability({days[1].from, days[1].to, {}, {}}).asai.value_or(-1), asai);
}

/// Whatever lines, customers and interruptions: the sums are those of the definitions, one by one.
void TestTally::addedUpOneByOne()
{
    QRandomGenerator random(1366);
    const core::UtcTime from = utc("2026-11-01T00:00:00Z");
    const core::UtcTime to = from + Hours * 1h;
    QList<lines::Span> days;
    for (auto at = from; at < to; at += 24h)
        days.append({at, at + 24h});
    const lines::Span leftOut = days[4];
    for (int round = 0; round < 200; ++round) {
        QList<LineFacts> facts;
        for (int line = 1; line <= 8; ++line) {
            LineFacts one;
            one.device = core::DeviceId(random.bounded(2) == 0 ? u"A"_s : u"B"_s);
            one.line = QString::number(line);
            one.customers = {{core::UtcTime::min(), random.bounded(500)}};
            while (round % 2 == 0 && random.bounded(2) == 0)
                one.customers.append({std::max(one.customers.last().from, from - 48h) +
                                          std::chrono::hours(random.bounded(1, 330)),
                                      random.bounded(500)});
            facts.append(one);
        }
        QList<Outage> outages;
        for (int i = 0; i < 60; ++i) {
            const LineFacts &of = facts[random.bounded(8)];
            outages.append(outage(of.device.toString(), of.line,
                                  from + std::chrono::minutes(random.bounded(-2000, 45'000)),
                                  std::chrono::seconds(random.bounded(1, 5000))));
        }
        double served = 0;
        for (const LineFacts &line : std::as_const(facts)) {
            qint64 sum = 0; // hour by hour: customers change at whole hours
            for (auto at = from; at < to; at += 1h)
                sum += line.customersAt(at).value_or(0);
            served += double(sum) / Hours;
        }
        double lost = 0;
        double interrupted = 0;
        double momentary = 0;
        for (const Outage &one : std::as_const(outages)) {
            if (one.start < from || one.start >= to || (one.start >= leftOut.from && one.start < leftOut.to))
                continue;
            for (const LineFacts &line : std::as_const(facts)) {
                if (line.device != one.device || line.line != one.line)
                    continue;
                const int customers = line.customersAt(one.start).value_or(0);
                if (one.duration() <= 5min) {
                    momentary += customers;
                } else {
                    interrupted += customers;
                    lost += customers * double(one.duration().count()) / 60e6;
                }
            }
        }
        const lines::Tally tally(outages, facts);
        const Reliability found = tally.reliability({from, to, {}, {leftOut}});
        QVERIFY(found.byCustomers);
        QVERIFY2(isNear(found.served, served), qPrintable(u"%1 %2"_s.arg(found.served).arg(served)));
        QVERIFY(isNear(found.saidiMinutes, lost / served));
        QVERIFY(isNear(found.saifi, interrupted / served));
        QVERIFY(isNear(found.maifi, momentary / served));
        // Days add up to their whole.
        const QList<double> saidi = tally.dailySaidi(days, {});
        double sum = 0;
        for (qsizetype i = 0; i < days.size(); ++i) {
            const Reliability day = tally.reliability({days[i].from, days[i].to, {}, {}});
            QVERIFY(isNear(saidi[i], day.saidiMinutes));
            sum += day.saidiMinutes * day.served;
        }
        QVERIFY(isNear(sum / served, tally.reliability({from, to, {}, {}}).saidiMinutes));
    }
}

/// Nobody knows how long it will be: a day's SAIDI has no part of it.
void TestTally::noDayHasWhatGoesOn()
{
    const core::UtcTime from = utc("2026-11-01T00:00:00Z");
    LineFacts facts;
    facts.device = core::DeviceId(u"A"_s);
    facts.line = u"1"_s;
    facts.customers = {{core::UtcTime::min(), 10}};
    Outage open = outage(u"A"_s, u"1"_s, from + 1h, 2h);
    open.end.reset();
    const QList<lines::Span> days{{from, from + 24h}, {from + 24h, from + 48h}};
    const lines::Tally tally({open, outage(u"A"_s, u"1"_s, from + 30h, 7min)}, {facts});
    QCOMPARE(tally.dailySaidi(days, {}), (QList<double>{0, 7}));
}

/// Three sustained interruptions, and only CEMI-0 and CEMI-1 are asked for.
void TestTally::fewerAskedThanThereWere()
{
    const core::UtcTime from = utc("2026-11-01T00:00:00Z");
    LineFacts facts;
    facts.device = core::DeviceId(u"A"_s);
    facts.line = u"1"_s;
    QList<Outage> outages;
    for (int i = 0; i < 3; ++i)
        outages.append(outage(u"A"_s, u"1"_s, from + i * 1h, 10min));
    const lines::Tally tally(outages, {facts});
    QCOMPARE(tally.customersWithMoreThanEach(1, {from, from + 24h, {}, {}}), (QList<double>{1, 1}));
}

QTEST_APPLESS_MAIN(TestTally)
#include "tst_tally.moc"

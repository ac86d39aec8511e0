// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/majordays.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestMajorDays : public QObject
{
    Q_OBJECT

private slots:
    /// 730 days: e, e^3, e, e^3 … on the first 40, nothing on the others. Logs 1 and 3: mean 2, squares 40,
    /// deviation sqrt(40 / 39); the limit is exp(2 + 2.5 * sqrt(40 / 39)).
    void theLimitOfMajorDays()
    {
        QList<double> days(730, 0.);
        for (int i = 0; i < 40; ++i)
            days[i] = std::exp(i % 2 == 0 ? 1. : 3.);
        const auto limit = lines::majorEventDayLimit(days);
        QVERIFY(limit.ok());
        QCOMPARE(limit.value(), std::exp(2 + 2.5 * std::sqrt(40. / 39)));

        QVERIFY(!lines::majorEventDayLimit(QList<double>(364, 1.)).ok());
        for (int i = 35; i < 40; ++i)
            days[i] = 0;
        const auto refused = lines::majorEventDayLimit(days);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().detail.contains(u"35 days with interruptions"_s));
    }

    /// 730 days of one line with 10 customers: every tenth day 10 min, and 600 min on the last but one. Logs:
    /// 73 times ln 10 (day 0, 10 … 720) and ln 600; the limit lies between both, so one day is major.
    void theDaysAboveIt()
    {
        constexpr core::UtcTime start = core::fromMicros(1'700'000'000'000'000);
        QList<lines::Span> days;
        QList<lines::Outage> outages;
        const auto add = [&](int day, std::chrono::minutes lasts) {
            lines::Outage outage;
            outage.device = core::DeviceId(u"A"_s);
            outage.line = u"1"_s;
            outage.start = start + 24h * day + 1h;
            outage.end = outage.seenUntil = outage.start + lasts;
            outages.append(outage);
        };
        for (int day = 0; day < 730; ++day) {
            days.append({start + 24h * day, start + 24h * (day + 1)});
            if (day % 10 == 0)
                add(day, 10min);
        }
        add(728, 600min);
        lines::LineFacts facts;
        facts.device = core::DeviceId(u"A"_s);
        facts.line = u"1"_s;
        facts.customers = {{core::UtcTime::min(), 10}};
        const auto major = lines::majorDays(outages, {facts}, days, {});
        QVERIFY(major.ok());
        const double mean = (73 * std::log(10.) + std::log(600.)) / 74;
        const double squares = 73 * std::pow(std::log(10.) - mean, 2) + std::pow(std::log(600.) - mean, 2);
        QVERIFY(std::abs(major->limitMinutes - std::exp(mean + 2.5 * std::sqrt(squares / 73))) < 1e-9);
        QCOMPARE(major->days, QList<lines::Span>{days[728]});

        days.resize(300);
        QVERIFY(!lines::majorDays(outages, {facts}, days, {}).ok());
    }
};

QTEST_APPLESS_MAIN(TestMajorDays)
#include "tst_majordays.moc"

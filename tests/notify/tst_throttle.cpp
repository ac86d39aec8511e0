// SPDX-License-Identifier: GPL-3.0-or-later
#include "throttle.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;

/// Quiet time by local clocks, and how many may go out.
class TestThrottle : public QObject
{
    Q_OBJECT

private slots:
    void quiet_data();
    void quiet();
    void rate();
    void clockSetBack();

private:
    static core::UtcTime time(const QString &iso)
    {
        return core::fromMicros(QDateTime::fromString(iso, Qt::ISODate).toMSecsSinceEpoch() * 1000);
    }
};

void TestThrottle::quiet_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("until"); ///< empty: it is not quiet
    const auto row = [](const char *name, const char *from, const char *to, const char *zone, const char *now,
                        const char *until) {
        QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << QByteArray(zone)
                            << QString::fromLatin1(now) << QString::fromLatin1(until);
    };
    // Colombo is 5:30 ahead of UTC.
    row("before", "22:00", "06:00", "Asia/Colombo", "2026-05-01T16:29:59Z", "");
    row("begins", "22:00", "06:00", "Asia/Colombo", "2026-05-01T16:30:00Z", "2026-05-02T00:30:00Z");
    row("after midnight", "22:00", "06:00", "Asia/Colombo", "2026-05-01T20:00:00Z", "2026-05-02T00:30:00Z");
    row("is over", "22:00", "06:00", "Asia/Colombo", "2026-05-02T00:30:00Z", "");
    row("by day", "12:00", "14:00", "UTC", "2026-05-01T13:00:00Z", "2026-05-01T14:00:00Z");
    row("by day, over", "12:00", "14:00", "UTC", "2026-05-01T14:00:00Z", "");
    row("none", "12:00", "12:00", "UTC", "2026-05-01T12:00:00Z", "");
    // Berlin goes from 2:00 to 3:00 on 29 March 2026, and from 3:00 to 2:00 on 25 October.
    row("short night", "22:00", "06:00", "Europe/Berlin", "2026-03-28T22:00:00Z", "2026-03-29T04:00:00Z");
    row("long night", "22:00", "06:00", "Europe/Berlin", "2026-10-24T21:00:00Z", "2026-10-25T05:00:00Z");
}

void TestThrottle::quiet()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QByteArray, zone);
    QFETCH(QString, now);
    QFETCH(QString, until);
    notify::QuietTime quiet;
    quiet.from = QTime::fromString(from, u"HH:mm"_s);
    quiet.to = QTime::fromString(to, u"HH:mm"_s);
    quiet.zone = zone;
    const auto end = notify::quietUntil(quiet, time(now));
    QCOMPARE(end.has_value(), !until.isEmpty());
    if (end)
        QCOMPARE(core::toMicros(*end), core::toMicros(time(until)));
}

void TestThrottle::rate()
{
    const core::UtcTime start = time(u"2026-05-01T12:00:00Z"_s);
    const notify::Rate rate{2, std::chrono::minutes(10)};
    notify::RateWindow window;
    QVERIFY(window.next(rate, start) == start);
    window.add(start);
    window.add(start + std::chrono::minutes(4));
    const auto now = start + std::chrono::minutes(5);
    QVERIFY(window.next(rate, now) == start + std::chrono::minutes(10));
    QVERIFY(window.next(rate, start + std::chrono::minutes(10)) == start + std::chrono::minutes(10));
    QCOMPARE(window.sent().size(), 1); // what is too old is forgotten
}

void TestThrottle::clockSetBack()
{
    const core::UtcTime start = time(u"2026-05-01T12:00:00Z"_s);
    const notify::Rate rate{1, std::chrono::minutes(10)};
    notify::RateWindow window;
    window.add(start);
    QVERIFY(window.next(rate, start - std::chrono::hours(5)) == start - std::chrono::hours(5));
}

QTEST_GUILESS_MAIN(TestThrottle)
#include "tst_throttle.moc"

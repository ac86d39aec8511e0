// SPDX-License-Identifier: GPL-3.0-or-later
#include "devicetime.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using mqtt::ClockDoubt;
using mqtt::TimeFormat;

namespace {

core::UtcTime at(const char *text)
{
    const auto time = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs);
    return core::fromMicros(time.toMSecsSinceEpoch() * 1000);
}

/// "2025-11-02T14:05:35.120334Z", or "wall …" for a time that names no zone.
QString words(const mqtt::Stamp &stamp)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(core::fromMicros(stamp.micros));
    const qint64 micros = stamp.micros - core::toMicros(seconds);
    const QString text = QDateTime::fromSecsSinceEpoch(seconds.time_since_epoch().count(), Qt::UTC)
                             .toString(u"yyyy-MM-ddTHH:mm:ss"_s) +
                         u".%1"_s.arg(micros, 6, 10, QChar(u'0'));
    return stamp.zoned ? text + u'Z' : u"wall "_s + text;
}

} // namespace

class tst_DeviceTime : public QObject
{
    Q_OBJECT

private slots:
    void trap52_anIsoTextHasAnyNumberOfDigits_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(expected);
        };
        row("2025-11-02T14:05:35", "wall 2025-11-02T14:05:35.000000");
        row("2025-11-02 14:05:35.1", "wall 2025-11-02T14:05:35.100000");
        row("2025-11-02T14:05:35.120334", "wall 2025-11-02T14:05:35.120334");
        row("2025-11-02T14:05:35.120334999", "wall 2025-11-02T14:05:35.120334");
        row("2025-11-02T14:05:35,5", "wall 2025-11-02T14:05:35.500000");
        row("2025-11-02T14:05:35Z", "2025-11-02T14:05:35.000000Z");
        row("2025-11-02T14:05:35+05:30", "2025-11-02T08:35:35.000000Z");
        row("2025-11-02T14:05:35.5-0130", "2025-11-02T15:35:35.500000Z");
        row("2025-11-02T14:05:35+05", "2025-11-02T09:05:35.000000Z");
        row("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000000Z");
        for (const char *bad :
             {"", "now", "2025-m-02T14:05:35", "2025-13-02T14:05:35", "2025-02-29T14:05:35",
              "2025-11-02T24:05:35", "2025-11-02T14:60:35", "2025-11-02", "2025-11-02T14:05",
              "2025-11-02T14:05:35.", "2025-11-02T14:05:35+", "2025-11-02T14:05:35+5:30",
              "2025-11-02T14:05:35 IST", "2025-11-02T14:05:35ZZ", "2025-11-02T14:05:35+25:00",
              "+025-11-02T14:05:35", "2025--1-02T14:05:35", "2025-11-02T14:05:-5"})
            row(bad, "");
    }

    void trap52_anIsoTextHasAnyNumberOfDigits()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const auto stamp = mqtt::readIso({text.constData(), static_cast<size_t>(text.size())});
        QCOMPARE(stamp ? words(*stamp) : QString(), expected);
    }

    void trap51_aTimeWithoutZoneIsInTheSourcesZone_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("wall");
        QTest::addColumn<QString>("received");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *zone, const char *wall, const char *received,
                            const char *expected) {
            QTest::newRow(name) << QString::fromLatin1(zone) << QString::fromLatin1(wall)
                                << QString::fromLatin1(received) << QString::fromLatin1(expected);
        };
        const char *now = "2025-11-02T08:40:00Z";
        row("none", "", "2025-11-02T14:05:35Z", now, "2025-11-02T14:05:35Z");
        row("UTC", "UTC", "2025-11-02T14:05:35Z", now, "2025-11-02T14:05:35Z");
        row("no zone of that name", "Moon/Base", "2025-11-02T14:05:35Z", now, "2025-11-02T14:05:35Z");
        row("without changes", "Asia/Kolkata", "2025-11-02T14:05:35Z", now, "2025-11-02T08:35:35Z");
        row("winter", "Europe/Berlin", "2025-12-24T12:00:00Z", "2025-12-24T11:00:01Z",
            "2025-12-24T11:00:00Z");
        row("summer", "Europe/Berlin", "2025-07-24T12:00:00Z", "2025-07-24T10:00:01Z",
            "2025-07-24T10:00:00Z");
        row("just before the change", "Europe/Berlin", "2025-10-26T01:59:59Z", "2025-10-26T00:00:00Z",
            "2025-10-25T23:59:59Z");
        row("the hour that comes twice, first", "Europe/Berlin", "2025-10-26T02:30:00Z",
            "2025-10-26T00:30:01Z", "2025-10-26T00:30:00Z");
        row("the hour that comes twice, second", "Europe/Berlin", "2025-10-26T02:30:00Z",
            "2025-10-26T01:30:01Z", "2025-10-26T01:30:00Z");
        row("just after the change", "Europe/Berlin", "2025-10-26T03:00:00Z", "2025-10-26T02:00:01Z",
            "2025-10-26T02:00:00Z");
        row("spring, after the hour that is left out", "Europe/Berlin", "2025-03-30T03:00:00Z",
            "2025-03-30T01:00:01Z", "2025-03-30T01:00:00Z");
    }

    void trap51_aTimeWithoutZoneIsInTheSourcesZone()
    {
        QFETCH(QString, zone);
        QFETCH(QString, wall);
        QFETCH(QString, received);
        QFETCH(QString, expected);
        mqtt::SourceZone source(zone);
        for (int i = 0; i < 3; ++i) // what it remembers changes nothing
            QCOMPARE(source.utc(core::toMicros(at(wall.toLatin1().constData())),
                                at(received.toLatin1().constData())),
                     at(expected.toLatin1().constData()));
        // Nor what it was asked before.
        source.utc(core::toMicros(at("2025-07-01T12:00:00Z")), at("2025-07-01T12:00:00Z"));
        QCOMPARE(
            source.utc(core::toMicros(at(wall.toLatin1().constData())), at(received.toLatin1().constData())),
            at(expected.toLatin1().constData()));
    }

    void stampsAreTrustedOrNot_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<TimeFormat>("format");
        QTest::addColumn<QString>("doubt");
        const auto row = [](const char *name, double number, TimeFormat format, const char *doubt) {
            QTest::newRow(name) << number << format << QString::fromLatin1(doubt);
        };
        // Received at 1762072800.
        row("seconds", 1762072799.25, TimeFormat::Seconds, "");
        row("milliseconds", 1762072799250., TimeFormat::Milliseconds, "");
        row("microseconds", 1762072799250000., TimeFormat::Microseconds, "");
        row("a little ahead", 1762072809., TimeFormat::Seconds, "");
        row("a year late", 1730536800., TimeFormat::Seconds, "");
        row("the first of 2015", 1420070400., TimeFormat::Seconds, "");
        row("trap 50: the last of 2014", 1420070399., TimeFormat::Seconds, "unset");
        row("trap 50: 1970", 12., TimeFormat::Seconds, "unset");
        row("trap 50: 1969", -3600., TimeFormat::Seconds, "unset");
        row("trap 50: 2000, a clock chip's own beginning", 946684800., TimeFormat::Seconds, "unset");
        row("trap 55: milliseconds since the start", 8123456., TimeFormat::Milliseconds, "unset");
        row("in the future", 1762072811., TimeFormat::Seconds, "ahead");
        row("a zone ahead", 1762072800. + 19800, TimeFormat::Seconds, "ahead");
        row("trap 57: milliseconds for seconds", 1762072799250., TimeFormat::Seconds, "unit");
        row("trap 57: seconds for milliseconds", 1762072799., TimeFormat::Milliseconds, "unit");
        row("trap 57: microseconds for milliseconds", 1762072799250000., TimeFormat::Milliseconds, "unit");
        row("beyond any date", 1e300, TimeFormat::Seconds, "unread");
        row("no number", std::numeric_limits<double>::quiet_NaN(), TimeFormat::Seconds, "unread");
    }

    void stampsAreTrustedOrNot()
    {
        QFETCH(double, number);
        QFETCH(TimeFormat, format);
        QFETCH(QString, doubt);
        mqtt::DeviceClock clock;
        mqtt::SourceZone zone;
        const core::UtcTime received = core::fromMicros(1'762'072'800'000'000);
        const auto verdict =
            clock.judge(mqtt::readCount(number, format), format, false, true, received, zone);
        QCOMPARE(QString(mqtt::clockDoubtName(verdict.doubt)), doubt);
        QCOMPARE(verdict.at == received, !doubt.isEmpty());
        QCOMPARE(verdict.tell, doubt.isEmpty() ? quint64(0) : quint64(1));
    }

    void aStepBackIsNotTrustedUntilTheClockIsWhereItWas()
    {
        mqtt::DeviceClock clock;
        mqtt::SourceZone zone;
        core::UtcTime now = at("2025-11-02T08:00:00Z");
        const auto judge = [&](std::chrono::seconds behind, bool late = false, bool live = true) {
            now += 60s;
            return clock.judge(mqtt::Stamp{core::toMicros(now - behind), true}, TimeFormat::Iso, late, live,
                               now, zone);
        };
        QCOMPARE(judge(1s).doubt, ClockDoubt::None);
        QCOMPARE(judge(1s).doubt, ClockDoubt::None);
        QCOMPARE(judge(62s).doubt, ClockDoubt::None); // within the tolerance of what came before
        const auto stepped = judge(1h);
        QCOMPARE(stepped.doubt, ClockDoubt::Stepped);
        QCOMPARE(stepped.at, now);
        QCOMPARE(stepped.tell, quint64(1));
        QCOMPARE(judge(1h).doubt, ClockDoubt::Stepped);
        QCOMPARE(judge(1h, false, false).doubt, ClockDoubt::None); // a retained copy is old news, not a step
        QCOMPARE(judge(1h, true).doubt, ClockDoubt::None);         // nor is what a family sends later
        const auto settled = judge(0s);
        QCOMPARE(settled.doubt, ClockDoubt::None);
        QCOMPARE(judge(0s).settled, quint64(0));
    }

    void ourOwnClockThatWasAheadLeavesNoDoubtBehind()
    {
        // Both had the time from one place, which was a year ahead until somebody set it.
        mqtt::DeviceClock clock;
        mqtt::SourceZone zone;
        const core::UtcTime ahead = at("2026-11-02T08:00:00Z");
        QCOMPARE(
            clock.judge(mqtt::Stamp{core::toMicros(ahead), true}, TimeFormat::Iso, false, true, ahead, zone)
                .doubt,
            ClockDoubt::None);
        const core::UtcTime right = at("2025-11-02T08:00:00Z");
        const auto verdict = clock.judge(mqtt::Stamp{core::toMicros(right - 1s), true}, TimeFormat::Iso,
                                         false, true, right, zone);
        QCOMPARE(verdict.doubt, ClockDoubt::None);
        QCOMPARE(verdict.at, right - 1s);
        // And from here on it is watched as before.
        QCOMPARE(clock
                     .judge(mqtt::Stamp{core::toMicros(right - 1h), true}, TimeFormat::Iso, false, true,
                            right, zone)
                     .doubt,
                 ClockDoubt::Stepped);
    }

    void doubtsAreToldAtTheFirstTenthAndHundredth()
    {
        mqtt::DeviceClock clock;
        mqtt::SourceZone zone;
        const core::UtcTime now = at("2025-11-02T08:00:00Z");
        QList<quint64> told;
        for (int i = 0; i < 1000; ++i) {
            const auto verdict = clock.judge(mqtt::Stamp{0, true}, TimeFormat::Iso, false, true, now, zone);
            QCOMPARE(verdict.at, now);
            if (verdict.tell > 0)
                told.append(verdict.tell);
        }
        QCOMPARE(told, (QList<quint64>{1, 10, 100, 1000}));
        const auto settled =
            clock.judge(mqtt::Stamp{core::toMicros(now), true}, TimeFormat::Iso, false, true, now, zone);
        QCOMPARE(settled.settled, quint64(1000));
    }
};

QTEST_APPLESS_MAIN(tst_DeviceTime)
#include "tst_devicetime.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches.h"
#include "historian/database.h"
#include "historian/historianreader.h"
#include "historian/historianwriter.h"
#include "historian/migrations.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using historian::Bucket;
using historian::HistorianReader;
using historian::HistorianWriter;

namespace {

constexpr qint64 Second = 1'000'000;
constexpr qint64 Hour = 3600 * Second;
constexpr qint64 Start = 472'000 * Hour; // a whole hour in 2023
constexpr int Hours = 30;

} // namespace

/// Roll-ups by hour: kept with each move, summed up later for a file that is older than they are, and always
/// the same figures.
class TestHourFiller : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"test.db"_s);
        m_series = std::make_shared<core::SeriesTable>();
    }

    void hoursAreKeptWithTheMove()
    {
        HistorianWriter writer(m_path, m_series, std::make_shared<core::SystemClock>());
        writer.open();
        write(writer, 1, [](int minute) { return minute % 2 == 0; });
        writer.moveNow();
        write(writer, 2, [](int minute) { return minute % 2 == 1; }); // late: the hours are corrected
        writer.moveNow();
        writer.close();
        QCOMPARE(number("SELECT count(*) FROM rollup_hour WHERE series = 1"), Hours);
        QCOMPARE(number("SELECT count(*) FROM rollup_hour AS h WHERE count <> (SELECT sum(count) FROM "
                        "rollup_minute AS m"
                        " WHERE m.series = h.series AND m.minute / 60 = h.hour)"),
                 0);
        compareHours();
    }

    void anOlderFileIsSummedUpLater()
    {
        {
            HistorianWriter writer(m_path, m_series, std::make_shared<core::SystemClock>());
            writer.open();
            write(writer, 1, [](int) { return true; });
            writer.moveNow();
            writer.close();
        }
        makeOld();
        compareHours(); // nothing is missing: the minutes tell
        HistorianWriter writer(m_path, std::make_shared<core::SeriesTable>(),
                               std::make_shared<core::SystemClock>());
        writer.open();
        QVERIFY(number("SELECT next <= last FROM rollup_hour_fill") == 1);
        QTRY_COMPARE(number("SELECT next > last FROM rollup_hour_fill"), 1);
        QCOMPARE(number("SELECT count(*) FROM rollup_hour WHERE series = 1"), Hours);
        QCOMPARE(number("SELECT count(*) FROM rollup_hour WHERE series = 2"), Hours);
        writer.close();
        compareHours();
    }

    /// Rows that are moved before their series is summed up would count twice if the sums were added.
    void whatMovesMeanwhileCountsOnce()
    {
        {
            HistorianWriter writer(m_path, m_series, std::make_shared<core::SystemClock>());
            writer.open();
            write(writer, 1, [](int minute) { return minute % 3 != 0; });
            writer.moveNow();
            writer.close();
        }
        makeOld();
        HistorianWriter writer(m_path, m_series, std::make_shared<core::SystemClock>());
        writer.open();
        write(writer, 2, [](int minute) { return minute % 3 == 0; });
        writer.moveNow(); // no event has run yet: nothing is summed up
        QCOMPARE(number("SELECT next FROM rollup_hour_fill"), 1);
        compareHours();
        QTRY_COMPARE(number("SELECT next > last FROM rollup_hour_fill"), 1);
        writer.close();
        compareHours();
    }

    /// An estimated or substituted value is seen in every envelope it is part of, moved or not.
    void theWorstQualityIsKept()
    {
        using core::Quality;
        HistorianWriter writer(m_path, m_series, std::make_shared<core::SystemClock>());
        writer.open();
        const auto series = m_series->intern(batches::series(1));
        const auto at = [&](int minute, int second, Quality quality) {
            return batches::reading(series, Start + (minute * 60 + second) * Second, 5.0, quality);
        };
        const auto worst = [this](qint64 width, int count) {
            QList<Quality> found;
            const auto reader = HistorianReader::open(m_path);
            const auto buckets = (*reader)->buckets(1, core::fromMicros(Start),
                                                    core::fromMicros(Start + width * count), count);
            for (const Bucket &bucket : *buckets)
                found.append(bucket.worst);
            return found;
        };
        writer.append(batches::batch("bus", 1,
                                     {at(0, 1, Quality::Good), at(0, 2, Quality::Estimated),
                                      at(1, 1, Quality::Good), at(60, 1, Quality::Substituted),
                                      at(60, 2, Quality::Estimated), at(120, 1, Quality::Good)}));
        writer.commitNow();
        const QList hours{Quality::Estimated, Quality::Substituted, Quality::Good};
        const QList minutes{Quality::Estimated, Quality::Good};
        QCOMPARE(worst(Hour, 3), hours);
        writer.moveNow();
        QCOMPARE(worst(Hour, 3), hours);
        QCOMPARE(worst(60 * Second, 2), minutes);
        // What comes late makes it worse, never better.
        writer.append(batches::batch(
            "bus", 2,
            {at(0, 3, Quality::Good), at(1, 2, Quality::Estimated), at(121, 1, Quality::Substituted)}));
        writer.commitNow();
        writer.moveNow();
        const QList hoursLater{Quality::Estimated, Quality::Substituted, Quality::Substituted};
        QCOMPARE(worst(Hour, 3), hoursLater);
        QCOMPARE(worst(60 * Second, 2), (QList{Quality::Estimated, Quality::Estimated}));
        QCOMPARE(number("SELECT sum(doubt) FROM rollup_hour"), 1 + 2 + 2);
        writer.close();
    }

    void aNewFileHasNothingToSumUp()
    {
        HistorianWriter writer(m_path, m_series, std::make_shared<core::SystemClock>());
        writer.open();
        QCOMPARE(number("SELECT next > last FROM rollup_hour_fill"), 1);
    }

private:
    static double valueAt(int minute) { return (minute * 37) % 1000 - 500; }

    void write(HistorianWriter &writer, quint64 batch, const std::function<bool(int)> &which)
    {
        QList<core::Reading> readings;
        for (int minute = 0; minute < Hours * 60; ++minute) {
            for (int series = 1; series <= 2 && which(minute); ++series)
                readings.append(batches::reading(m_series->intern(batches::series(series)),
                                                 Start + minute * 60 * Second, valueAt(minute) * series));
        }
        writer.append(batches::batch("bus", batch, readings));
        writer.commitNow();
    }

    /// Brings the file back to what the first schema made of it, and to the present one again.
    void makeOld()
    {
        sqlite3 *db = nullptr;
        QCOMPARE(sqlite3_open(m_path.toUtf8().constData(), &db), SQLITE_OK);
        QCOMPARE(sqlite3_exec(db,
                              "DROP TABLE rollup_hour; DROP TABLE rollup_hour_fill;"
                              "ALTER TABLE rollup_minute DROP COLUMN doubt;"
                              "DROP INDEX event_of_energy; DROP TRIGGER energy_no_update;"
                              "DROP TRIGGER energy_no_delete; DROP TRIGGER energy_in_order;"
                              "DROP TABLE line_device; DROP TABLE line_state; DROP TABLE line_outage;"
                              "DROP TABLE line_unseen;"
                              "DROP TABLE alarm_step; DROP TABLE alarm_standing; DROP TABLE alarm_seen;"
                              "UPDATE meta SET value = '1' WHERE key = 'schema_version'",
                              nullptr, nullptr, nullptr),
                 SQLITE_OK);
        sqlite3_close(db);
        auto database = historian::Database::open(m_path, {});
        QVERIFY(database.ok());
        QVERIFY(historian::migrate(**database).ok());
    }

    void compareHours()
    {
        const auto reader = HistorianReader::open(m_path);
        QVERIFY(reader.ok());
        const auto buckets =
            (*reader)->buckets(1, core::fromMicros(Start), core::fromMicros(Start + Hours * Hour), Hours);
        QVERIFY(buckets.ok());
        QCOMPARE(buckets->size(), Hours);
        for (int hour = 0; hour < Hours; ++hour) {
            const Bucket &bucket = buckets->at(hour);
            double sum = 0;
            double least = 1e9;
            for (int minute = hour * 60; minute < hour * 60 + 60; ++minute) {
                sum += valueAt(minute);
                least = std::min(least, valueAt(minute));
            }
            QCOMPARE(bucket.count, 60u);
            QCOMPARE(bucket.min, least);
            QCOMPARE(bucket.mean, sum / 60);
        }
        QCOMPARE((*reader)->first(1).value().value(), core::fromMicros(Start));
        QVERIFY(!(*reader)->first(77).value());
    }

    int number(const char *sql)
    {
        sqlite3 *db = nullptr;
        sqlite3_open(m_path.toUtf8().constData(), &db);
        sqlite3_stmt *query = nullptr;
        int found = -1;
        if (sqlite3_prepare_v2(db, sql, -1, &query, nullptr) == SQLITE_OK &&
            sqlite3_step(query) == SQLITE_ROW)
            found = sqlite3_column_int(query, 0);
        sqlite3_finalize(query);
        sqlite3_close(db);
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    std::shared_ptr<core::SeriesTable> m_series;
};

QTEST_GUILESS_MAIN(TestHourFiller)
#include "tst_hourfiller.moc"

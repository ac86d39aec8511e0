// SPDX-License-Identifier: GPL-3.0-or-later
// How long a year of eight series (as of a reading each 5 s) takes to read for a trend, at the level of the
// roll-ups: by hour, and by minute as a file has it before its hours are summed up. Prints; asserts no time.
#include "historian/database.h"
#include "historian/historianreader.h"
#include "historian/migrations.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using historian::HistorianReader;

namespace {

constexpr qint64 Hour = 3'600'000'000;
constexpr qint64 Start = 472'000 * Hour;
constexpr int Hours = 365 * 24;
constexpr int Series = 8;

} // namespace

class BenchTrendHistory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_path = m_dir.filePath(u"year.db"_s);
        auto database = historian::Database::open(m_path, {});
        QVERIFY(database.ok());
        QVERIFY(historian::migrate(**database).ok());
        const QByteArray fill =
            QByteArray("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ") +
            QByteArray::number(Hours * 60 - 1) + ") INSERT INTO rollup_minute SELECT s.value, " +
            QByteArray::number(Start / Hour * 60) +
            " + i, 12, 220 + i % 5, 232 + i % 7, 12 * 226.0, 0 FROM"
            " json_each('[1,2,3,4,5,6,7,8]') AS s, n ORDER BY 1, 2;"
            "INSERT INTO rollup_hour SELECT series, minute / 60, sum(count), min(min), max(max),"
            " sum(sum), 0 FROM rollup_minute GROUP BY series, minute / 60;";
        QVERIFY((*database)->execute(fill.constData(), "filling").ok());
    }

    void year_data()
    {
        QTest::addColumn<bool>("hours");
        QTest::newRow("by hour") << true;
        QTest::newRow("by minute") << false;
    }

    void year()
    {
        QFETCH(bool, hours);
        {
            auto database = historian::Database::open(m_path, {});
            QVERIFY((*database)
                        ->execute(hours ? "UPDATE rollup_hour_fill SET next = 1, last = 0"
                                        : "UPDATE rollup_hour_fill SET next = 1, last = 100",
                                  "marking")
                        .ok());
        }
        QElapsedTimer timer;
        timer.start();
        const auto reader = HistorianReader::open(m_path);
        QVERIFY(reader.ok());
        quint64 count = 0;
        for (int series = 1; series <= Series; ++series) {
            // 2 days a bucket would be 183; 12 hours make 730.
            const auto buckets = (*reader)->buckets(series, core::fromMicros(Start),
                                                    core::fromMicros(Start + Hours * Hour), Hours / 12);
            QVERIFY(buckets.ok());
            for (const historian::Bucket &bucket : *buckets)
                count += bucket.count;
        }
        std::printf("a year of %d series, %s: %.0f ms (%llu readings summed up)\n", Series,
                    QTest::currentDataTag(), double(timer.nsecsElapsed()) / 1e6,
                    static_cast<unsigned long long>(count));
        QCOMPARE(count, quint64(Series) * Hours * 60 * 12);
    }

private:
    QTemporaryDir m_dir;
    QString m_path;
};

QTEST_GUILESS_MAIN(BenchTrendHistory)
#include "bench_trendhistory.moc"

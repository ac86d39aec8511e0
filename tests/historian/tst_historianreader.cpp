// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches.h"
#include "historian/historianreader.h"
#include "historian/historianwriter.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using historian::Bucket;
using historian::HistorianReader;
using historian::HistorianWriter;

namespace {

constexpr qint64 Second = 1'000'000;
constexpr qint64 Start = 1'700'000'040 * Second; // a whole minute
constexpr int Readings = 3 * 3600;

bool isHole(int second) { return second >= 4000 && second < 4600; }
double valueAt(int second) { return (second * 37) % 1000 - 500; }

} // namespace

/// Ranges and trends over rows of both tiers, some of them late.
class HistorianReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void readsHalfOpenRanges();
    void stopsWhenTold();
    void bucketsAgreeWithTheRows_data();
    void bucketsAgreeWithTheRows();
    void leavesEmptyBucketsEmpty();
    void leavesUnusableValuesOut();
    void needsASensibleRange();
    void staysRightWhileTheTablesGrow_data();
    void staysRightWhileTheTablesGrow();

private:
    QTemporaryDir m_dir;
    QString m_path;
    std::unique_ptr<HistorianReader> m_reader;
};

void HistorianReaderTest::initTestCase()
{
    m_path = m_dir.filePath(u"test.db"_s);
    auto series = std::make_shared<core::SeriesTable>();
    const core::SeriesId id = series->intern(batches::series(1));
    const core::SeriesId odd = series->intern(batches::series(2));
    HistorianWriter writer(m_path, series, std::make_shared<core::SystemClock>());
    writer.open();
    const auto write = [&](const std::function<bool(int)> &which) {
        QList<core::Reading> readings;
        for (int second = 0; second < Readings; ++second) {
            if (!isHole(second) && which(second))
                readings.append(batches::reading(id, Start + second * Second, valueAt(second)));
        }
        writer.append(batches::batch("bus", 1, readings));
        writer.commitNow();
    };
    write([](int second) { return second < 8000 && second % 10 != 3; });
    writer.moveNow();
    write([](int second) { return second < 8000 && second % 10 == 3; }); // late: the roll-ups are corrected
    writer.moveNow();
    write([](int second) { return second >= 8000; }); // stays in the recent tier
    writer.append(batches::batch(
        "bus", 2,
        {batches::reading(odd, Start, 1.0), batches::reading(odd, Start + 1, 100.0, core::Quality::Stale),
         batches::reading(odd, Start + 2, {}, core::Quality::Bad),
         batches::reading(odd, Start + 3, 100.0, core::Quality::Unknown),
         batches::reading(odd, Start + 4, 3.0, core::Quality::Estimated),
         batches::reading(odd, Start + 5, 5.0, core::Quality::Substituted),
         batches::reading(odd, Start + 6, std::numeric_limits<double>::infinity())}));
    writer.commitNow();
    writer.close();
    m_reader = HistorianReader::open(m_path).value();
}

void HistorianReaderTest::readsHalfOpenRanges()
{
    QList<qint64> times;
    const auto calls =
        m_reader->forEach(1, core::fromMicros(Start + 7998 * Second), core::fromMicros(Start + 8003 * Second),
                          [&times](const historian::StoredReading &row) {
                              times.append((row.measuredAtUs - Start) / Second);
                              return true;
                          });
    QCOMPARE(calls.value(), 5);
    QCOMPARE(times, (QList<qint64>{7998, 7999, 8000, 8001, 8002})); // across the tiers, without the end
}

void HistorianReaderTest::stopsWhenTold()
{
    int seen = 0;
    const auto calls = m_reader->forEach(1, core::fromMicros(0), core::fromMicros(Start * 2),
                                         [&seen](const historian::StoredReading &) { return ++seen < 3; });
    QCOMPARE(calls.value(), 3);
    QCOMPARE(seen, 3);
}

void HistorianReaderTest::bucketsAgreeWithTheRows_data()
{
    QTest::addColumn<qint64>("from"); // seconds after the start
    QTest::addColumn<qint64>("to");
    QTest::addColumn<int>("count");
    QTest::addRow("raw, one a second") << 100LL << 200LL << 100;
    QTest::addRow("raw, odd width") << 11LL << 3011LL << 7;
    QTest::addRow("raw, across the tiers") << 7900LL << 8200LL << 10;
    QTest::addRow("raw, more buckets than rows") << 10LL << 20LL << 1000;
    QTest::addRow("roll-ups, whole hours") << 0LL << 10800LL << 3;
    QTest::addRow("roll-ups, ten minutes") << 0LL << 10800LL << 18;
    QTest::addRow("roll-ups, ends inside a minute") << 31LL << 7831LL << 1;
    QTest::addRow("roll-ups, across the tiers") << 6000LL << 10800LL << 4;
}

void HistorianReaderTest::bucketsAgreeWithTheRows()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QFETCH(int, count);
    const auto buckets = m_reader
                             ->buckets(1, core::fromMicros(Start + from * Second),
                                       core::fromMicros(Start + to * Second), count)
                             .value();
    QCOMPARE(buckets.size(), count);
    QCOMPARE(core::toMicros(buckets.first().from), Start + from * Second);
    QCOMPARE(core::toMicros(buckets.last().to), Start + to * Second);
    quint64 total = 0;
    for (qsizetype i = 0; i < buckets.size(); ++i) {
        const Bucket &bucket = buckets.at(i);
        if (i > 0)
            QCOMPARE(bucket.from, buckets.at(i - 1).to);
        quint64 expected = 0;
        double sum = 0;
        double least = 1e9;
        double most = -1e9;
        for (qint64 second = from; second < to; ++second) {
            const qint64 t = Start + second * Second;
            if (isHole(int(second)) || t < core::toMicros(bucket.from) || t >= core::toMicros(bucket.to))
                continue;
            ++expected;
            sum += valueAt(int(second));
            least = std::min(least, valueAt(int(second)));
            most = std::max(most, valueAt(int(second)));
        }
        QCOMPARE(bucket.count, expected);
        total += expected;
        if (expected == 0)
            continue;
        QCOMPARE(bucket.min, least);
        QCOMPARE(bucket.max, most);
        QCOMPARE(bucket.mean, sum / double(expected));
    }
    QVERIFY(total > 0);
}

void HistorianReaderTest::leavesEmptyBucketsEmpty()
{
    const auto buckets =
        m_reader
            ->buckets(1, core::fromMicros(Start + 3990 * Second), core::fromMicros(Start + 4610 * Second), 62)
            .value();
    QCOMPARE(buckets.at(0).count, 10);
    for (int i = 1; i <= 60; ++i)
        QCOMPARE(buckets.at(i).count, 0);
    QCOMPARE(buckets.at(61).count, 10);
}

void HistorianReaderTest::leavesUnusableValuesOut()
{
    const auto bucket =
        m_reader->buckets(2, core::fromMicros(Start), core::fromMicros(Start + Second), 1).value().first();
    QCOMPARE(bucket.count, 3);
    QCOMPARE(bucket.mean, 3.0);
    QCOMPARE(bucket.max, 5.0);
}

void HistorianReaderTest::needsASensibleRange()
{
    QVERIFY(m_reader->buckets(1, core::fromMicros(Start), core::fromMicros(Start), 10).value().isEmpty());
    QVERIFY(m_reader->buckets(1, core::fromMicros(Start), core::fromMicros(Start + 1), 0).value().isEmpty());
    QCOMPARE(m_reader->forEach(77, core::fromMicros(0), core::fromMicros(Start * 2), {}).value(), 0);
}

void HistorianReaderTest::staysRightWhileTheTablesGrow_data()
{
    QTest::addColumn<bool>("shared"); ///< the writer's index
    QTest::addColumn<int>("asked");   ///< series of each round: few are looked up, many read in order
    QTest::newRow("many, the writer's index") << true << 20;
    QTest::newRow("many, its own index") << false << 20;
    QTest::newRow("few") << true << 1;
}

/// One reader for all of it: rows come, are moved, and the tables take turns between its questions.
void HistorianReaderTest::staysRightWhileTheTablesGrow()
{
    QFETCH(bool, shared);
    QFETCH(int, asked);
    constexpr int Many = 20;
    const QString path = m_dir.filePath(u"grows-%1-%2.db"_s.arg(shared).arg(asked));
    auto series = std::make_shared<core::SeriesTable>();
    const auto index = std::make_shared<historian::RecentIndex>();
    QList<core::SeriesId> ids;
    for (int i = 0; i < Many; ++i)
        ids.append(series->intern(batches::series(i + 1)));
    HistorianWriter writer(path, series, std::make_shared<core::SystemClock>(), {}, index);
    writer.open();
    const auto reader = HistorianReader::open(path, shared ? index : nullptr).value();
    QHash<int, QMap<qint64, double>> expected;
    for (int round = 0; round < 12; ++round) {
        QList<core::Reading> readings;
        for (int i = 0; i < 10 * Many; ++i) {
            const qint64 t = Start + (round * 1000 + i) * Second;
            readings.append(batches::reading(ids[i % Many], t, valueAt(i + round)));
            expected[i % Many].insert(t, valueAt(i + round));
        }
        writer.append(batches::batch("bus", quint64(round + 1), readings));
        writer.commitNow();
        if (round % 4 == 2)
            writer.moveNow();
        for (int i = 0; i < asked; ++i) {
            const int which = (i + round) % Many;
            QMap<qint64, double> found;
            const auto calls =
                reader->forEach(qint64(ids[which]), core::fromMicros(0), core::fromMicros(2 * Start),
                                [&found](const historian::StoredReading &row) {
                                    found.insert(row.measuredAtUs, row.value.value_or(-1));
                                    return true;
                                });
            QVERIFY(calls);
            QCOMPARE(found, expected[which]);
            QCOMPARE(qsizetype(*calls), found.size());
        }
    }
    writer.close();
}

QTEST_GUILESS_MAIN(HistorianReaderTest)
#include "tst_historianreader.moc"

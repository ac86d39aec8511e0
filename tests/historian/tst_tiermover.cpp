// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches.h"
#include "batchwriter.h"
#include "historian/database.h"
#include "historian/historianreader.h"
#include "historian/migrations.h"
#include "tiermover.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using historian::HistorianReader;
using historian::ReadingKey;

namespace {

constexpr int SeriesCount = 5;

struct Stored
{
    qint64 received = 0;
    std::optional<double> value;
    int quality = 0;
    friend bool operator==(const Stored &, const Stored &) = default;
};
/// What must be seen: each key once, whichever tier holds it.
using Model = std::map<ReadingKey, Stored>;

/// The writer's parts without its timers, so that a test decides what comes next, and a plain model beside
/// them.
class Store
{
public:
    explicit Store(QString path, int chunk, size_t mostWaiting = 1000)
        : m_path(std::move(path)), m_chunk(chunk), m_mostWaiting(mostWaiting)
    {
        open();
        for (int i = 0; i < SeriesCount; ++i) // so that the numbers in the database are known
            commit({batches::reading(id(i), -1000 - i, 7.0)});
    }

    /// Forgets everything in memory, as a killed process does between two transactions, and takes the file up
    /// again.
    void reopen()
    {
        m_mover.reset();
        m_batches.reset();
        m_database.reset();
        m_index = std::make_shared<historian::RecentIndex>(); // not filled: readers of another process
        open();
    }

    void commit(const QList<core::Reading> &readings)
    {
        const QList<core::BatchPtr> group{batches::batch("bus", ++m_sequence, readings)};
        check(m_database->begin());
        check(m_batches->write(group, core::fromMicros(0)));
        m_batches->indexRows();
        check(m_database->commit());
        m_batches->committed();
        for (const core::Reading &reading : readings) {
            const ReadingKey key{qint64(m_numbers.value(reading.series)), core::toMicros(reading.measuredAt),
                                 core::readingTie(reading)};
            model.try_emplace(
                key, Stored{core::toMicros(reading.receivedAt) - key.t, reading.value, int(reading.quality)});
            const auto [newest, isFirst] = latest.try_emplace(key.series, reading);
            if (!isFirst && reading.measuredAt >= newest->second.measuredAt)
                newest->second = reading;
        }
    }
    void commitFailing(const QList<core::Reading> &readings)
    {
        check(m_database->begin());
        check(m_batches->write({batches::batch("bus", m_sequence + 1, readings)}, core::fromMicros(0)));
        m_batches->indexRows();
        m_database->rollback();
        m_batches->rolledBack();
    }
    void startMove() { check(m_mover->start()); }
    void step() { check(m_mover->step()); }
    bool isMoving() const { return m_mover->isMoving(); }

    core::SeriesId id(int number)
    {
        const core::SeriesId id = m_series.intern(batches::series(number));
        if (!m_numbers.contains(id))
            m_numbers.insert(id, m_numbers.size() + 1);
        return id;
    }
    std::shared_ptr<const historian::RecentIndex> index() const { return m_index; }

    Model model;
    std::map<qint64, core::Reading> latest; ///< by series

private:
    void check(const core::Result<void> &done)
    {
        if (!done)
            qFatal("%s", qPrintable(done.error().toString()));
    }
    void open()
    {
        auto database = historian::Database::open(m_path, {});
        if (!database)
            qFatal("%s", qPrintable(database.error().toString()));
        m_database = std::move(*database);
        if (const auto migrated = historian::migrate(*m_database); !migrated)
            qFatal("%s", qPrintable(migrated.error().toString()));
        m_batches = std::make_unique<historian::BatchWriter>(*m_database, m_series, *m_index,
                                                             historian::WriterOptions());
        m_mover =
            std::make_unique<historian::TierMover>(*m_database, *m_batches, *m_index, m_chunk, m_mostWaiting);
        const auto tier = historian::readTier(*m_database).value();
        for (const auto table : {historian::RecentTable::A, historian::RecentTable::B}) {
            if (tier.lastRow[historian::place(table)] == 0)
                m_index->restart(table, tier.generation[historian::place(table)]);
        }
        check(m_batches->prepare(tier));
        check(m_mover->prepare(tier));
    }

    QString m_path;
    int m_chunk;
    size_t m_mostWaiting;
    core::SeriesTable m_series;
    QHash<core::SeriesId, qsizetype> m_numbers; ///< in the database: order of first use
    quint64 m_sequence = 0;
    std::shared_ptr<historian::RecentIndex> m_index = std::make_shared<historian::RecentIndex>();
    std::unique_ptr<historian::Database> m_database;
    std::unique_ptr<historian::BatchWriter> m_batches;
    std::unique_ptr<historian::TierMover> m_mover;
};

/// The view `readings` as any SQL tool sees it; a row that comes twice is reported.
Model readView(const QString &path, QString *trouble)
{
    Model rows;
    sqlite3 *db = nullptr;
    sqlite3_open_v2(path.toUtf8().constData(), &db, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_stmt *query = nullptr;
    sqlite3_prepare_v2(db, "SELECT series, t, tie, received, value, quality FROM readings", -1, &query,
                       nullptr);
    while (sqlite3_step(query) == SQLITE_ROW) {
        const ReadingKey key{sqlite3_column_int64(query, 0), sqlite3_column_int64(query, 1),
                             sqlite3_column_int64(query, 2)};
        Stored stored{sqlite3_column_int64(query, 3), {}, sqlite3_column_int(query, 5)};
        if (sqlite3_column_type(query, 4) != SQLITE_NULL)
            stored.value = sqlite3_column_double(query, 4);
        if (!rows.emplace(key, stored).second)
            *trouble += u"view: series %1 at %2 twice; "_s.arg(key.series).arg(key.t);
    }
    if (sqlite3_finalize(query) != SQLITE_OK)
        *trouble += QString::fromUtf8(sqlite3_errmsg(db));
    sqlite3_close(db);
    return rows;
}

/// Everything a reader finds. The tie is recomputed, which also proves value and quality.
Model readAll(HistorianReader &reader, QString *trouble, const std::function<void()> &between = {})
{
    Model rows;
    for (qint64 series = 1; series <= SeriesCount; ++series) {
        ReadingKey last;
        const auto done = reader.forEach(
            series, core::fromMicros(-1'000'000'000'000), core::fromMicros(1'000'000'000'000),
            [&](const historian::StoredReading &row) {
                core::Reading reading;
                reading.value = row.value;
                reading.quality = row.quality;
                const ReadingKey key{series, row.measuredAtUs, core::readingTie(reading)};
                if (key <= last)
                    *trouble += u"reader: out of order or twice at %1; "_s.arg(key.t);
                last = key;
                rows.emplace(key, Stored{row.receivedAtUs - row.measuredAtUs, row.value, int(row.quality)});
                if (between)
                    between();
                return true;
            });
        if (!done)
            *trouble += done.error().toString();
    }
    return rows;
}

QString difference(const Model &seen, const Model &expected)
{
    QString words;
    for (const auto &[key, stored] : expected) {
        const auto it = seen.find(key);
        if (it == seen.end())
            words += u"series %1 at %2 is missing; "_s.arg(key.series).arg(key.t);
        else if (it->second != stored)
            words += u"series %1 at %2 differs; "_s.arg(key.series).arg(key.t);
    }
    for (const auto &[key, stored] : seen) {
        if (!expected.contains(key))
            words += u"series %1 at %2 is too much; "_s.arg(key.series).arg(key.t);
    }
    return words.left(400);
}

QString difference(HistorianReader &reader, const std::map<qint64, core::Reading> &expected)
{
    const auto seen = reader.latest();
    if (!seen)
        return seen.error().toString();
    QString words;
    if (seen->size() != qsizetype(expected.size()))
        words += u"%1 newest rows; "_s.arg(seen->size());
    for (const historian::LatestReading &row : *seen) {
        const auto it = expected.find(row.series);
        if (it == expected.end() || row.reading.measuredAtUs != core::toMicros(it->second.measuredAt) ||
            row.reading.receivedAtUs != core::toMicros(it->second.receivedAt) ||
            row.reading.value != it->second.value || row.reading.quality != it->second.quality)
            words += u"series %1 has another newest row; "_s.arg(row.series);
    }
    return words;
}

} // namespace

/// At every step of a move each row is seen exactly once, whoever reads, whatever was interrupted.
class TierMoverTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsEachRowOnceAtEveryStep();
    void keepsASnapshotWhileRowsMove();
    void goesOnAfterAnInterruption_data();
    void goesOnAfterAnInterruption();
    void agreesWithThePlainModel_data();
    void agreesWithThePlainModel();

private:
    QString look(Store &store);
    core::Reading randomReading(Store &store);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QRandomGenerator m_random{1};
    qint64 m_now = 0;
};

void TierMoverTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"tiers.db"_s);
    m_now = 0;
}

/// Empty when the view, a reader with the index and one without it all see the model.
QString TierMoverTest::look(Store &store)
{
    QString trouble;
    const QString view = difference(readView(m_path, &trouble), store.model);
    auto with = HistorianReader::open(m_path, store.index()).value();
    auto without = HistorianReader::open(m_path).value();
    const QString indexed = difference(readAll(*with, &trouble), store.model);
    const QString scanned = difference(readAll(*without, &trouble), store.model);
    trouble += difference(*without, store.latest);
    if (!view.isEmpty())
        trouble += u" view: "_s + view;
    if (!indexed.isEmpty())
        trouble += u" with index: "_s + indexed;
    if (!scanned.isEmpty())
        trouble += u" without index: "_s + scanned;
    return trouble;
}

core::Reading TierMoverTest::randomReading(Store &store)
{
    const core::SeriesId id = store.id(m_random.bounded(SeriesCount));
    qint64 t = m_now += m_random.bounded(3) * 500'000; // sometimes the same instant again
    if (m_random.bounded(5) == 0)
        t = m_random.bounded(-50, 200) * 500'000LL; // late, repeated, or before 1970
    const auto quality = static_cast<core::Quality>(m_random.bounded(7));
    const bool empty = quality == core::Quality::NoAnswer || quality == core::Quality::Bad;
    // The received delay belongs to the reading, so that a repeated import repeats it.
    return batches::reading(id, t, empty ? std::nullopt : std::optional<double>(m_random.bounded(4) - 1.5),
                            quality, 100);
}

void TierMoverTest::showsEachRowOnceAtEveryStep()
{
    Store store(m_path, 4);
    int steps = 0;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 12; ++i)
            store.commit({randomReading(store), randomReading(store)});
        QCOMPARE(look(store), QString());
        store.startMove();
        QCOMPARE(look(store), QString());
        while (store.isMoving()) {
            store.step();
            ++steps;
            QCOMPARE(look(store), QString());
            store.commit({randomReading(store)}); // appends go on meanwhile
            QCOMPARE(look(store), QString());
        }
    }
    QVERIFY2(steps > 20, qPrintable(QString::number(steps)));
}

void TierMoverTest::keepsASnapshotWhileRowsMove()
{
    Store store(m_path, 3);
    for (int i = 0; i < 20; ++i)
        store.commit({randomReading(store), randomReading(store)});
    store.startMove();
    store.step();
    store.step();
    const Model before = store.model;
    auto reader = HistorianReader::open(m_path, store.index()).value();
    // One series' rows are read while everything is moved, emptied and appended to.
    Model seen;
    const qint64 series = 1;
    bool moved = false;
    QVERIFY(reader
                ->forEach(series, core::fromMicros(-1'000'000'000'000), core::fromMicros(1'000'000'000'000),
                          [&](const historian::StoredReading &row) {
                              while (!moved && store.isMoving())
                                  store.step();
                              if (!moved)
                                  store.commit({randomReading(store), randomReading(store)});
                              moved = true;
                              core::Reading reading;
                              reading.value = row.value;
                              reading.quality = row.quality;
                              seen.emplace(
                                  ReadingKey{series, row.measuredAtUs, core::readingTie(reading)},
                                  Stored{row.receivedAtUs - row.measuredAtUs, row.value, int(row.quality)});
                              return true;
                          })
                .ok());
    QVERIFY(moved);
    Model expected = before;
    std::erase_if(expected, [](const auto &row) { return row.first.series != series; });
    QVERIFY(expected.size() > 3);
    QCOMPARE(difference(seen, expected), QString());
    QCOMPARE(look(store), QString());
}

void TierMoverTest::goesOnAfterAnInterruption_data()
{
    QTest::addColumn<int>("steps");
    for (int steps = 0; steps <= 16; ++steps)
        QTest::addRow("after %d steps", steps) << steps;
}

void TierMoverTest::goesOnAfterAnInterruption()
{
    QFETCH(int, steps);
    Store store(m_path, 5, 20);
    for (int i = 0; i < 20; ++i)
        store.commit({randomReading(store), randomReading(store)});
    store.startMove();
    for (int i = 0; i < steps && store.isMoving(); ++i)
        store.step();
    const bool unfinished = store.isMoving();
    store.reopen();
    QCOMPARE(store.isMoving(), unfinished);
    QCOMPARE(look(store), QString());
    store.commit({randomReading(store)});
    while (store.isMoving()) {
        store.step();
        QCOMPARE(look(store), QString());
    }
    store.startMove();
    while (store.isMoving())
        store.step();
    QCOMPARE(look(store), QString());
}

void TierMoverTest::agreesWithThePlainModel_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TierMoverTest::agreesWithThePlainModel()
{
    QFETCH(quint32, seed);
    m_random.seed(seed);
    const int chunk = m_random.bounded(1, 9);
    Store store(m_path, chunk, seed % 2 == 0 ? 1000 : 6); // in several passes
    QList<core::Reading> earlier;
    for (int action = 0; action < 150; ++action) {
        const int dice = m_random.bounded(100);
        if (dice < 40) {
            QList<core::Reading> readings;
            for (int i = m_random.bounded(1, 6); i > 0; --i)
                readings.append(randomReading(store));
            earlier += readings;
            store.commit(readings);
        } else if (dice < 50 && !earlier.isEmpty()) {
            const qsizetype from = m_random.bounded(int(earlier.size()));
            store.commit(earlier.mid(from, 4)); // the same import again
        } else if (dice < 55) {
            store.commitFailing({randomReading(store), randomReading(store)});
        } else if (dice < 65) {
            store.startMove();
        } else if (dice < 95) {
            store.step();
        } else {
            store.reopen();
        }
        if (action % 5 == 0)
            QCOMPARE(look(store), QString());
    }
    while (store.isMoving())
        store.step();
    QCOMPARE(look(store), QString());

    // The roll-ups agree with the rows, late ones included: two spans of whole hours around everything.
    auto reader = HistorianReader::open(m_path).value();
    for (qint64 series = 1; series <= SeriesCount; ++series) {
        const auto buckets =
            reader->buckets(series, core::fromMicros(-3'600'000'000), core::fromMicros(3'600'000'000), 2)
                .value();
        for (const historian::Bucket &bucket : buckets) {
            quint64 count = 0;
            double sum = 0;
            for (const auto &[key, stored] : store.model) {
                const auto quality = static_cast<core::Quality>(stored.quality);
                if (key.series == series && key.t >= core::toMicros(bucket.from) &&
                    key.t < core::toMicros(bucket.to) && stored.value &&
                    (quality == core::Quality::Good || quality == core::Quality::Substituted ||
                     quality == core::Quality::Estimated)) {
                    ++count;
                    sum += *stored.value;
                }
            }
            QCOMPARE(bucket.count, count);
            if (count)
                QCOMPARE(bucket.mean, sum / double(count));
        }
    }
}

QTEST_GUILESS_MAIN(TierMoverTest)
#include "tst_tiermover.moc"

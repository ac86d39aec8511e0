// SPDX-License-Identifier: GPL-3.0-or-later
#include "historian/historianreader.h"

#include "historian/migrations.h"
#include "readersession.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace historian {

namespace {

constexpr qint64 RollupFromUs = 10 * MinuteUs; // buckets at least this wide are made from the roll-ups

ReadingRow rowAt(const Statement &query, qint64 series)
{
    ReadingRow row;
    row.key = {series, query.integer(0), query.integer(1)};
    row.received = query.integer(2);
    row.hasValue = !query.isNull(3);
    row.value = query.real(3);
    row.quality = static_cast<int>(query.integer(4));
    return row;
}

qint64 floorMinute(qint64 t) { return t >= 0 ? t / MinuteUs : -((-t + MinuteUs - 1) / MinuteUs); }

/// Equal stretches of a time span; boundaries are exact to the microsecond.
class BucketRow
{
public:
    BucketRow(qint64 from, qint64 to, int count) : m_from(from), m_span(to - from), m_buckets(count)
    {
        for (int i = 0; i < count; ++i)
            m_buckets[i] = {core::fromMicros(edge(i)), core::fromMicros(edge(i + 1)), 0, 0, 0, 0};
    }

    void add(qint64 t, quint64 count, double min, double max, double sum)
    {
        Bucket &bucket = m_buckets[placeOf(t)];
        bucket.min = bucket.count ? std::min(bucket.min, min) : min;
        bucket.max = bucket.count ? std::max(bucket.max, max) : max;
        bucket.mean += sum; // the sum until finish()
        bucket.count += count;
    }

    QList<Bucket> finish()
    {
        for (Bucket &bucket : m_buckets) {
            if (bucket.count)
                bucket.mean /= static_cast<double>(bucket.count);
        }
        return std::move(m_buckets);
    }

private:
    qint64 edge(qsizetype i) const
    {
        return m_from + static_cast<qint64>(static_cast<long double>(m_span) * i / m_buckets.size());
    }
    qsizetype placeOf(qint64 t) const
    {
        const auto guess =
            static_cast<qsizetype>(static_cast<long double>(t - m_from) * m_buckets.size() / m_span);
        qsizetype i = std::clamp<qsizetype>(guess, 0, m_buckets.size() - 1);
        while (i > 0 && t < edge(i))
            --i;
        while (i + 1 < m_buckets.size() && t >= edge(i + 1))
            ++i;
        return i;
    }

    qint64 m_from;
    qint64 m_span;
    QList<Bucket> m_buckets;
};

} // namespace

core::Result<void> HistorianReader::Session::prepare()
{
    sqlite3 *db = database->handle();
    m_range = Statement(
        db, "SELECT t, tie, received, value, quality FROM reading WHERE series = ? AND t >= ? AND t < ?"
            " ORDER BY t, tie");
    m_exists = Statement(db, "SELECT 1 FROM reading WHERE series = ? AND t = ? AND tie = ?");
    m_rollups = Statement(
        db, "SELECT minute, count, min, max, sum FROM rollup_minute WHERE series = ? AND minute >= ?"
            " AND minute < ?");
    bool ok = m_range.isValid() && m_exists.isValid() && m_rollups.isValid();
    for (const RecentTable table : {RecentTable::A, RecentTable::B}) {
        const QByteArray name = tableName(table);
        m_recentRow[place(table)] = Statement(
            db, ("SELECT t, tie, received, value, quality FROM " + name + " WHERE id = ?").constData());
        m_recentSeries[place(table)] =
            Statement(db, ("SELECT series FROM " + name + " WHERE id > ? ORDER BY id").constData());
        m_recentScan[place(table)] =
            Statement(db, ("SELECT id FROM " + name + " WHERE series = ?").constData());
        ok = ok && m_recentRow[place(table)].isValid() && m_recentSeries[place(table)].isValid() &&
             m_recentScan[place(table)].isValid();
    }
    if (!ok)
        return database->error("preparing");
    return {};
}

core::Result<void> HistorianReader::Session::catchUp(RecentTable table, const TierState &tier)
{
    const qint64 generation = tier.generation[place(table)];
    const qint64 known = m_own.covered(table, generation);
    if (known == 0)
        m_own.restart(table, generation);
    if (known >= tier.lastRow[place(table)])
        return {};
    Statement &query = m_recentSeries[place(table)];
    query.bind(1, known);
    std::vector<quint32> series;
    while (query.step())
        series.push_back(static_cast<quint32>(query.integer(0)));
    query.reset();
    if (query.failed())
        return database->error("reading recent rows");
    if (known + static_cast<qint64>(series.size()) == tier.lastRow[place(table)])
        m_own.append(table, generation, known + 1, series);
    return {};
}

core::Result<std::vector<qint64>> HistorianReader::Session::recentIds(RecentTable table,
                                                                      const TierState &tier, qint64 series)
{
    const qint64 generation = tier.generation[place(table)];
    const qint64 last = tier.lastRow[place(table)];
    if (last == 0)
        return std::vector<qint64>();
    if (shared) {
        if (auto ids = shared->rows(table, generation, last, static_cast<quint32>(series)))
            return std::move(*ids);
    }
    if (const auto caughtUp = catchUp(table, tier); !caughtUp)
        return caughtUp.error();
    if (auto ids = m_own.rows(table, generation, last, static_cast<quint32>(series)))
        return std::move(*ids);
    std::vector<qint64> ids;
    Statement &scan = m_recentScan[place(table)];
    scan.bind(1, series);
    while (scan.step())
        ids.push_back(scan.integer(0));
    scan.reset();
    if (scan.failed())
        return database->error("reading recent rows");
    return ids;
}

core::Result<std::vector<ReadingRow>> HistorianReader::Session::recentRows(qint64 series, qint64 from,
                                                                           qint64 to)
{
    const auto tier = readTier(*database);
    if (!tier)
        return tier.error();
    std::vector<ReadingRow> rows;
    for (const RecentTable table : {RecentTable::A, RecentTable::B}) {
        const auto ids = recentIds(table, *tier, series);
        if (!ids)
            return ids.error();
        Statement &query = m_recentRow[place(table)];
        for (const qint64 id : *ids) {
            query.bind(1, id);
            if (query.step()) {
                const ReadingRow row = rowAt(query, series);
                const bool moved = table != tier->active && row.key <= tier->mark;
                if (!moved && row.key.t >= from && row.key.t < to)
                    rows.push_back(row);
            }
            query.reset();
            if (query.failed())
                return database->error("reading recent rows");
        }
    }
    std::sort(rows.begin(), rows.end(), [](const ReadingRow &a, const ReadingRow &b) {
        return a.key != b.key ? a.key < b.key : a.received < b.received;
    });
    rows.erase(std::unique(rows.begin(), rows.end(),
                           [](const ReadingRow &a, const ReadingRow &b) { return a.key == b.key; }),
               rows.end());
    std::erase_if(rows, [this](const ReadingRow &row) { return isClustered(row.key); });
    return rows;
}

bool HistorianReader::Session::isClustered(const ReadingKey &key)
{
    m_exists.bind(1, key.series);
    m_exists.bind(2, key.t);
    m_exists.bind(3, key.tie);
    const bool found = m_exists.step();
    m_exists.reset();
    return found;
}

core::Result<void> HistorianReader::Session::walk(qint64 series, qint64 from, qint64 to,
                                                  const std::function<bool(const ReadingRow &)> &row)
{
    const auto recent = recentRows(series, from, to);
    if (!recent)
        return recent.error();
    auto next = recent->cbegin();
    m_range.bind(1, series);
    m_range.bind(2, from);
    m_range.bind(3, to);
    bool more = true;
    while (more && m_range.step()) {
        const ReadingRow clustered = rowAt(m_range, series);
        for (; more && next != recent->cend() && next->key < clustered.key; ++next)
            more = row(*next);
        more = more && row(clustered);
    }
    const bool failed = m_range.failed();
    m_range.reset();
    if (failed)
        return database->error("reading readings");
    for (; more && next != recent->cend(); ++next)
        more = row(*next);
    return {};
}

core::Result<void>
HistorianReader::Session::eachRollup(qint64 series, qint64 fromMinute, qint64 toMinute,
                                     const std::function<void(qint64, const Bucket &)> &row)
{
    m_rollups.bind(1, series);
    m_rollups.bind(2, fromMinute);
    m_rollups.bind(3, toMinute);
    while (m_rollups.step()) {
        Bucket minute;
        minute.count = static_cast<quint64>(m_rollups.integer(1));
        minute.min = m_rollups.real(2);
        minute.max = m_rollups.real(3);
        minute.mean = m_rollups.real(4); // the sum
        row(m_rollups.integer(0), minute);
    }
    m_rollups.reset();
    if (m_rollups.failed())
        return database->error("reading roll-ups");
    return {};
}

HistorianReader::HistorianReader(std::unique_ptr<Session> session) : m_session(std::move(session)) {}

HistorianReader::~HistorianReader() = default;

core::Result<std::unique_ptr<HistorianReader>> HistorianReader::open(const QString &path,
                                                                     std::shared_ptr<const RecentIndex> index)
{
    Database::Settings settings;
    settings.access = Database::Access::ReadOnly;
    auto database = Database::open(path, settings);
    if (!database)
        return database.error();
    auto session = std::make_unique<Session>();
    session->database = std::move(*database);
    session->shared = std::move(index);
    if (const auto version = readableVersion(*session->database); !version)
        return version.error();
    if (const auto ready = session->prepare(); !ready)
        return ready.error();
    return std::unique_ptr<HistorianReader>(new HistorianReader(std::move(session)));
}

core::Result<quint64> HistorianReader::forEach(qint64 series, core::UtcTime from, core::UtcTime to,
                                               const std::function<bool(const StoredReading &)> &row)
{
    return m_session->inSnapshot([&]() -> core::Result<quint64> {
        quint64 calls = 0;
        const auto walked =
            m_session->walk(series, core::toMicros(from), core::toMicros(to), [&](const ReadingRow &stored) {
                ++calls;
                StoredReading reading;
                reading.measuredAtUs = stored.key.t;
                reading.receivedAtUs = stored.key.t + stored.received;
                if (stored.hasValue)
                    reading.value = stored.value;
                reading.quality = static_cast<core::Quality>(stored.quality);
                return row(reading);
            });
        if (!walked)
            return walked.error();
        return calls;
    });
}

core::Result<QList<Bucket>> HistorianReader::buckets(qint64 series, core::UtcTime from, core::UtcTime to,
                                                     int count)
{
    const qint64 first = core::toMicros(from);
    const qint64 end = core::toMicros(to);
    if (count < 1 || end <= first)
        return QList<Bucket>();
    return m_session->inSnapshot([&]() -> core::Result<QList<Bucket>> {
        BucketRow row(first, end, count);
        const auto addRow = [&row](const ReadingRow &stored) {
            if (isUsable(stored))
                row.add(stored.key.t, 1, stored.value, stored.value, stored.value);
            return true;
        };
        const qint64 fromMinute = floorMinute(first + MinuteUs - 1);
        const qint64 toMinute = floorMinute(end);
        if ((end - first) / count < RollupFromUs || fromMinute >= toMinute) {
            if (const auto walked = m_session->walk(series, first, end, addRow); !walked)
                return walked.error();
            return row.finish();
        }
        // The ends of the span that are no whole minutes, the whole minutes between, and what is not moved
        // yet.
        auto done = m_session->walk(series, first, fromMinute * MinuteUs, addRow);
        if (done)
            done = m_session->walk(series, toMinute * MinuteUs, end, addRow);
        if (done)
            done = m_session->eachRollup(
                series, fromMinute, toMinute, [&row](qint64 minute, const Bucket &sums) {
                    row.add(minute * MinuteUs, sums.count, sums.min, sums.max, sums.mean);
                });
        if (!done)
            return done.error();
        const auto recent = m_session->recentRows(series, fromMinute * MinuteUs, toMinute * MinuteUs);
        if (!recent)
            return recent.error();
        for (const ReadingRow &stored : *recent)
            addRow(stored);
        return row.finish();
    });
}

} // namespace historian

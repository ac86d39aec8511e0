// SPDX-License-Identifier: GPL-3.0-or-later
#include "historian/historianreader.h"

#include "historian/migrations.h"
#include "readersession.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace historian {

namespace {

constexpr qint64 RowsForOne = 8;  // are read in order while one is looked up
constexpr qint64 RollupFrom = 10; // buckets of at least so many units are made from that unit's roll-ups

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

qint64 floorTo(qint64 t, qint64 unit) { return t >= 0 ? t / unit : -((-t + unit - 1) / unit); }

/// Equal stretches of a time span; boundaries are exact to the microsecond.
class BucketRow
{
public:
    BucketRow(qint64 from, qint64 to, int count) : m_from(from), m_span(to - from), m_buckets(count)
    {
        for (int i = 0; i < count; ++i)
            m_buckets[i] = {core::fromMicros(edge(i)), core::fromMicros(edge(i + 1)), 0, 0, 0, 0, {}};
    }

    void add(qint64 t, quint64 count, double min, double max, double sum, core::Quality quality)
    {
        Bucket &bucket = m_buckets[placeOf(t)];
        bucket.min = bucket.count ? std::min(bucket.min, min) : min;
        bucket.max = bucket.count ? std::max(bucket.max, max) : max;
        bucket.mean += sum; // the sum until finish()
        bucket.count += count;
        if (doubtOf(quality) > doubtOf(bucket.worst))
            bucket.worst = quality;
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
    m_minutes = Statement(
        db, "SELECT minute, count, min, max, sum, doubt FROM rollup_minute WHERE series = ? AND minute >= ?"
            " AND minute < ?");
    m_hours = Statement(
        db, "SELECT hour, count, min, max, sum, doubt FROM rollup_hour WHERE series = ? AND hour >= ?"
            " AND hour < ?");
    m_filled = Statement(db, "SELECT ?1 < next OR ?1 > last FROM rollup_hour_fill");
    m_first = Statement(db, "SELECT min(t) FROM reading WHERE series = ?");
    m_tier = tierStatement(*database);
    bool ok = m_tier.isValid() && m_range.isValid() && m_exists.isValid() && m_minutes.isValid() &&
              m_hours.isValid() && m_filled.isValid() && m_first.isValid();
    for (const RecentTable table : {RecentTable::A, RecentTable::B}) {
        const QByteArray name = tableName(table);
        m_recentRow[place(table)] = Statement(
            db, ("SELECT t, tie, received, value, quality FROM " + name + " WHERE id = ?").constData());
        m_recentSeries[place(table)] =
            Statement(db, ("SELECT series FROM " + name + " WHERE id > ? ORDER BY id").constData());
        m_recentScan[place(table)] =
            Statement(db, ("SELECT id FROM " + name + " WHERE series = ?").constData());
        m_recentAll[place(table)] =
            Statement(db, ("SELECT t, tie, received, value, quality, series, id FROM " + name +
                           " WHERE id > ? ORDER BY id")
                              .constData());
        ok = ok && m_recentAll[place(table)].isValid() && m_recentRow[place(table)].isValid() &&
             m_recentSeries[place(table)].isValid() && m_recentScan[place(table)].isValid();
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

core::Result<const std::vector<ReadingRow> *>
HistorianReader::Session::hold(RecentTable table, const TierState &tier, qint64 asked)
{
    Held &held = m_held[place(table)];
    const qint64 generation = tier.generation[place(table)];
    const qint64 last = tier.lastRow[place(table)];
    if (held.generation != generation || held.lastRow != last) {
        // Another snapshot: whoever has not asked for much of the one before will not begin to.
        if (held.generation != generation || held.asked * RowsForOne < held.lastRow)
            held.rows = {};
        held.generation = generation;
        held.lastRow = last;
        held.asked = 0;
    }
    held.asked += asked;
    if (held.rows.empty() && held.asked * RowsForOne < last)
        return nullptr;
    if (static_cast<qint64>(held.rows.size()) == last)
        return &held.rows;
    Statement &query = m_recentAll[place(table)];
    query.bind(1, static_cast<qint64>(held.rows.size()));
    bool whole = true; // no rowid is left out
    while (whole && query.step()) {
        held.rows.push_back(rowAt(query, query.integer(5)));
        whole = query.integer(6) == static_cast<qint64>(held.rows.size());
    }
    const bool failed = query.failed();
    query.reset();
    if (failed)
        return database->error("reading recent rows");
    if (whole && static_cast<qint64>(held.rows.size()) == last)
        return &held.rows;
    held.rows = {};
    held.asked = std::numeric_limits<qint64>::min() / (2 * RowsForOne); // not of this snapshot
    return nullptr;
}

core::Result<std::vector<ReadingRow>> HistorianReader::Session::recentRows(qint64 series, qint64 from,
                                                                           qint64 to)
{
    const auto tier = readTier(*database, m_tier);
    if (!tier)
        return tier.error();
    std::vector<ReadingRow> rows;
    for (const RecentTable table : {RecentTable::A, RecentTable::B}) {
        const auto ids = recentIds(table, *tier, series);
        if (!ids)
            return ids.error();
        const auto add = [&](const ReadingRow &row) {
            const bool moved = table != tier->active && row.key <= tier->mark;
            if (!moved && row.key.t >= from && row.key.t < to)
                rows.push_back(row);
        };
        const auto held = hold(table, *tier, static_cast<qint64>(ids->size()));
        if (!held)
            return held.error();
        Statement &query = m_recentRow[place(table)];
        for (const qint64 id : *ids) {
            if (*held) {
                add((**held)[static_cast<size_t>(id - 1)]);
                continue;
            }
            query.bind(1, id);
            if (query.step())
                add(rowAt(query, series));
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
HistorianReader::Session::eachRollup(qint64 series, qint64 unit, qint64 from, qint64 to,
                                     const std::function<void(qint64, const Bucket &)> &row)
{
    Statement &rollups = unit == HourUs ? m_hours : m_minutes;
    rollups.bind(1, series);
    rollups.bind(2, from);
    rollups.bind(3, to);
    while (rollups.step()) {
        Bucket sums;
        sums.count = static_cast<quint64>(rollups.integer(1));
        sums.min = rollups.real(2);
        sums.max = rollups.real(3);
        sums.mean = rollups.real(4); // the sum
        sums.worst = qualityOf(rollups.integer(5));
        row(rollups.integer(0), sums);
    }
    rollups.reset();
    if (rollups.failed())
        return database->error("reading roll-ups");
    return {};
}

core::Result<bool> HistorianReader::Session::hasHours(qint64 series)
{
    m_filled.bind(1, series);
    const bool found = m_filled.step();
    const bool filled = found && m_filled.integer(0) != 0;
    m_filled.reset();
    if (!found)
        return database->error("reading how far the hours are summed up");
    return filled;
}

core::Result<std::optional<qint64>> HistorianReader::Session::first(qint64 series)
{
    std::optional<qint64> oldest;
    m_first.bind(1, series);
    const bool found = m_first.step();
    if (found && !m_first.isNull(0))
        oldest = m_first.integer(0);
    m_first.reset();
    if (!found)
        return database->error("reading readings");
    const auto recent =
        recentRows(series, std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max());
    if (!recent)
        return recent.error();
    if (!recent->empty() && (!oldest || recent->front().key.t < *oldest))
        oldest = recent->front().key.t;
    return oldest;
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
                row.add(stored.key.t, 1, stored.value, stored.value, stored.value,
                        static_cast<core::Quality>(stored.quality));
            return true;
        };
        const qint64 width = (end - first) / count;
        const auto fits = [&](qint64 unit) {
            const bool whole = (end - first) % count == 0 && width % unit == 0 && first % unit == 0;
            return whole || width >= RollupFrom * unit;
        };
        qint64 unit = fits(HourUs) ? HourUs : MinuteUs;
        if (unit == HourUs) {
            const auto there = m_session->hasHours(series);
            if (!there)
                return there.error();
            unit = *there ? HourUs : MinuteUs;
        }
        const qint64 fromUnit = floorTo(first + unit - 1, unit);
        const qint64 toUnit = floorTo(end, unit);
        if (!fits(unit) || fromUnit >= toUnit) {
            if (const auto walked = m_session->walk(series, first, end, addRow); !walked)
                return walked.error();
            return row.finish();
        }
        // The ends of the span that are no whole minutes (hours), what is whole between, and what is not
        // moved yet.
        auto done = m_session->walk(series, first, fromUnit * unit, addRow);
        if (done)
            done = m_session->walk(series, toUnit * unit, end, addRow);
        if (done)
            done =
                m_session->eachRollup(series, unit, fromUnit, toUnit, [&](qint64 number, const Bucket &sums) {
                    row.add(number * unit, sums.count, sums.min, sums.max, sums.mean, sums.worst);
                });
        if (!done)
            return done.error();
        const auto recent = m_session->recentRows(series, fromUnit * unit, toUnit * unit);
        if (!recent)
            return recent.error();
        for (const ReadingRow &stored : *recent)
            addRow(stored);
        return row.finish();
    });
}

core::Result<std::optional<core::UtcTime>> HistorianReader::first(qint64 series)
{
    return m_session->inSnapshot([&]() -> core::Result<std::optional<core::UtcTime>> {
        const auto oldest = m_session->first(series);
        if (!oldest)
            return oldest.error();
        return *oldest ? std::optional(core::fromMicros(**oldest)) : std::optional<core::UtcTime>();
    });
}

void HistorianReader::cancelWhen(const std::atomic<bool> &cancelled)
{
    constexpr int Steps = 5000; // of the database's machine: well under a millisecond
    sqlite3_progress_handler(
        m_session->database->handle(), Steps,
        [](void *flag) { return static_cast<const std::atomic<bool> *>(flag)->load() ? 1 : 0; },
        const_cast<std::atomic<bool> *>(&cancelled));
}

} // namespace historian

// SPDX-License-Identifier: GPL-3.0-or-later
#include "latestrows.h"

#include <QHash>

#include <algorithm>

namespace historian {

namespace {

/// So many rows may be missing in the table whatever the number of series; to read them takes 10 ms.
constexpr qint64 LeastRows = 20000;
/// And so many for each series that has to be written, which makes writing them cheap beside the rows.
constexpr qint64 RowsASeries = 10;

constexpr auto Key = "latest_up_to";

QString upTo(RecentTable table, qint64 generation, qint64 row)
{
    return QStringLiteral("%1:%2:%3").arg(place(table)).arg(generation).arg(row);
}

/// How many rows of the active recent table are in `latest`; none where nothing is said of this table: rather
/// look once too often.
core::Result<qint64> knownRows(Database &database, const TierState &tier)
{
    const size_t active = place(tier.active);
    Statement query(database.handle(), "SELECT value FROM meta WHERE key = ?");
    query.bind(1, QString::fromLatin1(Key));
    const QStringList words = query.step() ? query.text(0).split(u':') : QStringList();
    if (!query.isValid() || query.failed())
        return database.error("reading the newest rows");
    if (words.size() == 3 && words[0].toInt() == static_cast<int>(active) &&
        words[1].toLongLong() == tier.generation[active])
        return std::min(words[2].toLongLong(), tier.lastRow[active]);
    return 0;
}

ReadingRow rowAt(const Statement &query, int column)
{
    ReadingRow row;
    row.key = {query.integer(column), query.integer(column + 1), query.integer(column + 2)};
    row.received = query.integer(column + 3);
    row.hasValue = !query.isNull(column + 4);
    row.value = query.real(column + 4);
    row.quality = static_cast<int>(query.integer(column + 5));
    return row;
}

template <typename Row>
bool eachAfter(Database &database, RecentTable table, qint64 known, Row row)
{
    const QByteArray sql = QByteArray("SELECT series, t, tie, received, value, quality FROM ") +
                           tableName(table) + " WHERE id > ? ORDER BY id";
    Statement query(database.handle(), sql.constData());
    query.bind(1, known);
    while (query.step())
        row(rowAt(query, 0));
    return query.isValid() && !query.failed();
}

} // namespace

core::Result<void> LatestRows::prepare(const TierState &tier)
{
    sqlite3 *db = m_database.handle();
    m_upsert = Statement(db, "INSERT INTO latest VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (series) DO UPDATE SET"
                             " t = excluded.t, tie = excluded.tie, received = excluded.received,"
                             " value = excluded.value, quality = excluded.quality WHERE excluded.t >= t");
    m_upTo = Statement(db, "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2");
    if (!m_upsert.isValid() || !m_upTo.isValid())
        return m_database.error("preparing");
    const auto known = knownRows(m_database, tier);
    if (!known)
        return known.error();
    m_known = *known;
    m_recalled = false;
    return {};
}

bool LatestRows::recall(RecentTable active)
{
    if (m_recalled)
        return true;
    m_recalled = eachAfter(m_database, active, m_known, [this](const ReadingRow &row) { note(row); });
    return m_recalled;
}

bool LatestRows::isDue(qint64 lastRow) const
{
    return lastRow - m_known >= std::max(LeastRows, RowsASeries * static_cast<qint64>(m_touched.size()));
}

bool LatestRows::write(RecentTable active, qint64 generation, qint64 lastRow)
{
    // In key order: neighbours share pages.
    std::sort(m_touched.begin(), m_touched.end());
    for (const quint32 series : m_touched) {
        const ReadingRow &row = m_newest[series].row;
        m_upsert.bind(1, row.key.series);
        m_upsert.bind(2, row.key.t);
        m_upsert.bind(3, row.key.tie);
        m_upsert.bind(4, row.received);
        if (row.hasValue)
            m_upsert.bind(5, row.value);
        else
            m_upsert.bindNull(5);
        m_upsert.bind(6, qint64(row.quality));
        if (!m_upsert.run())
            return false;
    }
    m_upTo.bind(1, QString::fromLatin1(Key));
    m_upTo.bind(2, upTo(active, generation, lastRow));
    m_written = lastRow;
    return m_upTo.run();
}

void LatestRows::committed()
{
    if (m_written < 0)
        return;
    m_known = std::exchange(m_written, -1);
    for (const quint32 series : m_touched)
        m_newest[series].isTouched = false;
    m_touched.clear();
}

void LatestRows::rolledBack()
{
    m_written = -1;
    m_newest.clear();
    m_touched.clear();
    m_recalled = false;
}

core::Result<std::vector<ReadingRow>> readLatest(Database &database)
{
    const auto tier = readTier(database);
    if (!tier)
        return tier.error();
    const auto known = knownRows(database, *tier);
    if (!known)
        return known.error();
    std::vector<ReadingRow> latest;
    QHash<qint64, size_t> places; // many rows of the recent tier may not be in the table yet
    Statement query(database.handle(),
                    "SELECT series, t, tie, received, value, quality FROM latest ORDER BY series");
    while (query.step()) {
        latest.push_back(rowAt(query, 0));
        places.insert(latest.back().key.series, latest.size() - 1);
    }
    if (!query.isValid() || query.failed())
        return database.error("reading the newest rows");
    const bool done = eachAfter(database, tier->active, *known, [&](const ReadingRow &row) {
        const auto found = places.constFind(row.key.series);
        if (found == places.constEnd()) {
            places.insert(row.key.series, latest.size());
            latest.push_back(row);
        } else if (row.key.t >= latest[*found].key.t) {
            latest[*found] = row;
        }
    });
    if (!done)
        return database.error("reading the newest rows");
    std::sort(latest.begin(), latest.end(),
              [](const ReadingRow &a, const ReadingRow &b) { return a.key.series < b.key.series; });
    return latest;
}

} // namespace historian

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiermover.h"

#include "batchwriter.h"
#include "core/killpoint.h"

namespace historian {

namespace {

constexpr qint64 SliceRows = 20000; // read in one step; a few milliseconds

qint64 numberOf(qint64 t, qint64 unit) { return t >= 0 ? t / unit : -((-t + unit - 1) / unit); }

QByteArray rollup(const char *table, const char *unit)
{
    return QByteArray("INSERT INTO ") + table + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (series, " + unit +
           ") DO UPDATE SET count = count + excluded.count, min = min(min, excluded.min),"
           " max = max(max, excluded.max), sum = sum + excluded.sum, doubt = max(doubt, excluded.doubt)";
}

/// Earliest received first, so that of two copies of one reading the first one is kept.
bool keyOrder(const ReadingRow &a, const ReadingRow &b)
{
    return a.key != b.key ? a.key < b.key : a.received < b.received;
}

} // namespace

TierMover::TierMover(Database &database, BatchWriter &batches, RecentIndex &index, int chunk)
    : m_database(database), m_batches(batches), m_index(index), m_chunk(chunk)
{}

core::Result<void> TierMover::prepare(const TierState &tier)
{
    sqlite3 *db = m_database.handle();
    m_insert = Statement(db, "INSERT OR IGNORE INTO reading VALUES (?, ?, ?, ?, ?, ?)");
    m_minutes = Statement(db, rollup("rollup_minute", "minute").constData());
    m_hours = Statement(db, rollup("rollup_hour", "hour").constData());
    m_mark = Statement(db, "UPDATE tier SET mark_series = ?, mark_t = ?, mark_tie = ?");
    if (!m_insert.isValid() || !m_minutes.isValid() || !m_hours.isValid() || !m_mark.isValid())
        return m_database.error("preparing");
    m_tier = tier;
    m_loaded = 0;
    m_rows.clear();
    m_phase = tier.idleRows() > 0 ? Phase::Loading : Phase::Resting;
    return {};
}

core::Result<void> TierMover::start()
{
    if (m_phase != Phase::Resting || m_batches.rowsInTable() == 0)
        return {};
    if (auto begun = m_database.begin(); !begun)
        return begun;
    auto done =
        m_database.execute("UPDATE tier SET active = 1 - active, mark_series = -1, mark_t = 0, mark_tie = 0",
                           "swapping the recent tables");
    if (done)
        done = m_database.commit();
    if (!done) {
        m_database.rollback();
        return done;
    }
    m_tier.lastRow[place(m_tier.active)] = m_batches.rowsInTable();
    m_tier.active = m_tier.idle();
    m_tier.mark = {};
    m_batches.useTable(m_tier.active, m_tier.generation[place(m_tier.active)]);
    m_loaded = 0;
    m_phase = Phase::Loading;
    core::killPoint("move-swap");
    return {};
}

core::Result<void> TierMover::step()
{
    switch (m_phase) {
    case Phase::Resting:
        return {};
    case Phase::Loading:
        return loadSlice();
    case Phase::Inserting:
        return insertChunk();
    case Phase::Emptying:
        return empty();
    }
    return {};
}

core::Result<void> TierMover::loadSlice()
{
    // A short read of its own each time: one open SELECT through the whole move would keep the WAL from being
    // reset.
    const QByteArray sql = QByteArray("SELECT id, series, t, tie, received, value, quality FROM ") +
                           tableName(m_tier.idle()) + " WHERE id > ? ORDER BY id LIMIT ?";
    Statement query(m_database.handle(), sql.constData());
    query.bind(1, m_loaded);
    query.bind(2, SliceRows);
    bool any = false;
    while (query.step()) {
        any = true;
        m_loaded = query.integer(0);
        ReadingRow row;
        row.key = {query.integer(1), query.integer(2), query.integer(3)};
        if (row.key <= m_tier.mark)
            continue; // moved before the process died
        row.received = query.integer(4);
        row.hasValue = !query.isNull(5);
        row.value = query.real(5);
        row.quality = static_cast<int>(query.integer(6));
        m_rows[row.key.series].push_back(row);
    }
    if (!query.isValid() || query.failed())
        return m_database.error("reading recent rows");
    if (!any) {
        m_next = 0;
        m_phase = m_rows.empty() ? Phase::Emptying : Phase::Inserting;
    }
    return {};
}

core::Result<void> TierMover::insertChunk()
{
    if (auto begun = m_database.begin(); !begun)
        return begun;
    m_minute = {};
    m_hour = {};
    bool ok = true;
    int moved = 0;
    ReadingKey mark = m_tier.mark;
    // Rows are let go only after the commit, so that a failed one can be repeated.
    auto series = m_rows.begin();
    size_t next = m_next;
    while (ok && moved < m_chunk && series != m_rows.end()) {
        std::vector<ReadingRow> &rows = series->second;
        if (next == 0)
            std::sort(rows.begin(), rows.end(), keyOrder);
        // Equal keys stay in one transaction: the mark hides all of them.
        while (ok && next < rows.size() && (moved < m_chunk || rows[next].key == mark)) {
            ok = insertRow(rows[next]);
            mark = rows[next].key;
            ++moved;
            ++next;
        }
        if (next < rows.size())
            break;
        ++series;
        next = 0;
    }
    ok = ok && flush(m_minute, m_minutes) && flush(m_hour, m_hours);
    if (ok) { // binding would hide the error there was
        m_mark.bind(1, mark.series);
        m_mark.bind(2, mark.t);
        m_mark.bind(3, mark.tie);
        ok = m_mark.run();
    }
    if (!ok) {
        const core::Error error = m_database.error("moving rows");
        m_database.rollback();
        return error;
    }
    core::killPoint("move-insert");
    if (auto done = m_database.commit(); !done) {
        m_database.rollback();
        return done;
    }
    m_rows.erase(m_rows.begin(), series);
    m_next = next;
    m_tier.mark = mark;
    m_moved += static_cast<quint64>(moved);
    if (m_rows.empty()) {
        m_phase = Phase::Emptying;
        core::killPoint("move-last");
    }
    return {};
}

bool TierMover::insertRow(const ReadingRow &row)
{
    m_insert.bind(1, row.key.series);
    m_insert.bind(2, row.key.t);
    m_insert.bind(3, row.key.tie);
    m_insert.bind(4, row.received);
    if (row.hasValue)
        m_insert.bind(5, row.value);
    else
        m_insert.bindNull(5);
    m_insert.bind(6, qint64(row.quality));
    if (!m_insert.run())
        return false;
    // Only rows that were not there yet count, so a repeated import leaves the roll-ups alone.
    return sqlite3_changes(m_database.handle()) == 0 || countRow(row);
}

bool TierMover::countRow(const ReadingRow &row)
{
    if (!isUsable(row))
        return true;
    return count(m_minute, m_minutes, row, numberOf(row.key.t, MinuteUs)) &&
           count(m_hour, m_hours, row, numberOf(row.key.t, HourUs));
}

bool TierMover::count(Sums &sums, Statement &rollup, const ReadingRow &row, qint64 number)
{
    if (sums.count > 0 && (sums.series != row.key.series || sums.number != number) && !flush(sums, rollup))
        return false;
    if (sums.count == 0)
        sums = {row.key.series, number, 0, row.value, row.value, 0, 0};
    ++sums.count;
    sums.min = std::min(sums.min, row.value);
    sums.max = std::max(sums.max, row.value);
    sums.sum += row.value;
    sums.doubt = std::max(sums.doubt, doubtOf(static_cast<core::Quality>(row.quality)));
    return true;
}

bool TierMover::flush(Sums &sums, Statement &rollup)
{
    if (sums.count == 0)
        return true;
    rollup.bind(1, sums.series);
    rollup.bind(2, sums.number);
    rollup.bind(3, sums.count);
    rollup.bind(4, sums.min);
    rollup.bind(5, sums.max);
    rollup.bind(6, sums.sum);
    rollup.bind(7, qint64(sums.doubt));
    sums.count = 0;
    return rollup.run();
}

core::Result<void> TierMover::empty()
{
    const RecentTable idle = m_tier.idle();
    if (auto begun = m_database.begin(); !begun)
        return begun;
    const bool a = idle == RecentTable::A;
    auto done =
        m_database.execute(a ? "DELETE FROM recent_a; UPDATE tier SET generation_a = generation_a + 1,"
                               " mark_series = -1, mark_t = 0, mark_tie = 0"
                             : "DELETE FROM recent_b; UPDATE tier SET generation_b = generation_b + 1,"
                               " mark_series = -1, mark_t = 0, mark_tie = 0",
                           "emptying a recent table");
    core::killPoint("move-empty");
    if (done)
        done = m_database.commit();
    if (!done) {
        m_database.rollback();
        return done;
    }
    const qint64 generation = ++m_tier.generation[place(idle)];
    m_tier.lastRow[place(idle)] = 0;
    m_tier.mark = {};
    m_index.restart(idle, generation);
    m_phase = Phase::Resting;
    return {};
}

} // namespace historian

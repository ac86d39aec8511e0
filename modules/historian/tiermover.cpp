// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiermover.h"

#include "batchwriter.h"
#include "core/killpoint.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace historian {

namespace {

constexpr qint64 SliceRows = 20000; // read in one step; a few milliseconds
constexpr int RowsAtOnce = 16; // inserted by one statement: to begin and to end one costs as much as a row
constexpr qint64 NoEnd = std::numeric_limits<qint64>::max();

qint64 numberOf(qint64 t, qint64 unit) { return t >= 0 ? t / unit : -((-t + unit - 1) / unit); }

QByteArray rollup(const char *table, const char *unit)
{
    return QByteArray("INSERT INTO ") + table + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (series, " + unit +
           ") DO UPDATE SET count = count + excluded.count, min = min(min, excluded.min),"
           " max = max(max, excluded.max), sum = sum + excluded.sum, doubt = max(doubt, excluded.doubt)";
}

/// By key; earliest received first, so that of two copies of one reading the first one is kept.
constexpr auto KeyOrder = [](const auto &a, const auto &b) {
    return std::tie(a.t, a.tie, a.received) < std::tie(b.t, b.tie, b.received);
};

} // namespace

TierMover::TierMover(Database &database, BatchWriter &batches, RecentIndex &index, int chunk,
                     size_t mostWaiting)
    : m_database(database), m_batches(batches), m_index(index), m_chunk(chunk), m_mostWaiting(mostWaiting)
{}

core::Result<void> TierMover::prepare(const TierState &tier)
{
    sqlite3 *db = m_database.handle();
    m_insert = Statement(db, "INSERT OR IGNORE INTO reading VALUES (?, ?, ?, ?, ?, ?)");
    const QByteArray several = QByteArray("INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?)") +
                               QByteArray(", (?, ?, ?, ?, ?, ?)").repeated(RowsAtOnce - 1);
    m_insertSeveral = Statement(db, several.constData());
    m_last = Statement(db, "SELECT t, tie FROM reading WHERE series = ? ORDER BY t DESC, tie DESC LIMIT 1");
    m_minutes = Statement(db, rollup("rollup_minute", "minute").constData());
    m_hours = Statement(db, rollup("rollup_hour", "hour").constData());
    m_mark = Statement(db, "UPDATE tier SET mark_series = ?, mark_t = ?, mark_tie = ?");
    if (!m_insert.isValid() || !m_insertSeveral.isValid() || !m_last.isValid() || !m_minutes.isValid() ||
        !m_hours.isValid() || !m_mark.isValid())
        return m_database.error("preparing");
    m_tier = tier;
    m_rows.clear();
    beginPass();
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
        done = m_batches.writeLatest(m_tier.idle(), m_tier.generation[place(m_tier.idle())], 0);
    if (done)
        done = m_database.commit();
    if (!done) {
        m_database.rollback();
        m_batches.latestRolledBack();
        return done;
    }
    m_batches.latestCommitted();
    m_tier.lastRow[place(m_tier.active)] = m_batches.rowsInTable();
    m_tier.active = m_tier.idle();
    m_tier.mark = {};
    m_batches.useTable(m_tier.active, m_tier.generation[place(m_tier.active)]);
    beginPass();
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

void TierMover::beginPass()
{
    m_loaded = 0;
    m_end = NoEnd;
    m_count = 0;
    m_first = 0;
    m_next = 0;
}

core::Result<void> TierMover::loadSlice()
{
    // A short read of its own each time: one open SELECT through the whole move would keep the WAL from being
    // reset.
    const QByteArray sql = QByteArray("SELECT series, t, tie, received, value, quality FROM ") +
                           tableName(m_tier.idle()) +
                           " WHERE id > ?1 AND id <= ?2 AND series >= ?3 AND series < ?4 ORDER BY id";
    Statement query(m_database.handle(), sql.constData());
    query.bind(1, m_loaded);
    query.bind(2, m_loaded + SliceRows);
    query.bind(3, m_tier.mark.series);
    query.bind(4, m_end);
    while (query.step()) {
        ReadingRow row;
        row.key = {query.integer(0), query.integer(1), query.integer(2)};
        if (row.key <= m_tier.mark || row.key.series >= m_end)
            continue; // moved before, or a later pass's
        row.received = query.integer(3);
        row.hasValue = !query.isNull(4);
        row.value = query.real(4);
        row.quality = static_cast<int>(query.integer(5));
        wait(row);
    }
    if (!query.isValid() || query.failed())
        return m_database.error("reading recent rows");
    m_loaded += SliceRows;
    if (m_loaded >= m_tier.lastRow[place(m_tier.idle())])
        m_phase = m_count == 0 ? Phase::Emptying : Phase::Inserting;
    return {};
}

void TierMover::wait(const ReadingRow &row)
{
    const auto series = static_cast<size_t>(row.key.series);
    if (series >= m_rows.size())
        m_rows.resize(series + 1);
    m_rows[series].push_back({row.key.t, row.key.tie, row.received, row.value, row.quality, row.hasValue});
    if (++m_count <= m_mostWaiting)
        return;
    // The highest series wait for the next pass, but one has to stay.
    while (m_rows.back().empty())
        m_rows.pop_back();
    if (m_rows.back().size() == m_count)
        return;
    m_count -= m_rows.back().size();
    m_rows.pop_back();
    m_end = static_cast<qint64>(m_rows.size());
}

core::Result<void> TierMover::insertChunk()
{
    if (auto begun = m_database.begin(); !begun)
        return begun;
    m_minute = {};
    m_hour = {};
    m_gathered.clear();
    bool ok = true;
    int moved = 0;
    ReadingKey mark = m_tier.mark;
    // Rows are let go only after the commit, so that a failed one can be repeated.
    size_t series = m_first;
    size_t next = m_next;
    while (ok && moved < m_chunk && series < m_rows.size()) {
        std::vector<Waiting> &rows = m_rows[series];
        if (next == 0)
            std::sort(rows.begin(), rows.end(), KeyOrder);
        const auto last = rows.empty() ? ReadingKey() : lastKey(static_cast<qint64>(series), &ok);
        const auto keyOf = [series](const Waiting &row) {
            return ReadingKey{static_cast<qint64>(series), row.t, row.tie};
        };
        // Equal keys stay in one transaction: the mark hides all of them.
        while (ok && next < rows.size() && (moved < m_chunk || keyOf(rows[next]) == mark)) {
            const Waiting &waiting = rows[next];
            const ReadingRow row{keyOf(waiting), waiting.received, waiting.value, waiting.hasValue,
                                 waiting.quality};
            if (row.key <= last)
                ok = insertRow(row);
            else if (row.key != mark) // else a copy of the one before
                ok = gather(row);
            mark = row.key;
            ++moved;
            ++next;
        }
        if (next < rows.size())
            break;
        ++series;
        next = 0;
    }
    ok = ok && insertGathered() && flush(m_minute, m_minutes) && flush(m_hour, m_hours);
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
    for (; m_first < series; ++m_first)
        std::vector<Waiting>().swap(m_rows[m_first]);
    m_next = next;
    m_tier.mark = mark;
    m_moved += static_cast<quint64>(moved);
    if (m_first == m_rows.size()) {
        m_rows.clear();
        if (m_end == NoEnd) {
            m_phase = Phase::Emptying;
            core::killPoint("move-last");
        } else {
            beginPass();
            m_phase = Phase::Loading;
        }
    }
    return {};
}

ReadingKey TierMover::lastKey(qint64 series, bool *ok)
{
    m_last.bind(1, series);
    ReadingKey key;
    if (m_last.step())
        key = {series, m_last.integer(0), m_last.integer(1)};
    *ok = *ok && !m_last.failed();
    m_last.reset();
    return key;
}

void TierMover::bindRow(Statement &insert, int first, const ReadingRow &row)
{
    insert.bind(first, row.key.series);
    insert.bind(first + 1, row.key.t);
    insert.bind(first + 2, row.key.tie);
    insert.bind(first + 3, row.received);
    if (row.hasValue)
        insert.bind(first + 4, row.value);
    else
        insert.bindNull(first + 4);
    insert.bind(first + 5, qint64(row.quality));
}

bool TierMover::insertRow(const ReadingRow &row)
{
    bindRow(m_insert, 1, row);
    if (!m_insert.run())
        return false;
    // Only rows that were not there yet count, so a repeated import leaves the roll-ups alone.
    return sqlite3_changes(m_database.handle()) == 0 || countRow(row);
}

bool TierMover::gather(const ReadingRow &row)
{
    m_gathered.push_back(row);
    return countRow(row) && (m_gathered.size() < RowsAtOnce || insertGathered());
}

bool TierMover::insertGathered()
{
    const bool several = m_gathered.size() == RowsAtOnce;
    int first = 1;
    bool ok = true;
    for (const ReadingRow &row : m_gathered) {
        bindRow(several ? m_insertSeveral : m_insert, first, row);
        if (several)
            first += 6;
        else
            ok = ok && m_insert.run();
    }
    m_gathered.clear();
    return several ? m_insertSeveral.run() : ok;
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

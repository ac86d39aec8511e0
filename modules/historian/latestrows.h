// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "historian/database.h"
#include "statement.h"
#include "tierstate.h"

#include <limits>
#include <vector>

namespace historian {

/// Keeps the table `latest` for the writer: the newest row of each series is gathered here and written once
/// for many rows of the recent tier, not with each commit; with many series that would be a second row for
/// each reading. How far the table is up to date stands in `meta`, written with it, so readLatest() tells
/// every committed row all the same, and a process that dies loses nothing.
///
/// Thread: its database's. Memory: 56 bytes a series.
class LatestRows
{
public:
    explicit LatestRows(Database &database) : m_database(database) {}

    /// Once, before the first recall(). Between transactions.
    core::Result<void> prepare(const TierState &tier);
    /// In a transaction, before its first note(): after the start and after a rollback the rows that the
    /// table does not know yet are read again from the active recent table.
    bool recall(RecentTable active);
    /// A row of the active recent table. Of equal times the later row counts.
    void note(const ReadingRow &row)
    {
        const auto series = static_cast<size_t>(row.key.series);
        if (series >= m_newest.size())
            m_newest.resize(std::max(series + 1, m_newest.size() * 2));
        Newest &newest = m_newest[series];
        if (row.key.t < newest.row.key.t)
            return;
        newest.row = row;
        if (!newest.isTouched) {
            newest.isTouched = true;
            m_touched.push_back(static_cast<quint32>(series));
        }
    }
    /// Whether so many rows are not in the table that it should be written, @p lastRow being the newest.
    bool isDue(qint64 lastRow) const;
    /// Writes what was gathered: the table knows @p active up to @p lastRow then. In a transaction, and then
    /// committed() or rolledBack().
    bool write(RecentTable active, qint64 generation, qint64 lastRow);
    void committed();
    void rolledBack();

private:
    struct Newest
    {
        ReadingRow row{{-1, std::numeric_limits<qint64>::min(), 0}, 0, 0, false, 0};
        bool isTouched = false;
    };

    Database &m_database;
    std::vector<Newest> m_newest;   ///< by number in the database
    std::vector<quint32> m_touched; ///< gathered, not in the table
    qint64 m_known = 0;             ///< rows of the active recent table that the table knows
    qint64 m_written = -1;          ///< the same in the present transaction; -1 = not written in it
    bool m_recalled = false;
    Statement m_upsert;
    Statement m_upTo;
};

/// The newest row of each series that the connection's present snapshot holds, by series.
core::Result<std::vector<ReadingRow>> readLatest(Database &database);

} // namespace historian

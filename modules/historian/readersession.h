// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "historian/database.h"
#include "historian/historianreader.h"
#include "statement.h"
#include "tierstate.h"

#include <array>
#include <vector>

namespace historian {

/// A HistorianReader's connection, and how it finds one series' rows in all tiers.
class HistorianReader::Session
{
public:
    /// Declared first: everything below holds statements on it.
    std::unique_ptr<Database> database;
    std::shared_ptr<const RecentIndex> shared;

    core::Result<void> prepare();
    /// Runs @p query inside one snapshot and ends it.
    template <typename Query>
    auto inSnapshot(Query query) -> decltype(query());

    /// Calls @p row in key order for each row of @p series in [from, to), µs, until it returns false.
    core::Result<void> walk(qint64 series, qint64 from, qint64 to,
                            const std::function<bool(const ReadingRow &)> &row);
    /// Rows of the recent tier that are not in the clustered one, in key order, each once.
    core::Result<std::vector<ReadingRow>> recentRows(qint64 series, qint64 from, qint64 to);
    /// Calls @p row for each roll-up of @p unit (MinuteUs or HourUs) with a number in [from, to).
    core::Result<void> eachRollup(qint64 series, qint64 unit, qint64 from, qint64 to,
                                  const std::function<void(qint64 number, const Bucket &)> &row);
    /// Whether the hours of a series are all there; a back-fill may still have it before it.
    core::Result<bool> hasHours(qint64 series);
    core::Result<std::optional<qint64>> first(qint64 series);

private:
    /// A recent table in memory, for who asks for so many of its rows one by one that reading all of them in
    /// order costs less.
    struct Held
    {
        qint64 generation = -1;
        qint64 lastRow = 0;           ///< of the snapshot that was asked last
        qint64 asked = 0;             ///< rows of it
        std::vector<ReadingRow> rows; ///< by rowid, row 1 at 0; empty: not held
    };

    core::Result<const std::vector<ReadingRow> *> hold(RecentTable table, const TierState &tier,
                                                       qint64 asked);
    core::Result<std::vector<qint64>> recentIds(RecentTable table, const TierState &tier, qint64 series);
    core::Result<void> catchUp(RecentTable table, const TierState &tier);
    bool isClustered(const ReadingKey &key);

    RecentIndex m_own; ///< for another process, or where the shared one does not cover the snapshot
    Statement m_range;
    Statement m_exists;
    Statement m_minutes;
    Statement m_hours;
    Statement m_filled;
    Statement m_first;
    Statement m_tier;
    std::array<Statement, 2> m_recentRow;
    std::array<Statement, 2> m_recentSeries;
    std::array<Statement, 2> m_recentScan;
    std::array<Statement, 2> m_recentAll;
    std::array<Held, 2> m_held;
};

template <typename Query>
auto HistorianReader::Session::inSnapshot(Query query) -> decltype(query())
{
    if (const auto begun = database->execute("BEGIN", "reading"); !begun)
        return begun.error();
    auto result = query();
    database->rollback();
    return result;
}

} // namespace historian

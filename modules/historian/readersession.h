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
    core::Result<void> eachRollup(qint64 series, qint64 fromMinute, qint64 toMinute,
                                  const std::function<void(qint64 minute, const Bucket &)> &row);

private:
    core::Result<std::vector<qint64>> recentIds(RecentTable table, const TierState &tier, qint64 series);
    core::Result<void> catchUp(RecentTable table, const TierState &tier);
    bool isClustered(const ReadingKey &key);

    RecentIndex m_own; ///< for another process, or where the shared one does not cover the snapshot
    Statement m_range;
    Statement m_exists;
    Statement m_rollups;
    std::array<Statement, 2> m_recentRow;
    std::array<Statement, 2> m_recentSeries;
    std::array<Statement, 2> m_recentScan;
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

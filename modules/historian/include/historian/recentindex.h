// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <mutex>
#include <optional>
#include <vector>

namespace historian {

/// Which of the two recent tables; they take turns.
enum class RecentTable
{
    A = 0,
    B = 1
};

/// The recent tier's index by series, in memory: the tables themselves have none, so that appending stays
/// cheap.
///
/// Shared by the writer (which fills it before each commit) and the readers of the same process. A reader
/// asks with the generation and the highest rowid of its own snapshot and gets nothing when the index does
/// not cover exactly that, in which case it scans. Thread: any. Memory: 8 bytes a recent row.
class RecentIndex
{
public:
    /// @p table has just been emptied (or is about to be filled from row 1) under a new @p generation.
    void restart(RecentTable table, qint64 generation);
    /// The rows from @p firstRow on belong to these series, one each, in order of rowid. Ignored when rows
    /// are missing.
    void append(RecentTable table, qint64 generation, qint64 firstRow, const std::vector<quint32> &series);
    /// Forgets the rows after @p lastRow, whose transaction was rolled back.
    void truncate(RecentTable table, qint64 lastRow);

    /// The rowids of @p series up to @p lastRow, ascending; nothing when the snapshot is not covered.
    std::optional<std::vector<qint64>> rows(RecentTable table, qint64 generation, qint64 lastRow,
                                            quint32 series) const;
    /// How many rows of that generation are known, which is also the highest rowid known; 0 for another
    /// generation.
    qint64 covered(RecentTable table, qint64 generation) const;

private:
    struct Part
    {
        qint64 generation = -1;
        std::vector<quint32> series;   ///< by row, row 1 at 0
        std::vector<quint32> previous; ///< the row before of the same series; 0 = none
        std::vector<quint32> newest;   ///< by series
    };
    mutable std::mutex m_mutex;
    std::array<Part, 2> m_parts;
};

} // namespace historian

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "historian/recentindex.h"

#include <vector>

namespace historian {

class Database;
struct TierState;

/// Reads the recent tables of a file that was just opened into the index, in slices, so that opening does not
/// wait for millions of rows. Until a table is covered readers scan it. Rows that are stored meanwhile are
/// found by a later slice; the last one leaves the index complete.
///
/// Thread: the writer's.
class IndexFiller
{
public:
    IndexFiller(Database &database, RecentIndex &index) : m_database(database), m_index(index) {}

    void start(const TierState &tier);
    bool isDone() const { return m_left.empty(); }
    /// Reads at most @p rows rows. After an error nothing is left to do: readers go on scanning.
    core::Result<void> step(qint64 rows);

private:
    struct Left
    {
        RecentTable table = RecentTable::A;
        qint64 generation = 0;
    };

    Database &m_database;
    RecentIndex &m_index;
    std::vector<Left> m_left;
};

} // namespace historian

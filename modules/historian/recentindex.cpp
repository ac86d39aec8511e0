// SPDX-License-Identifier: GPL-3.0-or-later
#include "historian/recentindex.h"

#include <algorithm>

namespace historian {

void RecentIndex::restart(RecentTable table, qint64 generation)
{
    const std::lock_guard lock(m_mutex);
    Part &part = m_parts[static_cast<size_t>(table)];
    part = {};
    part.generation = generation;
}

void RecentIndex::append(RecentTable table, qint64 generation, qint64 firstRow,
                         const std::vector<quint32> &series)
{
    const std::lock_guard lock(m_mutex);
    Part &part = m_parts[static_cast<size_t>(table)];
    // A hole cannot be filled later: rather not covered, then readers scan.
    if (part.generation != generation || firstRow != static_cast<qint64>(part.series.size()) + 1)
        return;
    for (const quint32 id : series) {
        if (id >= part.newest.size())
            part.newest.resize(std::max<size_t>(id + 1, part.newest.size() * 2), 0);
        part.series.push_back(id);
        part.previous.push_back(part.newest[id]);
        part.newest[id] = static_cast<quint32>(part.series.size());
    }
}

void RecentIndex::truncate(RecentTable table, qint64 lastRow)
{
    const std::lock_guard lock(m_mutex);
    Part &part = m_parts[static_cast<size_t>(table)];
    while (static_cast<qint64>(part.series.size()) > lastRow) {
        part.newest[part.series.back()] = part.previous.back();
        part.series.pop_back();
        part.previous.pop_back();
    }
}

std::optional<std::vector<qint64>> RecentIndex::rows(RecentTable table, qint64 generation, qint64 lastRow,
                                                     quint32 series) const
{
    const std::lock_guard lock(m_mutex);
    const Part &part = m_parts[static_cast<size_t>(table)];
    if (part.generation != generation || static_cast<qint64>(part.series.size()) < lastRow)
        return std::nullopt;
    std::vector<qint64> found;
    quint32 row = series < part.newest.size() ? part.newest[series] : 0;
    for (; row != 0; row = part.previous[row - 1]) {
        if (row <= lastRow)
            found.push_back(row);
    }
    std::reverse(found.begin(), found.end());
    return found;
}

qint64 RecentIndex::covered(RecentTable table, qint64 generation) const
{
    const std::lock_guard lock(m_mutex);
    const Part &part = m_parts[static_cast<size_t>(table)];
    return part.generation == generation ? static_cast<qint64>(part.series.size()) : 0;
}

} // namespace historian

// SPDX-License-Identifier: GPL-3.0-or-later
#include "historian/recentindex.h"

#include <algorithm>

namespace historian {

namespace {

/// A transaction that is rolled back has fewer rows than that; older ones are never taken back. Kept are so
/// many to twice as many.
constexpr size_t TakenBack = 150000;

} // namespace

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
    if (part.generation != generation || firstRow != static_cast<qint64>(part.previous.size()) + 1)
        return;
    for (const quint32 id : series) {
        if (id >= part.newest.size())
            part.newest.resize(std::max<size_t>(id + 1, part.newest.size() * 2), 0);
        part.series.push_back(id);
        part.previous.push_back(part.newest[id]);
        part.newest[id] = static_cast<quint32>(part.previous.size());
    }
    if (part.series.size() >= 2 * TakenBack)
        part.series.erase(part.series.begin(), part.series.end() - static_cast<qsizetype>(TakenBack));
}

void RecentIndex::truncate(RecentTable table, qint64 lastRow)
{
    const std::lock_guard lock(m_mutex);
    Part &part = m_parts[static_cast<size_t>(table)];
    while (static_cast<qint64>(part.previous.size()) > lastRow) {
        if (part.series.empty()) { // more than any transaction holds: rather not covered
            part = {};
            return;
        }
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
    if (part.generation != generation || static_cast<qint64>(part.previous.size()) < lastRow)
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
    return part.generation == generation ? static_cast<qint64>(part.previous.size()) : 0;
}

} // namespace historian

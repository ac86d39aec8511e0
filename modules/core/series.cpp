// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series.h"

#include <stdexcept>

namespace core {

size_t qHash(const Series &series, size_t seed)
{
    return qHashMulti(seed, series.device, series.channel, static_cast<quint16>(series.quantity),
                      series.source, series.profile, series.profileVersion, series.profileHash);
}

SeriesTable::SeriesTable() = default;

SeriesTable::~SeriesTable()
{
    for (auto &chunk : m_chunks)
        delete chunk.load(std::memory_order_relaxed);
}

SeriesId SeriesTable::intern(const Series &series)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto known = m_ids.constFind(series); known != m_ids.constEnd())
        return *known;
    const quint32 index = m_size.load(std::memory_order_relaxed);
    const quint32 chunkIndex = index / ChunkSize;
    if (chunkIndex >= ChunkCount)
        throw std::length_error("more than 4 million series");
    Chunk *chunk = m_chunks[chunkIndex].load(std::memory_order_relaxed);
    if (!chunk) {
        chunk = new Chunk;
        m_chunks[chunkIndex].store(chunk, std::memory_order_release);
    }
    (*chunk)[index % ChunkSize] = series;
    // Readers learn of the entry only through its id, which leaves this function after the release.
    m_size.store(index + 1, std::memory_order_release);
    const auto id = static_cast<SeriesId>(index + 1);
    m_ids.insert(series, id);
    return id;
}

const Series &SeriesTable::at(SeriesId id) const
{
    const quint32 index = static_cast<quint32>(id) - 1;
    if (index >= m_size.load(std::memory_order_acquire))
        throw std::out_of_range("no such series");
    return (*m_chunks[index / ChunkSize].load(std::memory_order_acquire))[index % ChunkSize];
}

} // namespace core

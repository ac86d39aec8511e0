// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/quantity.h"

#include <array>
#include <atomic>
#include <memory>
#include <mutex>

#include <QHash>

namespace core {

/// What a row of readings belongs to: one quantity of one device and channel from one source.
struct Series
{
    DeviceId device;
    QString channel; ///< empty for the device as a whole, L1 L2 L3 for phases, 1 to 8 for lines
    Quantity quantity = Quantity::Voltage;
    QString source; ///< "<transport>:<topic suffix or register>", or "computed:<from>"
    ProfileId profile;
    int profileVersion = 0;
    QString profileHash; ///< of the profile's text, so that a changed scale is never mixed up silently

    /// Two series are one when device, channel, quantity, source and profile (id, version, hash) agree.
    friend bool operator==(const Series &, const Series &) = default;
};
size_t qHash(const Series &series, size_t seed = 0);

/// The number of a series within this process; 0 is none. Not the number in the database.
enum class SeriesId : quint32
{
    None = 0
};
inline size_t qHash(SeriesId id, size_t seed = 0) { return ::qHash(static_cast<quint32>(id), seed); }

/// Hands out a SeriesId for each Series, so that readings stay small and plain on their way through the
/// process.
///
/// Append-only; one per engine, passed by constructor. Thread: any. at() takes no lock: entries never move
/// and never change. Limit: 4 million series.
class SeriesTable
{
public:
    SeriesTable();
    ~SeriesTable();
    SeriesTable(const SeriesTable &) = delete;
    SeriesTable &operator=(const SeriesTable &) = delete;

    /// The id of @p series, made on first sight.
    SeriesId intern(const Series &series);
    /// The series of an id that intern() returned.
    const Series &at(SeriesId id) const;
    /// How many there are; their ids are 1 to size().
    quint32 size() const { return m_size.load(std::memory_order_acquire); }

private:
    static constexpr quint32 ChunkSize = 1024;
    static constexpr quint32 ChunkCount = 4096;
    using Chunk = std::array<Series, ChunkSize>;

    std::array<std::atomic<Chunk *>, ChunkCount> m_chunks{};
    std::atomic<quint32> m_size{0};
    mutable std::mutex m_mutex;
    QHash<Series, SeriesId> m_ids;
};

} // namespace core

Q_DECLARE_METATYPE(core::SeriesId)

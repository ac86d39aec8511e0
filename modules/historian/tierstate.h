// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality.h"
#include "core/result.h"
#include "historian/recentindex.h"

#include <array>
#include <tuple>

namespace historian {

class Database;
class Statement;

/// The key of a reading in the database: series, time (µs) and tie.
struct ReadingKey
{
    qint64 series = -1;
    qint64 t = 0;
    qint64 tie = 0;
    friend auto operator<=>(const ReadingKey &, const ReadingKey &) = default;
};

/// One row of a recent table, or of the clustered one.
struct ReadingRow
{
    ReadingKey key;
    qint64 received = 0; ///< received minus measured, µs
    double value = 0;
    bool hasValue = false;
    int quality = 0;
};

/// The one row of the table `tier`, with the highest rowids of both recent tables.
struct TierState
{
    RecentTable active = RecentTable::A;
    std::array<qint64, 2> generation{};
    std::array<qint64, 2> lastRow{}; ///< 0 = empty; by table
    ReadingKey mark;                 ///< rows of the idle table up to here are moved already

    RecentTable idle() const { return active == RecentTable::A ? RecentTable::B : RecentTable::A; }
    qint64 idleRows() const { return lastRow[static_cast<size_t>(idle())]; }
};

/// "recent_a" or "recent_b".
const char *tableName(RecentTable table);
inline size_t place(RecentTable table) { return static_cast<size_t>(table); }

/// Microseconds in a minute; a roll-up's minute is the time divided by it, rounded down.
constexpr qint64 MinuteUs = 60'000'000;
/// The same of an hour.
constexpr qint64 HourUs = 60 * MinuteUs;
/// Whether a value goes into minimum, maximum and mean: Good, Substituted or Estimated, and small enough to
/// be summed.
bool isUsable(const ReadingRow &row);
/// How a usable value's quality is kept in a roll-up, the highest counts: 0 Good, 1 Estimated, 2 Substituted,
/// which says more against a value.
int doubtOf(core::Quality quality);
/// The quality that doubt stands for.
core::Quality qualityOf(qint64 doubt);

/// Reads it in the connection's present snapshot.
core::Result<TierState> readTier(Database &database);
/// The same for who asks again and again, with tierStatement().
core::Result<TierState> readTier(Database &database, Statement &query);
Statement tierStatement(Database &database);

} // namespace historian

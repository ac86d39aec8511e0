// SPDX-License-Identifier: GPL-3.0-or-later
#include "tierstate.h"

#include "historian/database.h"
#include "statement.h"

#include <cmath>

namespace historian {

const char *tableName(RecentTable table) { return table == RecentTable::A ? "recent_a" : "recent_b"; }

bool isUsable(const ReadingRow &row)
{
    // Beyond this a sum could become infinite, and infinities of both signs are no number.
    constexpr double MostValue = 1e290;
    const auto quality = static_cast<core::Quality>(row.quality);
    return row.hasValue && std::abs(row.value) < MostValue &&
           (quality == core::Quality::Good || quality == core::Quality::Substituted ||
            quality == core::Quality::Estimated);
}

int doubtOf(core::Quality quality)
{
    return quality == core::Quality::Good ? 0 : quality == core::Quality::Estimated ? 1 : 2;
}

core::Quality qualityOf(qint64 doubt)
{
    return doubt == 0   ? core::Quality::Good
           : doubt == 1 ? core::Quality::Estimated
                        : core::Quality::Substituted;
}

Statement tierStatement(Database &database)
{
    return Statement(
        database.handle(),
        "SELECT active, generation_a, generation_b, mark_series, mark_t, mark_tie,"
        " (SELECT coalesce(max(id), 0) FROM recent_a), (SELECT coalesce(max(id), 0) FROM recent_b)"
        " FROM tier WHERE id = 1");
}

core::Result<TierState> readTier(Database &database)
{
    Statement query = tierStatement(database);
    return readTier(database, query);
}

core::Result<TierState> readTier(Database &database, Statement &query)
{
    if (!query.step()) {
        const bool empty = query.isValid() && !query.failed();
        const core::Error error =
            empty ? sqliteError(SQLITE_CORRUPT, database.path(), QStringLiteral("the table tier is empty"))
                  : database.error("reading the tiers");
        query.reset();
        return error;
    }
    TierState state;
    state.active = query.integer(0) == 0 ? RecentTable::A : RecentTable::B;
    state.generation = {query.integer(1), query.integer(2)};
    state.mark = {query.integer(3), query.integer(4), query.integer(5)};
    state.lastRow = {query.integer(6), query.integer(7)};
    query.reset();
    return state;
}

} // namespace historian

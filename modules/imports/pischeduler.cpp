// SPDX-License-Identifier: GPL-3.0-or-later
#include "kinds.h"
#include "rowwalk.h"
#include "sqlsource.h"

using namespace Qt::StringLiterals;

namespace imports {

namespace {

constexpr Cell Energy{"energy_kwh"_L1, core::Quantity::EnergyImport, 1000};

} // namespace

/// scheduler.db of the Raspberry Pi: what the meters' registers counted, stamped in UTC by SQLite on receipt.
core::Result<void> importPiScheduler(const Request &request, const LocalTimes &times, Sink &sink)
{
    auto source = SqlSource::openSqlite(request.source, sink);
    if (!source)
        return source.error();
    SqlSource &tables = **source;
    const QString table = u"energy_readings"_s;
    if (!tables.has(table))
        return core::Error{core::ErrorCode::BadInput, request.source, u"there is no table energy_readings"_s,
                           u"Name the scheduler.db of the Raspberry Pi service."_s};
    sink.zoneUsed(u"UTC"_s);
    if (request.from)
        tables.readFrom(*request.from);
    RowWalk walk(sink, times.in(QTimeZone::utc()));
    const QString label = u"import:pi-scheduler:energy_readings"_s;
    const auto read = tables.each(table, [&](const Row &row) {
        bool usable = false;
        if (!walk.begin(row, usable) || !usable)
            return !walk.ended();
        const core::DeviceId device(row.text("client_id"_L1).trimmed());
        if (device.isEmpty())
            return walk.refuse(row, u"device"_s, u"client_id is empty"_s);
        std::optional<core::UtcTime> at;
        if (!walk.time(row, row.text("timestamp"_L1), at) || !at)
            return !walk.ended();
        if (row.text(Energy.column).trimmed().isEmpty())
            return walk.refuse(row, u"value"_s, u"energy_kwh is empty"_s);
        return walk.device(device) && walk.cell(row, Energy, device, *at, label);
    });
    if (!read)
        return read;
    for (const auto &other : {u"schedules"_s, u"thresholds"_s, u"schedule_log"_s}) {
        if (walk.ended() || !tables.has(other))
            continue;
        const auto rows = tables.count(other);
        if (!rows)
            sink.damaged({tables.name(), other, {}}, rows.error().detail);
        else if (*rows > 0)
            sink.homeless(other, *rows, u"schedules and thresholds are not kept yet"_s);
    }
    return {};
}

} // namespace imports

// SPDX-License-Identifier: GPL-3.0-or-later
#include "kinds.h"
#include "rowwalk.h"
#include "sqlsource.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using core::Quantity;

namespace imports {

namespace {

/// A table of readings of one of the two databases.
struct Layout
{
    QString table;
    QList<Cell> cells;
    QLatin1StringView interval; ///< the column with the energy of one interval, which is no total
    bool keyedByTime;           ///< a repaired row may not take the time of another one
};

const QList<Layout> &layouts()
{
    static const QList<Layout> known{
        {u"readings"_s,
         {{"voltage_v1"_L1, Quantity::Voltage},
          {"current_a1"_L1, Quantity::Current},
          {"active_power_w1"_L1, Quantity::ActivePower},
          {"power_factor_pf1"_L1, Quantity::PowerFactor},
          {"frequency_hz"_L1, Quantity::Frequency}},
         "energy_wh_interval"_L1,
         true},
        // The total there is what the logger summed up from power, so it is no register.
        {u"meter_readings"_s,
         {{"voltage"_L1, Quantity::Voltage},
          {"current"_L1, Quantity::Current},
          {"power"_L1, Quantity::ActivePower},
          {"pf"_L1, Quantity::PowerFactor},
          {"energy_wh_total"_L1, Quantity::EnergyIntegrated, 1, core::Quality::Estimated}},
         "energy_wh_interval"_L1,
         false},
    };
    return known;
}

constexpr QLatin1StringView Damaged("-m-");

class CampusReading
{
public:
    CampusReading(const Request &request, const LocalTimes &times, SqlSource &tables, Sink &sink)
        : m_request(request), m_tables(tables), m_walk(sink, times)
    {}

    core::Result<void> read(const Layout &layout)
    {
        m_intervals = 0;
        const auto done = m_tables.each(layout.table, [&](const Row &row) { return take(layout, row); });
        if (!done)
            return done;
        m_walk.finish();
        if (m_intervals > 0)
            m_walk.sink().homeless(layout.table + u'.' + layout.interval, m_intervals,
                                   u"the energy of one interval is no total"_s);
        return {};
    }
    bool ended() const { return m_walk.ended(); }
    qsizetype meters() const { return m_meters.size(); }

private:
    bool take(const Layout &layout, const Row &row)
    {
        bool usable = false;
        if (!m_walk.begin(row, usable) || !usable)
            return !m_walk.ended();
        const core::DeviceId device(row.text("meter_id"_L1).trimmed());
        if (device.isEmpty())
            return m_walk.refuse(row, u"device"_s, u"meter_id is empty"_s);
        QString text = row.text("timestamp"_L1);
        const bool mend = text.contains(Damaged);
        if (mend && !repair(layout, row, text))
            return !m_walk.ended();
        std::optional<core::UtcTime> at;
        if (!m_walk.time(row, text, at) || !at)
            return !m_walk.ended();
        if (mend)
            m_walk.sink().repaired();
        m_meters.insert(device);
        if (!m_walk.device(device))
            return false;
        const QString source = u"import:campus:"_s + layout.table + (mend ? u":repaired"_s : QString());
        for (Cell cell : layout.cells) {
            if (mend) // the value was measured, but when is our conclusion
                cell.quality = core::Quality::Estimated;
            if (!m_walk.cell(row, cell, device, *at, source))
                return false;
        }
        m_intervals += row.text(layout.interval).isEmpty() ? 0 : 1;
        return true;
    }

    /// Puts the month into @p text; false when the row was refused instead.
    bool repair(const Layout &layout, const Row &row, QString &text)
    {
        if (!m_request.repair) {
            m_walk.refuse(row, u"month"_s,
                          u"\"%1\" has no month in digits; a repair would set it"_s.arg(text));
            return false;
        }
        text.replace(Damaged, u"-%1-"_s.arg(m_request.repairMonth, 2, 10, QChar(u'0')));
        if (layout.keyedByTime && m_tables.exists(layout.table, u"timestamp"_s, text)) {
            m_walk.refuse(row, u"repair-collides"_s, u"there is a row of %1 already"_s.arg(text));
            return false;
        }
        return true;
    }

    const Request &m_request;
    SqlSource &m_tables;
    RowWalk m_walk;
    QSet<core::DeviceId> m_meters;
    quint64 m_intervals = 0;
};

core::Result<void> importFile(const QString &fileName, const Request &request, const LocalTimes &times,
                              Sink &sink, std::optional<Position> &from, bool &ended)
{
    auto source = SqlSource::openSqlite(fileName, sink);
    if (!source)
        return source.error();
    SqlSource &tables = **source;
    CampusReading reading(request, times, tables, sink);
    bool any = false;
    for (const Layout &layout : layouts()) {
        if (ended || !tables.has(layout.table))
            continue;
        any = true;
        if (from && from->table != layout.table)
            continue;
        if (from)
            tables.readFrom(*std::exchange(from, std::nullopt));
        if (const auto read = reading.read(layout); !read)
            return read;
        ended = reading.ended();
        if (!layout.keyedByTime && reading.meters() > 1)
            sink.note(u"%1 holds %2 meters. The logger that writes such files reads one real meter and makes "
                      u"the others "
                      u"up from it."_s.arg(tables.name())
                          .arg(reading.meters()));
    }
    if (!any)
        return core::Error{core::ErrorCode::BadInput, fileName,
                           u"there is neither a table readings nor meter_readings"_s,
                           u"Name a smart_meter.db or a campus_energy_multi.db."_s};
    if (!ended && tables.has(u"meter_hierarchy"_s)) {
        if (const auto rows = tables.count(u"meter_hierarchy"_s); rows && *rows > 0)
            sink.homeless(u"meter_hierarchy"_s, *rows, u"blocks and laboratories are not kept yet"_s);
    }
    return {};
}

} // namespace

/// smart_meter.db (one table, keyed by time), campus_energy_multi.db, or a folder with both.
core::Result<void> importCampus(const Request &request, const LocalTimes &times, Sink &sink)
{
    QStringList files{request.source};
    if (QFileInfo(request.source).isDir()) {
        files.clear();
        for (const auto &name : {u"smart_meter.db"_s, u"campus_energy_multi.db"_s}) {
            if (QDir(request.source).exists(name))
                files.append(QDir(request.source).filePath(name));
        }
        if (files.isEmpty())
            return core::Error{
                core::ErrorCode::NotFound,
                request.source,
                u"there is neither a smart_meter.db nor a campus_energy_multi.db in this folder"_s,
                {}};
    }
    sink.zoneUsed(times.zoneName());
    bool ended = false;
    std::optional<Position> from = request.from;
    for (const QString &file : std::as_const(files)) {
        if (ended)
            break;
        if (from && from->file != QFileInfo(file).fileName())
            continue;
        if (const auto read = importFile(file, request, times, sink, from, ended); !read)
            return read;
    }
    return {};
}

} // namespace imports

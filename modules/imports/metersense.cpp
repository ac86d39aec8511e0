// SPDX-License-Identifier: GPL-3.0-or-later
#include "csvsource.h"
#include "kinds.h"
#include "rowwalk.h"
#include "sqlsource.h"

#include <QFileInfo>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using core::Quantity;

namespace imports {

namespace {

const QList<Cell> UsageCells{{"GasVolume_m3"_L1, Quantity::GasVolume},
                             {"BatteryVoltage"_L1, Quantity::BatteryVoltage},
                             {"Temperature_C"_L1, Quantity::Temperature}};

/// A table or view that the historian has no place for yet, or that only repeats others.
struct Other
{
    QLatin1StringView table;
    QLatin1StringView why;
};
constexpr Other Others[] = {
    {"Customers"_L1, "customers are not kept"_L1},
    {"FirmwareVersions"_L1, "firmware is not kept yet"_L1},
    {"FailureStages"_L1, "firmware is not kept yet"_L1},
    {"FirmwareUpdates"_L1, "firmware updates are not kept yet"_L1},
    {"LinkTypes"_L1, "links are not kept yet"_L1},
    {"MeterConnectivityConfig"_L1, "rules of link switching are not kept yet"_L1},
    {"MLModels"_L1, "models are not kept yet"_L1},
    {"LinkFailurePredictions"_L1, "predictions are not kept yet"_L1},
    {"vw_FirmwareVersionKPI"_L1, "reckoned from other tables"_L1},
    {"vw_ProblemMeters"_L1, "reckoned from other tables"_L1},
    {"vw_FailureRootCause"_L1, "reckoned from other tables"_L1},
    {"vw_MLPredictionPerformance"_L1, "reckoned from other tables"_L1},
};
constexpr QLatin1StringView Read[] = {"Meters"_L1, "UsageReadings"_L1, "ConnectivityLogs"_L1,
                                      "ConfigurationEvents"_L1, "LinkSwitchEvents"_L1};

class MeterSense
{
public:
    MeterSense(TableSource &tables, const LocalTimes &times, Sink &sink, const std::optional<Position> &from)
        : m_tables(tables), m_walk(sink, times), m_from(from)
    {}

    core::Result<void> read()
    {
        const auto step = [this](QLatin1StringView table, auto take) -> core::Result<void> {
            if (m_walk.ended())
                return {};
            if (!m_tables.has(table)) {
                m_walk.sink().note(u"There is no table %1."_s.arg(table));
                return {};
            }
            // The meters are always needed: all other tables name them by number.
            if (m_from && table != Read[0]) {
                if (m_from->table != table)
                    return {};
                m_tables.readFrom(*std::exchange(m_from, std::nullopt));
            }
            return m_tables.each(table, [&](const Row &row) {
                bool usable = false;
                if (!m_walk.begin(row, usable) || !usable)
                    return !m_walk.ended();
                return take(row);
            });
        };
        if (m_from && m_from->table == Read[0])
            m_from.reset();
        auto done = step(Read[0], [this](const Row &row) { return meter(row); });
        if (done)
            done = step(Read[1], [this](const Row &row) { return usage(row); });
        if (done)
            done = step(Read[2], [this](const Row &row) { return connectivity(row); });
        if (done)
            done = step(Read[3], [this](const Row &row) { return configuration(row); });
        if (done)
            done = step(Read[4], [this](const Row &row) { return linkSwitch(row); });
        if (!done || m_walk.ended())
            return done;
        m_walk.finish();
        for (const Other &other : Others)
            count(other);
        return {};
    }

private:
    bool meter(const Row &row)
    {
        const QString number = row.text("MeterID"_L1).trimmed();
        const core::DeviceId serial(row.text("MeterSerial"_L1).trimmed());
        if (number.isEmpty() || serial.isEmpty())
            return m_walk.refuse(row, u"device"_s, u"MeterID or MeterSerial is empty"_s);
        m_meters.insert(number, serial);
        return m_walk.device(serial);
    }

    /// The meter and the time of a row, or a refusal; false when either is missing.
    bool whoAndWhen(const Row &row, QLatin1StringView column, core::DeviceId &device, core::UtcTime &when)
    {
        const QString number = row.text("MeterID"_L1).trimmed();
        if (!m_meters.contains(number)) {
            m_walk.refuse(row, u"unknown-meter"_s,
                          u"there is no meter with MeterID \"%1\""_s.arg(number.left(60)));
            return false;
        }
        device = m_meters.value(number);
        std::optional<core::UtcTime> at;
        if (!m_walk.time(row, row.text(column), at) || !at)
            return false;
        when = *at;
        return true;
    }

    bool usage(const Row &row)
    {
        core::DeviceId device;
        core::UtcTime at{};
        if (!whoAndWhen(row, "ReadingTime"_L1, device, at))
            return !m_walk.ended();
        for (const Cell &cell : UsageCells) {
            if (!m_walk.cell(row, cell, device, at, u"import:metersense:UsageReadings"_s))
                return false;
        }
        return true;
    }

    bool connectivity(const Row &row)
    {
        core::DeviceId device;
        core::UtcTime at{};
        if (!whoAndWhen(row, "LogTime"_L1, device, at))
            return !m_walk.ended();
        const QString source = u"import:metersense:ConnectivityLogs"_s;
        if (!m_walk.cell(row, {"SignalRSSI_dBm"_L1, Quantity::Rssi}, device, at, source))
            return false;
        Row flag = row; // some drivers and tools write a bit as a word
        for (QString &text : flag.cells) {
            if (text.compare("true"_L1, Qt::CaseInsensitive) == 0)
                text = u"1"_s;
            else if (text.compare("false"_L1, Qt::CaseInsensitive) == 0)
                text = u"0"_s;
        }
        if (!m_walk.cell(flag, {"IsConnected"_L1, Quantity::Online}, device, at, source))
            return false;
        if (row.text("ErrorCode"_L1).isEmpty())
            return true;
        return happened(row, device, at, u"connectivity-error"_s,
                        {"ErrorCode"_L1, "NetworkType"_L1, "LinkType"_L1, "SignalRSSI_dBm"_L1});
    }

    bool configuration(const Row &row)
    {
        core::DeviceId device;
        core::UtcTime at{};
        if (!whoAndWhen(row, "EventTime"_L1, device, at))
            return !m_walk.ended();
        return happened(row, device, at, u"configuration"_s,
                        {"ConfigType"_L1, "Details"_L1, "DurationSec"_L1});
    }

    bool linkSwitch(const Row &row)
    {
        core::DeviceId device;
        core::UtcTime at{};
        if (!whoAndWhen(row, "SwitchTime"_L1, device, at))
            return !m_walk.ended();
        return happened(
            row, device, at, u"link-switch"_s,
            {"FromLinkType"_L1, "ToLinkType"_L1, "Reason"_L1, "PrevRSSI_dBm"_L1, "PrevFailCount"_L1});
    }

    bool happened(const Row &row, const core::DeviceId &device, core::UtcTime at, const QString &kind,
                  const QList<QLatin1StringView> &columns)
    {
        QJsonObject detail{{u"source"_s, u"import:metersense:"_s + row.place.table},
                           {u"row"_s, row.cells.value(0)}};
        for (const QLatin1StringView column : columns) {
            if (const QString text = row.text(column); !text.isEmpty())
                detail.insert(column, text);
        }
        return m_walk.event({at, device, {}, kind, detail});
    }

    void count(const Other &other)
    {
        if (!m_tables.has(other.table))
            return;
        const auto rows = m_tables.count(other.table);
        if (!rows)
            m_walk.sink().damaged({m_tables.name(), other.table, {}}, rows.error().detail);
        else if (*rows > 0)
            m_walk.sink().homeless(other.table, *rows, other.why);
    }

    TableSource &m_tables;
    RowWalk m_walk;
    QHash<QString, core::DeviceId> m_meters; ///< serial number by MeterID
    std::optional<Position> m_from;
};

} // namespace

/// The 13 tables and 4 views of MeterSense by name: over ODBC, as an SQLite file or as a folder of CSV files.
core::Result<void> importMeterSense(const Request &request, const LocalTimes &times, Sink &sink)
{
    std::unique_ptr<TableSource> tables;
    const QFileInfo info(request.source);
    if (info.isDir()) {
        tables = std::make_unique<CsvFolder>(request.source);
    } else if (info.isFile()) {
        auto source = SqlSource::openSqlite(request.source, sink);
        if (!source)
            return source.error();
        tables = std::move(*source);
    } else if (request.source.contains(u'=')) {
        auto source = SqlSource::openOdbc(request.source);
        if (!source)
            return source.error();
        tables = std::move(*source);
    } else {
        return core::Error{core::ErrorCode::NotFound, request.source, u"there is no such folder or file"_s,
                           u"Name a folder of CSV files, or an ODBC connection string."_s};
    }
    if (!tables->has(Read[0]))
        return core::Error{
            core::ErrorCode::BadInput, tables->name(), u"there is no table Meters"_s,
            u"The files of a folder are named after the tables: Meters.csv, UsageReadings.csv …"_s};
    sink.zoneUsed(times.zoneName());
    return MeterSense(*tables, times, sink, request.from).read();
}

} // namespace imports

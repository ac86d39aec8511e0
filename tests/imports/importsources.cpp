// SPDX-License-Identifier: GPL-3.0-or-later
#include "importsources.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace {

QString isoTime(core::UtcTime at)
{
    const qint64 micros = core::toMicros(at);
    const auto seconds = QDateTime::fromSecsSinceEpoch(micros / 1000000, Qt::UTC);
    return seconds.toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u'.' +
           QString::number(micros % 1000000).rightJustified(6, u'0') + u'Z';
}

QString orDash(const QString &text) { return text.isEmpty() ? u"-"_s : text; }

} // namespace

bool KeepingSink::rowRead(const imports::Position &row)
{
    positions.append(row);
    ++rows;
    return stopAfter == 0 || rows < stopAfter;
}

bool KeepingSink::device(const core::DeviceId &device)
{
    devices.append(device.toString());
    return true;
}

bool KeepingSink::reading(const imports::ImportedReading &reading)
{
    const core::Series &series = reading.series;
    readings.append(QStringList{
        series.device.toString(), orDash(series.channel), core::quantityName(series.quantity),
        reading.value ? QString::number(*reading.value, 'g', QLocale::FloatingPointShortest) : u"-"_s,
        core::qualityName(reading.quality), isoTime(reading.measuredAt), series.source}
                        .join(u' '));
    return true;
}

bool KeepingSink::event(const core::Event &event)
{
    events.append(event);
    return true;
}

bool KeepingSink::refused(const imports::Refusal &refusal)
{
    refusals.append(
        QStringList{refusal.place.file, refusal.place.table, refusal.place.row, refusal.reason}.join(u'|'));
    details.append(refusal.detail);
    return true;
}

void KeepingSink::homeless(const QString &what, quint64 count, const QString &)
{
    homes.append(u"%1=%2"_s.arg(what).arg(count));
}

void KeepingSink::damaged(const imports::Place &place, const QString &words)
{
    damages.append(place.toString() + u": "_s + words);
}

QString importInto(KeepingSink &sink, const QString &kind, const QString &source, const QByteArray &zone,
                   bool repair, int month)
{
    imports::Request request;
    request.kind = kind;
    request.source = source;
    request.zone = zone;
    request.repair = repair;
    request.repairMonth = month;
    const auto done = imports::import(request, sink);
    return done ? QString() : done.error().toString();
}

QByteArray isoSeconds(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate).toUtf8();
}

bool writeText(const QString &fileName, const QByteArray &text)
{
    QFile file(fileName);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

bool makeSqlite(const QString &fileName, const QStringList &statements)
{
    const QString name = u"make-"_s + fileName;
    bool ok = true;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(fileName);
        ok = database.open() && database.transaction();
        QSqlQuery query(database);
        for (const QString &statement : statements) {
            if (ok && !query.exec(statement)) {
                qWarning("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
                ok = false;
            }
        }
        query.finish();
        ok = ok && database.commit();
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
    return ok;
}

bool makeSmartMeter(const QString &fileName, const QStringList &rows)
{
    QStringList statements{
        u"CREATE TABLE readings (timestamp TEXT PRIMARY KEY, meter_id TEXT, building TEXT, floor TEXT,"
        " voltage_v1 REAL, current_a1 REAL, active_power_w1 REAL, power_factor_pf1 REAL,"
        " frequency_hz REAL, energy_wh_interval REAL)"_s};
    for (const QString &row : rows)
        statements.append(
            u"INSERT INTO readings (timestamp, meter_id, voltage_v1, current_a1, active_power_w1,"
            " power_factor_pf1, frequency_hz, energy_wh_interval) VALUES (%1)"_s.arg(row));
    return makeSqlite(fileName, statements);
}

QStringList meterSenseStatements()
{
    return {
        u"CREATE TABLE Customers (CustomerID INTEGER PRIMARY KEY, CustomerName TEXT)"_s,
        u"INSERT INTO Customers VALUES (1, 'A'), (2, 'B')"_s,
        u"CREATE TABLE Meters (MeterID INTEGER PRIMARY KEY, MeterSerial VARCHAR(50), CustomerID INTEGER,"
        " FirmwareVersion VARCHAR(20))"_s,
        u"INSERT INTO Meters VALUES (1, 'LPG-0001', 1, 'v1.0.0'), (2, 'LPG-0002', NULL, 'v1.0.0')"_s,
        u"CREATE TABLE UsageReadings (ReadingID INTEGER PRIMARY KEY, MeterID INTEGER, ReadingTime TEXT,"
        " GasVolume_m3 REAL, BatteryVoltage REAL, Temperature_C REAL)"_s,
        u"INSERT INTO UsageReadings VALUES (1, 1, '2025-06-01 10:30:00', 12.345, 3.78, 27.5),"
        " (2, 1, '2025-06-02 11:15:00.5', 13.1, NULL, 28.1), (3, 2, '2025-06-02T09:35:00', 10.54, 3.7, 26.8),"
        " (4, 9, '2025-06-02 09:35:00', 1, 1, 1), (5, 2, '2025-13-02 09:35:00', 1, 1, 1),"
        " (6, 2, '2025-06-03 09:35:00', 'broken', 3.6, 26)"_s,
        u"CREATE TABLE ConnectivityLogs (LogID INTEGER PRIMARY KEY, MeterID INTEGER, LogTime TEXT,"
        " SignalRSSI_dBm INTEGER, NetworkType VARCHAR(10), IsConnected INTEGER, ErrorCode VARCHAR(50),"
        " LinkType VARCHAR(20))"_s,
        u"INSERT INTO ConnectivityLogs VALUES (1, 2, '2025-06-02 09:35:00', -105, '4G', 0, 'PDP_FAIL', NULL),"
        " (2, 2, '2025-06-02 09:36:00', -110, '4G', 1, NULL, 'CELLULAR')"_s,
        u"CREATE TABLE ConfigurationEvents (ConfigID INTEGER PRIMARY KEY, MeterID INTEGER, EventTime TEXT,"
        " ConfigType VARCHAR(50), Details TEXT, DurationSec INTEGER)"_s,
        u"INSERT INTO ConfigurationEvents VALUES (1, 1, '2025-06-01 10:06:00', 'AUTO_CONFIG', 'after update', 60)"_s,
        u"CREATE TABLE LinkSwitchEvents (SwitchID INTEGER PRIMARY KEY, MeterID INTEGER, SwitchTime TEXT,"
        " FromLinkType TEXT, ToLinkType TEXT, Reason TEXT, PrevRSSI_dBm INTEGER, PrevFailCount INTEGER)"_s,
        u"INSERT INTO LinkSwitchEvents VALUES (1, 2, '2025-06-02 09:40:00', 'CELLULAR', 'SATELLITE', 'weak', -110, 3)"_s,
        u"CREATE TABLE FirmwareUpdates (UpdateID INTEGER PRIMARY KEY, Status TEXT)"_s,
        u"INSERT INTO FirmwareUpdates VALUES (1, 'SUCCESS'), (2, 'SUCCESS'), (3, 'TIMEOUT')"_s,
        u"CREATE VIEW vw_ProblemMeters AS SELECT Status, count(*) AS n FROM FirmwareUpdates GROUP BY Status"_s,
    };
}

QString odbcConnection(const QString &fileName)
{
    for (const auto &library :
         {u"/usr/lib/x86_64-linux-gnu/odbc/libsqlite3odbc.so"_s,
          u"/usr/lib/aarch64-linux-gnu/odbc/libsqlite3odbc.so"_s, u"/usr/lib64/libsqlite3odbc.so"_s}) {
        if (QFile::exists(library) && QSqlDatabase::isDriverAvailable(u"QODBC"_s))
            return u"DRIVER=%1;Database=%2"_s.arg(library, fileName);
    }
    return {};
}

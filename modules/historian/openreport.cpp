// SPDX-License-Identifier: GPL-3.0-or-later
#include "openreport.h"

#include "historian/database.h"
#include "latestrows.h"
#include "statement.h"

#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>

namespace historian {

namespace {

constexpr int MarkBytes = 10;

void appendMarks(QList<core::DeliveryMark> &marks, const QByteArray &blob)
{
    for (qsizetype at = 0; at + MarkBytes <= blob.size(); at += MarkBytes) {
        marks.append({qFromLittleEndian<quint16>(blob.constData() + at),
                      qFromLittleEndian<quint64>(blob.constData() + at + 2)});
    }
}

core::Reading readingOf(const ReadingRow &row)
{
    core::Reading reading;
    reading.measuredAt = core::fromMicros(row.key.t);
    reading.receivedAt = core::fromMicros(row.key.t + row.received);
    if (row.hasValue)
        reading.value = row.value;
    reading.quality = static_cast<core::Quality>(row.quality);
    return reading;
}

} // namespace

core::Result<OpenReport> readOpenReport(Database &database, core::SeriesTable &series, int marksKept)
{
    sqlite3 *db = database.handle();
    OpenReport report;
    bool ok = true;
    const auto each = [&](const char *sql, auto row) {
        Statement query(db, sql);
        while (ok && query.step())
            row(query);
        ok = ok && query.isValid() && !query.failed();
    };
    each("SELECT value FROM meta WHERE key = 'installation_id'",
         [&](const Statement &row) { report.installationId = row.text(0); });
    each("SELECT transport, marks FROM delivery ORDER BY id", [&](const Statement &row) {
        appendMarks(report.marks[core::TransportId(row.text(0))], row.blob(1));
    });
    each("SELECT transport, received FROM transport_seen", [&](const Statement &row) {
        report.lastReceived.insert(core::TransportId(row.text(0)), core::fromMicros(row.integer(1)));
    });
    each("SELECT id, transport, profile FROM device ORDER BY id, transport, profile",
         [&](const Statement &row) {
             report.devices.append(
                 {core::DeviceId(row.text(0)), core::TransportId(row.text(1)), core::ProfileId(row.text(2))});
         });
    const auto latest = readLatest(database);
    if (!latest)
        return latest.error();
    each("SELECT id, device, channel, quantity, source, profile, profile_version, profile_hash FROM series"
         " ORDER BY id",
         [&](const Statement &row) {
             const qint64 id = row.integer(0);
             const auto found =
                 std::lower_bound(latest->begin(), latest->end(), id,
                                  [](const ReadingRow &one, qint64 of) { return one.key.series < of; });
             if (found == latest->end() || found->key.series != id)
                 return;
             core::Reading reading = readingOf(*found);
             reading.series = series.intern(
                 {core::DeviceId(row.text(1)), row.text(2), static_cast<core::Quantity>(row.integer(3)),
                  row.text(4), core::ProfileId(row.text(5)), static_cast<int>(row.integer(6)), row.text(7)});
             report.latest.append(reading);
         });
    each("SELECT number, at, command, device, who, detail FROM audit AS asked WHERE stage = 'requested'"
         " AND NOT EXISTS (SELECT 1 FROM audit AS ended WHERE ended.command = asked.command AND ended.stage "
         "= 'outcome')"
         " ORDER BY number",
         [&](const Statement &row) {
             core::AuditEntry entry;
             entry.number = row.integer(0);
             entry.at = core::fromMicros(row.integer(1));
             entry.command = core::CommandId(row.text(2));
             entry.device = core::DeviceId(row.text(3));
             entry.stage = QStringLiteral("requested");
             entry.who = row.text(4);
             entry.detail = QJsonDocument::fromJson(row.text(5).toUtf8()).object();
             report.unendedOrders.append(entry);
         });
    each("SELECT at, device, detail FROM event WHERE kind = 'energy-compare' AND"
         " kind IN ('register-fell', 'energy-decision', 'energy-compare') ORDER BY at, id",
         [&](const Statement &row) {
             report.compares.append({core::fromMicros(row.integer(0)),
                                     core::DeviceId(row.text(1)),
                                     {},
                                     QStringLiteral("energy-compare"),
                                     QJsonDocument::fromJson(row.text(2).toUtf8()).object()});
         });
    if (!ok)
        return database.error("reading what is stored");
    for (QList<core::DeliveryMark> &marks : report.marks) {
        if (marks.size() > marksKept)
            marks.remove(0, marks.size() - marksKept);
    }
    return report;
}

} // namespace historian

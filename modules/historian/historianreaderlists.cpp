// SPDX-License-Identifier: GPL-3.0-or-later
// HistorianReader's lists: plain queries through Qt Sql, the same for any SQL database.
#include "historian/auditchain.h"
#include "historian/historianreader.h"
#include "latestrows.h"
#include "readersession.h"

#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace historian {

namespace {

/// Runs @p sql with @p values bound in order and calls @p row for each row.
template <typename Row>
core::Result<void> each(const Database &database, const QString &sql, const QVariantList &values, Row row)
{
    QSqlQuery query(database.connection());
    query.setForwardOnly(true);
    bool ok = query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(value);
    ok = ok && query.exec();
    while (ok && query.next())
        row(query);
    // next() also ends on an error.
    const QSqlError error = query.lastError();
    query.finish();
    if (error.isValid())
        return sqliteError(error.nativeErrorCode().toInt(), database.path(), error.databaseText());
    return {};
}

template <typename Item>
core::Result<QList<Item>> listOf(const core::Result<void> &done, QList<Item> &items)
{
    if (!done)
        return done.error();
    return std::move(items);
}

QJsonObject objectOf(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8()).object();
}

core::UtcTime timeOf(const QVariant &micros) { return core::fromMicros(micros.toLongLong()); }

constexpr auto AuditColumns = "number, at, command, device, stage, who, detail, hash"_L1;

core::AuditEntry auditAt(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(),
            timeOf(row.value(1)),
            core::CommandId(row.value(2).toString()),
            core::DeviceId(row.value(3).toString()),
            row.value(4).toString(),
            row.value(5).toString(),
            objectOf(row.value(6)),
            row.value(7).toByteArray()};
}

} // namespace

core::Result<QList<core::Event>> HistorianReader::events(const core::DeviceId &device, core::UtcTime from,
                                                         core::UtcTime to, int limit)
{
    QList<core::Event> events;
    QVariantList values{core::toMicros(from), core::toMicros(to)};
    if (!device.isEmpty())
        values.append(device.toString());
    values.append(limit);
    const auto done =
        each(*m_session->database,
             u"SELECT at, device, transport, kind, detail FROM event WHERE at >= ? AND at < ? %1"
             " ORDER BY at DESC, id DESC LIMIT ?"_s.arg(device.isEmpty() ? QString() : u"AND device = ?"_s),
             values, [&events](const QSqlQuery &row) {
                 events.append({timeOf(row.value(0)), core::DeviceId(row.value(1).toString()),
                                core::TransportId(row.value(2).toString()), row.value(3).toString(),
                                objectOf(row.value(4))});
             });
    return listOf(done, events);
}

core::Result<QList<core::Event>> HistorianReader::energyEvents(const core::DeviceId &device)
{
    QList<core::Event> events;
    QVariantList values;
    if (!device.isEmpty())
        values.append(device.toString());
    // The words of the index's condition, so that it is used.
    const auto done =
        each(*m_session->database,
             u"SELECT at, device, transport, kind, detail FROM event"
             " WHERE kind IN ('register-fell', 'energy-decision', 'energy-compare') %1 ORDER BY at, id"_s.arg(
                 device.isEmpty() ? QString() : u"AND device = ?"_s),
             values, [&events](const QSqlQuery &row) {
                 events.append({timeOf(row.value(0)), core::DeviceId(row.value(1).toString()),
                                core::TransportId(row.value(2).toString()), row.value(3).toString(),
                                objectOf(row.value(4))});
             });
    return listOf(done, events);
}

core::Result<QList<core::Gap>> HistorianReader::gaps(const core::DeviceId &device, core::UtcTime from,
                                                     core::UtcTime to, int limit)
{
    QList<core::Gap> gaps;
    QVariantList values{core::toMicros(to), core::toMicros(from)};
    QString which;
    if (!device.isEmpty()) {
        // A transport that was blind was blind for its devices too; a series' source begins with its
        // transport.
        which =
            u"AND (device = ? OR (device = '' AND (transport IN (SELECT transport FROM device WHERE id = ?)"
            " OR transport IN (SELECT substr(source, 1, instr(source, ':') - 1) FROM series WHERE device = ?))))"_s;
        values << device.toString() << device.toString() << device.toString();
    }
    values.append(limit);
    const auto done =
        each(*m_session->database,
             u"SELECT from_t, to_t, transport, device, reason FROM gap WHERE from_t < ? AND to_t >= ? %1"
             " ORDER BY from_t DESC, id DESC LIMIT ?"_s.arg(which),
             values, [&gaps](const QSqlQuery &row) {
                 gaps.append({timeOf(row.value(0)), timeOf(row.value(1)),
                              core::TransportId(row.value(2).toString()),
                              core::DeviceId(row.value(3).toString()), row.value(4).toString()});
             });
    return listOf(done, gaps);
}

core::Result<QList<core::Reject>> HistorianReader::rejects(int limit)
{
    QList<core::Reject> rejects;
    const auto done =
        each(*m_session->database,
             u"SELECT at, transport, place, reason, detail, raw, size FROM reject"
             " ORDER BY id DESC LIMIT ?"_s,
             {limit}, [&rejects](const QSqlQuery &row) {
                 rejects.append({timeOf(row.value(0)), core::TransportId(row.value(1).toString()),
                                 row.value(2).toString(), row.value(3).toString(), row.value(4).toString(),
                                 row.value(5).toByteArray(), row.value(6).toLongLong()});
             });
    return listOf(done, rejects);
}

core::Result<QMap<QString, quint64>> HistorianReader::rejectCounts()
{
    QMap<QString, quint64> counts;
    const auto done = each(*m_session->database, u"SELECT reason, count FROM reject_count"_s, {},
                           [&counts](const QSqlQuery &row) {
                               counts.insert(row.value(0).toString(), row.value(1).toULongLong());
                           });
    if (!done)
        return done.error();
    return counts;
}

core::Result<void> HistorianReader::forEachAudit(const core::DeviceId &device, core::UtcTime from,
                                                 core::UtcTime to, int limit,
                                                 const std::function<void(const core::AuditEntry &)> &row)
{
    QVariantList values{core::toMicros(from), core::toMicros(to)};
    if (!device.isEmpty())
        values.append(device.toString());
    values.append(limit);
    return each(*m_session->database,
                u"SELECT %1 FROM audit WHERE at >= ? AND at < ? %2 ORDER BY number DESC LIMIT ?"_s.arg(
                    AuditColumns, device.isEmpty() ? QString() : u"AND device = ?"_s),
                values, [&row](const QSqlQuery &found) { row(auditAt(found)); });
}

core::Result<QList<core::AuditEntry>> HistorianReader::audit(const core::DeviceId &device, core::UtcTime from,
                                                             core::UtcTime to, int limit)
{
    QList<core::AuditEntry> entries;
    const auto done = forEachAudit(device, from, to, limit,
                                   [&entries](const core::AuditEntry &entry) { entries.append(entry); });
    return listOf(done, entries);
}

core::Result<QList<core::AuditEntry>> HistorianReader::auditOf(const core::CommandId &command)
{
    QList<core::AuditEntry> entries;
    const auto done = each(
        *m_session->database, u"SELECT %1 FROM audit WHERE command = ? ORDER BY number"_s.arg(AuditColumns),
        {command.toString()}, [&entries](const QSqlQuery &found) { entries.append(auditAt(found)); });
    return listOf(done, entries);
}

core::Result<AuditCheck> HistorianReader::verifyAudit(const AuditProgress &progress)
{
    return AuditChain::verify(*m_session->database, progress);
}

core::Result<QList<LatestReading>> HistorianReader::latest()
{
    return m_session->inSnapshot([&]() -> core::Result<QList<LatestReading>> {
        const auto rows = readLatest(*m_session->database);
        if (!rows)
            return rows.error();
        QList<LatestReading> latest;
        latest.reserve(static_cast<qsizetype>(rows->size()));
        for (const ReadingRow &row : *rows) {
            LatestReading item;
            item.series = row.key.series;
            item.reading.measuredAtUs = row.key.t;
            item.reading.receivedAtUs = row.key.t + row.received;
            if (row.hasValue)
                item.reading.value = row.value;
            item.reading.quality = static_cast<core::Quality>(row.quality);
            latest.append(item);
        }
        return latest;
    });
}

core::Result<QList<StoredDevice>> HistorianReader::devices()
{
    return m_session->inSnapshot([&]() -> core::Result<QList<StoredDevice>> {
        // A sighting is not repeated with every message; readings tell how long a device was really heard.
        const auto rows = readLatest(*m_session->database);
        if (!rows)
            return rows.error();
        QHash<qint64, qint64> received; // by series
        for (const ReadingRow &row : *rows)
            received.insert(row.key.series, row.key.t + row.received);
        QHash<std::pair<QString, QString>, QList<std::pair<QString, qint64>>> heard;
        auto done = each(*m_session->database, u"SELECT id, device, profile, source FROM series"_s, {},
                         [&](const QSqlQuery &row) {
                             const auto found = received.constFind(row.value(0).toLongLong());
                             if (found != received.constEnd())
                                 heard[{row.value(1).toString(), row.value(2).toString()}].append(
                                     {row.value(3).toString(), *found});
                         });
        if (!done)
            return done.error();
        QList<StoredDevice> devices;
        done =
            each(*m_session->database,
                 u"SELECT id, transport, profile, first_seen, last_seen FROM device"
                 " ORDER BY id, transport, profile"_s,
                 {}, [&](const QSqlQuery &row) {
                     const QString transport = row.value(1).toString();
                     qint64 last = row.value(4).toLongLong();
                     for (const auto &[source, at] :
                          heard.value({row.value(0).toString(), row.value(2).toString()})) {
                         if (source.startsWith(transport + u':'))
                             last = std::max(last, at);
                     }
                     devices.append({{core::DeviceId(row.value(0).toString()), core::TransportId(transport),
                                      core::ProfileId(row.value(2).toString())},
                                     timeOf(row.value(3)),
                                     core::fromMicros(last)});
                 });
        return listOf(done, devices);
    });
}

core::Result<QString> HistorianReader::installationId()
{
    QString id;
    const auto done = each(*m_session->database, u"SELECT value FROM meta WHERE key = 'installation_id'"_s,
                           {}, [&id](const QSqlQuery &row) { id = row.value(0).toString(); });
    if (!done)
        return done.error();
    return id;
}

core::Result<QString> HistorianReader::note(const QString &key)
{
    QString note;
    const auto done =
        each(*m_session->database, u"SELECT value FROM meta WHERE key = ?"_s, {u"note:"_s + key},
             [&note](const QSqlQuery &row) { note = row.value(0).toString(); });
    if (!done)
        return done.error();
    return note;
}

} // namespace historian

// SPDX-License-Identifier: GPL-3.0-or-later
#include "importwire.h"

#include <QDataStream>
#include <QIODevice>
#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace engine::importwire {

namespace {

const core::TransportId Import(QStringLiteral("import"));

core::Error bad(const QString &what, const QString &expected)
{
    return {
        core::ErrorCode::BadInput, u"local socket"_s, u"key %1: %2 was expected"_s.arg(what, expected), {}};
}

core::UtcTime timeAt(const QJsonValue &value) { return core::fromMicros(value.toInteger()); }

QJsonArray seriesToJson(const core::Series &series)
{
    return {series.device.toString(),
            series.channel,
            QString(core::quantityName(series.quantity)),
            series.source,
            series.profile.toString(),
            series.profileVersion,
            series.profileHash};
}

core::Result<core::Series> seriesFromJson(const QJsonArray &fields)
{
    core::Series series;
    series.device = core::DeviceId(fields.at(0).toString());
    series.channel = fields.at(1).toString();
    const auto quantity = core::quantityFromName(fields.at(2).toString());
    series.source = fields.at(3).toString();
    series.profile = core::ProfileId(fields.at(4).toString());
    series.profileVersion = fields.at(5).toInt();
    series.profileHash = fields.at(6).toString();
    if (fields.size() != 7 || series.device.isEmpty() || !quantity)
        return bad(u"series"_s, u"device, channel, quantity, source and profile"_s);
    // What devices said themselves comes in by their transports alone.
    if (!series.source.startsWith("import:"_L1))
        return bad(u"series"_s, u"a source that begins with \"import:\""_s);
    series.quantity = *quantity;
    return series;
}

core::Result<void> readReadings(const QJsonObject &object, core::SeriesTable &table, core::Batch &batch)
{
    QList<core::SeriesId> ids;
    for (const auto &fields : object["series"_L1].toArray()) {
        const auto series = seriesFromJson(fields.toArray());
        if (!series)
            return series.error();
        ids.append(table.intern(*series));
    }
    QDataStream stream(QByteArray::fromBase64(object["readings"_L1].toString().toLatin1()));
    stream.setVersion(QDataStream::Qt_6_4);
    while (!stream.atEnd()) {
        quint32 series = 0;
        quint8 quality = 0;
        qint64 measured = 0;
        qint64 received = 0;
        bool valued = false;
        double value = 0;
        stream >> series >> quality >> measured >> received >> valued >> value;
        if (stream.status() != QDataStream::Ok || series >= quint32(ids.size()) ||
            quality > quint8(core::Quality::Unknown) || !std::isfinite(value))
            return bad(u"readings"_s, u"whole readings of the series"_s);
        core::Reading reading;
        reading.series = ids.at(series);
        reading.quality = core::Quality(quality);
        reading.measuredAt = core::fromMicros(measured);
        reading.receivedAt = core::fromMicros(received);
        if (valued)
            reading.value = value;
        batch.readings.append(reading);
    }
    return {};
}

} // namespace

QJsonObject batchToJson(const core::Batch &batch, const core::SeriesTable &series)
{
    QJsonArray table;
    QHash<core::SeriesId, quint32> places;
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    for (const core::Reading &reading : batch.readings) {
        auto place = places.constFind(reading.series);
        if (place == places.constEnd()) {
            place = places.insert(reading.series, quint32(table.size()));
            table.append(seriesToJson(series.at(reading.series)));
        }
        stream << *place << quint8(reading.quality) << qint64(core::toMicros(reading.measuredAt))
               << qint64(core::toMicros(reading.receivedAt)) << reading.value.has_value()
               << reading.value.value_or(0);
    }
    QJsonArray events;
    for (const core::Event &event : batch.events) {
        events.append(
            QJsonArray{qint64(core::toMicros(event.at)), event.device.toString(), event.kind, event.detail});
    }
    QJsonArray rejects;
    for (const core::Reject &reject : batch.rejects) {
        rejects.append(QJsonArray{qint64(core::toMicros(reject.at)), reject.place, reject.reason,
                                  reject.detail, QString::fromLatin1(reject.raw.toBase64()),
                                  qint64(reject.size)});
    }
    QJsonArray sightings;
    for (const core::Sighting &sighting : batch.sightings)
        sightings.append(QJsonArray{sighting.device.toString(), sighting.profile.toString()});
    return {{u"series"_s, table},
            {u"readings"_s, QString::fromLatin1(bytes.toBase64())},
            {u"events"_s, events},
            {u"rejects"_s, rejects},
            {u"sightings"_s, sightings}};
}

core::Result<std::shared_ptr<core::Batch>> batchFromJson(const QJsonObject &object, core::SeriesTable &series)
{
    auto batch = std::make_shared<core::Batch>();
    batch->transport = Import;
    if (const auto read = readReadings(object, series, *batch); !read)
        return read.error();
    for (const auto &value : object["events"_L1].toArray()) {
        const QJsonArray fields = value.toArray();
        core::Event event;
        event.at = timeAt(fields.at(0));
        event.device = core::DeviceId(fields.at(1).toString());
        event.transport = Import;
        event.kind = fields.at(2).toString();
        event.detail = fields.at(3).toObject();
        if (fields.size() != 4 || event.kind.isEmpty())
            return bad(u"events"_s, u"time, device, kind and detail"_s);
        batch->events.append(event);
    }
    for (const auto &value : object["rejects"_L1].toArray()) {
        const QJsonArray fields = value.toArray();
        core::Reject reject;
        reject.at = timeAt(fields.at(0));
        reject.transport = Import;
        reject.place = fields.at(1).toString();
        reject.reason = fields.at(2).toString();
        reject.detail = fields.at(3).toString();
        reject.raw = QByteArray::fromBase64(fields.at(4).toString().toLatin1()).left(core::Reject::MaxRaw);
        reject.size = fields.at(5).toInteger();
        if (fields.size() != 6 || reject.reason.isEmpty())
            return bad(u"rejects"_s, u"time, place, reason, detail, raw and size"_s);
        batch->rejects.append(reject);
    }
    for (const auto &value : object["sightings"_L1].toArray()) {
        const QJsonArray fields = value.toArray();
        const core::DeviceId device(fields.at(0).toString());
        if (fields.size() != 2 || device.isEmpty())
            return bad(u"sightings"_s, u"device and profile"_s);
        batch->sightings.append({device, Import, core::ProfileId(fields.at(1).toString())});
    }
    return batch;
}

QJsonObject auditToJson(const core::AuditEntry &row)
{
    return {{u"at"_s, qint64(core::toMicros(row.at))},
            {u"id"_s, row.command.toString()},
            {u"stage"_s, row.stage},
            {u"who"_s, row.who},
            {u"detail"_s, row.detail}};
}

core::Result<core::AuditEntry> auditFromJson(const QJsonObject &object)
{
    core::AuditEntry row;
    row.at = timeAt(object["at"_L1]);
    row.command = core::CommandId(object["id"_L1].toString());
    row.stage = object["stage"_L1].toString();
    row.who = object["who"_L1].toString();
    row.detail = object["detail"_L1].toObject();
    // Orders have a door of their own, which writes their rows itself.
    if (row.stage != "import"_L1 || row.command.isEmpty())
        return bad(u"row"_s, u"an import's row of the audit"_s);
    return row;
}

QJsonObject errorToJson(const core::Error &error)
{
    return {{u"code"_s, core::errorCodeName(error.code)},
            {u"where"_s, error.where},
            {u"detail"_s, error.detail},
            {u"remedy"_s, error.remedy}};
}

core::Error errorFromJson(const QJsonObject &object)
{
    core::Error error{core::ErrorCode::Internal, object["where"_L1].toString(),
                      object["detail"_L1].toString(), object["remedy"_L1].toString()};
    const QString name = object["code"_L1].toString();
    for (int code = 0; code <= int(core::ErrorCode::Internal); ++code) {
        if (core::errorCodeName(core::ErrorCode(code)) == name)
            error.code = core::ErrorCode(code);
    }
    return error;
}

} // namespace engine::importwire

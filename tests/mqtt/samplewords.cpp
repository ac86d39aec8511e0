// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplewords.h"

#include <QJsonArray>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace samples {

core::UtcTime startOf(const QJsonObject &file)
{
    const auto text = file["at"_L1].toString(u"2025-11-02T08:40:00Z"_s);
    return core::fromMicros(QDateTime::fromString(text, Qt::ISODateWithMs).toMSecsSinceEpoch() * 1000);
}

mqtt::PayloadCodec codec(const QList<core::ProfilePtr> &profiles, std::shared_ptr<core::SeriesTable> table,
                         const QJsonObject &file)
{
    mqtt::CodecSettings settings;
    settings.zone = file["zone"_L1].toString();
    const QJsonObject keys = file["keys"_L1].toObject();
    for (auto it = keys.begin(); it != keys.end(); ++it)
        settings.keys.insert(it.key(), it.value().toString());
    return {core::TransportId(u"site"_s), profiles, std::move(table), settings};
}

QByteArray payloadOf(const QJsonObject &message)
{
    if (message.contains("hex"_L1))
        return QByteArray::fromHex(message["hex"_L1].toString().toLatin1());
    const QJsonValue payload = message["payload"_L1];
    if (payload.isObject())
        return QJsonDocument(payload.toObject()).toJson(QJsonDocument::Compact);
    if (payload.isArray())
        return QJsonDocument(payload.toArray()).toJson(QJsonDocument::Compact);
    return payload.toString().toUtf8();
}

QStringList readings(const core::SeriesTable &table, const core::Batch &batch)
{
    QStringList list;
    for (const core::Reading &reading : batch.readings) {
        const core::Series &series = table.at(reading.series);
        QString words = series.device.toString() + u' ';
        if (!series.channel.isEmpty())
            words += series.channel + u' ';
        words += u"%1=%2 %3"_s.arg(core::quantityName(series.quantity),
                                   reading.value ? QString::number(*reading.value, 'g', 12) : u"none"_s,
                                   core::qualityName(reading.quality));
        if (reading.measuredAt != reading.receivedAt) {
            const auto ms = reading.measuredAt.time_since_epoch().count() / 1000;
            words += u" at "_s + QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
        }
        list.append(words);
    }
    list.sort();
    return list;
}

QStringList rejects(const core::Batch &batch)
{
    QStringList list;
    for (const core::Reject &reject : batch.rejects)
        list.append(reject.reason);
    return list;
}

QStringList events(const core::Batch &batch)
{
    QStringList list;
    for (const core::Event &event : batch.events)
        list.append(event.device.isEmpty() ? event.kind : event.kind + u' ' + event.device.toString());
    return list;
}

QString rejectWords(const core::Batch &batch)
{
    QStringList list;
    for (const core::Reject &reject : batch.rejects)
        list.append(reject.reason + ": "_L1 + reject.detail);
    return list.isEmpty() ? u"no reject"_s : list.join("; "_L1);
}

} // namespace samples

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devicescommand.h"

#include "arguments.h"

#include "historian/historianreader.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

using namespace Qt::StringLiterals;

namespace {

QString isoTime(qint64 micros)
{
    return QDateTime::fromMSecsSinceEpoch(micros / 1000, Qt::UTC).toString(Qt::ISODateWithMs);
}

struct Row
{
    core::DeviceId id;
    QString name;
    QString transport;
    QString profile;
    qint64 lastSeenUs = 0;
    QList<QPair<core::Series, historian::StoredReading>> values;
};

QJsonObject toJson(const Row &row)
{
    QJsonArray values;
    for (const auto &[series, reading] : row.values) {
        values.append(QJsonObject{{u"channel"_s, series.channel},
                                  {u"quantity"_s, QString(core::quantityName(series.quantity))},
                                  {u"unit"_s, QString(core::quantityUnit(series.quantity))},
                                  {u"value"_s, reading.value ? QJsonValue(*reading.value) : QJsonValue()},
                                  {u"quality"_s, QString(core::qualityName(reading.quality))},
                                  {u"measured_at"_s, isoTime(reading.measuredAtUs)},
                                  {u"source"_s, series.source}});
    }
    return {{u"device"_s, row.id.toString()},
            {u"name"_s, row.name},
            {u"transport"_s, row.transport},
            {u"profile"_s, row.profile},
            {u"last_seen"_s, row.lastSeenUs ? QJsonValue(isoTime(row.lastSeenUs)) : QJsonValue()},
            {u"last_values"_s, values}};
}

} // namespace

int listDevices(const core::Workspace &workspace, bool json)
{
    QMap<core::DeviceId, Row> rows;
    for (const auto &device : workspace.devices)
        rows.insert(device.id,
                    {device.id, device.name, device.transport.toString(), device.profile.toString(), 0, {}});

    auto reader = historian::HistorianReader::open(workspace.database.path);
    // A workspace that never ran has no database yet; its configured devices are still worth a list.
    if (!reader && reader.error().code != core::ErrorCode::NotFound) {
        complain(reader.error().toString());
        return exits::Failed;
    }
    if (reader) {
        const auto devices = (*reader)->devices();
        const auto series = (*reader)->series();
        const auto latest = (*reader)->latest();
        for (const auto *error : {devices ? nullptr : &devices.error(), series ? nullptr : &series.error(),
                                  latest ? nullptr : &latest.error()}) {
            if (error) {
                complain(error->toString());
                return exits::Failed;
            }
        }
        for (const auto &device : *devices) {
            Row &row = rows[device.sighting.device];
            row.id = device.sighting.device;
            // Where an import found it says less than the transport it speaks on.
            if (!workspace.transport(device.sighting.transport) &&
                (row.lastSeenUs > 0 || workspace.device(row.id)))
                continue;
            row.transport = device.sighting.transport.toString();
            row.profile = device.sighting.profile.toString();
            // An import says when it ran, not when the device spoke.
            row.lastSeenUs = row.transport == "import"_L1 ? 0 : core::toMicros(device.lastSeen);
        }
        QHash<qint64, historian::StoredReading> newest;
        for (const auto &entry : *latest)
            newest.insert(entry.series, entry.reading);
        for (const auto &[number, what] : *series) {
            if (newest.contains(number))
                rows[what.device].values.append({what, newest.value(number)});
            rows[what.device].id = what.device;
        }
    }

    if (json) {
        QJsonArray array;
        for (const Row &row : std::as_const(rows))
            array.append(toJson(row));
        say(QString::fromUtf8(QJsonDocument(array).toJson()));
        return exits::Done;
    }
    for (const Row &row : std::as_const(rows)) {
        say(u"%1  %2  %3 on %4, last seen %5"_s.arg(row.id.toString(), row.name.isEmpty() ? u"-"_s : row.name,
                                                    row.profile, row.transport,
                                                    row.lastSeenUs ? isoTime(row.lastSeenUs) : u"never"_s));
        for (const auto &[series, reading] : row.values) {
            say(u"    %1 %2 %3 %4  %5"_s.arg(
                    QString(core::quantityName(series.quantity)).leftJustified(18),
                    series.channel.leftJustified(3),
                    (reading.value ? QString::number(*reading.value, 'g', 10) : u"none"_s).rightJustified(14),
                    QString(core::quantityUnit(series.quantity)).leftJustified(4),
                    QString(core::qualityName(reading.quality))) +
                u"  "_s + isoTime(reading.measuredAtUs));
        }
    }
    if (rows.isEmpty())
        say(u"no device has been heard yet"_s);
    return exits::Done;
}

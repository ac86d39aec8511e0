// SPDX-License-Identifier: GPL-3.0-or-later
#include "entityframes.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace thingsboard {

namespace {

QJsonObject typedKey(QLatin1StringView type, const QString &key)
{
    return {{u"type"_s, QString(type)}, {u"key"_s, key}};
}

core::Error broken(const QString &detail) { return {core::ErrorCode::BadInput, {}, detail, {}}; }

core::Result<QJsonObject> objectOf(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (document.isObject())
        return document.object();
    return broken(error.error == QJsonParseError::NoError ? u"an object was expected"_s
                                                          : error.errorString());
}

/// A key the device never sent is told as an empty text of the time 0.
QHash<QString, TimedValue> readValues(const QJsonObject &object)
{
    QHash<QString, TimedValue> values;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const qint64 ts = it.value()["ts"_L1].toInteger();
        const QJsonValue value = it.value()["value"_L1];
        if (ts != 0 && !value.isNull() && !value.isUndefined())
            values.insert(it.key(), {ts, value});
    }
    return values;
}

EntityState readEntity(const QJsonObject &object)
{
    EntityState entity;
    entity.id = object["entityId"_L1]["id"_L1].toString();
    const QJsonObject latest = object["latest"_L1].toObject();
    entity.name = latest["ENTITY_FIELD"_L1]["name"_L1]["value"_L1].toString();
    entity.telemetry = readValues(latest["TIME_SERIES"_L1].toObject());
    entity.attributes = readValues(latest["SERVER_ATTRIBUTE"_L1].toObject());
    return entity;
}

} // namespace

QJsonObject authentication(const QByteArray &secret, bool apiKey)
{
    return {{u"cmdId"_s, 0}, {apiKey ? u"apiKey"_s : u"token"_s, QString::fromUtf8(secret)}};
}

QJsonObject entityData(int command, const QString &deviceProfile, int page, int pageSize,
                       const QStringList &keys, const QStringList &attributes)
{
    QJsonObject filter;
    if (deviceProfile.isEmpty()) {
        filter = {{u"type"_s, u"entityType"_s}, {u"entityType"_s, u"DEVICE"_s}};
    } else {
        filter = {{u"type"_s, u"deviceType"_s},
                  {u"deviceTypes"_s, QJsonArray{deviceProfile}},
                  {u"deviceNameFilter"_s, QString(""_L1)}};
    }
    QJsonArray latest;
    for (const QString &key : attributes)
        latest.append(typedKey("SERVER_ATTRIBUTE"_L1, key));
    for (const QString &key : keys)
        latest.append(typedKey("TIME_SERIES"_L1, key));
    // In order of creation, so that a new device does not move others to another page.
    const QJsonObject order{{u"key"_s, typedKey("ENTITY_FIELD"_L1, u"createdTime"_s)},
                            {u"direction"_s, u"ASC"_s}};
    const QJsonObject query{{u"entityFilter"_s, filter},
                            {u"pageLink"_s, QJsonObject{{u"pageSize"_s, pageSize},
                                                        {u"page"_s, page},
                                                        {u"dynamic"_s, true},
                                                        {u"sortOrder"_s, order}}},
                            {u"entityFields"_s, QJsonArray{typedKey("ENTITY_FIELD"_L1, u"name"_s)}},
                            {u"latestValues"_s, latest}};
    return {{u"cmdId"_s, command},
            {u"type"_s, u"ENTITY_DATA"_s},
            {u"query"_s, query},
            {u"latestCmd"_s, QJsonObject{{u"keys"_s, latest}}}};
}

core::Result<EntityFrame> readFrame(const QByteArray &text)
{
    const auto object = objectOf(text);
    if (!object)
        return object.error();
    EntityFrame frame;
    // A refusal of the whole frame has the old form, with the command's number under another name.
    frame.command = object->value("cmdId"_L1).toInt(object->value("subscriptionId"_L1).toInt());
    frame.errorCode = object->value("errorCode"_L1).toInt();
    frame.errorText = object->value("errorMsg"_L1).toString();
    QJsonArray entities = object->value("update"_L1).toArray();
    if (const QJsonValue data = object->value("data"_L1); data["data"_L1].isArray()) {
        frame.isPage = true;
        frame.hasNext = data["hasNext"_L1].toBool();
        entities = data["data"_L1].toArray();
    } else if (frame.errorCode == 0 && !object->value("update"_L1).isArray()) {
        return broken(u"neither a page of devices nor an update"_s);
    }
    for (const auto &entity : std::as_const(entities)) {
        EntityState state = readEntity(entity.toObject());
        if (!state.id.isEmpty())
            frame.entities.append(std::move(state));
    }
    return frame;
}

core::Result<QHash<QString, QList<TimedValue>>> readHistory(const QByteArray &text)
{
    const auto object = objectOf(text);
    if (!object)
        return object.error();
    QHash<QString, QList<TimedValue>> history;
    for (auto it = object->begin(); it != object->end(); ++it) {
        QList<TimedValue> values;
        for (const auto &entry : it.value().toArray())
            values.append({entry["ts"_L1].toInteger(), entry["value"_L1]});
        std::stable_sort(values.begin(), values.end(),
                         [](const TimedValue &a, const TimedValue &b) { return a.ts < b.ts; });
        history.insert(it.key(), values);
    }
    return history;
}

} // namespace thingsboard

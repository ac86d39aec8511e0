// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace.h"

#include "core/jsonschema.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSet>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qint64 MaxWorkspaceBytes = 16 * 1024 * 1024;

const Result<JsonSchema> &schema()
{
    static const Result<JsonSchema> compiled = JsonSchema::shipped(u"workspace.schema.json"_s);
    return compiled;
}

TransportSettings readTransport(const QJsonObject &object)
{
    TransportSettings t;
    t.id = TransportId(object["id"_L1].toString());
    t.type = object["type"_L1].toString();
    t.name = object["name"_L1].toString(t.id.toString());
    t.baud = object["baud"_L1].toInt(t.baud);
    t.parity = object["parity"_L1].toString(t.parity);
    t.stopBits = object["stopBits"_L1].toInt(t.stopBits);
    t.timeout = std::chrono::milliseconds(object["timeoutMs"_L1].toInt(0));
    if (t.type == "mqtt"_L1)
        t.tcpPort = static_cast<quint16>(object["port"_L1].toInt(t.tcpPort));
    else
        t.port = object["port"_L1].toString();
    t.host = object["host"_L1].toString();
    t.qos = object["qos"_L1].toInt(t.qos);
    t.persistentSession = object["persistentSession"_L1].toBool(t.persistentSession);
    t.user = object["user"_L1].toString();
    for (const auto &profile : object["profiles"_L1].toArray())
        t.profiles.append(ProfileId(profile.toString()));
    return t;
}

QJsonObject written(QJsonObject object, const TransportSettings &t)
{
    const auto set = [&object](QLatin1StringView key, const QJsonValue &value, const QJsonValue &preset) {
        if (object.contains(key) || value != preset)
            object[key] = value;
    };
    const TransportSettings preset;
    object["id"_L1] = t.id.toString();
    object["type"_L1] = t.type;
    set("name"_L1, t.name, t.id.toString());
    if (t.type == "mqtt"_L1) {
        object["host"_L1] = t.host;
        object["port"_L1] = t.tcpPort;
        set("qos"_L1, t.qos, preset.qos);
        set("persistentSession"_L1, t.persistentSession, preset.persistentSession);
        set("user"_L1, t.user, preset.user);
        QJsonArray profiles;
        for (const auto &profile : t.profiles)
            profiles.append(profile.toString());
        object["profiles"_L1] = profiles;
    } else {
        object["port"_L1] = t.port;
        object["baud"_L1] = t.baud;
        set("parity"_L1, t.parity, preset.parity);
        set("stopBits"_L1, t.stopBits, preset.stopBits);
        set("timeoutMs"_L1, static_cast<int>(t.timeout.count()), 0);
    }
    return object;
}

DeviceSettings readDevice(const QJsonObject &object)
{
    DeviceSettings device;
    device.id = DeviceId(object["id"_L1].toString());
    device.transport = TransportId(object["transport"_L1].toString());
    device.profile = ProfileId(object["profile"_L1].toString());
    device.unit = object["unit"_L1].toInt(device.unit);
    device.poll = std::chrono::milliseconds(object["pollMs"_L1].toInt(static_cast<int>(device.poll.count())));
    device.name = object["name"_L1].toString();
    if (const auto place = object["place"_L1]; place.isObject())
        device.place = Place{place["lat"_L1].toDouble(), place["lon"_L1].toDouble()};
    return device;
}

QJsonObject written(QJsonObject object, const DeviceSettings &device)
{
    const DeviceSettings preset;
    object["id"_L1] = device.id.toString();
    object["transport"_L1] = device.transport.toString();
    object["profile"_L1] = device.profile.toString();
    if (object.contains("unit"_L1) || device.unit != preset.unit)
        object["unit"_L1] = device.unit;
    if (object.contains("pollMs"_L1) || device.poll != preset.poll)
        object["pollMs"_L1] = static_cast<int>(device.poll.count());
    if (object.contains("name"_L1) || !device.name.isEmpty())
        object["name"_L1] = device.name;
    if (device.place) {
        QJsonObject place = object["place"_L1].toObject();
        place["lat"_L1] = device.place->lat;
        place["lon"_L1] = device.place->lon;
        object["place"_L1] = place;
    } else {
        object.remove("place"_L1);
    }
    return object;
}

/// Writes @p items into the array @p old, keeping each old entry's unknown keys (entries are matched by
/// "id").
template <typename Item>
QJsonArray merged(const QJsonArray &old, const QList<Item> &items)
{
    QHash<QString, QJsonObject> known;
    for (const auto &value : old)
        known.insert(value["id"_L1].toString(), value.toObject());
    QJsonArray array;
    for (const Item &item : items)
        array.append(written(known.value(item.id.toString()), item));
    return array;
}

Error badKey(const QString &fileName, const QString &key, const QString &expected)
{
    return Error{ErrorCode::BadInput, fileName, u"key %1: %2"_s.arg(key, expected),
                 u"Correct the file and open it again; nothing was changed."_s};
}

/// What a schema cannot say: identifiers are unique and references lead somewhere.
Result<void> checkReferences(const Workspace &workspace, const QString &fileName)
{
    QSet<QString> seen;
    for (qsizetype i = 0; i < workspace.transports.size(); ++i) {
        const auto &id = workspace.transports[i].id.toString();
        if (seen.contains(id))
            return badKey(fileName, u"transports[%1].id"_s.arg(i),
                          u"an id of its own was expected, \"%1\" is taken"_s.arg(id));
        seen.insert(id);
    }
    seen.clear();
    QHash<QString, QString> units;
    for (qsizetype i = 0; i < workspace.devices.size(); ++i) {
        const auto &device = workspace.devices[i];
        const auto &id = device.id.toString();
        if (seen.contains(id))
            return badKey(fileName, u"devices[%1].id"_s.arg(i),
                          u"an id of its own was expected, \"%1\" is taken"_s.arg(id));
        seen.insert(id);
        const TransportSettings *transport = workspace.transport(device.transport);
        if (!transport) {
            return badKey(
                fileName, u"devices[%1].transport"_s.arg(i),
                u"the id of a transport was expected, there is no \"%1\""_s.arg(device.transport.toString()));
        }
        if (transport->type != "mqtt"_L1) {
            const QString unit = u"%1/%2"_s.arg(device.transport.toString()).arg(device.unit);
            if (units.contains(unit)) {
                return badKey(fileName, u"devices[%1].unit"_s.arg(i),
                              u"a unit of its own was expected, %1 is \"%2\" already"_s.arg(device.unit)
                                  .arg(units[unit]));
            }
            units.insert(unit, id);
        }
    }
    return {};
}

} // namespace

QString TransportSettings::passwordVariable() const
{
    QString suffix = id.toString().toUpper();
    for (QChar &c : suffix) {
        if (c.unicode() > 127 || !c.isLetterOrNumber())
            c = u'_';
    }
    return "METERDECK_PASSWORD_"_L1 + suffix;
}

Result<Workspace> Workspace::load(const QString &fileName)
{
    const auto text = readFile(fileName, MaxWorkspaceBytes);
    if (!text)
        return text.error();
    return parse(*text, fileName);
}

Result<Workspace> Workspace::parse(const QByteArray &text, const QString &fileName)
{
    const auto object = parseJsonObject(text, fileName);
    if (!object)
        return object.error();
    if (!schema())
        return schema().error();
    if (auto checked = schema()->check(*object, fileName); !checked)
        return checked.error();

    Workspace workspace;
    workspace.m_document = *object;
    workspace.fileName = QFileInfo(fileName).absoluteFilePath();
    workspace.name = object->value("name"_L1).toString(QFileInfo(fileName).completeBaseName());
    workspace.simulated = object->value("simulated"_L1).toBool(false);
    const QJsonObject database = object->value("database"_L1).toObject();
    workspace.database.driver = database["driver"_L1].toString(workspace.database.driver);
    workspace.database.path = QDir::cleanPath(
        QFileInfo(workspace.fileName).absoluteDir().absoluteFilePath(database["path"_L1].toString()));
    for (const auto &value : object->value("transports"_L1).toArray())
        workspace.transports.append(readTransport(value.toObject()));
    for (const auto &value : object->value("devices"_L1).toArray())
        workspace.devices.append(readDevice(value.toObject()));
    if (auto checked = checkReferences(workspace, fileName); !checked)
        return checked.error();
    return workspace;
}

Result<void> Workspace::save(const QString &target) const
{
    QJsonObject document = m_document;
    document["name"_L1] = name;
    QJsonObject databaseObject = document["database"_L1].toObject();
    databaseObject["driver"_L1] = database.driver;
    const QDir folder = QFileInfo(target).absoluteDir();
    const QString relative = folder.relativeFilePath(database.path);
    databaseObject["path"_L1] = relative.startsWith("../"_L1) ? database.path : relative;
    document["database"_L1] = databaseObject;
    document["transports"_L1] = merged(document["transports"_L1].toArray(), transports);
    document["devices"_L1] = merged(document["devices"_L1].toArray(), devices);
    if (simulated || document.contains("simulated"_L1))
        document["simulated"_L1] = simulated;

    QSaveFile file(target);
    const QByteArray text = QJsonDocument(document).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        const auto code =
            file.error() == QFileDevice::PermissionsError || file.error() == QFileDevice::OpenError
                ? ErrorCode::PermissionDenied
                : (file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::Io);
        return Error{code, target, file.errorString(), u"The file as it was is still there."_s};
    }
    return {};
}

const TransportSettings *Workspace::transport(const TransportId &id) const
{
    const auto found =
        std::find_if(transports.begin(), transports.end(), [&](const auto &t) { return t.id == id; });
    return found == transports.end() ? nullptr : &*found;
}

const DeviceSettings *Workspace::device(const DeviceId &id) const
{
    const auto found =
        std::find_if(devices.begin(), devices.end(), [&](const auto &d) { return d.id == id; });
    return found == devices.end() ? nullptr : &*found;
}

} // namespace core

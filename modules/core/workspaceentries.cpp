// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspaceentries.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace core {

bool isModbus(const QString &transportType) { return transportType.startsWith("modbus-"_L1); }

quint16 defaultTcpPort(const QString &transportType) { return isModbus(transportType) ? 502 : 1883; }

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
    t.inFlight = object["inFlight"_L1].toInt(t.inFlight);
    if (t.type == "modbus-rtu"_L1) {
        t.port = object["port"_L1].toString();
        t.identity = PortIdentity::read(object["identity"_L1].toObject());
    } else {
        t.tcpPort = static_cast<quint16>(object["port"_L1].toInt(defaultTcpPort(t.type)));
    }
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
    const auto setTimeout = [&object, &t] {
        if (t.timeout.count() > 0)
            object["timeoutMs"_L1] = static_cast<int>(t.timeout.count());
        else // chosen by itself is said by saying nothing
            object.remove("timeoutMs"_L1);
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
    } else if (t.type != "modbus-rtu"_L1) {
        object["host"_L1] = t.host;
        object["port"_L1] = t.tcpPort;
        setTimeout();
        if (t.type == "modbus-tcp"_L1)
            set("inFlight"_L1, t.inFlight, preset.inFlight);
    } else {
        object["port"_L1] = t.port;
        const QJsonObject identity = t.identity.written(object["identity"_L1].toObject());
        if (identity.isEmpty())
            object.remove("identity"_L1);
        else
            object["identity"_L1] = identity;
        object["baud"_L1] = t.baud;
        set("parity"_L1, t.parity, preset.parity);
        set("stopBits"_L1, t.stopBits, preset.stopBits);
        setTimeout();
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

} // namespace core

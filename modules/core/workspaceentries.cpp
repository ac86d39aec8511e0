// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspaceentries.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace core {

bool isModbus(const QString &transportType) { return transportType.startsWith("modbus-"_L1); }

bool namesItsDevices(const QString &transportType) { return !isModbus(transportType); }

quint16 defaultTcpPort(const QString &transportType)
{
    if (isModbus(transportType))
        return 502;
    return transportType == "mesh-http"_L1 ? 8080 : 1883;
}

quint16 defaultTcpPort(const TransportSettings &transport)
{
    if (transport.type != "mqtt"_L1)
        return defaultTcpPort(transport.type);
    if (!transport.webSocketPath.isEmpty())
        return transport.tls.on ? 443 : 80;
    return transport.tls.on ? 8883 : 1883;
}

namespace {

constexpr auto DefaultListenHost = "127.0.0.1"_L1; // whoever wants to be heard by others has to say so

/// Writes a member as the file has it: left out while it is what would be read anyway.
void set(QJsonObject &object, QLatin1StringView key, const QJsonValue &value, const QJsonValue &preset)
{
    if (object.contains(key) || value != preset)
        object[key] = value;
}

/// Members that say nothing by being empty.
void setText(QJsonObject &object, QLatin1StringView key, const QString &value)
{
    if (value.isEmpty())
        object.remove(key);
    else
        object[key] = value;
}

void setTimeout(QJsonObject &object, const TransportSettings &t)
{
    if (t.timeout.count() > 0)
        object["timeoutMs"_L1] = static_cast<int>(t.timeout.count());
    else // chosen by itself is said by saying nothing
        object.remove("timeoutMs"_L1);
}

TlsSettings readTls(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    return {value.isObject() || value.toBool(), object["ca"_L1].toString(),
            object["certificate"_L1].toString(), object["key"_L1].toString()};
}

void setTls(QJsonObject &object, const TlsSettings &tls)
{
    QJsonObject files = object["tls"_L1].toObject();
    setText(files, "ca"_L1, tls.ca);
    setText(files, "certificate"_L1, tls.certificate);
    setText(files, "key"_L1, tls.key);
    if (!tls.on)
        object.remove("tls"_L1);
    else if (files.isEmpty())
        object["tls"_L1] = true;
    else
        object["tls"_L1] = files;
}

void setProfiles(QJsonObject &object, const TransportSettings &t)
{
    QJsonArray profiles;
    for (const auto &profile : t.profiles)
        profiles.append(profile.toString());
    object["profiles"_L1] = profiles;
    setText(object, "zone"_L1, t.zone);
}

void setMqtt(QJsonObject &object, const TransportSettings &t)
{
    const TransportSettings preset;
    object["host"_L1] = t.host;
    object["port"_L1] = t.tcpPort;
    set(object, "qos"_L1, t.qos, preset.qos);
    set(object, "persistentSession"_L1, t.persistentSession, preset.persistentSession);
    set(object, "protocol"_L1, t.protocol, preset.protocol);
    set(object, "user"_L1, t.user, preset.user);
    setText(object, "webSocketPath"_L1, t.webSocketPath);
    setText(object, "sharedGroup"_L1, t.sharedGroup);
    setText(object, "presenceTopic"_L1, t.presenceTopic);
    setTls(object, t.tls);
}

void setServer(QJsonObject &object, const TransportSettings &t)
{
    const TransportSettings preset;
    object["url"_L1] = t.url;
    set(object, "user"_L1, t.user, preset.user);
    setTls(object, t.tls);
    if (t.type == "thingsboard"_L1) {
        setText(object, "deviceProfile"_L1, t.deviceProfile);
        set(object, "apiKey"_L1, t.apiKey, preset.apiKey);
    } else {
        set(object, "pollMs"_L1, static_cast<int>(t.poll.count()), static_cast<int>(preset.poll.count()));
    }
}

void setSerial(QJsonObject &object, const TransportSettings &t)
{
    const TransportSettings preset;
    object["port"_L1] = t.port;
    const QJsonObject identity = t.identity.written(object["identity"_L1].toObject());
    if (identity.isEmpty())
        object.remove("identity"_L1);
    else
        object["identity"_L1] = identity;
    object["baud"_L1] = t.baud;
    set(object, "parity"_L1, t.parity, preset.parity);
    set(object, "stopBits"_L1, t.stopBits, preset.stopBits);
    setTimeout(object, t);
}

} // namespace

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
    t.host = object["host"_L1].toString(t.type == "mesh-http"_L1 ? QString(DefaultListenHost) : QString());
    t.qos = object["qos"_L1].toInt(t.qos);
    t.persistentSession = object["persistentSession"_L1].toBool(t.persistentSession);
    t.protocol = object["protocol"_L1].toString(t.protocol);
    t.webSocketPath = object["webSocketPath"_L1].toString();
    t.sharedGroup = object["sharedGroup"_L1].toString();
    t.presenceTopic = object["presenceTopic"_L1].toString();
    t.user = object["user"_L1].toString();
    t.tls = readTls(object["tls"_L1]);
    t.url = object["url"_L1].toString();
    t.poll = std::chrono::milliseconds(object["pollMs"_L1].toInt(static_cast<int>(t.poll.count())));
    t.deviceProfile = object["deviceProfile"_L1].toString();
    t.apiKey = object["apiKey"_L1].toBool(t.apiKey);
    t.zone = object["zone"_L1].toString();
    if (t.type == "modbus-rtu"_L1) {
        t.port = object["port"_L1].toString();
        t.identity = PortIdentity::read(object["identity"_L1].toObject());
    } else {
        t.tcpPort = static_cast<quint16>(object["port"_L1].toInt(defaultTcpPort(t)));
    }
    for (const auto &profile : object["profiles"_L1].toArray())
        t.profiles.append(ProfileId(profile.toString()));
    return t;
}

QJsonObject written(QJsonObject object, const TransportSettings &t)
{
    const TransportSettings preset;
    object["id"_L1] = t.id.toString();
    object["type"_L1] = t.type;
    set(object, "name"_L1, t.name, t.id.toString());
    if (t.type == "mqtt"_L1) {
        setMqtt(object, t);
        setProfiles(object, t);
    } else if (t.type == "thingsboard"_L1 || t.type == "mesh-backend"_L1) {
        setServer(object, t);
        setProfiles(object, t);
    } else if (t.type == "mesh-http"_L1) {
        set(object, "host"_L1, t.host, QString(DefaultListenHost));
        object["port"_L1] = t.tcpPort;
        setProfiles(object, t);
    } else if (t.type == "modbus-rtu"_L1) {
        setSerial(object, t);
    } else {
        object["host"_L1] = t.host;
        object["port"_L1] = t.tcpPort;
        setTimeout(object, t);
        if (t.type == "modbus-tcp"_L1)
            set(object, "inFlight"_L1, t.inFlight, preset.inFlight);
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
    device.lines = object["lines"_L1].toObject();
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
    if (device.lines.isEmpty())
        object.remove("lines"_L1);
    else
        object["lines"_L1] = device.lines;
    return object;
}

QString aloneExpected(const DeviceId &other)
{
    return u"every module answers to unit %1: its device was expected alone on its bus, \"%2\" is there too"_s
        .arg(GeneralUnit)
        .arg(other.toString());
}

} // namespace core

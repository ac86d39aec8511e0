// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/portidentity.h"
#include "core/result.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <chrono>
#include <optional>

namespace core {

/// Where a device stands, WGS 84 degrees.
struct Place
{
    double lat = 0;
    double lon = 0;
    friend bool operator==(const Place &, const Place &) = default;
};

/// How a connection is secured. File names as in the workspace file: relative ones count from its folder, see
/// Workspace::absolute().
struct TlsSettings
{
    bool on = false;
    QString ca;          ///< PEM file of trusted authorities; empty: those of the operating system
    QString certificate; ///< PEM file of ours, where the server asks for one
    QString key;         ///< PEM file of its private key
    friend bool operator==(const TlsSettings &, const TlsSettings &) = default;
};

/// One transport of a workspace. Which members mean something depends on type.
struct TransportSettings
{
    TransportId id;
    /// "modbus-rtu", "modbus-tcp", "modbus-rtu-tcp", "mqtt", "thingsboard" (a reader of its server),
    /// "mesh-http" (a gateway posts its readings to us) or "mesh-backend" (the same, read from its server).
    QString type;
    QString name; ///< for people; the id when empty
    // modbus-rtu
    QString port;
    PortIdentity identity; ///< of the adapter; empty when the port is known by its name alone
    int baud = 9600;
    QString parity = QStringLiteral("none"); ///< none, even, odd
    int stopBits = 1;
    std::chrono::milliseconds timeout{0}; ///< of every Modbus type; 0 = chosen by line and block size
    // modbus-tcp
    int inFlight = 4; ///< requests under way at one time; 1 for gateways that lose count
    // modbus-tcp, modbus-rtu-tcp and mqtt; mesh-http listens there
    QString host;
    quint16 tcpPort = 1883; ///< defaultTcpPort() of the type when the file names none
    // mqtt
    int qos = 1;
    bool persistentSession = true;
    QString protocol = QStringLiteral("auto"); ///< auto (5, else 3.1.1), "5" or "3.1.1"
    QString webSocketPath;                     ///< for example "/mqtt"; empty: MQTT straight over TCP
    QString sharedGroup;                       ///< of shared subscriptions; empty: every message comes to us
    QString presenceTopic; ///< where we say "online", and a last will says "offline"; empty: nowhere
    // mqtt, thingsboard and mesh-backend
    QString user;
    TlsSettings tls; ///< of the last two only the files count: their url says whether they are secured
    // thingsboard and mesh-backend
    QString url;
    std::chrono::milliseconds poll{5000}; ///< mesh-backend
    QString deviceProfile;                ///< thingsboard: the profile whose devices are read; empty: all
    bool apiKey = false;                  ///< thingsboard: the secret is an API key, not a password
    // all but Modbus
    QList<ProfileId> profiles;
    QString zone; ///< IANA name of the zone of device times that name none; empty: UTC

    /// The environment variable the password is read from: METERDECK_PASSWORD_<ID>, the id in capitals with
    /// everything but letters and digits turned into underscores. Secrets never stand in the file.
    QString passwordVariable() const { return secretVariable(QStringLiteral("PASSWORD")); }
    /// The same for another secret, METERDECK_<SECRET>_<ID>; @p secret in capitals.
    QString secretVariable(const QString &secret) const;
};

/// True for the types that read meters by Modbus, over whatever wire.
bool isModbus(const QString &transportType);
/// True for the types whose devices appear by themselves when they first speak.
bool namesItsDevices(const QString &transportType);
/// The TCP port a type listens on when nobody says otherwise: 1883 for mqtt, 502 for Modbus, 8080 for
/// mesh-http.
quint16 defaultTcpPort(const QString &transportType);
/// The same with how it is reached: 8883 for mqtt over TLS, 80 and 443 over WebSocket.
quint16 defaultTcpPort(const TransportSettings &transport);

/// One device of a workspace. Devices of MQTT families need no entry; one gives them a name and a place.
struct DeviceSettings
{
    DeviceId id;
    TransportId transport;
    ProfileId profile;
    int unit = 1; ///< Modbus unit id, 1 to 247
    std::chrono::milliseconds poll{5000};
    QString name;
    std::optional<Place> place;
    QJsonObject lines; ///< what people say of its monitored lines, by line; lines::readLinePlan() reads it
};

/// Where the historian keeps its rows.
struct DatabaseSettings
{
    QString driver = QStringLiteral("sqlite");
    QString path; ///< absolute after loading
};

/// The workspace file: JSON checked against resources/schema/workspace.schema.json. A value; any thread.
///
/// Promise: keys it does not know survive load, edit and save; relative paths are relative to the file.
class Workspace
{
public:
    /// Reads and checks a file. Errors: NotFound, PermissionDenied, BadInput (file, key and what was
    /// expected).
    static Result<Workspace> load(const QString &fileName);
    /// The same from text; @p fileName is for messages and for relative paths.
    static Result<Workspace> parse(const QByteArray &text, const QString &fileName);
    /// A workspace without transports that is not on disk yet; its database stands beside @p fileName.
    static Workspace blank(const QString &name, const QString &fileName);
    /// Writes atomically (a crash or a full disk leaves the old file). Its own file (fileName) is not
    /// overwritten when it is no longer the one that was read; a blank workspace overwrites nothing, and
    /// makes its folder. Errors: Changed, PermissionDenied, DiskFull, Io.
    Result<void> save(const QString &target);

    /// @name Editing: a changed copy, or why schema or references refuse it
    /// Errors: BadInput naming file, key and what was expected; NotFound for an id that is not there. Ids are
    /// stable: a change keeps the id, and a transport its type.
    /// @{
    Result<Workspace> withAdded(const TransportSettings &transport) const;
    Result<Workspace> withChanged(const TransportSettings &transport) const;
    /// A transport is removed after the devices on it.
    Result<Workspace> without(const TransportId &id) const;
    Result<Workspace> withAdded(const DeviceSettings &device) const;
    Result<Workspace> withChanged(const DeviceSettings &device) const;
    Result<Workspace> without(const DeviceId &id) const;
    /// The part @p key of the file ("outages", "alarms", "notify", "map") in a new form; an empty one takes
    /// it out.
    Result<Workspace> withPart(const QString &key, const QJsonObject &part) const;
    /// @}

    /// A part of the file that a module of its own reads, as it stands there; empty when it does not.
    QJsonObject part(const QString &key) const;

    /// An entry as it would stand in the file, keys it does not know included.
    QJsonObject entry(const TransportSettings &transport) const;
    QJsonObject entry(const DeviceSettings &device) const;
    /// An id made from a person's name for a thing ("Roof bus" gives roof-bus) that is not taken yet;
    /// @p otherwise when the name has nothing an id can be made of.
    TransportId freeTransportId(const QString &name, const QString &otherwise) const;
    DeviceId freeDeviceId(const QString &name, const QString &otherwise) const;

    QString name;
    QString fileName; ///< absolute
    DatabaseSettings database;
    QList<TransportSettings> transports;
    QList<DeviceSettings> devices;
    bool simulated = false; ///< always labelled; set by --demo, or by "simulated": true in the file

    /// A file name of the workspace file as an absolute one; empty stays empty.
    QString absolute(const QString &name) const;
    const TransportSettings *transport(const TransportId &id) const;
    const DeviceSettings *device(const DeviceId &id) const;

private:
    QJsonObject document(const QString &target) const;
    Result<void> checkUnchanged() const;

    QJsonObject m_document; ///< as read, so that unknown keys are kept
    QByteArray m_text;      ///< as read or written last; empty when never on disk
};

} // namespace core

Q_DECLARE_METATYPE(core::TransportSettings)
Q_DECLARE_METATYPE(core::DeviceSettings)

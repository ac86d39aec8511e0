// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace.h"

#include "core/jsonschema.h"
#include "workspaceentries.h"

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
    QHash<TransportId, qsizetype> general; // buses with a device at the general unit, and its row
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
        if (isModbus(transport->type)) {
            const QString unit = u"%1/%2"_s.arg(device.transport.toString()).arg(device.unit);
            if (units.contains(unit)) {
                return badKey(fileName, u"devices[%1].unit"_s.arg(i),
                              u"a unit of its own was expected, %1 is \"%2\" already"_s.arg(device.unit)
                                  .arg(units[unit]));
            }
            units.insert(unit, id);
            if (device.unit == GeneralUnit)
                general.insert(device.transport, i);
        }
    }
    if (general.isEmpty())
        return {};
    for (const auto &device : workspace.devices) {
        const auto found = general.constFind(device.transport);
        if (found != general.constEnd() && device.id != workspace.devices[*found].id)
            return badKey(fileName, u"devices[%1].unit"_s.arg(*found), aloneExpected(device.id));
    }
    return {};
}

} // namespace

const Result<JsonSchema> &workspaceSchema()
{
    static const Result<JsonSchema> compiled = JsonSchema::shipped(u"workspace.schema.json"_s);
    return compiled;
}

QString TransportSettings::secretVariable(const QString &secret) const
{
    QString suffix = id.toString().toUpper();
    for (QChar &c : suffix) {
        if (c.unicode() > 127 || !c.isLetterOrNumber())
            c = u'_';
    }
    return "METERDECK_"_L1 + secret + u'_' + suffix;
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
    if (!workspaceSchema())
        return workspaceSchema().error();
    if (auto checked = workspaceSchema()->check(*object, fileName); !checked)
        return checked.error();

    Workspace workspace;
    workspace.m_document = *object;
    workspace.m_text = text;
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

QJsonObject Workspace::document(const QString &target) const
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
    return document;
}

Result<void> Workspace::checkUnchanged() const
{
    const auto present = readFile(fileName, MaxWorkspaceBytes);
    if (!present) {
        // What is gone can be written anew; what cannot be read cannot be compared.
        return present.error().code == ErrorCode::NotFound ? Result<void>() : present.error();
    }
    if (*present == m_text)
        return {};
    if (m_text.isEmpty())
        return Error{ErrorCode::Changed, fileName, u"a file of that name is there already"_s,
                     u"Choose another name; nothing was written."_s};
    return Error{ErrorCode::Changed, fileName, u"the file is no longer the one that was opened"_s,
                 u"Open it again, then repeat the change; nothing was written."_s};
}

Result<void> Workspace::save(const QString &target)
{
    const bool own = QFileInfo(target).absoluteFilePath() == fileName;
    if (own) {
        if (const auto unchanged = checkUnchanged(); !unchanged)
            return unchanged;
        if (m_text.isEmpty() && !QDir().mkpath(QFileInfo(target).absolutePath()))
            return Error{ErrorCode::PermissionDenied, QFileInfo(target).absolutePath(),
                         u"the folder cannot be made"_s, u"Choose another folder."_s};
    }
    const QJsonObject content = document(target);
    const QByteArray text = QJsonDocument(content).toJson();
    QSaveFile file(target);
    // Flushed by hand: commit() would take a short file for a whole one when only its own flush fails.
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush() ||
        !file.commit()) {
        const auto code =
            file.error() == QFileDevice::PermissionsError || file.error() == QFileDevice::OpenError
                ? ErrorCode::PermissionDenied
                : (file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::Io);
        return Error{code, target, file.errorString(), u"The file as it was is still there."_s};
    }
    if (own) {
        m_document = content;
        m_text = text;
    }
    return {};
}

QString Workspace::absolute(const QString &file) const
{
    return file.isEmpty() ? file : QDir::cleanPath(QFileInfo(fileName).absoluteDir().absoluteFilePath(file));
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

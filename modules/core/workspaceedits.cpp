// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonschema.h"
#include "core/workspace.h"
#include "workspaceentries.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype LongestMadeId = 60;

Error refused(const QString &fileName, const QString &key, const QString &expected)
{
    return Error{ErrorCode::BadInput, fileName, u"key %1: %2"_s.arg(key, expected),
                 u"Correct it and try again; nothing was written."_s};
}

Error notThere(const QString &fileName, const QString &what)
{
    return Error{ErrorCode::NotFound, fileName, what, u"Nothing was changed."_s};
}

/// One entry against the schema, alone: a workspace of thousands is not weighed anew for each key typed. The
/// complaint names the place the entry has in @p list of the whole file.
Result<void> checkEntry(const QString &fileName, const QString &list, const QJsonObject &entry, qsizetype at)
{
    if (!workspaceSchema())
        return workspaceSchema().error();
    const QJsonObject document{{u"database"_s, QJsonObject{{u"driver"_s, u"sqlite"_s}, {u"path"_s, u"x"_s}}},
                               {list, QJsonArray{entry}}};
    const auto checked = workspaceSchema()->check(document, fileName);
    if (checked)
        return {};
    Error error = checked.error();
    error.detail.replace(u"%1[0]"_s.arg(list), u"%1[%2]"_s.arg(list).arg(at));
    error.remedy = u"Correct it and try again; nothing was written."_s;
    return error;
}

template <typename Item, typename Id>
qsizetype rowOf(const QList<Item> &items, const Id &id)
{
    const auto found =
        std::find_if(items.begin(), items.end(), [&id](const Item &item) { return item.id == id; });
    return found == items.end() ? -1 : found - items.begin();
}

/// Takes the entry of @p id out of the document's list, so that a later entry of the same id inherits
/// nothing.
void forget(QJsonObject &document, const QString &list, const QString &id)
{
    QJsonArray kept;
    const QJsonArray entries = document[list].toArray();
    for (const QJsonValue &entry : entries) {
        if (entry["id"_L1].toString() != id)
            kept.append(entry);
    }
    document[list] = kept;
}

QJsonObject entryIn(const QJsonObject &document, QLatin1StringView list, const QString &id)
{
    const QJsonArray entries = document[list].toArray();
    for (const QJsonValue &entry : entries) {
        if (entry["id"_L1].toString() == id)
            return entry.toObject();
    }
    return {};
}

/// Letters and digits of any script in lower case, everything else as single dashes.
QString idFrom(const QString &name)
{
    static const QRegularExpression other(u"[^\\p{L}\\p{M}\\p{N}]+"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    QString id = name.trimmed().toLower();
    id.replace(other, u"-"_s);
    while (id.startsWith(u'-'))
        id.remove(0, 1);
    id.truncate(LongestMadeId);
    while (id.endsWith(u'-'))
        id.chop(1);
    return id;
}

template <typename Id, typename IsTaken>
Id freeId(const QString &name, const QString &otherwise, const IsTaken &isTaken)
{
    const QString made = idFrom(name);
    const QString base = made.isEmpty() ? otherwise : made;
    Id id(base);
    for (int number = 2; isTaken(id); ++number)
        id = Id(u"%1-%2"_s.arg(base).arg(number));
    return id;
}

/// What one device entry has to agree on with the rest.
Result<void> checkDevice(const Workspace &workspace, const DeviceSettings &device, qsizetype at)
{
    const TransportSettings *transport = workspace.transport(device.transport);
    if (!transport) {
        return refused(
            workspace.fileName, u"devices[%1].transport"_s.arg(at),
            u"the id of a transport was expected, there is no \"%1\""_s.arg(device.transport.toString()));
    }
    if (!isModbus(transport->type))
        return {};
    for (qsizetype row = 0; row < workspace.devices.size(); ++row) {
        const DeviceSettings &other = workspace.devices.at(row);
        if (row != at && other.transport == device.transport && other.unit == device.unit) {
            return refused(workspace.fileName, u"devices[%1].unit"_s.arg(at),
                           u"a unit of its own was expected, %1 is \"%2\" already"_s.arg(device.unit)
                               .arg(other.id.toString()));
        }
        if (row != at && other.transport == device.transport &&
            (other.unit == GeneralUnit || device.unit == GeneralUnit)) {
            return refused(workspace.fileName, u"devices[%1].unit"_s.arg(at), aloneExpected(other.id));
        }
    }
    return {};
}

} // namespace

Workspace Workspace::blank(const QString &name, const QString &fileName)
{
    Workspace workspace;
    workspace.name = name;
    const QFileInfo file(fileName);
    workspace.fileName = file.absoluteFilePath();
    workspace.database.path = file.absolutePath() + u'/' + file.completeBaseName() + ".db"_L1;
    return workspace;
}

QJsonObject Workspace::entry(const TransportSettings &transport) const
{
    return written(entryIn(m_document, "transports"_L1, transport.id.toString()), transport);
}

QJsonObject Workspace::entry(const DeviceSettings &device) const
{
    return written(entryIn(m_document, "devices"_L1, device.id.toString()), device);
}

TransportId Workspace::freeTransportId(const QString &wanted, const QString &otherwise) const
{
    return freeId<TransportId>(wanted, otherwise, [this](const TransportId &id) { return transport(id); });
}

DeviceId Workspace::freeDeviceId(const QString &wanted, const QString &otherwise) const
{
    return freeId<DeviceId>(wanted, otherwise, [this](const DeviceId &id) { return device(id); });
}

Result<Workspace> Workspace::withAdded(const TransportSettings &transport) const
{
    const qsizetype at = transports.size();
    if (auto checked = checkEntry(fileName, u"transports"_s, written({}, transport), at); !checked)
        return checked.error();
    if (this->transport(transport.id))
        return refused(fileName, u"transports[%1].id"_s.arg(at),
                       u"an id of its own was expected, \"%1\" is taken"_s.arg(transport.id.toString()));
    Workspace changed = *this;
    changed.transports.append(transport);
    return changed;
}

Result<Workspace> Workspace::withChanged(const TransportSettings &transport) const
{
    const qsizetype at = rowOf(transports, transport.id);
    if (at < 0)
        return notThere(fileName, u"there is no transport \"%1\""_s.arg(transport.id.toString()));
    if (transports[at].type != transport.type)
        return refused(fileName, u"transports[%1].type"_s.arg(at),
                       u"a transport keeps its type, \"%1\" was expected, not \"%2\""_s.arg(
                           transports[at].type, transport.type));
    if (auto checked = checkEntry(fileName, u"transports"_s, entry(transport), at); !checked)
        return checked.error();
    Workspace changed = *this;
    changed.transports[at] = transport;
    return changed;
}

Result<Workspace> Workspace::without(const TransportId &id) const
{
    const qsizetype at = rowOf(transports, id);
    if (at < 0)
        return notThere(fileName, u"there is no transport \"%1\""_s.arg(id.toString()));
    for (qsizetype row = 0; row < devices.size(); ++row) {
        if (devices[row].transport == id)
            return refused(
                fileName, u"devices[%1].transport"_s.arg(row),
                u"the device \"%1\" still stands on \"%2\""_s.arg(devices[row].id.toString(), id.toString()));
    }
    Workspace changed = *this;
    changed.transports.removeAt(at);
    forget(changed.m_document, u"transports"_s, id.toString());
    return changed;
}

Result<Workspace> Workspace::withAdded(const DeviceSettings &device) const
{
    const qsizetype at = devices.size();
    if (auto checked = checkEntry(fileName, u"devices"_s, written({}, device), at); !checked)
        return checked.error();
    if (this->device(device.id))
        return refused(fileName, u"devices[%1].id"_s.arg(at),
                       u"an id of its own was expected, \"%1\" is taken"_s.arg(device.id.toString()));
    if (auto checked = checkDevice(*this, device, at); !checked)
        return checked.error();
    Workspace changed = *this;
    changed.devices.append(device);
    return changed;
}

Result<Workspace> Workspace::withChanged(const DeviceSettings &device) const
{
    const qsizetype at = rowOf(devices, device.id);
    if (at < 0)
        return notThere(fileName, u"there is no device \"%1\""_s.arg(device.id.toString()));
    if (auto checked = checkEntry(fileName, u"devices"_s, entry(device), at); !checked)
        return checked.error();
    if (auto checked = checkDevice(*this, device, at); !checked)
        return checked.error();
    Workspace changed = *this;
    changed.devices[at] = device;
    return changed;
}

Result<Workspace> Workspace::without(const DeviceId &id) const
{
    const qsizetype at = rowOf(devices, id);
    if (at < 0)
        return notThere(fileName, u"there is no device \"%1\""_s.arg(id.toString()));
    Workspace changed = *this;
    changed.devices.removeAt(at);
    forget(changed.m_document, u"devices"_s, id.toString());
    return changed;
}

QJsonObject Workspace::part(const QString &key) const { return m_document[key].toObject(); }

Result<Workspace> Workspace::withPart(const QString &key, const QJsonObject &part) const
{
    if (!workspaceSchema())
        return workspaceSchema().error();
    const QJsonObject alone{{u"database"_s, QJsonObject{{u"driver"_s, u"sqlite"_s}, {u"path"_s, u"x"_s}}},
                            {key, part}};
    if (auto checked = workspaceSchema()->check(alone, fileName); !checked) {
        Error error = checked.error();
        error.remedy = u"Correct it and try again; nothing was written."_s;
        return error;
    }
    Workspace changed = *this;
    if (part.isEmpty())
        changed.m_document.remove(key);
    else
        changed.m_document[key] = part;
    return changed;
}

} // namespace core

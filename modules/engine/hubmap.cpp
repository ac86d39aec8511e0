// SPDX-License-Identifier: GPL-3.0-or-later
#include "hubmap.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Ids are unsigned numbers of 32 bits; profiles name devices by their decimal digits.
core::DeviceId idOf(const QJsonObject &node)
{
    const double number = node.value(u"nodeId"_s).toDouble(-1);
    const bool possible = number >= 0 && number <= 4294967295.0;
    return possible ? core::DeviceId(QString::number(static_cast<quint32>(number))) : core::DeviceId();
}

} // namespace

void HubMap::remember(const core::DeviceId &device, const core::DeviceId &hub)
{
    if (!hub.isEmpty())
        m_learned.insert(device, hub);
}

void HubMap::take(const QJsonObject &node, const core::DeviceId &above, Mesh &mesh)
{
    const core::DeviceId id = idOf(node);
    if (id.isEmpty() || mesh.there.contains(id) || mesh.there.size() >= MostNodes)
        return;
    mesh.there.insert(id);
    if (above.isEmpty())
        m_learned.remove(id);
    else
        m_learned.insert(id, above);
    const QJsonArray below = node.value(u"subs"_s).toArray();
    if (!below.isEmpty())
        mesh.hubs.insert(id);
    for (const QJsonValue &each : below)
        take(each.toObject(), id, mesh);
}

bool HubMap::learn(const core::TransportId &mesh, const QJsonObject &tree)
{
    if (idOf(tree).isEmpty())
        return false;
    Mesh &known = m_meshes[mesh];
    known.there.clear();
    take(tree, {}, known);
    return true;
}

QHash<core::DeviceId, core::DeviceId> HubMap::hubs() const
{
    QHash<core::DeviceId, core::DeviceId> all = m_learned;
    for (auto it = m_said.cbegin(); it != m_said.cend(); ++it)
        all.insert(it.key(), it.value());
    // Two that hang on one another would hide each other: what leads back to itself hangs on nothing.
    QList<core::DeviceId> circling;
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        QSet<core::DeviceId> passed;
        core::DeviceId at = it.key();
        while (!at.isEmpty() && !passed.contains(at)) {
            passed.insert(at);
            at = all.value(at);
        }
        if (at == it.key())
            circling.append(at);
    }
    for (const core::DeviceId &id : std::as_const(circling))
        all.remove(id);
    return all;
}

QList<HubMap::Hub> HubMap::hubsOf(const core::TransportId &mesh) const
{
    QList<Hub> list;
    const auto found = m_meshes.constFind(mesh);
    if (found == m_meshes.constEnd())
        return list;
    for (const core::DeviceId &id : found->hubs)
        list.append({id, found->there.contains(id)});
    return list;
}

} // namespace engine

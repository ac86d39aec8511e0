// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QSet>

#include <utility>

namespace engine {

/// Which device reaches us through which: what people say (alarms::AlarmSettings::hubs), else what its mesh
/// told last of its tree.
///
/// Pure. Promise: hubs() has no circles. A node that is in the newest tree no more keeps the hub it had: with
/// its hub a whole branch goes.
class HubMap
{
public:
    static constexpr int MostNodes = 10000; ///< of one mesh

    /// A node that others hang on.
    struct Hub
    {
        core::DeviceId device;
        bool isThere = false; ///< in the newest tree
        friend bool operator==(const Hub &, const Hub &) = default;
    };

    explicit HubMap(QMap<core::DeviceId, core::DeviceId> said = {}) : m_said(std::move(said)) {}

    /// What a tree told of a device at an earlier time.
    void remember(const core::DeviceId &device, const core::DeviceId &hub);
    /// A mesh's tree as painlessMesh tells it: nodeId, and subs of the same form. False when it is none.
    bool learn(const core::TransportId &mesh, const QJsonObject &tree);

    /// Hub by device.
    QHash<core::DeviceId, core::DeviceId> hubs() const;
    /// The nodes of a mesh that ever had others below them.
    QList<Hub> hubsOf(const core::TransportId &mesh) const;

private:
    struct Mesh
    {
        QSet<core::DeviceId> there;
        QSet<core::DeviceId> hubs;
    };
    void take(const QJsonObject &node, const core::DeviceId &above, Mesh &mesh);

    QMap<core::DeviceId, core::DeviceId> m_said;     ///< by people
    QHash<core::DeviceId, core::DeviceId> m_learned; ///< from trees
    QHash<core::TransportId, Mesh> m_meshes;
};

} // namespace engine

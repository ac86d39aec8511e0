// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "models/needs.h"
#include "widgets/fleetmatrix.h"

#include <QHash>
#include <QMap>

#include <functional>
#include <vector>

namespace console {

/// Keeps, for every device, how it is, and counts it: by group (its transport) and state. Costs what changed:
/// take() looks at the devices that spoke, sweep() at a slice of the others, because silence makes no news.
/// GUI thread.
class FleetWatch
{
public:
    using Mark = widgets::FleetMatrix::Mark;
    using Counts = widgets::FleetMatrix::Counts;
    /// The present row of a device; nullptr when there is none yet.
    using RowOf = std::function<const DeviceRow *(const core::DeviceId &)>;

    explicit FleetWatch(RowOf rowOf);

    void add(const engine::DeviceInfo &device);
    /// Looks at these devices now.
    void take(const QList<core::DeviceId> &devices);
    /// Looks at the next @p share-th part of all devices.
    void sweep(int share);
    /// Looks at every device.
    void lookAtAll();

    int total() const { return int(m_devices.size()); }
    const Counts &counts() const { return m_counts; }
    int countOf(Mark mark) const { return m_counts[size_t(mark)]; }
    /// Rises whenever a device's state changed or one was added.
    quint64 revision() const { return m_revision; }

    /// One group a transport, in order of appearance.
    QList<widgets::FleetMatrix::Group> groups() const;
    /// The devices of each group, worst first and then in order of appearance.
    QList<QList<core::DeviceId>> orders() const;
    int devicesOn(const core::TransportId &transport) const;
    /// Every device that is not simply well, for NeedsRanking; and @p also, whatever their state.
    QList<NeedsDevice> inTrouble(const QList<core::DeviceId> &also) const;

    static Mark markOf(const DeviceRow &row);

private:
    struct Device
    {
        core::DeviceId id;
        core::TransportId transport;
        int group = 0;
        Mark mark = Mark::Unknown;
        bool trouble = false; ///< something of it may need a look though it reports
        bool polled = false;
        bool canQuery = false;
    };

    void look(Device &device);
    NeedsDevice needsDevice(const Device &device) const;

    RowOf m_rowOf;
    std::vector<Device> m_devices;
    QHash<core::DeviceId, int> m_places;
    QList<core::TransportId> m_groups;
    QStringList m_groupNames;
    std::vector<Counts> m_groupCounts;
    QMap<int, bool> m_trouble; ///< places of devices, in order
    Counts m_counts{};
    quint64 m_revision = 0;
    size_t m_next = 0;
};

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleetwatch.h"

#include "importwords.h"
#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

FleetWatch::FleetWatch(RowOf rowOf) : m_rowOf(std::move(rowOf)) {}

FleetWatch::Mark FleetWatch::markOf(const DeviceRow &row)
{
    using live::Presence;
    switch (row.presence) {
    case Presence::NoAnswer:
        return Mark::NoAnswer;
    case Presence::Offline:
        return Mark::Offline;
    case Presence::NodeUpMeterSilent:
        return Mark::MeterSilent;
    case Presence::UnknownOnlyRetained:
    case Presence::NeverHeard:
        return Mark::Unknown;
    case Presence::Online:
    case Presence::Answering:
        break;
    }
    switch (row.worst) {
    case core::Quality::Bad:
        return Mark::Bad;
    case core::Quality::Stale:
    case core::Quality::NoAnswer:
        return Mark::Stale;
    default:
        return Mark::Reporting;
    }
}

void FleetWatch::add(const engine::DeviceInfo &info)
{
    if (m_places.contains(info.id))
        return;
    Device device;
    device.id = info.id;
    device.transport = info.transport;
    device.polled = info.profile && info.profile->codec == "modbus"_L1;
    device.canQuery = info.profile && info.profile->commands.value(u"relay"_s).canQuery;
    device.group = int(m_groups.indexOf(info.transport));
    if (device.group < 0) {
        device.group = int(m_groups.size());
        m_groups << info.transport;
        m_groupNames << ImportWords::transport(info);
        m_groupCounts.push_back({});
    }
    ++m_counts[size_t(device.mark)];
    ++m_groupCounts[size_t(device.group)][size_t(device.mark)];
    ++m_revision;
    m_places.insert(info.id, int(m_devices.size()));
    m_devices.push_back(device);
    look(m_devices.back());
}

void FleetWatch::look(Device &device)
{
    const DeviceRow *row = m_rowOf(device.id);
    if (!row)
        return;
    const Mark mark = markOf(*row);
    const bool trouble =
        mark != Mark::Reporting || (row->energy.heard() && row->energy.quality == core::Quality::Stale);
    if (mark != device.mark) {
        Counts &group = m_groupCounts[size_t(device.group)];
        --m_counts[size_t(device.mark)];
        --group[size_t(device.mark)];
        ++m_counts[size_t(mark)];
        ++group[size_t(mark)];
        device.mark = mark;
        ++m_revision;
    }
    if (trouble != device.trouble) {
        device.trouble = trouble;
        const int place = int(&device - m_devices.data());
        if (trouble)
            m_trouble.insert(place, true);
        else
            m_trouble.remove(place);
    }
}

void FleetWatch::take(const QList<core::DeviceId> &devices)
{
    for (const core::DeviceId &id : devices) {
        if (const auto place = m_places.constFind(id); place != m_places.constEnd())
            look(m_devices[size_t(*place)]);
    }
}

void FleetWatch::sweep(int share)
{
    const size_t slice = (m_devices.size() + size_t(share) - 1) / size_t(std::max(1, share));
    for (size_t i = 0; i < slice; ++i) {
        if (m_next >= m_devices.size())
            m_next = 0;
        look(m_devices[m_next++]);
    }
}

void FleetWatch::lookAtAll()
{
    for (Device &device : m_devices)
        look(device);
}

QList<widgets::FleetMatrix::Group> FleetWatch::groups() const
{
    QList<widgets::FleetMatrix::Group> list;
    for (qsizetype i = 0; i < m_groups.size(); ++i)
        list.append({m_groupNames.at(i), m_groupCounts[size_t(i)]});
    return list;
}

QList<QList<core::DeviceId>> FleetWatch::orders() const
{
    QList<QList<core::DeviceId>> orders(m_groups.size());
    for (int mark = 0; mark < widgets::FleetMatrix::MarkCount; ++mark) {
        for (const Device &device : m_devices) {
            if (int(device.mark) == mark)
                orders[device.group] << device.id;
        }
    }
    return orders;
}

int FleetWatch::devicesOn(const core::TransportId &transport) const
{
    const qsizetype group = m_groups.indexOf(transport);
    if (group < 0)
        return 0;
    int sum = 0;
    for (const int count : m_groupCounts[size_t(group)])
        sum += count;
    return sum;
}

NeedsDevice FleetWatch::needsDevice(const Device &device) const
{
    NeedsDevice made;
    if (const DeviceRow *row = m_rowOf(device.id))
        made.row = *row;
    made.transport = device.transport;
    made.polled = device.polled;
    made.canQuery = device.canQuery;
    return made;
}

QList<NeedsDevice> FleetWatch::inTrouble(const QList<core::DeviceId> &also) const
{
    QList<NeedsDevice> list;
    for (auto it = m_trouble.begin(); it != m_trouble.end(); ++it)
        list << needsDevice(m_devices[size_t(it.key())]);
    for (const core::DeviceId &id : also) {
        const auto place = m_places.constFind(id);
        if (place != m_places.constEnd() && !m_trouble.contains(*place))
            list << needsDevice(m_devices[size_t(*place)]);
    }
    return list;
}

} // namespace console

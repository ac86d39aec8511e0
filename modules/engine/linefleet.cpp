// SPDX-License-Identifier: GPL-3.0-or-later
#include "linefleet.h"

#include <QHash>

#include <algorithm>

namespace engine {

namespace {

int rank(lines::LineState state)
{
    switch (state) {
    case lines::LineState::Off:
        return 0;
    case lines::LineState::Stale:
        return 1;
    case lines::LineState::Unknown:
        return 2;
    case lines::LineState::On:
        break;
    }
    return 3;
}

void add(LineCounts &counts, const MonitoredDevice &device)
{
    ++counts.devices;
    counts.devicesOff += device.count(lines::LineState::Off) > 0 ? 1 : 0;
    counts.devicesSilent += device.away || device.silent ? 1 : 0;
    for (const LineView &line : device.lines) {
        ++counts.lines;
        counts.unlabelled += line.label.isEmpty() ? 1 : 0;
        switch (line.status.state) {
        case lines::LineState::Off:
            ++counts.off;
            break;
        case lines::LineState::Stale:
            ++counts.stale;
            break;
        case lines::LineState::Unknown:
            ++counts.unknown;
            break;
        case lines::LineState::On:
            ++counts.on;
            break;
        }
    }
}

} // namespace

int MonitoredDevice::count(lines::LineState state) const
{
    return static_cast<int>(std::count_if(
        lines.begin(), lines.end(), [state](const LineView &view) { return view.status.state == state; }));
}

lines::LineState MonitoredDevice::worst() const
{
    lines::LineState worst = lines.isEmpty() ? lines::LineState::Unknown : lines::LineState::On;
    for (const LineView &view : lines) {
        if (rank(view.status.state) < rank(worst))
            worst = view.status.state;
    }
    return worst;
}

LineCounts countsOf(const QList<MonitoredDevice> &devices)
{
    LineCounts counts;
    for (const MonitoredDevice &device : devices)
        add(counts, device);
    return counts;
}

QList<RegionLines> regionsOf(const QList<MonitoredDevice> &devices)
{
    QHash<QString, qsizetype> places;
    QList<RegionLines> list;
    for (const MonitoredDevice &device : devices) {
        const auto found = places.constFind(device.region);
        const qsizetype place = found == places.constEnd() ? list.size() : *found;
        if (place == list.size()) {
            places.insert(device.region, place);
            list.append({device.region, device.province, {}});
        }
        add(list[place].counts, device);
    }
    std::sort(list.begin(), list.end(), [](const RegionLines &a, const RegionLines &b) {
        const LineCounts &x = a.counts;
        const LineCounts &y = b.counts;
        if (x.off != y.off)
            return x.off > y.off;
        if (x.stale != y.stale)
            return x.stale > y.stale;
        return x.unknown != y.unknown ? x.unknown > y.unknown : a.region < b.region;
    });
    return list;
}

} // namespace engine

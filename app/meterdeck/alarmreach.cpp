// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarmreach.h"

#include "engine/engine.h"
#include "words.h"

using namespace Qt::StringLiterals;

namespace console {

namespace {
constexpr qsizetype MostNamed = 5;
}

AlarmReach AlarmReach::of(const engine::Engine &engine)
{
    AlarmReach reach;
    for (const engine::DeviceInfo &device : engine.devices())
        reach.devices << Device{device.id, device.name, device.transport,
                                device.profile ? device.profile->id : core::ProfileId()};
    for (const engine::TransportInfo &transport : engine.transports())
        reach.transports << Transport{transport.id, transport.name};
    return reach;
}

QStringList AlarmReach::names(const alarms::AlarmRule &rule) const
{
    QStringList found;
    if (rule.subject == alarms::Subject::Transport) {
        // A transport is no device and has no profile.
        const bool any = alarms::matches(rule.scope.device, {}) && alarms::matches(rule.scope.profile, {});
        for (const Transport &transport : transports) {
            if (any && alarms::matches(rule.scope.transport, transport.id.toString()))
                found << transport.name;
        }
        return found;
    }
    for (const Device &device : devices) {
        if (alarms::matches(rule.scope.device, device.id.toString()) &&
            alarms::matches(rule.scope.transport, device.transport.toString()) &&
            alarms::matches(rule.scope.profile, device.profile.toString()))
            found << device.name;
    }
    return found;
}

QString AlarmReach::words(const alarms::AlarmRule &rule) const
{
    const bool wires = rule.subject == alarms::Subject::Transport;
    const qsizetype all = wires ? transports.size() : devices.size();
    const QStringList found = names(rule);
    const int count = int(found.size());
    if (rule.subject == alarms::Subject::Event && rule.scope == alarms::Scope{})
        return tr("It is about the console itself and every device.");
    if (all == 0)
        return wires ? tr("No transport is known yet.") : tr("No device is known yet.");
    if (count == 0)
        return wires ? tr("It matches no transport: it would never be raised.")
                     : tr("It matches no device: it would never be raised.");
    const QString matched = wires ? tr("It matches %n of %1 transports", nullptr, count)
                                  : tr("It matches %n of %1 devices", nullptr, count);
    const QString said = matched.arg(Words::count(quint64(all)));
    if (count == all)
        return tr("%1: all.", "it matches so many").arg(said);
    const QString named = found.mid(0, MostNamed).join(u", "_s);
    return count > MostNamed ? tr("%1: %2, …", "it matches so many, names").arg(said, named)
                             : tr("%1: %2.", "it matches so many, names").arg(said, named);
}

} // namespace console

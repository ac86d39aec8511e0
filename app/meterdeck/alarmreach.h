// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmrule.h"

#include <QCoreApplication>

namespace engine {
class Engine;
}

namespace console {

/// What the rules of alarms can be about, as it is known now: which of it the patterns of a rule fit is said
/// while they are typed. A value; pure.
class AlarmReach
{
    Q_DECLARE_TR_FUNCTIONS(console::AlarmReach)

public:
    struct Device
    {
        core::DeviceId id;
        QString name;
        core::TransportId transport;
        core::ProfileId profile;
    };
    struct Transport
    {
        core::TransportId id;
        QString name;
    };

    QList<Device> devices;
    QList<Transport> transports;

    static AlarmReach of(const engine::Engine &engine);

    /// The names of what a rule is for: of transports where it is about transports, else of devices. What it
    /// says of channels narrows each of them and is left out.
    QStringList names(const alarms::AlarmRule &rule) const;
    /// "It is for 3 of 12 devices: Lab block, Roof, Gate."
    QString words(const alarms::AlarmRule &rule) const;
};

} // namespace console

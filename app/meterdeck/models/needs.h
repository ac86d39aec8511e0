// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarm.h"
#include "core/command.h"
#include "engine/engine.h"
#include "models/roworder.h"

#include <QList>
#include <QMap>
#include <QString>

#include <chrono>
#include <optional>

namespace console {

/// One thing that needs a person, as a row shows it. A value.
struct Need
{
    enum class Target
    {
        Device,
        Devices,
        Transports,
        Audit,
        Energy,
        Alarms
    };

    int priority = 4; ///< 1 to 4
    QString key;      ///< the rule and what it is about; the same while the need lasts
    QString title;
    QString subject;
    QString sentence;                                  ///< cause and cure
    QString action;                                    ///< the button's word
    core::UtcTime since{};                             ///< epoch = not known
    std::optional<std::chrono::milliseconds> evidence; ///< how old what this rests on is
    core::Quality mark = core::Quality::Good;          ///< of that evidence
    Target target = Target::Device;
    core::DeviceId device;       ///< with Target::Device and Target::Energy
    core::TransportId transport; ///< what it is on, and what Target::Transports opens; empty for all
    RowFilter devices;           ///< with Target::Devices: which ones
    QString alarm;               ///< with Target::Alarms: which one; empty for the list

    friend bool operator==(const Need &, const Need &) = default;
};

/// A device as the rules look at it.
struct NeedsDevice
{
    DeviceRow row;
    core::TransportId transport;
    bool polled = false;   ///< it is asked; else it speaks by itself
    bool canQuery = false; ///< its profile can be asked for the relay's state
};

/// A transport as the rules look at it, with what was counted lately.
struct NeedsTransport
{
    engine::TransportInfo info;
    core::UtcTime stateSince{};             ///< epoch = not known
    int devices = 0;                        ///< known on it
    std::chrono::milliseconds recentSpan{}; ///< what "recent" covers
    quint64 recentMessages = 0;
    QMap<QString, quint64> recentErrors;
    QMap<QString, quint64> recentRejects;
};

/// The newest ended order of a device.
struct NeedsOrder
{
    core::Command command;
    core::Outcome outcome = core::Outcome::Verified;
    core::UtcTime at{};
};

/// An alarm that waits for a person, as the rules look at it.
struct NeedsAlarm
{
    QString id;
    int priority = 4;
    QString title;
    QString where;
    QString sentence; ///< what is measured, and the first thing to do
    core::UtcTime raisedAt{};
    core::Quality quality = core::Quality::Unknown;
    alarms::Source source;
};

/// Everything the rules know. Only devices that are not simply well need to be in it.
struct NeedsInput
{
    core::UtcTime now{};
    core::UtcTime listeningSince{}; ///< nothing is called missing before it could have come
    QList<NeedsTransport> transports;
    QList<NeedsDevice> devices;
    QList<NeedsOrder> orders;
    QList<core::Gap> gaps;
    QList<engine::RegisterFall> falls; ///< of registers, that nobody has reviewed
    QList<NeedsAlarm> alarms;          ///< the foremost of those that wait, worst first
    int alarmsWaiting = 0;             ///< all of them
    QString database;                  ///< file name, as people know it
    std::optional<core::Error> historianProblem;
    core::UtcTime stalledSince{};
    std::optional<qint64> diskFree; ///< bytes where the database stands
};

} // namespace console

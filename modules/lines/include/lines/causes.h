// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lines/outage.h"

#include <QHash>
#include <QList>

namespace lines {

/// What an interruption most likely was, by what fell with it.
enum class Cause
{
    Planned,     ///< within a maintenance window
    Region,      ///< devices of the same region lost lines together
    WholeDevice, ///< every line of the device fell together
    PowerOrLink, ///< the device was silent around the start: its power, or its uplink
    SomeLines,   ///< this line and others of the device, not all of them
    OneLine,     ///< this line alone
};
/// "planned", "region", "whole-device", "device-power-or-link", "some-lines", "one-line".
QLatin1StringView causeName(Cause cause);

/// A cause, and what speaks for it.
struct CauseFound
{
    Cause cause = Cause::OneLine;
    int lines = 1;   ///< of the device that fell within a minute of it, itself included
    int ofLines = 1; ///< that are known of the device
    int devices = 1; ///< of the region that lost lines within five minutes, its own included
    int ofDevices = 1;
    /// In English: "8 of 8 lines of the device within 60 s".
    QString evidence() const;
};

/// Work that was announced.
struct PlannedWork
{
    core::DeviceId device; ///< empty: every device
    QString line;          ///< empty: every line
    Span when{};
    QString note{}; ///< of people, for people

    bool isOf(const core::DeviceId &which, const QString &whichLine) const
    {
        return (device.isEmpty() || device == which) && (line.isEmpty() || line == whichLine);
    }
};

/// What the causes of interruptions are judged by.
struct CauseFacts
{
    QHash<core::DeviceId, int> linesOf{};      ///< how many lines a device has
    QHash<core::DeviceId, QString> regionOf{}; ///< devices without an entry are in no region
    std::chrono::microseconds aliveFor = OutageRule().aliveFor;
    QList<PlannedWork> planned{};
};

/// How far from its start other interruptions can be that tell the cause of one.
constexpr std::chrono::minutes FarthestTogether{5};

/// The likely cause of each of @p outages, in their order. Pure.
QList<CauseFound> causesOf(const QList<Outage> &outages, const CauseFacts &facts);

} // namespace lines

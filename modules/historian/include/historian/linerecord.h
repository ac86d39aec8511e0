// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace historian {

/// An interruption of a power line that has ended. Times as in lines::Outage.
struct LineOutage
{
    QString line;
    core::UtcTime start{};
    std::optional<std::chrono::microseconds> startUncertain = std::nullopt;
    core::UtcTime end{};
    std::optional<std::chrono::microseconds> endUncertain = std::nullopt;
    std::chrono::microseconds unseen{0};
    std::chrono::microseconds powered{0};
    int flaps = 0;
    bool gapTouched = false;

    friend bool operator==(const LineOutage &, const LineOutage &) = default;
};

/// A stretch in which nothing was heard of a device.
struct LineUnseen
{
    core::UtcTime from{};
    core::UtcTime to{};
    friend bool operator==(const LineUnseen &, const LineUnseen &) = default;
};

/// Where the replay of a device's readings stands, so that nobody has to begin at the first one.
struct LineState
{
    core::DeviceId device;
    core::UtcTime upTo{}; ///< every reading measured up to here is in it
    QByteArray state;     ///< whoever replays knows what it means
};

/// A state, and what was found on the way to it since the record before.
struct LineRecord
{
    LineState state;
    /// What was recorded later than this is replaced; nothing: it goes on from the record before.
    std::optional<core::UtcTime> replacesAfter = std::nullopt;
    QList<LineOutage> outages{};
    QList<LineUnseen> unseen{};
    quint64 order = 0; ///< everything up to this HistorianWriter::lineOrder() is in it
};

/// What is stored of lines: of each device its newest state and what was found up to it.
struct StoredLines
{
    QList<LineState> states;
    QList<QList<LineOutage>> outages; ///< of each state's device, by start and line
    QList<QList<LineUnseen>> unseen;  ///< likewise, by start
};

/// The last batch of each transport that is in a group of records.
using LinesSeen = QHash<core::TransportId, quint64>;

} // namespace historian

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "core/quality.h"
#include "widgets/prioritymark.h"

#include <QString>
#include <QStringList>

#include <array>

namespace console {

/// One alarm of one place, as the window shows it: ready words, and what they are ordered by. A value.
struct AlarmRow
{
    /// Where it stands between raised, cleared and acknowledged.
    enum class Standing
    {
        ActiveUnacknowledged,
        ClearedUnacknowledged,
        ActiveAcknowledged,
        Latched, ///< over and acknowledged; its rule keeps it until it is reset
        Normal   ///< only told of while it is hidden
    };
    /// Why it is not in the list.
    enum class Hidden
    {
        No,
        Shelved,
        Suppressed,
        OutOfService
    };

    QString id;       ///< of the rule at this place, the same for every time it is raised
    int priority = 4; ///< 1 to 4
    Standing standing = Standing::ActiveUnacknowledged;
    Hidden hidden = Hidden::No;
    QString title;
    QString where;
    QString now; ///< what is measured, empty when nothing is known
    QString limit;
    core::Quality quality = core::Quality::Unknown; ///< of what is measured
    core::UtcTime raisedAt{};
    core::UtcTime clearedAt{}; ///< epoch while it is active
    QString who;               ///< acknowledged it; empty
    QStringList response;      ///< what to do, step by step
    QString hiddenWhy;         ///< the reason a person gave, or the cause
    QString hiddenBy;
    core::UtcTime hiddenSince{};
    core::UtcTime hiddenUntil{}; ///< epoch: until its cause has gone
    core::DeviceId device;       ///< empty for what is no device's
    QString rule;                ///< its rule's id
    bool acknowledging = false;  ///< asked for, and not answered yet
    bool stored = true;          ///< its newest step is on the disk

    bool isUnacknowledged() const
    {
        return standing == Standing::ActiveUnacknowledged || standing == Standing::ClearedUnacknowledged;
    }
    bool isActive() const
    {
        return standing == Standing::ActiveUnacknowledged || standing == Standing::ActiveAcknowledged;
    }
    widgets::AlarmState mark() const
    {
        return standing == Standing::ActiveUnacknowledged ? widgets::AlarmState::Active
               : standing == Standing::ActiveAcknowledged ? widgets::AlarmState::Acknowledged
                                                          : widgets::AlarmState::Cleared;
    }

    friend bool operator==(const AlarmRow &, const AlarmRow &) = default;
};

/// How many alarms stand how.
struct AlarmCounts
{
    std::array<int, 5> standing{}; ///< by AlarmRow::Standing, hidden ones left out
    std::array<int, 4> hidden{};   ///< by AlarmRow::Hidden; those in the list under No
    std::array<int, 4> priority{}; ///< in the list, 1 first
    std::array<int, 4> active{};   ///< of them the active ones, 1 first

    int all() const { return hidden[0]; }
    int hiddenInAll() const { return hidden[1] + hidden[2] + hidden[3]; }
    int unacknowledged() const { return standing[0] + standing[1]; }
    int activeInAll() const { return standing[0] + standing[2]; }

    friend bool operator==(const AlarmCounts &, const AlarmCounts &) = default;
};

/// What of them a list shows.
enum class AlarmChoice
{
    All,
    ActiveUnacknowledged,
    ClearedUnacknowledged,
    ActiveAcknowledged,
    Latched,
    Shelved,
    Suppressed,
    OutOfService,
    Critical,
    High,
    Medium,
    Low
};
inline constexpr int AlarmChoices = int(AlarmChoice::Low) + 1;

/// How a list is grouped.
enum class AlarmGrouping
{
    State,
    Place,
    Time
};

} // namespace console

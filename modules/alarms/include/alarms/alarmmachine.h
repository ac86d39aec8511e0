// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarm.h"

#include <optional>

namespace alarms {

/// What can happen to one alarm, whatever state it is in.
enum class Deed : quint8
{
    Raise,
    Clear,
    Acknowledge,
    Reset,
    Rank, ///< its priority is another one now
    Shelve,
    Unshelve,
    EndShelf,
    Suppress,
    Unsuppress,
    TakeOut,
    PutBack,
    TakeRuleOut, ///< its rule went out of service, and so it
    PutRuleBack,
    Remove, ///< its rule or source is gone
};

/// One deed with what it needs. Time is the caller's.
struct Step
{
    Deed deed = Deed::Raise;
    core::UtcTime at{};
    Figure figure = {};                         ///< of Raise and Clear
    std::optional<double> limit = std::nullopt; ///< of Raise
    Priority priority = Priority::Medium;       ///< of Raise and Rank
    core::UtcTime until{};                      ///< of Shelve, TakeOut and TakeRuleOut
    QString who = {};
    QString reason = {};
    AlarmId parent = {}; ///< of Suppress
};

/// The alarm state machine (ISA-18.2): whether an alarm holds, whether a person knows, and who hides it are
/// apart from one another, so that a hidden alarm goes on as if it were shown.
///
/// Changes @p alarm and tells what happened; nothing when the deed means nothing in its state. A worse
/// priority asks for a person again. What began and ended while its parent was down is over with the
/// suppression: nobody was asked. The transition's number is the caller's. Pure.
std::optional<Transition> apply(Alarm &alarm, const Step &step);

} // namespace alarms

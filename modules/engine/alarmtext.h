// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarm.h"
#include "historian/alarmrows.h"

#include <optional>

namespace engine {

/// An alarm and its steps in the form in which the historian keeps them, and back. Pure.
historian::AlarmStanding standingOf(const alarms::Alarm &alarm);
/// Nothing when it is not what standingOf() writes.
std::optional<alarms::Alarm> alarmOf(const historian::AlarmStanding &row);
historian::AlarmStep stepOf(const alarms::Transition &transition);
alarms::Transition transitionOf(const historian::AlarmStep &row);

} // namespace engine

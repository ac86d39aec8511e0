// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <chrono>
#include <optional>

namespace widgets {

/// How long a piece of work still takes, from how far it is. Pure; time is an argument.
///
/// Says nothing before a second has passed and a hundredth is done: a guess from nothing would be an invented
/// figure. Follows the pace of late rather than that of the beginning, and does not jump.
class TimeLeft
{
public:
    explicit TimeLeft(core::SteadyTime start) : m_start(start), m_at(start) {}

    /// @p fraction is 0 to 1. Returns nothing while nothing can be said.
    std::optional<std::chrono::milliseconds> update(double fraction, core::SteadyTime now);

private:
    core::SteadyTime m_start;
    core::SteadyTime m_at;
    double m_fraction = 0;
    double m_pace = 0; ///< share a second, smoothed
};

} // namespace widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/command.h"

#include <QJsonArray>

#include <chrono>
#include <optional>

namespace commands {

/// True when @p gap is within 20 % of @p ordered.
bool gapFits(std::chrono::nanoseconds gap, std::chrono::milliseconds ordered);

/// Weighs the gaps between arrivals against an ordered reporting interval. Pure; time comes in by the
/// arguments.
///
/// Three fitting gaps in a row prove it, three others in a row disprove it; the gap that spans the change
/// counts for neither. Four ordered intervals without an arrival are no answer.
class IntervalProof
{
public:
    /// @p window bounds the whole wait; 0 = only the silence of four intervals does.
    IntervalProof(std::chrono::milliseconds ordered, std::chrono::milliseconds window);

    void sending(core::SteadyTime at);
    void sent(core::SteadyTime at);
    /// True when the arrival closed a gap that counts.
    bool arrival(core::SteadyTime at);
    /// The transport was away: what spans that is no gap of the device's.
    void interrupted();
    std::optional<core::Outcome> judge(core::SteadyTime now) const;
    QJsonObject evidence() const; ///< "gaps_ms", "ordered_ms"

private:
    std::chrono::milliseconds m_ordered;
    std::chrono::milliseconds m_window;
    core::SteadyTime m_sending{};
    core::SteadyTime m_from{};
    std::optional<core::SteadyTime> m_previous;
    core::SteadyTime m_lastHeard{};
    int m_fitting = 0;
    int m_contrary = 0;
    int m_counted = 0;
    QJsonArray m_gaps;
};

} // namespace commands

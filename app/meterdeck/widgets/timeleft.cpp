// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeleft.h"

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr double Least = 0.01;
constexpr std::chrono::seconds Earliest{1};
constexpr double Memory = 5; ///< seconds over which the pace is smoothed

} // namespace

std::optional<std::chrono::milliseconds> TimeLeft::update(double fraction, core::SteadyTime now)
{
    if (!std::isfinite(fraction))
        return std::nullopt;
    fraction = std::clamp(fraction, 0.0, 1.0);
    const double step = std::chrono::duration<double>(now - m_at).count();
    if (step > 0) {
        const double pace = std::max(0.0, fraction - m_fraction) / step;
        const double all = std::chrono::duration<double>(now - m_start).count();
        // Young work: the mean so far. Later the last seconds count.
        const double weight = all < Memory ? step / all : 1 - std::exp(-step / Memory);
        m_pace += (pace - m_pace) * std::min(1.0, weight);
        m_at = now;
        m_fraction = std::max(m_fraction, fraction);
    }
    if (fraction >= 1)
        return std::chrono::milliseconds(0);
    if (now - m_start < Earliest || fraction < Least || m_pace <= 0)
        return std::nullopt;
    return std::chrono::milliseconds(std::llround((1 - fraction) / m_pace * 1000));
}

} // namespace widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>

namespace core {

/// Pauses between attempts: doubling up to a limit, with jitter, so that many consoles do not knock together.
class Backoff
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds most) : m_first(first), m_most(most) {}

    /// The next pause: between half of and the full present step.
    std::chrono::milliseconds next()
    {
        m_step = m_step.count() == 0 ? m_first : std::min(m_step * 2, m_most);
        const double part = 0.5 + QRandomGenerator::global()->generateDouble() / 2;
        return std::chrono::milliseconds(static_cast<qint64>(static_cast<double>(m_step.count()) * part));
    }
    void reset() { m_step = std::chrono::milliseconds(0); }
    /// The next pause will be the longest.
    void raise() { m_step = m_most; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_most;
    std::chrono::milliseconds m_step{0};
};

} // namespace core

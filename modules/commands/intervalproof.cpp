// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervalproof.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace commands {

namespace {
constexpr int GapsThatDecide = 3;
/// A device that never keeps to anything three times running has not obeyed either.
constexpr int GapsAtMost = 10;
constexpr int SilentIntervals = 4;
/// Messages read in one go after a stall arrive at once.
constexpr nanoseconds LeastGap = 20ms;
} // namespace

bool gapFits(nanoseconds gap, milliseconds ordered)
{
    const nanoseconds difference = gap > ordered ? gap - ordered : ordered - gap;
    return difference * 5 <= ordered;
}

IntervalProof::IntervalProof(milliseconds ordered, milliseconds window) : m_ordered(ordered), m_window(window)
{}

void IntervalProof::sending(core::SteadyTime at) { m_sending = m_from = at; }

void IntervalProof::sent(core::SteadyTime at) { m_from = at; }

bool IntervalProof::arrival(core::SteadyTime at)
{
    if (at <= m_sending)
        return false;
    m_lastHeard = std::max(m_lastHeard, at);
    if (!m_previous) {
        m_previous = at;
        return false;
    }
    const nanoseconds gap = at - *m_previous;
    if (gap < LeastGap)
        return false;
    m_previous = at;
    ++m_counted;
    if (gapFits(gap, m_ordered)) {
        ++m_fitting;
        m_contrary = 0;
    } else {
        ++m_contrary;
        m_fitting = 0;
    }
    m_gaps.append(static_cast<qint64>(duration_cast<milliseconds>(gap).count()));
    return true;
}

void IntervalProof::interrupted()
{
    m_previous.reset();
    m_fitting = m_contrary = 0;
}

std::optional<core::Outcome> IntervalProof::judge(core::SteadyTime now) const
{
    if (m_fitting >= GapsThatDecide)
        return core::Outcome::Verified;
    if (m_contrary >= GapsThatDecide || m_counted >= GapsAtMost)
        return core::Outcome::Mismatch;
    if (now - std::max(m_from, m_lastHeard) >= SilentIntervals * m_ordered)
        return core::Outcome::NoAnswer;
    if (m_window > 0ms && now - m_from >= m_window)
        return core::Outcome::NoAnswer;
    return std::nullopt;
}

QJsonObject IntervalProof::evidence() const
{
    return {{u"gaps_ms"_s, m_gaps}, {u"ordered_ms"_s, static_cast<qint64>(m_ordered.count())}};
}

} // namespace commands

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratehistory.h"

#include <algorithm>
#include <limits>

namespace engine {

void RateHistory::advance(core::SteadyTime now)
{
    if (m_slots.empty()) {
        m_slots.push_back({0, m_connected});
        m_slotEnd = now + Stretch;
        return;
    }
    if (now - m_slotEnd > Stretch * Stretches) { // asleep for longer than is kept
        m_slots.assign(1, {0, m_connected});
        m_slotEnd = now + Stretch;
        return;
    }
    while (now >= m_slotEnd) {
        m_slots.push_back({0, m_connected});
        m_slotEnd += Stretch;
        if (m_slots.size() > static_cast<size_t>(Stretches))
            m_slots.pop_front();
    }
}

QList<double> RateHistory::values(core::SteadyTime now)
{
    advance(now);
    QList<double> list(Stretches, std::numeric_limits<double>::quiet_NaN());
    const double whole = std::chrono::duration<double>(Stretch).count();
    const auto first = Stretches - static_cast<qsizetype>(m_slots.size());
    for (qsizetype at = first; at < Stretches; ++at) {
        const Slot &slot = m_slots[static_cast<size_t>(at - first)];
        if (!slot.known && slot.messages == 0)
            continue;
        double seconds = whole;
        if (at == Stretches - 1) // a second at least, or the first message would look like a flood
            seconds = std::max(1.0, whole - std::chrono::duration<double>(m_slotEnd - now).count());
        list[at] = static_cast<double>(slot.messages) / seconds;
    }
    return list;
}

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QList>

#include <chrono>
#include <deque>

namespace engine {

/// How many messages a second came over the last half hour, in stretches of half a minute.
///
/// A stretch in which the transport was not connected and nothing came is not a number: nothing is known of
/// it. Pure; time is an argument and must not run backwards. Bounded.
class RateHistory
{
public:
    static constexpr std::chrono::seconds Stretch{30};
    static constexpr qsizetype Stretches = 60;

    void add(core::SteadyTime now, quint64 messages)
    {
        advance(now);
        m_slots.back().messages += messages;
    }
    void setConnected(core::SteadyTime now, bool connected)
    {
        advance(now);
        m_connected = connected;
        if (connected)
            m_slots.back().known = true;
    }
    /// Stretches figures a second, the oldest first, the last one still running; NaN where nothing is known.
    QList<double> values(core::SteadyTime now);

private:
    struct Slot
    {
        quint64 messages = 0;
        bool known = false;
    };
    void advance(core::SteadyTime now);

    std::deque<Slot> m_slots;
    core::SteadyTime m_slotEnd{};
    bool m_connected = false;
};

} // namespace engine

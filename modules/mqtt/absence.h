// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"

#include <optional>

namespace mqtt {

/// Decides which stretches of time may miss readings because we were not connected. Pure.
///
/// A resumed session brings everything of QoS 1 that the broker kept, but nothing that was published at QoS
/// 0: so an absence becomes a gap at once when the session is lost or none is kept, and otherwise as soon as
/// it is known that the meters publish at QoS 0.
class Absence
{
public:
    /// @p durable: a persistent session at QoS 1. @p lastReceived: of the newest stored message; epoch for
    /// none.
    Absence(bool durable, core::UtcTime lastReceived) : m_durable(durable), m_lastReceived(lastReceived) {}

    struct Found
    {
        bool again = false;           ///< not the first connection of this process
        std::optional<core::Gap> gap; ///< without transport
    };
    Found connected(bool sessionPresent, core::UtcTime now);
    /// Notes a message; a gap when its QoS shows that an absence was one.
    std::optional<core::Gap> received(core::UtcTime at, int qos, bool retained);
    /// The connection ended. @p bySilence: nobody knows since when, so the last message counts.
    void lost(core::UtcTime now, bool bySilence);

private:
    bool m_durable;
    core::UtcTime m_lastReceived;
    core::UtcTime m_lostAt{};
    bool m_wasConnected = false;
    bool m_sawQos0 = false;
    std::optional<core::Gap> m_pending; ///< a gap if anything comes at QoS 0
};

} // namespace mqtt

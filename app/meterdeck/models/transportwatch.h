// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/needs.h"

#include <QHash>

#include <deque>

namespace console {

/// Remembers what transports counted over the last minutes and since when each is as it is, so that "lately"
/// means something. Bounded; called every few seconds. GUI thread.
class TransportWatch
{
public:
    static constexpr std::chrono::minutes Span{10};
    static constexpr std::chrono::seconds Step{10};

    /// Takes the present figures; more often than Step only a changed state is taken.
    void take(const QList<engine::TransportInfo> &transports, core::UtcTime now);
    /// A transport with what was counted within Span before the last take().
    NeedsTransport look(const engine::TransportInfo &transport, core::UtcTime now) const;

private:
    struct Sample
    {
        core::UtcTime at{};
        core::TransportCounters counters;
    };
    struct Past
    {
        core::TransportState state = core::TransportState::Stopped;
        core::UtcTime since{};
        std::deque<Sample> samples;
    };
    QHash<core::TransportId, Past> m_past;
};

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transportwatch.h"

namespace console {

namespace {

QMap<QString, quint64> since(const QMap<QString, quint64> &now, const QMap<QString, quint64> &then)
{
    QMap<QString, quint64> risen;
    for (auto it = now.begin(); it != now.end(); ++it) {
        const quint64 before = then.value(it.key());
        if (it.value() > before)
            risen.insert(it.key(), it.value() - before);
    }
    return risen;
}

} // namespace

void TransportWatch::take(const QList<engine::TransportInfo> &transports, core::UtcTime now)
{
    for (const engine::TransportInfo &transport : transports) {
        const bool fresh = !m_past.contains(transport.id);
        Past &past = m_past[transport.id];
        using core::TransportState;
        // Trying again and failing again is one trouble, not a new one each time.
        const bool retry =
            (past.state == TransportState::Down && transport.state == TransportState::Connecting);
        if (fresh || (past.state != transport.state && !retry)) {
            past.state = transport.state;
            past.since = now;
        }
        if (!past.samples.empty() && now - past.samples.back().at < Step)
            continue;
        past.samples.push_back({now, transport.counters});
        while (past.samples.size() > 2 && now - past.samples[1].at >= Span)
            past.samples.pop_front();
    }
}

NeedsTransport TransportWatch::look(const engine::TransportInfo &transport, core::UtcTime now) const
{
    NeedsTransport made;
    made.info = transport;
    const auto past = m_past.constFind(transport.id);
    if (past == m_past.constEnd())
        return made;
    made.stateSince = past->since;
    if (past->samples.empty())
        return made;
    const Sample &first = past->samples.front();
    made.recentSpan = std::chrono::duration_cast<std::chrono::milliseconds>(now - first.at);
    made.recentMessages =
        transport.counters.messages - std::min(transport.counters.messages, first.counters.messages);
    made.recentErrors = since(transport.counters.errors, first.counters.errors);
    made.recentRejects = since(transport.counters.rejects, first.counters.rejects);
    return made;
}

} // namespace console

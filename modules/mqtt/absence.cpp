// SPDX-License-Identifier: GPL-3.0-or-later
#include "absence.h"

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

core::Gap makeGap(core::UtcTime from, core::UtcTime to, const QString &reason)
{
    core::Gap gap;
    gap.from = from;
    gap.to = std::max(from, to);
    gap.reason = reason;
    return gap;
}

} // namespace

Absence::Found Absence::connected(bool sessionPresent, core::UtcTime now)
{
    Found found;
    found.again = std::exchange(m_wasConnected, true);
    m_pending.reset();
    const core::UtcTime never{};
    if (m_durable && !sessionPresent) {
        const core::UtcTime from = m_lastReceived != never ? m_lastReceived : m_lostAt;
        if (from != never)
            found.gap = makeGap(from, now, u"session-lost"_s);
        return found;
    }
    const core::UtcTime from = found.again ? m_lostAt : m_lastReceived;
    if (from == never)
        return found;
    auto gap = makeGap(from, now, found.again ? u"broker-away"_s : u"collector-away"_s);
    if (!m_durable || m_sawQos0)
        found.gap = gap;
    else
        m_pending = gap;
    return found;
}

std::optional<core::Gap> Absence::received(core::UtcTime at, int qos, bool retained)
{
    m_lastReceived = at;
    if (qos > 0 || retained)
        return std::nullopt;
    m_sawQos0 = true;
    return std::exchange(m_pending, std::nullopt);
}

void Absence::lost(core::UtcTime now, bool bySilence)
{
    m_lostAt = bySilence && m_lastReceived != core::UtcTime{} ? m_lastReceived : now;
}

} // namespace mqtt

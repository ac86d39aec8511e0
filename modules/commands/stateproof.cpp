// SPDX-License-Identifier: GPL-3.0-or-later
#include "stateproof.h"

#include <cmath>

using namespace Qt::StringLiterals;
using std::chrono::duration_cast;
using std::chrono::milliseconds;

namespace commands {

StateProof::StateProof(double ordered, milliseconds window, milliseconds settle, Kind kind, double tolerance)
    : m_ordered(ordered), m_window(window), m_settle(settle), m_kind(kind), m_tolerance(tolerance)
{}

void StateProof::sending(core::SteadyTime at) { m_sending = m_from = at; }

void StateProof::sent(core::SteadyTime at)
{
    m_from = at;
    m_sent = true;
}

bool StateProof::feed(const core::Reading &reading)
{
    if (reading.retained) {
        ++m_retained;
        return false;
    }
    if (reading.receivedSteady <= m_sending)
        return false;
    if (reading.quality != core::Quality::Good || !reading.value) {
        ++m_unusable;
        return false;
    }
    if (m_states.size() < 20) {
        m_states.append(QJsonObject{
            {u"value"_s, *reading.value},
            {u"after_ms"_s,
             static_cast<qint64>(duration_cast<milliseconds>(reading.receivedSteady - m_sending).count())}});
    }
    const bool equal = std::abs(*reading.value - m_ordered) <= m_tolerance;
    // What was on its way before our order was.
    if (m_kind == Kind::Report && !equal && !m_sent && !m_equal)
        return false;
    if (m_kind == Kind::ReadBack && !m_sent)
        return false;
    if (m_kind == Kind::Total && (!m_sent || reading.receivedSteady < m_from))
        return false;
    if (m_equal != equal) {
        m_equal = equal;
        m_since = reading.receivedSteady;
    }
    return true;
}

std::optional<core::Outcome> StateProof::judge(core::SteadyTime now) const
{
    if (m_kind == Kind::Total && m_equal) {
        if (*m_equal)
            return core::Outcome::Verified;
        return now >= deadline() ? std::optional(core::Outcome::Mismatch) : std::nullopt;
    }
    if (m_equal) {
        if (now - m_since >= m_settle)
            return *m_equal ? core::Outcome::Verified : core::Outcome::Mismatch;
        // Still chattering after the window: it does not hold the ordered state.
        if (now >= deadline() + m_settle)
            return core::Outcome::Mismatch;
        return std::nullopt;
    }
    return now >= deadline() ? std::optional(core::Outcome::NoAnswer) : std::nullopt;
}

QJsonObject StateProof::evidence() const
{
    QJsonObject json;
    json["states"_L1] = m_states;
    json["settle_ms"_L1] = static_cast<qint64>(m_settle.count());
    if (m_retained)
        json["retained_seen"_L1] = m_retained;
    if (m_unusable)
        json["unusable_seen"_L1] = m_unusable;
    return json;
}

} // namespace commands

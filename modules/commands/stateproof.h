// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command.h"
#include "core/reading.h"

#include <QJsonArray>

#include <chrono>
#include <optional>

namespace commands {

/// Weighs fresh reports of a state against an ordered one. Pure; time comes in by the arguments.
///
/// Only unretained Good readings received after the send count. A state decides once it has stayed for the
/// settling time, so that neither an old echo nor a relay that flips back gets the last word.
class StateProof
{
public:
    /// Where the readings come from that are weighed.
    enum class Kind
    {
        Report,   ///< the device tells its state by itself, perhaps before the transport tells that it sent
        ReadBack, ///< read because of the order: nothing of it comes before the order has left
        Total,    ///< a polled total that was to begin anew and runs on at once: as ordered only for a moment
    };
    /// A reading that differs from @p ordered by at most @p tolerance is as ordered.
    StateProof(double ordered, std::chrono::milliseconds window, std::chrono::milliseconds settle,
               Kind kind = Kind::Report, double tolerance = 0);

    void sending(core::SteadyTime at); ///< handed to the transport: nothing older proves anything
    void sent(core::SteadyTime at);    ///< left; the window counts from here
    /// True when the reading is evidence (it may still have to settle).
    bool feed(const core::Reading &reading);
    /// The outcome, as of @p now; nothing while it is open.
    std::optional<core::Outcome> judge(core::SteadyTime now) const;
    core::SteadyTime deadline() const { return m_from + m_window; }
    QJsonObject evidence() const; ///< "states", "retained_seen", "unusable_seen", "settle_ms"

private:
    double m_ordered;
    std::chrono::milliseconds m_window;
    std::chrono::milliseconds m_settle;
    Kind m_kind;
    double m_tolerance;
    core::SteadyTime m_sending{};
    core::SteadyTime m_from{};
    bool m_sent = false;
    std::optional<bool> m_equal; ///< the state in force agrees with the order
    core::SteadyTime m_since{};
    int m_retained = 0;
    int m_unusable = 0;
    QJsonArray m_states; ///< the first 20
};

} // namespace commands

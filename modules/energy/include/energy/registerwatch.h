// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/reading.h"
#include "core/series.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <memory>
#include <optional>

namespace energy {

/// Notices that a meter's own total is lower than before where the transport did not: across a restart of the
/// console, and on transports that judge no values.
///
/// One lower reading is not believed; the second that goes on from it makes the event "register-fell", of the
/// time of the first. What a transport tells itself is not told again. Only Good live readings count, in the
/// order of the device's time. Pure; thread: one at a time.
class RegisterWatch
{
public:
    explicit RegisterWatch(std::shared_ptr<core::SeriesTable> series);

    /// The last value that was stored.
    void restore(const core::Reading &last);
    /// Looks at a batch; @p told are the transport's own events in it.
    /// Detail of the events: "quantity", "channel", "source", "before", "after" (Wh), "wrapped" (false).
    QList<core::Event> look(const QList<core::Reading> &readings, const QList<core::Event> &told);
    /// The newest value of this register is lower than the one before and nothing has confirmed it yet.
    bool isDoubtful(core::SeriesId series) const;

private:
    struct State
    {
        bool known = false; ///< this id was looked at
        bool total = false; ///< and is a meter's own total
        std::optional<double> last;
        core::UtcTime lastAt{};
        std::optional<double> held;
        core::UtcTime heldAt{};
    };
    State &stateOf(core::SeriesId id);

    std::shared_ptr<core::SeriesTable> m_series;
    QList<State> m_states; ///< by series number
};

} // namespace energy

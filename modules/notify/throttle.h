// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/plan.h"

namespace notify {

/// When a quiet time that holds at @p now is over; nothing while there is none. Pure; by local time of its
/// zone, also over midnight and a change of the clocks.
std::optional<core::UtcTime> quietUntil(const QuietTime &quiet, core::UtcTime now);

/// The messages of the last while, so that no more go out than a Rate allows. A value.
class RateWindow
{
public:
    /// When the next may go: @p now, or later.
    core::UtcTime next(const Rate &rate, core::UtcTime now);
    void add(core::UtcTime now) { m_sent << now; }
    const QList<core::UtcTime> &sent() const { return m_sent; }

private:
    QList<core::UtcTime> m_sent; ///< oldest first
};

} // namespace notify

// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmquality.h"

namespace alarms {

Replay replay(const AlarmRule &, std::optional<double>, const QList<Sample> &, core::UtcTime) { return {}; }

Proposal propose(const AlarmRule &rule, std::optional<double>, const QList<Sample> &, core::UtcTime)
{
    return {rule, QStringLiteral("none"), {}, {}};
}

} // namespace alarms

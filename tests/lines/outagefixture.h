// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lines/outage.h"

#include <QDateTime>

/// Interruptions as they are worked out by hand.
namespace outagefixture {

/// "2026-11-01T00:00:00Z".
inline core::UtcTime utc(const char *text)
{
    const QDateTime time = QDateTime::fromString(QLatin1StringView(text), Qt::ISODateWithMs);
    return core::fromMicros(time.toMSecsSinceEpoch() * 1000);
}

inline lines::Outage outage(const QString &device, const QString &line, core::UtcTime start,
                            std::chrono::microseconds lasts)
{
    lines::Outage made;
    made.device = core::DeviceId(device);
    made.line = line;
    made.start = start;
    made.end = made.seenUntil = start + lasts;
    return made;
}

} // namespace outagefixture

// SPDX-License-Identifier: GPL-3.0-or-later
#include "throttle.h"

#include <QDateTime>
#include <QTimeZone>

namespace notify {

std::optional<core::UtcTime> quietUntil(const QuietTime &quiet, core::UtcTime now)
{
    if (!quiet.isSet())
        return std::nullopt;
    const QTimeZone zone = quiet.zone.isEmpty() || !QTimeZone::isTimeZoneIdAvailable(quiet.zone)
                               ? QTimeZone::systemTimeZone()
                               : QTimeZone(quiet.zone);
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(core::toMicros(now) / 1000, zone);
    const QTime time = local.time();
    const bool overMidnight = quiet.from > quiet.to;
    const bool holds =
        overMidnight ? time >= quiet.from || time < quiet.to : time >= quiet.from && time < quiet.to;
    if (!holds)
        return std::nullopt;
    const QDate day = overMidnight && time >= quiet.from ? local.date().addDays(1) : local.date();
    QDateTime end(day, quiet.to, zone);
    // Where the clocks go forward over it, or back to before it, the day's time is not there or there twice.
    if (!end.isValid() || end <= local)
        end = local.addSecs(60);
    return core::fromMicros(end.toMSecsSinceEpoch() * 1000);
}

core::UtcTime RateWindow::next(const Rate &rate, core::UtcTime now)
{
    // What lies in the future was sent before the clock was set back.
    m_sent.removeIf([&](core::UtcTime sent) { return sent + rate.within <= now || sent > now; });
    if (m_sent.size() < rate.most)
        return now;
    return m_sent[m_sent.size() - rate.most] + rate.within;
}

} // namespace notify

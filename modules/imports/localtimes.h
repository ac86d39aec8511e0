// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QString>
#include <QTimeZone>

#include <optional>

namespace imports {

/// What became of a text that should be a time.
struct TimeRead
{
    std::optional<core::UtcTime> at = {};
    QString reason = {}; ///< why there is none: "time", "month", "year", "future" or "local-time"
    QString detail = {};
    bool ambiguous = false; ///< the clock showed it twice that day; the first of both was taken
};

/// Reads times as text: `2025-11-02 14:05:35.120334`, a space or T between, seconds and fraction optional (a
/// fraction of any length counts to the microsecond), with Z, an offset or nothing behind; and counts since
/// 1970. What names no zone is read in the one given. Years before 2015 are a clock that was never set, and
/// what lies more than a day ahead would stand before every live value: neither is taken. A value; any
/// thread.
class LocalTimes
{
public:
    /// @p now is for tests.
    explicit LocalTimes(QTimeZone zone, std::optional<core::UtcTime> now = {});

    TimeRead read(const QString &text) const;
    /// A count since 1970 of units of @p unitMicros microseconds, with a fraction where one unit is more than
    /// a microsecond. With 0 the unit is the one of seconds, milliseconds and microseconds in which the time
    /// could be one at all (see checked()): these do not overlap, so nothing is guessed. Nothing when @p text
    /// is no count.
    std::optional<TimeRead> readCount(const QString &text, qint64 unitMicros) const;
    /// Checks a time that needs no reading.
    TimeRead checked(core::UtcTime at) const;
    /// The same judge for another zone.
    LocalTimes in(const QTimeZone &zone) const { return LocalTimes(zone, m_now); }
    QString zoneName() const { return QString::fromUtf8(m_zone.id()); }

private:
    TimeRead inZone(qint64 localSeconds, qint64 micros) const;

    QTimeZone m_zone;
    core::UtcTime m_now;
    bool m_utc;
};

} // namespace imports

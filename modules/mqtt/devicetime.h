// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QTimeZone>

#include <array>
#include <optional>
#include <string_view>

namespace mqtt {

/// How a family writes the time in its messages.
enum class TimeFormat
{
    None,
    Iso,     ///< text, "2025-11-02T14:05:35.120334", space or T, 0 to 9 digits behind the point, zone or none
    Seconds, ///< since 1970, with or without a fraction
    Milliseconds,
    Microseconds,
    Boot ///< since the device started: never a time of day
};

/// The zone of times that name none. Remembers the offset between two changes, so that asking is cheap. One
/// thread.
class SourceZone
{
public:
    /// @p name as IANA writes it; empty or unknown: UTC.
    explicit SourceZone(const QString &name = {});
    /// The UTC time of a clock on the wall that shows @p wall (microseconds since 1970 as if it were UTC). An
    /// hour that comes twice a year is taken where it is nearest to @p received.
    core::UtcTime utc(qint64 wall, core::UtcTime received);

private:
    bool lookUp(core::UtcTime around);

    QTimeZone m_zone;
    bool m_utc = true;
    qint64 m_from = 0; ///< the offset holds from here, microseconds UTC
    qint64 m_until = 0;
    qint64 m_offset = 0; ///< microseconds
};

/// A time as it was written, before anybody trusts it.
struct Stamp
{
    qint64 micros = 0; ///< since 1970, in UTC, or on the wall
    bool zoned = true; ///< false: on the wall
};

/// Reads an ISO text; nothing when it is none (a month that is not a number, a 13th month …).
std::optional<Stamp> readIso(std::string_view text);
/// Reads a number of @p format, which is one of the three since 1970; nothing when it is beyond any date.
std::optional<Stamp> readCount(double number, TimeFormat format);

/// Why a device's time is not used.
enum class ClockDoubt
{
    None,
    Unread, ///< not a time in the declared form
    Unset,  ///< before 2015: a clock that nobody has set
    Unit,   ///< in another unit (seconds, milliseconds …) it would be a time of these years
    Ahead,  ///< later than it can be
    Stepped ///< runs backwards, in a family that sends in order
};
/// The key of a doubt in events: "unread", "unset", "unit", "ahead", "stepped".
QLatin1StringView clockDoubtName(ClockDoubt doubt);

/// Judges one device's clock, message by message. Pure.
///
/// A stamp is trusted from 2015 to AheadMost after its receipt. In a family that sends in order, one that
/// runs back by more than BackMost is not, until the clock is where it was: its readings would fall among
/// others that are stored. A stamp is never corrected; what is doubted counts from its receipt.
class DeviceClock
{
public:
    static constexpr std::chrono::seconds AheadMost{10};
    static constexpr std::chrono::seconds BackMost{2};

    struct Verdict
    {
        core::UtcTime at{};
        ClockDoubt doubt = ClockDoubt::None;
        /// How many of this doubt there were, when it is to be told (the 1st, 10th, 100th …); else 0.
        quint64 tell = 0;
        /// On the first trusted stamp after doubted ones: how many those were; else 0.
        quint64 settled = 0;
    };

    /// @p late: the family sends stored values later, so stamps may run backwards. @p live: not a retained
    /// copy.
    Verdict judge(std::optional<Stamp> stamp, TimeFormat format, bool late, bool live, core::UtcTime received,
                  SourceZone &zone);

private:
    ClockDoubt doubtOf(core::UtcTime stamp, TimeFormat format, core::UtcTime received) const;

    core::UtcTime m_newest{};
    std::array<quint64, 6> m_counts{};
    quint64 m_doubted = 0; ///< in a row
};

} // namespace mqtt

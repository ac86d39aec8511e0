// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"

#include <QString>

#include <chrono>
#include <optional>

namespace lines {

/// A stretch of time, [from, to).
struct Span
{
    core::UtcTime from{};
    core::UtcTime to{};
    friend bool operator==(const Span &, const Span &) = default;
};

/// What an interruption counts as.
enum class OutageClass
{
    Momentary, ///< ended, and not longer than the rule's limit
    Sustained, ///< ended, and longer
    Ongoing,   ///< not ended as far as is known
};
/// "momentary", "sustained", "ongoing".
QLatin1StringView outageClassName(OutageClass kind);

/// What is taken for what, chosen by people and printed with every figure that comes of it.
struct OutageRule
{
    /// The longest momentary interruption: five minutes in IEEE 1366.
    std::chrono::seconds momentaryMost{300};
    /// Exactly the limit is momentary (IEEE 1366: "five minutes or less"); false: sustained, as regulators
    /// count who write "five minutes or longer".
    bool limitIsMomentary = true;
    /// The longest silence of a device that is no gap; SPMS devices speak every 30 s.
    std::chrono::seconds aliveFor{90};
    /// A restarted device tells that every line has power before it has looked: believed after this time.
    std::chrono::seconds restartHold{60};
    /// Power that was back for no longer than this was not back: the interruption goes on.
    std::chrono::seconds flapMost{10};

    /// Whether an interruption of @p duration is no more than a momentary one.
    bool isMomentary(std::chrono::microseconds duration) const
    {
        return limitIsMomentary ? duration <= momentaryMost : duration < momentaryMost;
    }
    /// In English, for reports: "momentary: 5 min or less; …".
    QString words() const;
    friend bool operator==(const OutageRule &, const OutageRule &) = default;
};

/// One line without power. Times are those of the readings; what was not seen is no outage and no uptime.
struct Outage
{
    core::DeviceId device;
    QString line;
    core::UtcTime start{}; ///< first seen without power
    /// Between the last sight of power and the start; nothing when power was never seen before.
    std::optional<std::chrono::microseconds> startUncertain = std::nullopt;
    std::optional<core::UtcTime> end = std::nullopt; ///< first seen with power again
    /// Between the last sight of no power and the end.
    std::optional<std::chrono::microseconds> endUncertain = std::nullopt;
    core::UtcTime seenUntil{};           ///< the device's last sign of life in it; the end, when there is one
    std::chrono::microseconds unseen{0}; ///< of [start, seenUntil]: nothing was heard of the device
    std::chrono::microseconds powered{0}; ///< of it: power was back too shortly to count
    int flaps = 0;                        ///< how often that was
    bool gapTouched = false;              ///< nothing was heard within it, or at one of its ends

    /// What was seen of it without power.
    std::chrono::microseconds duration() const { return seenUntil - start - unseen - powered; }
    OutageClass kind(const OutageRule &rule) const;

    friend bool operator==(const Outage &, const Outage &) = default;
};

} // namespace lines

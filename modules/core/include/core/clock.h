// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace core {

/// A UTC time in whole microseconds since 1970. What readings are keyed by and what is stored.
using UtcTime = std::chrono::sys_time<std::chrono::microseconds>;
/// A time of a clock that never steps: only differences mean anything, and only within one process.
using SteadyTime = std::chrono::time_point<std::chrono::steady_clock, std::chrono::nanoseconds>;

/// Microseconds since 1970, the form in the database.
constexpr qint64 toMicros(UtcTime time) { return time.time_since_epoch().count(); }
/// The inverse of toMicros().
constexpr UtcTime fromMicros(qint64 micros) { return UtcTime(std::chrono::microseconds(micros)); }

/// Where time comes from; injected, so that tests move it by hand. Implementations are safe on any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    /// The wall clock, UTC. May step when the operating system corrects it.
    virtual UtcTime now() const = 0;
    /// The steady clock, for elapsed time (energy, time-outs).
    virtual SteadyTime steady() const = 0;
};

/// The operating system's clocks.
class SystemClock final : public Clock
{
public:
    UtcTime now() const override
    {
        return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
    SteadyTime steady() const override
    {
        return std::chrono::time_point_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now());
    }
};

} // namespace core

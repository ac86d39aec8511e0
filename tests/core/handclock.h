// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <atomic>

/// A clock that stands still until a test moves it. Thread: any.
class HandClock final : public core::Clock
{
public:
    /// 2026-01-02T03:04:05Z, and a steady clock somewhere else.
    static constexpr qint64 Start = 1767323045000000;

    core::UtcTime now() const override { return core::fromMicros(Start + m_micros + m_step); }
    core::SteadyTime steady() const override
    {
        return core::SteadyTime(std::chrono::hours(7) + std::chrono::microseconds(m_micros));
    }
    void advance(std::chrono::microseconds by) { m_micros += by.count(); }
    /// The wall clock alone is put right, as an operating system does.
    void step(std::chrono::microseconds by) { m_step += by.count(); }

private:
    std::atomic<qint64> m_micros{0};
    std::atomic<qint64> m_step{0};
};

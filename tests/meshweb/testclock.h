// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QDateTime>

/// A clock that stands still until it is moved.
class TestClock final : public core::Clock
{
public:
    core::UtcTime now() const override { return core::fromMicros(micros); }
    core::SteadyTime steady() const override { return core::SteadyTime(std::chrono::microseconds(micros)); }
    void move(std::chrono::microseconds by) { micros += by.count(); }

    qint64 micros = 1'762'081'535'000'000; ///< 2025-11-02 11:05:35 UTC
};

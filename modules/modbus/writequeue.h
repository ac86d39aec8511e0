// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command.h"
#include "modbus/writemap.h"

#include <chrono>
#include <deque>

namespace modbus {

/// One order on its way over the bus: written once, then read back.
struct WriteTask
{
    using Time = std::chrono::steady_clock::time_point;
    enum class Stage
    {
        Look, ///< whether somebody answers already at the unit the device is to have
        Write,
        ReadBack,
    };

    core::OutgoingMessage message;
    std::size_t meter = 0; ///< the worker's
    WriteRule rule;
    QByteArray request;   ///< without unit and checksum
    quint8 unit = 1;      ///< written to
    quint8 proofUnit = 1; ///< read back from
    Stage stage = Stage::Write;
    bool underWay = false; ///< a request of it is
    Time until{};          ///< unsent by then it is not sent at all; after that, no more is read back
    Time notBefore{};
    QByteArray wire; ///< as it was sent; empty before
    int reads = 0;
    int agreed = 0; ///< read-backs that were as ordered
};

/// Orders in their order; only the first one is under way.
using WriteQueue = std::deque<WriteTask>;

} // namespace modbus

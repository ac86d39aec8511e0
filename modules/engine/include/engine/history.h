// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/command.h"
#include "core/result.h"
#include "core/series.h"

#include <QList>

namespace engine {

/// One column of a trend: what happened to a series between from and to (to excluded).
struct Bucket
{
    core::UtcTime from{};
    core::UtcTime to{};
    double mean = 0;
    double min = 0;
    double max = 0;
    quint32 count = 0; ///< readings with a value; 0 = nothing was measured, draw a gap
    core::Quality worst = core::Quality::Good;
};

/// Asks for a stretch of some quantities of one device.
struct HistoryRequest
{
    core::DeviceId device;
    QList<core::Series> series; ///< as live() shows them
    core::UtcTime from{};
    core::UtcTime to{};
    int columns = 600; ///< how many buckets at most; a single reading a bucket where there are fewer readings
};

struct HistoryAnswer
{
    QList<QList<Bucket>> series; ///< in the order of the request
    QList<core::Gap> gaps;       ///< of the device and of its transport, in the stretch
    std::optional<core::Error> error;
};

struct EventRequest
{
    core::DeviceId device;
    core::UtcTime from{};
    core::UtcTime to{};
    int limit = 200;
};

struct EventAnswer
{
    QList<core::Event> events;
    QList<core::Gap> gaps;
    QList<core::AuditEntry> audit;
    std::optional<core::Error> error;
};

} // namespace engine

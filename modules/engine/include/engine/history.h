// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/command.h"
#include "core/result.h"
#include "core/series.h"

#include <QList>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

#include <memory>

namespace historian {
class RecentIndex;
}

namespace engine {

/// Where stored readings are found. A value; any thread.
struct HistorySource
{
    QString databasePath;
    std::shared_ptr<const historian::RecentIndex> index; ///< may be null: only slower
};

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

/// A stretch in which a series answered, but not with a value one could believe.
struct Unusable
{
    core::UtcTime from{};
    core::UtcTime to{};                             ///< of the next value
    core::Quality quality = core::Quality::Unknown; ///< Bad, NoAnswer or Unknown
};

/// Asks for a stretch of some series, of one device or of several.
struct HistoryRequest
{
    core::DeviceId device;      ///< whose gaps are wanted besides those of the series' devices; may be empty
    QList<core::Series> series; ///< as live() shows them
    core::UtcTime from{};
    core::UtcTime to{};
    int columns = 600; ///< how many buckets at most; a single reading a bucket where there are fewer readings
    /// Set by the asker when the answer is not wanted any more: the reading then ends within milliseconds.
    std::shared_ptr<std::atomic<bool>> cancelled = {};
};

struct HistoryAnswer
{
    QList<QList<Bucket>> series;             ///< in the order of the request, empty buckets left out
    QList<std::chrono::microseconds> steps;  ///< how long the buckets of each are; 0 = single readings
    QList<QList<Unusable>> unusable;         ///< of each; only known where single readings are answered
    QList<core::Gap> gaps;                   ///< of the devices and of their transports, in the stretch
    std::optional<core::UtcTime> first = {}; ///< the oldest reading of all the series, whatever was asked
    bool cancelled = false;                  ///< the rest means nothing
    std::optional<core::Error> error = {};
};

struct EventRequest
{
    core::DeviceId device;
    core::UtcTime from{};
    core::UtcTime to{};
    int limit = 200;
};

/// Asks for the orders of a stretch.
struct OrdersRequest
{
    core::DeviceId device; ///< empty: of all devices
    core::UtcTime from{};
    core::UtcTime to{};
    int most = 200'000; ///< audit rows read, newest first
};

/// One order as the audit tells it, without its evidence.
struct AuditedOrder
{
    core::Command command;                ///< orderedBy tells who
    core::UtcTime at{};                   ///< of its oldest row in the stretch
    std::optional<core::Outcome> outcome; ///< none while it waits
    std::optional<std::chrono::milliseconds> took;
    bool relayAsked = false;                           ///< what was known of the relay then was written down
    std::optional<double> knownRelay;                  ///< its state then; none: not known
    std::optional<std::chrono::milliseconds> knownAge; ///< of that state
    qint64 firstRow = 0;
    qint64 lastRow = 0;
    int rows = 0;
    bool late = false; ///< something came after its end
};

struct OrdersAnswer
{
    QList<AuditedOrder> orders; ///< newest first
    bool cut = false;           ///< there are older ones in the stretch
    std::optional<core::Error> error;
};

/// Every audit row of one order, oldest first.
struct OrderRowsAnswer
{
    QList<core::AuditEntry> rows;
    std::optional<core::Error> error;
};

/// What a check of the audit's hash chain found.
struct AuditVerdict
{
    quint64 rows = 0; ///< that were checked
    bool whole = false;
    qint64 brokenAt = 0; ///< the first row that is not what was written
    QString words;       ///< what is wrong with it, technically
    QByteArray head;     ///< the hash of the last row checked
    bool cancelled = false;
    std::optional<core::Error> error;
};

/// The order an audit entry speaks of, from its detail; the value only where the entry holds one.
core::Command commandOf(const core::AuditEntry &entry);
/// The outcome an "outcome" entry holds.
std::optional<core::Outcome> outcomeOf(const core::AuditEntry &entry);

struct EventAnswer
{
    QList<core::Event> events;
    QList<core::Gap> gaps;
    QList<core::AuditEntry> audit;
    std::optional<core::Error> error;
};

} // namespace engine

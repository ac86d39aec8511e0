// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quantity.h"
#include "engine/history.h"

#include <functional>
#include <limits>

namespace engine {

/// What to write out, and where to.
struct ExportRequest
{
    HistorySource source;
    QString fileName;
    QList<core::DeviceId> devices;    ///< empty: all
    QList<core::Quantity> quantities; ///< empty: all
    core::UtcTime from{};
    core::UtcTime to = core::fromMicros(std::numeric_limits<qint64>::max() / 2); ///< excluded
    bool minuteMeans = false;                                                    ///< else every reading
};

/// How far an export is, or how it ended.
struct ExportState
{
    qint64 rows = 0;
    qint64 bytes = 0;
    int seriesDone = 0;
    int seriesAll = 0;
    double fraction = 0; ///< 0 to 1, never falling; by series, and within one by its time
    bool cancelled = false;
    std::optional<core::Error> error;
};

/// Writes stored readings as CSV (reports::CsvWriter) beside whoever holds the workspace, with a connection
/// of its own. @p progress is called every few thousand readings; false cancels. The file appears whole at
/// the end or not at all. Thread: any; blocks it. Errors in the answer: NotFound (nothing stored of the one
/// device asked for), and those of the reader and of the writer.
ExportState exportReadings(const ExportRequest &request,
                           const std::function<bool(const ExportState &)> &progress);

} // namespace engine

Q_DECLARE_METATYPE(engine::ExportState)

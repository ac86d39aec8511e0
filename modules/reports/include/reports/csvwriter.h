// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"
#include "core/result.h"
#include "core/series.h"

#include <QByteArray>
#include <QFileDevice>
#include <QString>

#include <memory>
#include <optional>

namespace reports {

/// What a minute of one series came to. Only values of quality Good, Substituted and Estimated count.
struct MinuteMean
{
    core::UtcTime minute{}; ///< its beginning
    double mean = 0;
    double min = 0;
    double max = 0;
    double last = 0;     ///< what a counter or a state stood at
    qint64 readings = 0; ///< how many there were
};

/// An interruption of a line, as it is written out.
struct OutageRow
{
    core::DeviceId device;
    QString line;
    core::UtcTime start{};
    std::optional<std::chrono::microseconds> startUncertain = std::nullopt; ///< nothing: not known
    std::optional<core::UtcTime> end = std::nullopt;                        ///< nothing: goes on
    std::optional<std::chrono::microseconds> endUncertain = std::nullopt;
    std::chrono::microseconds duration{0};
    QString kind; ///< momentary, sustained or ongoing
    QString cause;
};

/// Writes readings as CSV, one row at a time: device, channel, quantity, unit, value, quality, measured_at,
/// received_at, source.
///
/// UTF-8, quoting of RFC 4180, lines end in LF, times ISO 8601 UTC with microseconds, numbers in their
/// shortest form that reads back exactly and with a point whatever the locale, an empty value where there is
/// none. Thread: one at a time. Promise: a regular file appears whole at commit() or not at all; a device or
/// pipe is written straight.
class CsvWriter
{
public:
    /// What a row is; a file has rows of one kind.
    enum class Rows
    {
        Readings,
        MinuteMeans, ///< device, channel, quantity, unit, mean, min, max, last, readings, minute, source
        Outages ///< device, line, start, start_uncertain_s, end, end_uncertain_s, duration_s, class, cause
    };

    explicit CsvWriter(QString fileName, Rows rows = Rows::Readings);
    ~CsvWriter(); ///< without commit() nothing remains
    CsvWriter(const CsvWriter &) = delete;
    CsvWriter &operator=(const CsvWriter &) = delete;

    /// Opens and writes the header. Errors: NotFound (folder), PermissionDenied, ReadOnly, BadInput (a
    /// folder), DiskFull, Io.
    core::Result<void> open();
    /// Appends one row. Errors: DiskFull, Io; after an error every further call returns it again.
    core::Result<void> write(const core::Series &series, const core::Reading &reading);
    /// The same for rows of minute means.
    core::Result<void> write(const core::Series &series, const MinuteMean &minute);
    /// The same for interruptions.
    core::Result<void> write(const OutageRow &outage);
    /// Flushes and puts the file in its place. Errors: as write().
    core::Result<void> commit();
    qint64 rows() const { return m_rows; }   ///< without the header
    qint64 bytes() const { return m_bytes; } ///< of all rows and the header so far

    /// The header line, without line end.
    static QByteArray header(Rows rows = Rows::Readings);
    /// One row, without line end.
    static QByteArray row(const core::Series &series, const core::Reading &reading);
    static QByteArray row(const core::Series &series, const MinuteMean &minute);
    static QByteArray row(const OutageRow &outage);

private:
    core::Result<void> append(const QByteArray &row);
    core::Result<void> flush();
    core::Error failure() const;

    QString m_fileName;
    Rows m_kind;
    std::unique_ptr<QFileDevice> m_file;
    QByteArray m_buffer;
    qint64 m_rows = 0;
    qint64 m_bytes = 0;
    std::optional<core::Error> m_error;
    bool m_atomic = true;
};

/// "2026-01-02T03:04:05.000006Z".
QByteArray isoMicros(core::UtcTime time);

} // namespace reports

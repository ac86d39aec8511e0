// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/series.h"
#include "widgets/trenddata.h"

#include <QByteArray>
#include <QTimeZone>

#include <atomic>

namespace console {

/// What a trend shows, as CSV: one row a reading, or, as soon as any point stands for several readings, one
/// row a bucket. The header says which.
///
/// UTF-8, quoting of RFC 4180, lines end in LF. Times stand twice: ISO 8601 in UTC and with the offset of the
/// person's zone. Values are in the unit on screen, with a point and `-`; where there is no value the field
/// is empty and the quality says why. Texts that a spreadsheet would take for a formula get an apostrophe in
/// front. A value; any thread.
struct TrendCsv
{
    struct Curve
    {
        core::DeviceId device;
        QString channel;
        core::Quantity quantity = core::Quantity::Voltage;
        QString unit;
        QList<widgets::TrendPoint> points;
    };

    QList<Curve> curves;
    QTimeZone zone;

    bool hasBuckets() const;
    qsizetype rows() const;
    /// The header line, without line end.
    QByteArray header() const;
    /// One row, without line end.
    QByteArray row(const Curve &curve, const widgets::TrendPoint &point) const;
    /// Writes all; the file appears whole or not at all. @p done counts rows. False when @p cancelled stopped
    /// it. Errors: PermissionDenied, Io.
    core::Result<bool> write(const QString &fileName, std::atomic<qsizetype> &done,
                             const std::atomic<bool> &cancelled) const;
};

} // namespace console

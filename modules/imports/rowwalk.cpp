// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowwalk.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace imports {

NumberRead numberFrom(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    bool ok = false;
    const double value = trimmed.toDouble(&ok); // the C locale's: a comma is no point
    if (!ok)
        return {{}, u"\"%1\" is not a number"_s.arg(trimmed.left(60))};
    if (!std::isfinite(value))
        return {{}, u"%1 is no measured value"_s.arg(trimmed)};
    return {value, {}};
}

bool RowWalk::keep(bool goesOn)
{
    m_ended = m_ended || !goesOn;
    return goesOn;
}

bool RowWalk::begin(const Row &row, bool &usable)
{
    usable = row.malformed.isEmpty();
    return keep(m_sink.rowRead({row.place.file, row.place.table, row.at, row.line})) &&
           (usable || refuse(row, u"row"_s, row.malformed));
}

bool RowWalk::refuse(const Row &row, const QString &reason, const QString &detail)
{
    return keep(m_sink.refused({row.place, reason, detail, row.raw()}));
}

bool RowWalk::time(const Row &row, const QString &text, std::optional<core::UtcTime> &at)
{
    return time(row, m_times.read(text), at);
}

bool RowWalk::time(const Row &row, const TimeRead &read, std::optional<core::UtcTime> &at)
{
    at = read.at;
    m_ambiguous += read.ambiguous ? 1 : 0;
    return read.at || refuse(row, read.reason, read.detail);
}

bool RowWalk::cell(const Row &row, const Cell &cell, const core::DeviceId &device, core::UtcTime at,
                   const QString &source)
{
    const NumberRead number = numberFrom(row.text(cell.column));
    if (!number.detail.isEmpty())
        return refuse(row, u"value"_s, u"%1: %2"_s.arg(cell.column, number.detail));
    if (!number.value)
        return true;
    ImportedReading reading;
    reading.series.device = device;
    reading.series.quantity = cell.quantity;
    reading.series.source = source;
    reading.measuredAt = at;
    reading.receivedAt = at;
    reading.quality = cell.quality;
    reading.value = *number.value * cell.times;
    if (!std::isfinite(*reading.value))
        return refuse(row, u"value"_s, u"%1: %2 is no measured value"_s.arg(cell.column).arg(*number.value));
    return keep(m_sink.reading(reading));
}

bool RowWalk::device(const core::DeviceId &device)
{
    if (m_devices.contains(device))
        return true;
    m_devices.insert(device);
    return keep(m_sink.device(device));
}

void RowWalk::finish()
{
    if (m_ambiguous > 0)
        m_sink.note(
            u"%1 times were shown twice by the clocks of %2; the first of both was taken."_s.arg(m_ambiguous)
                .arg(m_times.zoneName()));
    m_ambiguous = 0;
}

} // namespace imports

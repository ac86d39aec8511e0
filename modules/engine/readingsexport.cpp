// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/readingsexport.h"

#include "historian/historianreader.h"
#include "reports/csvwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr quint64 LookEvery = 4096; ///< readings between two looks at progress and cancel

bool counts(core::Quality quality)
{
    return quality == core::Quality::Good || quality == core::Quality::Substituted ||
           quality == core::Quality::Estimated;
}

/// Gathers readings into minutes, in the order they come, and writes each minute once.
class Minutes
{
public:
    Minutes(reports::CsvWriter &csv, const core::Series &series) : m_csv(csv), m_series(series) {}

    core::Result<void> add(const historian::StoredReading &reading)
    {
        if (!reading.value || !counts(reading.quality))
            return {};
        const auto minute = std::chrono::floor<std::chrono::minutes>(core::fromMicros(reading.measuredAtUs));
        if (m_open.readings > 0 && minute != m_open.minute) {
            if (auto written = flush(); !written)
                return written;
        }
        const double value = *reading.value;
        if (m_open.readings == 0) {
            m_open = {minute, 0, value, value, value, 0};
            m_sum = 0;
        }
        m_open.min = std::min(m_open.min, value);
        m_open.max = std::max(m_open.max, value);
        m_open.last = value;
        ++m_open.readings;
        m_sum += value;
        return {};
    }
    core::Result<void> flush()
    {
        if (m_open.readings == 0)
            return {};
        m_open.mean = m_sum / static_cast<double>(m_open.readings);
        const auto written = m_csv.write(m_series, m_open);
        m_open.readings = 0;
        return written;
    }

private:
    reports::CsvWriter &m_csv;
    const core::Series &m_series;
    reports::MinuteMean m_open;
    double m_sum = 0;
};

core::Result<QList<historian::HistorianReader::SeriesRow>> wantedSeries(historian::HistorianReader &reader,
                                                                        const ExportRequest &request)
{
    // One device is asked for by its key; several are picked from the list, which is ordered by device.
    const core::DeviceId only = request.devices.size() == 1 ? request.devices.first() : core::DeviceId();
    auto known = reader.series(only);
    if (!known)
        return known;
    if (!only.isEmpty() && known->isEmpty()) {
        return core::Error{core::ErrorCode::NotFound, only.toString(), u"nothing of this device is stored"_s,
                           u"Choose another device."_s};
    }
    const QSet<core::DeviceId> devices(request.devices.begin(), request.devices.end());
    QList<historian::HistorianReader::SeriesRow> wanted;
    for (const auto &row : *known) {
        if ((devices.isEmpty() || devices.contains(row.second.device)) &&
            (request.quantities.isEmpty() || request.quantities.contains(row.second.quantity)))
            wanted.append(row);
    }
    return wanted;
}

/// How much of [from, to) lies before @p at; 0 for a stretch without a beginning.
double shareBefore(qint64 at, qint64 from, qint64 to)
{
    return to <= from ? 0
                      : std::clamp(static_cast<double>(at - from) / static_cast<double>(to - from), 0.0, 1.0);
}

} // namespace

ExportState exportReadings(const ExportRequest &request,
                           const std::function<bool(const ExportState &)> &progress)
{
    ExportState state;
    const auto failed = [&state](const core::Error &error) {
        state.error = error;
        return state;
    };
    auto reader = historian::HistorianReader::open(request.source.databasePath, request.source.index);
    if (!reader)
        return failed(reader.error());
    const auto series = wantedSeries(**reader, request);
    if (!series)
        return failed(series.error());
    reports::CsvWriter csv(request.fileName, request.minuteMeans ? reports::CsvWriter::Rows::MinuteMeans
                                                                 : reports::CsvWriter::Rows::Readings);
    if (auto opened = csv.open(); !opened)
        return failed(opened.error());

    state.seriesAll = static_cast<int>(series->size());
    const qint64 now = core::toMicros(core::SystemClock().now());
    const qint64 end = std::min(core::toMicros(request.to), now);
    core::Result<void> writing;
    const auto look = [&](double within) {
        state.rows = csv.rows();
        state.bytes = csv.bytes();
        state.fraction = std::max(state.fraction, (state.seriesDone + within) / std::max(1, state.seriesAll));
        state.cancelled = !progress(state);
        return !state.cancelled;
    };
    if (!look(0))
        return state;
    for (const auto &[number, what] : *series) {
        Minutes minutes(csv, what);
        quint64 read = 0;
        qint64 first = 0;
        const auto each = [&](const historian::StoredReading &reading) {
            if (read++ == 0)
                first = std::max(reading.measuredAtUs, core::toMicros(request.from));
            if (request.minuteMeans) {
                writing = minutes.add(reading);
            } else {
                core::Reading row;
                row.measuredAt = core::fromMicros(reading.measuredAtUs);
                row.receivedAt = core::fromMicros(reading.receivedAtUs);
                row.value = reading.value;
                row.quality = reading.quality;
                writing = csv.write(what, row);
            }
            return writing.ok() &&
                   (read % LookEvery != 0 || look(shareBefore(reading.measuredAtUs, first, end)));
        };
        const auto all = (*reader)->forEach(number, request.from, request.to, each);
        if (!all)
            return failed(all.error());
        if (writing && !state.cancelled)
            writing = minutes.flush();
        if (!writing)
            return failed(writing.error());
        if (state.cancelled)
            return state;
        ++state.seriesDone;
        if (!look(0))
            return state;
    }
    if (auto closed = csv.commit(); !closed)
        return failed(closed.error());
    state.rows = csv.rows();
    state.bytes = csv.bytes();
    state.fraction = 1;
    return state;
}

} // namespace engine

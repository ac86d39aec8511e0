// SPDX-License-Identifier: GPL-3.0-or-later
#include "demovoltages.h"

#include "engine/voltagequery.h"

#include <QDateTime>

#include <cmath>

using namespace std::chrono_literals;

namespace console {

namespace {

constexpr auto Step = 60s;
constexpr qsizetype BatchReadings = 4000;
constexpr double Nominal = 230; // V

core::UtcTime startOf(QDate day, const QTimeZone &zone)
{
    return core::fromMicros(day.startOfDay(zone).toMSecsSinceEpoch() * 1000);
}

/// A few tenths of a volt that look like chance and are the same each time.
double flicker(qint64 minute) { return std::sin(static_cast<double>(minute % 7919) * 12.9898) * 0.9; }

/// Nothing where nothing was heard. @p minute counts from Monday 00:00.
std::optional<double> voltsAt(qint64 minute, DemoWeek week)
{
    const qint64 day = minute / 1440;
    const qint64 ofDay = minute % 1440;
    const double hour = static_cast<double>(ofDay) / 60;
    if (week == DemoWeek::Short && day >= 4)
        return std::nullopt;
    double volts = Nominal + 1.5 + 3 * std::cos((hour - 4) / 24 * 2 * M_PI) + flicker(minute);
    if (week != DemoWeek::Weak)
        return day == 2 && ofDay >= 905 && ofDay < 908 ? 197.3 : volts;
    // The evening's load at the end of a long feeder.
    if (hour >= 18 && hour < 21.5)
        volts -= 28 + 2 * flicker(minute / 30);
    if (day == 1 && ofDay >= 421 && ofDay < 425)
        return 255.6;
    if (day == 3 && ofDay >= 850 && ofDay < 867)
        return 3.1;
    return volts;
}

} // namespace

std::vector<core::Batch> demoVoltages(const core::SeriesTable &table, const core::DeviceId &device,
                                      core::UtcTime until, const QTimeZone &zone,
                                      const QList<DemoWeek> &weeks)
{
    std::vector<core::Batch> batches;
    core::SeriesId series = core::SeriesId::None;
    for (quint32 id = 1; id <= table.size() && series == core::SeriesId::None; ++id) {
        const core::Series &one = table.at(core::SeriesId(id));
        if (one.device == device && one.quantity == core::Quantity::Voltage)
            series = core::SeriesId(id);
    }
    if (series == core::SeriesId::None)
        return batches;
    core::Batch batch;
    const QDate running = engine::mondayOf(until, zone);
    for (qsizetype week = weeks.size(); week >= 0; --week) {
        const DemoWeek how = week == 0 ? DemoWeek::Good : weeks.at(week - 1);
        const QDate monday = running.addDays(-7 * week);
        const core::UtcTime from = startOf(monday, zone);
        const core::UtcTime to = std::min(until, startOf(monday.addDays(7), zone));
        qint64 minute = 0;
        for (core::UtcTime at = from; at < to; at += Step, ++minute) {
            const auto volts = voltsAt(minute, how);
            if (!volts)
                continue;
            core::Reading reading;
            reading.series = series;
            reading.quality = core::Quality::Good;
            reading.measuredAt = reading.receivedAt = at;
            reading.value = std::round(*volts * 10) / 10;
            batch.readings.append(reading);
            if (batch.readings.size() >= BatchReadings)
                batches.push_back(std::exchange(batch, {}));
        }
    }
    if (!batch.isEmpty())
        batches.push_back(std::move(batch));
    return batches;
}

} // namespace console

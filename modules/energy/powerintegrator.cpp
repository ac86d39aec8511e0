// SPDX-License-Identifier: GPL-3.0-or-later
#include "energy/powerintegrator.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace energy {

namespace {

constexpr std::chrono::nanoseconds LeastLimit = 15s;
constexpr std::chrono::nanoseconds MostLimit = 5min;
constexpr int IntervalsBridged = 3;
constexpr int MeanOver = 4;

/// The area (W s) under the straight line from @p a to @p b as far as it is above zero.
double positiveArea(double a, double b, double seconds)
{
    if (a >= 0 && b >= 0)
        return (a + b) / 2 * seconds;
    if (a <= 0 && b <= 0)
        return 0;
    const double high = std::max(a, b);
    return high * high / (2 * (high - std::min(a, b))) * seconds;
}

} // namespace

PowerIntegrator::PowerIntegrator(std::shared_ptr<core::SeriesTable> series) : m_series(std::move(series)) {}

PowerIntegrator::Run &PowerIntegrator::runOf(core::SeriesId id)
{
    const auto index = static_cast<qsizetype>(id);
    if (index >= m_runs.size())
        m_runs.resize(index + 1);
    Run &run = m_runs[index];
    if (run.known)
        return run;
    run.known = true;
    core::Series series = m_series->at(id);
    run.power = series.quantity == core::Quantity::ActivePower && !series.source.startsWith("computed:"_L1);
    if (!run.power)
        return run;
    series.quantity = core::Quantity::EnergyIntegrated;
    series.source = "computed:"_L1 + series.source;
    run.totalWh = m_restored.value(Key{series.device, series.channel, series.source});
    run.integrated = m_series->intern(series);
    return run;
}

QList<core::Reading> PowerIntegrator::apply(const QList<core::Reading> &readings)
{
    QList<core::Reading> integrated;
    for (const core::Reading &reading : readings) {
        Run &run = runOf(reading.series);
        if (!run.power || reading.retained || reading.quality != core::Quality::Good || !reading.value)
            continue;
        const auto gap = reading.receivedSteady - run.lastAt;
        if (!run.started) {
            run.started = true;
        } else if (gap.count() <= 0) {
            continue; // no time has passed: nothing to add, and no way to order the two
        } else {
            const auto limit = std::clamp(IntervalsBridged * run.interval, LeastLimit, MostLimit);
            const double seconds = std::chrono::duration<double>(gap).count();
            if (gap <= limit) {
                run.totalWh += positiveArea(run.lastPower, *reading.value, seconds) / 3600;
                core::Reading total = reading;
                total.series = run.integrated;
                total.quality = core::Quality::Estimated;
                total.value = run.totalWh;
                integrated.append(total);
            } else {
                const core::Series &series = m_series->at(reading.series);
                const double limitSeconds = std::chrono::duration<double>(limit).count();
                m_events.append({reading.receivedAt,
                                 series.device,
                                 {},
                                 u"energy-gap"_s,
                                 {{u"seconds"_s, seconds},
                                  {u"limit_seconds"_s, limitSeconds},
                                  {u"channel"_s, series.channel},
                                  {u"source"_s, series.source}}});
            }
            // A slow reporter is learnt from its own gaps; an outage beyond the cap is none of them.
            if (gap <= MostLimit)
                run.interval =
                    run.interval.count() == 0 ? gap : run.interval + (gap - run.interval) / MeanOver;
        }
        run.lastPower = *reading.value;
        run.lastAt = reading.receivedSteady;
    }
    return integrated;
}

void PowerIntegrator::restore(core::SeriesId integrated, double totalWh)
{
    const core::Series &series = m_series->at(integrated);
    m_restored.insert(Key{series.device, series.channel, series.source}, totalWh);
}

QList<core::Event> PowerIntegrator::takeEvents() { return std::exchange(m_events, {}); }

} // namespace energy

// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarmrehearsal.h"

#include "historian/historianreader.h"

#include <algorithm>

namespace engine {

namespace {

/// From when on a series has no more than @p most values: later and later, by halves.
core::Result<core::UtcTime> stretchOf(historian::HistorianReader &reader, const core::Series &series,
                                      core::UtcTime from, core::UtcTime to, qsizetype most,
                                      const std::atomic<bool> &enough)
{
    while (to - from > std::chrono::minutes(1)) {
        const auto samples = readAlarmSamples(reader, series, from, to, most + 1, enough);
        if (!samples)
            return samples.error();
        if (samples->size() <= most)
            break;
        from += (to - from) / 2;
    }
    return from;
}

} // namespace

core::Result<QList<alarms::Sample>> readAlarmSamples(historian::HistorianReader &reader,
                                                     const core::Series &wanted, core::UtcTime from,
                                                     core::UtcTime to, qsizetype most,
                                                     const std::atomic<bool> &enough)
{
    const auto known = reader.series(wanted.device);
    if (!known)
        return known.error();
    QList<alarms::Sample> samples;
    for (const auto &[number, series] : *known) {
        if (!(series == wanted))
            continue;
        const auto read =
            reader.forEach(number, from, to, [&samples, &enough, most](const historian::StoredReading &row) {
                const bool usable = row.quality == core::Quality::Good ||
                                    row.quality == core::Quality::Substituted ||
                                    row.quality == core::Quality::Estimated;
                samples.append({core::fromMicros(row.measuredAtUs), usable ? row.value : std::nullopt});
                return samples.size() < most && !enough;
            });
        if (!read)
            return read.error();
    }
    return samples;
}

AlarmRehearsal rehearseOver(const HistorySource &source, const alarms::AlarmRule &rule,
                            const QList<RehearsedPlace> &scope, core::UtcTime from, core::UtcTime to,
                            qsizetype most, const std::atomic<bool> &enough)
{
    AlarmRehearsal found;
    found.from = from;
    found.to = to;
    found.inScope = int(scope.size());
    if (scope.isEmpty())
        return found;
    const auto fails = [&found](const core::Error &error) {
        found.error = error;
        return found;
    };
    const auto reader = historian::HistorianReader::open(source.databasePath, source.index);
    if (!reader)
        return fails(reader.error());
    const auto stretch = stretchOf(**reader, scope.first().series, from, to, most / scope.size(), enough);
    if (!stretch)
        return fails(stretch.error());
    found.from = *stretch;
    qsizetype left = most;
    for (const RehearsedPlace &each : scope) {
        const auto samples = readAlarmSamples(**reader, each.series, found.from, to, left + 1, enough);
        if (!samples)
            return fails(samples.error());
        left -= samples->size();
        if (left < 0 || enough)
            break;
        const alarms::Replay replay = alarms::replay(rule, each.limit, *samples, to);
        ++found.replayed;
        found.raised += replay.raised;
        found.active += replay.active;
        found.samples += quint64(replay.samples);
        if (replay.raised > 0)
            found.places.append({each.source, replay.raised});
    }
    std::stable_sort(found.places.begin(), found.places.end(),
                     [](const auto &a, const auto &b) { return a.raised > b.raised; });
    return found;
}

} // namespace engine

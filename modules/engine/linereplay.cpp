// SPDX-License-Identifier: GPL-3.0-or-later
#include "linereplay.h"

#include <QHash>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using lines::Observation;

namespace engine {

namespace {

constexpr core::UtcTime Ever = core::fromMicros(std::numeric_limits<qint64>::max() / 2);

bool isValue(core::Quality quality)
{
    return quality == core::Quality::Good || quality == core::Quality::Substituted ||
           quality == core::Quality::Estimated;
}

} // namespace

std::optional<Observation> observationOf(const core::Series &series, core::Quality quality,
                                         const std::optional<double> &value, core::UtcTime at)
{
    if (series.source.startsWith("computed:"_L1))
        return {};
    if (series.quantity == core::Quantity::Line) {
        if (quality != core::Quality::Good || !value)
            return {}; // a broker's copy and what could not be read tell nothing
        return Observation{Observation::Kind::Told, at, series.channel, *value != 0, {}, false};
    }
    if (series.quantity == core::Quantity::Online) {
        if (quality != core::Quality::Good || !value)
            return {};
        return Observation{
            *value != 0 ? Observation::Kind::Alive : Observation::Kind::Away, at, {}, false, {}, false};
    }
    // An impossible value is no value, but a sign of life.
    if (!isValue(quality) && quality != core::Quality::Bad)
        return {};
    return Observation{Observation::Kind::Alive, at, {}, false, {}, true};
}

Observation observationOf(const core::Gap &gap)
{
    return {Observation::Kind::Blind, gap.from, {}, false, gap.to, false};
}

historian::LineOutage storedOutage(const lines::Outage &outage)
{
    return {outage.line,         outage.start,  outage.startUncertain, outage.end.value_or(outage.seenUntil),
            outage.endUncertain, outage.unseen, outage.powered,        outage.flaps,
            outage.gapTouched};
}

lines::Outage outageOf(const core::DeviceId &device, const historian::LineOutage &stored)
{
    return {device,         stored.line,         stored.start,     stored.startUncertain,
            stored.end,     stored.endUncertain, stored.end,       stored.unseen,
            stored.powered, stored.flaps,        stored.gapTouched};
}

core::Result<QList<Observation>> LineReplay::seen(const core::DeviceId &device, const SeriesRows &rows,
                                                  const std::optional<core::UtcTime> &after, News news,
                                                  QList<Observation> &latest)
{
    QList<Observation> list;
    const core::UtcTime from = after ? *after + std::chrono::microseconds(1) : core::UtcTime{};
    for (const auto &[number, series] : rows) {
        const auto each = [&](const historian::StoredReading &reading) {
            const auto one =
                observationOf(series, reading.quality, reading.value, core::fromMicros(reading.measuredAtUs));
            if (one) {
                list.append(*one);
                if (core::fromMicros(reading.receivedAtUs) >= m_keepSince)
                    latest.append(*one);
            }
            return true;
        };
        if (!news.readings || series.source.startsWith("computed:"_L1))
            continue;
        if (const auto read = m_reader.forEach(number, from, Ever, each); !read)
            return read.error();
    }
    const auto gaps = !news.gaps ? core::Result<QList<core::Gap>>(QList<core::Gap>())
                                 : m_reader.gaps(device, after.value_or(core::UtcTime{}), Ever,
                                                 std::numeric_limits<int>::max());
    if (!gaps)
        return gaps.error();
    for (const core::Gap &gap : *gaps) {
        if (after && gap.from < *after)
            continue;
        list.append(observationOf(gap));
        latest.append(list.last());
    }
    std::stable_sort(list.begin(), list.end(), lines::isBefore);
    return list;
}

core::Result<LinePast> LineReplay::past(const core::DeviceId &device, const SeriesRows &rows)
{
    LinePast past;
    const auto all = seen(device, rows, {}, {}, past.latest);
    if (!all)
        return all.error();
    past.journal = lines::LineJournal::replayed(device, m_rule, *all);
    past.told = past.journal.lines().firstTold() != core::UtcTime{};
    return past;
}

core::Result<std::optional<LinePast>>
LineReplay::goOn(const SeriesRows &rows, const historian::StoredLines &stored, qsizetype place, News news)
{
    const historian::LineState &state = stored.states[place];
    auto journal = lines::LineJournal::restored(state.device, m_rule, state.state);
    if (!journal)
        return std::optional<LinePast>();
    LinePast past;
    past.journal = std::move(*journal);
    past.from = state.upTo;
    past.told = true;
    if (news.readings || news.gaps) {
        const auto later = seen(state.device, rows, state.upTo, news, past.latest);
        if (!later)
            return later.error();
        for (const Observation &one : *later) {
            if (!past.journal.take(one))
                return std::optional<LinePast>();
        }
    }
    if (!m_leavesStored) {
        past.outages.reserve(stored.outages[place].size());
        for (const historian::LineOutage &outage : stored.outages[place])
            past.outages.append(outageOf(state.device, outage));
    }
    past.unseen.reserve(stored.unseen[place].size());
    for (const historian::LineUnseen &span : stored.unseen[place])
        past.unseen.append({span.from, span.to});
    return std::optional<LinePast>(std::move(past));
}

core::Result<LinePast> LineReplay::newest(const core::DeviceId &device, const SeriesRows &rows)
{
    const auto stored = m_reader.lines(device);
    if (!stored)
        return stored.error();
    if (!stored->states.isEmpty()) {
        auto gone = goOn(rows, *stored, 0, News());
        if (!gone)
            return gone.error();
        if (*gone)
            return std::move(**gone);
    }
    return past(device, rows);
}

LinePasts readPasts(const HistorySource &source, const std::shared_ptr<std::atomic<bool>> &leaving,
                    const lines::OutageRule &rule, const QList<core::DeviceId> &devices, core::UtcTime since)
{
    LinePasts pasts;
    auto reader = historian::HistorianReader::open(source.databasePath, source.index);
    if (!reader) {
        pasts.error = reader.error();
        return pasts;
    }
    (*reader)->cancelWhen(*leaving);
    const bool one = devices.size() == 1;
    const auto series = (*reader)->series(one ? devices.first() : core::DeviceId());
    if (!series) {
        pasts.error = series.error();
        return pasts;
    }
    QHash<core::DeviceId, LineReplay::SeriesRows> rows;
    for (const core::DeviceId &device : devices)
        rows.insert(device, {});
    for (const auto &row : *series) {
        if (const auto found = rows.find(row.second.device); found != rows.end())
            found->append(row);
    }
    LineReplay replay(**reader, rule);
    replay.keepSince(since);
    for (const core::DeviceId &device : devices) {
        auto past = replay.newest(device, rows.value(device));
        if (!past) {
            pasts.error = past.error();
            return pasts;
        }
        pasts.found.emplace_back(device, std::move(*past));
    }
    return pasts;
}

} // namespace engine

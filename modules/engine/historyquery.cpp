// SPDX-License-Identifier: GPL-3.0-or-later
#include "historyquery.h"

#include "historian/historianreader.h"

namespace engine {

namespace {

constexpr int MaxGaps = 2000;
constexpr qsizetype MostSeriesForDayRanges = 20000;

QList<Bucket> converted(const QList<historian::Bucket> &buckets)
{
    QList<Bucket> list;
    list.reserve(buckets.size());
    for (const auto &bucket : buckets) {
        if (bucket.count > 0) {
            list.append({bucket.from, bucket.to, bucket.mean, bucket.min, bucket.max,
                         static_cast<quint32>(bucket.count), core::Quality::Good});
        }
    }
    return list;
}

/// Every reading as a bucket of its own; nothing when there are more than @p most.
core::Result<std::optional<QList<Bucket>>> single(historian::HistorianReader &reader, qint64 series,
                                                  core::UtcTime from, core::UtcTime to, int most)
{
    QList<Bucket> list;
    bool tooMany = false;
    const auto read = reader.forEach(series, from, to, [&](const historian::StoredReading &stored) {
        if (!stored.value)
            return true;
        const core::UtcTime at = core::fromMicros(stored.measuredAtUs);
        list.append({at, at, *stored.value, *stored.value, *stored.value, 1, stored.quality});
        tooMany = list.size() > most;
        return !tooMany;
    });
    if (!read)
        return read.error();
    return tooMany ? std::optional<QList<Bucket>>() : std::optional(list);
}

} // namespace

HistoryAnswer readHistory(const QString &databasePath,
                          const std::shared_ptr<const historian::RecentIndex> &index,
                          const HistoryRequest &request)
{
    HistoryAnswer answer;
    auto reader = historian::HistorianReader::open(databasePath, index);
    if (!reader) {
        answer.error = reader.error();
        return answer;
    }
    const auto known = (*reader)->series(request.device);
    if (!known) {
        answer.error = known.error();
        return answer;
    }
    for (const core::Series &wanted : request.series) {
        const auto row =
            std::find_if(known->begin(), known->end(), [&](const auto &r) { return r.second == wanted; });
        if (row == known->end()) {
            answer.series.append(QList<Bucket>());
            continue;
        }
        // Short stretches show each reading; long ones an envelope.
        const auto plain = single(**reader, row->first, request.from, request.to, 2 * request.columns);
        if (!plain) {
            answer.error = plain.error();
            return answer;
        }
        if (*plain) {
            answer.series.append(**plain);
            continue;
        }
        const auto buckets = (*reader)->buckets(row->first, request.from, request.to, request.columns);
        if (!buckets) {
            answer.error = buckets.error();
            return answer;
        }
        answer.series.append(converted(*buckets));
    }
    const auto gaps = (*reader)->gaps(request.device, request.from, request.to, MaxGaps);
    if (gaps)
        answer.gaps = *gaps;
    else
        answer.error = gaps.error();
    return answer;
}

QList<live::DayRange> readDayRanges(const QString &databasePath,
                                    const std::shared_ptr<const historian::RecentIndex> &index,
                                    const std::shared_ptr<core::SeriesTable> &series, core::UtcTime from,
                                    core::UtcTime to, const std::atomic<bool> &leaving)
{
    QList<live::DayRange> ranges;
    auto reader = historian::HistorianReader::open(databasePath, index);
    if (!reader)
        return ranges;
    const auto known = (*reader)->series();
    if (!known || known->size() > MostSeriesForDayRanges)
        return ranges;
    for (const auto &[number, what] : *known) {
        if (leaving)
            break;
        const auto day = (*reader)->buckets(number, from, to, 1);
        if (day && !day->isEmpty() && day->first().count > 0)
            ranges.append({series->intern(what), day->first().min, day->first().max});
    }
    return ranges;
}

EventAnswer readEvents(const QString &databasePath, const EventRequest &request)
{
    EventAnswer answer;
    auto reader = historian::HistorianReader::open(databasePath);
    if (!reader) {
        answer.error = reader.error();
        return answer;
    }
    const auto events = (*reader)->events(request.device, request.from, request.to, request.limit);
    const auto gaps = (*reader)->gaps(request.device, request.from, request.to, request.limit);
    const auto audit = (*reader)->audit(request.device, request.from, request.to, request.limit);
    if (events)
        answer.events = *events;
    else
        answer.error = events.error();
    if (gaps)
        answer.gaps = *gaps;
    else
        answer.error = gaps.error();
    if (audit)
        answer.audit = *audit;
    else
        answer.error = audit.error();
    return answer;
}

} // namespace engine

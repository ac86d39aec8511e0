// SPDX-License-Identifier: GPL-3.0-or-later
#include "historyquery.h"

#include "historian/historianreader.h"

namespace engine {

namespace {

constexpr int MaxGaps = 2000;
constexpr qsizetype MostSeriesForDayRanges = 20000;

using std::chrono::microseconds;

/// Bucket lengths that people read easily, and that whole minutes and hours make up. s
constexpr qint64 Steps[] = {1,        2,        5,         10,    15,        30,        60,
                            120,      300,      600,       900,   1800,      3600,      2 * 3600,
                            3 * 3600, 6 * 3600, 12 * 3600, 86400, 2 * 86400, 7 * 86400, 28 * 86400};
constexpr qint64 Second = 1'000'000;

/// The shortest step with which a span has at most @p columns buckets.
qint64 stepFor(qint64 span, int columns)
{
    for (const qint64 step : Steps) {
        if (span / (step * Second) < columns)
            return step * Second;
    }
    return Steps[std::size(Steps) - 1] * Second;
}

QList<Bucket> converted(const QList<historian::Bucket> &buckets)
{
    QList<Bucket> list;
    list.reserve(buckets.size());
    for (const auto &bucket : buckets) {
        if (bucket.count > 0) {
            list.append({bucket.from, bucket.to, bucket.mean, bucket.min, bucket.max,
                         static_cast<quint32>(bucket.count), bucket.worst});
        }
    }
    return list;
}

bool isBelievable(const historian::StoredReading &stored)
{
    using core::Quality;
    return stored.value && (stored.quality == Quality::Good || stored.quality == Quality::Substituted ||
                            stored.quality == Quality::Estimated);
}

/// Reads series by series into one answer; buckets begin at whole steps, so that moving the span a little
/// does not change their figures.
class HistoryReading
{
public:
    HistoryReading(historian::HistorianReader &reader, const HistoryRequest &request)
        : m_reader(reader), m_request(request)
    {
        const qint64 from = core::toMicros(request.from);
        const qint64 to = core::toMicros(request.to);
        m_step = stepFor(to - from, std::max(1, request.columns));
        m_from = from - ((from % m_step) + m_step) % m_step;
        m_count = int((to - m_from + m_step - 1) / m_step);
    }

    core::Result<void> read(HistoryAnswer &answer)
    {
        for (const core::Series &wanted : m_request.series) {
            answer.series.append(QList<Bucket>());
            answer.steps.append(microseconds(0));
            answer.unusable.append(QList<Unusable>());
            const auto number = numberOf(wanted);
            if (!number)
                return number.error();
            if (!*number)
                continue;
            if (const auto done = readSeries(**number, answer); !done)
                return done;
        }
        return readGaps(answer);
    }

private:
    core::Result<std::optional<qint64>> numberOf(const core::Series &wanted)
    {
        if (!m_known.contains(wanted.device)) {
            const auto known = m_reader.series(wanted.device);
            if (!known)
                return known.error();
            m_known.insert(wanted.device, *known);
        }
        const auto &rows = m_known[wanted.device];
        const auto row =
            std::find_if(rows.begin(), rows.end(), [&](const auto &r) { return r.second == wanted; });
        return row == rows.end() ? std::optional<qint64>() : std::optional(row->first);
    }

    core::Result<void> readSeries(qint64 number, HistoryAnswer &answer)
    {
        const auto oldest = m_reader.first(number);
        if (!oldest)
            return oldest.error();
        if (*oldest && (!answer.first || **oldest < *answer.first))
            answer.first = *oldest;
        // Short stretches show each reading; long ones an envelope.
        const auto plain = single(number, answer);
        if (!plain)
            return plain.error();
        if (*plain)
            return {};
        answer.series.last().clear();
        answer.unusable.last().clear();
        const auto buckets = m_reader.buckets(number, core::fromMicros(m_from),
                                              core::fromMicros(m_from + m_step * m_count), m_count);
        if (!buckets)
            return buckets.error();
        answer.series.last() = converted(*buckets);
        answer.steps.last() = microseconds(m_step);
        return {};
    }

    /// Every reading as a bucket of its own; false when there are too many of them.
    core::Result<bool> single(qint64 number, HistoryAnswer &answer)
    {
        QList<Bucket> &list = answer.series.last();
        QList<Unusable> &unusable = answer.unusable.last();
        const int most = 2 * m_request.columns;
        int rows = 0;
        bool open = false;
        const auto read = m_reader.forEach(
            number, m_request.from, m_request.to, [&](const historian::StoredReading &stored) {
                const core::UtcTime at = core::fromMicros(stored.measuredAtUs);
                if (isBelievable(stored)) {
                    if (open)
                        unusable.last().to = at;
                    open = false;
                    list.append({at, at, *stored.value, *stored.value, *stored.value, 1, stored.quality});
                } else if (stored.quality != core::Quality::Stale && !open) {
                    // A retained copy between live values tells nothing of its moment and parts nothing.
                    unusable.append({at, m_request.to, stored.quality});
                    open = true;
                }
                return ++rows <= most;
            });
        if (!read)
            return read.error();
        return rows <= most;
    }

    core::Result<void> readGaps(HistoryAnswer &answer)
    {
        QList<core::DeviceId> devices = m_known.keys();
        if (!m_request.device.isEmpty() && !devices.contains(m_request.device))
            devices << m_request.device;
        std::sort(devices.begin(), devices.end());
        for (const core::DeviceId &device : std::as_const(devices)) {
            const auto gaps = m_reader.gaps(device, m_request.from, m_request.to, MaxGaps);
            if (!gaps)
                return gaps.error();
            for (const core::Gap &gap : *gaps) {
                // A transport's gap is found with each of its devices.
                const bool held =
                    std::any_of(answer.gaps.cbegin(), answer.gaps.cend(), [&gap](const auto &one) {
                        return one.device == gap.device && one.transport == gap.transport &&
                               one.from == gap.from && one.reason == gap.reason;
                    });
                if (!held)
                    answer.gaps << gap;
            }
        }
        return {};
    }

    historian::HistorianReader &m_reader;
    const HistoryRequest &m_request;
    QMap<core::DeviceId, QList<historian::HistorianReader::SeriesRow>> m_known;
    qint64 m_step = Second;
    qint64 m_from = 0;
    int m_count = 1;
};

} // namespace

HistoryAnswer readHistory(const QString &databasePath,
                          const std::shared_ptr<const historian::RecentIndex> &index,
                          const HistoryRequest &request)
{
    HistoryAnswer answer;
    const auto unwanted = [&request] { return request.cancelled && *request.cancelled; };
    if (unwanted()) {
        answer.cancelled = true;
        return answer;
    }
    auto reader = historian::HistorianReader::open(databasePath, index);
    if (!reader) {
        answer.error = reader.error();
        return answer;
    }
    if (request.cancelled)
        (*reader)->cancelWhen(*request.cancelled);
    const auto done = HistoryReading(**reader, request).read(answer);
    answer.cancelled = unwanted();
    if (!done && !answer.cancelled)
        answer.error = done.error();
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "linefollower.h"

#include <algorithm>

namespace engine {

namespace {

using lines::Observation;

constexpr quint32 NotLooked = 0;
constexpr quint32 NoLines = 1;
constexpr quint32 First = 2;
/// Readings are stored anyway: a state only shortens the next start.
constexpr auto StoreEvery = std::chrono::minutes(10);

} // namespace

LineFollower::LineFollower(std::shared_ptr<const core::SeriesTable> series, const lines::OutageRule &rule)
    : m_series(std::move(series)), m_rule(rule)
{}

LineFollower::Follow &LineFollower::follow(const core::DeviceId &device)
{
    const auto found = m_places.constFind(device);
    if (found != m_places.constEnd())
        return *m_follows[*found];
    auto follow = std::make_unique<Follow>();
    follow->device = device;
    follow->journal = lines::LineJournal(device, m_rule);
    follow->transports = m_sighted.value(device);
    m_places.insert(device, static_cast<quint32>(m_follows.size()));
    m_follows.push_back(std::move(follow));
    m_order.append(device);
    m_changed.insert(device);
    // Its other series were passed over.
    std::fill(m_placeOf.begin(), m_placeOf.end(), NotLooked);
    return *m_follows.back();
}

void LineFollower::expect(const core::DeviceId &device, bool hasPast)
{
    Follow &one = follow(device);
    if (hasPast)
        want(one);
    else if (!one.waits)
        one.adopted = true;
}

void LineFollower::findDevices()
{
    for (quint32 number = 1; number <= m_series->size(); ++number) {
        const core::Series &series = m_series->at(core::SeriesId(number));
        if (series.quantity == core::Quantity::Line && !m_places.contains(series.device))
            expect(series.device, true);
    }
}

void LineFollower::sighted(const core::DeviceId &device, const core::TransportId &transport)
{
    QSet<core::TransportId> &transports = m_sighted[device];
    if (transports.contains(transport))
        return;
    transports.insert(transport);
    const auto found = m_places.constFind(device);
    if (found == m_places.constEnd())
        return;
    Follow &one = *m_follows[*found];
    // What that transport missed counts for it from now on.
    if (one.adopted && !one.transports.isEmpty())
        want(one);
    one.transports.insert(transport);
}

quint32 LineFollower::placeOf(core::SeriesId id)
{
    const auto number = static_cast<quint32>(id);
    if (number >= m_placeOf.size())
        m_placeOf.resize(std::max<size_t>(number + 1, m_placeOf.size() * 2), NotLooked);
    if (m_placeOf[number] != NotLooked || number == 0)
        return number == 0 ? NoLines : m_placeOf[number];
    const core::Series &series = m_series->at(id);
    quint32 place = NoLines;
    if (!series.source.startsWith(QLatin1StringView("computed:"))) {
        if (const auto found = m_places.constFind(series.device); found != m_places.constEnd()) {
            place = *found + First;
        } else if (series.quantity == core::Quantity::Line) {
            want(follow(series.device));
            place = static_cast<quint32>(m_follows.size()) - 1 + First;
        }
    }
    return m_placeOf[number] = place;
}

void LineFollower::want(Follow &follow)
{
    if (follow.waits)
        return;
    follow.waits = true;
    m_wanted.append(follow.device);
}

void LineFollower::look(const core::Batch &batch)
{
    if (batch.sequence > 0)
        m_seen.insert(batch.transport, batch.sequence);
    for (const core::Sighting &one : batch.sightings)
        sighted(one.device, one.transport);
    QHash<quint32, QList<Observation>> news;
    for (const core::Reading &reading : batch.readings) {
        const quint32 place = placeOf(reading.series);
        if (place == NoLines)
            continue;
        const auto one =
            observationOf(m_series->at(reading.series), reading.quality, reading.value, reading.measuredAt);
        if (!one)
            continue;
        QList<Observation> &list = news[place - First];
        if (list.isEmpty() || list.last() != *one)
            list.append(*one);
    }
    for (const core::Gap &gap : batch.gaps) {
        for (quint32 place = 0; place < m_follows.size(); ++place) {
            const Follow &one = *m_follows[place];
            if (gap.device.isEmpty() ? one.transports.contains(gap.transport) : gap.device == one.device)
                news[place].append(observationOf(gap));
        }
    }
    for (auto it = news.begin(); it != news.end(); ++it)
        feed(*m_follows[it.key()], std::move(*it));
}

void LineFollower::feed(Follow &follow, QList<Observation> news)
{
    if (follow.waits || !follow.adopted) {
        follow.kept += news;
        want(follow);
        return;
    }
    std::stable_sort(news.begin(), news.end(), lines::isBefore);
    const qsizetype ended = follow.journal.ended().size();
    for (qsizetype i = 0; i < news.size(); ++i) {
        if (follow.journal.take(news[i]))
            continue;
        follow.kept += news.mid(i);
        want(follow);
        break;
    }
    m_changed.insert(follow.device);
    if (follow.journal.ended().size() != ended)
        m_pastChanged.insert(follow.device);
}

void LineFollower::wantAnew(const core::DeviceId &device)
{
    if (const auto found = m_places.constFind(device); found != m_places.constEnd()) {
        Follow &one = *m_follows[*found];
        if (one.asked)
            m_wanted.append(device); // what is being read may not have it yet
        else
            want(one);
    } else {
        findDevices();
    }
}

const lines::LineJournal *LineFollower::journal(const core::DeviceId &device) const
{
    const auto found = m_places.constFind(device);
    return found == m_places.constEnd() ? nullptr : &m_follows[*found]->journal;
}

QList<core::DeviceId> LineFollower::takeWanted(qsizetype most)
{
    QList<core::DeviceId> taken;
    QList<core::DeviceId> later;
    for (const core::DeviceId &device : std::as_const(m_wanted)) {
        Follow &one = *m_follows[m_places.value(device)];
        if (taken.size() >= most || (one.asked && !taken.contains(device))) {
            later.append(device);
        } else if (!one.asked) {
            one.asked = true;
            // Looked at before, so committed before it is read: the past will have it.
            one.kept.clear();
            ++m_asked;
            taken.append(device);
        }
    }
    m_wanted = later;
    return taken;
}

void LineFollower::adopt(const core::DeviceId &device, LinePast &&past, quint64 order)
{
    Follow &one = *m_follows[m_places.value(device)];
    one.asked = one.waits = false;
    --m_asked;
    one.adopted = true;
    one.journal = std::move(past.journal);
    one.replacesAfter = past.from;
    one.storedUpTo = past.from;
    one.order = order;
    m_changed.insert(device);
    m_pastChanged.insert(device);
    QList<Observation> news;
    for (const Observation &seen : std::as_const(one.kept)) {
        if (!past.latest.contains(seen))
            news.append(seen);
    }
    one.kept.clear();
    if (m_wanted.contains(device))
        one.waits = true;
    if (!news.isEmpty())
        feed(one, std::move(news));
}

void LineFollower::missed(const core::DeviceId &device, bool again)
{
    Follow &one = *m_follows[m_places.value(device)];
    one.asked = false;
    --m_asked;
    if (again)
        m_wanted.append(device);
}

QList<historian::LineRecord> LineFollower::takeRecords(bool all, qsizetype most)
{
    QList<historian::LineRecord> records;
    for (const auto &held : m_follows) {
        Follow &one = *held;
        lines::LineJournal &journal = one.journal;
        // What waits for its past may have missed something.
        if (!one.adopted || one.waits || !journal.isRipe() ||
            journal.lines().firstTold() == core::UtcTime{} || journal.last() <= one.storedUpTo)
            continue;
        if (!all && journal.ended().isEmpty() && one.storedUpTo != core::UtcTime::min() &&
            journal.last() - one.storedUpTo < StoreEvery)
            continue;
        if (records.size() == most)
            break;
        historian::LineRecord record;
        record.state = {one.device, journal.last(), journal.state()};
        record.replacesAfter = std::exchange(one.replacesAfter, std::nullopt);
        record.order = one.order;
        for (const lines::Outage &outage : journal.ended())
            record.outages.append(storedOutage(outage));
        for (const lines::Span &span : journal.settledUnseen())
            record.unseen.append({span.from, span.to});
        journal.writtenDown();
        one.storedUpTo = journal.last();
        records.append(std::move(record));
    }
    return records;
}

} // namespace engine

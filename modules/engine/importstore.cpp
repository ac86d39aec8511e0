// SPDX-License-Identifier: GPL-3.0-or-later
#include "importstore.h"

#include "core/reading.h"
#include "witnesseddoor.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

const core::TransportId Import(QStringLiteral("import"));
constexpr int RejectsLookedAt = 10000;   // as many as the historian keeps
constexpr quint64 RejectsPerRun = 1000;  // the others are counted and in the rejects file
constexpr int EventsOfAnInstant = 10000; // looked through for a double

core::Reading readingOf(const imports::ImportedReading &imported, core::SeriesId series)
{
    core::Reading reading;
    reading.series = series;
    reading.quality = imported.quality;
    reading.measuredAt = imported.measuredAt;
    reading.receivedAt = imported.receivedAt;
    reading.value = imported.value;
    return reading;
}

QByteArray keyOf(const core::Event &event)
{
    return event.device.toString().toUtf8() + '\n' + QByteArray::number(core::toMicros(event.at)) + '\n' +
           event.kind.toUtf8() + '\n' + QJsonDocument(event.detail).toJson(QJsonDocument::Compact);
}

QString keyOf(const core::Reject &reject)
{
    return reject.place + u'\n' + reject.reason + u'\n' + reject.detail;
}

} // namespace

ImportStore::ImportStore(std::shared_ptr<ImportDoor> door, const QString &noteKey)
    : m_door(std::move(door)), m_noteKey(noteKey)
{}

ImportStore::~ImportStore() = default;

core::Result<QString> ImportStore::note(const HistorySource &source, const QString &key)
{
    if (!QFileInfo::exists(source.databasePath))
        return QString();
    auto reader = historian::HistorianReader::open(source.databasePath, source.index);
    if (reader)
        return (*reader)->note(key);
    // A file of an older Meterdeck knows of no import that could be continued.
    if (reader.error().code == core::ErrorCode::Unsupported)
        return QString();
    return reader.error();
}

core::Result<std::unique_ptr<ImportStore>>
ImportStore::open(const HistorySource &source, std::shared_ptr<ImportDoor> door, const QString &noteKey)
{
    const bool lookOnly = !door;
    std::unique_ptr<ImportStore> store(new ImportStore(std::move(door), noteKey));
    if (lookOnly && !QFileInfo::exists(source.databasePath))
        return store;
    auto reader = historian::HistorianReader::open(source.databasePath, source.index);
    // A file of an older Meterdeck is upgraded by the import itself; until then nothing is known of it.
    if (!reader && lookOnly && reader.error().code == core::ErrorCode::Unsupported)
        return store;
    if (!reader)
        return reader.error();
    store->m_reader = std::move(*reader);
    const auto rejects = store->m_reader->rejects(RejectsLookedAt);
    if (!rejects)
        return rejects.error();
    for (const core::Reject &reject : *rejects) {
        if (reject.transport == Import)
            store->m_rejects.insert(keyOf(reject));
    }
    if (const auto learned = store->learnNewest(); !learned)
        return learned.error();
    return store;
}

core::Result<void> ImportStore::learnNewest()
{
    const auto known = m_reader->series();
    if (!known)
        return known.error();
    QHash<qint64, core::Series> byNumber;
    for (const auto &[number, series] : *known) {
        m_numbers.insert(series, number);
        byNumber.insert(number, series);
    }
    m_seriesStale = false;
    const auto latest = m_reader->latest();
    if (!latest)
        return latest.error();
    for (const historian::LatestReading &newest : *latest) {
        if (const auto series = byNumber.constFind(newest.series); series != byNumber.constEnd())
            m_newest.insert(*series, newest.reading.measuredAtUs);
    }
    return {};
}

core::Result<void> ImportStore::learnSeries(const ImportParcel &parcel)
{
    if (!m_reader || !m_seriesStale)
        return {};
    const bool all = std::all_of(parcel.readings.begin(), parcel.readings.end(),
                                 [this](const auto &reading) { return m_numbers.contains(reading.series); });
    if (all)
        return {};
    const auto known = m_reader->series();
    if (!known)
        return known.error();
    for (const auto &[number, series] : *known)
        m_numbers.insert(series, number);
    m_seriesStale = false;
    return {};
}

core::Result<QSet<ImportStore::Key>> ImportStore::keysOf(const core::Series &series, qint64 from, qint64 to)
{
    QSet<Key> keys;
    const auto number = m_numbers.constFind(series);
    const auto newest = m_newest.constFind(series);
    // Most sources tell in the order of time: nothing is looked for then.
    if (number == m_numbers.constEnd() || newest == m_newest.constEnd() || from > *newest)
        return keys;
    core::Reading same;
    const auto walked = m_reader->forEach(*number, core::fromMicros(from), core::fromMicros(to + 1),
                                          [&](const historian::StoredReading &stored) {
                                              same.value = stored.value;
                                              same.quality = stored.quality;
                                              keys.insert({stored.measuredAtUs, core::readingTie(same)});
                                              return true;
                                          });
    if (!walked)
        return walked.error();
    return keys;
}

core::Result<bool> ImportStore::isKnown(const core::Event &event, QSet<QByteArray> &here)
{
    const QByteArray key = keyOf(event);
    if (here.contains(key))
        return true;
    here.insert(key);
    if (!m_reader)
        return false;
    const auto stored =
        m_reader->events(event.device, event.at, event.at + std::chrono::microseconds(1), EventsOfAnInstant);
    if (!stored)
        return stored.error();
    return std::any_of(stored->begin(), stored->end(),
                       [&](const core::Event &other) { return keyOf(other) == key; });
}

core::Result<std::optional<ImportStore::Stored>> ImportStore::store(const ImportParcel &parcel,
                                                                    const std::function<bool()> &goesOn)
{
    core::SeriesTable &series = m_door ? m_door->series() : m_looked;
    if (const auto learned = learnSeries(parcel); !learned)
        return learned.error();
    Stored stored;
    auto batch = std::make_shared<core::Batch>();
    batch->transport = Import;
    batch->sightings = parcel.sightings;

    QHash<core::Series, QList<qsizetype>> bySeries;
    for (qsizetype i = 0; i < parcel.readings.size(); ++i)
        bySeries[parcel.readings.at(i).series].append(i);
    for (auto it = bySeries.cbegin(); it != bySeries.cend(); ++it) {
        const core::SeriesId id = series.intern(it.key());
        qint64 from = std::numeric_limits<qint64>::max();
        qint64 to = std::numeric_limits<qint64>::min();
        for (const qsizetype i : *it) {
            const qint64 at = core::toMicros(parcel.readings.at(i).measuredAt);
            from = std::min(from, at);
            to = std::max(to, at);
        }
        auto keys = keysOf(it.key(), from, to);
        if (!keys)
            return keys.error();
        for (const qsizetype i : *it) {
            const core::Reading reading = readingOf(parcel.readings.at(i), id);
            const Key key(core::toMicros(reading.measuredAt), core::readingTie(reading));
            if (keys->contains(key)) {
                ++stored.known;
                continue;
            }
            keys->insert(key);
            batch->readings.append(reading);
            core::Reading &fresh = m_fresh[id];
            if (fresh.series == core::SeriesId::None || reading.measuredAt >= fresh.measuredAt)
                fresh = reading;
        }
        if (m_door) {
            const auto newest = m_newest.constFind(it.key());
            if (newest == m_newest.constEnd() || *newest < to)
                m_newest.insert(it.key(), to);
        }
    }
    stored.fresh = static_cast<quint64>(batch->readings.size());

    QSet<QByteArray> here;
    for (core::Event event : parcel.events) {
        const auto known = isKnown(event, here);
        if (!known)
            return known.error();
        if (*known)
            continue;
        event.transport = Import;
        batch->events.append(event);
    }
    stored.freshEvents = static_cast<quint64>(batch->events.size());
    if (!m_door)
        return std::optional(stored);
    for (core::Reject reject : parcel.rejects) {
        if (m_rejectsStored >= RejectsPerRun)
            break;
        ++m_rejectsStored;
        if (m_rejects.contains(keyOf(reject)))
            continue;
        m_rejects.insert(keyOf(reject));
        reject.transport = Import;
        batch->rejects.append(reject);
    }
    if (batch->isEmpty() && parcel.note.isEmpty())
        return std::optional(stored);
    m_seriesStale = true;
    const auto done = m_door->store(batch, m_noteKey, parcel.note, goesOn);
    if (!done)
        return done.error();
    return *done ? std::optional(stored) : std::nullopt;
}

core::Result<void> ImportStore::witness(const core::AuditEntry &row)
{
    auto *door = dynamic_cast<WitnessedDoor *>(m_door.get());
    return door ? door->witness(row) : core::Result<void>();
}

core::Result<void> ImportStore::finish()
{
    if (!m_door)
        return {};
    m_reader.reset();
    const auto finished = m_door->finish(m_fresh.values());
    m_door.reset();
    return finished;
}

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "importstore.h"

#include "core/reading.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

const core::TransportId Import(QStringLiteral("import"));
constexpr qint64 MoveRows = 100000;      // recent rows at most, so that looking for doubles stays cheap
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

ImportStore::ImportStore(const QString &path)
    : m_path(path)
    , m_holder(path)
    , m_series(std::make_shared<core::SeriesTable>())
    , m_index(std::make_shared<historian::RecentIndex>())
{}

ImportStore::~ImportStore()
{
    m_reader.reset();
    if (m_writer)
        m_writer->close();
}

core::Result<std::unique_ptr<ImportStore>> ImportStore::open(const QString &databasePath, bool lookOnly)
{
    std::unique_ptr<ImportStore> store(new ImportStore(databasePath));
    if (!lookOnly) {
        if (const auto opened = store->openWriter(); !opened)
            return opened.error();
    } else if (!QFileInfo::exists(databasePath)) {
        return store;
    }
    auto reader = historian::HistorianReader::open(databasePath, lookOnly ? nullptr : store->m_index);
    if (reader) {
        store->m_reader = std::move(*reader);
        const auto rejects = store->m_reader->rejects(RejectsLookedAt);
        if (!rejects)
            return rejects.error();
        for (const core::Reject &reject : *rejects) {
            if (reject.transport == Import)
                store->m_rejects.insert(keyOf(reject));
        }
        return store;
    }
    // A file of an older Meterdeck is upgraded by the import itself; until then nothing is known of it.
    if (lookOnly && reader.error().code == core::ErrorCode::Unsupported)
        return store;
    return reader.error();
}

core::Result<void> ImportStore::openWriter()
{
    if (auto taken = m_holder.take(); !taken) {
        core::Error error = taken.error();
        if (error.code == core::ErrorCode::Busy)
            error.remedy = u"Close that program first; a preview works beside it."_s;
        return error;
    }
    m_writer = std::make_unique<historian::HistorianWriter>(
        m_path, m_series, std::make_shared<core::SystemClock>(), historian::WriterOptions(), m_index);
    using historian::HistorianWriter;
    QObject::connect(m_writer.get(), &HistorianWriter::openFailed,
                     [this](const core::Error &error) { m_error = error; });
    QObject::connect(m_writer.get(), &HistorianWriter::stalled,
                     [this](const core::Error &error) { m_error = error; });
    QObject::connect(m_writer.get(), &HistorianWriter::committed,
                     [this](const core::TransportId &, quint64 sequence) { m_committed = sequence; });
    m_writer->open();
    if (m_error)
        return *m_error;
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
    if (number == m_numbers.constEnd())
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

core::Result<ImportStore::Stored> ImportStore::store(const ImportParcel &parcel)
{
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
        const core::SeriesId id = m_series->intern(it.key());
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
    if (!m_writer)
        return stored;
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
    if (const auto done = commit(batch); !done)
        return done.error();
    return stored;
}

core::Result<void> ImportStore::commit(std::shared_ptr<core::Batch> batch)
{
    if (batch->isEmpty())
        return {};
    batch->sequence = ++m_sequence;
    m_unmoved += batch->readings.size();
    m_writer->append(batch);
    m_writer->commitNow();
    if (m_committed == m_sequence && m_unmoved >= MoveRows) {
        m_writer->moveNow();
        m_unmoved = 0;
    }
    m_seriesStale = true;
    if (m_error)
        return *m_error;
    if (m_committed != m_sequence)
        return core::Error{core::ErrorCode::Internal, m_path, u"a batch was not committed"_s, {}};
    return {};
}

core::Result<void> ImportStore::finish()
{
    if (!m_writer)
        return {};
    m_writer->moveNow();
    m_reader.reset();
    m_writer->close();
    m_writer.reset();
    m_holder.release();
    if (m_error)
        return *m_error;
    return {};
}

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "batchwriter.h"

#include <QJsonDocument>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace historian {

namespace {

constexpr int RowsAtOnce = 16; // inserted by one statement

/// What a move costs beside its rows is a page or two for each series: with so many rows of each that is
/// little.
constexpr qint64 RowsASeries = 250;
/// And so many rows are no burden to memory (4 bytes each) nor to a start after a crash.
constexpr qint64 LeastToMove = 400000;

/// A mistake of ours; one such reading must not hold up all the others for ever.
core::Reject withoutSeries(const core::Batch &batch, const core::Reading &reading)
{
    return {reading.receivedAt,
            batch.transport,
            QString(),
            u"no-series"_s,
            u"a reading without a series"_s,
            {},
            0};
}

} // namespace

BatchWriter::BatchWriter(Database &database, core::SeriesTable &series, RecentIndex &index,
                         const WriterOptions &options)
    : m_database(database), m_series(series), m_index(index), m_options(options), m_latest(database)
{}

core::Result<void> BatchWriter::prepare(const TierState &tier)
{
    sqlite3 *db = m_database.handle();
    for (const RecentTable table : {RecentTable::A, RecentTable::B}) {
        const QByteArray insert = QByteArray("INSERT INTO ") + tableName(table) +
                                  " (series, t, tie, received, value, quality) VALUES (?, ?, ?, ?, ?, ?)";
        m_insert[place(table)] = Statement(db, insert.constData());
        const QByteArray several = insert + QByteArray(", (?, ?, ?, ?, ?, ?)").repeated(RowsAtOnce - 1);
        m_insertSeveral[place(table)] = Statement(db, several.constData());
    }
    m_findSeries =
        Statement(db, "SELECT id FROM series WHERE device = ? AND channel = ? AND quantity = ? AND source = ?"
                      " AND profile = ? AND profile_version = ? AND profile_hash = ?");
    m_addSeries =
        Statement(db, "INSERT INTO series (device, channel, quantity, source, profile, profile_version,"
                      " profile_hash) VALUES (?, ?, ?, ?, ?, ?, ?)");
    m_addMarks = Statement(db, "INSERT INTO delivery (transport, count, marks) VALUES (?, ?, ?)");
    m_dropMarks = Statement(db, "DELETE FROM delivery WHERE id = ?");
    m_clearMarks = Statement(db, "DELETE FROM delivery WHERE transport = ?");
    m_seen = Statement(db, "INSERT INTO transport_seen VALUES (?1, ?2) ON CONFLICT (transport) DO UPDATE SET"
                           " received = max(received, ?2)");
    m_device =
        Statement(db, "INSERT INTO device VALUES (?1, ?2, ?3, ?4, ?4) ON CONFLICT (id, transport, profile)"
                      " DO UPDATE SET last_seen = max(last_seen, ?4)");
    m_event = Statement(db, "INSERT INTO event (at, device, transport, kind, detail) VALUES (?, ?, ?, ?, ?)");
    m_gap =
        Statement(db, "INSERT INTO gap (from_t, to_t, transport, device, reason) VALUES (?1, ?2, ?3, ?4, ?5)"
                      " ON CONFLICT (transport, device, from_t, reason) DO UPDATE SET to_t = max(to_t, ?2)");
    m_reject = Statement(db, "INSERT INTO reject (at, transport, place, reason, detail, raw, size)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?)");
    m_rejectCount = Statement(db, "INSERT INTO reject_count VALUES (?, 1) ON CONFLICT (reason) DO UPDATE SET"
                                  " count = count + 1");
    m_rejectTrim = Statement(db, "DELETE FROM reject WHERE id <= (SELECT max(id) FROM reject) - ?");
    for (const Statement *statement :
         {&m_insert[0], &m_insert[1], &m_insertSeveral[0], &m_insertSeveral[1], &m_findSeries, &m_addSeries,
          &m_addMarks, &m_dropMarks, &m_clearMarks, &m_seen, &m_device, &m_event, &m_gap, &m_reject,
          &m_rejectCount, &m_rejectTrim}) {
        if (!statement->isValid())
            return m_database.error("preparing");
    }
    m_table = tier.active;
    m_generation = tier.generation[place(tier.active)];
    m_lastRow = tier.lastRow[place(tier.active)];
    if (!loadMarks())
        return m_database.error("reading delivery marks");
    return m_latest.prepare(tier);
}

bool BatchWriter::loadMarks()
{
    m_marks.clear();
    Statement query(m_database.handle(), "SELECT id, transport, count FROM delivery ORDER BY id");
    while (query.step()) {
        Marks &marks = m_marks[core::TransportId(query.text(1))];
        marks.batches.push_back({query.integer(0), static_cast<int>(query.integer(2))});
        marks.total += query.integer(2);
    }
    return !query.failed();
}

void BatchWriter::useTable(RecentTable table, qint64 generation)
{
    m_table = table;
    m_generation = generation;
    m_lastRow = 0;
}

core::Result<void> BatchWriter::write(const QList<core::BatchPtr> &group, core::UtcTime now)
{
    m_rows = 0;
    m_newRows.clear();
    m_gathered.clear();
    bool rejected = false;
    bool ok = m_latest.recall(m_table);
    QHash<core::TransportId, core::UtcTime> seen;
    for (const core::BatchPtr &batch : group) {
        ok = ok && writeMarks(*batch);
        for (const core::Reading &reading : batch->readings)
            ok = ok && (reading.series == core::SeriesId::None ? writeReject(withoutSeries(*batch, reading))
                                                               : writeReading(reading));
        if (!batch->readings.isEmpty()) {
            core::UtcTime &newest = seen[batch->transport];
            for (const core::Reading &reading : batch->readings)
                newest = std::max(newest, reading.receivedAt);
        }
        for (const core::Reject &reject : batch->rejects)
            ok = ok && writeReject(reject);
        rejected = rejected || !batch->rejects.isEmpty();
        for (const core::Event &event : batch->events)
            ok = ok && writeEvent(event);
        for (const core::Gap &gap : batch->gaps)
            ok = ok && writeGap(gap);
        ok = ok && writeSightings(*batch, now);
        if (!ok)
            break;
    }
    ok = ok && insertGathered() && (!rejected || trimRejects());
    const qint64 lastRow = m_lastRow + static_cast<qint64>(m_newRows.size());
    ok = ok && (!m_latest.isDue(lastRow) || m_latest.write(m_table, m_generation, lastRow));
    for (auto it = seen.cbegin(); ok && it != seen.cend(); ++it) {
        m_seen.bind(1, it.key().toString());
        m_seen.bind(2, core::toMicros(it.value()));
        ok = m_seen.run();
    }
    if (!ok)
        return m_database.error("storing readings");
    return {};
}

bool BatchWriter::writeReading(const core::Reading &reading)
{
    const quint32 series = rowOf(reading.series);
    if (series == 0)
        return false;
    ReadingRow row;
    row.key = {series, core::toMicros(reading.measuredAt), core::readingTie(reading)};
    row.received = core::toMicros(reading.receivedAt) - row.key.t;
    row.hasValue = reading.value.has_value();
    row.value = reading.value.value_or(0);
    row.quality = static_cast<int>(reading.quality);
    m_gathered.push_back(row);
    if (m_gathered.size() == RowsAtOnce && !insertGathered())
        return false;
    m_newRows.push_back(series);
    ++m_rows;
    m_latest.note(row);
    return true;
}

bool BatchWriter::insertGathered()
{
    // To begin and to end a statement costs as much as a row.
    const bool several = m_gathered.size() == RowsAtOnce;
    Statement &insert = several ? m_insertSeveral[place(m_table)] : m_insert[place(m_table)];
    int at = 0;
    bool ok = true;
    for (const ReadingRow &row : m_gathered) {
        insert.bind(++at, row.key.series);
        insert.bind(++at, row.key.t);
        insert.bind(++at, row.key.tie);
        insert.bind(++at, row.received);
        if (row.hasValue)
            insert.bind(++at, row.value);
        else
            insert.bindNull(++at);
        insert.bind(++at, qint64(row.quality));
        if (!several) {
            ok = ok && insert.run();
            at = 0;
        }
    }
    m_gathered.clear();
    return several ? insert.run() : ok;
}

core::Result<void> BatchWriter::settle()
{
    if (auto begun = m_database.begin(); !begun)
        return begun;
    auto done = writeLatest(m_table, m_generation, m_lastRow);
    if (done)
        done = m_database.commit();
    if (!done) {
        m_database.rollback();
        m_latest.rolledBack();
        return done;
    }
    m_latest.committed();
    return {};
}

core::Result<void> BatchWriter::writeLatest(RecentTable active, qint64 generation, qint64 lastRow)
{
    if (!m_latest.recall(m_table) || !m_latest.write(active, generation, lastRow))
        return m_database.error("storing the newest rows");
    return {};
}

quint32 BatchWriter::rowOf(core::SeriesId id)
{
    const auto number = static_cast<quint32>(id);
    if (number < m_rowOf.size() && m_rowOf[number] != 0)
        return m_rowOf[number];
    if (number == 0)
        return 0;
    const core::Series &series = m_series.at(id);
    const auto bindTo = [&series](Statement &statement) {
        statement.bind(1, series.device.toString());
        statement.bind(2, series.channel);
        statement.bind(3, qint64(series.quantity));
        statement.bind(4, series.source);
        statement.bind(5, series.profile.toString());
        statement.bind(6, qint64(series.profileVersion));
        statement.bind(7, series.profileHash);
    };
    bindTo(m_findSeries);
    quint32 row = m_findSeries.step() ? static_cast<quint32>(m_findSeries.integer(0)) : 0;
    m_findSeries.reset();
    if (row == 0) {
        bindTo(m_addSeries);
        if (!m_addSeries.run())
            return 0;
        row = static_cast<quint32>(sqlite3_last_insert_rowid(m_database.handle()));
    }
    if (number >= m_rowOf.size())
        m_rowOf.resize(std::max<size_t>(number + 1, m_rowOf.size() * 2), 0);
    m_rowOf[number] = row;
    ++m_seriesKnown;
    return row;
}

bool BatchWriter::writeMarks(const core::Batch &batch)
{
    Marks &kept = m_marks[batch.transport];
    if (batch.clearMarks) {
        m_clearMarks.bind(1, batch.transport.toString());
        if (!m_clearMarks.run())
            return false;
        kept = {};
    }
    if (batch.marks.isEmpty())
        return true;
    QByteArray blob(batch.marks.size() * 10, Qt::Uninitialized);
    char *out = blob.data();
    for (const core::DeliveryMark &mark : batch.marks) {
        qToLittleEndian(mark.packetId, out);
        qToLittleEndian(mark.hash, out + 2);
        out += 10;
    }
    m_addMarks.bind(1, batch.transport.toString());
    m_addMarks.bind(2, qint64(batch.marks.size()));
    m_addMarks.bind(3, blob);
    if (!m_addMarks.run())
        return false;
    kept.batches.push_back(
        {sqlite3_last_insert_rowid(m_database.handle()), static_cast<int>(batch.marks.size())});
    kept.total += batch.marks.size();
    while (kept.total - kept.batches.front().count >= m_options.marksKept) {
        m_dropMarks.bind(1, kept.batches.front().id);
        if (!m_dropMarks.run())
            return false;
        kept.total -= kept.batches.front().count;
        kept.batches.pop_front();
    }
    return true;
}

bool BatchWriter::writeReject(const core::Reject &reject)
{
    m_reject.bind(1, core::toMicros(reject.at));
    m_reject.bind(2, reject.transport.toString());
    m_reject.bind(3, reject.place);
    m_reject.bind(4, reject.reason);
    m_reject.bind(5, reject.detail);
    m_reject.bind(6, reject.raw.left(core::Reject::MaxRaw));
    m_reject.bind(7, reject.size);
    m_rejectCount.bind(1, reject.reason);
    return m_reject.run() && m_rejectCount.run();
}

bool BatchWriter::trimRejects()
{
    m_rejectTrim.bind(1, qint64(m_options.rejectsKept));
    return m_rejectTrim.run();
}

bool BatchWriter::writeEvent(const core::Event &event)
{
    m_event.bind(1, core::toMicros(event.at));
    m_event.bind(2, event.device.toString());
    m_event.bind(3, event.transport.toString());
    m_event.bind(4, event.kind);
    m_event.bind(5, QString::fromUtf8(QJsonDocument(event.detail).toJson(QJsonDocument::Compact)));
    return m_event.run();
}

bool BatchWriter::writeGap(const core::Gap &gap)
{
    m_gap.bind(1, core::toMicros(gap.from));
    m_gap.bind(2, core::toMicros(gap.to));
    m_gap.bind(3, gap.transport.toString());
    m_gap.bind(4, gap.device.toString());
    m_gap.bind(5, gap.reason);
    return m_gap.run();
}

bool BatchWriter::writeSightings(const core::Batch &batch, core::UtcTime now)
{
    for (const core::Sighting &sighting : batch.sightings) {
        m_device.bind(1, sighting.device.toString());
        m_device.bind(2, sighting.transport.toString());
        m_device.bind(3, sighting.profile.toString());
        m_device.bind(4, core::toMicros(now));
        if (!m_device.run())
            return false;
    }
    return true;
}

bool BatchWriter::isMoveDue() const
{
    const qint64 worth = std::max(LeastToMove, RowsASeries * m_seriesKnown);
    return m_lastRow >= std::min(m_options.moveRows, worth);
}

void BatchWriter::indexRows() { m_index.append(m_table, m_generation, m_lastRow + 1, m_newRows); }

void BatchWriter::committed()
{
    m_lastRow += static_cast<qint64>(m_newRows.size());
    m_newRows.clear();
    m_latest.committed();
}

void BatchWriter::rolledBack()
{
    m_index.truncate(m_table, m_lastRow);
    m_newRows.clear();
    m_latest.rolledBack();
    // What this transaction had learned is not in the file: series and marks are looked up again.
    m_rowOf.clear();
    m_seriesKnown = 0;
    loadMarks();
}

} // namespace historian

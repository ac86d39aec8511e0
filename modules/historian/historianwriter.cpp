// SPDX-License-Identifier: GPL-3.0-or-later
#include "historian/historianwriter.h"

#include "batchwriter.h"
#include "core/killpoint.h"
#include "historian/alarmwriter.h"
#include "historian/auditchain.h"
#include "historian/database.h"
#include "historian/migrations.h"
#include "hourfiller.h"
#include "indexfiller.h"
#include "lineledger.h"
#include "openreport.h"
#include "statement.h"
#include "tiermover.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace historian {

namespace {

constexpr auto FillPause = milliseconds(20); // between two steps of a back-fill, for what arrives
constexpr qint64 IndexedAtOnce = 50000;      // recent rows found by index from the first moment, some 10 ms
constexpr qint64 IndexSlice = 20000;         // and so many more at a time between commits
constexpr qsizetype GroupReadings = 100000;  // in one transaction, so that no single one takes seconds

core::Error notOpen(const QString &path)
{
    return {core::ErrorCode::NotFound, path, u"the database is not open"_s,
            u"See why it could not be opened."_s};
}

} // namespace

class HistorianWriter::Session
{
public:
    using Notes = QHash<const core::Batch *, std::pair<QString, QString>>;

    /// Declared first: everything below holds statements on it.
    std::unique_ptr<Database> database;
    std::unique_ptr<BatchWriter> batches;
    std::unique_ptr<LineLedger> lines;
    Statement note;
    std::unique_ptr<TierMover> mover;
    std::unique_ptr<HourFiller> hours;
    std::unique_ptr<IndexFiller> filler;
    QTimer indexTimer;
    QTimer commitTimer; ///< also the retry's while stalled
    QTimer moveTimer;
    QTimer stepTimer;

    core::Result<OpenReport> open(HistorianWriter &writer);
    core::Result<void> store(const QList<core::BatchPtr> &group, core::UtcTime now, const Notes &notes);
    core::Result<void> write(const core::Batch &batch, const Notes &notes);
    core::Result<void> store(const QList<LineRecord> &records, const LinesSeen &seen);
};

core::Result<OpenReport> HistorianWriter::Session::open(HistorianWriter &writer)
{
    auto opened = Database::open(writer.m_path, {Database::Access::ReadWrite, writer.m_options.busyTimeout,
                                                 writer.m_options.syncFull});
    if (!opened)
        return opened.error();
    database = std::move(*opened);
    const auto migration = migrate(*database);
    if (!migration)
        return migration.error();
    const auto tier = readTier(*database);
    if (!tier)
        return tier.error();
    batches = std::make_unique<BatchWriter>(*database, *writer.m_series, *writer.m_index, writer.m_options);
    mover = std::make_unique<TierMover>(*database, *batches, *writer.m_index, writer.m_options.moveChunk);
    filler = std::make_unique<IndexFiller>(*database, *writer.m_index);
    filler->start(*tier);
    if (const auto filled = filler->step(IndexedAtOnce); !filled)
        return filled.error();
    if (const auto ready = batches->prepare(*tier); !ready)
        return ready.error();
    if (const auto ready = mover->prepare(*tier); !ready)
        return ready.error();
    lines = std::make_unique<LineLedger>(*database, *writer.m_series);
    if (const auto ready = lines->prepare(); !ready)
        return ready.error();
    note = Statement(database->handle(),
                     "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2");
    if (!note.isValid())
        return database->error("preparing");
    hours = std::make_unique<HourFiller>(*database);
    if (const auto ready = hours->prepare(); !ready)
        return ready.error();
    auto report = readOpenReport(*database, *writer.m_series, writer.m_options.marksKept);
    if (report)
        report->migration = migration->words();
    return report;
}

core::Result<void> HistorianWriter::Session::write(const core::Batch &batch, const Notes &notes)
{
    const auto kept = notes.constFind(&batch);
    if (kept == notes.constEnd())
        return {};
    note.bind(1, u"note:"_s + kept->first);
    note.bind(2, kept->second);
    if (!note.run())
        return database->error("storing a note");
    return {};
}

core::Result<void> HistorianWriter::Session::store(const QList<core::BatchPtr> &group, core::UtcTime now,
                                                   const Notes &notes)
{
    if (database->hasMoved())
        return database->movedError();
    if (auto begun = database->begin(); !begun)
        return begun;
    auto done = batches->write(group, now);
    if (done)
        done = lines->look(group);
    for (const core::BatchPtr &batch : group) {
        if (done && !notes.isEmpty())
            done = write(*batch, notes);
    }
    if (done) {
        batches->indexRows();
        core::killPoint("before-commit");
        done = database->commit();
    }
    if (!done) {
        database->rollback();
        batches->rolledBack();
        lines->rolledBack();
        return done;
    }
    core::killPoint("after-commit");
    batches->committed();
    lines->committed();
    return {};
}

core::Result<void> HistorianWriter::Session::store(const QList<LineRecord> &records, const LinesSeen &seen)
{
    if (database->hasMoved())
        return database->movedError();
    if (auto begun = database->begin(); !begun)
        return begun;
    auto done = lines->store(records, seen);
    if (done)
        done = database->commit();
    if (!done) {
        database->rollback();
        lines->forget();
    }
    return done;
}

HistorianWriter::HistorianWriter(QString path, std::shared_ptr<core::SeriesTable> series,
                                 std::shared_ptr<const core::Clock> clock, WriterOptions options,
                                 std::shared_ptr<RecentIndex> index)
    : m_path(std::move(path))
    , m_series(std::move(series))
    , m_clock(std::move(clock))
    , m_options(options)
    , m_index(index ? std::move(index) : std::make_shared<RecentIndex>())
{
    qRegisterMetaType<core::BatchPtr>();
    qRegisterMetaType<core::TransportId>();
    qRegisterMetaType<core::AuditEntry>();
    qRegisterMetaType<core::Error>();
    qRegisterMetaType<historian::OpenReport>();
    qRegisterMetaType<historian::WriterStats>();
    new AlarmWriter(this);
}

HistorianWriter::~HistorianWriter()
{
    AlarmWriter::of(this)->end(); // before the connection it writes by is gone
}

void HistorianWriter::open()
{
    if (m_session)
        return;
    auto session = std::make_unique<Session>();
    const auto report = session->open(*this);
    if (!report) {
        session.reset();
        emit openFailed(report.error());
        return;
    }
    if (const auto begun = AlarmWriter::of(this)->begin(*session->database); !begun) {
        session.reset();
        emit openFailed(begun.error());
        return;
    }
    m_session = std::move(session);
    m_stalled.reset();
    m_stats = {};
    m_session->commitTimer.setSingleShot(true);
    connect(&m_session->commitTimer, &QTimer::timeout, this, &HistorianWriter::commitQueued);
    m_session->moveTimer.setInterval(m_options.moveInterval);
    connect(&m_session->moveTimer, &QTimer::timeout, this, [this] {
        if (!m_stalled) // else the retry decides
            beginMove();
    });
    m_session->moveTimer.start();
    m_session->indexTimer.setSingleShot(true);
    connect(&m_session->indexTimer, &QTimer::timeout, this, [this] {
        // An error here costs speed alone: who reads then scans, and meets the same error with its words.
        if (m_session->filler->step(IndexSlice) && !m_session->filler->isDone())
            m_session->indexTimer.start(0);
    });
    m_session->stepTimer.setSingleShot(true);
    connect(&m_session->stepTimer, &QTimer::timeout, this, &HistorianWriter::stepMove);
    emit opened(*report);
    if (!m_session) // whoever was told may have closed it at once
        return;
    if (!m_session->filler->isDone())
        m_session->indexTimer.start(0);
    continueSteps();
    if (!m_queue.isEmpty())
        m_session->commitTimer.start(0);
}

core::Result<OpenReport> HistorianWriter::readReport() const
{
    return m_session ? readOpenReport(*m_session->database, *m_series, m_options.marksKept) : notOpen(m_path);
}

void HistorianWriter::append(const core::BatchPtr &batch)
{
    m_queue.append(batch);
    m_stats.queued = static_cast<quint64>(m_queue.size());
    if (!m_session || m_stalled)
        return;
    // A zero timer fires after the events already posted, so batches of other transports that have arrived
    // share the commit.
    const bool awaited = !batch->marks.isEmpty() || batch->clearMarks;
    QTimer &timer = m_session->commitTimer;
    if (awaited && (!timer.isActive() || timer.interval() > 0))
        timer.start(0);
    else if (!timer.isActive())
        timer.start(m_options.commitInterval);
}

void HistorianWriter::appendWithNote(const core::BatchPtr &batch, const QString &key, const QString &note)
{
    m_notes.insert(batch.get(), {key, note});
    append(batch);
}

void HistorianWriter::commitNow()
{
    if (m_session && !m_stalled)
        commitQueued();
}

void HistorianWriter::commitQueued()
{
    m_session->commitTimer.stop();
    while (m_session && !m_queue.isEmpty()) {
        QList<core::BatchPtr> group;
        qsizetype readings = 0;
        for (const core::BatchPtr &batch : std::as_const(m_queue)) {
            if (!group.isEmpty() && readings + batch->readings.size() > GroupReadings)
                break;
            group.append(batch);
            readings += batch->readings.size();
        }
        const core::SteadyTime before = m_clock->steady();
        const core::UtcTime now = m_clock->now();
        if (const auto stored = m_session->store(group, now, m_notes); !stored) {
            fail(stored.error());
            return;
        }
        const std::chrono::duration<double, std::milli> took = m_clock->steady() - before;
        m_queue.remove(0, group.size());
        for (const core::BatchPtr &batch : std::as_const(group))
            m_notes.remove(batch.get());
        ++m_stats.commits;
        m_stats.batches += static_cast<quint64>(group.size());
        m_stats.rows += m_session->batches->rowsWritten();
        m_stats.lastCommit = now;
        m_stats.lastCommitMs = took.count();
        succeeded();
        QHash<core::TransportId, quint64> upTo;
        for (const core::BatchPtr &batch : std::as_const(group))
            upTo[batch->transport] = std::max(upTo.value(batch->transport), batch->sequence);
        for (auto it = upTo.cbegin(); it != upTo.cend(); ++it)
            emit committed(it.key(), it.value());
        if (m_session)
            m_session->database->checkpointIfLarge();
        publishStats();
    }
    if (m_session && !storeLineRecords())
        return;
    // Stalled without batches: it was the move that failed.
    if (m_session && m_stalled) {
        if (m_session->mover->isMoving())
            stepMove();
        else
            beginMove();
    }
    if (m_session && !m_stalled && m_session->batches->isMoveDue())
        beginMove();
}

std::optional<quint64> HistorianWriter::lineOrder()
{
    commitNow();
    if (!m_session || m_stalled || !m_queue.isEmpty())
        return {};
    return m_session->lines->order();
}

void HistorianWriter::storeLines(const QList<LineRecord> &records, const LinesSeen &seen)
{
    m_lineRecords.append({records, seen});
    commitNow();
}

bool HistorianWriter::storeLineRecords()
{
    while (m_session && !m_lineRecords.isEmpty()) {
        const auto &[records, seen] = m_lineRecords.first();
        if (const auto stored = m_session->store(records, seen); !stored) {
            fail(stored.error());
            return false;
        }
        m_lineRecords.removeFirst();
        succeeded();
    }
    return true;
}

void HistorianWriter::beginMove()
{
    if (m_session->mover->isMoving())
        return;
    if (const auto begun = m_session->mover->start(); !begun) {
        fail(begun.error());
        return;
    }
    succeeded();
    if (m_session && m_session->mover->isMoving())
        m_session->stepTimer.start(0);
}

void HistorianWriter::stepMove()
{
    const bool moving = m_session->mover->isMoving();
    if (const auto stepped = moving ? m_session->mover->step() : m_session->hours->step(); !stepped) {
        fail(stepped.error());
        return;
    }
    succeeded();
    if (!m_session)
        return;
    m_stats.moved = m_session->mover->rowsMoved();
    m_session->database->checkpointIfLarge();
    if (moving && !m_session->mover->isMoving())
        publishStats();
    if (m_session)
        continueSteps();
}

void HistorianWriter::continueSteps()
{
    if (m_session->mover->isMoving())
        m_session->stepTimer.start(0);
    else if (m_session->hours->isPending())
        m_session->stepTimer.start(FillPause);
}

void HistorianWriter::moveNow()
{
    if (!m_session || m_stalled)
        return;
    beginMove();
    while (m_session && !m_stalled && m_session->mover->isMoving())
        stepMove();
}

void HistorianWriter::fail(const core::Error &error)
{
    m_session->stepTimer.stop();
    m_retry = m_stalled ? std::min(m_retry * 2, m_options.retryMost) : m_options.retryFirst;
    m_session->commitTimer.start(m_retry);
    if (m_stalled != error.code) {
        m_stalled = error.code;
        emit stalled(error);
    }
}

void HistorianWriter::succeeded()
{
    if (!m_stalled)
        return;
    m_stalled.reset();
    continueSteps();
    emit recovered();
}

void HistorianWriter::moveSoon()
{
    if (m_session && !m_stalled)
        beginMove();
}

void HistorianWriter::appendAudit(const core::AuditEntry &entry)
{
    if (!m_session) {
        emit auditFailed(entry, notOpen(m_path));
        return;
    }
    const auto stored = AuditChain::append(*m_session->database, entry);
    if (stored)
        emit auditStored(*stored);
    else
        emit auditFailed(entry, stored.error());
}

void HistorianWriter::close()
{
    if (m_session && !(m_queue.isEmpty() && m_lineRecords.isEmpty()))
        commitQueued();
    if (m_session && !m_stalled)
        (void)m_session->batches->settle(); // a start without it looks for the same rows
    AlarmWriter::of(this)->end();
    m_session.reset();
    m_queue.clear();
    m_lineRecords.clear();
    m_notes.clear();
    m_stalled.reset();
    emit closed();
}

void HistorianWriter::publishStats()
{
    if (!m_session)
        return;
    m_stats.queued = static_cast<quint64>(m_queue.size());
    m_stats.bytesOnDisk = static_cast<quint64>(m_session->database->bytesOnDisk());
    emit statsChanged(m_stats);
}

} // namespace historian

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/command.h"
#include "core/result.h"
#include "core/series.h"
#include "historian/linerecord.h"
#include "historian/recentindex.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <memory>

namespace historian {

/// How a HistorianWriter works. A value.
struct WriterOptions
{
    std::chrono::milliseconds commitInterval{1000}; ///< the longest that rows nobody waits for stay in memory
    std::chrono::milliseconds moveInterval{240000}; ///< between moves; longer writes less, keeps more recent
    qint64 moveRows = 2000000;                      ///< a move starts sooner when this many rows are recent
    int moveChunk = 4000;                           ///< rows moved in one transaction
    int marksKept = 60000;                          ///< delivery marks kept per transport, the newest
    int rejectsKept = 10000;                        ///< rejects kept, the newest
    std::chrono::milliseconds busyTimeout{5000};    ///< how long a commit waits for another process's lock
    std::chrono::milliseconds retryFirst{500};      ///< after a failed commit; doubles
    std::chrono::milliseconds retryMost{10000};     ///< up to this
    bool syncFull = true; ///< synchronous=FULL; only tests switch it off, to show that they would notice
};

/// What was found when the database was opened; with it the transports and the live store start.
struct OpenReport
{
    QString installationId; ///< random, made with the database; part of the MQTT client ids
    QHash<core::TransportId, QList<core::DeliveryMark>> marks; ///< oldest first
    QHash<core::TransportId, core::UtcTime> lastReceived;      ///< newest stored reading's received time
    QList<core::Sighting> devices;
    QList<core::Reading>
        latest; ///< newest of each series, series interned; as stored, the caller marks them stale
    QList<core::AuditEntry>
        unendedOrders;           ///< "requested" rows without an "outcome": the program died on the way
    QList<core::Event> compares; ///< "energy-compare", oldest first: where differences go on from
    QString migration;           ///< "fresh", "up to date" or "upgraded from 1 to 3"
};

/// Figures for the status line.
struct WriterStats
{
    quint64 rows = 0;        ///< readings appended since the start
    quint64 commits = 0;     ///< transactions with readings or what comes with them
    quint64 batches = 0;     ///< batches committed
    quint64 moved = 0;       ///< rows moved into the clustered tier
    quint64 bytesOnDisk = 0; ///< database and its WAL
    core::UtcTime lastCommit{};
    quint64 queued = 0; ///< batches waiting
    double lastCommitMs = 0;
};

/// The one writer of the database: commits batches, keeps the audit, moves rows between the tiers.
///
/// Thread: its own (`db`); construct anywhere, move, then call open() there. Given values, reads the clock
/// only for figures. Promise: committed(t, n) means every batch of transport t up to n is synced to the disk;
/// a batch that cannot be stored is kept and tried again, stalled() says why; the queue is bounded by the
/// transports, which wait for committed(). Batches with delivery marks are committed as soon as the queue of
/// events is drained, others within WriterOptions::commitInterval.
class HistorianWriter : public QObject
{
    Q_OBJECT

public:
    HistorianWriter(QString path, std::shared_ptr<core::SeriesTable> series,
                    std::shared_ptr<const core::Clock> clock, WriterOptions options = {},
                    std::shared_ptr<RecentIndex> index = {});
    ~HistorianWriter() override;

    /// What opened() told, read anew with what was committed since. Only on the writer's own thread, while
    /// open.
    core::Result<OpenReport> readReport() const;
    /// How many batches are committed, after committing what is queued; nothing while that fails or it is not
    /// open. Only on the writer's own thread.
    std::optional<quint64> lineOrder();

public slots:
    /// Opens or creates the file and brings its schema up to date; answers with opened() or openFailed().
    void open();
    /// Queues one batch. Allowed before open(); such batches wait.
    void append(const core::BatchPtr &batch);
    /// The same, and in the batch's transaction @p note replaces what was kept under @p key
    /// (HistorianReader::note()): where a long reading stands is known exactly as far as its rows are.
    void appendWithNote(const core::BatchPtr &batch, const QString &key, const QString &note);
    /// Stores what was found of lines, after the batches that came before; @p seen tells which are in it.
    void storeLines(const QList<historian::LineRecord> &records, const historian::LinesSeen &seen);
    /// Stores one audit entry at once, synced; answers with auditStored() (number and hash filled in) or
    /// auditFailed().
    void appendAudit(const core::AuditEntry &entry);
    /// Commits what is queued now. Does nothing while stalled: the retry does it.
    void commitNow();
    /// Starts a move now and does it to the end (appends wait). For tools and tests; the timer moves in small
    /// steps.
    void moveNow();
    /// Starts a move that goes on in small steps between the commits, as the timer's does.
    void moveSoon();
    /// Commits what is queued, closes the file on this thread and emits closed(). What could not be committed
    /// was never acknowledged.
    void close();

signals:
    void opened(const historian::OpenReport &report);
    void openFailed(const core::Error &error);
    /// Every batch of @p transport up to @p sequence is on the disk.
    void committed(const core::TransportId &transport, quint64 sequence);
    void auditStored(const core::AuditEntry &entry);
    void auditFailed(const core::AuditEntry &entry, const core::Error &error);
    /// Commits fail; nothing is lost or acknowledged. Once per kind of error until recovered().
    void stalled(const core::Error &error);
    void recovered();
    void statsChanged(const historian::WriterStats &stats);
    void closed();

private:
    class Session; ///< everything that lives between open() and close()

    void commitQueued();
    bool storeLineRecords();
    void beginMove();
    void stepMove();
    void continueSteps();
    void fail(const core::Error &error);
    void succeeded();
    void publishStats();

    QString m_path;
    std::shared_ptr<core::SeriesTable> m_series;
    std::shared_ptr<const core::Clock> m_clock;
    WriterOptions m_options;
    std::shared_ptr<RecentIndex> m_index;
    std::unique_ptr<Session> m_session;
    QList<core::BatchPtr> m_queue;
    QHash<const core::Batch *, std::pair<QString, QString>> m_notes; ///< key and note, of batches in m_queue
    QList<std::pair<QList<LineRecord>, LinesSeen>> m_lineRecords;    ///< to be stored behind the queue
    WriterStats m_stats;
    std::optional<core::ErrorCode> m_stalled;
    std::chrono::milliseconds m_retry{0};
};

} // namespace historian

Q_DECLARE_METATYPE(historian::OpenReport)
Q_DECLARE_METATYPE(historian::WriterStats)

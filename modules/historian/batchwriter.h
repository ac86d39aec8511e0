// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/series.h"
#include "historian/database.h"
#include "historian/historianwriter.h"
#include "latestrows.h"
#include "statement.h"
#include "tierstate.h"

#include <deque>
#include <vector>

namespace historian {

/// Writes groups of batches into an open transaction: readings into the active recent table, now and then
/// `latest`, delivery marks, and what comes with them. Remembers what it must take back when the transaction
/// fails.
///
/// Thread: its database's.
class BatchWriter
{
public:
    BatchWriter(Database &database, core::SeriesTable &series, RecentIndex &index,
                const WriterOptions &options);

    /// Loads what it has to know of the stored rows. Once, before the first write().
    core::Result<void> prepare(const TierState &tier);
    /// New rows go into this table from now on; it is empty. Between transactions only.
    void useTable(RecentTable table, qint64 generation);
    RecentTable table() const { return m_table; }
    qint64 rowsInTable() const { return m_lastRow; }
    /// Whether that many rows are recent that a move should begin: so many that more of them would not write
    /// noticeably less a row, at most WriterOptions::moveRows.
    bool isMoveDue() const;

    /// Writes @p group; @p now is the time of sightings. Then call committed() or rolledBack().
    core::Result<void> write(const QList<core::BatchPtr> &group, core::UtcTime now);
    /// Readings written by the last write().
    quint64 rowsWritten() const { return m_rows; }
    /// Tells the index; call before COMMIT, so that no reader sees a row that the index lacks.
    void indexRows();
    void committed();
    void rolledBack();

    /// Brings the table `latest` up to date in a transaction of its own, so that the next start has nothing
    /// to look for.
    core::Result<void> settle();
    /// The same inside the open transaction that makes @p active the table to append to, after @p lastRow.
    /// Then call latestCommitted() or latestRolledBack().
    core::Result<void> writeLatest(RecentTable active, qint64 generation, qint64 lastRow);
    void latestCommitted() { m_latest.committed(); }
    void latestRolledBack() { m_latest.rolledBack(); }

private:
    struct Kept
    {
        qint64 id = 0;
        int count = 0;
    };

    struct Marks
    {
        std::deque<Kept> batches; ///< oldest first
        qint64 total = 0;
    };

    bool writeReading(const core::Reading &reading);
    bool insertGathered();
    bool writeMarks(const core::Batch &batch);
    bool writeReject(const core::Reject &reject);
    bool writeEvent(const core::Event &event);
    bool writeGap(const core::Gap &gap);
    bool writeSightings(const core::Batch &batch, core::UtcTime now);
    bool trimRejects();
    quint32 rowOf(core::SeriesId id);
    bool loadMarks();

    Database &m_database;
    core::SeriesTable &m_series;
    RecentIndex &m_index;
    WriterOptions m_options;

    RecentTable m_table = RecentTable::A;
    qint64 m_generation = 0;
    qint64 m_lastRow = 0;               ///< committed rows of the active table
    std::vector<quint32> m_newRows;     ///< series of the rows of this transaction
    qint64 m_seriesKnown = 0;           ///< series met since the start
    std::vector<quint32> m_rowOf;       ///< number in the database by SeriesId; 0 = not looked up
    std::vector<ReadingRow> m_gathered; ///< of this transaction, not inserted yet
    LatestRows m_latest;
    QHash<core::TransportId, Marks> m_marks;
    quint64 m_rows = 0;

    std::array<Statement, 2> m_insert;
    std::array<Statement, 2> m_insertSeveral;
    Statement m_findSeries;
    Statement m_addSeries;
    Statement m_addMarks;
    Statement m_dropMarks;
    Statement m_clearMarks;
    Statement m_seen;
    Statement m_device;
    Statement m_event;
    Statement m_gap;
    Statement m_reject;
    Statement m_rejectCount;
    Statement m_rejectTrim;
};

} // namespace historian

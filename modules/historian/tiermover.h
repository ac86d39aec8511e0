// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "historian/database.h"
#include "statement.h"
#include "tierstate.h"

#include <vector>

namespace historian {

class BatchWriter;

/// Moves the rows of the idle recent table into the clustered one, in key order and in small transactions,
/// and keeps the roll-ups by minute and by hour with them. A state machine of short steps, so that appends go
/// on between them.
///
/// Each transaction advances the mark that hides moved rows of the idle table from the view, so a reader sees
/// every row once at any moment, and a process that dies repeats nothing. Of many rows only those of the
/// first series are sorted in memory (about 20 MB) and the table is read again for the others, so that a
/// flood needs no more memory than a trickle. Thread: its database's.
class TierMover
{
public:
    /// @p chunk rows are moved in one transaction; @p mostWaiting are sorted in memory, 40 bytes each and
    /// what their vectors have to spare.
    TierMover(Database &database, BatchWriter &batches, RecentIndex &index, int chunk,
              size_t mostWaiting = 400000);

    /// Takes up the state found in the file; an interrupted move goes on with the next step().
    core::Result<void> prepare(const TierState &tier);
    bool isMoving() const { return m_phase != Phase::Resting; }
    /// Begins a move when none runs and rows are waiting.
    core::Result<void> start();
    /// Does one short piece of work. After an error call it again later; nothing is half done.
    core::Result<void> step();
    quint64 rowsMoved() const { return m_moved; }

private:
    enum class Phase
    {
        Resting,
        Loading,
        Inserting,
        Emptying
    };
    struct Sums
    {
        qint64 series = -1;
        qint64 number = 0; ///< of the minute or hour
        qint64 count = 0;
        double min = 0;
        double max = 0;
        double sum = 0;
        int doubt = 0; ///< the highest of its values
    };

    /// A row to move; its series is its place in m_rows.
    struct Waiting
    {
        qint64 t = 0;
        qint64 tie = 0;
        qint64 received = 0;
        double value = 0;
        int quality = 0;
        bool hasValue = false;
    };

    core::Result<void> loadSlice();
    void wait(const ReadingRow &row);
    core::Result<void> insertChunk();
    core::Result<void> empty();
    /// The highest key of a series that is in the clustered table; a row behind it is certainly new.
    ReadingKey lastKey(qint64 series, bool *ok);
    static void bindRow(Statement &insert, int first, const ReadingRow &row);
    bool insertRow(const ReadingRow &row); ///< that may be there already
    bool gather(const ReadingRow &row);    ///< that is new
    bool insertGathered();
    bool countRow(const ReadingRow &row);
    bool count(Sums &sums, Statement &rollup, const ReadingRow &row, qint64 number);
    static bool flush(Sums &sums, Statement &rollup);

    Database &m_database;
    BatchWriter &m_batches;
    RecentIndex &m_index;
    int m_chunk;
    size_t m_mostWaiting;
    Phase m_phase = Phase::Resting;
    TierState m_tier;
    void beginPass();

    qint64 m_loaded = 0;                      ///< highest rowid looked at in this pass
    qint64 m_end = 0;                         ///< the series from which on rows are left to a later pass
    std::vector<std::vector<Waiting>> m_rows; ///< by series, what is left to move in this pass
    size_t m_count = 0;                       ///< how many rows these are
    size_t m_first = 0;                       ///< the series to go on with
    size_t m_next = 0;                        ///< its first row not moved yet
    Sums m_minute;
    Sums m_hour;
    quint64 m_moved = 0;

    std::vector<ReadingRow> m_gathered; ///< of this transaction, not inserted yet
    Statement m_insert;
    Statement m_insertSeveral;
    Statement m_last;
    Statement m_minutes;
    Statement m_hours;
    Statement m_mark;
};

} // namespace historian

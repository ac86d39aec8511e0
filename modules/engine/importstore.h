// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/series.h"
#include "engine/workspaceholder.h"
#include "historian/historianreader.h"
#include "historian/historianwriter.h"
#include "imports/importer.h"

#include <QSet>

#include <memory>

namespace engine {

/// A few thousand things of an import that are stored together.
struct ImportParcel
{
    QList<imports::ImportedReading> readings;
    QList<core::Event> events;
    QList<core::Reject> rejects;
    QList<core::Sighting> sightings;

    bool isEmpty() const
    {
        return readings.isEmpty() && events.isEmpty() && rejects.isEmpty() && sightings.isEmpty();
    }
};

/// Where imported rows meet the historian: knows what is there already, and stores the rest.
///
/// Holds the workspace while it lives, unless it only looks. Thread: the one that opened it.
class ImportStore
{
public:
    struct Stored
    {
        quint64 fresh = 0;
        quint64 known = 0;
        quint64 freshEvents = 0;
    };

    /// Errors: Busy, and those of the historian. @p lookOnly writes nothing, and needs no database to be
    /// there.
    static core::Result<std::unique_ptr<ImportStore>> open(const QString &databasePath, bool lookOnly);
    ~ImportStore();

    /// Stores what is not there yet, in one transaction.
    core::Result<Stored> store(const ImportParcel &parcel);
    /// Brings the roll-ups up to date and gives the workspace back.
    core::Result<void> finish();

private:
    using Key = std::pair<qint64, qint32>; ///< time and tie

    explicit ImportStore(const QString &path);
    core::Result<void> openWriter();
    core::Result<QSet<Key>> keysOf(const core::Series &series, qint64 from, qint64 to);
    core::Result<void> learnSeries(const ImportParcel &parcel);
    core::Result<bool> isKnown(const core::Event &event, QSet<QByteArray> &here);
    core::Result<void> commit(std::shared_ptr<core::Batch> batch);

    QString m_path;
    WorkspaceHolder m_holder;
    std::shared_ptr<core::SeriesTable> m_series;
    std::shared_ptr<historian::RecentIndex> m_index;
    std::unique_ptr<historian::HistorianWriter> m_writer; ///< null when it only looks
    std::unique_ptr<historian::HistorianReader> m_reader; ///< null when there is nothing to read
    std::optional<core::Error> m_error;                   ///< of the writer
    quint64 m_sequence = 0;
    quint64 m_committed = 0;
    qint64 m_unmoved = 0;
    QHash<core::Series, qint64> m_numbers; ///< in the database
    bool m_seriesStale = true;             ///< there may be series that m_numbers lacks
    QSet<QString> m_rejects;               ///< that are stored, as one text each
    quint64 m_rejectsStored = 0;
};

} // namespace engine

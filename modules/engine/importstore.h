// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/series.h"
#include "engine/importdoor.h"
#include "historian/historianreader.h"
#include "imports/importer.h"

#include <QSet>

#include <memory>
#include <optional>

namespace engine {

/// A few thousand things of an import that are stored together.
struct ImportParcel
{
    QList<imports::ImportedReading> readings;
    QList<core::Event> events;
    QList<core::Reject> rejects;
    QList<core::Sighting> sightings;
    QString note; ///< how far the source is done with them; kept in their transaction

    bool isEmpty() const
    {
        return note.isEmpty() && readings.isEmpty() && events.isEmpty() && rejects.isEmpty() &&
               sightings.isEmpty();
    }
};

/// Where imported rows meet the historian: knows what is there already, and stores the rest.
///
/// Thread: the one that opened it.
class ImportStore
{
public:
    struct Stored
    {
        quint64 fresh = 0;
        quint64 known = 0;
        quint64 freshEvents = 0;
    };

    /// What is kept as a note under @p key, without holding anything; empty where there is no database.
    static core::Result<QString> note(const HistorySource &source, const QString &key);

    /// Looks into the database at @p source, which need not be there, and writes through @p door; without one
    /// it only looks. Errors: those of the historian.
    static core::Result<std::unique_ptr<ImportStore>>
    open(const HistorySource &source, std::shared_ptr<ImportDoor> door, const QString &noteKey);
    ~ImportStore();

    /// Stores what is not there yet, in one transaction; nothing when @p goesOn said no meanwhile.
    core::Result<std::optional<Stored>> store(const ImportParcel &parcel,
                                              const std::function<bool()> &goesOn);
    /// Adds a row to the audit, where the door can.
    core::Result<void> witness(const core::AuditEntry &row);
    /// Brings the roll-ups up to date and gives the workspace back.
    core::Result<void> finish();

private:
    using Key = std::pair<qint64, qint32>; ///< time and tie

    ImportStore(std::shared_ptr<ImportDoor> door, const QString &noteKey);
    core::Result<void> learnNewest();
    core::Result<QSet<Key>> keysOf(const core::Series &series, qint64 from, qint64 to);
    core::Result<void> learnSeries(const ImportParcel &parcel);
    core::Result<bool> isKnown(const core::Event &event, QSet<QByteArray> &here);

    std::shared_ptr<ImportDoor> m_door; ///< null when it only looks
    core::SeriesTable m_looked;         ///< of what it only looks at
    QString m_noteKey;
    std::unique_ptr<historian::HistorianReader> m_reader; ///< null when there is nothing to read
    QHash<core::Series, qint64> m_newest; ///< time of the newest stored reading; what is newer is no double
    QHash<core::SeriesId, core::Reading> m_fresh; ///< the newest that this run stored
    QHash<core::Series, qint64> m_numbers;        ///< in the database
    bool m_seriesStale = true;                    ///< there may be series that m_numbers lacks
    QSet<QString> m_rejects;                      ///< that are stored, as one text each
    quint64 m_rejectsStored = 0;
};

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/quantity.h"
#include "engine/importdoor.h"
#include "imports/importer.h"

#include <QMap>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace engine {

/// What to import, and into which workspace's database.
struct ImportRequest
{
    imports::Request what;
    QString databasePath;
    QString rejectsFile;  ///< CSV with every refused row; empty: none
    bool preview = false; ///< only counts; nothing is written but the rejects file
    QString by;           ///< who imports, as the audit names persons
    bool resume = true;   ///< goes on where an earlier import of the same source was broken off
    /// Into a workspace that an engine of this process holds. Null: it is held for the time of the import, or
    /// the rows go through the local socket of the program that holds it.
    std::shared_ptr<ImportDoor> door = {};
};

/// How many readings of one quantity of a device were found, and over which time.
struct ImportTally
{
    quint64 readings = 0;
    core::UtcTime from{};
    core::UtcTime to{};
};

/// How far an import is, or what came of it.
struct ImportState
{
    quint64 rows = 0;       ///< of the source, looked at
    quint64 rowsBefore = 0; ///< that an earlier import had done: it went on behind them
    /// Why it began at the beginning though an earlier import was broken off: "source" (it changed) or
    /// "settings" (another zone or repair) or "unkeyed" (its rows have no numbers to go on behind); else
    /// empty.
    QString startedOver = {};
    quint64 leftAtRow = 0; ///< where that earlier one was broken off
    /// How much of the source is done, 0 to 1, where bytes can tell.
    std::optional<double> fraction = {};
    bool waiting = false; ///< the database takes long
    quint64 readings = 0; ///< found in them
    quint64 fresh = 0;    ///< of them stored (in a preview: not stored yet)
    quint64 known = 0;    ///< of them stored before, by an earlier import or earlier in this one
    quint64 events = 0;
    quint64 freshEvents = 0;
    quint64 repaired = 0;
    QSet<core::DeviceId> devices;
    QMap<core::Quantity, quint64> quantities; ///< readings of each
    QMap<core::DeviceId, QMap<core::Quantity, ImportTally>> tallies = {};
    QList<imports::ImportedReading> firstReadings; ///< the first MostShown
    std::optional<core::UtcTime> from = {};        ///< the oldest reading
    std::optional<core::UtcTime> to = {};          ///< the newest
    quint64 refused = 0;
    QMap<QString, quint64> refusals;      ///< by reason
    QList<imports::Refusal> firstRefused; ///< the first MostRefusals of them
    QMap<QString, quint64> homeless;      ///< rows by table (or table.column) that have no place here
    QMap<QString, QString> whyHomeless;
    QStringList notes;
    quint64 damages = 0;
    QStringList firstDamages; ///< the first MostShown
    QString zone;             ///< in which times without one were read
    bool cancelled = false;
    std::optional<core::Error> error = {};

    static constexpr qsizetype MostShown = 20;
    static constexpr qsizetype MostRefusals = 1000;
};

/// Reads a source of another system into the workspace's database, through ImportRequest::door or, without
/// one, by holding it or through its holder (a preview only reads). Every few thousand readings are one
/// transaction, and with them it is stored how far the source is done: whatever ends an import early, what
/// was committed stays, and the same import goes on behind it. A source that changed since, or that was read
/// with other settings, is read from its beginning; nothing is stored twice. Without a door roll-ups are
/// right when it returns, with one soon after. An import that wrote anything, or saw that all is known,
/// leaves a row in the audit and an event, both of the kind "import": what, from where, by whom, how many
/// rows.
///
/// @p progress is called now and then; false cancels. Thread: any that is a QThread's; blocks it. Errors in
/// the answer: those of imports::import, Busy (somebody holds the workspace), and those of the historian.
ImportState importRows(const ImportRequest &request,
                       const std::function<bool(const ImportState &)> &progress);

} // namespace engine

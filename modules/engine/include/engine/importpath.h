// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/quantity.h"
#include "imports/importer.h"

#include <QMap>
#include <QSet>

#include <functional>
#include <optional>

namespace engine {

/// What to import, and into which workspace's database.
struct ImportRequest
{
    imports::Request what;
    QString databasePath;
    QString rejectsFile;  ///< CSV with every refused row; empty: none
    bool preview = false; ///< only counts; nothing is written but the rejects file
};

/// How far an import is, or what came of it.
struct ImportState
{
    quint64 rows = 0;     ///< of the source, looked at
    quint64 readings = 0; ///< found in them
    quint64 fresh = 0;    ///< of them stored (in a preview: not stored yet)
    quint64 known = 0;    ///< of them stored before, by an earlier import or earlier in this one
    quint64 events = 0;
    quint64 freshEvents = 0;
    quint64 repaired = 0;
    QSet<core::DeviceId> devices;
    QMap<core::Quantity, quint64> quantities; ///< readings of each
    std::optional<core::UtcTime> from = {};   ///< the oldest reading
    std::optional<core::UtcTime> to = {};     ///< the newest
    quint64 refused = 0;
    QMap<QString, quint64> refusals;      ///< by reason
    QList<imports::Refusal> firstRefused; ///< the first MostShown of them
    QMap<QString, quint64> homeless;      ///< rows by table (or table.column) that have no place here
    QMap<QString, QString> whyHomeless;
    QStringList notes;
    quint64 damages = 0;
    QStringList firstDamages; ///< the first MostShown
    QString zone;             ///< in which times without one were read
    bool cancelled = false;
    std::optional<core::Error> error = {};

    static constexpr qsizetype MostShown = 20;
};

/// Reads a source of another system into the workspace's database, which must be nobody else's meanwhile (a
/// preview works beside its holder). Every few thousand readings are one transaction; whatever ends an import
/// early, what was committed stays, and running it again adds what is missing and nothing else. Roll-ups are
/// right when it returns.
///
/// @p progress is called now and then; false cancels. Thread: any that is a QThread's; blocks it. Errors in
/// the answer: those of imports::import, Busy (somebody holds the workspace), and those of the historian.
ImportState importRows(const ImportRequest &request,
                       const std::function<bool(const ImportState &)> &progress);

} // namespace engine

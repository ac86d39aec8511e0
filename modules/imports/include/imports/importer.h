// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/result.h"
#include "core/series.h"

#include <QStringList>

#include <optional>

namespace imports {

/// Where in a source something stands, as a person finds it again.
struct Place
{
    QString file;
    QString table; ///< empty for a file without tables
    QString row;   ///< line of a CSV, rowid or key of a database, number of a document

    /// "smart_meter.db, readings, row 17".
    QString toString() const;
};

/// One reading as it would be stored.
struct ImportedReading
{
    core::Series series; ///< its source says where it came from, "import:campus:readings"
    core::UtcTime measuredAt{};
    core::UtcTime receivedAt{}; ///< measuredAt where the source does not tell
    core::Quality quality = core::Quality::Unknown;
    std::optional<double> value = {}; ///< in quantityUnit()
};

/// A row, or a value of it, that was not taken.
struct Refusal
{
    Place place;
    QString reason; ///< a short stable key such as "time", "month", "value", "unit", "unknown-meter"
    QString detail;
    QString raw; ///< the row as text, bounded
};

/// What to read.
struct Request
{
    QString kind;         ///< one of kinds()
    QString source;       ///< a file, a folder of CSV files or an ODBC connection string, as the kind has it
    bool repair = false;  ///< months written as "-m-" become repairMonth, and the rows are marked
    int repairMonth = 10; ///< 1 to 12; the month in which that logger wrote them
    QByteArray zone = {}; ///< IANA name for times that name none; empty: the computer's own
};

/// Takes what an import finds. Thread: the one that calls import(). A call that returns false ends it.
class Sink
{
public:
    virtual ~Sink();
    /// A row of the source was looked at, whatever came of it.
    virtual bool rowRead() = 0;
    virtual bool device(const core::DeviceId &device) = 0;
    virtual bool reading(const ImportedReading &reading) = 0;
    virtual bool event(const core::Event &event) = 0; ///< its transport is empty
    virtual bool refused(const Refusal &refusal) = 0;
    /// A row was mended as Request::repair asks.
    virtual void repaired() = 0;
    /// @p rows of a table (or a column, "readings.energy_wh_interval") have no place in the historian.
    virtual void homeless(const QString &what, quint64 rows, const QString &why) = 0;
    /// The zone in which times that name none are read.
    virtual void zoneUsed(const QString &zone) = 0;
    /// Something a person should know of the source; each once.
    virtual void note(const QString &words) = 0;
    /// A part of the source cannot be read at all.
    virtual void damaged(const Place &place, const QString &words) = 0;
};

/// "metersense", "campus", "pi-scheduler", "firestore", "readings" and "campus-rest".
QStringList kinds();

/// Reads the whole source into @p sink. Errors: NotFound, PermissionDenied, BadInput (not what the kind must
/// be, or an unknown kind or zone), Unreachable (ODBC), Corrupt, Io. Ended by the sink is no error.
core::Result<void> import(const Request &request, Sink &sink);

} // namespace imports

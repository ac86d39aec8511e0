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

/// From where on a source can be read again: everything before it was handed to the sink.
struct Position
{
    QString file; ///< without its folder
    QString table;
    qint64 at = -1;   ///< byte, row id or key by which the row is found; -1: it cannot be found again
    quint64 line = 0; ///< what a person calls it there: its line, or how many objects come before it

    friend bool operator==(const Position &, const Position &) = default;
};

/// By which a source is known to be the same as before. Two that differ are two sources.
struct Fingerprint
{
    qint64 size = 0;    ///< bytes, of all its files; 0 for ODBC
    QString head;       ///< hash of how each file begins
    qint64 written = 0; ///< when the newest of them was written last, ms since 1970

    friend bool operator==(const Fingerprint &, const Fingerprint &) = default;
};

/// What to read.
struct Request
{
    QString kind;         ///< one of kinds()
    QString source;       ///< a file, a folder of CSV files or an ODBC connection string, as the kind has it
    bool repair = false;  ///< months written as "-m-" become repairMonth, and the rows are marked
    int repairMonth = 10; ///< 1 to 12; the month in which that logger wrote them
    QByteArray zone = {}; ///< IANA name for times that name none; empty: the computer's own
    std::optional<Position> from = {}; ///< where an earlier reading of the same source came to
};

/// Takes what an import finds. Thread: the one that calls import(). A call that returns false ends it.
class Sink
{
public:
    virtual ~Sink();
    /// A row of the source is looked at, whatever comes of it; all rows before it are done.
    virtual bool rowRead(const Position &row) = 0;
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

/// What may be said and written down of a source: an absolute path, or who an ODBC connection talks to,
/// without its secrets.
QString spokenSource(const Request &request);

/// Of a file or a folder as it is now. Errors: NotFound, PermissionDenied.
core::Result<Fingerprint> fingerprintOf(const Request &request);

/// The kind that a file or folder looks like by its name, tables, columns or first objects; empty when
/// nothing says so. Reads a little of it. Thread: any.
QString recognisedKind(const QString &source);

/// Whether times of this kind may name no zone.
bool needsZone(const QString &kind);

/// Reads the source from Request::from on, or the whole of it, into @p sink. Errors: NotFound,
/// PermissionDenied, BadInput (not what the kind must be, or an unknown kind or zone), Unreachable (ODBC),
/// Corrupt, Io. Ended by the sink is no error.
core::Result<void> import(const Request &request, Sink &sink);

} // namespace imports

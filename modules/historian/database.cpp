// SPDX-License-Identifier: GPL-3.0-or-later
#include "historian/database.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>
#include <QVariant>

#include <sqlite3.h>

#include <atomic>

using namespace Qt::StringLiterals;

namespace historian {

namespace {

constexpr int TruncatePages = 40000; // 160 MB: readers kept the WAL from starting over for long
constexpr int TruncateWaitMs = 100;  // rather a large WAL than appends that wait

QString newConnectionName()
{
    static std::atomic<quint64> next{0};
    return u"historian-%1"_s.arg(++next);
}

/// Whether anybody else's changes may still be in a WAL beside the file.
bool hasWal(const QString &path) { return QFileInfo(path + "-wal"_L1).size() > 0; }

} // namespace

core::Error sqliteError(int code, const QString &path, const QString &detail)
{
    using core::ErrorCode;
    const QFileInfo file(path);
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Locked, path, detail,
                u"Another program holds the database. Close it; nothing is lost meanwhile."_s};
    case SQLITE_FULL:
        return {ErrorCode::DiskFull, path, detail, u"Free space on that disk; storing goes on by itself."_s};
    case SQLITE_READONLY:
        if (code == SQLITE_READONLY_DBMOVED)
            return {ErrorCode::NotFound, path, detail,
                    u"Put the file back, or restart to begin a new one."_s};
        return {ErrorCode::ReadOnly, path, detail,
                u"Give this user the right to write the file and its folder, or choose another path."_s};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::Corrupt, path, detail,
                u"Keep the file for recovery and restore a backup, or name a new file in the workspace."_s};
    case SQLITE_CANTOPEN:
        if (!file.absoluteDir().exists())
            return {ErrorCode::NotFound, path, u"the folder %1 does not exist"_s.arg(file.absolutePath()),
                    u"Create the folder or correct database.path in the workspace."_s};
        if (!file.exists() && QFileInfo(file.absolutePath()).isWritable())
            return {ErrorCode::NotFound, path, u"the file does not exist"_s,
                    u"Start collecting once, or correct database.path in the workspace."_s};
        return {ErrorCode::PermissionDenied, path, detail,
                u"Give this user the right to read and write the file and its folder."_s};
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::PermissionDenied, path, detail, u"Give this user the right to use the file."_s};
    case SQLITE_IOERR:
        return {ErrorCode::Io, path, detail, u"Check the disk and its connection."_s};
    case SQLITE_ERROR:
        // The schema's version is checked first, so a table it must have and has not was taken away.
        if (detail.contains("no such "_L1))
            return sqliteError(SQLITE_CORRUPT, path, detail);
        [[fallthrough]];
    default:
        return {ErrorCode::Internal, path, u"%1 (SQLite code %2)"_s.arg(detail).arg(code), QString()};
    }
}

core::Result<std::unique_ptr<Database>> Database::open(const QString &path, const Settings &settings)
{
    const bool writes = settings.access == Access::ReadWrite;
    const QFileInfo file(path);
    if (!file.absoluteDir().exists() || (!writes && !file.exists()))
        return sqliteError(SQLITE_CANTOPEN, path, {});
    if (file.isDir())
        return core::Error{core::ErrorCode::BadInput, path, u"this is a folder, not a file"_s,
                           u"Correct database.path in the workspace."_s};

    const auto attempt = [&](bool immutable) -> core::Result<std::unique_ptr<Database>> {
        std::unique_ptr<Database> database(new Database);
        database->m_path = path;
        database->m_name = newConnectionName();
        database->m_busyMs = static_cast<int>(settings.busyTimeout.count());
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, database->m_name);
        if (!connection.isValid())
            return core::Error{core::ErrorCode::Unsupported, path, connection.lastError().text(),
                               u"Install Qt's SQLite driver (libqt6sql6-sqlite)."_s};
        QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(database->m_busyMs);
        if (!writes)
            options += ";QSQLITE_OPEN_READONLY"_L1;
        if (immutable)
            options += ";QSQLITE_OPEN_URI"_L1;
        connection.setConnectOptions(options);
        connection.setDatabaseName(
            immutable ? QString::fromUtf8(QUrl::fromLocalFile(file.absoluteFilePath()).toEncoded()) +
                            "?immutable=1"_L1
                      : path);
        if (!connection.open()) {
            const int code = connection.lastError().nativeErrorCode().toInt();
            return sqliteError(code ? code : SQLITE_CANTOPEN, path, connection.lastError().driverText());
        }
        const QVariant handle = connection.driver()->handle();
        if (qstrcmp(handle.typeName(), "sqlite3*") == 0)
            database->m_handle = *static_cast<sqlite3 *const *>(handle.constData());
        if (!database->m_handle)
            return core::Error{core::ErrorCode::Unsupported, path, u"the driver gives no SQLite handle"_s,
                               QString()};
        if (const auto configured = database->configure(settings); !configured)
            return configured.error();
        return database;
    };

    auto database = attempt(false);
    // Reading a WAL file needs a shared-memory file beside it; in a folder that cannot be written there is
    // only this way, and it is only right when nobody's changes wait in a WAL.
    if (!database && !writes && !hasWal(path) &&
        (database.error().code == core::ErrorCode::ReadOnly ||
         database.error().code == core::ErrorCode::PermissionDenied) &&
        file.isReadable())
        return attempt(true);
    return database;
}

core::Result<void> Database::configure(const Settings &settings)
{
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, m_busyMs);
    if (settings.access == Access::ReadOnly)
        // The first read: a file that is no database, or cannot be read here, shows itself now.
        return execute(
            "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; SELECT count(*) FROM sqlite_schema;",
            "opening");
    if (sqlite3_db_readonly(m_handle, "main") == 1)
        return sqliteError(SQLITE_READONLY, m_path, u"the file cannot be written"_s);
    // Rows are appended, or moved in key order: 16 MB of pages serve that as well as 64. secure_delete and
    // auto_vacuum are switched on in some builds; both would write every page of an emptied
    // table.
    const auto done = execute("PRAGMA page_size=4096; PRAGMA auto_vacuum=NONE; PRAGMA secure_delete=OFF;"
                              "PRAGMA journal_mode=WAL; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY;",
                              "opening");
    if (!done)
        return done;
    const auto sync =
        execute(settings.syncFull ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL", "opening");
    if (!sync)
        return sync;
    // Replaces the automatic checkpoint: this connection decides when.
    sqlite3_wal_hook(
        m_handle,
        [](void *self, sqlite3 *, const char *, int pages) {
            static_cast<Database *>(self)->m_walPages = pages;
            return SQLITE_OK;
        },
        this);
    return {};
}

Database::~Database()
{
    if (m_name.isEmpty())
        return;
    if (m_handle)
        sqlite3_wal_hook(m_handle, nullptr, nullptr);
    {
        QSqlDatabase connection = QSqlDatabase::database(m_name, false);
        connection.close();
    }
    QSqlDatabase::removeDatabase(m_name);
}

QSqlDatabase Database::connection() const { return QSqlDatabase::database(m_name, false); }

core::Result<void> Database::execute(const char *sql, const char *doing)
{
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return error(doing);
    return {};
}

core::Result<void> Database::begin() { return execute("BEGIN IMMEDIATE", "beginning a transaction"); }

core::Result<void> Database::commit() { return execute("COMMIT", "committing"); }

void Database::rollback()
{
    // SQLite rolls back by itself after some errors (disk full); then there is nothing to do.
    if (!sqlite3_get_autocommit(m_handle))
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

core::Error Database::error(const char *doing) const
{
    const int code = sqlite3_extended_errcode(m_handle);
    return sqliteError(
        code, m_path,
        u"%1 failed: %2"_s.arg(QLatin1StringView(doing), QString::fromUtf8(sqlite3_errmsg(m_handle))));
}

bool Database::hasMoved() const
{
    int moved = 0;
    sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

core::Error Database::movedError() const
{
    return sqliteError(SQLITE_READONLY_DBMOVED, m_path, u"the file was removed or replaced while in use"_s);
}

void Database::checkpointIfLarge()
{
    if (m_walPages < m_checkpointAt)
        return;
    int log = 0;
    int copied = 0;
    sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, &log, &copied);
    if (log >= TruncatePages) {
        sqlite3_busy_timeout(m_handle, TruncateWaitMs);
        sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, &log, &copied);
        sqlite3_busy_timeout(m_handle, m_busyMs);
    }
    // When all is copied the next commit starts over at the WAL's beginning. When a reader is in the way,
    // every further commit would try in vain.
    m_checkpointAt = log > copied ? m_walPages + CheckpointPages / 4 : CheckpointPages;
    m_walPages = 0;
}

qint64 Database::bytesOnDisk() const
{
    return QFileInfo(m_path).size() + QFileInfo(m_path + "-wal"_L1).size();
}

} // namespace historian

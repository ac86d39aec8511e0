// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <chrono>
#include <memory>

struct sqlite3;
class QSqlDatabase;

namespace historian {

/// One connection to an SQLite file through Qt Sql, with the settings the historian relies on.
///
/// Thread: opened, used and destroyed on one. The connection has a name of its own and is removed with the
/// object. Errors carry the file, SQLite's words and a remedy.
class Database
{
public:
    enum class Access
    {
        ReadWrite,
        ReadOnly
    };
    struct Settings
    {
        Access access = Access::ReadWrite;
        std::chrono::milliseconds busyTimeout{5000};
        bool syncFull = true;
    };

    /// ReadWrite creates a missing file; ReadOnly does not. Errors: NotFound (folder or file),
    /// PermissionDenied, ReadOnly, Corrupt, Locked, DiskFull, Io.
    static core::Result<std::unique_ptr<Database>> open(const QString &path, const Settings &settings);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    const QString &path() const { return m_path; }
    /// The driver's own handle; the plugin and this module share one SQLite.
    sqlite3 *handle() const { return m_handle; }
    QSqlDatabase connection() const;

    /// Runs one or more statements without results.
    core::Result<void> execute(const char *sql, const char *doing);
    /// BEGIN IMMEDIATE: a plain BEGIN would fail at once, without waiting, when a later write meets a lock.
    core::Result<void> begin();
    core::Result<void> commit();
    /// Back to before begin(); also after a failed commit(), which may have rolled back by itself.
    void rollback();
    /// The error SQLite has just reported. Call before rollback().
    core::Error error(const char *doing) const;
    /// The file was removed or replaced under us: SQLite would go on writing to nowhere.
    bool hasMoved() const;
    core::Error movedError() const;

    /// Copies WAL pages back once it holds many, without waiting for readers; truncates when it has grown
    /// large.
    void checkpointIfLarge();
    /// Bytes of the file and its WAL.
    qint64 bytesOnDisk() const;

private:
    Database() = default;
    core::Result<void> configure(const Settings &settings);

    QString m_path;
    QString m_name;
    sqlite3 *m_handle = nullptr;
    static constexpr int CheckpointPages =
        4000;           ///< 16 MB: a series' tail page is written back once for many commits
    int m_walPages = 0; ///< after the last commit of this connection
    int m_checkpointAt = CheckpointPages;
    int m_busyMs = 5000;
};

/// SQLite's result code as an Error of ours.
core::Error sqliteError(int code, const QString &path, const QString &detail);

} // namespace historian

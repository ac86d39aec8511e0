// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tablesource.h"

#include <QSqlDatabase>
#include <QTemporaryDir>

#include <memory>
#include <optional>

class QSqlQuery;

namespace imports {

/// What may be said of a connection string: who is talked to, and nothing secret.
QString spokenConnection(const QString &connection);

/// A database that is only read.
///
/// An SQLite file is opened immutable, so that nothing appears beside it and whoever writes it is not kept
/// waiting; with a write-ahead log or a rollback journal beside it, which an immutable connection would not
/// see, a copy of both is read. A write in between is an error (Changed). Rows come in order of their rowid,
/// and damaged pages are stepped over: every row that can be read is. Thread: the one that opened it.
class SqlSource final : public TableSource
{
public:
    /// Errors: NotFound, PermissionDenied, Corrupt (no database), Io. @p sink hears of damage.
    static core::Result<std::unique_ptr<SqlSource>> openSqlite(const QString &fileName, Sink &sink);
    /// Errors: Unsupported (no driver), Unreachable, without the connection string and its secrets.
    static core::Result<std::unique_ptr<SqlSource>> openOdbc(const QString &connection);
    ~SqlSource() override;

    QString name() const override { return m_name; }
    bool has(const QString &table) override;
    core::Result<QStringList> columns(const QString &table) override;
    core::Result<quint64> count(const QString &table) override;
    core::Result<void> each(const QString &table, const Visit &visit) override;
    /// True when a row's @p column is exactly @p text.
    bool exists(const QString &table, const QString &column, const QString &text);

private:
    SqlSource() = default;
    core::Result<void> open(const QString &driver, const QString &database, const QString &options);
    core::Result<void> eachSqlite(const QString &table, const Visit &visit);
    core::Error failure(const QSqlQuery &query) const;
    /// The first rowid from @p from on that can be read, past a damaged place; nothing when none can.
    std::optional<qint64> readableFrom(const QString &table, qint64 from, qint64 last);
    bool fill(Row &row, const QSqlQuery &query, int firstColumn) const;

    QString m_name;
    QString m_connection; ///< Qt Sql's name of it
    QSqlDatabase m_database;
    std::unique_ptr<QTemporaryDir> m_copy;
    QString m_original;     ///< the file, unless a copy is read
    QByteArray m_print;     ///< of the file when it was opened
    Sink *m_sink = nullptr; ///< only for SQLite
};

} // namespace imports

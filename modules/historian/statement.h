// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <sqlite3.h>

namespace historian {

/// A prepared statement on the driver's own handle, for the paths where Qt Sql's values cost too much.
///
/// Thread: its database's. It must be gone before its database is. Every use ends with reset(): an unfinished
/// SELECT would keep the WAL from being reset.
class Statement
{
public:
    Statement() = default;
    Statement(sqlite3 *handle, const char *sql);
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;

    bool isValid() const { return m_statement != nullptr; }

    void bind(int index, qint64 value) { sqlite3_bind_int64(m_statement, index, value); }
    void bind(int index, double value) { sqlite3_bind_double(m_statement, index, value); }
    void bindNull(int index) { sqlite3_bind_null(m_statement, index); }
    void bind(int index, const QString &text);
    void bind(int index, const QByteArray &blob);

    /// True when there is a row. Afterwards code() is SQLITE_ROW, SQLITE_DONE or an error.
    bool step()
    {
        m_code = m_statement ? sqlite3_step(m_statement) : SQLITE_MISUSE;
        return m_code == SQLITE_ROW;
    }
    /// Steps once, resets; true when it was done without an error.
    bool run();
    void reset() { sqlite3_reset(m_statement); }
    int code() const { return m_code; }
    bool failed() const { return m_code != SQLITE_ROW && m_code != SQLITE_DONE && m_code != SQLITE_OK; }

    qint64 integer(int column) const { return sqlite3_column_int64(m_statement, column); }
    double real(int column) const { return sqlite3_column_double(m_statement, column); }
    bool isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
    QString text(int column) const;
    QByteArray blob(int column) const;
    /// A text's bytes where they stand: until the next step() or reset().
    QByteArrayView bytes(int column) const
    {
        const void *const text = sqlite3_column_text(m_statement, column);
        return {static_cast<const char *>(text), sqlite3_column_bytes(m_statement, column)};
    }

private:
    sqlite3_stmt *m_statement = nullptr;
    int m_code = SQLITE_OK;
};

} // namespace historian

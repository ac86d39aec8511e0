// SPDX-License-Identifier: GPL-3.0-or-later
#include "statement.h"

#include <utility>

namespace historian {

Statement::Statement(sqlite3 *handle, const char *sql)
{
    m_code = sqlite3_prepare_v3(handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
}

Statement::~Statement() { sqlite3_finalize(m_statement); }

Statement::Statement(Statement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr)), m_code(other.m_code)
{}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_statement, other.m_statement);
    m_code = other.m_code;
    return *this;
}

void Statement::bind(int index, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text(m_statement, index, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT);
}

void Statement::bind(int index, const QByteArray &blob)
{
    // A null pointer would be NULL instead of an empty blob.
    sqlite3_bind_blob(m_statement, index, blob.isNull() ? "" : blob.constData(),
                      static_cast<int>(blob.size()), SQLITE_TRANSIENT);
}

bool Statement::run()
{
    step();
    const int code = m_code;
    if (m_statement)
        sqlite3_reset(m_statement);
    return code == SQLITE_DONE || code == SQLITE_ROW;
}

QString Statement::text(int column) const
{
    return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column)),
                             sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::blob(int column) const
{
    return QByteArray(static_cast<const char *>(sqlite3_column_blob(m_statement, column)),
                      sqlite3_column_bytes(m_statement, column));
}

} // namespace historian

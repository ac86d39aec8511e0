// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tablesource.h"

#include <QFile>
#include <QStringDecoder>

#include <memory>

namespace imports {

/// Reads one CSV file record by record (RFC 4180; UTF-8, or UTF-16 with a mark). The separator is what stands
/// in the first line: a comma, else a semicolon, else a tab. Empty lines count as lines and are left out.
class CsvFile
{
public:
    /// Opens the file and reads its header.
    static core::Result<std::unique_ptr<CsvFile>> open(const QString &fileName);

    const QStringList &columns() const { return m_columns; }
    /// The next record, false at the end. A record whose quotes never end fills @p malformed, and is the
    /// last.
    core::Result<bool> next(QStringList &cells, QString &malformed);
    /// The line on which the last record began, from 1.
    quint64 line() const { return m_recordLine; }

private:
    explicit CsvFile(const QString &fileName) : m_file(fileName) {}
    bool fill();
    bool record(QStringList &cells, QString &malformed);

    QFile m_file;
    QStringDecoder m_decoder;
    QStringList m_columns;
    QString m_text;
    qsizetype m_at = 0;
    QChar m_separator = u',';
    quint64 m_line = 1;
    quint64 m_recordLine = 1;
};

/// A folder of CSV files named after the tables, whatever the case: `UsageReadings.csv`. A cell NULL is NULL,
/// as SQL Server's tools write it.
class CsvFolder final : public TableSource
{
public:
    explicit CsvFolder(const QString &folder);

    QString name() const override { return m_folder; }
    bool has(const QString &table) override;
    core::Result<QStringList> columns(const QString &table) override;
    core::Result<quint64> count(const QString &table) override;
    core::Result<void> each(const QString &table, const Visit &visit) override;

private:
    QString m_folder;
    QHash<QString, QString> m_files; ///< by the table's name in lower case
};

} // namespace imports

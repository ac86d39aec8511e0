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
    /// Where in the file that line begins, bytes; -1 when nobody can say (UTF-16).
    qint64 offset();
    /// Goes on with the record that begins at @p offset, which is the file's @p line. False when it cannot.
    bool seek(qint64 offset, quint64 line);

private:
    explicit CsvFile(const QString &fileName) : m_file(fileName) {}
    bool fill();
    void findRecord();
    bool scanLine();
    bool record(QStringList &cells, QString &malformed);

    QFile m_file;
    QStringDecoder m_decoder;
    QStringList m_columns;
    QString m_text;
    qsizetype m_at = 0;
    QChar m_separator = u',';
    quint64 m_line = 1;
    quint64 m_recordLine = 1;
    // The bytes that m_text came from, to tell where a line begins in the file.
    QByteArray m_raw;
    qint64 m_rawAt = 0;  ///< where they begin
    qint64 m_scanAt = 0; ///< where m_scanLine begins; every byte is looked at once
    quint64 m_scanLine = 1;
    qint64 m_foundAt = 0; ///< where m_foundLine begins, the newest record whose place is known
    quint64 m_foundLine = 1;
    bool m_plain = true; ///< one byte 0x0A is one end of a line
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

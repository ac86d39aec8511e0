// SPDX-License-Identifier: GPL-3.0-or-later
#include "csvsource.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace imports {

namespace {

constexpr qint64 ChunkBytes = 128 * 1024;
constexpr qsizetype LongestRecord = 1024 * 1024; // beyond it a quote was never closed

} // namespace

core::Result<std::unique_ptr<CsvFile>> CsvFile::open(const QString &fileName)
{
    std::unique_ptr<CsvFile> csv(new CsvFile(fileName));
    const QFileInfo info(fileName);
    if (!info.exists())
        return core::Error{core::ErrorCode::NotFound, fileName, u"there is no such file"_s, {}};
    if (!info.isFile())
        return core::Error{core::ErrorCode::BadInput, fileName, u"this is not a file"_s, {}};
    if (!csv->m_file.open(QIODevice::ReadOnly)) {
        const bool denied = csv->m_file.error() == QFileDevice::OpenError && !info.isReadable();
        return core::Error{denied ? core::ErrorCode::PermissionDenied : core::ErrorCode::Io,
                           fileName,
                           csv->m_file.errorString(),
                           {}};
    }
    const QByteArray first = csv->m_file.peek(4096);
    const auto encoding = QStringConverter::encodingForData(first).value_or(QStringConverter::Utf8);
    csv->m_decoder = QStringDecoder(encoding);
    csv->m_plain = encoding == QStringConverter::Utf8;
    csv->fill();
    const QStringView text = csv->m_text;
    const qsizetype end = text.indexOf(u'\n');
    const QStringView header = text.first(end < 0 ? text.size() : end);
    for (const QChar separator : {QChar(u','), QChar(u';'), QChar(u'\t')}) {
        if (header.contains(separator)) {
            csv->m_separator = separator;
            break;
        }
    }
    QString malformed;
    if (!csv->record(csv->m_columns, malformed))
        return core::Error{core::ErrorCode::BadInput, fileName, u"the file is empty"_s,
                           u"Its first line must name the columns."_s};
    if (!malformed.isEmpty())
        return core::Error{core::ErrorCode::BadInput, fileName, malformed, {}};
    for (QString &column : csv->m_columns)
        column = column.trimmed();
    return csv;
}

bool CsvFile::fill()
{
    do { // a piece may be less than one character
        const qint64 at = m_file.pos();
        QByteArray bytes = m_file.read(ChunkBytes);
        if (bytes.isEmpty())
            return false;
        // The record under way, and the lines within it, while their bytes are still here.
        offset();
        while (scanLine()) {
        }
        m_raw = bytes;
        m_rawAt = at;
        m_text.remove(0, m_at);
        m_at = 0;
        m_text += m_decoder.decode(bytes);
    } while (m_text.isEmpty());
    return true;
}

bool CsvFile::scanLine()
{
    const qsizetype end = m_raw.indexOf('\n', std::max<qint64>(0, m_scanAt - m_rawAt));
    if (end < 0)
        return false;
    m_scanAt = m_rawAt + end + 1;
    ++m_scanLine;
    return true;
}

void CsvFile::findRecord()
{
    while (m_scanLine < m_recordLine && scanLine()) {
    }
    if (m_scanLine == m_recordLine) {
        m_foundAt = m_scanAt;
        m_foundLine = m_scanLine;
    }
}

qint64 CsvFile::offset()
{
    if (m_foundLine != m_recordLine)
        findRecord();
    return m_plain && m_foundLine == m_recordLine ? m_foundAt : -1;
}

bool CsvFile::seek(qint64 offset, quint64 line)
{
    if (!m_plain || offset < 0 || offset > m_file.size() || !m_file.seek(offset))
        return false;
    m_decoder = QStringDecoder(QStringConverter::Utf8);
    m_text.clear();
    m_raw.clear();
    m_at = 0;
    m_rawAt = m_scanAt = m_foundAt = offset;
    m_line = m_recordLine = m_scanLine = m_foundLine = line;
    return true;
}

bool CsvFile::record(QStringList &cells, QString &malformed)
{
    cells.clear();
    malformed.clear();
    QString cell;
    bool quoted = false; // inside quotes
    bool any = false;    // the record has begun
    qsizetype length = 0;
    m_recordLine = m_line;
    for (;;) {
        if (m_at == m_text.size() && !fill()) {
            if (quoted)
                malformed = u"a quote is never closed"_s;
            if (any)
                cells.append(cell);
            return any;
        }
        const QChar c = m_text.at(m_at++);
        if (c == u'\n')
            ++m_line;
        if (++length > LongestRecord) {
            malformed = u"a quote is never closed, or the row is longer than 1 MiB"_s;
            cells.append(cell.left(200));
            m_text.clear();
            m_at = 0;
            m_file.seek(m_file.size());
            return true;
        }
        if (quoted) {
            if (c != u'"') {
                cell += c;
            } else {
                if (m_at == m_text.size())
                    fill();
                if (m_at < m_text.size() && m_text.at(m_at) == u'"') {
                    cell += c;
                    ++m_at;
                } else {
                    quoted = false;
                }
            }
        } else if (c == u'"' && cell.isEmpty()) {
            quoted = true;
            any = true;
        } else if (c == m_separator) {
            cells.append(cell.isNull() ? u""_s : cell);
            cell = QString();
            any = true;
        } else if (c == u'\n') {
            if (any) {
                cells.append(cell.isNull() ? u""_s : cell);
                return true;
            }
            m_recordLine = m_line; // an empty line
        } else if (c != u'\r') {
            cell += c;
            any = true;
        }
    }
}

core::Result<bool> CsvFile::next(QStringList &cells, QString &malformed)
{
    if (!record(cells, malformed)) {
        if (m_file.error() != QFileDevice::NoError)
            return core::Error{core::ErrorCode::Io, m_file.fileName(), m_file.errorString(), {}};
        return false;
    }
    if (malformed.isEmpty() && cells.size() != m_columns.size())
        malformed = u"%1 cells where the header has %2"_s.arg(cells.size()).arg(m_columns.size());
    return true;
}

CsvFolder::CsvFolder(const QString &folder) : m_folder(folder)
{
    const auto files = QDir(folder).entryInfoList({u"*.csv"_s}, QDir::Files, QDir::Name);
    for (const QFileInfo &file : files) {
        // "dbo.UsageReadings.csv" is the same table.
        const QString table = file.completeBaseName().section(u'.', -1).toLower();
        if (!m_files.contains(table))
            m_files.insert(table, file.filePath());
    }
}

bool CsvFolder::has(const QString &table) { return m_files.contains(table.toLower()); }

core::Result<QStringList> CsvFolder::columns(const QString &table)
{
    auto csv = CsvFile::open(m_files.value(table.toLower()));
    if (!csv)
        return csv.error();
    return (*csv)->columns();
}

core::Result<quint64> CsvFolder::count(const QString &table)
{
    quint64 rows = 0;
    const auto read = each(table, [&](const Row &) {
        ++rows;
        return true;
    });
    if (!read)
        return read.error();
    return rows;
}

core::Result<void> CsvFolder::each(const QString &table, const Visit &visit)
{
    const QString fileName = m_files.value(table.toLower());
    auto csv = CsvFile::open(fileName);
    if (!csv)
        return csv.error();
    Row row;
    row.columns = &(*csv)->columns();
    row.place = {QFileInfo(fileName).fileName(), table, {}};
    if (const auto from = takeStart(table); from && !(*csv)->seek(from->at, from->line))
        return core::Error{core::ErrorCode::Io, fileName, u"the place to go on from cannot be found"_s, {}};
    for (;;) {
        const auto more = (*csv)->next(row.cells, row.malformed);
        if (!more)
            return more.error();
        if (!*more)
            return {};
        for (QString &cell : row.cells) {
            if (cell == "NULL"_L1)
                cell = QString();
        }
        row.place.row = QString::number((*csv)->line());
        row.at = (*csv)->offset();
        row.line = (*csv)->line();
        if (!visit(row))
            return {};
    }
}

} // namespace imports

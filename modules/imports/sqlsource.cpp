// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlsource.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlField>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUrl>
#include <QUuid>

#include <limits>

using namespace Qt::StringLiterals;

namespace imports {

namespace {

constexpr int MostDamage = 10000; // places stepped over in one table
constexpr int MostTries = 5;      // of a copy while somebody writes

QString quoted(const QString &name)
{
    QString text = name;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

/// The settings of a connection string by their names in lower case. A value may stand in braces, with
/// semicolons in it and closing braces doubled.
QList<std::pair<QString, QString>> connectionParts(const QString &connection)
{
    QList<std::pair<QString, QString>> parts;
    qsizetype at = 0;
    while (at < connection.size()) {
        const qsizetype equals = connection.indexOf(u'=', at);
        if (equals < 0)
            break;
        const QString key = connection.mid(at, equals - at).section(u';', -1).trimmed().toLower();
        qsizetype end = equals + 1;
        QString value;
        if (end < connection.size() && connection.at(end) == u'{') {
            for (++end; end < connection.size(); ++end) {
                if (connection.at(end) == u'}') {
                    if (end + 1 >= connection.size() || connection.at(end + 1) != u'}')
                        break;
                    ++end;
                }
                value += connection.at(end);
            }
            end = connection.indexOf(u';', end);
        } else {
            end = connection.indexOf(u';', end);
            value = connection.mid(equals + 1, end < 0 ? -1 : end - equals - 1).trimmed();
        }
        parts.append({key, value});
        if (end < 0)
            break;
        at = end + 1;
    }
    return parts;
}

} // namespace

QString spokenConnection(const QString &connection)
{
    QStringList parts;
    for (const auto &[key, value] : connectionParts(connection)) {
        if (key == "server"_L1 || key == "dsn"_L1 || key == "database"_L1)
            parts.append(value);
    }
    return parts.isEmpty() ? u"ODBC"_s : u"ODBC "_s + parts.join(u' ');
}

namespace {

const QString LogSuffix = u"-wal"_s;

/// The ending of a file beside an SQLite database without which it is not whole; empty when there is none.
QString unfinishedBeside(const QString &fileName)
{
    for (const QString &suffix : {LogSuffix, u"-journal"_s}) {
        QFile file(fileName + suffix);
        // A journal that is kept for later use begins with zeros.
        if (file.size() > 0 && file.open(QIODevice::ReadOnly) && file.read(8) != QByteArray(8, '\0'))
            return suffix;
    }
    return {};
}

/// Copies a database and what lies beside it; false when it cannot be, or when the two may not belong
/// together: each log or journal that is begun anew has a head of its own.
bool copyWhole(const QString &fileName, const QString &beside, const QString &copy)
{
    const auto head = [&] {
        QFile file(fileName + beside);
        return file.open(QIODevice::ReadOnly) ? file.read(32) : QByteArray();
    };
    QFile::remove(copy);
    QFile::remove(copy + beside);
    const QByteArray before = head();
    return QFile::copy(fileName, copy) && QFile::copy(fileName + beside, copy + beside) && head() == before;
}

/// What changes with every write to an SQLite file: its head has a counter of them.
QByteArray printOf(const QString &fileName)
{
    constexpr qint64 Head = 100;
    QFile file(fileName);
    QByteArray print = QByteArray::number(file.size()) + unfinishedBeside(fileName).toLatin1();
    if (file.open(QIODevice::ReadOnly))
        print += file.read(Head);
    return print;
}

QString textOf(const QVariant &value)
{
    if (value.isNull())
        return {};
    switch (value.typeId()) {
    case QMetaType::Double:
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QMetaType::Float: // a REAL of ten digits must not become one of seventeen
        return QString::number(value.toFloat(), 'g', QLocale::FloatingPointShortest);
    case QMetaType::Bool:
        return value.toBool() ? u"1"_s : u"0"_s;
    case QMetaType::QDateTime: {
        // Drivers give times without a zone as local ones: only the figures on the clock count.
        const QDateTime time = value.toDateTime();
        return time.date().toString(Qt::ISODate) + u' ' + time.time().toString(u"HH:mm:ss.zzz"_s);
    }
    default: {
        const QString text = value.toString();
        return text.isNull() ? u""_s : text;
    }
    }
}

} // namespace

SqlSource::~SqlSource()
{
    m_database.close();
    m_database = QSqlDatabase();
    if (!m_connection.isEmpty())
        QSqlDatabase::removeDatabase(m_connection);
}

core::Result<void> SqlSource::open(const QString &driver, const QString &database, const QString &options)
{
    if (!QSqlDatabase::isDriverAvailable(driver))
        return core::Error{core::ErrorCode::Unsupported, m_name,
                           u"Qt's driver %1 is not installed"_s.arg(driver),
                           u"Install it (libqt6sql6-odbc and unixodbc for ODBC)."_s};
    m_connection = u"import-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_database = QSqlDatabase::addDatabase(driver, m_connection);
    m_database.setDatabaseName(database);
    m_database.setConnectOptions(options);
    if (!m_database.open()) {
        QString words = m_database.lastError().text().simplified();
        return core::Error{core::ErrorCode::Unreachable, m_name, words, {}};
    }
    return {};
}

core::Result<std::unique_ptr<SqlSource>> SqlSource::openOdbc(const QString &connection)
{
    std::unique_ptr<SqlSource> source(new SqlSource);
    source->m_name = spokenConnection(connection);
    if (auto opened = source->open(u"QODBC"_s, connection, {}); !opened) {
        core::Error error = opened.error();
        // Some drivers repeat what they were given.
        for (const auto &[key, value] : connectionParts(connection)) {
            if ((key == "pwd"_L1 || key.contains("password"_L1)) && !value.isEmpty())
                error.detail.replace(value, u"..."_s);
        }
        if (error.remedy.isEmpty())
            error.remedy = u"Check driver, server, database and login in the connection string."_s;
        return error;
    }
    return source;
}

core::Result<std::unique_ptr<SqlSource>> SqlSource::openSqlite(const QString &fileName, Sink &sink)
{
    const QFileInfo info(fileName);
    if (!info.exists())
        return core::Error{core::ErrorCode::NotFound, fileName, u"there is no such file"_s, {}};
    if (!info.isFile())
        return core::Error{core::ErrorCode::BadInput, fileName, u"this is not a file"_s, {}};
    if (!info.isReadable())
        return core::Error{core::ErrorCode::PermissionDenied, fileName, u"the file cannot be read"_s,
                           u"Give this user the right to read it."_s};
    std::unique_ptr<SqlSource> source(new SqlSource);
    source->m_name = info.fileName();
    source->m_sink = &sink;
    QString options = u"QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY"_s;
    QString database = QString::fromLatin1(QUrl::fromLocalFile(info.absoluteFilePath()).toEncoded());
    QString beside = unfinishedBeside(fileName);
    if (!beside.isEmpty())
        source->m_copy = std::make_unique<QTemporaryDir>();
    const QString copy = source->m_copy ? source->m_copy->filePath(u"copy.db"_s) : QString();
    for (int tries = 1; !beside.isEmpty() && !copyWhole(fileName, beside, copy); ++tries) {
        if (tries == MostTries)
            return core::Error{core::ErrorCode::Io, fileName,
                               u"the database and what lies beside it (%1) cannot be copied"_s.arg(beside),
                               u"Make room for a copy in %1; or import it while nobody writes."_s.arg(
                                   source->m_copy->path())};
        beside = unfinishedBeside(fileName); // whoever writes may have finished
    }
    if (!beside.isEmpty()) {
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        QFile::setPermissions(copy + beside, QFile::ReadOwner | QFile::WriteOwner);
        database = copy;
        options.clear();
        if (beside == LogSuffix)
            sink.note(u"%1 has a write-ahead log beside it; a copy of both was read."_s.arg(info.fileName()));
        else
            sink.note(
                u"%1 has a rollback journal beside it: somebody writes, or died while writing. A copy of "
                "both was read, without what was not finished."_s.arg(info.fileName()));
    } else {
        database += u"?immutable=1"_s;
        source->m_original = fileName;
        source->m_print = printOf(fileName);
    }
    if (auto opened = source->open(u"QSQLITE"_s, database, options); !opened) {
        core::Error error = opened.error();
        error.code = core::ErrorCode::Io;
        return error;
    }
    QSqlQuery query(source->m_database);
    if (!query.exec(u"SELECT count(*) FROM sqlite_master"_s)) {
        return core::Error{core::ErrorCode::Corrupt, fileName, query.lastError().text().simplified(),
                           u"This is no SQLite database, or its first page is damaged."_s};
    }
    return source;
}

core::Error SqlSource::failure(const QSqlQuery &query) const
{
    return {core::ErrorCode::Io, m_name, query.lastError().text().simplified(), {}};
}

bool SqlSource::has(const QString &table)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    return query.exec(u"SELECT * FROM %1 WHERE 1 = 0"_s.arg(quoted(table)));
}

core::Result<QStringList> SqlSource::columns(const QString &table)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT * FROM %1 WHERE 1 = 0"_s.arg(quoted(table))))
        return failure(query);
    QStringList names;
    const QSqlRecord record = query.record();
    for (int i = 0; i < record.count(); ++i)
        names.append(record.fieldName(i));
    return names;
}

core::Result<quint64> SqlSource::count(const QString &table)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT count(*) FROM %1"_s.arg(quoted(table))) || !query.next())
        return failure(query);
    return query.value(0).toULongLong();
}

bool SqlSource::exists(const QString &table, const QString &column, const QString &text)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT 1 FROM %1 WHERE %2 = ? LIMIT 1"_s.arg(quoted(table), quoted(column)));
    query.addBindValue(text);
    return query.exec() && query.next();
}

bool SqlSource::fill(Row &row, const QSqlQuery &query, int firstColumn) const
{
    row.cells.clear();
    for (qsizetype i = 0; i < row.columns->size(); ++i)
        row.cells.append(textOf(query.value(static_cast<int>(i) + firstColumn)));
    return true;
}

core::Result<void> SqlSource::each(const QString &table, const Visit &visit)
{
    if (m_sink) {
        const auto read = eachSqlite(table, visit);
        if (!read || m_original.isEmpty() || printOf(m_original) == m_print)
            return read;
        return core::Error{core::ErrorCode::Changed, m_name,
                           u"somebody wrote to the database while it was read: rows may be missing"_s,
                           u"Import it again while nobody writes, or from a copy; no row is stored twice."_s};
    }
    const auto names = columns(table);
    if (!names)
        return names.error();
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    // In the order of its key, so that a reading that was broken off can go on behind the last row.
    const QString key = names->value(0);
    const auto from = takeStart(table);
    bool keyed = key.endsWith("ID"_L1, Qt::CaseInsensitive);
    const QString ordered = u"SELECT * FROM %1 %3 ORDER BY %2"_s.arg(
        quoted(table), quoted(key), from ? u"WHERE %1 >= %2"_s.arg(quoted(key)).arg(from->at) : QString());
    keyed = keyed && query.exec(ordered);
    if (!keyed && !query.exec(u"SELECT * FROM %1"_s.arg(quoted(table))))
        return failure(query);
    Row row;
    row.columns = &*names;
    row.place = {m_name, table, {}};
    while (query.next()) {
        fill(row, query, 0);
        row.place.row = row.cells.value(0);
        bool number = false;
        row.at = row.place.row.toLongLong(&number);
        if (!keyed || !number)
            row.at = -1;
        if (!visit(row))
            return {};
    }
    if (query.lastError().isValid())
        return failure(query);
    return {};
}

std::optional<qint64> SqlSource::readableFrom(const QString &table, qint64 from, qint64 last)
{
    const auto first = [&](qint64 at) -> std::optional<qint64> {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        query.prepare(
            u"SELECT rowid, * FROM %1 WHERE rowid >= ? ORDER BY rowid LIMIT 1"_s.arg(quoted(table)));
        query.addBindValue(at);
        if (!query.exec() || !query.next())
            return std::nullopt;
        return query.value(0).toLongLong();
    };
    // Ever longer steps over the damage, then back to where it ends.
    qint64 bad = from;
    std::optional<qint64> good;
    for (qint64 step = 1; !good && bad < last; step *= 2) {
        const qint64 at = std::min(last, from + step);
        good = first(at);
        if (good)
            good = at;
        else
            bad = at;
    }
    if (!good)
        return std::nullopt;
    while (*good - bad > 1) {
        const qint64 middle = bad + (*good - bad) / 2;
        if (first(middle))
            good = middle;
        else
            bad = middle;
    }
    return good;
}

core::Result<void> SqlSource::eachSqlite(const QString &table, const Visit &visit)
{
    const auto names = columns(table);
    if (!names)
        return names.error();
    Row row;
    row.columns = &*names;
    row.place = {m_name, table, {}};
    QSqlQuery end(m_database);
    const bool numbered = end.exec(u"SELECT max(rowid) FROM %1"_s.arg(quoted(table))) && end.next();
    qint64 last =
        numbered && !end.value(0).isNull() ? end.value(0).toLongLong() : std::numeric_limits<qint32>::max();
    end.finish();
    const auto from = takeStart(table);
    qint64 next = from ? from->at : std::numeric_limits<qint64>::min();
    for (int damages = 0; damages < MostDamage; ++damages) {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        query.prepare(u"SELECT rowid, * FROM %1 WHERE rowid >= ? ORDER BY rowid"_s.arg(quoted(table)));
        query.addBindValue(next);
        bool more = query.exec();
        while (more && query.next()) {
            fill(row, query, 1);
            const qint64 number = query.value(0).toLongLong();
            row.place.row = QString::number(number);
            row.at = number;
            next = number + 1;
            more = visit(row);
            if (!more)
                return {};
        }
        if (!query.lastError().isValid())
            return {};
        const QString words = query.lastError().text().simplified();
        query.finish();
        // Where rowids are unknown the first one is 1 at least in every table this reads.
        const qint64 bad = std::max<qint64>(next, 1);
        const auto after = readableFrom(table, bad, last);
        Place place = row.place;
        place.row = after ? u"%1 to %2"_s.arg(bad).arg(*after - 1) : u"from %1 on"_s.arg(bad);
        m_sink->damaged(place, words);
        if (!after)
            return {};
        next = *after;
    }
    return core::Error{core::ErrorCode::Corrupt,
                       m_name,
                       u"the table %1 is damaged in more than %2 places"_s.arg(table).arg(MostDamage),
                       {}};
}

} // namespace imports

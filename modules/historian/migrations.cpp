// SPDX-License-Identifier: GPL-3.0-or-later
#include "historian/migrations.h"

#include "historian/database.h"
#include "statement.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QUuid>

using namespace Qt::StringLiterals;

// In a static library nothing else refers to the resource, so the linker would drop it. Must stand outside a
// namespace.
static void initResource() { Q_INIT_RESOURCE(historian); }

namespace historian {

namespace {

core::Error corrupt(const Database &database, const QString &detail)
{
    return sqliteError(SQLITE_CORRUPT, database.path(), detail);
}

/// The version in the file; 0 when it is empty.
core::Result<int> storedVersion(Database &database)
{
    Statement tables(database.handle(), "SELECT count(*), sum(name = 'meta') FROM sqlite_schema");
    if (!tables.step())
        return database.error("reading the schema");
    const bool empty = tables.integer(0) == 0;
    const bool ours = tables.integer(1) > 0;
    tables.reset();
    if (empty)
        return 0;
    if (!ours)
        return core::Error{core::ErrorCode::BadInput, database.path(),
                           u"this is another program's database"_s,
                           u"Name a new file in the workspace's database.path."_s};
    Statement version(database.handle(), "SELECT value FROM meta WHERE key = 'schema_version'");
    if (!version.step()) {
        if (version.failed() || !version.isValid())
            return database.error("reading the schema's version");
        return corrupt(database, u"the schema's version is missing"_s);
    }
    bool ok = false;
    const int number = version.text(0).toInt(&ok);
    version.reset();
    if (!ok || number < 1)
        return corrupt(database, u"the schema's version is not a number"_s);
    return number;
}

QMap<int, QString> scripts(const QString &folder)
{
    initResource();
    QMap<int, QString> found;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        bool ok = false;
        const int number = name.section(u'_', 0, 0).toInt(&ok);
        if (ok)
            found.insert(number, dir.filePath(name));
    }
    return found;
}

core::Error newer(const Database &database, int found, int known)
{
    return {core::ErrorCode::NewerSchema, database.path(),
            u"the file has schema version %1, this program knows versions up to %2"_s.arg(found).arg(known),
            u"Use the newer Meterdeck that wrote it, or name another file in the workspace."_s};
}

core::Result<void> runScript(Database &database, int number, const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return core::Error{core::ErrorCode::Internal, fileName, file.errorString(), QString()};
    const QByteArray doing = "migration " + QByteArray::number(number);
    if (auto run = database.execute(file.readAll().constData(), doing.constData()); !run)
        return run;
    if (number == 1) {
        Statement id(database.handle(), "INSERT INTO meta VALUES ('installation_id', ?)");
        id.bind(1, QUuid::createUuid().toString(QUuid::WithoutBraces));
        if (!id.run())
            return database.error(doing.constData());
    }
    Statement version(database.handle(), "INSERT INTO meta VALUES ('schema_version', ?1) "
                                         "ON CONFLICT (key) DO UPDATE SET value = ?1");
    version.bind(1, QString::number(number));
    if (!version.run())
        return database.error(doing.constData());
    return {};
}

} // namespace

QString Migration::words() const
{
    switch (kind) {
    case Kind::Fresh:
        return u"fresh"_s;
    case Kind::UpToDate:
        return u"up to date"_s;
    case Kind::Upgraded:
        break;
    }
    return u"upgraded from %1 to %2"_s.arg(from).arg(to);
}

QString migrationFolder() { return u":/meterdeck/schema/sqlite"_s; }

core::Result<Migration> migrate(Database &database, const QString &folder)
{
    const QMap<int, QString> known = scripts(folder);
    const int newest = known.isEmpty() ? 0 : known.lastKey();
    if (newest == 0 || known.size() != newest)
        return core::Error{
            core::ErrorCode::Internal, folder, u"the migrations are not numbered from 0001 on"_s, {}};
    const auto first = storedVersion(database);
    if (!first)
        return first.error();
    Migration result{Migration::Kind::UpToDate, *first, *first};
    while (true) {
        if (result.to > newest)
            return newer(database, result.to, newest);
        if (result.to == newest)
            break;
        if (const auto begun = database.begin(); !begun)
            return begun.error();
        // Read again inside the transaction: another process may have done it meanwhile.
        const auto now = storedVersion(database);
        if (!now || *now != result.to) {
            database.rollback();
            if (!now)
                return now.error();
            result.to = *now;
            continue;
        }
        const int next = result.to + 1;
        auto done = runScript(database, next, known.value(next));
        if (done)
            done = database.commit();
        if (!done) {
            database.rollback();
            return done.error();
        }
        result.to = next;
        result.kind = result.from == 0 ? Migration::Kind::Fresh : Migration::Kind::Upgraded;
    }
    return result;
}

core::Result<int> readableVersion(Database &database)
{
    const auto found = storedVersion(database);
    if (!found)
        return found;
    const int newest = scripts(migrationFolder()).lastKey();
    if (*found > newest)
        return newer(database, *found, newest);
    if (*found < newest)
        return core::Error{
            core::ErrorCode::Unsupported, database.path(),
            u"the file has schema version %1 and must be brought to %2 first"_s.arg(*found).arg(newest),
            u"Start the console or the collector with it once."_s};
    return found;
}

} // namespace historian

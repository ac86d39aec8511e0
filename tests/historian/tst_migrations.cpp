// SPDX-License-Identifier: GPL-3.0-or-later
#include "historian/migrations.h"

#include "historian/database.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using historian::Database;
using historian::Migration;

namespace {

QDir shipped() { return QDir(QStringLiteral(METERDECK_SOURCE_DIR "/resources/schema/sqlite")); }

int shippedVersion() { return int(shipped().entryList({u"*.sql"_s}).size()); }

/// The name of the script after the shipped ones: 1 or 2 steps on.
QString made(int step) { return u"%1_made.sql"_s.arg(shippedVersion() + step, 4, 10, QChar(u'0')); }

} // namespace

/// Every way a file can be found: new, known, older, newer, half done, damaged.
class MigrationsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void bringsUpToDate_data();
    void bringsUpToDate();
    void refuses_data();
    void refuses();
    void leavesAFailedScriptUndone();
    void configuresTheFile();

private:
    void script(const QString &name, const QByteArray &sql);
    void prepare(const QString &sql);
    std::unique_ptr<Database> open();
    QString answer(const char *sql);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QString m_scripts; ///< the real ones, and two later ones
};

void MigrationsTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"test.db"_s);
    m_scripts = m_dir->filePath(u"scripts"_s);
    QVERIFY(QDir().mkpath(m_scripts));
    const auto real = shipped().entryInfoList({u"*.sql"_s});
    QVERIFY(!real.isEmpty());
    for (const QFileInfo &one : real)
        QVERIFY(QFile::copy(one.filePath(), m_scripts + u'/' + one.fileName()));
    script(made(1), "CREATE TABLE second (x INTEGER); INSERT INTO second VALUES (2);");
    script(made(2), "ALTER TABLE second ADD COLUMN y INTEGER DEFAULT 3;");
}

void MigrationsTest::script(const QString &name, const QByteArray &sql)
{
    QFile file(m_scripts + u'/' + name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(sql);
}

/// Brings the file into the state that a row of data names.
void MigrationsTest::prepare(const QString &state)
{
    if (state == "none"_L1)
        return;
    if (state == "empty"_L1 || state == "garbage"_L1) {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        if (state == "garbage"_L1)
            file.write(QByteArray("garbage").repeated(2000));
        return;
    }
    auto database = open();
    if (state != "foreign"_L1)
        QVERIFY(historian::migrate(*database).ok());
    if (state == "first"_L1)
        return;
    if (state == "third"_L1) {
        QVERIFY(historian::migrate(*database, m_scripts).ok());
        return;
    }
    QVERIFY(
        database
            ->execute(state == "foreign"_L1 ? "CREATE TABLE recipes (x)"
                      : state == "newer"_L1 ? "UPDATE meta SET value = '1000' WHERE key = 'schema_version'"
                      : state == "no-version"_L1 ? "DELETE FROM meta WHERE key = 'schema_version'"
                                                 : "UPDATE meta SET value = 'x' WHERE key = 'schema_version'",
                      "preparing")
            .ok());
}

std::unique_ptr<Database> MigrationsTest::open()
{
    auto database = Database::open(m_path, {});
    return database ? std::move(*database) : nullptr;
}

QString MigrationsTest::answer(const char *sql)
{
    sqlite3 *db = nullptr;
    sqlite3_open(m_path.toUtf8().constData(), &db);
    sqlite3_stmt *query = nullptr;
    QString text;
    if (sqlite3_prepare_v2(db, sql, -1, &query, nullptr) == SQLITE_OK && sqlite3_step(query) == SQLITE_ROW)
        text = QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(query, 0)));
    sqlite3_finalize(query);
    sqlite3_close(db);
    return text;
}

void MigrationsTest::bringsUpToDate_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("words");
    QTest::addRow("no file") << u"none"_s << u"fresh"_s;
    QTest::addRow("an empty file") << u"empty"_s << u"fresh"_s;
    QTest::addRow("as shipped")
        << u"first"_s << u"upgraded from %1 to %2"_s.arg(shippedVersion()).arg(shippedVersion() + 2);
    QTest::addRow("the newest") << u"third"_s << u"up to date"_s;
}

void MigrationsTest::bringsUpToDate()
{
    QFETCH(QString, state);
    QFETCH(QString, words);
    prepare(state);
    const QString before = answer("SELECT value FROM meta WHERE key = 'installation_id'");
    auto database = open();
    QVERIFY(database);
    const auto migration = historian::migrate(*database, m_scripts);
    QVERIFY(migration.ok());
    QCOMPARE(migration->words(), words);
    QCOMPARE(migration->to, shippedVersion() + 2);
    QCOMPARE(answer("SELECT value FROM meta WHERE key = 'schema_version'"),
             QString::number(shippedVersion() + 2));
    QCOMPARE(answer("SELECT y FROM second WHERE x = 2"), u"3"_s);
    const QString id = answer("SELECT value FROM meta WHERE key = 'installation_id'");
    QCOMPARE(id.size(), 36);
    if (!before.isEmpty())
        QCOMPARE(id, before);
}

void MigrationsTest::refuses_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<ErrorCode>("code");
    QTest::addRow("newer") << u"newer"_s << ErrorCode::NewerSchema;
    QTest::addRow("another program's") << u"foreign"_s << ErrorCode::BadInput;
    QTest::addRow("no version") << u"no-version"_s << ErrorCode::Corrupt;
    QTest::addRow("a version that is no number") << u"bad-version"_s << ErrorCode::Corrupt;
    QTest::addRow("no database") << u"garbage"_s << ErrorCode::Corrupt;
}

void MigrationsTest::refuses()
{
    QFETCH(QString, state);
    QFETCH(ErrorCode, code);
    prepare(state);
    auto database = Database::open(m_path, {});
    const auto migration =
        database ? historian::migrate(**database, m_scripts) : core::Result<Migration>(database.error());
    QVERIFY(!migration.ok());
    QCOMPARE(migration.error().code, code);
    QCOMPARE(migration.error().where, m_path);
    QVERIFY(!migration.error().detail.isEmpty());
    QVERIFY(!migration.error().remedy.isEmpty());
    // Refused means untouched.
    QCOMPARE(answer("SELECT count(*) FROM sqlite_schema WHERE name = 'second'"),
             state == "garbage"_L1 ? QString() : u"0"_s);
}

void MigrationsTest::leavesAFailedScriptUndone()
{
    script(made(2), "CREATE TABLE third (x INTEGER); CREATE TABLE second (x INTEGER);");
    auto database = open();
    const auto migration = historian::migrate(*database, m_scripts);
    QVERIFY(!migration.ok());
    QVERIFY(migration.error().detail.contains(u"migration %1"_s.arg(shippedVersion() + 2)));
    // The second one stays, of the third one nothing.
    QCOMPARE(answer("SELECT value FROM meta WHERE key = 'schema_version'"),
             QString::number(shippedVersion() + 1));
    QCOMPARE(answer("SELECT x FROM second"), u"2"_s);
    QCOMPARE(answer("SELECT count(*) FROM sqlite_schema WHERE name = 'third'"), u"0"_s);
    // Once it is right it goes on from there.
    script(made(2), "CREATE TABLE third (x INTEGER);");
    const auto again = historian::migrate(*database, m_scripts);
    QVERIFY(again.ok());
    QCOMPARE(again->words(), u"upgraded from %1 to %2"_s.arg(shippedVersion() + 1).arg(shippedVersion() + 2));
}

void MigrationsTest::configuresTheFile()
{
    auto database = open();
    QVERIFY(historian::migrate(*database).ok());
    QCOMPARE(answer("PRAGMA journal_mode"), u"wal"_s);
    QCOMPARE(answer("PRAGMA auto_vacuum"), u"0"_s);
    QCOMPARE(answer("PRAGMA page_size"), u"4096"_s);
    QCOMPARE(answer("PRAGMA integrity_check"), u"ok"_s);
}

QTEST_GUILESS_MAIN(MigrationsTest)
#include "tst_migrations.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches.h"
#include "fakes/powercutvfs.h"
#include "historian/historianreader.h"
#include "historian/historianwriter.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using historian::HistorianReader;
using historian::HistorianWriter;

namespace {

/// A writer with short patience, and what it said.
struct Watched
{
    explicit Watched(const QString &path)
        : writer(path, series, std::make_shared<core::SystemClock>(), options())
    {
        writer.open();
    }
    static historian::WriterOptions options()
    {
        historian::WriterOptions options;
        options.busyTimeout = 10ms;
        options.retryFirst = 5ms;
        options.retryMost = 20ms;
        options.moveChunk = 10;
        return options;
    }
    void append(quint64 n) { writer.append(batches::numbered(*series, n)); }

    std::shared_ptr<core::SeriesTable> series = std::make_shared<core::SeriesTable>();
    HistorianWriter writer;
    QSignalSpy opened{&writer, &HistorianWriter::opened};
    QSignalSpy openFailed{&writer, &HistorianWriter::openFailed};
    QSignalSpy committed{&writer, &HistorianWriter::committed};
    QSignalSpy stalled{&writer, &HistorianWriter::stalled};
    QSignalSpy recovered{&writer, &HistorianWriter::recovered};
    QSignalSpy auditStored{&writer, &HistorianWriter::auditStored};
    QSignalSpy auditFailed{&writer, &HistorianWriter::auditFailed};

    core::Error stall() const { return stalled.last().first().value<core::Error>(); }
    quint64 acknowledged() const { return committed.isEmpty() ? 0 : committed.last().at(1).toULongLong(); }
};

quint64 rowsIn(const QString &path)
{
    auto reader = HistorianReader::open(path);
    if (!reader)
        return 0;
    quint64 rows = 0;
    const auto all = (*reader)->series().value();
    for (const auto &[number, what] : all) {
        rows += (*reader)
                    ->forEach(number, core::fromMicros(0), core::fromMicros(1'000'000'000'000),
                              [](const historian::StoredReading &) { return true; })
                    .value();
    }
    return rows;
}

/// Another program's connection.
class Intruder
{
public:
    explicit Intruder(const QString &path) { sqlite3_open(path.toUtf8().constData(), &m_db); }
    ~Intruder() { sqlite3_close(m_db); }
    bool run(const char *sql) { return sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) == SQLITE_OK; }

private:
    sqlite3 *m_db = nullptr;
};

/// Says where, what and what to do.
void explains(const core::Error &error, const QString &path)
{
    QCOMPARE(error.where, path);
    QVERIFY(!error.detail.isEmpty());
    QVERIFY(!error.remedy.isEmpty());
}

} // namespace

/// Whatever happens to the file is said in words, nothing acknowledged is lost, and storing goes on once it
/// can.
class StoreFailuresTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void waitsWhileAnotherProgramHoldsTheLock();
    void movesOnAfterALockThatMetTheMove();
    void waitsWhileTheDiskIsFull();
    void goesOnMovingAfterAFullDisk();
    void noticesThatTheFileIsGone();
    void refusesToOpen_data();
    void refusesToOpen();
    void noticesDamageWhileStoring();
    void respectsPermissions_data();
    void respectsPermissions();

private:
    QString m_path;
    std::unique_ptr<QTemporaryDir> m_dir;
};

void StoreFailuresTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"test.db"_s);
}

void StoreFailuresTest::waitsWhileAnotherProgramHoldsTheLock()
{
    Watched store(m_path);
    store.append(1);
    store.writer.commitNow();
    QCOMPARE(store.acknowledged(), 1);
    Intruder intruder(m_path);
    QVERIFY(intruder.run("BEGIN IMMEDIATE"));
    store.append(2);
    store.writer.commitNow();
    QCOMPARE(store.stalled.count(), 1);
    QCOMPARE(store.stall().code, ErrorCode::Locked);
    explains(store.stall(), m_path);
    store.append(3);
    store.writer.appendAudit({});
    QCOMPARE(store.auditFailed.count(), 1);
    QCOMPARE(store.auditFailed.first().at(1).value<core::Error>().code, ErrorCode::Locked);
    QCOMPARE(store.acknowledged(), 1);
    QVERIFY(intruder.run("ROLLBACK"));
    QTRY_COMPARE(store.acknowledged(), 3);
    QCOMPARE(store.recovered.count(), 1);
    QCOMPARE(store.stalled.count(), 1); // not once a retry
    store.writer.appendAudit({});
    QCOMPARE(store.auditStored.count(), 1);
    QCOMPARE(rowsIn(m_path), 3 * batches::NumberedSeries);
}

void StoreFailuresTest::movesOnAfterALockThatMetTheMove()
{
    Watched store(m_path);
    QSignalSpy stats(&store.writer, &HistorianWriter::statsChanged);
    store.append(1);
    store.writer.commitNow();
    Intruder intruder(m_path);
    QVERIFY(intruder.run("BEGIN IMMEDIATE"));
    store.writer.moveNow();
    QCOMPARE(store.stalled.count(), 1);
    QVERIFY(intruder.run("ROLLBACK"));
    QTRY_COMPARE(store.recovered.count(), 1); // though no batch has come
    QTRY_COMPARE(stats.last().first().value<historian::WriterStats>().moved,
                 quint64(batches::NumberedSeries));
    QCOMPARE(rowsIn(m_path), batches::NumberedSeries);
}

void StoreFailuresTest::waitsWhileTheDiskIsFull()
{
    PowerCutVfs disk;
    Watched store(m_path);
    store.append(1);
    store.writer.commitNow();
    disk.setFull(true);
    store.append(2);
    store.writer.commitNow();
    QCOMPARE(store.stalled.count(), 1);
    QCOMPARE(store.stall().code, ErrorCode::DiskFull);
    explains(store.stall(), m_path);
    store.writer.appendAudit({});
    QCOMPARE(store.auditFailed.count(), 1);
    QCOMPARE(store.auditFailed.first().at(1).value<core::Error>().code, ErrorCode::DiskFull);
    QCOMPARE(rowsIn(m_path), batches::NumberedSeries);
    disk.setFull(false);
    QTRY_COMPARE(store.acknowledged(), 2);
    QCOMPARE(store.recovered.count(), 1);
    QCOMPARE(rowsIn(m_path), 2 * batches::NumberedSeries);
    store.writer.close();
}

void StoreFailuresTest::goesOnMovingAfterAFullDisk()
{
    PowerCutVfs disk;
    Watched store(m_path);
    QSignalSpy stats(&store.writer, &HistorianWriter::statsChanged);
    store.append(1);
    store.writer.commitNow();
    disk.setFull(true);
    store.writer.moveNow();
    QCOMPARE(store.stall().code, ErrorCode::DiskFull);
    QCOMPARE(rowsIn(m_path), batches::NumberedSeries);
    disk.setFull(false);
    QTRY_COMPARE(stats.last().first().value<historian::WriterStats>().moved,
                 quint64(batches::NumberedSeries));
    QCOMPARE(rowsIn(m_path), batches::NumberedSeries);
    store.writer.close();
}

void StoreFailuresTest::noticesThatTheFileIsGone()
{
    Watched store(m_path);
    store.append(1);
    store.writer.commitNow();
    const QString elsewhere = m_path + ".away"_L1;
    QVERIFY(QFile::rename(m_path, elsewhere));
    store.append(2);
    store.writer.commitNow();
    QCOMPARE(store.stalled.count(), 1);
    QCOMPARE(store.stall().code, ErrorCode::NotFound);
    explains(store.stall(), m_path);
    store.writer.appendAudit({});
    QCOMPARE(store.auditFailed.count(), 1);
    QCOMPARE(store.acknowledged(), 1);
    QVERIFY(QFile::rename(elsewhere, m_path));
    QTRY_COMPARE(store.acknowledged(), 2);
    QCOMPARE(rowsIn(m_path), 2 * batches::NumberedSeries);
}

void StoreFailuresTest::refusesToOpen_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorCode>("write");
    QTest::addColumn<ErrorCode>("read");
    QTest::addRow("no such folder") << u"no-folder"_s << ErrorCode::NotFound << ErrorCode::NotFound;
    QTest::addRow("a folder") << u"folder"_s << ErrorCode::BadInput << ErrorCode::BadInput;
    QTest::addRow("not a database") << u"garbage"_s << ErrorCode::Corrupt << ErrorCode::Corrupt;
    QTest::addRow("pages overwritten") << u"pages"_s << ErrorCode::Corrupt << ErrorCode::Corrupt;
    QTest::addRow("cut short") << u"cut"_s << ErrorCode::Corrupt << ErrorCode::Corrupt;
    QTest::addRow("another program's") << u"foreign"_s << ErrorCode::BadInput << ErrorCode::BadInput;
    QTest::addRow("a newer schema") << u"newer"_s << ErrorCode::NewerSchema << ErrorCode::NewerSchema;
    QTest::addRow("a table missing") << u"no-table"_s << ErrorCode::Corrupt << ErrorCode::Corrupt;
    QTest::addRow("the tier's row missing") << u"no-tier"_s << ErrorCode::Corrupt << ErrorCode::Corrupt;
}

void StoreFailuresTest::refusesToOpen()
{
    QFETCH(QString, what);
    QFETCH(ErrorCode, write);
    QFETCH(ErrorCode, read);
    if (what == "no-folder"_L1) {
        m_path = m_dir->filePath(u"none/test.db"_s);
    } else if (what == "folder"_L1) {
        m_path = m_dir->path();
    } else if (what != "garbage"_L1 && what != "foreign"_L1) {
        Watched store(m_path);
        store.append(1);
        store.writer.commitNow();
        store.writer.moveNow();
        store.writer.close();
    }
    QFile file(m_path);
    if (what == "garbage"_L1) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("no database at all ").repeated(1000));
    } else if (what == "pages"_L1) {
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(4096);
        file.write(QByteArray(file.size() - 4096, 'x'));
    } else if (what == "cut"_L1) {
        QVERIFY(file.resize(3 * 4096));
    }
    file.close();
    if (what == "foreign"_L1)
        QVERIFY(Intruder(m_path).run("CREATE TABLE recipes (name TEXT)"));
    else if (what == "newer"_L1)
        QVERIFY(Intruder(m_path).run("UPDATE meta SET value = '99' WHERE key = 'schema_version'"));
    else if (what == "no-table"_L1)
        QVERIFY(Intruder(m_path).run("DROP VIEW readings; DROP TABLE recent_b"));
    else if (what == "no-tier"_L1)
        QVERIFY(Intruder(m_path).run("DELETE FROM tier"));

    HistorianWriter writer(m_path, std::make_shared<core::SeriesTable>(),
                           std::make_shared<core::SystemClock>());
    QSignalSpy opened(&writer, &HistorianWriter::opened);
    QSignalSpy failed(&writer, &HistorianWriter::openFailed);
    writer.open();
    QCOMPARE(opened.count(), 0);
    QCOMPARE(failed.count(), 1);
    const auto error = failed.first().first().value<core::Error>();
    QCOMPARE(error.code, write);
    explains(error, m_path);
    if (what == "newer"_L1)
        QVERIFY(error.detail.contains(u"99"_s));
    // Nothing is sent that could not be audited.
    QSignalSpy auditFailed(&writer, &HistorianWriter::auditFailed);
    writer.appendAudit({});
    QCOMPARE(auditFailed.count(), 1);

    const auto reader = HistorianReader::open(m_path);
    if (!reader) {
        QCOMPARE(reader.error().code, read);
        explains(reader.error(), m_path);
    } else {
        const auto rows = (*reader)->forEach(1, core::fromMicros(0), core::fromMicros(1'000'000'000),
                                             [](const historian::StoredReading &) { return true; });
        QVERIFY(!rows.ok());
        QCOMPARE(rows.error().code, read);
    }
}

void StoreFailuresTest::noticesDamageWhileStoring()
{
    Watched store(m_path);
    store.append(1);
    store.writer.commitNow();
    QVERIFY(Intruder(m_path).run(
        "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = 2"
        " WHERE name = 'recent_a'; PRAGMA writable_schema=RESET; DROP INDEX event_by_time"));
    store.append(2);
    store.writer.commitNow();
    QCOMPARE(store.stalled.count(), 1);
    QCOMPARE(store.stall().code, ErrorCode::Corrupt);
    explains(store.stall(), m_path);
    QCOMPARE(store.acknowledged(), 1);
}

void StoreFailuresTest::respectsPermissions_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("folder");
    QTest::addColumn<int>("file");
    QTest::addColumn<QString>("answer");
    QTest::addRow("write a file one may only read") << u"write"_s << 0777 << 0444 << u"ReadOnly"_s;
    QTest::addRow("write a file one may not read") << u"write"_s << 0777 << 0400 << u"PermissionDenied"_s;
    QTest::addRow("write in a folder one may only read") << u"write"_s << 0755 << 0666 << u"ReadOnly"_s;
    QTest::addRow("create in a folder one may only read") << u"write"_s << 0755 << 0 << u"PermissionDenied"_s;
    QTest::addRow("read a file one may not read") << u"read"_s << 0755 << 0400 << u"PermissionDenied"_s;
    QTest::addRow("read where one may not write") << u"read"_s << 0755 << 0444 << u"20 series"_s;
    QTest::addRow("write where one may") << u"write"_s << 0777 << 0666 << u"opened"_s;
}

void StoreFailuresTest::respectsPermissions()
{
    QFETCH(QString, mode);
    QFETCH(int, folder);
    QFETCH(int, file);
    QFETCH(QString, answer);
    if (file != 0) {
        Watched store(m_path);
        store.append(1);
        store.writer.commitNow();
        store.writer.close();
        // Numbers as chmod takes them: a test that reads "owner may read" as another user needs exactly
        // these.
        QCOMPARE(QProcess::execute(u"chmod"_s, {QString::number(file, 8), m_path}), 0);
    }
    QCOMPARE(QProcess::execute(u"chmod"_s, {QString::number(folder, 8), m_dir->path()}), 0);
    QProcess victim;
    victim.start(QStringLiteral(METERDECK_BIN_DIR "/historian-victim"), {u"--nobody"_s, mode, m_path});
    QVERIFY2(victim.waitForFinished(), qPrintable(victim.errorString()));
    QCOMPARE(victim.exitCode(), 0);
    const QStringList lines = QString::fromUtf8(victim.readAllStandardOutput()).split(u'\n');
    QCOMPARE(lines.first(), answer);
    if (lines.size() > 2)
        QVERIFY2(lines.at(1).contains(m_path), qPrintable(lines.at(1)));
}

QTEST_GUILESS_MAIN(StoreFailuresTest)
#include "tst_storefailures.moc"

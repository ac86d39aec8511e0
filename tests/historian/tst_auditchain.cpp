// SPDX-License-Identifier: GPL-3.0-or-later
#include "historian/auditchain.h"

#include "historian/historianreader.h"
#include "historian/historianwriter.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using historian::HistorianReader;
using historian::HistorianWriter;

namespace {

const core::UtcTime Beginning = core::fromMicros(0);
const core::UtcTime End = core::fromMicros(1'000'000'000);

core::AuditEntry entry(int number)
{
    core::AuditEntry entry;
    entry.at = core::fromMicros(number * 1000);
    entry.command = core::CommandId(u"order-%1"_s.arg(number / 2));
    entry.device = core::DeviceId(u"meter-%1"_s.arg(number % 2));
    entry.stage = number % 2 ? u"outcome"_s : u"requested"_s;
    entry.who = u"Ayesha @ depot"_s;
    entry.detail = {{u"value"_s, number * 0.1}, {u"known"_s, u"\"relay\": 1\n"_s}};
    return entry;
}

} // namespace

/// The audit grows, refuses everything else, and shows what was done to it behind its back.
class AuditChainTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void storesAndReturnsEntries();
    void goesOnAfterAnotherStart();
    void refusesChanges_data();
    void refusesChanges();
    void noticesTampering_data();
    void noticesTampering();
    void tellsProgressAndStops();
    void findsTheRowsOfOneOrder();

private:
    void fill(int from, int to);
    QByteArray run(const char *sql);
    historian::AuditCheck verify() { return HistorianReader::open(m_path).value()->verifyAudit().value(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QList<core::AuditEntry> m_stored;
};

void AuditChainTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"audit.db"_s);
    m_stored.clear();
}

void AuditChainTest::fill(int from, int to)
{
    HistorianWriter writer(m_path, std::make_shared<core::SeriesTable>(),
                           std::make_shared<core::SystemClock>());
    QSignalSpy stored(&writer, &HistorianWriter::auditStored);
    writer.open();
    for (int i = from; i <= to; ++i)
        writer.appendAudit(entry(i));
    for (const auto &signal : stored)
        m_stored.append(signal.first().value<core::AuditEntry>());
    writer.close();
}

/// The error of @p sql, empty when it was done.
QByteArray AuditChainTest::run(const char *sql)
{
    sqlite3 *db = nullptr;
    sqlite3_open(m_path.toUtf8().constData(), &db);
    const int code = sqlite3_exec(db, sql, nullptr, nullptr, nullptr);
    const QByteArray error = code == SQLITE_OK ? QByteArray() : QByteArray(sqlite3_errmsg(db));
    sqlite3_close(db);
    return error;
}

void AuditChainTest::storesAndReturnsEntries()
{
    fill(1, 6);
    QCOMPARE(m_stored.size(), 6);
    QCOMPARE(m_stored.first().number, 1);
    QCOMPARE(m_stored.first().hash.size(), 32);
    auto reader = HistorianReader::open(m_path).value();
    const auto entries = reader->audit({}, Beginning, End, 100).value();
    QCOMPARE(entries.size(), 6);
    for (int i = 0; i < 6; ++i) {
        const core::AuditEntry &read = entries.at(5 - i); // newest first
        const core::AuditEntry expected = entry(i + 1);
        QCOMPARE(read.number, i + 1);
        QCOMPARE(read.at, expected.at);
        QCOMPARE(read.command, expected.command);
        QCOMPARE(read.device, expected.device);
        QCOMPARE(read.stage, expected.stage);
        QCOMPARE(read.who, expected.who);
        QCOMPARE(read.detail, expected.detail);
        QCOMPARE(read.hash, m_stored.at(i).hash);
    }
    QCOMPARE(reader->audit(core::DeviceId(u"meter-1"_s), Beginning, End, 100).value().size(), 3);
    QCOMPARE(reader->audit({}, core::fromMicros(2000), core::fromMicros(4000), 100).value().size(), 2);
    QCOMPARE(reader->audit({}, Beginning, End, 4).value().first().number, 6);
    const auto check = verify();
    QVERIFY2(check.intact, qPrintable(check.words));
    QCOMPARE(check.entries, 6);
}

void AuditChainTest::goesOnAfterAnotherStart()
{
    fill(1, 3);
    fill(4, 5);
    QCOMPARE(m_stored.last().number, 5);
    QVERIFY(verify().intact);
    QCOMPARE(verify().entries, 5);
}

void AuditChainTest::refusesChanges_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addRow("update") << QByteArray("UPDATE audit SET who = 'nobody' WHERE number = 2");
    QTest::addRow("delete one") << QByteArray("DELETE FROM audit WHERE number = 3");
    QTest::addRow("delete all") << QByteArray("DELETE FROM audit");
    QTest::addRow("replace") << QByteArray(
        "INSERT OR REPLACE INTO audit SELECT number, at, command, device, stage,"
        " 'nobody', detail, hash FROM audit WHERE number = 2");
    QTest::addRow("upsert") << QByteArray("INSERT INTO audit SELECT * FROM audit WHERE number = 2"
                                          " ON CONFLICT (number) DO UPDATE SET who = 'nobody'");
    QTest::addRow("skip a number") << QByteArray(
        "INSERT INTO audit VALUES (9, 0, '', '', '', '', '', x'00')");
}

void AuditChainTest::refusesChanges()
{
    QFETCH(QByteArray, sql);
    fill(1, 4);
    QCOMPARE(run(sql.constData()), QByteArray("the audit is append-only"));
    QVERIFY(verify().intact);
    QCOMPARE(verify().entries, 4);
}

void AuditChainTest::noticesTampering_data()
{
    QTest::addColumn<QByteArray>("sql"); // by somebody who has taken the triggers away first
    QTest::addColumn<qint64>("brokenAt");
    const auto row = [](const char *name, const char *sql, qint64 brokenAt) {
        QTest::addRow("%s", name) << QByteArray(sql) << brokenAt;
    };
    row("who", "UPDATE audit SET who = 'nobody' WHERE number = 3", 3);
    row("when", "UPDATE audit SET at = at + 1 WHERE number = 1", 1);
    row("detail", "UPDATE audit SET detail = '{}' WHERE number = 5", 5);
    row("text moved to the next column",
        "UPDATE audit SET command = command || device, device = '' WHERE number = 2", 2);
    row("hash", "UPDATE audit SET hash = zeroblob(32) WHERE number = 4", 4);
    row("one removed", "DELETE FROM audit WHERE number = 3", 3);
    row("the first removed", "DELETE FROM audit WHERE number = 1", 1);
    row("the last removed", "DELETE FROM audit WHERE number = 5", 5);
    row("all removed", "DELETE FROM audit", 1);
    row("one removed, the rest renumbered",
        "DELETE FROM audit WHERE number = 3; UPDATE audit SET number = number - 1 WHERE number > 3", 3);
    row("one added",
        "INSERT INTO audit SELECT 6, at, command, device, stage, who, detail, hash FROM audit"
        " WHERE number = 5",
        6);
    row("two exchanged",
        "UPDATE audit SET number = -2 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3;"
        "UPDATE audit SET number = 3 WHERE number = -2",
        2);
}

void AuditChainTest::noticesTampering()
{
    QFETCH(QByteArray, sql);
    QFETCH(qint64, brokenAt);
    fill(1, 5);
    QVERIFY(verify().intact);
    const QByteArray all =
        "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; DROP TRIGGER audit_in_order;" + sql;
    QCOMPARE(run(all.constData()), QByteArray());
    const auto check = verify();
    QVERIFY(!check.intact);
    QCOMPARE(check.brokenAt, brokenAt);
    QVERIFY(!check.words.isEmpty());
}

void AuditChainTest::tellsProgressAndStops()
{
    fill(1, 600);
    auto reader = HistorianReader::open(m_path).value();
    QList<quint64> told;
    const auto whole = reader
                           ->verifyAudit([&told](quint64 done, quint64 total) {
                               told << done;
                               return total == 600;
                           })
                           .value();
    QVERIFY(whole.intact && !whole.cancelled);
    QCOMPARE(whole.entries, 600);
    QCOMPARE(whole.head, m_stored.last().hash);
    QVERIFY(told.size() >= 2);
    QVERIFY(std::is_sorted(told.begin(), told.end()));
    const auto stopped = reader->verifyAudit([](quint64 done, quint64) { return done == 0; }).value();
    QVERIFY(stopped.cancelled);
    QVERIFY(stopped.entries < 600);
}

void AuditChainTest::findsTheRowsOfOneOrder()
{
    fill(1, 6);
    auto reader = HistorianReader::open(m_path).value();
    const auto rows = reader->auditOf(core::CommandId(u"order-2"_s)).value();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0).number, 4); // oldest first
    QCOMPARE(rows.at(1).number, 5);
    QCOMPARE(rows.at(1).hash, m_stored.at(4).hash);
    QCOMPARE(reader->auditOf(core::CommandId(u"nobody's"_s)).value().size(), 0);
}

QTEST_GUILESS_MAIN(AuditChainTest)
#include "tst_auditchain.moc"

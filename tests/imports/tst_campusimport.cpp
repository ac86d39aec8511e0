// SPDX-License-Identifier: GPL-3.0-or-later
#include "importsources.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesOf(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

} // namespace

/// The two SQLite databases of the campus, whole and damaged.
class tst_CampusImport : public QObject
{
    Q_OBJECT

private slots:
    void valuesAndRejects()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"smart_meter.db"_s);
        QVERIFY(makeSmartMeter(
            file, {u"'2025-11-02 14:05:35.120', 'LAB-1', 231.4, 1.532, 318.7, 0.9, 50.02, 0.44"_s,
                   u"'2025-11-02T14:05:40', 'LAB-1', 231.5, NULL, -12.5, 0.9, 50, NULL"_s,
                   u"'2025-m-02 14:05:45.000', 'LAB-1', 231, 1, 300, 0.9, 50, 0.4"_s,
                   u"'2025-11-02 14:05:50.000', '', 231, 1, 300, 0.9, 50, 0.4"_s,
                   u"'1970-01-01 00:00:05.000', 'LAB-1', 231, 1, 300, 0.9, 50, 0.4"_s,
                   u"'2025-11-02 14:05:55.000', 'LAB-2', 'nan', 1, 'x', 0.9, 50, 0.4"_s}));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"campus"_s, file, "Asia/Kolkata"), QString());
        const QString first = u"2025-11-02T08:35:35.120000Z import:campus:readings"_s;
        QCOMPARE(sink.readings.mid(0, 5), (QStringList{u"LAB-1 - voltage 231.4 Good "_s + first,
                                                       u"LAB-1 - current 1.532 Good "_s + first,
                                                       u"LAB-1 - active_power 318.7 Good "_s + first,
                                                       u"LAB-1 - power_factor 0.9 Good "_s + first,
                                                       u"LAB-1 - frequency 50.02 Good "_s + first}));
        // NULL is no zero; trap 33: a sign is kept as it stands.
        QCOMPARE(sink.readings.size(), 5 + 4 + 3);
        QVERIFY(sink.readings.contains(
            u"LAB-1 - active_power -12.5 Good 2025-11-02T08:35:40.000000Z import:campus:readings"_s));
        QCOMPARE(sink.refusals,
                 (QStringList{u"smart_meter.db|readings|3|month"_s, u"smart_meter.db|readings|4|device"_s,
                              u"smart_meter.db|readings|5|year"_s, u"smart_meter.db|readings|6|value"_s,
                              u"smart_meter.db|readings|6|value"_s}));
        QCOMPARE(sink.devices, (QStringList{u"LAB-1"_s, u"LAB-2"_s}));
        // Trap 32: the energy of an interval is no total.
        QCOMPARE(sink.homes, QStringList(u"readings.energy_wh_interval=2"_s));
        QCOMPARE(sink.zone, u"Asia/Kolkata"_s);
        QCOMPARE(sink.rows, 6);
    }

    void trap53TheMonthIsRepairedOnlyOnRequestAndMarked()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"smart_meter.db"_s);
        QVERIFY(makeSmartMeter(file,
                               {u"'2025-m-02 14:05:35.000', 'LAB-1', 230, NULL, NULL, NULL, NULL, NULL"_s,
                                u"'2025-m-03 14:05:35.000', 'LAB-1', 231, NULL, NULL, NULL, NULL, NULL"_s,
                                u"'2025-10-03 14:05:35.000', 'LAB-1', 232, NULL, NULL, NULL, NULL, NULL"_s}));
        const QString good = u"LAB-1 - voltage 232 Good 2025-10-03T14:05:35.000000Z import:campus:readings"_s;
        {
            KeepingSink sink;
            QCOMPARE(importInto(sink, u"campus"_s, file, "UTC"), QString());
            QCOMPARE(sink.readings, QStringList(good));
            QCOMPARE(sink.refusals, (QStringList{u"smart_meter.db|readings|1|month"_s,
                                                 u"smart_meter.db|readings|2|month"_s}));
            QCOMPARE(sink.repairs, 0);
        }
        {
            KeepingSink sink;
            QCOMPARE(importInto(sink, u"campus"_s, file, "UTC", true), QString());
            QCOMPARE(
                sink.readings,
                (QStringList{
                    u"LAB-1 - voltage 230 Estimated 2025-10-02T14:05:35.000000Z import:campus:readings:repaired"_s,
                    good}));
            QCOMPARE(sink.refusals, QStringList(u"smart_meter.db|readings|2|repair-collides"_s));
            QCOMPARE(sink.repairs, 1);
        }
        {
            KeepingSink sink;
            QCOMPARE(importInto(sink, u"campus"_s, file, "UTC", true, 9), QString());
            QCOMPARE(sink.repairs, 2);
            QVERIFY(sink.readings.contains(
                u"LAB-1 - voltage 231 Estimated 2025-09-03T14:05:35.000000Z import:campus:readings:repaired"_s));
        }
    }

    void trap69_severalMetersOfWhichSomeAreMadeUp()
    {
        const QTemporaryDir folder;
        QVERIFY(makeSqlite(
            folder.filePath(u"campus_energy_multi.db"_s),
            {u"CREATE TABLE meter_hierarchy (meter_id TEXT, block_name TEXT, lab_name TEXT)"_s,
             u"INSERT INTO meter_hierarchy VALUES ('1', 'A', 'x'), ('2', 'A', 'y')"_s,
             u"CREATE TABLE meter_readings (id INTEGER PRIMARY KEY, meter_id TEXT, timestamp TEXT, voltage "
             u"REAL,"
             " current REAL, power REAL, energy_wh_interval REAL, energy_wh_total REAL, pf REAL)"_s,
             u"INSERT INTO meter_readings VALUES (1, '1', '2025-11-02 14:05:35', 230, 2, 400, 0.5, 1234.5, "
             u"0.9),"
             " (2, '2', '2025-11-02 14:05:35', 230, 1.6, 320, 0.4, 1000, 0.9)"_s}));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"campus"_s, folder.path(), "UTC"), QString());
        QCOMPARE(sink.readings.size(), 10);
        QVERIFY(sink.readings.contains(
            u"1 - energy_integrated 1234.5 Estimated 2025-11-02T14:05:35.000000Z import:campus:meter_readings"_s));
        QCOMPARE(sink.homes, (QStringList{u"meter_readings.energy_wh_interval=2"_s, u"meter_hierarchy=2"_s}));
        // Trap 69: made-up meters beside a real one.
        QVERIFY2(sink.notes.join(u' ').contains(u"2 meters"_s), qPrintable(sink.notes.join(u' ')));
    }

    /// A demo was written with times shifted by hand; nobody can tell that from the file, so nothing shifts
    /// back.
    void trap58_timesAreReadAsTheyStand()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"smart_meter.db"_s);
        QVERIFY(makeSmartMeter(file,
                               {u"'2025-11-02 08:35:35.000', 'LAB-1', 230, NULL, NULL, NULL, NULL, NULL"_s}));
        for (const auto &[zone, hour] :
             {std::pair("UTC", u"08:35"_s), std::pair("Asia/Kolkata", u"03:05"_s)}) {
            KeepingSink sink;
            QCOMPARE(importInto(sink, u"campus"_s, file, zone), QString());
            QCOMPARE(
                sink.readings,
                QStringList(
                    u"LAB-1 - voltage 230 Good 2025-11-02T%1:35.000000Z import:campus:readings"_s.arg(hour)));
            QCOMPARE(sink.zone, QString::fromLatin1(zone));
        }
    }

    void theSourceIsLeftAlone()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"smart_meter.db"_s);
        QVERIFY(makeSmartMeter(file, {u"'2025-11-02 14:05:35.120', 'LAB-1', 231.4, 1, 1, 1, 50, 1"_s}));
        const QByteArray before = bytesOf(file);
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"campus"_s, file, "UTC", true), QString());
        QCOMPARE(sink.readings.size(), 5);
        QCOMPARE(bytesOf(file), before);
        QCOMPARE(filesOf(folder), QStringList(u"smart_meter.db"_s));
    }

    void rowsInAWriteAheadLogAreRead()
    {
        const QTemporaryDir folder;
        const QTemporaryDir copies;
        const QString file = folder.filePath(u"smart_meter.db"_s);
        const QString copy = copies.filePath(u"smart_meter.db"_s);
        {
            QVERIFY(makeSmartMeter(file, {}));
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"log"_s);
            database.setDatabaseName(file);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"PRAGMA journal_mode = WAL"_s));
            QVERIFY(query.exec(u"INSERT INTO readings (timestamp, meter_id, voltage_v1) VALUES"
                               " ('2025-11-02 14:05:35.120', 'LAB-1', 231.4)"_s));
            // As it lies there while the logger runs, or after it was killed.
            QVERIFY(QFile::copy(file, copy));
            QVERIFY(QFile::copy(file + u"-wal"_s, copy + u"-wal"_s));
        }
        QSqlDatabase::removeDatabase(u"log"_s);
        const QByteArray before = bytesOf(copy);
        const QByteArray log = bytesOf(copy + u"-wal"_s);
        QVERIFY(!log.isEmpty());
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"campus"_s, copy, "UTC"), QString());
        QCOMPARE(sink.readings.size(), 1);
        QVERIFY(sink.notes.join(u' ').contains(u"write-ahead log"_s));
        QCOMPARE(bytesOf(copy), before);
        QCOMPARE(bytesOf(copy + u"-wal"_s), log);
        QCOMPARE(filesOf(copies), (QStringList{u"smart_meter.db"_s, u"smart_meter.db-wal"_s}));
    }

    void whatIsReadableOfADamagedFileIsRead()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"smart_meter.db"_s);
        QStringList rows;
        for (int i = 0; i < 5000; ++i)
            rows.append(u"'2025-11-02 %1:%2:%3.000', 'LAB-1', %4, NULL, NULL, NULL, NULL, NULL"_s
                            .arg(i / 3600, 2, 10, QChar(u'0'))
                            .arg(i / 60 % 60, 2, 10, QChar(u'0'))
                            .arg(i % 60, 2, 10, QChar(u'0'))
                            .arg(i));
        QVERIFY(makeSmartMeter(file, rows));
        KeepingSink whole;
        QCOMPARE(importInto(whole, u"campus"_s, file, "UTC"), QString());
        QCOMPARE(whole.readings.size(), 5000);
        QCOMPARE(whole.damages, QStringList());

        // Two pages of rows in the middle become nothing, found by what they hold.
        QByteArray bytes = bytesOf(file);
        int blanked = 0;
        for (qsizetype page = 4096; page + 4096 <= bytes.size() && blanked < 2; page += 4096) {
            const bool leaf = bytes.at(page) == 13; // a page of rows, none of the index
            if (leaf && page > bytes.size() / 3 * (blanked + 1)) {
                bytes.replace(page, 4096, QByteArray(4096, '\0'));
                ++blanked;
            }
        }
        QCOMPARE(blanked, 2);
        QVERIFY(writeText(file, bytes));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"campus"_s, file, "UTC"), QString());
        QCOMPARE(sink.damages.size(), 2);
        QVERIFY2(sink.damages.first().contains(u"malformed"_s), qPrintable(sink.damages.first()));
        QVERIFY(sink.damages.first().startsWith(u"smart_meter.db, readings, row "_s));
        // Some 80 rows a page: no more is lost than those two held, and none comes twice.
        const auto lost = 5000 - sink.readings.size();
        QVERIFY2(lost > 40 && lost < 300, qPrintable(QString::number(lost)));
        QStringList unique = sink.readings;
        QCOMPARE(unique.removeDuplicates(), 0);
        QCOMPARE(sink.readings.last(), whole.readings.last());
    }

    void whatIsNoDatabaseIsRefused()
    {
        const QTemporaryDir folder;
        const QString text = folder.filePath(u"text.db"_s);
        QVERIFY(writeText(text, QByteArray(5000, 'x')));
        KeepingSink sink;
        QVERIFY(importInto(sink, u"campus"_s, text).contains(u"no SQLite database"_s));
        QVERIFY(importInto(sink, u"campus"_s, folder.filePath(u"none.db"_s)).contains(u"no such file"_s));
        QVERIFY(importInto(sink, u"campus"_s, folder.path()).contains(u"smart_meter.db"_s));
        const QString other = folder.filePath(u"other.db"_s);
        QVERIFY(makeSqlite(other, {u"CREATE TABLE t (a)"_s}));
        QVERIFY(importInto(sink, u"campus"_s, other).contains(u"meter_readings"_s));
        QVERIFY(importInto(sink, u"pi-scheduler"_s, other).contains(u"energy_readings"_s));
        QCOMPARE(sink.rows, 0);
    }
};

QTEST_GUILESS_MAIN(tst_CampusImport)
#include "tst_campusimport.moc"

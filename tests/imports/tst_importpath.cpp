// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/importpath.h"
#include "engine/workspaceholder.h"
#include "importdesk.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using historian::HistorianReader;

/// The whole way of an import: the program, the workspace's database, and what is read from it again.
class tst_ImportPath : public QObject
{
    Q_OBJECT

private slots:
    void twiceIsOnce()
    {
        Desk desk;
        QVERIFY(desk.ok);
        QVERIFY(makeSqlite(desk.file(u"ms.db"_s), meterSenseStatements()));
        const QStringList arguments{u"metersense"_s, desk.file(u"ms.db"_s), u"--zone"_s, u"Africa/Nairobi"_s,
                                    u"--json"_s};
        QVERIFY2(desk.import(arguments) == 0, qPrintable(desk.words));
        QCOMPARE(desk.json[u"readings"_s].toInt(), 14);
        QCOMPARE(desk.json[u"new"_s].toInt(), 14);
        QCOMPARE(desk.json[u"newEvents"_s].toInt(), 3);
        QCOMPARE(desk.json[u"rejected"_s].toInt(), 3);
        QCOMPARE(desk.json[u"rejects"_s][u"unknown-meter"_s].toInt(), 1);
        QCOMPARE(desk.json[u"devices"_s].toArray().size(), 2);
        QCOMPARE(desk.json[u"quantities"_s][u"gas_volume"_s].toInt(), 3);
        QCOMPARE(desk.json[u"from"_s].toString(), u"2025-06-01T07:30:00.000000Z"_s);
        QCOMPARE(desk.json[u"notImported"_s][u"FirmwareUpdates"_s].toInt(), 3);
        const QStringList first = desk.stored();
        QCOMPARE(first.size(), 14);
        QVERIFY(
            first.contains(u"LPG-0001 gas_volume import:metersense:UsageReadings 1748763000000000 12.345"_s));
        QCOMPARE(desk.storedEvents(), 3);

        QVERIFY2(desk.import(arguments) == 0, qPrintable(desk.words));
        QCOMPARE(desk.json[u"readings"_s].toInt(), 14);
        QCOMPARE(desk.json[u"new"_s].toInt(), 0);
        QCOMPARE(desk.json[u"known"_s].toInt(), 14);
        QCOMPARE(desk.json[u"newEvents"_s].toInt(), 0);
        QCOMPARE(desk.stored(), first);
        QCOMPARE(desk.storedEvents(), 3);

        // Both leave their word, newest first.
        const QList<QJsonObject> endings = desk.endings();
        QCOMPARE(endings.size(), 2);
        QCOMPARE(endings[0]["stored"_L1].toInt(), 0);
        QCOMPARE(endings[0]["known"_L1].toInt(), 14);
        QCOMPARE(endings[1]["kind"_L1].toString(), u"metersense"_s);
        QCOMPARE(endings[1]["source"_L1].toString(), desk.file(u"ms.db"_s));
        QCOMPARE(endings[1]["end"_L1].toString(), u"complete"_s);
        QCOMPARE(endings[1]["stored"_L1].toInt(), 14);
        QCOMPARE(endings[1]["known"_L1].toInt(), 0);
        QCOMPARE(endings[1]["events"_L1].toInt(), 3);
        QCOMPARE(endings[1]["rejected"_L1].toInt(), 3);
        QVERIFY2(endings[1]["by"_L1].toString().contains(u"meterdeckctl"_s),
                 qPrintable(endings[1]["by"_L1].toString()));
        auto reader = HistorianReader::open(desk.database());
        QVERIFY(reader.ok());
        const auto rejects = (*reader)->rejects(100);
        QCOMPARE(rejects->size(), 3);
        QCOMPARE(rejects->last().place, u"ms.db, UsageReadings, row 4"_s);
        QCOMPARE((*reader)->devices()->size(), 2);
    }

    void doublesWithinTheSourceAreStoredOnce()
    {
        Desk desk;
        const QByteArray rows = readingsCsv(9000);
        QVERIFY(writeText(desk.file(u"r.csv"_s), rows + rows.mid(rows.indexOf('\n') + 1)));
        QVERIFY2(desk.import({u"readings"_s, desk.file(u"r.csv"_s), u"--json"_s}) == 0,
                 qPrintable(desk.words));
        QCOMPARE(desk.json[u"readings"_s].toInt(), 18000);
        QCOMPARE(desk.json[u"new"_s].toInt(), 9000);
        QCOMPARE(desk.json[u"known"_s].toInt(), 9000);
        QCOMPARE(desk.stored().size(), 9000);
    }

    void killedAndRunAgain_data()
    {
        QTest::addColumn<QString>("point");
        for (const auto &point : {u"before-commit:1"_s, u"after-commit:1"_s, u"before-commit:3"_s,
                                  u"after-commit:3"_s, u"move-insert:2"_s, u"move-empty"_s})
            QTest::newRow(qPrintable(point)) << point;
    }

    void killedAndRunAgain()
    {
        QFETCH(QString, point);
        Desk desk;
        QVERIFY(writeText(desk.file(u"r.csv"_s), readingsCsv(13000)));
        const QStringList arguments{u"readings"_s, desk.file(u"r.csv"_s), u"--json"_s};
        QCOMPARE(desk.import(arguments, point), -1);
        QVERIFY2(desk.import(arguments) == 0, qPrintable(desk.words));
        // What was stored is not read again, but for the row that was under way.
        const int before = desk.json[u"rowsBefore"_s].toInt();
        const int commits = point.startsWith("move"_L1)     ? 4
                            : point == "before-commit:1"_L1 ? 0
                            : point.endsWith(u'3')          ? 2
                                                            : 1;
        const bool third = point == "after-commit:3"_L1;
        if (commits < 4)
            QCOMPARE(before, commits == 0 ? 0 : (commits + (third ? 1 : 0)) * 4000 - 1);
        QCOMPARE(desk.json[u"readings"_s].toInt(),
                 commits < 4 ? 13000 - before : desk.json[u"rows"_s].toInt());
        QCOMPARE(desk.json[u"startedOver"_s].toString(), QString());
        if (m_undisturbed.isEmpty()) {
            Desk undisturbed;
            QVERIFY(writeText(undisturbed.file(u"r.csv"_s), readingsCsv(13000)));
            QCOMPARE(undisturbed.import({u"readings"_s, undisturbed.file(u"r.csv"_s), u"--json"_s}), 0);
            m_undisturbed = undisturbed.stored();
        }
        QCOMPARE(desk.stored(), m_undisturbed);
        QStringList rows = desk.stored();
        QCOMPARE(rows.size(), 13000);
        QCOMPARE(rows.removeDuplicates(), 0);
        compareRollups(desk, 13000);
    }

    void brokenOffAndGoneOnInWords()
    {
        Desk desk;
        QVERIFY(writeText(desk.file(u"r.csv"_s), readingsCsv(13000)));
        const QStringList arguments{u"readings"_s, desk.file(u"r.csv"_s)};
        QCOMPARE(desk.import(arguments, u"after-commit:2"_s), -1);
        QVERIFY2(desk.import(arguments) == 0, qPrintable(desk.words));
        QVERIFY2(desk.output.contains("continued from row 8000"), desk.output.constData());
        QCOMPARE(desk.stored().size(), 13000);
        // One that was done is read from its beginning, to see what is there.
        QCOMPARE(desk.import(arguments + QStringList{u"--json"_s}), 0);
        QCOMPARE(desk.json[u"rowsBefore"_s].toInt(), 0);
        QCOMPARE(desk.json[u"known"_s].toInt(), 13000);
    }

    void aFullDiskAndGoneOn()
    {
#ifndef Q_OS_UNIX
        QSKIP("a shell sets the limit");
#endif
        Desk desk;
        QVERIFY(writeText(desk.file(u"r.csv"_s), readingsCsv(30000)));
        const QStringList arguments{u"readings"_s, desk.file(u"r.csv"_s), u"--json"_s};
        QCOMPARE(desk.import(arguments, {}, true), 1);
        QVERIFY2(desk.words.contains(u"ws.db"_s), qPrintable(desk.words));
        const qsizetype before = desk.stored().size();
        QVERIFY2(before >= 4000 && before < 30000, qPrintable(QString::number(before)));
        QVERIFY2(desk.import(arguments) == 0, qPrintable(desk.words));
        QCOMPARE(desk.json[u"rowsBefore"_s].toInt(), int(before) - 1);
        QCOMPARE(desk.stored().size(), 30000);
        compareRollups(desk, 30000);
    }

    void aChangedSourceStartsOver_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("reason");
        for (const auto &[change, reason] :
             {std::pair(u"longer"_s, u"source"_s), std::pair(u"head"_s, u"source"_s),
              std::pair(u"zone"_s, u"settings"_s), std::pair(u"anew"_s, QString())})
            QTest::newRow(qPrintable(change)) << change << reason;
    }

    void aChangedSourceStartsOver()
    {
        QFETCH(QString, change);
        QFETCH(QString, reason);
        Desk desk;
        QByteArray text = readingsCsv(9000);
        QVERIFY(writeText(desk.file(u"r.csv"_s), text));
        QStringList arguments{u"readings"_s, desk.file(u"r.csv"_s), u"--json"_s};
        QCOMPARE(desk.import(arguments, u"after-commit:1"_s), -1);
        int expected = 9000;
        if (change == "longer"_L1) {
            text += "c,,voltage,V,1,Good,2025-11-02T14:05:35Z\n";
            ++expected;
        } else if (change == "head"_L1) {
            text.replace(text.indexOf("\na,,voltage,V,0,Good"), 20, "\na,,voltage,V,7,Good");
            ++expected; // the first row was stored with its old value
        } else if (change == "zone"_L1) {
            arguments += {u"--zone"_s, u"Asia/Kolkata"_s};
        } else {
            arguments += u"--anew"_s;
        }
        QVERIFY(writeText(desk.file(u"r.csv"_s), text));
        QVERIFY2(desk.import(arguments) == 0, qPrintable(desk.words));
        // Writing the same again is a change too, which its date tells; --anew does not ask.
        QVERIFY(reason.isEmpty() ? change == "anew"_L1 : !desk.json[u"startedOver"_s].toString().isEmpty());
        if (reason == "source"_L1)
            QCOMPARE(desk.json[u"startedOver"_s].toString(), reason);
        QCOMPARE(desk.json[u"rowsBefore"_s].toInt(), 0);
        QCOMPARE(desk.stored().size(), expected);
    }

    void olderDataSortInAndLeaveTheNewestAlone()
    {
        Desk desk;
        QVERIFY(writeText(desk.file(u"new.csv"_s), readingsCsv(1000, 1762000000)));
        QVERIFY(writeText(desk.file(u"old.csv"_s), readingsCsv(3000, 1761999000)));
        QCOMPARE(desk.import({u"readings"_s, desk.file(u"new.csv"_s), u"--json"_s}), 0);
        const QString to = desk.json[u"to"_s].toString();
        QCOMPARE(desk.import({u"readings"_s, desk.file(u"old.csv"_s), u"--json"_s}), 0);
        // 1,500 seconds from 1,000 before: 500 of each meter meet the first file, with other values of the
        // same instants, which are kept beside them.
        QCOMPARE(desk.json[u"new"_s].toInt() + desk.json[u"known"_s].toInt(), 3000);
        auto reader = HistorianReader::open(desk.database());
        QVERIFY(reader.ok());
        const auto latest = (*reader)->latest();
        QCOMPARE(latest->size(), 2);
        for (const auto &newest : *latest)
            QCOMPARE(newest.reading.measuredAtUs, 1762000499LL * 1000000);
        QCOMPARE(to, u"2025-11-01T12:34:59.000000Z"_s);
        compareRollups(desk, static_cast<quint64>(desk.stored().size()));
    }

    void aPreviewWritesNothing()
    {
        Desk desk;
        QVERIFY(writeText(desk.file(u"r.csv"_s),
                          readingsCsv(5000) + "c,,voltage,V,x,Good,2025-11-02T14:05:35Z\n"));
        const QStringList arguments{u"readings"_s, desk.file(u"r.csv"_s), u"--json"_s};
        const QStringList preview =
            arguments + QStringList{u"--preview"_s, u"--rejects"_s, desk.file(u"rejects.csv"_s)};
        QVERIFY2(desk.import(preview) == 0, qPrintable(desk.words));
        QCOMPARE(desk.json[u"new"_s].toInt(), 5000);
        QCOMPARE(desk.json[u"preview"_s].toBool(), true);
        QCOMPARE(desk.json[u"rejected"_s].toInt(), 1);
        QCOMPARE(desk.json[u"firstRejects"_s][0][u"row"_s].toString(), u"5002"_s);
        QVERIFY(!QFile::exists(desk.database()));
        QFile rejects(desk.file(u"rejects.csv"_s));
        QVERIFY(rejects.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = rejects.readAll().split('\n');
        QCOMPARE(lines.at(0), "file,table,row,reason,detail,raw"_ba);
        QVERIFY2(lines.at(1).startsWith("r.csv,,5002,value,"), lines.at(1).constData());

        QCOMPARE(desk.import(arguments), 0);
        QCOMPARE(desk.import(preview), 0);
        QCOMPARE(desk.json[u"new"_s].toInt(), 0);
        QCOMPARE(desk.json[u"known"_s].toInt(), 5000);
        // In words, too.
        QCOMPARE(desk.import(preview.mid(0, 2) + QStringList{u"--preview"_s}), 0);
        QVERIFY2(desk.output.contains("this is a preview"), desk.output.constData());
    }

    void aHeldWorkspaceIsRefusedInWords()
    {
        Desk desk;
        QVERIFY(writeText(desk.file(u"r.csv"_s), readingsCsv(10)));
        const QStringList arguments{u"readings"_s, desk.file(u"r.csv"_s), u"--json"_s};
        engine::WorkspaceHolder holder(desk.database());
        QVERIFY(holder.take().ok());
        QCOMPARE(desk.import(arguments), 1);
        QVERIFY2(desk.words.contains(u"held by"_s) && desk.words.contains(u"close it first"_s),
                 qPrintable(desk.words));
        QVERIFY(!QFile::exists(desk.database()));
        QCOMPARE(desk.import(arguments + QStringList{u"--preview"_s}), 0);
        holder.release();
        QCOMPARE(desk.import(arguments), 0);
        QCOMPARE(desk.stored().size(), 10);
    }

    void wrongWordsAndSources()
    {
        Desk desk;
        QCOMPARE(desk.import({u"excel"_s, u"x"_s}), 2);
        QVERIFY(desk.words.contains(u"pi-scheduler"_s));
        QCOMPARE(desk.import({u"readings"_s}), 2);
        QCOMPARE(desk.import({u"campus"_s, u"x"_s, u"--repair"_s, u"--month"_s, u"13"_s}), 2);
        QCOMPARE(desk.import({u"readings"_s, desk.file(u"none.csv"_s)}), 1);
        QVERIFY2(desk.words.contains(u"no such file"_s), qPrintable(desk.words));
        QVERIFY(!QFile::exists(desk.database()));
    }

    void cancelledKeepsWhatIsStored()
    {
        Desk desk;
        QVERIFY(writeText(desk.file(u"r.csv"_s), readingsCsv(13000)));
        engine::ImportRequest request;
        request.what.kind = u"readings"_s;
        request.what.source = desk.file(u"r.csv"_s);
        request.databasePath = desk.database();
        request.by = u"somebody"_s;
        const engine::ImportState cut =
            engine::importRows(request, [](const engine::ImportState &state) { return state.fresh < 8000; });
        QVERIFY(cut.cancelled && !cut.error);
        QCOMPARE(static_cast<quint64>(desk.stored().size()), cut.fresh);
        QCOMPARE(desk.endings().size(), 1);
        QCOMPARE(desk.endings()[0]["end"_L1].toString(), u"cancelled"_s);
        QCOMPARE(desk.endings()[0]["by"_L1].toString(), u"somebody"_s);
        QCOMPARE(static_cast<quint64>(desk.endings()[0]["stored"_L1].toInteger()), cut.fresh);
        QVERIFY(cut.fresh >= 8000 && cut.fresh < 13000);
        const engine::ImportState rest =
            engine::importRows(request, [](const engine::ImportState &) { return true; });
        // It goes on with the row that was under way.
        QVERIFY(rest.rowsBefore > 0 && rest.rowsBefore <= cut.fresh);
        QCOMPARE(rest.rowsBefore + rest.rows, 13000);
        QCOMPARE(rest.rowsBefore + rest.known, cut.fresh);
        QCOMPARE(rest.fresh, 13000 - cut.fresh);
        QCOMPARE(desk.stored().size(), 13000);
    }

private:
    /// Minutes and readings agree over the whole, so that old rows were rolled up and none twice.
    static void compareRollups(const Desk &desk, quint64 expected)
    {
        auto reader = HistorianReader::open(desk.database());
        QVERIFY(reader.ok());
        const auto series = (*reader)->series();
        const auto from = std::chrono::floor<std::chrono::hours>(core::fromMicros(1761998000LL * 1000000));
        quint64 rolledUp = 0;
        for (const auto &[number, what] : *series) {
            // Buckets of whole hours: read from the roll-ups.
            const auto buckets = (*reader)->buckets(number, from, from + std::chrono::hours(48), 48);
            QVERIFY(buckets.ok());
            for (const historian::Bucket &bucket : *buckets)
                rolledUp += bucket.count;
        }
        QCOMPARE(rolledUp, expected);
    }

    QStringList m_undisturbed; ///< what 13,000 readings are, stored without a kill
};

QTEST_GUILESS_MAIN(tst_ImportPath)
#include "tst_importpath.moc"

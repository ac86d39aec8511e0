// SPDX-License-Identifier: GPL-3.0-or-later
#include "importsources.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// A reading broken off at any row and gone on from its position finds what an undisturbed one finds.
class tst_ImportResume : public QObject
{
    Q_OBJECT

private slots:
    void brokenOffAtEveryRow_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("step"); ///< rows between two tries
        QVERIFY(m_folder.isValid());
        const auto file = [this](const QString &name) { return m_folder.filePath(name); };

        // Longer than what is read at once, with lines within quotes, without text, and with foreign letters.
        QByteArray csv = "\xEF\xBB\xBF"
                         "device,channel,quantity,unit,value,quality,measured_at,source\r\n";
        for (int i = 0; i < 5000; ++i) {
            csv += "m" + QByteArray::number(i % 7) + ",,voltage,V," +
                   QByteArray::number(i % 11 == 3 ? -1 : i) + ",Good," + isoSeconds(1762000000 + i) +
                   ",\"Z\xC3\xA4hler " + QByteArray(i % 50, 'x') +
                   (i % 5 == 0 ? "\nsecond \"\"line\"\"\"\r\n" : "\"\r\n");
            if (i % 13 == 0)
                csv += "\n\n";
            if (i % 401 == 7)
                csv += "broken,row\n";
        }
        QVERIFY(writeText(file(u"r.csv"_s), csv));
        QTest::newRow("CSV") << u"readings"_s << file(u"r.csv"_s) << 197;
        QVERIFY(writeText(file(u"small.csv"_s), csv.left(csv.indexOf("broken,row") + 200)));
        QTest::newRow("CSV, each row") << u"readings"_s << file(u"small.csv"_s) << 1;

        QVERIFY(QDir().mkpath(file(u"campus"_s)));
        QStringList rows;
        for (int i = 0; i < 20; ++i)
            rows.append(
                u"'2025-%1-02 14:%2:00', 'M1', 230, 1, 200, 0.9, 50, 1"_s.arg(i == 5 ? u"m"_s : u"11"_s)
                    .arg(i, 2, 10, QChar(u'0')));
        QVERIFY(makeSmartMeter(file(u"campus/smart_meter.db"_s), rows));
        QVERIFY(makeSqlite(
            file(u"campus/campus_energy_multi.db"_s),
            {u"CREATE TABLE meter_readings (id INTEGER PRIMARY KEY, meter_id TEXT, timestamp TEXT, voltage "
             u"REAL,"
             " current REAL, power REAL, pf REAL, energy_wh_interval REAL, energy_wh_total REAL)"_s,
             u"INSERT INTO meter_readings VALUES (3, 'A', '2025-11-02 14:00:00', 230, 1, 2, 0.9, 1, 5),"
             " (7, 'B', '2025-11-02 14:00:00', 231, 1, 2, 0.9, 1, 5),"
             " (9, '', '2025-11-02 14:00:05', 231, 1, 2, 0.9, 1, 5),"
             " (12, 'A', '2025-11-02 14:00:05', 229, 1, 2, 0.9, 1, 6)"_s}));
        QTest::newRow("campus") << u"campus"_s << file(u"campus"_s) << 1;

        QVERIFY(makeSqlite(file(u"ms.db"_s), meterSenseStatements()));
        QTest::newRow("MeterSense, SQLite") << u"metersense"_s << file(u"ms.db"_s) << 1;
        if (const QString odbc = odbcConnection(file(u"ms.db"_s)); !odbc.isEmpty())
            QTest::newRow("MeterSense, ODBC") << u"metersense"_s << odbc << 1;
        QVERIFY(QDir().mkpath(file(u"tables"_s)));
        QVERIFY(writeText(file(u"tables/Meters.csv"_s), "MeterID,MeterSerial\n1,LPG-1\n2,LPG-2\n"));
        QVERIFY(writeText(
            file(u"tables/UsageReadings.csv"_s),
            "ReadingID,MeterID,ReadingTime,GasVolume_m3\n1,1,2025-06-01 10:30:00,1\n"
            "2,9,2025-06-01 10:30:00,1\n3,2,2025-06-01 10:30:00,NULL\n4,2,2025-06-01 10:31:00,4\n"));
        QVERIFY(writeText(file(u"tables/ConnectivityLogs.csv"_s),
                          "LogID,MeterID,LogTime,SignalRSSI_dBm\n1,1,2025-06-01 10:30:00,-100\n"
                          "2,1,2025-06-01 10:31:00,-101\n"));
        QTest::newRow("MeterSense, CSV") << u"metersense"_s << file(u"tables"_s) << 1;

        QVERIFY(makeSqlite(file(u"pi.db"_s),
                           {u"CREATE TABLE energy_readings (id INTEGER PRIMARY KEY, client_id TEXT,"
                            " energy_kwh REAL, timestamp TEXT)"_s,
                            u"INSERT INTO energy_readings VALUES (1, 'p', 1, '2025-11-02 14:00:00'),"
                            " (2, 'p', NULL, '2025-11-02 14:01:00'), (5, 'q', 2, '2025-11-02 14:02:00')"_s}));
        QTest::newRow("Pi") << u"pi-scheduler"_s << file(u"pi.db"_s) << 1;

        QByteArray lines;
        QByteArray sums = "[";
        for (int i = 0; i < 12; ++i) {
            const QByteArray at = "\"2025-11-02T14:" + QByteArray::number(10 + i) + ":00Z\"";
            lines += "{\"meter_id\":\"M\",\"interval_end_time\":" + at + ",\"voltage_v1\":23" +
                     QByteArray::number(i % 10) + "}\n" + (i == 4 ? "{\"broken\": }\n" : "");
            sums += QByteArray(i ? "," : "") +
                    "\n {\"building_name\":\"X\",\"total_energy_kwh\":" + QByteArray::number(i) +
                    ",\"last_reading_in_range\":" + at + "}";
        }
        QVERIFY(writeText(file(u"lines.json"_s), lines));
        QVERIFY(writeText(file(u"sums.json"_s), sums + "]"));
        QTest::newRow("Firestore") << u"firestore"_s << file(u"lines.json"_s) << 1;
        QTest::newRow("REST") << u"campus-rest"_s << file(u"sums.json"_s) << 1;
    }

    void brokenOffAtEveryRow()
    {
        QFETCH(QString, kind);
        QFETCH(QString, source);
        QFETCH(int, step);
        KeepingSink whole;
        QCOMPARE(importInto(whole, kind, source, "UTC"), QString());
        QVERIFY(whole.rows > 2);
        QVERIFY(whole.readings.size() + whole.events.size() >= 2);
        int tries = 0;
        for (quint64 row = 1; row <= whole.rows; row += static_cast<quint64>(step), ++tries) {
            KeepingSink first;
            first.stopAfter = row;
            QCOMPARE(importInto(first, kind, source, "UTC"), QString());
            QCOMPARE(first.rows, row);
            imports::Request request;
            request.kind = kind;
            request.source = source;
            request.zone = "UTC";
            request.from = first.positions.last();
            QVERIFY2(request.from->at >= 0, qPrintable(QString::number(row)));
            KeepingSink rest;
            const auto done = imports::import(request, rest);
            QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().toString()));
            QCOMPARE(first.readings + rest.readings, whole.readings);
            QCOMPARE(first.refusals + rest.refusals, whole.refusals);
            QCOMPARE(first.events.size() + rest.events.size(), whole.events.size());
            // Rows that others need may be read again, but only of the first table.
            QVERIFY(rest.rows >= whole.rows - row + 1);
            QCOMPARE(rest.positions.last(), whole.positions.last());
        }
        QVERIFY(tries > 2);
    }

    void nestedDocumentsAreReadFromTheirPiece()
    {
        const QString name = m_folder.filePath(u"nested.json"_s);
        QVERIFY(writeText(name,
                          R"({"readings_5min_avg":{"d1":{"meter_id":"M","timestamp":"2025-11-02T14:00:00Z",)"
                          R"("voltage_v1":230},"d2":{"meter_id":"M","timestamp":"2025-11-02T14:05:00Z",)"
                          R"("voltage_v1":231}}})"));
        KeepingSink whole;
        QCOMPARE(importInto(whole, u"firestore"_s, name), QString());
        QCOMPARE(whole.readings.size(), 2);
        QCOMPARE(whole.positions.last().at, 0); // the whole is one piece, and both its rows begin with it
        QCOMPARE(whole.positions.first(), whole.positions.last());
    }

    void aFileOfTwoBytesALetterHasNoPlaces()
    {
        const QString name = m_folder.filePath(u"utf16.csv"_s);
        const QString text = u"\uFEFFdevice,quantity,unit,value,quality,measured_at\n"
                             "a,voltage,V,1,Good,2025-11-02T14:00:00Z\n"_s;
        QVERIFY(writeText(name, QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2)));
        KeepingSink whole;
        QCOMPARE(importInto(whole, u"readings"_s, name), QString());
        QCOMPARE(whole.readings.size(), 1);
        QCOMPARE(whole.positions.first().at, -1);
    }

    void kindsAreRecognised_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("kind");
        for (const auto &[source, kind] :
             {std::pair(u"r.csv"_s, u"readings"_s), std::pair(u"campus"_s, u"campus"_s),
              std::pair(u"campus/smart_meter.db"_s, u"campus"_s),
              std::pair(u"campus/campus_energy_multi.db"_s, u"campus"_s),
              std::pair(u"ms.db"_s, u"metersense"_s), std::pair(u"tables"_s, u"metersense"_s),
              std::pair(u"pi.db"_s, u"pi-scheduler"_s), std::pair(u"lines.json"_s, u"firestore"_s),
              std::pair(u"sums.json"_s, u"campus-rest"_s), std::pair(u"nothing"_s, QString())})
            QTest::newRow(qPrintable(source)) << m_folder.filePath(source) << kind;
        QVERIFY(writeText(m_folder.filePath(u"letter.txt"_s), "Dear reader,\nthis is no table.\n"));
        QVERIFY(QDir().mkpath(m_folder.filePath(u"empty"_s)));
        QTest::newRow("a text") << m_folder.filePath(u"letter.txt"_s) << QString();
        QTest::newRow("a folder") << m_folder.filePath(u"empty"_s) << QString();
        QTest::newRow("ODBC") << u"DSN=MeterSense;UID=reader;PWD=x"_s << u"metersense"_s;
    }

    void kindsAreRecognised()
    {
        QFETCH(QString, source);
        QFETCH(QString, kind);
        QCOMPARE(imports::recognisedKind(source), kind);
    }

    void noSecretIsSpoken_data()
    {
        QTest::addColumn<QString>("connection");
        QTest::addColumn<QString>("spoken");
        QTest::newRow("plain")
            << u"Driver={ODBC Driver 18};Server=db.local;Database=MeterSense;UID=u;PWD=geheim"_s
            << u"ODBC db.local MeterSense"_s;
        // What stands in braces is one value, whatever it looks like.
        QTest::newRow("braces") << u"DSN=ms;PWD={a}}b;Server=geheim};Database=x"_s << u"ODBC ms x"_s;
        QTest::newRow("open brace") << u"DSN=ms;PWD={geheim;Database=geheim"_s << u"ODBC ms"_s;
        QTest::newRow("alone") << u"PWD=geheim"_s << u"ODBC"_s;
    }

    void noSecretIsSpoken()
    {
        QFETCH(QString, connection);
        QFETCH(QString, spoken);
        imports::Request request;
        request.kind = u"metersense"_s;
        request.source = connection;
        QCOMPARE(imports::spokenSource(request), spoken);
        KeepingSink sink;
        request.source.replace(u"DSN=ms"_s, u"DSN=no-such-source"_s);
        const auto done = imports::import(request, sink);
        QVERIFY(!done);
        QVERIFY2(!done.error().toString().contains(u"geheim"_s), qPrintable(done.error().toString()));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_ImportResume)
#include "tst_importresume.moc"

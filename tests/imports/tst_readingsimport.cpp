// SPDX-License-Identifier: GPL-3.0-or-later
#include "importsources.h"
#include "reports/csvwriter.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray Header = "device,channel,quantity,unit,value,quality,measured_at\n";

} // namespace

/// Our own export's columns, and with them what every import of tables does: times, numbers, units and CSV.
class tst_ReadingsImport : public QObject
{
    Q_OBJECT

private slots:
    void oneRow_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("reading"); ///< empty: refused
        QTest::addColumn<QString>("reason");
        const auto good = [](const char *name, const QByteArray &row, const QString &reading,
                             const QByteArray &zone = {}) {
            QTest::newRow(name) << row << zone << reading << QString();
        };
        const auto bad = [](const char *name, const QByteArray &row, const QString &reason,
                            const QByteArray &zone = {}) {
            QTest::newRow(name) << row << zone << QString() << reason;
        };
        good("as exported", "m1,L1,voltage,V,231.4,Good,2025-11-02T14:05:35.120334Z",
             u"m1 L1 voltage 231.4 Good 2025-11-02T14:05:35.120334Z import:readings"_s);
        good("an apostrophe is taken off", "'=m1,'-1,voltage,V,1,Good,2025-11-02T14:05:35Z",
             u"=m1 -1 voltage 1 Good 2025-11-02T14:05:35.000000Z import:readings"_s);
        good("quotes", "\"m,\"\"1\",,voltage,V,1,Good,2025-11-02T14:05:35Z",
             u"m,\"1 - voltage 1 Good 2025-11-02T14:05:35.000000Z import:readings"_s);
        // Units.
        good("kWh", "m1,,energy_import,kWh,2.013,Good,2025-11-02T14:05:35Z",
             u"m1 - energy_import 2013 Good 2025-11-02T14:05:35.000000Z import:readings"_s);
        good("mW is not MW", "m1,,active_power,mW,1500,Good,2025-11-02T14:05:35Z",
             u"m1 - active_power 1.5 Good 2025-11-02T14:05:35.000000Z import:readings"_s);
        good("trap 32: watt minutes", "m1,,energy_import,Wmin,90,Good,2025-11-02T14:05:35Z",
             u"m1 - energy_import 1.5 Good 2025-11-02T14:05:35.000000Z import:readings"_s);
        good("cubic metres", "m1,,gas_volume,m³,1.25,Good,2025-11-02T14:05:35Z",
             u"m1 - gas_volume 1.25 Good 2025-11-02T14:05:35.000000Z import:readings"_s);
        good("degrees", "m1,,temperature,°C,-2.5,Good,2025-11-02T14:05:35Z",
             u"m1 - temperature -2.5 Good 2025-11-02T14:05:35.000000Z import:readings"_s);
        bad("a unit of something else", "m1,,voltage,W,231,Good,2025-11-02T14:05:35Z", u"unit"_s);
        bad("no unit", "m1,,voltage,,231,Good,2025-11-02T14:05:35Z", u"unit"_s);
        bad("a percentage of a state", "m1,,relay,%,100,Good,2025-11-02T14:05:35Z", u"unit"_s);
        // Values and qualities.
        good("no answer", "m1,,voltage,V,,NoAnswer,2025-11-02T14:05:35Z",
             u"m1 - voltage - NoAnswer 2025-11-02T14:05:35.000000Z import:readings"_s);
        bad("good without a value", "m1,,voltage,V,,Good,2025-11-02T14:05:35Z", u"value"_s);
        bad("a value that was not answered", "m1,,voltage,V,230,NoAnswer,2025-11-02T14:05:35Z", u"value"_s);
        bad("a value whose quality is unknown", "m1,,voltage,V,230,Unknown,2025-11-02T14:05:35Z", u"value"_s);
        bad("too large for its unit", "m1,,energy_import,MWh,1e308,Good,2025-11-02T14:05:35Z", u"value"_s);
        bad("trap 1: nan", "m1,,voltage,V,nan,Good,2025-11-02T14:05:35Z", u"value"_s);
        bad("trap 1: inf", "m1,,voltage,V,-inf,Good,2025-11-02T14:05:35Z", u"value"_s);
        bad("words", "m1,,voltage,V,23O,Good,2025-11-02T14:05:35Z", u"value"_s);
        bad("a comma", "m1,,voltage,V,\"230,5\",Good,2025-11-02T14:05:35Z", u"value"_s);
        bad("no such quantity", "m1,,volts,V,230,Good,2025-11-02T14:05:35Z", u"quantity"_s);
        bad("no such quality", "m1,,voltage,V,230,Fine,2025-11-02T14:05:35Z", u"quality"_s);
        bad("no device", ",,voltage,V,230,Good,2025-11-02T14:05:35Z", u"device"_s);
        bad("a cell too few", "m1,,voltage,V,230,Good", u"row"_s);
        bad("a cell too many", "m1,,voltage,V,230,Good,2025-11-02T14:05:35Z,x", u"row"_s);
        // Times.
        good("UTC without a word", "m1,,voltage,V,1,Good,2025-11-02 14:05:35",
             u"m1 - voltage 1 Good 2025-11-02T14:05:35.000000Z import:readings"_s);
        good("trap 51: the zone asked for", "m1,,voltage,V,1,Good,2025-11-02 14:05:35",
             u"m1 - voltage 1 Good 2025-11-02T08:35:35.000000Z import:readings"_s, "Asia/Kolkata");
        good("its own zone wins", "m1,,voltage,V,1,Good,2025-11-02T14:05:35+03:00",
             u"m1 - voltage 1 Good 2025-11-02T11:05:35.000000Z import:readings"_s, "Asia/Kolkata");
        good("trap 52: no fraction", "m1,,voltage,V,1,Good,2025-11-02T14:05:35",
             u"m1 - voltage 1 Good 2025-11-02T14:05:35.000000Z import:readings"_s);
        good("trap 52: three digits", "m1,,voltage,V,1,Good,2025-11-02T14:05:35.5",
             u"m1 - voltage 1 Good 2025-11-02T14:05:35.500000Z import:readings"_s);
        good("seven digits", "m1,,voltage,V,1,Good,2025-11-02T14:05:35.1234569",
             u"m1 - voltage 1 Good 2025-11-02T14:05:35.123456Z import:readings"_s);
        good("shown twice", "m1,,voltage,V,1,Good,2025-10-26 02:30:00",
             u"m1 - voltage 1 Good 2025-10-26T00:30:00.000000Z import:readings"_s, "Europe/Berlin");
        good("summer", "m1,,voltage,V,1,Good,2025-03-30 03:00:00",
             u"m1 - voltage 1 Good 2025-03-30T01:00:00.000000Z import:readings"_s, "Europe/Berlin");
        bad("never shown", "m1,,voltage,V,1,Good,2025-03-30 02:30:00", u"local-time"_s, "Europe/Berlin");
        bad("trap 50: 1970", "m1,,voltage,V,1,Good,1970-01-01T00:00:12Z", u"year"_s);
        bad("trap 50: before 2015", "m1,,voltage,V,1,Good,2014-12-31T23:59:59Z", u"year"_s);
        bad("ahead of all clocks", "m1,,voltage,V,1,Good,2999-01-01T00:00:00Z", u"future"_s);
        bad("trap 53: the month", "m1,,voltage,V,1,Good,2025-m-02 14:05:35", u"month"_s);
        bad("no such day", "m1,,voltage,V,1,Good,2025-02-29 14:05:35", u"time"_s);
        bad("no time", "m1,,voltage,V,1,Good,", u"time"_s);
        bad("a date", "m1,,voltage,V,1,Good,2025-02-28", u"time"_s);
        bad("trap 55: since boot", "m1,,voltage,V,1,Good,123456789", u"time"_s);
        // A bare number can be a time in one unit at most; years that could be none decide nothing.
        good("trap 57: seconds", "m1,,voltage,V,1,Good,1762092335",
             u"m1 - voltage 1 Good 2025-11-02T14:05:35.000000Z import:readings"_s, "Asia/Kolkata");
        good("trap 57: seconds with a fraction", "m1,,voltage,V,1,Good,1762092335.120334",
             u"m1 - voltage 1 Good 2025-11-02T14:05:35.120334Z import:readings"_s);
        good("trap 57: milliseconds", "m1,,voltage,V,1,Good,1762092335120",
             u"m1 - voltage 1 Good 2025-11-02T14:05:35.120000Z import:readings"_s);
        good("trap 57: microseconds", "m1,,voltage,V,1,Good,1762092335120334",
             u"m1 - voltage 1 Good 2025-11-02T14:05:35.120334Z import:readings"_s);
        bad("trap 50: seconds before 2015", "m1,,voltage,V,1,Good,1420070399", u"time"_s);
        bad("seconds ahead of all clocks", "m1,,voltage,V,1,Good,9762092335", u"time"_s);
        bad("digits of a date", "m1,,voltage,V,1,Good,20251102", u"time"_s);
        bad("digits of a date and time", "m1,,voltage,V,1,Good,20251102140535", u"time"_s);
        bad("digits without end", "m1,,voltage,V,1,Good,99999999999999999999", u"time"_s);
        bad("a count with an exponent", "m1,,voltage,V,1,Good,1.7e9", u"time"_s);
        bad("a count below nothing", "m1,,voltage,V,1,Good,-1762092335", u"time"_s);
        bad("a point without digits", "m1,,voltage,V,1,Good,1762092335.", u"time"_s);
        bad("garbage behind", "m1,,voltage,V,1,Good,2025-02-28T10:00:00Zx", u"time"_s);
    }

    void oneRow()
    {
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, zone);
        QFETCH(QString, reading);
        QFETCH(QString, reason);
        const QString file = m_folder.filePath(u"in.csv"_s);
        QVERIFY(writeText(file, Header + row + '\n'));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"readings"_s, file, zone), QString());
        QCOMPARE(sink.readings, reading.isEmpty() ? QStringList() : QStringList(reading));
        QCOMPARE(sink.refusals, reason.isEmpty() ? QStringList() : QStringList(u"in.csv||2|"_s + reason));
        QCOMPARE(sink.zone, zone.isEmpty() ? u"UTC"_s : QString::fromUtf8(zone));
    }

    /// A column's name says in what it counts, and then nothing else is tried.
    void trap57DeclaredCounts_data()
    {
        QTest::addColumn<QByteArray>("column");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("outcome"); ///< the time, or the reason of the refusal
        QTest::newRow("s") << "measured_at_s"_ba
                           << "1762092335.5"_ba << u"2025-11-02T14:05:35.500000Z"_s;
        QTest::newRow("ms") << "measured_at_ms"_ba
                            << "1762092335120"_ba << u"2025-11-02T14:05:35.120000Z"_s;
        QTest::newRow("us") << "Measured_At_us"_ba
                            << "1762092335120334"_ba << u"2025-11-02T14:05:35.120334Z"_s;
        QTest::newRow("ms as s") << "measured_at_s"_ba
                                 << "1762092335120"_ba << u"future"_s;
        QTest::newRow("s as ms") << "measured_at_ms"_ba
                                 << "1762092335"_ba << u"year"_s;
        QTest::newRow("too much") << "measured_at_s"_ba
                                  << "9999999999999999"_ba << u"future"_s;
        QTest::newRow("a text") << "measured_at_s"_ba
                                << "2025-11-02T14:05:35Z"_ba << u"time"_s;
        QTest::newRow("nothing") << "measured_at_s"_ba
                                 << ""_ba << u"time"_s;
    }

    void trap57DeclaredCounts()
    {
        QFETCH(QByteArray, column);
        QFETCH(QByteArray, text);
        QFETCH(QString, outcome);
        const QString file = m_folder.filePath(u"counted.csv"_s);
        QVERIFY(writeText(file, "device,channel,quantity,unit,value,quality," + column +
                                    "\nm1,,voltage,V,1,Good," + text + '\n'));
        QCOMPARE(imports::recognisedKind(file), u"readings"_s);
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"readings"_s, file, {}), QString());
        const bool taken = outcome.contains(u'T');
        QCOMPARE(sink.readings, taken ? QStringList(u"m1 - voltage 1 Good %1 import:readings"_s.arg(outcome))
                                      : QStringList());
        QCOMPARE(sink.refusals, taken ? QStringList() : QStringList(u"counted.csv||2|"_s + outcome));
    }

    void rowsAreNamedByTheLineTheyBeginOn()
    {
        const QString file = m_folder.filePath(u"lines.csv"_s);
        QVERIFY(writeText(file, "\xEF\xBB\xBF" + Header +
                                    "\r\n\"a\nb\",,voltage,V,1,Good,2025-11-02T14:05:35Z\r\n\n"
                                    "x,,voltage,V,bad,Good,2025-11-02T14:05:35Z"));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"readings"_s, file), QString());
        QCOMPARE(sink.devices, QStringList(u"a\nb"_s));
        QCOMPARE(sink.refusals, QStringList(u"lines.csv||6|value"_s));
        QCOMPARE(sink.rows, 2);
    }

    /// The file is read in pieces of 128 KiB; the last one may be less than a character.
    void aFileEndsWithinACharacterBehindAPiece()
    {
        const QString file = m_folder.filePath(u"piece.csv"_s);
        const QByteArray row = "m1,,voltage,V,1,Good,2025-11-02T14:05:35Z\n";
        QByteArray text = Header;
        while (text.size() + row.size() <= 128 * 1024)
            text += row;
        const int rows = static_cast<int>(text.count('\n')) - 1;
        text += QByteArray(128 * 1024 - text.size(), '\n') + '\xC3';
        QVERIFY(writeText(file, text));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"readings"_s, file), QString());
        QCOMPARE(sink.readings.size(), rows);
        QCOMPARE(sink.refusals, QStringList());
    }

    void whatTheExportWritesIsReadBack()
    {
        const QString file = m_folder.filePath(u"export.csv"_s);
        reports::CsvWriter csv(file, reports::CsvWriter::Rows::Readings);
        QVERIFY(csv.open().ok());
        core::Series series;
        series.device = core::DeviceId(u"=roof, \"7\""_s);
        series.channel = u"-1"_s;
        series.quantity = core::Quantity::EnergyImport;
        series.source = u"site:pzem/energy"_s;
        core::Reading reading;
        reading.measuredAt = core::fromMicros(1762072496120334);
        reading.receivedAt = core::fromMicros(1762072497000001);
        reading.quality = core::Quality::Good;
        reading.value = 0.1 + 0.2;
        QVERIFY(csv.write(series, reading).ok());
        reading.quality = core::Quality::NoAnswer;
        reading.value.reset();
        QVERIFY(csv.write(series, reading).ok());
        QVERIFY(csv.commit().ok());
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"readings"_s, file), QString());
        QCOMPARE(sink.refusals, QStringList());
        const QString what = u"=roof, \"7\" -1 energy_import "_s;
        const QString when = u" 2025-11-02T08:34:56.120334Z import:readings:site:pzem/energy"_s;
        QCOMPARE(sink.readings,
                 (QStringList{what + u"0.30000000000000004 Good"_s + when, what + u"- NoAnswer"_s + when}));
    }

    void sourcesAreCarried()
    {
        const QString file = m_folder.filePath(u"sources.csv"_s);
        QVERIFY(writeText(file, "device;quantity;unit;value;quality;measured_at;received_at;source\n"
                                "m;voltage;V;1;Good;2025-11-02T14:05:35Z;2025-11-02T14:05:36Z;bus1:0x0006\n"
                                "m;voltage;V;1;Good;2025-11-02T14:05:35Z;;import:campus:readings\n"));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"readings"_s, file), QString());
        QCOMPARE(sink.readings,
                 (QStringList{u"m - voltage 1 Good 2025-11-02T14:05:35.000000Z import:readings:bus1:0x0006"_s,
                              u"m - voltage 1 Good 2025-11-02T14:05:35.000000Z import:campus:readings"_s}));
    }

    void whatIsNoExportIsRefusedWhole_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QByteArray() << u"the file is empty"_s;
        QTest::newRow("other columns")
            << QByteArray("device,value\nm,1\n") << u"quantity, unit, quality, measured_at"_s;
        QTest::newRow("minutes")
            << QByteArray("device,channel,quantity,unit,mean,min,max,last,readings,minute,source\n")
            << u"export of minutes"_s;
        QTest::newRow("an open quote") << QByteArray("device,\"value\nm,1\n") << u"never closed"_s;
    }

    void whatIsNoExportIsRefusedWhole()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const QString file = m_folder.filePath(u"other.csv"_s);
        QVERIFY(writeText(file, text));
        KeepingSink sink;
        const QString error = importInto(sink, u"readings"_s, file);
        QVERIFY2(error.contains(words), qPrintable(error));
        QCOMPARE(sink.readings.size(), 0);
    }

    void aQuoteThatNeverEndsDoesNotEatTheMemory()
    {
        const QString file = m_folder.filePath(u"open.csv"_s);
        QVERIFY(writeText(file, Header + "a,,voltage,V,1,Good,2025-11-02T14:05:35Z\n\"b" +
                                    QByteArray(3000000, 'x')));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"readings"_s, file), QString());
        QCOMPARE(sink.readings.size(), 1);
        QCOMPARE(sink.refusals, QStringList(u"open.csv||3|row"_s));
    }

    void manyRowsCrossThePiecesTheFileIsReadIn()
    {
        QByteArray text = Header;
        for (int i = 0; i < 20000; ++i)
            text += "\"m\"\"" + QByteArray::number(i % 7) + "\",,voltage,V," + QByteArray::number(i) +
                    ",Good,2025-11-02T14:05:35Z\r\n";
        const QString file = m_folder.filePath(u"many.csv"_s);
        QVERIFY(writeText(file, text));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"readings"_s, file), QString());
        QCOMPARE(sink.refusals, QStringList());
        QCOMPARE(sink.readings.size(), 20000);
        QCOMPARE(sink.devices.size(), 7);
        QCOMPARE(sink.readings.last(),
                 u"m\"0 - voltage 19999 Good 2025-11-02T14:05:35.000000Z import:readings"_s);
    }

    void aSinkEndsIt()
    {
        QByteArray text = Header;
        for (int i = 0; i < 100; ++i)
            text += "m,,voltage,V,1,Good,2025-11-02T14:05:35Z\n";
        const QString file = m_folder.filePath(u"end.csv"_s);
        QVERIFY(writeText(file, text));
        KeepingSink sink;
        sink.stopAfter = 10;
        QCOMPARE(importInto(sink, u"readings"_s, file), QString());
        QCOMPARE(sink.rows, 10);
    }

    void wrongWordsAreRefused()
    {
        KeepingSink sink;
        QVERIFY(importInto(sink, u"excel"_s, u"x"_s).contains(u"pi-scheduler"_s));
        QVERIFY(importInto(sink, u"readings"_s, u"x"_s, "Mars/Olympus").contains(u"zone"_s));
        QVERIFY(importInto(sink, u"campus"_s, u"x"_s, {}, true, 13).contains(u"month"_s));
        QVERIFY(
            importInto(sink, u"readings"_s, m_folder.filePath(u"none.csv"_s)).contains(u"no such file"_s));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_ReadingsImport)
#include "tst_readingsimport.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "importsources.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QStringList Readings{
    u"LPG-0001 - gas_volume 12.345 Good 2025-06-01T07:30:00.000000Z import:metersense:UsageReadings"_s,
    u"LPG-0001 - battery_voltage 3.78 Good 2025-06-01T07:30:00.000000Z import:metersense:UsageReadings"_s,
    u"LPG-0001 - temperature 27.5 Good 2025-06-01T07:30:00.000000Z import:metersense:UsageReadings"_s,
    u"LPG-0001 - gas_volume 13.1 Good 2025-06-02T08:15:00.500000Z import:metersense:UsageReadings"_s,
    u"LPG-0001 - temperature 28.1 Good 2025-06-02T08:15:00.500000Z import:metersense:UsageReadings"_s,
    u"LPG-0002 - gas_volume 10.54 Good 2025-06-02T06:35:00.000000Z import:metersense:UsageReadings"_s,
    u"LPG-0002 - battery_voltage 3.7 Good 2025-06-02T06:35:00.000000Z import:metersense:UsageReadings"_s,
    u"LPG-0002 - temperature 26.8 Good 2025-06-02T06:35:00.000000Z import:metersense:UsageReadings"_s,
    u"LPG-0002 - battery_voltage 3.6 Good 2025-06-03T06:35:00.000000Z import:metersense:UsageReadings"_s,
    u"LPG-0002 - temperature 26 Good 2025-06-03T06:35:00.000000Z import:metersense:UsageReadings"_s,
    u"LPG-0002 - rssi -105 Good 2025-06-02T06:35:00.000000Z import:metersense:ConnectivityLogs"_s,
    u"LPG-0002 - online 0 Good 2025-06-02T06:35:00.000000Z import:metersense:ConnectivityLogs"_s,
    u"LPG-0002 - rssi -110 Good 2025-06-02T06:36:00.000000Z import:metersense:ConnectivityLogs"_s,
    u"LPG-0002 - online 1 Good 2025-06-02T06:36:00.000000Z import:metersense:ConnectivityLogs"_s};

/// Whatever way the sample came, this comes of it. A driver that gives a column's cells as numbers (@p typed)
/// shows a text among them as NULL.
void compareWithSample(const KeepingSink &sink, bool typed = false)
{
    QCOMPARE(sink.readings, Readings);
    QCOMPARE(sink.devices, (QStringList{u"LPG-0001"_s, u"LPG-0002"_s}));
    QCOMPARE(sink.zone, u"Africa/Nairobi"_s);
    QStringList reasons;
    for (const QString &refusal : sink.refusals)
        reasons.append(refusal.section(u'|', 1));
    QCOMPARE(reasons.size(), typed ? 2 : 3);
    QVERIFY2(reasons.at(0).startsWith(u"UsageReadings|"_s) && reasons.at(0).endsWith(u"|unknown-meter"_s),
             qPrintable(reasons.at(0)));
    QVERIFY(reasons.at(1).endsWith(u"|time"_s));
    QVERIFY(typed || reasons.at(2).endsWith(u"|value"_s));
    QVERIFY(typed || sink.details.at(2).startsWith(u"GasVolume_m3: \"broken\""_s));
    QStringList kinds;
    for (const core::Event &event : sink.events)
        kinds.append(event.device.toString() + u' ' + event.kind);
    QCOMPARE(kinds, (QStringList{u"LPG-0002 connectivity-error"_s, u"LPG-0001 configuration"_s,
                                 u"LPG-0002 link-switch"_s}));
    QCOMPARE(sink.events.first().detail[u"ErrorCode"_s].toString(), u"PDP_FAIL"_s);
    QCOMPARE(sink.events.first().detail[u"source"_s].toString(), u"import:metersense:ConnectivityLogs"_s);
    QCOMPARE(sink.events.last().detail[u"ToLinkType"_s].toString(), u"SATELLITE"_s);
    QVERIFY(sink.homes.contains(u"Customers=2"_s));
    QVERIFY(sink.homes.contains(u"FirmwareUpdates=3"_s));
}

} // namespace

/// MeterSense's tables by name, over each way they can come.
class tst_MeterSenseImport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(makeSqlite(m_folder.filePath(u"ms.db"_s), meterSenseStatements())); }

    void overOdbc()
    {
        const QString connection = odbcConnection(m_folder.filePath(u"ms.db"_s));
        if (connection.isEmpty()) {
            QVERIFY2(!qEnvironmentVariableIsSet("CI"), "there is no ODBC driver to test with");
            QSKIP("there is no ODBC driver to test with");
        }
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"metersense"_s, connection, "Africa/Nairobi"), QString());
        compareWithSample(sink, true);
        QVERIFY(sink.homes.contains(u"vw_ProblemMeters=2"_s));
        QVERIFY2(sink.refusals.first().contains(u"|4|"_s), qPrintable(sink.refusals.first()));
    }

    void trap73_tablesAreReadAndViewsThatJoinThemAreNot()
    {
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"metersense"_s, m_folder.filePath(u"ms.db"_s), "Africa/Nairobi"),
                 QString());
        compareWithSample(sink);
        QVERIFY(sink.homes.contains(u"vw_ProblemMeters=2"_s));
    }

    void asAFolderOfCsv()
    {
        const QTemporaryDir folder;
        const auto write = [&](const QString &table, const QByteArray &text) {
            return writeText(folder.filePath(table), text);
        };
        QVERIFY(write(u"Meters.csv"_s, "MeterID,MeterSerial,CustomerID\n1,LPG-0001,1\n2,LPG-0002,NULL\n"));
        QVERIFY(write(u"dbo.UsageReadings.csv"_s,
                      "ReadingID,MeterID,ReadingTime,GasVolume_m3,BatteryVoltage,Temperature_C\n"
                      "1,1,2025-06-01 10:30:00.0000000,12.345,3.78,27.50\n"
                      "2,1,2025-06-02 11:15:00.5000000,13.100,NULL,28.10\n"
                      "3,2,2025-06-02 09:35:00.0000000,10.540,3.70,26.80\n4,9,2025-06-02 09:35:00,1,1,1\n"
                      "5,2,2025-13-02 09:35:00,1,1,1\n6,2,2025-06-03 09:35:00,broken,3.6,26\n"));
        QVERIFY(write(u"connectivitylogs.CSV"_s.toLower(),
                      "LogID,MeterID,LogTime,SignalRSSI_dBm,NetworkType,IsConnected,ErrorCode,LinkType\n"
                      "1,2,2025-06-02 09:35:00,-105,4G,False,PDP_FAIL,NULL\n"
                      "2,2,2025-06-02 09:36:00,-110,4G,True,NULL,CELLULAR\n"));
        QVERIFY(write(u"ConfigurationEvents.csv"_s,
                      "ConfigID,MeterID,EventTime,ConfigType,Details,DurationSec\n"
                      "1,1,2025-06-01 10:06:00,AUTO_CONFIG,\"after, update\",60\n"));
        QVERIFY(
            write(u"LinkSwitchEvents.csv"_s,
                  "SwitchID,MeterID,SwitchTime,FromLinkType,ToLinkType,Reason,PrevRSSI_dBm,PrevFailCount\n"
                  "1,2,2025-06-02 09:40:00,CELLULAR,SATELLITE,weak,-110,3\n"));
        QVERIFY(write(u"Customers.csv"_s, "CustomerID,CustomerName\n1,A\n2,B\n"));
        QVERIFY(write(u"FirmwareUpdates.csv"_s, "UpdateID,Status\n1,SUCCESS\n2,SUCCESS\n3,TIMEOUT\n"));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"metersense"_s, folder.path(), "Africa/Nairobi"), QString());
        compareWithSample(sink);
        QCOMPARE(sink.refusals.first(), u"dbo.UsageReadings.csv|UsageReadings|5|unknown-meter"_s);
    }

    void aMissingTableIsTold()
    {
        const QTemporaryDir folder;
        QVERIFY(writeText(folder.filePath(u"Meters.csv"_s), "MeterID,MeterSerial\n1,LPG-0001\n"));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"metersense"_s, folder.path()), QString());
        QVERIFY(sink.notes.contains(u"There is no table UsageReadings."_s));
        const QTemporaryDir empty;
        QVERIFY(importInto(sink, u"metersense"_s, empty.path()).contains(u"Meters"_s));
        QVERIFY(importInto(sink, u"metersense"_s, u"/no/such/folder"_s).contains(u"no such folder"_s));
    }

    void secretsOfAConnectionAreNotRepeated()
    {
        if (!QSqlDatabase::isDriverAvailable(u"QODBC"_s))
            QSKIP("there is no ODBC");
        KeepingSink sink;
        const QString error =
            importInto(sink, u"metersense"_s,
                       u"DRIVER=/no/such/driver.so;SERVER=meters;DATABASE=MeterSenseDB;UID=sa;PWD=hush!"_s);
        QVERIFY(!error.isEmpty());
        QVERIFY2(error.contains(u"meters MeterSenseDB"_s), qPrintable(error));
        QVERIFY2(!error.contains(u"hush"_s), qPrintable(error));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_MeterSenseImport)
#include "tst_metersenseimport.moc"

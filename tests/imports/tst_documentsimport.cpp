// SPDX-License-Identifier: GPL-3.0-or-later
#include "importsources.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray Plain = "{\"meter_id\":\"LAB-1\",\"building\":\"LAB\",\"floor\":\"2\",\n"
                         " \"interval_start_time\":\"2025-11-02T14:00:01.5\",\"interval_end_time\":\"2025-11-"
                         "02T14:04:56.120334\",\n"
                         " \"voltage_v1\":231.42,\"current_a1\":1.5,\"active_power_w1\":318.7,\"power_factor_"
                         "pf1\":0.9,\"frequency_hz\":50.02,\n"
                         " \"total_energy_wh\":26.5,\"readings_in_batch\":60}";

const QStringList Expected{
    u"LAB-1 - voltage 231.42 Estimated 2025-11-02T08:34:56.120334Z import:firestore:readings_5min_avg"_s,
    u"LAB-1 - current 1.5 Estimated 2025-11-02T08:34:56.120334Z import:firestore:readings_5min_avg"_s,
    u"LAB-1 - active_power 318.7 Estimated 2025-11-02T08:34:56.120334Z import:firestore:readings_5min_avg"_s,
    u"LAB-1 - power_factor 0.9 Estimated 2025-11-02T08:34:56.120334Z import:firestore:readings_5min_avg"_s,
    u"LAB-1 - frequency 50.02 Estimated 2025-11-02T08:34:56.120334Z import:firestore:readings_5min_avg"_s};

const QByteArray Zeros =
    "{\"meter_id\":\"A\",\"interval_end_time\":\"2025-11-02T14:00:00\",\"voltage_v1\":0,\"current_a1\":0,\n"
    " \"frequency_hz\":0,\"total_energy_wh\":1}\n"
    " {\"meter_id\":\"A\",\"interval_end_time\":\"2025-11-02T14:05:00\",\"voltage_v1\":230,\"active_power_"
    "w1\":null}\n"
    " {\"interval_end_time\":\"2025-11-02T14:05:00\",\"voltage_v1\":230}\n"
    " {\"meter_id\":\"A\",\"voltage_v1\":230}\n"
    " {\"meter_id\":\"A\",}\n"
    " {\"meter_id\":\"A\",\"interval_end_time\":\"2025-";

const QByteArray Replies = "[{\"scope\":\"campus\",\"time_range_start\":\"2025-11-01T00:00:00+00:00\",\n"
                           " \"time_range_end\":\"2025-11-03T00:00:00+00:00\",\"total_energy_kwh\":12.34,"
                           "\"meters_found\":3,\"readings_processed\":1728,\n"
                           " \"last_reading_in_range\":\"2025-11-02T23:55:00+00:00\"},\n"
                           " {\"scope\":\"building\",\"building_name\":\"LAB\",\"time_range_end\":\"2025-11-"
                           "03T00:00:00+00:00\",\"total_energy_kwh\":2.5,\n"
                           "  \"meters_found\":0,\"readings_processed\":0,\"last_reading_in_range\":null},\n"
                           " {\"error\":\"Firebase connection not available\"}]";

const QByteArray Typed =
    "{\"documents\":[{\"name\":\"projects/p/databases/d/documents/readings_5min_avg/Xy12\",\"fields\":{\n"
    " \"meter_id\":{\"stringValue\":\"LAB-1\"},\"interval_end_time\":{\"timestampValue\":\"2025-11-02T08:34:"
    "56.120334Z\"},\n"
    " \"voltage_v1\":{\"doubleValue\":231.42},\"current_a1\":{\"doubleValue\":1.5},\"active_power_w1\":{"
    "\"doubleValue\":318.7},\n"
    " \"power_factor_pf1\":{\"doubleValue\":0.9},\"frequency_hz\":{\"doubleValue\":50.02},\n"
    " \"readings_in_batch\":{\"integerValue\":\"60\"}}}]}";

} // namespace

/// Documents of Firestore, replies of the campus' REST interface and the Pi's database.
class tst_DocumentsImport : public QObject
{
    Q_OBJECT

private slots:
    void shapesOfAnExport_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one document") << Plain;
        QTest::newRow("an array") << QByteArray("[\n" + Plain + "\n]");
        QTest::newRow("one a line") << QByteArray(Plain + "\n");
        QTest::newRow("by id") << QByteArray("{\"Xy12\":" + Plain + "}");
        QTest::newRow("a collection by id") << QByteArray("{\"readings_5min_avg\":{\"Xy12\":" + Plain + "}}");
        QTest::newRow("collections") << QByteArray(
            "{\"__collections__\":{\"readings_5min_avg\":{\"Xy12\":" + Plain + "}}}");
        QTest::newRow("of the REST interface") << QByteArray(Typed);
        QByteArray library = Plain;
        library.replace("\"2025-11-02T14:04:56.120334\"",
                        "{\"_seconds\":1762072496,\"_nanoseconds\":120334000}");
        QTest::newRow("a library's timestamp") << library;
    }

    void shapesOfAnExport()
    {
        QFETCH(QByteArray, text);
        const QString file = m_folder.filePath(u"export.json"_s);
        QVERIFY(writeText(file, text));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"firestore"_s, file, "Asia/Kolkata"), QString());
        QCOMPARE(sink.refusals, QStringList());
        QCOMPARE(sink.readings, Expected);
        QCOMPARE(sink.rows, 1);
    }

    void trap74WhatWasMissingIsNoZero()
    {
        const QString file = m_folder.filePath(u"zero.json"_s);
        QVERIFY(writeText(file, Zeros));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"firestore"_s, file, "UTC"), QString());
        QCOMPARE(
            sink.readings,
            (QStringList{
                u"A - current 0 Estimated 2025-11-02T14:00:00.000000Z import:firestore:readings_5min_avg"_s,
                u"A - voltage 230 Estimated 2025-11-02T14:05:00.000000Z import:firestore:readings_5min_avg"_s}));
        QCOMPARE(sink.refusals,
                 (QStringList{u"zero.json||1|missing-as-zero"_s, u"zero.json||1|missing-as-zero"_s,
                              u"zero.json||3|device"_s, u"zero.json||4|time"_s, u"zero.json||5|row"_s,
                              u"zero.json||6|row"_s}));
        QCOMPARE(sink.homes, QStringList(u"readings_5min_avg.total_energy_wh=1"_s));
    }

    void aTimestampNoClockShowsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("at");
        QTest::newRow("seconds") << "{\"_seconds\":1e300,\"_nanoseconds\":0}"_ba;
        QTest::newRow("nanoseconds") << "{\"_seconds\":1762072496,\"_nanoseconds\":-1e300}"_ba;
    }

    void aTimestampNoClockShowsIsRefused()
    {
        QFETCH(QByteArray, at);
        QByteArray text = Plain;
        text.replace("\"2025-11-02T14:04:56.120334\"", at);
        const QString file = m_folder.filePath(u"clock.json"_s);
        QVERIFY(writeText(file, text));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"firestore"_s, file, "UTC"), QString());
        QCOMPARE(sink.readings, QStringList());
        QCOMPARE(sink.refusals.size(), 1);
        QVERIFY(sink.refusals.first().endsWith(u"|time"_s));
    }

    void whatIsNoJsonIsRefused()
    {
        const QString file = m_folder.filePath(u"text.json"_s);
        QVERIFY(writeText(file, "meter_id,voltage\n"));
        KeepingSink sink;
        QVERIFY(importInto(sink, u"firestore"_s, file).contains(u"no JSON object"_s));
        QVERIFY(
            importInto(sink, u"firestore"_s, m_folder.filePath(u"none.json"_s)).contains(u"no such file"_s));
        QVERIFY(writeText(file, "[]"));
        QCOMPARE(importInto(sink, u"firestore"_s, file), QString());
        QCOMPARE(sink.rows, 0);
    }

    void aggregatesBecomeEvents()
    {
        const QString file = m_folder.filePath(u"replies.json"_s);
        QVERIFY(writeText(file, Replies));
        KeepingSink sink;
        QCOMPARE(importInto(sink, u"campus-rest"_s, file, "UTC"), QString());
        QCOMPARE(sink.events.size(), 2);
        QCOMPARE(sink.events.at(0).device.toString(), u"campus"_s);
        QCOMPARE(sink.events.at(0).kind, u"energy-aggregate"_s);
        QCOMPARE(sink.events.at(0).detail[u"total_energy_kwh"_s].toString(), u"12.34"_s);
        QCOMPARE(core::toMicros(sink.events.at(0).at), 1762127700000000);
        QCOMPARE(sink.events.at(1).device.toString(), u"LAB"_s);
        QCOMPARE(core::toMicros(sink.events.at(1).at), 1762128000000000);
        QCOMPARE(sink.refusals, QStringList(u"replies.json||3|value"_s));
        QCOMPARE(sink.readings, QStringList());
    }

    void trap54_thePisEnergiesAreUtcAndKilowattHours()
    {
        const QString file = m_folder.filePath(u"scheduler.db"_s);
        QVERIFY(makeSqlite(
            file, {u"CREATE TABLE schedules (id INTEGER PRIMARY KEY, client_id TEXT)"_s,
                   u"INSERT INTO schedules VALUES (1, 'a'), (2, 'a')"_s,
                   u"CREATE TABLE thresholds (id INTEGER PRIMARY KEY, client_id TEXT)"_s,
                   u"CREATE TABLE schedule_log (id INTEGER PRIMARY KEY, schedule_id INTEGER)"_s,
                   u"INSERT INTO schedule_log VALUES (1, 1)"_s,
                   u"CREATE TABLE energy_readings (id INTEGER PRIMARY KEY, client_id TEXT, energy_kwh REAL,"
                   " timestamp DATETIME DEFAULT CURRENT_TIMESTAMP)"_s,
                   u"INSERT INTO energy_readings VALUES (1, 'ESP32-1a', 2.013, '2025-11-02 19:41:07'),"
                   " (2, 'ESP32-1a', 0, '2025-11-02 19:42:07'), (3, 'ESP32-1a', NULL, '2025-11-02 19:43:07'),"
                   " (4, NULL, 1, '2025-11-02 19:43:07'), (5, 'ESP32-2b', 1, 'now')"_s}));
        KeepingSink sink;
        // Trap 54: a zone that is asked for does not move what SQLite stamped in UTC.
        QCOMPARE(importInto(sink, u"pi-scheduler"_s, file, "Asia/Manila"), QString());
        QCOMPARE(
            sink.readings,
            (QStringList{
                u"ESP32-1a - energy_import 2013 Good 2025-11-02T19:41:07.000000Z import:pi-scheduler:energy_readings"_s,
                u"ESP32-1a - energy_import 0 Good 2025-11-02T19:42:07.000000Z import:pi-scheduler:energy_readings"_s}));
        QCOMPARE(sink.refusals, (QStringList{u"scheduler.db|energy_readings|3|value"_s,
                                             u"scheduler.db|energy_readings|4|device"_s,
                                             u"scheduler.db|energy_readings|5|time"_s}));
        QCOMPARE(sink.homes, (QStringList{u"schedules=2"_s, u"schedule_log=1"_s}));
        QCOMPARE(sink.zone, u"UTC"_s);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_DocumentsImport)
#include "tst_documentsimport.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/collectorrun.h"
#include "peers/mosquittobroker.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    QString device, channel, quantity, unit, value, quality, measuredAt, receivedAt, source;
};

/// The rows of a CSV without quoted fields, which these devices do not need; the header must be exactly @p
/// header.
QList<Row> readCsv(const QString &name, const QByteArray &header)
{
    QFile file(name);
    QList<Row> rows;
    if (!file.open(QIODevice::ReadOnly) || file.readLine().trimmed() != header)
        return rows;
    while (!file.atEnd()) {
        const auto fields = QString::fromUtf8(file.readLine()).trimmed().split(u',');
        if (fields.size() == 9) {
            rows.append({fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6],
                         fields[7], fields[8]});
        }
    }
    return rows;
}

} // namespace

/// Both families over real wires into one workspace, and out again as CSV while the collector goes on.
class tst_ExportBeside : public QObject
{
    Q_OBJECT

private slots:
    void bothFamiliesBesideARunningCollector()
    {
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QProcess fleet;
        fleet.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeck-sim"),
                    {u"--mqtt"_s, u"127.0.0.1:%1"_s.arg(broker.port()), u"--mqtt-devices"_s, u"1"_s,
                     u"--interval-ms"_s, u"200"_s, u"--rtu-units"_s, u"2"_s});
        QByteArray ready;
        while (!ready.contains('\n')) {
            QVERIFY(fleet.waitForReadyRead(10000));
            ready += fleet.readAllStandardOutput();
        }
        const QJsonDocument said = QJsonDocument::fromJson(ready.mid(6).trimmed());
        const QString node = said[u"nodes"_s][0].toString();
        const QString port = said[u"rtuPort"_s].toString();
        QVERIFY(!node.isEmpty() && !port.isEmpty());

        const QJsonArray transports{
            QJsonObject{{u"id"_s, u"site"_s},
                        {u"type"_s, u"mqtt"_s},
                        {u"host"_s, u"127.0.0.1"_s},
                        {u"port"_s, broker.port()},
                        {u"profiles"_s, QJsonArray{u"iot-smart-meter"_s}}},
            QJsonObject{
                {u"id"_s, u"bus1"_s}, {u"type"_s, u"modbus-rtu"_s}, {u"port"_s, port}, {u"baud"_s, 115200}}};
        QJsonArray devices;
        for (int unit = 1; unit <= 2; ++unit) {
            devices.append(QJsonObject{{u"id"_s, u"campus-%1"_s.arg(unit)},
                                       {u"transport"_s, u"bus1"_s},
                                       {u"profile"_s, u"campus-modbus"_s},
                                       {u"unit"_s, unit},
                                       {u"pollMs"_s, 200}});
        }
        CollectorRun run(transports, devices);
        QVERIFY2(run.start(), qPrintable(run.lastWords()));
        // Until several polls and messages of everyone are stored.
        QVERIFY(QTest::qWaitFor([&] { return storedSeries(run) >= 3 + 2 * 5; }, 30000));

        const QString csv = run.folder() + u"/out.csv"_s;
        QProcess exporter;
        exporter.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"),
                       {u"export"_s, u"readings"_s, u"--workspace"_s, run.workspace(), u"--from"_s,
                        u"2020-01-01T00:00:00Z"_s, u"--to"_s, u"2100-01-01T00:00:00Z"_s, u"--out"_s, csv});
        QVERIFY(exporter.waitForFinished(20000));
        QVERIFY2(exporter.exitCode() == 0, exporter.readAllStandardError().constData());
        QVERIFY(run.isRunning());

        const auto rows =
            readCsv(csv, "device,channel,quantity,unit,value,quality,measured_at,received_at,source");
        QVERIFY(!rows.isEmpty());
        QHash<QString, QMap<QString, double>> lastGood; // by device, by quantity
        QSet<QString> sources;
        const QMap<QString, QString> units{{u"voltage"_s, u"V"_s},      {u"current"_s, u"A"_s},
                                           {u"active_power"_s, u"W"_s}, {u"power_factor"_s, u"1"_s},
                                           {u"frequency"_s, u"Hz"_s},   {u"energy_import"_s, u"Wh"_s},
                                           {u"online"_s, u"1"_s},       {u"heartbeat"_s, u"1"_s},
                                           {u"relay"_s, u"1"_s},        {u"energy_integrated"_s, u"Wh"_s}};
        for (const Row &row : rows) {
            QVERIFY2(units.contains(row.quantity), qPrintable(row.quantity));
            QCOMPARE(row.unit, units.value(row.quantity));
            QVERIFY(row.channel.isEmpty());
            QVERIFY2(QDateTime::fromString(row.measuredAt, Qt::ISODateWithMs).isValid() &&
                         row.measuredAt.endsWith(u'Z'),
                     qPrintable(row.measuredAt));
            if (row.quantity == "energy_integrated"_L1)
                QCOMPARE(row.quality, u"Estimated"_s);
            sources.insert(row.source);
            if (row.quality == "Good"_L1)
                lastGood[row.device][row.quantity] = row.value.toDouble();
        }
        for (int unit = 1; unit <= 2; ++unit) {
            const auto meter = lastGood.value(u"campus-%1"_s.arg(unit));
            QVERIFY(meter.value(u"voltage"_s) > 200 && meter.value(u"voltage"_s) < 260);
            QVERIFY(meter.value(u"frequency"_s) > 49 && meter.value(u"frequency"_s) < 51);
            // The wire carries negative kilowatts; what comes out is positive watts that agree with V, A and
            // PF.
            const double power =
                meter.value(u"voltage"_s) * meter.value(u"current"_s) * meter.value(u"power_factor"_s);
            QVERIFY(power > 0);
            QVERIFY(std::abs(meter.value(u"active_power"_s) / power - 1) < 0.05);
        }
        QVERIFY(lastGood.value(node).value(u"voltage"_s) > 200);
        for (const auto &source : {u"bus1:0x0006"_s, u"bus1:0x000A"_s, u"site:pzem/metrics"_s})
            QVERIFY2(sources.contains(source), qPrintable(QStringList(sources.values()).join(u' ')));

        // One device alone.
        exporter.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"),
                       {u"export"_s, u"readings"_s, u"--workspace"_s, run.workspace(), u"--from"_s,
                        u"2020-01-01T00:00:00Z"_s, u"--to"_s, u"2100-01-01T00:00:00Z"_s, u"--device"_s,
                        u"campus-2"_s, u"--out"_s, csv});
        QVERIFY(exporter.waitForFinished(20000));
        const auto one =
            readCsv(csv, "device,channel,quantity,unit,value,quality,measured_at,received_at,source");
        QVERIFY(!one.isEmpty());
        QVERIFY(
            std::all_of(one.begin(), one.end(), [](const Row &row) { return row.device == "campus-2"_L1; }));

        // And devices --json tells the same fleet.
        QProcess lister;
        lister.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"),
                     {u"devices"_s, u"--json"_s, u"--workspace"_s, run.workspace()});
        QVERIFY(lister.waitForFinished(20000));
        QSet<QString> listed;
        for (const auto &device : QJsonDocument::fromJson(lister.readAllStandardOutput()).array())
            listed.insert(device[u"device"_s].toString());
        QCOMPARE(listed, (QSet<QString>{u"campus-1"_s, u"campus-2"_s, node}));

        const QJsonObject summary = run.stop();
        QVERIFY2(!summary.isEmpty(), qPrintable(run.lastWords()));
        QCOMPARE(summary[u"rejected"_s].toObject().size(), 0);
        fleet.terminate();
        fleet.waitForFinished(10000);
    }

private:
    static int storedSeries(const CollectorRun &run)
    {
        QProcess lister;
        lister.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"),
                     {u"devices"_s, u"--json"_s, u"--workspace"_s, run.workspace()});
        if (!lister.waitForFinished(10000))
            return 0;
        int good = 0;
        for (const auto &device : QJsonDocument::fromJson(lister.readAllStandardOutput()).array()) {
            for (const auto &value : device[u"last_values"_s].toArray()) {
                const QString quantity = value[u"quantity"_s].toString();
                const bool measured =
                    quantity != "online"_L1 && quantity != "heartbeat"_L1 && quantity != "energy_import"_L1;
                good += measured && value[u"quality"_s].toString() == "Good"_L1 ? 1 : 0;
            }
        }
        return good;
    }
};

QTEST_GUILESS_MAIN(tst_ExportBeside)
#include "tst_exportbeside.moc"

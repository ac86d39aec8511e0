// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/meterbus.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using peers::MeterBus;

namespace {

const QString Frames = QStringLiteral(METERDECK_SOURCE_DIR "/tests/modbus/meterframes");
const QString Program = QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl");

MeterBus::Meter meter(const QString &profile, int baud)
{
    MeterBus::Meter one;
    one.profile = profile;
    one.baud = baud;
    return one;
}

} // namespace

/// `meterdeckctl scan` as it is started from a terminal or a script.
class tst_ScanCommand : public QObject
{
    Q_OBJECT

private slots:
    void refusesBadWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        const QStringList port{u"--port"_s, u"line"_s};
        QTest::newRow("no port") << QStringList{} << u"--port PORT"_s;
        QTest::newRow("speed in words") << QStringList{u"--baud"_s, u"fast"_s} + port << u"--baud"_s;
        QTest::newRow("no speed") << QStringList{u"--baud"_s, u"9600,0"_s} + port << u"--baud"_s;
        QTest::newRow("parity") << QStringList{u"--parity"_s, u"mark"_s} + port << u"--parity"_s;
        QTest::newRow("unit 0") << QStringList{u"--units"_s, u"0-5"_s} + port << u"--units"_s;
        QTest::newRow("unit 248") << QStringList{u"--units"_s, u"5-248"_s} + port << u"--units"_s;
        QTest::newRow("backwards") << QStringList{u"--units"_s, u"9-5"_s} + port << u"--units"_s;
        QTest::newRow("three ends") << QStringList{u"--units"_s, u"1-2-3"_s} + port << u"--units"_s;
    }

    void refusesBadWords()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        QProcess process;
        process.start(Program, QStringList{u"scan"_s} + arguments);
        QVERIFY(process.waitForFinished(20000));
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(QString::fromUtf8(process.readAllStandardError()).contains(words));
    }

    void aPortThatIsNotThereFails()
    {
        QProcess process;
        process.start(Program, {u"scan"_s, u"--port"_s, u"/nowhere/tty"_s, u"--json"_s});
        QVERIFY(process.waitForFinished(20000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("/nowhere/tty"));
        const auto told = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        QCOMPARE(told["complete"_L1], QJsonValue(false));
        QVERIFY(told["error"_L1].toString().contains(u"/nowhere/tty"_s));
    }

    void tellsWhatIsThere()
    {
        MeterBus bus(Frames, {{2, meter(u"ddsu666"_s, 9600)}, {3, meter(u"em24"_s, 19200)}});
        bus.start();
        QProcess process;
        process.start(Program, {u"scan"_s, u"--port"_s, bus.port(), u"--baud"_s, u"9600,19200"_s,
                                u"--parity"_s, u"none"_s, u"--units"_s, u"1-4"_s, u"--json"_s});
        QVERIFY(process.waitForFinished(90000));
        QCOMPARE(process.exitCode(), 0);
        const auto told = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        QCOMPARE(told["complete"_L1], QJsonValue(true));
        QCOMPARE(told["asked"_L1].toInt(), 8);
        const QJsonArray findings = told["findings"_L1].toArray();
        QCOMPARE(findings.size(), 2);
        QCOMPARE(findings[0]["unit"_L1].toInt(), 2);
        QCOMPARE(findings[0]["kind"_L1].toString(), u"meter"_s);
        QCOMPARE(findings[0]["line"_L1]["baud"_L1].toInt(), 9600);
        const QJsonValue best = findings[0]["profiles"_L1].toArray().first();
        QCOMPARE(best["profile"_L1].toString(), u"ddsu666"_s);
        QVERIFY(best["score"_L1].toDouble() > 0.75);
        QVERIFY(best["evidence"_L1].toArray().first()["text"_L1].toString().startsWith(u"voltage"_s));
        QCOMPARE(findings[1]["profiles"_L1].toArray().first()["profile"_L1].toString(), u"em24"_s);
        QCOMPARE(findings[1]["line"_L1]["baud"_L1].toInt(), 19200);
        // Found as it goes on, on the other channel.
        QVERIFY(process.readAllStandardError().contains("unit 2, 9600 8N1: Chint DDSU666 (ddsu666)"));
        QVERIFY(bus.onlyReads());
    }

    void tellsAPersonWhatIsThere()
    {
        MeterBus bus(Frames, {{2, meter(u"sdm120"_s, 9600)}});
        bus.start();
        QProcess process;
        process.start(Program, {u"scan"_s, u"--port"_s, bus.port(), u"--baud"_s, u"9600"_s, u"--parity"_s,
                                u"none"_s, u"--units"_s, u"2"_s});
        QVERIFY(process.waitForFinished(90000));
        QCOMPARE(process.exitCode(), 0);
        const QString out = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY2(out.contains(u"Eastron SDM120 (sdm120)"_s), qPrintable(out));
        QVERIFY2(out.contains(u"voltage 229.4 V at 4:0x0000"_s), qPrintable(out));
        QVERIFY2(out.contains(u"also possible: sdm230"_s), qPrintable(out));
        QVERIFY2(out.contains(u"1 meter found; 1 of 1 addresses asked"_s), qPrintable(out));
    }

    void isCancelledByASignal()
    {
        MeterBus bus(Frames, {{1, meter(u"sdm120"_s, 9600)}});
        bus.start();
        QProcess process;
        process.start(Program, {u"scan"_s, u"--port"_s, bus.port(), u"--json"_s});
        QByteArray errors;
        QTRY_VERIFY_WITH_TIMEOUT((errors += process.readAllStandardError()).contains("SDM120"), 60000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(10000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 15);
        const auto told = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        QCOMPARE(told["cancelled"_L1], QJsonValue(true));
        QCOMPARE(told["findings"_L1].toArray().size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_ScanCommand)
#include "tst_scancommand.moc"

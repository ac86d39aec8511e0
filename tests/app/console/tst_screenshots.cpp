// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/mosquittobroker.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 280000;

struct Run
{
    int exitCode = -1;
    QString output;
    QString errors;
};

Run runConsole(const QStringList &arguments, const QString &home)
{
    QProcess console;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"HOME"_s, home);
    environment.insert(u"XDG_CONFIG_HOME"_s, home + u"/config"_s);
    console.setProcessEnvironment(environment);
    console.start(QStringLiteral(METERDECK_BIN_DIR) + u"/meterdeck"_s, arguments);
    Run run;
    if (console.waitForStarted() && console.waitForFinished(Patience) &&
        console.exitStatus() == QProcess::NormalExit)
        run.exitCode = console.exitCode();
    console.kill();
    console.waitForFinished();
    run.output = QString::fromLocal8Bit(console.readAllStandardOutput());
    run.errors = QString::fromLocal8Bit(console.readAllStandardError());
    return run;
}

} // namespace

/// The program as it is started without a display.
class TestScreenshots : public QObject
{
    Q_OBJECT

private slots:
    void everyPageAndDialogWithData()
    {
        QTemporaryDir folder;
        const QString pictures = folder.filePath(u"pictures"_s);
        const Run run = runConsole({u"--demo"_s, u"--screenshots"_s, pictures, u"--sizes"_s, u"1600x1000"_s,
                                    u"--theme"_s, u"light"_s},
                                   folder.path());
        QVERIFY2(run.exitCode == 0,
                 qPrintable(QString(run.errors)
                                .remove(u"This plugin does not support propagateSizeHints()\n"_s)
                                .right(1000)));
        const std::pair<QString, QString> wanted[] = {{u"12-first-start"_s, u"first-start"_s},
                                                      {u"02-devices"_s, u"devices"_s},
                                                      {u"02-device"_s, u"device"_s},
                                                      {u"02-device-wire"_s, u"device"_s},
                                                      {u"02-device-gap"_s, u"device"_s},
                                                      {u"02-device-voltage"_s, u"device"_s},
                                                      {u"02-device-voltage-fail"_s, u"device"_s},
                                                      {u"02-device-voltage-short"_s, u"device"_s},
                                                      {u"04-lines-voltage"_s, u"lines"_s},
                                                      {u"03-command-confirm"_s, u"device"_s},
                                                      {u"03-command-outcome"_s, u"device"_s},
                                                      {u"03-intervals-confirm"_s, u"device"_s},
                                                      {u"03-intervals-outcome"_s, u"device"_s},
                                                      {u"10-transports"_s, u"transports"_s},
                                                      {u"11-audit"_s, u"audit"_s},
                                                      {u"01-overview"_s, u"overview"_s},
                                                      {u"04-trends"_s, u"trends"_s},
                                                      {u"10-add-bus"_s, u"first-start"_s},
                                                      {u"10-add-network-bus"_s, u"first-start"_s},
                                                      {u"10-add-broker"_s, u"first-start"_s},
                                                      {u"10-add-board"_s, u"first-start"_s},
                                                      {u"10-add-mesh-door"_s, u"first-start"_s},
                                                      {u"10-add-mesh-server"_s, u"first-start"_s},
                                                      {u"10-add-device"_s, u"first-start"_s},
                                                      {u"13-settings"_s, u"settings"_s},
                                                      {u"14-palette"_s, u"transports"_s},
                                                      {u"14-keys"_s, u"transports"_s},
                                                      {u"15-export"_s, u"transports"_s}};
        QList<QImage> seen;
        for (const auto &[name, page] : wanted) {
            const QString path = QDir(pictures).filePath(name + u".png"_s);
            const QImage picture(path);
            QVERIFY2(picture.size() == QSize(1600, 1000), qPrintable(path));
            QVERIFY2(run.output.contains(u"%1.png: %2\n"_s.arg(name, page)), qPrintable(run.output));
            QVERIFY2(!seen.contains(picture), qPrintable(path + u" is the same picture as an earlier one"_s));
            seen << picture;
        }
        // Before anything is open there is no navigation, so the left edge tells the first start from all
        // others.
        const QRect navigation(0, 200, 200, 600);
        for (qsizetype at = 1; at < seen.size(); ++at)
            QVERIFY(seen.constFirst().copy(navigation) != seen.at(at).copy(navigation));
        // Nothing is written among the person's settings.
        QVERIFY(!QFile::exists(folder.filePath(u"config"_s)));
    }

    void everySizeInBothColours()
    {
        QTemporaryDir folder;
        const QString pictures = folder.filePath(u"pictures"_s);
        const Run run =
            runConsole({u"--demo"_s, u"--screenshots"_s, pictures, u"--only"_s, u"12-first-start,14-keys"_s},
                       folder.path());
        QVERIFY2(run.exitCode == 0,
                 qPrintable(QString(run.errors)
                                .remove(u"This plugin does not support propagateSizeHints()\n"_s)
                                .right(1000)));
        // Nothing a page needs is left out in the smallest window.
        QVERIFY2(!run.errors.contains(u" needs "_s),
                 qPrintable(QString(run.errors)
                                .remove(u"This plugin does not support propagateSizeHints()\n"_s)
                                .right(1000)));
        QStringList wanted;
        for (const QString &name : {u"12-first-start"_s, u"14-keys"_s}) {
            for (const QString &dark : {QString(), u"-dark"_s}) {
                for (const QSize &size : {QSize(1600, 1000), QSize(1366, 768), QSize(3840, 2160)}) {
                    const bool usual = size == QSize(1600, 1000);
                    wanted << name + dark +
                                  (usual ? QString() : u"-%1x%2"_s.arg(size.width()).arg(size.height())) +
                                  u".png"_s;
                    const QImage picture(QDir(pictures).filePath(wanted.constLast()));
                    QVERIFY2(picture.size() == size, qPrintable(wanted.constLast()));
                    // The corner of the window tells its colours.
                    QCOMPARE(qGray(picture.pixel(2, size.height() - 3)) < 128, !dark.isEmpty());
                }
            }
        }
        QStringList found = QDir(pictures).entryList(QDir::Files);
        found.sort();
        wanted.sort();
        QCOMPARE(found, wanted);
    }

    void ofAWorkspaceOfOnesOwnOrderNothing()
    {
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QProcess fleet;
        fleet.start(QStringLiteral(METERDECK_BIN_DIR) + u"/meterdeck-sim"_s,
                    {u"--mqtt"_s, u"127.0.0.1:%1"_s.arg(broker.port()), u"--mqtt-devices"_s, u"2"_s,
                     u"--interval-ms"_s, u"500"_s, u"--json"_s});
        QVERIFY(fleet.waitForReadyRead(10000));
        QTemporaryDir folder;
        const QString path = folder.filePath(u"own.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"database\":{\"driver\":\"sqlite\",\"path\":\"own.db\"},\"transports\":[{\"id\":"
                   "\"site\",\"type\":\"mqtt\","
                   "\"host\":\"127.0.0.1\",\"port\":" +
                   QByteArray::number(broker.port()) + ",\"profiles\":[\"iot-smart-meter\"]}]}");
        file.close();
        const Run run =
            runConsole({u"--workspace"_s, path, u"--screenshots"_s, folder.filePath(u"pictures"_s),
                        u"--sizes"_s, u"1366x768"_s, u"--theme"_s, u"dark"_s, u"--grey"_s},
                       folder.path());
        QVERIFY2(run.exitCode == 0,
                 qPrintable(QString(run.errors)
                                .remove(u"This plugin does not support propagateSizeHints()\n"_s)
                                .right(1000)));
        for (const auto &name : {u"02-devices"_s, u"02-device"_s, u"10-transports"_s, u"11-audit"_s})
            QVERIFY2(run.output.contains(name), qPrintable(run.output));
        const QDir taken(folder.filePath(u"pictures"_s));
        const QImage grey(taken.filePath(u"02-devices-dark-1366x768-grey.png"_s));
        QCOMPARE(grey.size(), QSize(1366, 768));
        QVERIFY(grey.isGrayscale());
        QVERIFY(!QImage(taken.filePath(u"02-devices-dark-1366x768.png"_s)).isGrayscale());
        fleet.terminate();
        QVERIFY(fleet.waitForFinished(10000));
        const QByteArray received = fleet.readAllStandardOutput();
        QVERIFY2(received.contains("\"received\":{}"), received.constData());
        QVERIFY2(!received.contains("relay/commands"), received.constData());
        QVERIFY2(!received.contains("pzem/config"), received.constData());
    }

    void wrongUse_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{u"--moon"_s};
        QTest::newRow("unknown theme") << QStringList{u"--theme"_s, u"sepia"_s};
        QTest::newRow("unknown size") << QStringList{u"--sizes"_s, u"1600x1000,tall"_s};
        QTest::newRow("size of nothing") << QStringList{u"--sizes"_s, u"0x0"_s};
        QTest::newRow("stray word") << QStringList{u"depot.json"_s};
        QTest::newRow("two workspaces") << QStringList{u"--demo"_s, u"--workspace"_s, u"a.json"_s};
    }

    void wrongUse()
    {
        QFETCH(QStringList, arguments);
        QTemporaryDir folder;
        const Run run = runConsole(arguments, folder.path());
        QCOMPARE(run.exitCode, 2);
        QVERIFY(!run.errors.isEmpty());
    }

    void aBadWorkspaceNamesFileAndKey()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"bad.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},
                      "transports":[{"id":"bus1","type":"modbus-rtu","port":"/dev/ttyUSB0","baud":"fast"}],"devices":[]})");
        file.close();
        const Run run = runConsole({u"--workspace"_s, path}, folder.path());
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains(path),
                 qPrintable(QString(run.errors)
                                .remove(u"This plugin does not support propagateSizeHints()\n"_s)
                                .right(1000)));
        QVERIFY2(run.errors.contains(u"baud"_s),
                 qPrintable(QString(run.errors)
                                .remove(u"This plugin does not support propagateSizeHints()\n"_s)
                                .right(1000)));
    }
};

QTEST_MAIN(TestScreenshots)
#include "tst_screenshots.moc"

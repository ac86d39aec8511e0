// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/orderedregisters.h"
#include "peers/tcpslave.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <mutex>

using namespace Qt::StringLiterals;
using peers::OrderedRegisters;
using peers::TcpSlave;

/// Settings of a meter ordered from the command line, with nothing else running.
class TestSettingOrders : public QObject
{
    Q_OBJECT

private slots:
    void orders_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("says");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("harmless") << QStringList{u"alarm-threshold=500"_s} << 0
                                  << u"Verified: set alarm-threshold=500"_s << QByteArray("06000101f4");
        QTest::newRow("beyond its limit")
            << QStringList{u"alarm-threshold=30000"_s} << 11 << u"\"limit\""_s << QByteArray();
        QTest::newRow("address, not typed")
            << QStringList{u"address=5"_s} << 11 << u"\"not-typed\""_s << QByteArray();
        QTest::newRow("address, another id typed") << QStringList{u"address=5"_s, u"--typed"_s, u"yard"_s}
                                                   << 11 << u"\"not-typed\""_s << QByteArray();
        QTest::newRow("address") << QStringList{u"address=5"_s, u"--typed"_s, u"hall"_s} << 0
                                 << u"hall answers at unit 5 now"_s << QByteArray("0600020005");
        QTest::newRow("address of everybody")
            << QStringList{u"address=0"_s, u"--typed"_s, u"hall"_s} << 11 << u"\"limit\""_s << QByteArray();
        QTest::newRow("energy reset") << QStringList{u"reset-energy"_s, u"--typed"_s, u"hall"_s} << 0
                                      << u"Verified"_s << QByteArray("42");
        QTest::newRow("calibration") << QStringList{u"calibrate=1"_s, u"--typed"_s, u"hall"_s} << 11
                                     << u"\"unsupported\""_s << QByteArray();
        QTest::newRow("no number") << QStringList{u"address=five"_s} << 2 << u"set ORDER"_s << QByteArray();
    }

    void orders()
    {
        QFETCH(QStringList, words);
        QFETCH(int, exit);
        QFETCH(QString, says);
        QFETCH(QByteArray, written);
        OrderedRegisters registers;
        registers.input = {{0, 2314}, {5, 4587}, {6, 1}, {7, 500}, {8, 90}};
        registers.holding = {{1, 2300}, {2, 1}};
        std::atomic<int> unit{1};
        QList<QByteArray> writes;
        std::mutex mutex;
        TcpSlave slave;
        slave.setMood([&](const TcpSlave::Request &request) {
            return request.unit == unit ? TcpSlave::Fault::None : TcpSlave::Fault::Silent;
        });
        slave.setValues([&](const TcpSlave::Request &request, quint16 address) {
            return (request.function == 3 ? registers.holding : registers.input).value(address);
        });
        slave.setOrders([&](const TcpSlave::Request &request, const QByteArray &pdu) {
            if (request.unit != unit)
                return QByteArray();
            const std::lock_guard lock(mutex);
            writes << pdu.toHex();
            const QByteArray answer = registers.answer(pdu);
            unit = registers.holding.value(2);
            return answer;
        });
        QTemporaryDir folder;
        QFile file(folder.filePath(u"site.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"database":{"driver":"sqlite","path":"site.db"},"transports":[{"id":"gate","type":"modbus-tcp",
            "host":"127.0.0.1","timeoutMs":200,"port":)" +
            QByteArray::number(slave.port()) +
            R"(}],"devices":[{"id":"hall","transport":"gate","profile":"pzem-004t","unit":1,"pollMs":100}]})");
        file.close();
        QProcess orderer;
        orderer.setProcessChannelMode(QProcess::MergedChannels);
        orderer.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"),
                      QStringList{u"command"_s, u"--workspace"_s, file.fileName(), u"--device"_s, u"hall"_s,
                                  u"--window"_s, u"5"_s, u"set"_s} +
                          words);
        QVERIFY(orderer.waitForFinished(60000));
        const QString text = QString::fromUtf8(orderer.readAll());
        QVERIFY2(orderer.exitCode() == exit, qPrintable(u"exit %1\n%2"_s.arg(orderer.exitCode()).arg(text)));
        QVERIFY2(text.contains(says), qPrintable(text));
        const std::lock_guard lock(mutex);
        QCOMPARE(writes, written.isEmpty() ? QList<QByteArray>() : QList<QByteArray>{written});
    }
};

QTEST_GUILESS_MAIN(TestSettingOrders)
#include "tst_settingorders.moc"

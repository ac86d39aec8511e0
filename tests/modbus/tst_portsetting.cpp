// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/portsetting.h"

#include <QSerialPort>
#include <QTest>

using namespace Qt::StringLiterals;

class TestPortSetting : public QObject
{
    Q_OBJECT

private slots:
    void reachesThePort_data();
    void reachesThePort();
};

void TestPortSetting::reachesThePort_data()
{
    QTest::addColumn<int>("baud");
    QTest::addColumn<QString>("parity");
    QTest::addColumn<int>("stopBits");
    QTest::addColumn<int>("portParity");
    QTest::addColumn<int>("portStopBits");
    QTest::newRow("8N1") << 9600 << u"none"_s << 1 << int(QSerialPort::NoParity) << int(QSerialPort::OneStop);
    QTest::newRow("8E1") << 19200 << u"even"_s << 1 << int(QSerialPort::EvenParity)
                         << int(QSerialPort::OneStop);
    QTest::newRow("8O1") << 38400 << u"odd"_s << 1 << int(QSerialPort::OddParity)
                         << int(QSerialPort::OneStop);
    QTest::newRow("8N2") << 115200 << u"none"_s << 2 << int(QSerialPort::NoParity)
                         << int(QSerialPort::TwoStop);
}

void TestPortSetting::reachesThePort()
{
    QFETCH(int, baud);
    QFETCH(QString, parity);
    QFETCH(int, stopBits);
    core::TransportSettings settings;
    settings.baud = baud;
    settings.parity = parity;
    settings.stopBits = stopBits;
    QSerialPort port; // not open: it keeps what it will be set to
    port.setDataBits(QSerialPort::Data7);
    port.setFlowControl(QSerialPort::HardwareControl);
    modbus::PortSetting::of(settings).applyTo(port);
    QCOMPARE(port.baudRate(), baud);
    QTEST(int(port.parity()), "portParity");
    QTEST(int(port.stopBits()), "portStopBits");
    QCOMPARE(port.dataBits(), QSerialPort::Data8);
    QCOMPARE(port.flowControl(), QSerialPort::NoFlowControl);
}

QTEST_GUILESS_MAIN(TestPortSetting)
#include "tst_portsetting.moc"

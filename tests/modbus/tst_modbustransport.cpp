// SPDX-License-Identifier: GPL-3.0-or-later
#include "busfixture.h"

#include "peers/libmodbusslave.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quality;
using core::Quantity;
using peers::RtuSlave;

class TestModbusTransport : public QObject
{
    Q_OBJECT

private slots:
    void readsAMeterOfLibmodbus()
    {
        BusFixture bus;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 20ms);
        QMap<int, quint16> registers;
        const QList<std::pair<int, float>> values{
            {6, 236.25F}, {8, 2.5F}, {10, -0.5625F}, {34, 0.95F}, {54, 50.02F}};
        for (const auto &[address, value] : values) {
            registers[address] = floatWord(value, 0);
            registers[address + 1] = floatWord(value, 1);
        }
        peers::LibmodbusSlave slave(bus.line.masterFd(), 1, registers);
        bus.open();
        QTRY_VERIFY(bus.of(u"lab"_s, Quantity::Frequency).size() >= 5);
        QCOMPARE(bus.newest(u"lab"_s, Quantity::Voltage), 236.25);
        QCOMPARE(bus.newest(u"lab"_s, Quantity::Current), 2.5);
        QCOMPARE(bus.newest(u"lab"_s, Quantity::ActivePower), 562.5);
        QCOMPARE(float(*bus.newest(u"lab"_s, Quantity::PowerFactor)), 0.95F);
        QCOMPARE(float(*bus.newest(u"lab"_s, Quantity::Frequency)), 50.02F);
        QCOMPARE(bus.count(u"lab"_s, Quality::Good), bus.readings.size());
        QVERIFY(bus.failures.isEmpty());
        QVERIFY(bus.states.contains(core::TransportState::Up));
        const core::Series &series = bus.series->at(bus.of(u"lab"_s, Quantity::Voltage).first().series);
        QCOMPARE(series.source, u"bus1:0x0006"_s);
    }
};

QTEST_GUILESS_MAIN(TestModbusTransport)
#include "tst_modbustransport.moc"

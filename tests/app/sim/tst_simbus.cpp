// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetplan.h"
#include "simprocess.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <modbus.h>

#include <bit>
#include <cerrno>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

/// A libmodbus client of the simulated line.
class Client
{
public:
    explicit Client(const QString &port, int baud = 9600)
        : m_modbus(modbus_new_rtu(port.toLocal8Bit().constData(), baud, 'N', 8, 1))
    {
        modbus_set_response_timeout(m_modbus, 0, 250000);
        m_open = modbus_connect(m_modbus) == 0;
    }
    ~Client()
    {
        modbus_close(m_modbus);
        modbus_free(m_modbus);
    }
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    bool isOpen() const { return m_open; }
    /// Registers of a unit; empty with errno when there is no valid answer.
    QList<quint16> read(int unit, int address, int count)
    {
        QList<quint16> registers(count);
        modbus_set_slave(m_modbus, unit);
        errno = 0;
        if (modbus_read_registers(m_modbus, address, count, registers.data()) != count)
            return {};
        return registers;
    }
    double readFloat(int unit, int address)
    {
        const QList<quint16> words = read(unit, address, 2);
        if (words.size() != 2)
            return std::nan("");
        return static_cast<double>(
            std::bit_cast<float>(static_cast<quint32>(words[0]) << 16 | static_cast<quint32>(words[1])));
    }
    int inputRegisters(int unit)
    {
        quint16 value = 0;
        modbus_set_slave(m_modbus, unit);
        return modbus_read_input_registers(m_modbus, 6, 1, &value);
    }
    void flush() { modbus_flush(m_modbus); }

private:
    modbus_t *m_modbus;
    bool m_open = false;
};

} // namespace

class TestSimBus : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheValuesOfTheModel();
    void refusesWhatItDoesNotHave();
    void deadUnitsAreSilentAndOthersAreNot();
    void linkIsMadeAndRemoved();
    void staleLinkIsReplacedAndAFileIsNot();
    void keepsThePaceOfTheLine();
    void plantsEachFault_data();
    void plantsEachFault();
    void numberedRegistersTellUnitAndRequest();
};

void TestSimBus::tellsTheValuesOfTheModel()
{
    SimProcess sim;
    QVERIFY2(sim.start({u"--rtu-units"_s, u"3"_s, u"--seed"_s, u"9"_s}), qPrintable(sim.error()));
    Client client(sim.ready()[u"rtuPort"_s].toString());
    QVERIFY(client.isOpen());
    const core::SystemClock clock;
    for (int unit = 1; unit <= 3; ++unit) {
        const fleet::LoadModel load = fleet::busLoad(9, unit, fleet::localUtcOffset());
        // Several tries, because an appliance may switch between our clock and the meter's.
        QTRY_VERIFY(std::abs(client.readFloat(unit, 10) * -1000 - load.at(clock.now()).power) < 1);
        const fleet::LoadSample now = load.at(clock.now());
        QVERIFY(std::abs(client.readFloat(unit, 6) - now.voltage) < 1);
        QVERIFY(std::abs(client.readFloat(unit, 34) - now.powerFactor) < 0.01);
        QVERIFY(std::abs(client.readFloat(unit, 54) - now.frequency) < 0.01);
        QVERIFY(std::abs(client.readFloat(unit, 0) * 1000 - now.energyWh) < 5);
        const QList<quint16> block = client.read(unit, 0, 64);
        QCOMPARE(block.size(), 64);
        const double current = static_cast<double>(
            std::bit_cast<float>(static_cast<quint32>(block[8]) << 16 | static_cast<quint32>(block[9])));
        QVERIFY(std::abs(current - now.current) < 0.2);
    }
    QVERIFY(sim.stop());
    QVERIFY(sim.counts()[u"rtu"_s][u"units"_s][u"2"_s][u"requests"_s].toInt() >= 6);
    QCOMPARE(sim.counts()[u"rtu"_s][u"noiseBytes"_s].toInt(-1), 0);
}

void TestSimBus::refusesWhatItDoesNotHave()
{
    SimProcess sim;
    QVERIFY2(sim.start({u"--rtu-units"_s, u"1"_s}), qPrintable(sim.error()));
    Client client(sim.ready()[u"rtuPort"_s].toString());
    QVERIFY(client.read(1, 63, 2).isEmpty());
    QCOMPARE(errno, EMBXILADD);
    QVERIFY(client.read(1, 64, 1).isEmpty());
    QCOMPARE(errno, EMBXILADD);
    QCOMPARE(client.inputRegisters(1), -1);
    QCOMPARE(errno, EMBXILFUN);
    QCOMPARE(client.read(1, 62, 2).size(), 2);
    QVERIFY(client.read(2, 6, 2).isEmpty());
    QCOMPARE(errno, ETIMEDOUT);
    QVERIFY(sim.stop());
    QCOMPARE(sim.counts()[u"rtu"_s][u"units"_s][u"1"_s][u"exceptions"_s].toInt(), 3);
    QCOMPARE(sim.counts()[u"rtu"_s][u"otherUnits"_s].toInt(), 1);
}

void TestSimBus::deadUnitsAreSilentAndOthersAreNot()
{
    SimProcess sim;
    QVERIFY2(sim.start({u"--rtu-units"_s, u"3"_s, u"--rtu-dead"_s, u"2"_s}), qPrintable(sim.error()));
    Client client(sim.ready()[u"rtuPort"_s].toString());
    QVERIFY(client.read(2, 6, 2).isEmpty());
    QCOMPARE(errno, ETIMEDOUT);
    QCOMPARE(client.read(3, 6, 2).size(), 2);
    QVERIFY(sim.stop());
    QCOMPARE(sim.counts()[u"rtu"_s][u"units"_s][u"2"_s][u"requests"_s].toInt(), 1);
    QCOMPARE(sim.counts()[u"rtu"_s][u"units"_s][u"2"_s][u"answers"_s].toInt(-1), 0);
}

void TestSimBus::linkIsMadeAndRemoved()
{
    const QTemporaryDir folder;
    const QString link = folder.filePath(u"bus"_s);
    SimProcess sim;
    QVERIFY2(sim.start({u"--rtu-units"_s, u"1"_s, u"--rtu-link"_s, link}), qPrintable(sim.error()));
    QCOMPARE(QFileInfo(link).symLinkTarget(), sim.ready()[u"rtuPort"_s].toString());
    QCOMPARE(Client(link).read(1, 6, 2).size(), 2);
    // The line survives a client that leaves.
    QCOMPARE(Client(link).read(1, 6, 2).size(), 2);
    QVERIFY(sim.closePipe());
    QVERIFY(!QFileInfo(link).isSymLink());
}

void TestSimBus::staleLinkIsReplacedAndAFileIsNot()
{
    const QTemporaryDir folder;
    const QString link = folder.filePath(u"bus"_s);
    QVERIFY(QFile::link(folder.filePath(u"gone"_s), link));
    SimProcess sim;
    QVERIFY2(sim.start({u"--rtu-units"_s, u"1"_s, u"--rtu-link"_s, link}), qPrintable(sim.error()));
    QCOMPARE(Client(link).read(1, 6, 2).size(), 2);
    QVERIFY(sim.stop());

    QFile file(link);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    SimProcess refused;
    QVERIFY(!refused.start({u"--rtu-units"_s, u"1"_s, u"--rtu-link"_s, link}));
    QVERIFY(refused.error().contains(u"no symbolic link"_s));
    QCOMPARE(QFileInfo(link).size(), 4);
}

void TestSimBus::keepsThePaceOfTheLine()
{
    SimProcess sim;
    QVERIFY2(sim.start({u"--rtu-units"_s, u"1"_s, u"--rtu-baud"_s, u"9600"_s}), qPrintable(sim.error()));
    Client client(sim.ready()[u"rtuPort"_s].toString());
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 10; ++i)
        QCOMPARE(client.read(1, 0, 30).size(), 30);
    // 8 bytes there and 65 back at 960 bytes a second are 76 ms.
    QVERIFY2(timer.elapsed() >= 760, qPrintable(QString::number(timer.elapsed())));
}

void TestSimBus::plantsEachFault_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("answered"); // libmodbus takes the answer all the same
    for (const auto &[kind, answered] :
         {std::pair("late", false), std::pair("short", false), std::pair("count", false),
          std::pair("foreign", false), std::pair("doubled", true), std::pair("crc", false),
          std::pair("echo", false), std::pair("noise", false), std::pair("silence", false)})
        QTest::newRow(kind) << QString::fromLatin1(kind) << answered;
}

void TestSimBus::plantsEachFault()
{
    QFETCH(QString, kind);
    QFETCH(bool, answered);
    SimProcess sim;
    QVERIFY2(sim.start({u"--rtu-units"_s, u"1"_s, u"--fault-rate"_s, u"1"_s, u"--fault-kinds"_s, kind}),
             qPrintable(sim.error()));
    {
        Client client(sim.ready()[u"rtuPort"_s].toString());
        QCOMPARE(!client.read(1, 6, 6).isEmpty(), answered);
        client.flush();
    }
    QVERIFY(sim.stop());
    const QJsonValue unit = sim.counts()[u"rtu"_s][u"units"_s][u"1"_s];
    QCOMPARE(unit[u"faults"_s][kind].toInt(), unit[u"requests"_s].toInt());
    QCOMPARE(unit[u"faultless"_s].toInt(-1), 0);
}

void TestSimBus::numberedRegistersTellUnitAndRequest()
{
    SimProcess sim;
    QVERIFY2(sim.start({u"--rtu-units"_s, u"4"_s, u"--rtu-numbered"_s}), qPrintable(sim.error()));
    Client client(sim.ready()[u"rtuPort"_s].toString());
    QVERIFY(std::abs(client.readFloat(4, 6) - 201.00025) < 1e-4);
    QVERIFY(std::abs(client.readFloat(4, 8) - 1.0005) < 1e-4);
    QVERIFY(std::abs(client.readFloat(3, 54) - 50.00025) < 1e-4);
}

QTEST_GUILESS_MAIN(TestSimBus)
#include "tst_simbus.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/portlook.h"
#include "modbus/portrights.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::PortIdentity;
using modbus::PortRights;
using modbus::PortSearch;
using modbus::PresentPort;
using Kind = modbus::PortSearch::Kind;

Q_DECLARE_METATYPE(core::PortIdentity)

/// Which port is the bus's, among those that are there: never a guess.
class TestPortLook : public QObject
{
    Q_OBJECT

private slots:
    void findsAPort_data();
    void findsAPort();
    void sockets_data();
    void sockets();
    void rights_data();
    void rights();
    void thisComputerIsLookedAt();
};

namespace {

const auto Name = u"/dev/tty-of-no-computer-0"_s;
const auto Other = u"/dev/tty-of-no-computer-1"_s;
const auto Third = u"/dev/tty-of-no-computer-2"_s;
const auto SocketA = u"pci-0000:00:14.0-usb-0:3:1.0-port0"_s;
const auto SocketB = u"pci-0000:00:14.0-usb-0:4:1.0-port0"_s;
const auto SocketC = u"pci-0000:00:14.0-usb-0:5:1.0-port0"_s;

PortIdentity ftdi(const QString &serial, const QString &socket) { return {serial, 0x0403, 0x6001, socket}; }
PortIdentity plain(const QString &socket) { return {{}, 0x1a86, 0x7523, socket}; }

} // namespace

void TestPortLook::findsAPort_data()
{
    using Ports = QList<PresentPort>;
    QTest::addColumn<PortIdentity>("wanted");
    QTest::addColumn<Ports>("present");
    QTest::addColumn<bool>("nameCounts");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("others");
    const PortIdentity one = ftdi(u"A50285BI"_s, SocketA);
    const PortIdentity two = ftdi(u"B60000XX"_s, SocketB);

    QTest::newRow("nothing is there")
        << one << Ports{} << false << Kind::Missing << QString() << QStringList();
    QTest::newRow("by name alone") << PortIdentity() << Ports{{Name, one}} << true << Kind::Found << Name
                                   << QStringList();
    QTest::newRow("without identity no other name is taken")
        << PortIdentity() << Ports{{Other, one}} << true << Kind::Missing << QString() << QStringList();
    QTest::newRow("in its place") << one << Ports{{Name, one}, {Other, two}} << false << Kind::Found << Name
                                  << QStringList();
    QTest::newRow("under another name")
        << one << Ports{{Other, one}} << false << Kind::Found << Other << QStringList();
    QTest::newRow("two have changed names")
        << one << Ports{{Name, two}, {Other, one}} << false << Kind::Found << Other << QStringList();
    QTest::newRow("its name belongs to another")
        << one << Ports{{Name, two}} << false << Kind::Stranger << QString() << QStringList();
    QTest::newRow("its name belongs to another, seen only")
        << one << Ports{{Name, two}} << true << Kind::Stranger << QString() << QStringList();
    QTest::newRow("in another socket, with a serial number")
        << one << Ports{{Other, ftdi(u"A50285BI"_s, SocketC)}} << false << Kind::Found << Other
        << QStringList();
    QTest::newRow("in another socket, without") << plain(SocketA) << Ports{{Other, plain(SocketB)}} << false
                                                << Kind::Missing << QString() << QStringList{Other};
    QTest::newRow("in its socket, without, under another name")
        << plain(SocketA) << Ports{{Name, plain(SocketB)}, {Other, plain(SocketA)}} << false << Kind::Found
        << Other << QStringList();
    QTest::newRow("its name in another socket, without")
        << plain(SocketA) << Ports{{Name, plain(SocketB)}} << false << Kind::Stranger << QString()
        << QStringList();
    QTest::newRow("the same, seen only: the name counts")
        << plain(SocketA) << Ports{{Name, plain(SocketB)}} << true << Kind::Found << Name << QStringList();
    QTest::newRow("seen only, and another make has its name")
        << plain(SocketA) << Ports{{Name, one}} << true << Kind::Stranger << QString() << QStringList();
    QTest::newRow("two of one serial number: its socket decides")
        << one << Ports{{Name, ftdi(u"A50285BI"_s, SocketB)}, {Other, one}} << false << Kind::Found << Other
        << QStringList();
    QTest::newRow("two of one serial number, both moved: nobody decides")
        << one << Ports{{Name, ftdi(u"A50285BI"_s, SocketB)}, {Other, ftdi(u"A50285BI"_s, SocketC)}} << false
        << Kind::Alike << QString() << QStringList{Name, Other};
    QTest::newRow("only the make is written down: the name decides")
        << PortIdentity{{}, 0x1a86, 0x7523, {}} << Ports{{Other, plain(SocketA)}, {Name, plain(SocketB)}}
        << false << Kind::Found << Name << QStringList();
    QTest::newRow("only the make, and two others have it")
        << PortIdentity{{}, 0x1a86, 0x7523, {}} << Ports{{Other, plain(SocketA)}, {Third, plain(SocketB)}}
        << false << Kind::Alike << QString() << QStringList{Other, Third};
    QTest::newRow("the second port of an adapter with two")
        << ftdi(u"A50285BI"_s, u"pci-0-usb-0:3:1.1-port0"_s)
        << Ports{{Name, ftdi(u"A50285BI"_s, u"pci-0-usb-0:9:1.0-port0"_s)},
                 {Other, ftdi(u"A50285BI"_s, u"pci-0-usb-0:9:1.1-port0"_s)}}
        << false << Kind::Found << Other << QStringList();
}

void TestPortLook::findsAPort()
{
    QFETCH(PortIdentity, wanted);
    QFETCH(QList<PresentPort>, present);
    QFETCH(bool, nameCounts);
    QFETCH(Kind, kind);
    QFETCH(QString, path);
    QFETCH(QStringList, others);
    const PortSearch search = modbus::findPort(Name, wanted, present, nameCounts);
    QCOMPARE(search.kind, kind);
    QCOMPARE(search.path, path);
    QCOMPARE(search.others, others);
    // In whatever order they are listed.
    std::reverse(present.begin(), present.end());
    const PortSearch again = modbus::findPort(Name, wanted, present, nameCounts);
    QCOMPARE(again.kind, kind);
    QCOMPARE(again.path, path);
}

void TestPortLook::sockets_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("socket");
    QTest::newRow("adapter") << u"/sys/devices/pci0000:00/0000:00:14.0/usb1/1-3/1-3:1.0/ttyUSB0"_s << 0
                             << u"pci-0000:00:14.0-usb-0:3:1.0-port0"_s;
    QTest::newRow("behind two hubs")
        << u"/sys/devices/pci0000:00/0000:00:14.0/usb1/1-3/1-3.2/1-3.2.4/1-3.2.4:1.1/ttyUSB7"_s << 1
        << u"pci-0000:00:14.0-usb-0:3.2.4:1.1-port1"_s;
    QTest::newRow("of the class of modems")
        << u"/sys/devices/pci0000:00/0000:00:1c.0/0000:02:00.0/usb3/3-1/3-1:1.0"_s << -1
        << u"pci-0000:02:00.0-usb-0:1:1.0"_s;
    QTest::newRow("small computer")
        << u"/sys/devices/platform/soc/3f980000.usb/usb1/1-1/1-1.2/1-1.2:1.0/ttyUSB0"_s << 0
        << u"platform-3f980000.usb-usb-0:1.2:1.0-port0"_s;
    QTest::newRow("on the board") << u"/sys/devices/platform/serial8250"_s << -1 << QString();
    QTest::newRow("nothing") << QString() << -1 << QString();
}

void TestPortLook::sockets()
{
    QFETCH(QString, device);
    QFETCH(int, port);
    QTEST(modbus::socketOf(device, port), "socket");
}

void TestPortLook::rights_data()
{
    QTest::addColumn<PortRights>("rights");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("Debian") << PortRights{u"anna"_s, u"dialout"_s, true, false}
                            << u"sudo usermod -aG dialout anna"_s
                            << u"Run \"sudo usermod -aG dialout anna\", then log out and in again."_s;
    QTest::newRow("Arch") << PortRights{u"anna"_s, u"uucp"_s, true, false} << u"sudo usermod -aG uucp anna"_s
                          << u"Run \"sudo usermod -aG uucp anna\", then log out and in again."_s;
    QTest::newRow("member since") << PortRights{u"anna"_s, u"dialout"_s, true, true}
                                  << u"sudo usermod -aG dialout anna"_s
                                  << u"The user anna is a member of the group dialout from the next login "
                                     "on: log out and in again."_s;
    QTest::newRow("root's alone") << PortRights{u"anna"_s, u"root"_s, false, false} << QString()
                                  << u"No group may use this port: an administrator has to give one the "
                                     "right, by a udev rule, and this user the group."_s;
    QTest::newRow("a user without a name")
        << PortRights{{}, u"dialout"_s, true, false} << u"sudo usermod -aG dialout $USER"_s
        << u"Run \"sudo usermod -aG dialout $USER\", then log out and in "
           "again."_s;
}

void TestPortLook::rights()
{
    QFETCH(PortRights, rights);
    QTEST(rights.command(), "command");
    QTEST(rights.remedy(), "remedy");
}

void TestPortLook::thisComputerIsLookedAt()
{
    // What is plugged in here is unknown; what is listed can be used to look for it.
    const QList<PresentPort> ports = modbus::presentPorts();
    for (const PresentPort &port : ports) {
        QVERIFY(!port.path.isEmpty());
        const PortSearch search = modbus::findPort(port.path, {}, ports, false);
        QCOMPARE(search.kind, Kind::Found);
        QCOMPARE(search.path, port.path);
    }
}

QTEST_GUILESS_MAIN(TestPortLook)
#include "tst_portlook.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "busfixture.h"

#include <QProcess>
#include <QSerialPort>
#include <QTest>

#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quality;
using core::TransportState;
using peers::RtuSlave;

namespace {

/// Rights are not looked at for root, so what needs their absence is done as nobody.
class AsNobody
{
public:
    AsNobody()
    {
        if (geteuid() == 0 && setresuid(65534, 65534, 0) != 0)
            qFatal("setresuid failed");
    }
    ~AsNobody()
    {
        uid_t real = 0;
        uid_t effective = 0;
        uid_t saved = 0;
        getresuid(&real, &effective, &saved);
        if (saved == 0 && setresuid(0, 0, 0) != 0)
            qFatal("setresuid failed");
    }
};

} // namespace

/// What may befall the port itself: each is told once, in words, and healed without help.
class TestModbusPort : public QObject
{
    Q_OBJECT

private slots:
    void missing()
    {
        BusFixture bus;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        bus.line.unplug();
        bus.open();
        QCOMPARE(bus.failures.size(), 1);
        QCOMPARE(bus.failures[0].code, core::ErrorCode::NotFound);
        QVERIFY(bus.failures[0].where.contains(bus.line.path()));
        QVERIFY(bus.failures[0].where.contains(u"bus1"_s));
        QVERIFY(bus.failures[0].remedy.contains(u"Plug the adapter in"_s));
        QCOMPARE(bus.states.last(), TransportState::Down);
        QTRY_VERIFY(bus.errors(u"port"_s) >= 3); // it is tried again
        QCOMPARE(bus.failures.size(), 1);        // and told once
        QCOMPARE(bus.eventKinds(), QStringList{u"port-missing"_s});
        QCOMPARE(bus.count(u"lab"_s, Quality::NoAnswer), 5);

        bus.line.plug();
        RtuSlave slave(bus.line.masterFd(), {1});
        slave.start();
        QTRY_COMPARE(bus.states.last(), TransportState::Up);
        QTRY_VERIFY(!bus.gaps.isEmpty());
        QCOMPARE(bus.gaps[0].reason, u"port-away"_s);
        QCOMPARE(bus.eventKinds(), (QStringList{u"port-missing"_s, u"port-back"_s}));
    }

    void permissionDenied()
    {
        BusFixture bus;
        bus.settings.port = bus.line.terminal();
        const QByteArray terminal = bus.line.terminal().toLocal8Bit();
        // As udev leaves an adapter: root's, and its group's. Only root can give a file away.
        const group *dialout = getgrnam("dialout");
        const bool asOnDebian = dialout && chown(terminal.constData(), 0, dialout->gr_gid) == 0;
        QCOMPARE(chmod(terminal.constData(), asOnDebian ? 0660 : 0), 0);
        {
            const AsNobody nobody;
            bus.open();
        }
        QCOMPARE(bus.failures.size(), 1);
        const core::Error &error = bus.failures[0];
        QVERIFY2(error.code == core::ErrorCode::PermissionDenied, qPrintable(error.toString()));
        QVERIFY(error.where.contains(bus.line.terminal()));
        if (asOnDebian) {
            QVERIFY2(error.remedy.contains(u"sudo usermod -aG dialout nobody"_s), qPrintable(error.remedy));
            QVERIFY(error.remedy.contains(u"log out and in again"_s));
        } else {
            QVERIFY2(error.remedy.contains(u"No group may use this port"_s), qPrintable(error.remedy));
        }
    }

    void busy()
    {
        BusFixture bus;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        RtuSlave slave(bus.line.masterFd(), {1});
        slave.start();
        QSerialPort other;
        other.setPortName(bus.line.path());
        QVERIFY2(other.open(QIODevice::ReadWrite), qPrintable(other.errorString()));
        bus.open();
        QCOMPARE(bus.failures.size(), 1);
        QVERIFY2(bus.failures[0].code == core::ErrorCode::Busy, qPrintable(bus.failures[0].toString()));
        QVERIFY2(bus.failures[0].detail.contains(u"this console, on another bus"_s),
                 qPrintable(bus.failures[0].toString()));
        other.close();
        QTRY_VERIFY(bus.count(u"lab"_s, Quality::Good) + bus.count(u"lab"_s, Quality::Bad) > 5);
        QCOMPARE(bus.states.last(), TransportState::Up);
    }

    void heldByAnotherProcess()
    {
        // Whoever it is: a lock on the device counts under each of its names, for root too.
        BusFixture bus;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        RtuSlave slave(bus.line.masterFd(), {1});
        slave.start();
        QProcess other;
        other.start(u"sh"_s, {u"-c"_s, u"exec 9<>\"$0\" && flock -n 9 && echo held && exec cat >/dev/null"_s,
                              bus.line.terminal()});
        QVERIFY(other.waitForReadyRead());
        QCOMPARE(other.readAllStandardOutput().trimmed(), "held"_ba);
        bus.open();
        QCOMPARE(bus.failures.size(), 1);
        QVERIFY2(bus.failures[0].code == core::ErrorCode::Busy, qPrintable(bus.failures[0].toString()));
        QVERIFY2(bus.failures[0].detail.contains(u"cat (process %1)"_s.arg(other.processId())),
                 qPrintable(bus.failures[0].toString()));
        QVERIFY(bus.failures[0].remedy.contains(u"Close that program"_s));
        QVERIFY(bus.failures[0].where.contains(bus.line.path()));
        QTRY_VERIFY(bus.errors(u"port"_s) >= 3);
        QCOMPARE(bus.failures.size(), 1);
        QCOMPARE(slave.requestCount(), 0);
        other.closeWriteChannel();
        QVERIFY(other.waitForFinished());
        QTRY_COMPARE(bus.states.last(), TransportState::Up);
    }

    void twoBusesOnOnePort()
    {
        BusFixture first;
        first.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        RtuSlave slave(first.line.masterFd(), {1});
        slave.start();
        first.open();
        QTRY_COMPARE(first.states.last(), TransportState::Up);
        BusFixture second;
        second.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        second.settings.port = first.line.terminal(); // the same port by its other name
        second.open();
        QCOMPARE(second.failures.size(), 1);
        QVERIFY2(second.failures[0].code == core::ErrorCode::Busy, qPrintable(second.failures[0].toString()));
        QVERIFY2(second.failures[0].detail.contains(u"this console, on another bus"_s),
                 qPrintable(second.failures[0].toString()));
        const qsizetype asked = slave.requestCount();
        QTRY_VERIFY(slave.requestCount() > asked + 10); // and the first goes on
        QCOMPARE(first.failures.size(), 0);
        first.close();
        QTRY_COMPARE(second.states.last(), TransportState::Up);
    }

    void unplugAndPlugAgain()
    {
        BusFixture bus;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 5ms);
        for (int round = 1; round <= 3; ++round) {
            auto slave = std::make_unique<RtuSlave>(bus.line.masterFd(), QList<int>{1});
            slave->setValues([](const RtuSlave::Request &, quint16 address) {
                return address == 54 ? floatWord(50.F, 0) : quint16(0);
            });
            slave->start();
            if (round == 1)
                bus.open();
            const int before = bus.good(u"lab"_s);
            QTRY_VERIFY(bus.good(u"lab"_s) > before + 20);
            QTRY_COMPARE(bus.states.last(), TransportState::Up);
            QCOMPARE(bus.gaps.size(), round - 1);
            slave->stop();
            bus.line.unplug();
            QTRY_COMPARE(bus.states.last(), TransportState::Down);
            QTRY_COMPARE(bus.eventKinds().count(u"port-lost"_s), round);
            QCOMPARE(bus.failures.size(), round); // lost, and not once more that it is not there
            bus.line.plug();
        }
        QVERIFY(bus.failures[0].remedy.contains(u"Plug the adapter in again"_s));
        QVERIFY2(bus.errors(u"port"_s) < 50, "an unplugged port must not make a storm of errors");
        for (const core::Gap &gap : std::as_const(bus.gaps))
            QCOMPARE(gap.reason, u"port-away"_s);
    }

    void unsupportedIsNoStorm()
    {
        BusFixture bus; // a pseudo-terminal cannot do parity: the port stays usable or the reason is told
        bus.settings.parity = u"even"_s;
        bus.addDevice(u"lab"_s, 1, campusProfile(), 10ms);
        RtuSlave slave(bus.line.masterFd(), {1});
        slave.start();
        bus.open();
        QTRY_VERIFY(!bus.readings.isEmpty());
        QVERIFY(bus.failures.size() <= 1);
        QVERIFY(bus.failures.isEmpty() || bus.failures[0].code == core::ErrorCode::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestModbusPort)
#include "tst_modbusport.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/brokersnearby.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QMap>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::BrokersNearby;
using engine::NearbyBroker;
using State = engine::BrokersNearby::State;

namespace {

constexpr int Generous = 30'000;

} // namespace

/// What Avahi says over D-Bus, as far as browsing and resolving goes; it goes wrong when it is told to.
class FakeAvahi : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Avahi.Server")

public:
    explicit FakeAvahi(const QString &bus) : m_bus(QDBusConnection::connectToBus(bus, u"fake avahi"_s)) {}
    ~FakeAvahi() override { leave(); }

    bool enter()
    {
        return m_bus.registerObject(u"/"_s, this, QDBusConnection::ExportAllSlots) &&
               m_bus.registerService(u"org.freedesktop.Avahi"_s);
    }
    void leave()
    {
        m_bus.unregisterService(u"org.freedesktop.Avahi"_s);
        m_bus.unregisterObject(u"/"_s);
        browsers.clear();
    }
    void appear(const QString &name, const QString &type, int protocol = 0)
    {
        tell(u"ItemNew"_s, {2, protocol, name, type, u"local"_s, uint(0)}, type);
    }
    void vanish(const QString &name, const QString &type, int protocol = 0)
    {
        tell(u"ItemRemove"_s, {2, protocol, name, type, u"local"_s, uint(0)}, type);
    }
    void allForNow(const QString &type) { tell(u"AllForNow"_s, {}, type); }

    bool refuses = false;              ///< browsing
    bool mute = false;                 ///< resolving is never answered
    bool hastens = false;              ///< the first item is told before the path of the browser is
    QStringList browsers;              ///< types asked for
    QMap<QString, QVariantList> hosts; ///< by name: host, address, port

public slots:
    QDBusObjectPath ServiceBrowserNew(int, int, const QString &type, const QString &, uint,
                                      const QDBusMessage &asked)
    {
        if (refuses) {
            asked.setDelayedReply(true);
            m_bus.send(asked.createErrorReply(u"org.freedesktop.Avahi.NotPermittedError"_s, u"as told"_s));
            return {};
        }
        browsers << type;
        if (hastens && type == "_mqtt._tcp"_L1)
            appear(u"early"_s, type);
        return QDBusObjectPath(pathOf(type));
    }
    void ResolveService(int interface, int protocol, const QString &name, const QString &type,
                        const QString &domain, int, uint, const QDBusMessage &asked)
    {
        asked.setDelayedReply(true);
        if (mute)
            return;
        const QVariantList host = hosts.value(name);
        if (host.isEmpty()) {
            m_bus.send(asked.createErrorReply(u"org.freedesktop.Avahi.TimeoutError"_s, u"Timeout reached"_s));
            return;
        }
        const bool six = protocol == 1;
        m_bus.send(asked.createReply({interface, protocol, name, type, domain, host.at(0), protocol,
                                      six ? u"fe80::1"_s : host.at(1).toString(),
                                      QVariant::fromValue(quint16(host.at(2).toInt())),
                                      QVariant::fromValue(QList<QByteArray>{"path=/mqtt"_ba}), uint(0)}));
    }

private:
    static QString pathOf(const QString &type)
    {
        return type.startsWith("_secure"_L1) ? u"/Client1/ServiceBrowser2"_s : u"/Client1/ServiceBrowser1"_s;
    }
    void tell(const QString &what, const QVariantList &arguments, const QString &type)
    {
        QDBusMessage signal =
            QDBusMessage::createSignal(pathOf(type), u"org.freedesktop.Avahi.ServiceBrowser"_s, what);
        signal.setArguments(arguments);
        m_bus.send(signal);
    }

    QDBusConnection m_bus;
};

/// Announced brokers, over a real bus of our own with a fake Avahi on it.
class tst_BrokersNearby : public QObject
{
    Q_OBJECT

    QProcess m_daemon;
    QString m_bus;
    std::unique_ptr<FakeAvahi> m_avahi;

private slots:
    void initTestCase()
    {
        const QString program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
        QVERIFY2(!program.isEmpty(), "dbus-daemon is not installed (package dbus-daemon)");
        m_daemon.start(program, {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s});
        QVERIFY(m_daemon.waitForReadyRead(Generous));
        m_bus = QString::fromUtf8(m_daemon.readLine()).trimmed();
        QVERIFY(m_bus.startsWith(u"unix:"_s));
        qDBusRegisterMetaType<QByteArrayList>();
        m_avahi = std::make_unique<FakeAvahi>(m_bus);
    }
    void cleanupTestCase()
    {
        m_avahi.reset();
        QDBusConnection::disconnectFromBus(u"fake avahi"_s);
        m_daemon.terminate();
        m_daemon.waitForFinished(Generous);
    }
    void init()
    {
        m_avahi->refuses = m_avahi->mute = m_avahi->hastens = false;
        m_avahi->hosts = {{u"mqttpi"_s, {u"mqttpi.local."_s, u"192.168.1.7"_s, 1883}},
                          {u"site"_s, {u"site.local"_s, u"192.168.1.8"_s, 8883}},
                          {u"early"_s, {u"early.local"_s, u"192.168.1.9"_s, 1884}}};
    }
    void cleanup() { m_avahi->leave(); }

    void nothingIsOfferedWithoutAvahi()
    {
        BrokersNearby nearby(m_bus);
        QCOMPARE(nearby.state(), State::Idle);
        nearby.look();
        QCOMPARE(nearby.state(), State::Looking);
        QTRY_COMPARE_WITH_TIMEOUT(nearby.state(), State::Absent, Generous);
        QVERIFY(nearby.brokers().isEmpty());
        // It is started later.
        QVERIFY(m_avahi->enter());
        QTRY_COMPARE_WITH_TIMEOUT(m_avahi->browsers.size(), 2, Generous);
        m_avahi->allForNow(u"_mqtt._tcp"_s);
        QTRY_COMPARE_WITH_TIMEOUT(nearby.state(), State::Told, Generous);
        // And ends again.
        m_avahi->leave();
        QTRY_COMPARE_WITH_TIMEOUT(nearby.state(), State::Absent, Generous);
    }

    void nothingIsOfferedWithoutABus()
    {
        BrokersNearby nearby(u"unix:path=/nowhere/bus"_s);
        nearby.look();
        QTRY_COMPARE_WITH_TIMEOUT(nearby.state(), State::Absent, Generous);
    }

    void brokersComeAndGo()
    {
        QVERIFY(m_avahi->enter());
        BrokersNearby nearby(m_bus);
        nearby.look();
        QTRY_COMPARE_WITH_TIMEOUT(m_avahi->browsers.size(), 2, Generous);
        m_avahi->appear(u"mqttpi"_s, u"_mqtt._tcp"_s, 1);
        m_avahi->appear(u"mqttpi"_s, u"_mqtt._tcp"_s, 0);
        m_avahi->appear(u"site"_s, u"_secure-mqtt._tcp"_s);
        m_avahi->appear(u"printer"_s, u"_ipp._tcp"_s); // somebody else's browser
        QTRY_COMPARE_WITH_TIMEOUT(nearby.brokers().size(), 2, Generous);
        const NearbyBroker pi{u"mqttpi"_s, u"mqttpi.local"_s, u"192.168.1.7"_s, 1883, false};
        const NearbyBroker site{u"site"_s, u"site.local"_s, u"192.168.1.8"_s, 8883, true};
        // One host of two kinds of addresses is one broker, at that of IPv4.
        QTRY_VERIFY_WITH_TIMEOUT(nearby.brokers().contains(pi), Generous);
        QVERIFY(nearby.brokers().contains(site));
        m_avahi->vanish(u"mqttpi"_s, u"_mqtt._tcp"_s, 0);
        m_avahi->vanish(u"mqttpi"_s, u"_mqtt._tcp"_s, 1);
        QTRY_COMPARE_WITH_TIMEOUT(nearby.brokers(), QList<NearbyBroker>{site}, Generous);
        // Nothing is doubled when it starts anew.
        m_avahi->leave();
        QTRY_COMPARE_WITH_TIMEOUT(nearby.state(), State::Absent, Generous);
        QVERIFY(nearby.brokers().isEmpty());
    }

    void whatIsSaidTooEarlyIsHeard()
    {
        m_avahi->hastens = true;
        QVERIFY(m_avahi->enter());
        BrokersNearby nearby(m_bus);
        nearby.look();
        QTRY_COMPARE_WITH_TIMEOUT(nearby.brokers().size(), 1, Generous);
        QCOMPARE(nearby.brokers().first().host, u"early.local"_s);
    }

    void whatCannotBeResolvedIsNotOffered()
    {
        QVERIFY(m_avahi->enter());
        BrokersNearby nearby(m_bus);
        nearby.look();
        QTRY_COMPARE_WITH_TIMEOUT(m_avahi->browsers.size(), 2, Generous);
        m_avahi->appear(u"gone"_s, u"_mqtt._tcp"_s);
        m_avahi->appear(u"site"_s, u"_mqtt._tcp"_s);
        QTRY_COMPARE_WITH_TIMEOUT(nearby.brokers().size(), 1, Generous);
        QCOMPARE(nearby.brokers().first().host, u"site.local"_s);
    }

    void aRefusalOffersNothing()
    {
        m_avahi->refuses = true;
        QVERIFY(m_avahi->enter());
        BrokersNearby nearby(m_bus);
        nearby.look();
        QTRY_COMPARE_WITH_TIMEOUT(nearby.state(), State::Absent, Generous);
    }

    void aMuteOneHoldsNothingUp()
    {
        m_avahi->mute = true;
        QVERIFY(m_avahi->enter());
        {
            BrokersNearby nearby(m_bus);
            nearby.look();
            QTRY_COMPARE_WITH_TIMEOUT(m_avahi->browsers.size(), 2, Generous);
            m_avahi->appear(u"mqttpi"_s, u"_mqtt._tcp"_s);
            m_avahi->allForNow(u"_mqtt._tcp"_s);
            QTRY_COMPARE_WITH_TIMEOUT(nearby.state(), State::Told, Generous);
            QVERIFY(nearby.brokers().isEmpty());
        }
        // It was left in the middle of an answer, and another one finds its way.
        m_avahi->mute = false;
        BrokersNearby again(m_bus);
        again.look();
        QTRY_COMPARE_WITH_TIMEOUT(m_avahi->browsers.size(), 4, Generous);
        m_avahi->appear(u"mqttpi"_s, u"_mqtt._tcp"_s);
        QTRY_COMPARE_WITH_TIMEOUT(again.brokers().size(), 1, Generous);
    }
};

QTEST_GUILESS_MAIN(tst_BrokersNearby)
#include "tst_brokersnearby.moc"

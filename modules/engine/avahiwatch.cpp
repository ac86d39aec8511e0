// SPDX-License-Identifier: GPL-3.0-or-later
#include "avahiwatch.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusServiceWatcher>
#include <QHostAddress>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

const QString Service = QStringLiteral("org.freedesktop.Avahi");
const QString Server = QStringLiteral("org.freedesktop.Avahi.Server");
const QString Browser = QStringLiteral("org.freedesktop.Avahi.ServiceBrowser");
const QString Plain = QStringLiteral("_mqtt._tcp");
const QString Secured = QStringLiteral("_secure-mqtt._tcp");
constexpr int Any = -1; ///< interface or protocol, as Avahi says it
constexpr qsizetype MostFound = 64;
constexpr int AnswerWithinMs = 10'000;

QDBusMessage call(const QString &method, const QVariantList &arguments)
{
    QDBusMessage made = QDBusMessage::createMethodCall(Service, u"/"_s, Server, method);
    made.setArguments(arguments);
    made.setAutoStartService(false); // it runs, or it does not
    return made;
}

/// How well an address serves a person: IPv4 before IPv6, and one that others have, too, before this
/// computer's own.
int rankOf(const QString &text)
{
    const QHostAddress address(text);
    return (address.protocol() == QAbstractSocket::IPv4Protocol ? 2 : 0) + (address.isLoopback() ? 0 : 1);
}

} // namespace

BrokersNearby::Watch::~Watch()
{
    if (m_connection.isEmpty())
        return;
    delete m_owner;
    QDBusConnection::disconnectFromBus(m_connection);
}

void BrokersNearby::Watch::start()
{
    m_connection = u"meterdeck-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QDBusConnection bus = m_busAddress.isEmpty()
                              ? QDBusConnection::connectToBus(QDBusConnection::SystemBus, m_connection)
                              : QDBusConnection::connectToBus(m_busAddress, m_connection);
    if (!bus.isConnected()) {
        absent();
        return;
    }
    // Before anything is asked for, and of any path: a browser speaks at once.
    bus.connect({}, {}, Browser, u"ItemNew"_s, this, SLOT(onNew(int, int, QString, QString, QString, uint)));
    bus.connect({}, {}, Browser, u"ItemRemove"_s, this,
                SLOT(onRemove(int, int, QString, QString, QString, uint)));
    bus.connect({}, {}, Browser, u"AllForNow"_s, this, SLOT(onAllForNow()));
    m_owner = new QDBusServiceWatcher(
        Service, bus, QDBusServiceWatcher::WatchForRegistration | QDBusServiceWatcher::WatchForUnregistration,
        this);
    connect(m_owner, &QDBusServiceWatcher::serviceRegistered, this, [this] { browse(); });
    connect(m_owner, &QDBusServiceWatcher::serviceUnregistered, this, [this] { absent(); });
    browse();
}

void BrokersNearby::Watch::browse()
{
    m_found.clear();
    m_state = State::Looking;
    tell();
    browse(Plain);
    browse(Secured);
}

void BrokersNearby::Watch::browse(const QString &type)
{
    QDBusConnection bus(m_connection);
    auto *pending = new QDBusPendingCallWatcher(
        bus.asyncCall(call(u"ServiceBrowserNew"_s, {Any, Any, type, u"local"_s, uint(0)}), AnswerWithinMs),
        this);
    connect(pending, &QDBusPendingCallWatcher::finished, this, [this, pending] {
        pending->deleteLater();
        if (pending->isError())
            absent();
    });
}

void BrokersNearby::Watch::onNew(int interface, int protocol, const QString &name, const QString &type,
                                 const QString &domain, uint)
{
    if ((type != Plain && type != Secured) || m_found.size() >= MostFound)
        return;
    QDBusConnection bus(m_connection);
    auto *pending = new QDBusPendingCallWatcher(
        bus.asyncCall(call(u"ResolveService"_s, {interface, protocol, name, type, domain, Any, uint(0)}),
                      AnswerWithinMs),
        this);
    const QStringList key{QString::number(interface), QString::number(protocol), name, type};
    connect(pending, &QDBusPendingCallWatcher::finished, this, [this, pending, key] {
        pending->deleteLater();
        const QVariantList told = pending->reply().arguments();
        // Interface, protocol, name, type, domain, host, protocol, address, port, texts, flags.
        if (pending->isError() || told.size() < 9 || m_state == State::Absent)
            return;
        NearbyBroker broker;
        broker.name = key.at(2);
        broker.secured = key.at(3) == Secured;
        broker.host = told.at(5).toString();
        if (broker.host.endsWith(u'.'))
            broker.host.chop(1);
        broker.address = told.at(7).toString();
        broker.port = quint16(told.at(8).toUInt());
        if (broker.host.isEmpty() || broker.port == 0)
            return;
        m_found.insert(key, broker);
        m_state = State::Told;
        tell();
    });
}

void BrokersNearby::Watch::onRemove(int interface, int protocol, const QString &name, const QString &type,
                                    const QString &, uint)
{
    if (m_found.remove({QString::number(interface), QString::number(protocol), name, type}) > 0)
        tell();
}

void BrokersNearby::Watch::onAllForNow()
{
    if (m_state != State::Looking)
        return;
    m_state = State::Told;
    tell();
}

void BrokersNearby::Watch::absent()
{
    m_found.clear();
    m_state = State::Absent;
    tell();
}

void BrokersNearby::Watch::tell()
{
    // A host on two interfaces, or with two kinds of addresses, is one broker.
    QList<NearbyBroker> brokers;
    for (const NearbyBroker &one : std::as_const(m_found)) {
        const auto same = std::find_if(brokers.begin(), brokers.end(), [&one](const NearbyBroker &other) {
            return other.host == one.host && other.port == one.port && other.secured == one.secured;
        });
        if (same == brokers.end())
            brokers << one;
        else if (rankOf(one.address) > rankOf(same->address))
            same->address = one.address;
    }
    emit told(m_state, brokers);
}

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "noticebus.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>
#include <QUuid>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace console {

namespace {

const QString Service = QStringLiteral("org.freedesktop.Notifications");
const QString Path = QStringLiteral("/org/freedesktop/Notifications");
constexpr int AnswerWithinMs = 10'000;

QDBusMessage call(const QString &method, const QVariantList &arguments = {})
{
    QDBusMessage made = QDBusMessage::createMethodCall(Service, Path, Service, method);
    made.setArguments(arguments);
    return made;
}

/// Without a session bus there is none, and looking for one would start programs.
bool hasSessionBus()
{
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS");
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !folder.isEmpty() && QFileInfo::exists(folder + "/bus"_L1);
}

} // namespace

NoticeBus::NoticeBus(const QString &busAddress, QObject *parent) : NoticeWay(parent), m_address(busAddress)
{
    connect(&m_connecting, &QFutureWatcherBase::finished, this, [this] { connected(m_connecting.result()); });
}

NoticeBus::~NoticeBus()
{
    if (!m_connection.isEmpty() && m_connecting.isFinished())
        QDBusConnection::disconnectFromBus(m_connection);
}

void NoticeBus::begin()
{
    if (!m_connection.isEmpty() || (m_address.isEmpty() && !hasSessionBus())) {
        emit ableChanged();
        return;
    }
    m_connection = u"meterdeck-notices-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_connecting.setFuture(QtConcurrent::run([name = m_connection, address = m_address] {
        return (address.isEmpty() ? QDBusConnection::connectToBus(QDBusConnection::SessionBus, name)
                                  : QDBusConnection::connectToBus(address, name))
            .isConnected();
    }));
}

void NoticeBus::connected(bool good)
{
    if (!good) {
        setAble(false);
        return;
    }
    bus().connect(Service, Path, Service, u"ActionInvoked"_s, this, SLOT(noteAction(uint, QString)));
    bus().connect(Service, Path, Service, u"NotificationClosed"_s, this, SLOT(noteClosed(uint, uint)));
    auto *watcher =
        new QDBusPendingCallWatcher(bus().asyncCall(call(u"GetServerInformation"_s), AnswerWithinMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        setAble(!watcher->isError());
    });
}

void NoticeBus::setAble(bool able)
{
    m_able = able;
    emit ableChanged();
}

void NoticeBus::show(const notify::Letter &letter, notify::Urgency urgency)
{
    // Markup is text here: an alarm's name with a < in it stays whole.
    const QVariantMap hints{
        {u"urgency"_s, QVariant::fromValue(uchar(urgency == notify::Urgency::Critical ? 2 : 1))}};
    const QVariantList arguments{u"Meterdeck"_s,
                                 0U,
                                 u"dialog-warning"_s,
                                 letter.subject,
                                 letter.brief.toHtmlEscaped(),
                                 QStringList{u"default"_s, tr("Show the alarms")},
                                 hints,
                                 -1};
    auto *watcher =
        new QDBusPendingCallWatcher(bus().asyncCall(call(u"Notify"_s, arguments), AnswerWithinMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isError())
            setAble(false);
        else
            m_shown.insert(reply.value());
    });
}

void NoticeBus::noteAction(uint id, const QString &)
{
    // Others show notifications on the same bus.
    if (m_shown.contains(id))
        emit clicked();
}

void NoticeBus::noteClosed(uint id, uint) { m_shown.remove(id); }

} // namespace console

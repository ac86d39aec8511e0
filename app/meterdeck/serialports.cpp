// SPDX-License-Identifier: GPL-3.0-or-later
#include "serialports.h"

#include "modbus/portlook.h"
#include "modbus/portrights.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QSerialPortInfo>
#include <QSet>
#include <QtConcurrentRun>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <unistd.h>

#include <cerrno>
#include <csignal>
#endif

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr auto LookEvery = std::chrono::seconds(2);

#ifdef Q_OS_LINUX

/// Names that udev gives in a folder of /dev/serial, by the device they lead to.
QHash<QString, QString> lastingNames(QLatin1StringView folder)
{
    QHash<QString, QString> names;
    const QFileInfoList links =
        QDir("/dev/serial/"_L1 + folder).entryInfoList(QDir::Files | QDir::System, QDir::Name);
    for (const QFileInfo &link : links) {
        if (const QString target = link.canonicalFilePath(); !names.contains(target))
            names.insert(target, link.absoluteFilePath());
    }
    return names;
}

/// A lock file in the manner of uucp, as QSerialPort, minicom and others write it, of a process that lives.
bool isLocked(const QString &name)
{
    for (const auto folder : {"/run/lock/"_L1, "/var/lock/"_L1}) {
        QFile lock(folder + "LCK.."_L1 + name);
        if (!lock.open(QIODevice::ReadOnly))
            continue;
        const int process = lock.readLine(32).trimmed().toInt();
        return process > 0 && (::kill(process, 0) == 0 || errno == EPERM);
    }
    return false;
}

/// Terminals that processes of this user hold open. Others' cannot be seen; their lock files can.
QSet<QString> openTerminals()
{
    QSet<QString> open;
    const QStringList processes = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &process : processes) {
        if (!process.at(0).isDigit())
            continue;
        const QString folder = u"/proc/%1/fd/"_s.arg(process);
        const QStringList files =
            QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
        for (const QString &file : files) {
            const QString target = QFile::symLinkTarget(folder + file);
            if (target.startsWith("/dev/tty"_L1))
                open.insert(target);
        }
    }
    return open;
}

#endif

} // namespace

QString SerialPort::shortName() const { return path.mid(path.lastIndexOf(u'/') + 1); }

QList<SerialPort> SerialPorts::present()
{
    QList<SerialPort> ports;
#ifdef Q_OS_LINUX
    // By make and serial number; without one, udev names all adapters of a make alike, and the socket is what
    // stays.
    const QHash<QString, QString> byId = lastingNames("by-id"_L1);
    const QHash<QString, QString> bySocket = lastingNames("by-path"_L1);
    const QSet<QString> open = openTerminals();
#endif
    const QList<modbus::PresentPort> identities = modbus::presentPorts();
    const QList<QSerialPortInfo> infos = QSerialPortInfo::availablePorts();
    for (const QSerialPortInfo &info : infos) {
        SerialPort port;
        port.path = info.systemLocation();
        port.lasting = port.path;
        port.description = info.description();
        if (port.description.isEmpty())
            port.description = info.manufacturer();
        for (const modbus::PresentPort &known : identities) {
            if (known.path == port.path || known.path == info.portName())
                port.identity = known.identity;
        }
#ifdef Q_OS_LINUX
        const QHash<QString, QString> &lasting = port.identity.hasSerial() ? byId : bySocket;
        port.lasting = lasting.value(QFileInfo(port.path).canonicalFilePath(), port.path);
        const auto rights = modbus::PortRights::of(port.path);
        port.group = rights.groupMayUse ? rights.group : QString();
        if (::access(port.path.toLocal8Bit().constData(), R_OK | W_OK) != 0)
            port.state = SerialPort::State::NoPermission;
        else if (open.contains(port.path) || isLocked(port.shortName()) ||
                 isLocked(port.lasting.mid(port.lasting.lastIndexOf(u'/') + 1)))
            port.state = SerialPort::State::InUse;
#else
        port.path = info.portName();
        port.lasting = port.path;
#endif
        ports << port;
    }
    std::sort(ports.begin(), ports.end(),
              [](const SerialPort &a, const SerialPort &b) { return a.path < b.path; });
    return ports;
}

SerialPorts::SerialPorts(Look look, QObject *parent)
    : QObject(parent), m_look(look ? std::move(look) : Look(&SerialPorts::present))
{
    connect(&m_timer, &QTimer::timeout, this, &SerialPorts::look);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &SerialPorts::take);
}

SerialPorts::~SerialPorts() = default;

void SerialPorts::setWatching(bool watching)
{
    m_watchers = std::max(0, m_watchers + (watching ? 1 : -1));
    if (m_watchers == 0) {
        m_timer.stop();
    } else if (!m_timer.isActive()) {
        m_timer.start(LookEvery);
        look();
    }
}

void SerialPorts::look()
{
    if (!m_watcher.isRunning())
        m_watcher.setFuture(QtConcurrent::run(m_look));
}

void SerialPorts::take()
{
    const QList<SerialPort> seen = m_watcher.result();
    if (m_looked && seen == m_ports)
        return;
    const QList<SerialPort> before = std::exchange(m_ports, seen);
    const bool first = !std::exchange(m_looked, true);
    emit changed(seen);
    if (first)
        return;
    for (const SerialPort &port : seen) {
        const auto known = [&port](const SerialPort &other) { return other.path == port.path; };
        if (std::none_of(before.begin(), before.end(), known))
            emit appeared(port);
    }
}

} // namespace console

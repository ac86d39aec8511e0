// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/portlook.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QSerialPortInfo>

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

#ifdef Q_OS_LINUX

/// Names that udev gives by socket, by the device they lead to. A device may have two ("usb-0:…" and
/// "usbv2-0:…"): the first in order is the older form.
QHash<QString, QString> socketNames()
{
    QHash<QString, QString> names;
    const QFileInfoList links =
        QDir(u"/dev/serial/by-path"_s).entryInfoList(QDir::Files | QDir::System, QDir::Name);
    for (const QFileInfo &link : links) {
        if (const QString target = link.canonicalFilePath(); !names.contains(target))
            names.insert(target, link.fileName());
    }
    return names;
}

QString socketFromSysfs(const QString &portName)
{
    const QString device = QFileInfo(u"/sys/class/tty/%1/device"_s.arg(portName)).canonicalFilePath();
    if (device.isEmpty())
        return {};
    int port = -1;
    if (QFile number(device + "/port_number"_L1); number.open(QIODevice::ReadOnly)) {
        bool ok = false;
        const int value = number.readAll().trimmed().toInt(&ok);
        port = ok ? value : -1;
    }
    return socketOf(device, port);
}

#endif

bool isSamePort(const PresentPort &port, const QString &name)
{
    if (port.path == name)
        return true;
    const QString target = QFileInfo(name).canonicalFilePath();
    return !target.isEmpty() && QFileInfo(port.path).canonicalFilePath() == target;
}

bool isSameMake(const core::PortIdentity &a, const core::PortIdentity &b)
{
    return a.vendor != 0 && a.vendor == b.vendor && a.product == b.product;
}

} // namespace

QString socketOf(const QString &sysfsDevice, int port)
{
    static const QRegularExpression onUsb(u"/([^/]+)/usb\\d+/(?:[^/]+/)*\\d+-([\\d.]+:\\d+\\.\\d+)(?:/|$)"_s);
    static const QRegularExpression onPci(u"^[0-9a-f]{4,}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-9a-f]$"_s);
    const auto match = onUsb.match(sysfsDevice);
    if (!match.hasMatch())
        return {};
    const QString bridge = match.captured(1);
    const QString root = onPci.match(bridge).hasMatch() ? u"pci-"_s : u"platform-"_s;
    const QString socket = root + bridge + "-usb-0:"_L1 + match.captured(2);
    return port < 0 ? socket : u"%1-port%2"_s.arg(socket).arg(port);
}

QList<PresentPort> presentPorts()
{
    QList<PresentPort> ports;
#ifdef Q_OS_LINUX
    const QHash<QString, QString> sockets = socketNames();
#endif
    const auto infos = QSerialPortInfo::availablePorts();
    for (const QSerialPortInfo &info : infos) {
        PresentPort port;
#ifdef Q_OS_UNIX
        port.path = info.systemLocation();
#else
        port.path = info.portName();
#endif
        port.identity.serial = info.serialNumber();
        port.identity.vendor = info.hasVendorIdentifier() ? info.vendorIdentifier() : quint16(0);
        port.identity.product = info.hasProductIdentifier() ? info.productIdentifier() : quint16(0);
#ifdef Q_OS_LINUX
        port.identity.location = sockets.value(QFileInfo(port.path).canonicalFilePath());
        if (port.identity.location.isEmpty())
            port.identity.location = socketFromSysfs(info.portName());
#endif
        ports << port;
    }
    return ports;
}

PortSearch findPort(const QString &name, const core::PortIdentity &wanted, const QList<PresentPort> &present,
                    bool nameCounts)
{
    const PresentPort *named = nullptr;
    QList<const PresentPort *> fitting;
    QList<const PresentPort *> inPlace;
    for (const PresentPort &port : present) {
        if (!named && isSamePort(port, name))
            named = &port;
        if (wanted.fits(port.identity)) {
            fitting << &port;
            if (!wanted.location.isEmpty() && port.identity.location == wanted.location)
                inPlace << &port;
        }
    }
    if (fitting.size() > 1 && !inPlace.isEmpty())
        fitting = inPlace;
    PortSearch search;
    // A port opened under the name that it is known by keeps it, also where that is a link.
    const auto found = [&](const PresentPort *port) {
        search.kind = PortSearch::Kind::Found;
        search.path = port == named ? name : port->path;
        return search;
    };
    if (fitting.size() == 1)
        return found(fitting.first());
    if (fitting.size() > 1) {
        if (wanted.location.isEmpty() && fitting.contains(named))
            return found(named);
        search.kind = PortSearch::Kind::Alike;
        for (const PresentPort *port : std::as_const(fitting))
            search.others << port->path;
        return search;
    }
    if (!wanted.isEmpty() && named) {
        if (nameCounts && !wanted.hasSerial() && isSameMake(wanted, named->identity))
            return found(named);
        search.kind = PortSearch::Kind::Stranger;
        search.stranger = named->identity;
        return search;
    }
#ifdef Q_OS_UNIX
    const bool exists = named || QFileInfo::exists(name);
#else
    const bool exists = named;
#endif
    if (exists) {
        search.kind = PortSearch::Kind::Found;
        search.path = name;
        return search;
    }
    for (const PresentPort &port : present) {
        if (isSameMake(wanted, port.identity))
            search.others << port.path;
    }
    return search;
}

} // namespace modbus

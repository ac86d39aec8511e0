// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/portidentity.h"

#include <QList>
#include <QStringList>

#include <functional>

namespace modbus {

/// A serial port as the operating system lists it. A value.
struct PresentPort
{
    QString path; ///< "/dev/ttyUSB0", "COM3"
    core::PortIdentity identity;
    bool isWire = true; ///< false for a stand-in whose bytes take no time

    friend bool operator==(const PresentPort &, const PresentPort &) = default;
};

/// The ports that are there now. Called on the thread of the bus; opens nothing.
using PortLook = std::function<QList<PresentPort>()>;

/// The ports of this computer, with serial number and make from the system and the socket from
/// /dev/serial/by-path or, without udev, from sysfs. Any thread; may take long.
QList<PresentPort> presentPorts();

/// The socket of a USB port from the place of its device in sysfs, in udev's words
/// ("pci-0000:00:14.0-usb-0:3:1.0-port0"); empty for what is not on USB. @p port: of adapters with several;
/// -1 for none.
QString socketOf(const QString &sysfsDevice, int port);

/// Where the port of a bus is.
struct PortSearch
{
    enum class Kind
    {
        Found,
        Missing,  ///< neither the name nor the adapter is there
        Stranger, ///< the name is there, and it is another adapter
        Alike,    ///< several fit, and nothing tells them apart
    };
    Kind kind = Kind::Missing;
    QString path;       ///< when found
    QStringList others; ///< the ports that fit alike; when missing, those of the same make
    core::PortIdentity stranger;
};

/// Looks for a port: by identity, else by name.
///
/// With an identity the one port that fits is taken, whatever its name is; between several that fit, the
/// socket decides, else nobody does. Without one, or when nothing is listed under the name (a pty, a pipe),
/// the name is taken. @p nameCounts: the identity was seen and not written down; then an adapter of the same
/// make under the same name is good enough where there is no serial number to compare.
PortSearch findPort(const QString &name, const core::PortIdentity &wanted, const QList<PresentPort> &present,
                    bool nameCounts);

} // namespace modbus

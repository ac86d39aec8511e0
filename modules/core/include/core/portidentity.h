// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace core {

/// What a serial adapter is known by when its name moves: serial number, make, and the socket it is plugged
/// into. It stands in the workspace, is compared by the bus and written by the window. A value; any thread.
struct PortIdentity
{
    QString serial;      ///< the adapter's serial number; empty when it has none
    quint16 vendor = 0;  ///< USB vendor id; 0 when not known
    quint16 product = 0; ///< USB product id; 0 when not known
    QString
        location; ///< the socket, as udev names it by path: "pci-0000:00:14.0-usb-0:3:1.0-port0"; or empty

    bool isEmpty() const { return serial.isEmpty() && vendor == 0 && product == 0 && location.isEmpty(); }
    /// The serial number tells two adapters of a make apart. What factories leave in all of them alike (fewer
    /// than five characters as "0001", or one character over and over) does not.
    bool hasSerial() const;
    /// Which port of an adapter with several: what the location says behind its last colon; empty when
    /// unknown.
    QString part() const;
    /// @p present may be this port. With a serial number the adapter may have moved to another socket;
    /// without one it must be in its own. What is not known here is not compared.
    bool fits(const PortIdentity &present) const;
    /// "0403:6001, serial number A50285BI, at pci-0000:00:14.0-usb-0:3:1.0", for messages.
    QString words() const;

    /// As it stands in a workspace, and back. @p kept is the object as it was: unknown keys stay.
    static PortIdentity read(const QJsonObject &object);
    QJsonObject written(QJsonObject kept) const;

    friend bool operator==(const PortIdentity &, const PortIdentity &) = default;
};

} // namespace core

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "modbus/portlook.h"
#include "modbus/portsetting.h"
#include "portlock.h"

#include <QObject>
#include <QSerialPort>

#include <chrono>

namespace modbus {

struct ModbusOptions;

/// A serial port that is looked up by its identity, and by its name where it has none; held against every
/// other process; and that closes itself on its first error (an unplugged adapter otherwise reports half a
/// million errors a second).
///
/// An identity that the workspace does not name is learned from the port as it is first opened, so that an
/// adapter that comes back under another name is found, and another one under its name is not taken for it.
/// Thread: the transport's.
class SerialLine : public QObject
{
    Q_OBJECT

public:
    SerialLine(core::TransportSettings settings, const ModbusOptions &options, QObject *parent = nullptr);

    /// Errors: NotFound, PermissionDenied, Busy, Io, each with what to do.
    core::Result<void> open();
    void close();
    bool isOpen() const { return m_port.isOpen(); }
    QSerialPort *device() { return &m_port; }
    /// False for a pty and other stand-ins whose bytes take no time.
    bool isWire() const { return m_isWire; }
    /// "bus1 (/dev/ttyUSB0)", for messages.
    QString place() const;
    /// The name it is open under, or was last: the workspace's, or the one it has moved to.
    QString name() const { return m_movedTo.isEmpty() ? m_settings.port : m_movedTo; }

    /// Time of one character at this baud rate, parity and number of stop bits.
    std::chrono::nanoseconds character() const;
    /// The pause between frames: 3.5 characters, fixed at 1.75 ms above 19200 baud as the specification says.
    std::chrono::nanoseconds pause() const;

signals:
    /// It was opened under another name than before (or than the workspace says).
    void moved(const QString &from, const QString &to);
    /// The port was lost and is closed by now; once per open().
    void lost(const core::Error &error);

private:
    PortSearch locate(const QList<PresentPort> &present) const;
    void remember(const QString &location, const QList<PresentPort> &present);
    const core::PortIdentity &wanted() const;
    core::Error notFound(const PortSearch &search, const QList<PresentPort> &present) const;
    core::Error busy(const QString &location, const QString &words) const;
    core::Error openError(const QString &location) const;
    void onError(QSerialPort::SerialPortError error);

    core::TransportSettings m_settings;
    QSerialPort m_port;
    PortLock m_lock;
    PortLook m_look;
    std::function<void(QSerialPort &, const PortSetting &)> m_set;
    core::PortIdentity m_learned; ///< as seen when it was first opened
    QString m_movedTo;            ///< empty while it has the name of the workspace
    bool m_isWire = false;
    bool m_failing = false;
    bool m_opening = false;
};

} // namespace modbus

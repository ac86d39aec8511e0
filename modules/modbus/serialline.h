// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"

#include <QObject>
#include <QSerialPort>

#include <chrono>
#include <optional>

namespace modbus {

/// A serial port that is looked up by name, and by its USB identity when the name has moved, and that closes
/// itself on its first error (an unplugged adapter otherwise reports half a million errors a second).
///
/// Thread: the transport's.
class SerialLine : public QObject
{
    Q_OBJECT

public:
    explicit SerialLine(core::TransportSettings settings, QObject *parent = nullptr);

    /// Errors: NotFound, PermissionDenied, Busy, Io, each with what to do.
    core::Result<void> open();
    void close();
    bool isOpen() const { return m_port.isOpen(); }
    QSerialPort *device() { return &m_port; }
    /// False for a pty and other stand-ins whose bytes take no time.
    bool isWire() const { return m_isWire; }
    /// "bus1 (/dev/ttyUSB0)", for messages.
    QString place() const;

    /// Time of one character at this baud rate, parity and number of stop bits.
    std::chrono::nanoseconds character() const;
    /// The pause between frames: 3.5 characters, fixed at 1.75 ms above 19200 baud as the specification says.
    std::chrono::nanoseconds pause() const;

signals:
    /// The port was lost and is closed by now; once per open().
    void lost(const core::Error &error);

private:
    struct Identity
    {
        quint16 vendor = 0;
        quint16 product = 0;
        QString serial;
        friend bool operator==(const Identity &, const Identity &) = default;
    };
    QString locate() const;
    void remember(const QString &location);
    core::Error notFound() const;
    core::Error openError(const QString &location) const;
    void onError(QSerialPort::SerialPortError error);

    core::TransportSettings m_settings;
    QSerialPort m_port;
    std::optional<Identity> m_identity;
    bool m_isWire = false;
    bool m_failing = false;
    bool m_opening = false;
};

} // namespace modbus

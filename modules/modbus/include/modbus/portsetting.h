// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"

class QSerialPort;

namespace modbus {

/// How a serial port is set for a bus: eight data bits and no flow control always, the rest as the workspace
/// says. A value.
struct PortSetting
{
    int baud = 9600;
    QString parity = QStringLiteral("none"); ///< none, even, odd
    int stopBits = 1;

    static PortSetting of(const core::TransportSettings &settings);
    /// Sets a port, open or not; what it cannot do it says when it is opened.
    void applyTo(QSerialPort &port) const;

    friend bool operator==(const PortSetting &, const PortSetting &) = default;
};

} // namespace modbus

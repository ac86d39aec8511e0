// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace modbus {

/// Holds a serial port against every other process and bus, under whatever name it is opened: the lock is on
/// the device, not on a name, and it binds root too (who passes TIOCEXCL, and whose second opening would set
/// the line anew under the first). Taken before the port is opened. Elsewhere than on Unix opening is
/// exclusive by itself, and this does nothing. Not copied; thread: the transport's.
class PortLock
{
public:
    PortLock() = default;
    ~PortLock() { release(); }
    PortLock(const PortLock &) = delete;
    PortLock &operator=(const PortLock &) = delete;

    /// False when somebody else holds the port. A port that cannot be opened at all is nobody's: opening it
    /// says why.
    [[nodiscard]] bool take(const QString &path);
    /// To be called when the port is closed: a port held open keeps its name from the next adapter.
    void release();

private:
    int m_file = -1;
};

} // namespace modbus

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace modbus {

/// Who may use a serial port, and whether that is this user. A value.
struct PortRights
{
    QString user;                ///< of this process; empty when the system has no name for it
    QString group;               ///< of the port; empty when the system has no name for it
    bool groupMayUse = false;    ///< its group may read and write it
    bool memberFromNext = false; ///< this user stands in the group already, and this login began before

    /// The rights of a port of this computer; empty where there are none (Windows). Any thread.
    static PortRights of(const QString &path);
    /// The command that gives the right; empty when no group has it.
    QString command() const;
    /// What to do, in one or two sentences.
    QString remedy() const;
};

/// Who holds a serial port, as far as this user may know: "minicom (process 4711)", "this console, on another
/// bus"; empty when nothing is known. Linux only. Any thread; looks through /proc.
QString portHolder(const QString &path);

} // namespace modbus

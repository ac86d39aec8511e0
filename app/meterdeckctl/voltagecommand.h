// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"

#include <QDate>
#include <QTimeZone>

/// What `voltage` is asked.
struct VoltageWanted
{
    core::DeviceId device;
    QDate week;                        ///< any day of it; invalid: the newest that is over
    int weeks = 1;                     ///< so many, that one the newest
    QTimeZone zone = QTimeZone::utc(); ///< where the device's transport names none
};

/// A day ("2026-03-04") or a week of ISO 8601 ("2026-W10") as a day of that week; invalid when it is neither.
QDate weekFrom(const QString &text);

/// `meterdeckctl voltage`: a device's voltage by EN 50160, as text or JSON. Returns the exit status.
int printVoltage(const core::Workspace &workspace, const VoltageWanted &wanted, bool json);

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/workspace.h"

/// `meterdeckctl export readings`: reads beside whoever holds the workspace and writes CSV. Returns the exit
/// status.
int exportReadings(const core::Workspace &workspace, core::UtcTime from, core::UtcTime to,
                   const core::DeviceId &device, const QString &outFile);

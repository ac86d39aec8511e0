// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"

/// `meterdeckctl devices`: the workspace's devices with the last stored value of each quantity; reads beside
/// the holder. Returns the exit status.
int listDevices(const core::Workspace &workspace, bool json);

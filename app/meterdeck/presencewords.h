// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/livestore.h"

#include <QString>

namespace console {

/// Why a device is thought to be there or not, and the evidence with its ages: what a tool tip shows. Some
/// lines of plain text.
QString presenceWhy(const live::DeviceHealth &health);

} // namespace console

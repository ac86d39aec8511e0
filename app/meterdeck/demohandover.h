// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/outbox.h"

namespace console {

/// Whom the demo hands its alarms on to: nobody. Names of computers and numbers that cannot exist.
notify::Plan demoTargets();

/// How an attempt of the demo ends: taken by one target, refused by the next, not answered by the third.
/// Nothing leaves this computer. Any thread.
notify::Delivery demoDelivery(const notify::Target &target, const QString &secret,
                              const notify::Message &message, const std::atomic<bool> &cancelled);

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/outbox.h"
#include "throttle.h"

namespace notify {

/// What the queue knows of a target besides the plan, as it is kept.
struct TargetMemory
{
    RateWindow window;
    HeldBack held;
    bool halted = false;
    Finding finding = Finding::None;
    QStringList facts;
};

/// Everything that is kept.
struct OutboxMemory
{
    QList<Item> items;
    QHash<QString, TargetMemory> targets;
    qint64 lastNumber = 0;
};

/// As JSON and back; what cannot be read is left out. Findings are kept by their number, which never changes.
/// Pure.
/// @{
QJsonObject toJson(const OutboxMemory &memory);
OutboxMemory memoryFrom(const QJsonObject &state);
/// @}

} // namespace notify

// SPDX-License-Identifier: GPL-3.0-or-later
#include "order.h"

#include <QDateTime>

namespace commands {

std::chrono::milliseconds Order::window() const
{
    if (std::holds_alternative<IntervalProof>(proof)) {
        if (command.window.count() > 0)
            return command.window;
        // The change, then three gaps; each may keep us waiting for four intervals at most.
        return std::chrono::milliseconds(static_cast<qint64>(command.value) * 4);
    }
    return command.window.count() > 0 ? command.window : rule.window;
}

std::optional<core::Outcome> Order::judge(core::SteadyTime now) const
{
    if (const auto *state = std::get_if<StateProof>(&proof))
        return state->judge(now);
    if (const auto *interval = std::get_if<IntervalProof>(&proof))
        return interval->judge(now);
    return std::nullopt;
}

QJsonObject Order::proofEvidence() const
{
    if (const auto *state = std::get_if<StateProof>(&proof))
        return state->evidence();
    if (const auto *interval = std::get_if<IntervalProof>(&proof))
        return interval->evidence();
    return {};
}

QString isoTime(core::UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace commands

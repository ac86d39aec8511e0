// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command.h"
#include "core/profile.h"

#include <optional>

namespace commands {

/// Why an order is not sent.
struct Refusal
{
    core::Outcome outcome = core::Outcome::Rejected;
    QString reason; ///< stable key: "limit", "busy", "offline" …
    QString words;  ///< technical English with the numbers
};

/// What the profile alone says against an order; nothing when it may go. Pure.
std::optional<Refusal> refusedByProfile(const core::Command &command, const core::Profile &profile);

/// The key of an "interval" order; null when the profile has none of that name.
const core::CommandRule::Key *keyOf(const core::CommandRule &rule, const QString &name);

/// Whether @p value is the state that @p command orders, within its tolerance.
bool isAsOrdered(double value, const core::Command &command, const core::Profile &profile);

/// The one message of an order that refusedByProfile() let pass.
core::OutgoingMessage messageFor(const core::Command &command, const core::CommandRule &rule,
                                 const core::TransportId &transport);

} // namespace commands

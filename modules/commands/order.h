// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/commanddesk.h"
#include "intervalproof.h"
#include "orderrules.h"
#include "stateproof.h"

#include <variant>

namespace commands {

/// One order on its way through the desk.
struct Order
{
    enum class Phase
    {
        Requesting, ///< the "requested" row is being stored
        Sending,    ///< handed to the transport
        Waiting,    ///< left; evidence is waited for
        Closing,    ///< decided; the "outcome" row is being stored
    };

    core::Command command;
    core::TransportId transport;
    Phase phase = Phase::Requesting;
    std::optional<Refusal> refusal; ///< known at submit; ends the order once its row is stored
    core::CommandRule rule;
    std::variant<std::monostate, StateProof, IntervalProof> proof;
    core::UtcTime requestedAt{};
    core::SteadyTime phaseSince{};
    core::SteadyTime sendAt{};
    core::UtcTime sentWall{};
    core::UtcTime acceptedWall{};
    bool left = false; ///< sendRequested() went out
    bool sent = false; ///< the transport confirmed
    qint64 auditNumber = 0;
    int repeated = 0;  ///< the same order handed in again meanwhile
    QJsonObject known; ///< when it was submitted
    QString earlier;   ///< an unanswered order of the same state this one's evidence may also belong to
    QString lateSeen;  ///< an unanswered order whose late answer came in between
    core::Outcome outcome = core::Outcome::NoAnswer;
    QJsonObject evidence;

    std::chrono::milliseconds window() const;
    std::optional<core::Outcome> judge(core::SteadyTime now) const;
    QJsonObject proofEvidence() const;
};
using OrderPtr = std::shared_ptr<Order>;

/// ISO 8601 UTC with milliseconds, as in audit rows.
QString isoTime(core::UtcTime time);

} // namespace commands

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"

#include <QByteArray>
#include <QJsonObject>
#include <QLatin1StringView>
#include <QList>

#include <chrono>
#include <optional>

namespace core {

/// How a command ended. PUBACK or a Modbus echo is only "accepted", which is not an ending.
enum class Outcome
{
    Verified,  ///< fresh, unretained evidence equals the order
    Mismatch,  ///< fresh evidence contradicts the order
    Rejected,  ///< the device, its profile's limits or the desk said no
    NoAnswer,  ///< the window is over without evidence: the state is unknown, not failed
    NotSent,   ///< could not be audited, or could not leave
    Expired,   ///< waited longer than it was good for before it could be sent
    Cancelled, ///< taken back before it was sent
};
/// "Verified", "Mismatch", … the spelling in files and on the socket.
QLatin1StringView outcomeName(Outcome outcome);
std::optional<Outcome> outcomeFromName(QStringView name);
/// The exit status of `meterdeckctl command`: 0, 10, 11, 12, 13, 14, 15.
int outcomeExitCode(Outcome outcome);

/// An order to one device. A value; made by whoever orders, judged by CommandDesk.
struct Command
{
    CommandId id; ///< newCommandId()
    DeviceId device;
    QString name;                        ///< key in the profile's "commands": "relay", "interval" …
    QString key;                         ///< for "interval": the reporting key ("metrics"); empty otherwise
    double value = 0;                    ///< relay: 1 on, 0 off; interval: milliseconds; else in its unit
    QString orderedBy;                   ///< person and console, for the audit
    QString reason;                      ///< the orderer's words, for the audit; may be empty
    std::chrono::milliseconds window{0}; ///< how long evidence is waited for; 0 = the profile's
    UtcTime expiresAt{};                 ///< not sent after this instant; epoch = no limit
    QString typed; ///< the device's id, typed by the orderer; for orders that ask for it

    friend bool operator==(const Command &, const Command &) = default;
};
/// A new random id.
CommandId newCommandId();

/// What a command's transport has to put on the wire, once.
struct OutgoingMessage
{
    CommandId command;
    TransportId transport;
    QString topic;
    QByteArray payload;
    int qos = 1; ///< never retained
    // For a bus, which knows itself how an order is written.
    DeviceId device;
    QString order; ///< key in the profile's "commands"; empty for a message
    double value = 0;
    /// Not sent when it could not leave within this time: nobody means it any more. 0 = no limit.
    std::chrono::milliseconds leaveWithin{0};
    std::chrono::milliseconds provenWithin{0}; ///< how long its read-back is of use; 0 = as the bus likes
};

/// One line of the audit: append-only and hash-chained by the historian.
struct AuditEntry
{
    qint64 number = 0; ///< the row's number, given by the historian; 0 before
    UtcTime at{};
    CommandId command;
    DeviceId device;
    QString stage; ///< "requested", "sent", "accepted", "outcome", "late"
    QString who;
    QJsonObject detail; ///< order, what was known, evidence, outcome
    QByteArray hash; ///< SHA-256 over the previous hash and this row's canonical text; given by the historian
};

} // namespace core

Q_DECLARE_METATYPE(core::Outcome)
Q_DECLARE_METATYPE(core::Command)
Q_DECLARE_METATYPE(core::OutgoingMessage)
Q_DECLARE_METATYPE(core::AuditEntry)

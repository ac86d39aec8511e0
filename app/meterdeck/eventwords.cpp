// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Words that turns the modules' stable keys into sentences; an unknown key is shown as it is,
// never hidden.
#include "words.h"

#include "importwords.h"

#include <QJsonObject>
#include <QJsonValue>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace console {

namespace {

struct Word
{
    QLatin1StringView key;
    const char *text;
};

/// The words of @p key, or itself.
QString word(std::span<const Word> words, const QString &key)
{
    const auto found = std::ranges::find(words, key, &Word::key);
    return found == words.end() ? key : Words::tr(found->text);
}

} // namespace

QString Words::gapReason(const QString &reason)
{
    if (reason == "collector-away"_L1)
        return tr("Console was away");
    if (reason == "session-lost"_L1)
        return tr("Broker forgot the session");
    if (reason == "broker-away"_L1)
        return tr("Broker away");
    if (reason == "no-answer"_L1)
        return tr("No answer");
    if (reason == "port-away"_L1 || reason == "bus-away"_L1)
        return tr("Port away");
    if (reason == "connection-away"_L1)
        return tr("Connection away");
    if (reason == "silence"_L1)
        return tr("Nothing heard");
    if (reason == "server-restarted"_L1)
        return tr("Server restarted and forgot");
    return reason;
}

QString Words::rejectReason(const QString &reason)
{
    if (reason == "json"_L1)
        return tr("Broken JSON");
    if (reason == "type"_L1)
        return tr("Wrong type of value");
    if (reason == "unknown-topic"_L1)
        return tr("Unknown topic");
    if (reason == "too-large"_L1)
        return tr("Payload too large");
    if (reason == "missing"_L1 || reason == "missing-field"_L1)
        return tr("Field missing");
    if (reason == "not-a-number"_L1 || reason == "number"_L1)
        return tr("Not a number");
    if (reason == "text"_L1 || reason == "unknown-text"_L1 || reason == "value"_L1)
        return tr("Unknown word");
    if (reason == "nan"_L1)
        return tr("NaN instead of a number");
    if (reason == "foreign-json"_L1)
        return tr("JSON of another kind");
    if (reason == "too-many-topics"_L1)
        return tr("Too many topics");
    if (reason == "device-id"_L1)
        return tr("Device id cannot be used");
    static constexpr Word Others[] = {
        {"foreign-pairs"_L1, QT_TR_NOOP("Pairs of another kind")},
        {"array-length"_L1, QT_TR_NOOP("Array of another length")},
        {"no-key"_L1, QT_TR_NOOP("Encrypted, key not known")},
        {"decrypt"_L1, QT_TR_NOOP("Cannot be decrypted")},
        {"unknown-form"_L1, QT_TR_NOOP("Form not declared")},
        {"too-many-devices"_L1, QT_TR_NOOP("Too many devices")},
        {"discovery"_L1, QT_TR_NOOP("Announcement not understood")},
        {"time"_L1, QT_TR_NOOP("Time not understood")},
        {"quotes"_L1, QT_TR_NOOP("Badly quoted JSON")},
        {"rate"_L1, QT_TR_NOOP("Too many at once")},
        {"token"_L1, QT_TR_NOOP("Token missing or wrong")},
        {"database-behind"_L1, QT_TR_NOOP("Database behind")},
        {"connections"_L1, QT_TR_NOOP("Too many connections")},
        {"incomplete"_L1, QT_TR_NOOP("Request incomplete")},
        {"head-too-large"_L1, QT_TR_NOOP("Head of the request too large")},
        {"path"_L1, QT_TR_NOOP("Address not known")},
        {"method"_L1, QT_TR_NOOP("Method not allowed")},
    };
    return word(Others, reason);
}

QString Words::wireError(const QString &kind)
{
    if (kind == "crc"_L1)
        return tr("Checksum wrong");
    if (kind == "late"_L1)
        return tr("Late answer, dropped");
    if (kind == "short"_L1)
        return tr("Short answer");
    if (kind == "foreign"_L1)
        return tr("Wrong unit answered");
    if (kind == "echo"_L1)
        return tr("Echo of own request");
    if (kind == "no-answer"_L1)
        return tr("No answer in time");
    if (kind.startsWith("http-"_L1))
        return tr("Answered with status %1").arg(kind.mid(5));
    if (kind == "noise"_L1)
        return tr("Noise on the wire");
    if (kind == "doubled"_L1)
        return tr("Same answer twice");
    if (kind == "too-fast"_L1)
        return tr("Answer faster than the wire");
    if (kind == "skipped"_L1)
        return tr("Turn skipped, wire too busy");
    if (kind == "port"_L1)
        return tr("Port failed");
    if (kind == "connection"_L1)
        return tr("Connection failed");
    if (kind == "lone-zero"_L1)
        return tr("Lone zero of a total, held back");
    if (kind == "fall"_L1)
        return tr("Total fell, held back");
    if (kind == "jump"_L1)
        return tr("Value jumped, held back");
    if (kind == "shape"_L1)
        return tr("Wrong shape");
    if (kind.startsWith("exception-"_L1)) {
        switch (kind.mid(10).toInt()) {
        case 1:
            return tr("Exception 1, illegal function");
        case 2:
            return tr("Exception 2, illegal data address");
        case 3:
            return tr("Exception 3, illegal data value");
        case 4:
            return tr("Exception 4, device failure");
        case 5:
            return tr("Exception 5, still working");
        case 6:
            return tr("Exception 6, device busy");
        case 7:
            return tr("Exception 7, negative acknowledge");
        case 8:
            return tr("Exception 8, memory parity error");
        case 10:
            return tr("Exception 10, gateway path unavailable");
        case 11:
            return tr("Exception 11, gateway target does not respond");
        default:
            return tr("Exception %1").arg(kind.mid(10));
        }
    }
    return kind;
}

QString Words::stage(const QString &stage)
{
    if (stage == "requested"_L1)
        return tr("Requested");
    if (stage == "sent"_L1)
        return tr("Sent once");
    if (stage == "accepted"_L1)
        return tr("Accepted, not proof");
    if (stage == "late"_L1)
        return tr("Late answer");
    if (stage == "outcome"_L1)
        return tr("Outcome");
    if (stage == "entry-changed"_L1)
        return tr("Entry in the workspace changed");
    return stage;
}

QString Words::eventTitle(const core::Event &event)
{
    const QString &kind = event.kind;
    const QJsonObject &detail = event.detail;
    const QJsonValue value = detail.value("value"_L1);
    const QString text = detail.value("payload"_L1).toString(detail.value("text"_L1).toString());
    if (kind == "status"_L1) {
        if (text.isEmpty() && !value.isDouble())
            return tr("Status reported");
        const bool online =
            value.isDouble() ? value.toDouble() > 0.5 : text.compare("online"_L1, Qt::CaseInsensitive) == 0;
        return online ? tr("Came online") : tr("Went offline");
    }
    if (kind == "relay-state"_L1) {
        if (text.isEmpty() && !value.isDouble())
            return tr("Relay state reported");
        const bool on = value.isDouble() ? value.toDouble() > 0.5 : text == "1"_L1;
        return on ? tr("Relay reports on") : tr("Relay reports off");
    }
    if (kind == "gap"_L1)
        return tr("Readings may be missing");
    if (kind == "session-lost"_L1)
        return tr("Broker forgot the session");
    if (kind == "session-resumed"_L1)
        return tr("Broker session resumed");
    if (kind == "threshold-alert"_L1)
        return tr("Threshold passed");
    if (kind == "register-fell"_L1)
        return detail.value("cause"_L1) == "order"_L1 ? tr("Register went back, as ordered")
                                                      : tr("Register went back");
    if (kind == "written"_L1)
        return tr("Register written");
    if (kind == "unit-changed"_L1)
        return tr("Answers at another address");
    if (kind == "energy-decision"_L1 && detail.value("entered"_L1).toBool())
        return detail.value("undone"_L1).toBool() ? tr("Entered meter exchange undone")
                                                  : tr("Meter exchange entered");
    if (kind == "energy-decision"_L1)
        return detail.value("undone"_L1).toBool() ? tr("Decision about the register undone")
                                                  : tr("Fall of the register reviewed");
    if (kind == "energy-compare"_L1)
        return tr("Energies compared from here");
    if (kind == "energy-gap"_L1)
        return tr("Energy not integrated over a gap");
    if (kind == "exception"_L1)
        return tr("Meter refused a register");
    if (kind == "plan-too-large"_L1)
        return tr("Wire cannot carry the polls");
    if (kind == "port-lost"_L1 || kind == "connection-lost"_L1)
        return kind.startsWith("port"_L1) ? tr("Port lost") : tr("Connection lost");
    if (kind == "port-missing"_L1 || kind == "connection-missing"_L1)
        return kind.startsWith("port"_L1) ? tr("Port not there") : tr("Connection not taken up");
    if (kind == "port-back"_L1 || kind == "connection-back"_L1)
        return kind.startsWith("port"_L1) ? tr("Port back") : tr("Connection back");
    if (kind == "port-moved"_L1)
        return tr("Port found under another name");
    if (kind == "foreign-command"_L1)
        return tr("Another program ordered the relay");
    if (kind == "foreign-config"_L1)
        return tr("Another program changed the intervals");
    if (kind == "connected"_L1 || kind == "up"_L1)
        return tr("Transport up");
    if (kind == "disconnected"_L1 || kind == "down"_L1)
        return tr("Transport down");
    static constexpr Word Others[] = {
        {"transport-paused"_L1, QT_TR_NOOP("Transport paused")},
        {"transport-resumed"_L1, QT_TR_NOOP("Transport goes on")},
        {"device-clock"_L1, QT_TR_NOOP("Clock of the device doubted")},
        {"sent-twice"_L1, QT_TR_NOOP("Same message sent twice")},
        {"bridge-ready"_L1, QT_TR_NOOP("Bridge ready")},
        {"node-not-connected"_L1, QT_TR_NOOP("Node not connected")},
        {"mesh-nodes"_L1, QT_TR_NOOP("Nodes of the mesh")},
        {"mesh-topology"_L1, QT_TR_NOOP("Topology of the mesh")},
        {"discovered"_L1, QT_TR_NOOP("Announced itself")},
        {"discovery-unsupported"_L1, QT_TR_NOOP("Announced in a form not understood")},
        {"discovery-removed"_L1, QT_TR_NOOP("Announcement withdrawn")},
        {"same-identity"_L1, QT_TR_NOOP("Two devices with one identity")},
        {"device-renamed"_L1, QT_TR_NOOP("Device renamed at its server")},
        {"device-removed"_L1, QT_TR_NOOP("Device removed at its server")},
        {"location"_L1, QT_TR_NOOP("Location told")},
        {"device-time"_L1, QT_TR_NOOP("Time of the device doubted")},
        {"restart-suspected"_L1, QT_TR_NOOP("Device seems to have restarted")},
        {"connectivity-error"_L1, QT_TR_NOOP("Connection error, imported")},
        {"configuration"_L1, QT_TR_NOOP("Configuration, imported")},
        {"link-switch"_L1, QT_TR_NOOP("Link switched, imported")},
        {"import"_L1, QT_TR_NOOP("Import of another system's data")},
        {"energy-aggregate"_L1, QT_TR_NOOP("Energy of a period, imported")},
        {"certificate-ends-soon"_L1, QT_TR_NOOP("Certificate ends soon")},
        {"certificate-ended"_L1, QT_TR_NOOP("Certificate has ended")},
        {"certificate-fine"_L1, QT_TR_NOOP("Certificate is valid")},
        {"disk-warning"_L1, QT_TR_NOOP("Disk nearly full")},
        {"disk-fine"_L1, QT_TR_NOOP("Disk has room again")},
        {"trailing-bytes"_L1, QT_TR_NOOP("Payload with bytes behind it")},
        {"retained-cleared"_L1, QT_TR_NOOP("Retained message cleared")},
        {"notify-sent"_L1, QT_TR_NOOP("Alarm handed on")},
        {"notify-unknown"_L1, QT_TR_NOOP("Alarm perhaps handed on")},
        {"notify-refused"_L1, QT_TR_NOOP("Alarm not handed on, refused")},
        {"notify-given-up"_L1, QT_TR_NOOP("Alarm not handed on, given up")},
    };
    return word(Others, kind);
}

QString Words::eventDetail(const core::Event &event)
{
    const QJsonObject &detail = event.detail;
    if (event.kind == "threshold-alert"_L1) {
        const QJsonObject payload =
            detail.contains("payload"_L1) ? detail.value("payload"_L1).toObject() : detail;
        if (payload.contains("consumption_kwh"_L1))
            return tr("%1 kWh, limit %2 kWh")
                .arg(number(payload.value("consumption_kwh"_L1).toDouble(), 3),
                     number(payload.value("limit_kwh"_L1).toDouble(), 3));
    }
    if (event.kind == "port-moved"_L1)
        return tr("from %1 to %2", "names of a serial port")
            .arg(detail.value("from"_L1).toString(), detail.value("to"_L1).toString());
    if (event.kind == "unit-changed"_L1)
        return tr("unit %1, before %2")
            .arg(detail.value("after"_L1).toInt())
            .arg(detail.value("before"_L1).toInt());
    if (event.kind == "written"_L1) {
        core::Command order;
        order.name = detail.value("order"_L1).toString();
        order.value = detail.value("value"_L1).toDouble();
        const QString what = orderTitle(order);
        const QString ended = detail.value("ended"_L1).toString();
        if (ended == "accepted"_L1)
            return tr("%1: taken, which proves nothing").arg(what);
        if (ended == "exception"_L1)
            return tr("%1: %2", "order and the meter's refusal")
                .arg(what, wireError(u"exception-%1"_s.arg(detail.value("code"_L1).toInt())));
        return tr("%1: not answered").arg(what);
    }
    if (event.kind == "register-fell"_L1 && detail.contains("before"_L1)) {
        const auto what = core::quantityFromName(detail.value("quantity"_L1).toString());
        const core::Quantity quantity = what.value_or(core::Quantity::EnergyImport);
        return tr("%1 to %2", "figure before, figure and unit after a register fell")
            .arg(value(quantity, detail.value("before"_L1).toDouble()),
                 valueWithUnit(quantity, detail.value("after"_L1).toDouble()));
    }
    if (event.kind == "transport-paused"_L1 || event.kind == "transport-resumed"_L1)
        return detail.value("reason"_L1).toString() == "trial"_L1
                   ? tr("%1, for a trial of the connection", "a transport that is paused")
                         .arg(event.transport.toString())
                   : tr("%1, for a search of its port", "a transport that is paused")
                         .arg(event.transport.toString());
    if (event.kind == "import"_L1)
        return ImportWords::ended(detail);
    if (event.kind == "energy-decision"_L1)
        return detail.value("who"_L1).toString();
    if (event.kind.startsWith("notify-"_L1))
        return tr("%1: %2", "target of the hand-over, message")
            .arg(detail.value("target"_L1).toString(), detail.value("subject"_L1).toString());
    QStringList parts;
    if (event.kind.startsWith("port-"_L1) || event.kind.startsWith("connection-"_L1)) {
        for (const auto key : {"port"_L1, "connection"_L1, "detail"_L1, "remedy"_L1})
            if (const QString text = detail.value(key).toString(); !text.isEmpty())
                parts << text;
    }
    if (detail.value("retained"_L1).toBool())
        parts << tr("retained copy: old news");
    for (const auto key : {"topic"_L1, "text"_L1, "reason"_L1, "words"_L1})
        if (const QString text = detail.value(key).toString(); !text.isEmpty())
            parts << (key == "reason"_L1 ? gapReason(text) : text);
    if (parts.isEmpty() && !event.transport.isEmpty())
        parts << event.transport.toString();
    return parts.join(u", "_s);
}

QString Words::errorTitle(core::ErrorCode code)
{
    using core::ErrorCode;
    switch (code) {
    case ErrorCode::NotFound:
        return tr("Not found");
    case ErrorCode::PermissionDenied:
        return tr("Permission denied");
    case ErrorCode::Busy:
        return tr("In use by another program");
    case ErrorCode::Unreachable:
        return tr("Nothing answers there");
    case ErrorCode::Refused:
        return tr("Refused by the other side");
    case ErrorCode::Timeout:
        return tr("No answer in time");
    case ErrorCode::BadInput:
        return tr("Not what it must be");
    case ErrorCode::Unsupported:
        return tr("Not possible here");
    case ErrorCode::ReadOnly:
        return tr("Cannot be written");
    case ErrorCode::DiskFull:
        return tr("The disk is full");
    case ErrorCode::Locked:
        return tr("The database is locked");
    case ErrorCode::NewerSchema:
        return tr("Written by a newer Meterdeck");
    case ErrorCode::Corrupt:
        return tr("Damaged");
    case ErrorCode::Changed:
        return tr("Changed by somebody else");
    case ErrorCode::Io:
        return tr("Reading or writing failed");
    case ErrorCode::Internal:
        break;
    }
    return tr("A mistake of this program");
}

QString Words::errorSentence(const core::Error &error)
{
    QString sentence = errorTitle(error.code);
    if (!error.where.isEmpty())
        sentence = tr("%1: %2", "error kind and place").arg(sentence, error.where);
    if (!error.detail.isEmpty())
        sentence = tr("%1. %2", "error and its detail").arg(sentence, error.detail);
    return sentence;
}

QString Words::errorRemedy(const core::Error &error)
{
    if (!error.remedy.isEmpty())
        return error.remedy;
    using core::ErrorCode;
    switch (error.code) {
    case ErrorCode::DiskFull:
        return tr("Make room on the disk; recording goes on by itself.");
    case ErrorCode::Locked:
        return tr("Close the other program that holds the database; recording goes on by itself.");
    case ErrorCode::ReadOnly:
    case ErrorCode::PermissionDenied:
        return tr("Give this user the right to write there, then try again.");
    case ErrorCode::Unreachable:
        return tr("Check cable, address and port; the console tries again by itself.");
    case ErrorCode::NewerSchema:
        return tr("Open it with the newer Meterdeck.");
    default:
        return {};
    }
}

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/plan.h"

#include <QMetaType>
#include <QStringList>

#include <atomic>
#include <chrono>
#include <functional>

namespace notify {

/// One message to one recipient. A value; holds no secret.
struct Message
{
    QString id;        ///< random and lasting: a mail's Message-ID, a web hook's delivery id
    QString target;    ///< id
    QString recipient; ///< address or number; empty for a web hook
    core::UtcTime at{};
    Letter letter;
    QJsonObject content; ///< of a web hook: jsonOf(), or what was held back
};

/// How far an attempt came.
enum class Outcome : quint8
{
    Sent,    ///< the other side has taken it
    Unknown, ///< it was handed over and no answer came: it may have arrived
    Later,   ///< it was not sent; another time may do
    Refused, ///< it was not sent and will not be: the other side says why
};

/// What an attempt found. The facts that belong to each stand beside it, in this order. Numbers are stored:
/// never renumber, only append.
enum class Finding : quint8
{
    None,
    Taken,            ///< what the other side answered
    NameUnknown,      ///< host
    PortRefused,      ///< place
    PortSilent,       ///< place, seconds
    NetworkFails,     ///< place, the system's words
    TlsNotOffered,    ///< place
    TlsNotSpoken,     ///< place
    TlsHostName,      ///< host
    TlsExpired,       ///< host
    TlsUnknown,       ///< host; nobody we trust signed its certificate
    TlsFile,          ///< file
    TlsFails,         ///< place, the library's words
    NotMail,          ///< place, what it said
    LoginRefused,     ///< user, answer
    LoginNotOffered,  ///< place
    NoSecret,         ///< name of the environment variable
    SenderRefused,    ///< address, answer
    RecipientRefused, ///< address, answer
    RecipientLater,   ///< address, answer; greylisting, a full mailbox
    ContentRefused,   ///< answer
    ServerLater,      ///< answer
    Silent,           ///< place, seconds
    SilentAfter,      ///< place; everything was handed over
    BrokeOff,         ///< place
    Redirected,       ///< where to
    HttpRefused,      ///< status, answer
    HttpLater,        ///< status, answer
    GatewayRefused,   ///< answer; without the words that were expected
    PortMissing,      ///< port
    PortBusy,         ///< port
    PortForbidden,    ///< port
    PortFails,        ///< port, words
    ModemMute,        ///< port
    ModemFails,       ///< command, answer
    SimMissing,       ///< answer
    SimPin,           ///< -
    SimPinWrong,      ///< -
    SimPuk,           ///< -
    NoNetwork,        ///< what the modem says
    SmsRefused,       ///< answer, its meaning
    SmsLater,         ///< answer, its meaning
    SmsPartly,        ///< parts that went, parts in all
    TooLong,          ///< bytes
    Interrupted,      ///< -
    DiedOnTheWay,     ///< -; told after a restart
    NotShown,         ///< -; nothing on this computer shows notifications
};
/// The finding of a stored number; None for one of a newer program.
Finding findingFromNumber(int number);

/// The end of one attempt. A value; holds no secret.
struct Delivery
{
    Outcome outcome = Outcome::Later;
    Finding finding = Finding::None;
    QStringList facts;
    bool wholeTarget = false;          ///< the next message would end the same way: the target waits
    std::chrono::seconds notBefore{0}; ///< the other side asked for so long a pause

    bool isSent() const { return outcome == Outcome::Sent; }
    QString words() const; ///< what was found, in technical English
    QString cure() const;  ///< what helps; empty where nothing is to be done
};

/// The words of a finding with %1, %2 … in place of its facts, for whoever translates them.
QString findingWords(Finding finding);
QString findingCure(Finding finding);

/// Makes one attempt, and waits for its end: only on a thread that may. @p cancelled ends it within half a
/// second. Mail and web are libcurl's, a modem is spoken to here; of Way::Desktop there is nothing to do.
Delivery deliver(const Target &target, const QString &secret, const Message &message,
                 const std::atomic<bool> &cancelled);
using Deliver = decltype(&deliver);

} // namespace notify

Q_DECLARE_METATYPE(notify::Delivery)

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "notify/occasion.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QStringList>
#include <QTime>

#include <chrono>
#include <optional>

namespace notify {

/// By which way a target is reached.
enum class Way : quint8
{
    Mail,       ///< SMTP
    Webhook,    ///< HTTP POST of JSON
    Modem,      ///< SMS by a GSM modem on a serial port
    SmsGateway, ///< SMS by a web address
    Desktop,    ///< a notification of this computer, which the window shows
};
/// "mail", "webhook", "sms-modem", "sms-gateway", "desktop": the spelling in files.
QString wayName(Way way);

/// How a mail server's connection is secured. There is no "if possible".
enum class Security : quint8
{
    StartTls, ///< begun in the clear, then TLS or nothing; port 587
    Tls,      ///< TLS from the first byte; port 465
    None,     ///< in the clear; with a user only on this computer. Port 25
};

/// What the secret of a web target is for.
enum class WebLogin : quint8
{
    None,
    Signature, ///< HMAC-SHA256 of time and body, in a header of its own
    Bearer,    ///< Authorization: Bearer
    Basic,     ///< Authorization: Basic, with the target's user
};

/// Hours in which only the most urgent goes out; the rest waits for their end and is told in one message.
struct QuietTime
{
    QTime from; ///< local time of zone; both valid, or there is none. May lie over midnight
    QTime to;
    QByteArray zone;                          ///< IANA name; empty: that of this computer
    QSet<Urgency> through{Urgency::Critical}; ///< these go out all the same
    bool isSet() const { return from.isValid() && to.isValid() && from != to; }
    friend bool operator==(const QuietTime &, const QuietTime &) = default;
};

/// At most so many messages in so long a time; what is more is held back and told in one message, with its
/// count.
struct Rate
{
    int most = 20;
    std::chrono::minutes within{60};
    friend bool operator==(const Rate &, const Rate &) = default;
};

/// One place alarms are handed on to, and who gets what there. A value. Its secret does not stand here: see
/// secretName().
struct Target
{
    QString id; ///< unique among targets and transports: the secret is METERDECK_PASSWORD_<ID>
    QString name;
    Way way = Way::Mail;
    bool enabled = true;
    QSet<Urgency> urgencies{Urgency::Critical, Urgency::High};
    QSet<Happening> happenings{Happening::Raised, Happening::Cleared};
    QuietTime quiet;
    Rate rate;
    std::chrono::hours expires{24};    ///< what could not be sent for so long is given up, and said so
    std::optional<bool> repeatUnknown; ///< see repeatsUnknown()
    std::chrono::seconds within{30};   ///< the longest one attempt may take without an answer
    QStringList to;                    ///< addresses or numbers (+94711234567); each gets its own message
    // mail
    QString host;
    quint16 port = 587;
    Security security = Security::StartTls;
    QString user; ///< mail; webhook with WebLogin::Basic. Empty: no login
    QString from; ///< "Meterdeck <alarms@example.org>"
    // mail and web
    QString ca; ///< PEM file of trusted authorities, absolute; empty: those of the system
    // web
    QString url; ///< of a gateway with {to}, {text} and {secret}
    WebLogin login = WebLogin::None;
    QString method = QStringLiteral("GET"); ///< of a gateway: GET or POST
    QString body;                           ///< of a gateway's POST, with the same places
    QString contentType;                    ///< of it; decides how the places are filled in
    QString accepted; ///< what a gateway's answer must hold to count; empty: any answer 200 to 299
    // modem
    QString serialPort;
    int baud = 115200;
    QString centre;   ///< number of the SMS centre; empty: the SIM's own
    bool pin = false; ///< the secret is the SIM's PIN
    // SMS of both kinds
    int parts = 3; ///< a longer text is cut there, with "…"

    QString label() const { return name.isEmpty() ? id : name; }
    /// True when the target has a secret without which it need not be tried.
    bool needsSecret() const;
    /// An attempt whose end nobody knows is made again, because the receiver can recognise the second one (a
    /// mail's Message-ID, a web hook's delivery id) or the file says so. An SMS is not.
    bool repeatsUnknown() const { return repeatUnknown.value_or(way == Way::Mail || way == Way::Webhook); }
    /// Whom the messages of one occasion go to: each address, or one nameless.
    QStringList recipients() const { return to.isEmpty() ? QStringList{QString()} : to; }

    friend bool operator==(const Target &, const Target &) = default;
};

/// The "notify" part of a workspace.
struct Plan
{
    QList<Target> targets;
    const Target *target(const QString &id) const;
    friend bool operator==(const Plan &, const Plan &) = default;
};

/// Reads the part. Errors: BadInput, naming the key (notify.targets[1].url) and what was expected. Pure.
core::Result<Plan> readPlan(const QJsonObject &part);
/// The part as readPlan() reads it; empty without targets.
QJsonObject writePlan(const Plan &plan);

/// "Name <a@b.c>" and "a@b.c" are; what would begin a new line of a mail is not.
bool isMailAddress(const QString &text);
/// "+" and 5 to 15 digits; spaces, dots, dashes and brackets may stand between.
bool isPhoneNumber(const QString &text);

} // namespace notify

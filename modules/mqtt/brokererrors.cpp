// SPDX-License-Identifier: GPL-3.0-or-later
#include "brokererrors.h"

#include <mosquitto.h>
#include <mqtt_protocol.h>

using namespace Qt::StringLiterals;

namespace mqtt {

using core::Error;
using core::ErrorCode;

namespace {

QString reasonWords(int code) { return QString::fromUtf8(mosquitto_reason_string(code)); }

} // namespace

Error nameNotFound(const QString &place, const QString &words)
{
    return {ErrorCode::NotFound, place, u"the broker's name was not found (%1)"_s.arg(words),
            u"Correct \"host\" in the workspace, or check the name server."_s};
}

Error unreachable(const QString &place, const QString &words)
{
    return {
        ErrorCode::Unreachable, place, u"the broker cannot be reached (%1)"_s.arg(words),
        u"Start the broker, or correct \"host\" and \"port\" in the workspace; a firewall may be in between."_s};
}

Error noBrokerAnswer(const QString &place)
{
    return {ErrorCode::Timeout, place,
            u"something accepts connections there, but does not answer as an MQTT broker"_s,
            u"Check that the port belongs to a broker without TLS (1883 by custom)."_s};
}

Error notConnected(const QString &place)
{
    return {ErrorCode::Unreachable, place, u"not connected to the broker"_s,
            u"Order again when it is back."_s};
}

Error tooManyUnconfirmed(const QString &place, int count)
{
    return {ErrorCode::Busy, place, u"%1 messages wait for the broker's confirmation"_s.arg(count),
            u"Order again in a moment."_s};
}

Error connectionRefused(const QString &place, int code, const QString &user)
{
    const QString who = user.isEmpty() ? u"anonymous access"_s : u"user \"%1\""_s.arg(user);
    switch (code) {
    case 4:
    case 5:
    case MQTT_RC_BAD_USERNAME_OR_PASSWORD:
    case MQTT_RC_NOT_AUTHORIZED:
        return {
            ErrorCode::Refused, place, u"the broker refuses %1: wrong user or password"_s.arg(who),
            u"Set \"user\" in the workspace and the password in the environment variable of this transport."_s};
    case 2:
    case MQTT_RC_CLIENTID_NOT_VALID:
        return {ErrorCode::Refused, place, u"the broker refuses the client id"_s,
                u"Check which client ids the broker allows."_s};
    case 1:
    case MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION:
        return {ErrorCode::Unsupported, place, u"the broker speaks neither MQTT 5 nor 3.1.1"_s,
                u"Use a broker that does."_s};
    case 3:
    case MQTT_RC_SERVER_UNAVAILABLE:
    case MQTT_RC_SERVER_BUSY:
        return {ErrorCode::Unreachable, place, u"the broker says that it is not available"_s,
                u"Wait, or look at the broker's log."_s};
    default:
        return {ErrorCode::Refused, place,
                u"the broker refused the connection: %1 (%2)"_s.arg(reasonWords(code)).arg(code),
                u"Look at the broker's log."_s};
    }
}

Error connectionEnded(const QString &place, int code, bool wasUp, bool secured)
{
    if (code == MQTT_RC_SESSION_TAKEN_OVER) {
        return {ErrorCode::Busy, place,
                u"another program connected with our client id and took the session over"_s,
                u"Stop the other collector or console of this workspace."_s};
    }
    if (code >= 128) {
        return {ErrorCode::Unreachable, place,
                u"the broker ended the connection: %1 (%2)"_s.arg(reasonWords(code)).arg(code),
                u"Look at the broker's log."_s};
    }
    if (!wasUp) {
        return {
            ErrorCode::Refused, place, u"the connection was closed before the broker answered the greeting"_s,
            secured ? u"Look at the broker's log; it may ask for a certificate of ours, or for another one."_s
                    : u"Check that the port belongs to an MQTT broker without TLS, and look at the broker's "
                      "log."_s};
    }
    if (code == MOSQ_ERR_KEEPALIVE) {
        return {ErrorCode::Timeout, place, u"the broker is silent: no answer within the keep-alive"_s,
                u"Check the network and the broker."_s};
    }
    return {ErrorCode::Unreachable, place,
            u"the connection to the broker is lost (%1)"_s.arg(QString::fromUtf8(mosquitto_strerror(code))),
            u"It is tried again by itself; check the network and the broker."_s};
}

Error repeatedlyLost(const QString &place, const QString &words)
{
    return {ErrorCode::Busy, place,
            u"the connection is lost again and again right after it was made (%1); perhaps another program "
            u"uses our "
            "client id"_s.arg(words),
            u"Stop the other collector or console of this workspace, or look at the broker's log."_s};
}

Error libraryError(const QString &place, int code)
{
    const ErrorCode kind =
        code == MOSQ_ERR_INVAL || code == MOSQ_ERR_MALFORMED_UTF8 ? ErrorCode::BadInput : ErrorCode::Io;
    return {kind, place, QString::fromUtf8(mosquitto_strerror(code)), {}};
}

Error subscriptionRefused(const QString &place, const QString &filter, int code)
{
    return {ErrorCode::Refused, place,
            u"the broker refuses the subscription to %1 (%2)"_s.arg(filter, reasonWords(code)),
            u"Allow this user to read these topics in the broker's access list."_s};
}

Error publishRefused(const QString &place, const QString &topic, int code)
{
    return {ErrorCode::Refused, place,
            u"the broker refuses a message to %1 (%2)"_s.arg(topic, reasonWords(code)),
            u"Allow this user to write to this topic in the broker's access list."_s};
}

} // namespace mqtt

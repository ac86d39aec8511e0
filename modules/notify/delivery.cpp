// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/delivery.h"

#include "couriers.h"

using namespace Qt::StringLiterals;

namespace notify {

namespace {

QString filled(QString text, const QStringList &facts)
{
    // One pass, so that a fact with a %2 in it stays as it is.
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int digit = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (digit < 1) {
            out += text[i];
            continue;
        }
        out += facts.value(digit - 1);
        ++i;
    }
    return out;
}

} // namespace

Finding findingFromNumber(int number)
{
    return number > 0 && number <= int(Finding::NotShown) ? Finding(number) : Finding::None;
}

QString findingWords(Finding finding)
{
    switch (finding) {
    case Finding::None:
        break;
    case Finding::Taken:
        return u"taken: %1"_s;
    case Finding::NameUnknown:
        return u"there is no computer named %1"_s;
    case Finding::PortRefused:
        return u"nothing listens at %1"_s;
    case Finding::PortSilent:
        return u"%1 did not answer within %2 s"_s;
    case Finding::NetworkFails:
        return u"the network does not lead to %1: %2"_s;
    case Finding::TlsNotOffered:
        return u"%1 offers no STARTTLS, and nothing is sent in the clear"_s;
    case Finding::TlsNotSpoken:
        return u"%1 does not speak TLS at this port"_s;
    case Finding::TlsHostName:
        return u"the certificate is not for %1"_s;
    case Finding::TlsExpired:
        return u"the certificate of %1 is not valid today"_s;
    case Finding::TlsUnknown:
        return u"nobody who is trusted signed the certificate of %1"_s;
    case Finding::TlsFile:
        return u"the file of authorities %1 cannot be read"_s;
    case Finding::TlsFails:
        return u"TLS with %1 fails: %2"_s;
    case Finding::NotMail:
        return u"%1 is no mail server: it said \"%2\""_s;
    case Finding::LoginRefused:
        return u"the login of %1 was refused: %2"_s;
    case Finding::LoginNotOffered:
        return u"%1 offers no way to log in"_s;
    case Finding::NoSecret:
        return u"its secret is not known"_s;
    case Finding::SenderRefused:
        return u"the sender %1 was refused: %2"_s;
    case Finding::RecipientRefused:
        return u"the recipient %1 was refused: %2"_s;
    case Finding::RecipientLater:
        return u"the recipient %1 was not taken yet: %2"_s;
    case Finding::ContentRefused:
        return u"the message was refused: %1"_s;
    case Finding::ServerLater:
        return u"the server takes no mail now: %1"_s;
    case Finding::Silent:
        return u"%1 fell silent for %2 s"_s;
    case Finding::SilentAfter:
        return u"%1 was given everything and did not say whether it took it"_s;
    case Finding::BrokeOff:
        return u"%1 broke off the connection"_s;
    case Finding::Redirected:
        return u"it points to another address, %1, which is not followed"_s;
    case Finding::HttpRefused:
        return u"it answered %1: %2"_s;
    case Finding::HttpLater:
        return u"it cannot take it now, and answered %1: %2"_s;
    case Finding::GatewayRefused:
        return u"its answer does not hold the words of success: %1"_s;
    case Finding::PortMissing:
        return u"there is no serial port %1"_s;
    case Finding::PortBusy:
        return u"another program holds the serial port %1"_s;
    case Finding::PortForbidden:
        return u"the serial port %1 may not be opened"_s;
    case Finding::PortFails:
        return u"the serial port %1 fails: %2"_s;
    case Finding::ModemMute:
        return u"no modem answers at %1"_s;
    case Finding::ModemFails:
        return u"the modem refused %1: %2"_s;
    case Finding::SimMissing:
        return u"the modem has no SIM card: %1"_s;
    case Finding::SimPin:
        return u"the SIM card wants a PIN, and none is known"_s;
    case Finding::SimPinWrong:
        return u"the SIM card refused the PIN; it is not tried again"_s;
    case Finding::SimPuk:
        return u"the SIM card is locked and wants its PUK"_s;
    case Finding::NoNetwork:
        return u"the modem is in no network: %1"_s;
    case Finding::SmsRefused:
        return u"the SMS was refused: %1 %2"_s;
    case Finding::SmsLater:
        return u"the SMS could not be sent now: %1 %2"_s;
    case Finding::SmsPartly:
        return u"only %1 of %2 parts of the SMS went out"_s;
    case Finding::TooLong:
        return u"the message is too long: %1 bytes"_s;
    case Finding::Interrupted:
        return u"it was broken off here"_s;
    case Finding::DiedOnTheWay:
        return u"the program ended while this was being sent"_s;
    case Finding::NotShown:
        return u"nothing on this computer shows notifications"_s;
    }
    return {};
}

QString findingCure(Finding finding)
{
    switch (finding) {
    case Finding::NameUnknown:
        return u"Correct the name, or look whether this computer has a network."_s;
    case Finding::PortRefused:
        return u"Correct the port (mail: 587 with STARTTLS, 465 with TLS), or start the server."_s;
    case Finding::PortSilent:
    case Finding::NetworkFails:
        return u"Look at the network and at firewalls in between."_s;
    case Finding::TlsNotOffered:
        return u"Choose TLS at port 465, or another server."_s;
    case Finding::TlsNotSpoken:
        return u"Choose STARTTLS (mail) or http, or correct the port."_s;
    case Finding::TlsHostName:
        return u"Use the name that stands in the certificate."_s;
    case Finding::TlsExpired:
        return u"Look at this computer's clock; else the server needs a new certificate."_s;
    case Finding::TlsUnknown:
        return u"Name the file of the authority that signed it."_s;
    case Finding::TlsFile:
        return u"Correct the name of the file."_s;
    case Finding::NotMail:
        return u"Correct host and port; with TLS from the first byte choose TLS."_s;
    case Finding::LoginRefused:
        return u"Correct user and password; many providers want a password made for programs."_s;
    case Finding::LoginNotOffered:
        return u"Choose STARTTLS or TLS, or leave the user empty."_s;
    case Finding::NoSecret:
        return u"Set the environment variable %1, or type it in the settings."_s;
    case Finding::SenderRefused:
        return u"Use a sender that belongs to this login."_s;
    case Finding::RecipientRefused:
        return u"Correct the address, or ask the server's owner to let it through."_s;
    case Finding::Redirected:
        return u"Enter that address yourself if it is the right one."_s;
    case Finding::HttpRefused:
        return u"Look at the address and the secret, and at the receiver's log."_s;
    case Finding::GatewayRefused:
        return u"Look at the gateway's account, number format and template."_s;
    case Finding::PortMissing:
        return u"Plug the modem in, or choose its port."_s;
    case Finding::PortBusy:
        return u"End the other program; ModemManager can be told to leave this modem alone."_s;
    case Finding::PortForbidden:
        return u"Add this user to the group dialout and log in again."_s;
    case Finding::ModemMute:
        return u"Choose another of the modem's ports, or its speed; look whether it has power."_s;
    case Finding::SimMissing:
        return u"Put a SIM card in."_s;
    case Finding::SimPin:
        return u"Enter the PIN, or switch it off in a telephone."_s;
    case Finding::SimPinWrong:
        return u"Correct the PIN before its last try; then send a test."_s;
    case Finding::SimPuk:
        return u"Unlock it with its PUK in a telephone."_s;
    case Finding::NoNetwork:
        return u"Look at the antenna and the contract of the SIM card."_s;
    case Finding::SmsRefused:
        return u"Look at the number, the SMS centre and the credit of the SIM card."_s;
    case Finding::SilentAfter:
    case Finding::DiedOnTheWay:
    case Finding::SmsPartly:
        return u"Ask whether it arrived; send it again if not."_s;
    case Finding::NotShown:
        return u"Leave the window open, on a desktop that shows notifications."_s;
    default:
        return {};
    }
}

QString Delivery::words() const { return filled(findingWords(finding), facts); }
QString Delivery::cure() const { return filled(findingCure(finding), facts); }

Delivery deliver(const Target &target, const QString &secret, const Message &message,
                 const std::atomic<bool> &cancelled)
{
    if (target.needsSecret() && secret.isEmpty())
        return {
            Outcome::Later, Finding::NoSecret, {u"METERDECK_PASSWORD_"_s + variablePart(target.id)}, true};
    switch (target.way) {
    case Way::Mail:
        return deliverMail(target, secret, message, cancelled);
    case Way::Webhook:
        return deliverWebhook(target, secret, message, cancelled);
    case Way::SmsGateway:
        return deliverToGateway(target, secret, message, cancelled);
    case Way::Modem:
        return deliverByModem(target, secret, message, cancelled);
    case Way::Desktop:
        break;
    }
    return {Outcome::Sent, Finding::Taken, {u"shown on this computer"_s}};
}

} // namespace notify

// SPDX-License-Identifier: GPL-3.0-or-later
// What attempts find, so that it can be said in other languages: the module speaks technical English. A test
// holds the two together.
#include "handoverwords.h"

using notify::Finding;
using namespace Qt::StringLiterals;

namespace console {

namespace {

const char *wordsOf(Finding finding)
{
    switch (finding) {
    case Finding::None:
        break;
    case Finding::Taken:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "taken: %1");
    case Finding::NameUnknown:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "there is no computer named %1");
    case Finding::PortRefused:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "nothing listens at %1");
    case Finding::PortSilent:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "%1 did not answer within %2 s");
    case Finding::NetworkFails:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the network does not lead to %1: %2");
    case Finding::TlsNotOffered:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "%1 offers no STARTTLS, and nothing is sent in the clear");
    case Finding::TlsNotSpoken:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "%1 does not speak TLS at this port");
    case Finding::TlsHostName:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the certificate is not for %1");
    case Finding::TlsExpired:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the certificate of %1 is not valid today");
    case Finding::TlsUnknown:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "nobody who is trusted signed the certificate of %1");
    case Finding::TlsFile:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the file of authorities %1 cannot be read");
    case Finding::TlsFails:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "TLS with %1 fails: %2");
    case Finding::NotMail:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "%1 is no mail server: it said \"%2\"");
    case Finding::LoginRefused:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the login of %1 was refused: %2");
    case Finding::LoginNotOffered:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "%1 offers no way to log in");
    case Finding::NoSecret:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "its secret is not known");
    case Finding::SenderRefused:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the sender %1 was refused: %2");
    case Finding::RecipientRefused:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the recipient %1 was refused: %2");
    case Finding::RecipientLater:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the recipient %1 was not taken yet: %2");
    case Finding::ContentRefused:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the message was refused: %1");
    case Finding::ServerLater:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the server takes no mail now: %1");
    case Finding::Silent:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "%1 fell silent for %2 s");
    case Finding::SilentAfter:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "%1 was given everything and did not say whether it took it");
    case Finding::BrokeOff:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "%1 broke off the connection");
    case Finding::Redirected:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "it points to another address, %1, which is not followed");
    case Finding::HttpRefused:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "it answered %1: %2");
    case Finding::HttpLater:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "it cannot take it now, and answered %1: %2");
    case Finding::GatewayRefused:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "its answer does not hold the words of success: %1");
    case Finding::PortMissing:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "there is no serial port %1");
    case Finding::PortBusy:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "another program holds the serial port %1");
    case Finding::PortForbidden:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the serial port %1 may not be opened");
    case Finding::PortFails:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the serial port %1 fails: %2");
    case Finding::ModemMute:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "no modem answers at %1");
    case Finding::ModemFails:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the modem refused %1: %2");
    case Finding::SimMissing:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the modem has no SIM card: %1");
    case Finding::SimPin:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the SIM card wants a PIN, and none is known");
    case Finding::SimPinWrong:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "the SIM card refused the PIN; it is not tried again");
    case Finding::SimPuk:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the SIM card is locked and wants its PUK");
    case Finding::NoNetwork:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the modem is in no network: %1");
    case Finding::SmsRefused:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the SMS was refused: %1 %2");
    case Finding::SmsLater:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the SMS could not be sent now: %1 %2");
    case Finding::SmsPartly:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "only %1 of %2 parts of the SMS went out");
    case Finding::TooLong:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the message is too long: %1 bytes");
    case Finding::Interrupted:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "it was broken off here");
    case Finding::DiedOnTheWay:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "the program ended while this was being sent");
    case Finding::NotShown:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "nothing on this computer shows notifications");
    }
    return nullptr;
}

const char *cureOf(Finding finding)
{
    switch (finding) {
    case Finding::NameUnknown:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Correct the name, or look whether this computer has a network.");
    case Finding::PortRefused:
        return QT_TRANSLATE_NOOP(
            "console::HandoverWords",
            "Correct the port (mail: 587 with STARTTLS, 465 with TLS), or start the server.");
    case Finding::PortSilent:
    case Finding::NetworkFails:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Look at the network and at firewalls in between.");
    case Finding::TlsNotOffered:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "Choose TLS at port 465, or another server.");
    case Finding::TlsNotSpoken:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Choose STARTTLS (mail) or http, or correct the port.");
    case Finding::TlsHostName:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "Use the name that stands in the certificate.");
    case Finding::TlsExpired:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Look at this computer's clock; else the server needs a new certificate.");
    case Finding::TlsUnknown:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "Name the file of the authority that signed it.");
    case Finding::TlsFile:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "Correct the name of the file.");
    case Finding::NotMail:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Correct host and port; with TLS from the first byte choose TLS.");
    case Finding::LoginRefused:
        return QT_TRANSLATE_NOOP(
            "console::HandoverWords",
            "Correct user and password; many providers want a password made for programs.");
    case Finding::LoginNotOffered:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Choose STARTTLS or TLS, or leave the user empty.");
    case Finding::NoSecret:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Set the environment variable %1, or type it in the settings.");
    case Finding::SenderRefused:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "Use a sender that belongs to this login.");
    case Finding::RecipientRefused:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Correct the address, or ask the server's owner to let it through.");
    case Finding::Redirected:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Enter that address yourself if it is the right one.");
    case Finding::HttpRefused:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Look at the address and the secret, and at the receiver's log.");
    case Finding::GatewayRefused:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Look at the gateway's account, number format and template.");
    case Finding::PortMissing:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "Plug the modem in, or choose its port.");
    case Finding::PortBusy:
        return QT_TRANSLATE_NOOP(
            "console::HandoverWords",
            "End the other program; ModemManager can be told to leave this modem alone.");
    case Finding::PortForbidden:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Add this user to the group dialout and log in again.");
    case Finding::ModemMute:
        return QT_TRANSLATE_NOOP(
            "console::HandoverWords",
            "Choose another of the modem's ports, or its speed; look whether it has power.");
    case Finding::SimMissing:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "Put a SIM card in.");
    case Finding::SimPin:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "Enter the PIN, or switch it off in a telephone.");
    case Finding::SimPinWrong:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Correct the PIN before its last try; then send a test.");
    case Finding::SimPuk:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "Unlock it with its PUK in a telephone.");
    case Finding::NoNetwork:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Look at the antenna and the contract of the SIM card.");
    case Finding::SmsRefused:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Look at the number, the SMS centre and the credit of the SIM card.");
    case Finding::SilentAfter:
    case Finding::DiedOnTheWay:
    case Finding::SmsPartly:
        return QT_TRANSLATE_NOOP("console::HandoverWords", "Ask whether it arrived; send it again if not.");
    case Finding::NotShown:
        return QT_TRANSLATE_NOOP("console::HandoverWords",
                                 "Leave the window open, on a desktop that shows notifications.");
    default:
        return nullptr;
    }
}

/// The facts in place of their numbers, in one pass: a fact with a %2 in it stays as it is.
QString filled(const QString &text, const QStringList &facts)
{
    QString out;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const int number = text.at(at) == u'%' && at + 1 < text.size() ? text.at(at + 1).digitValue() : -1;
        if (number < 1) {
            out += text.at(at);
            continue;
        }
        out += facts.value(number - 1).simplified();
        ++at;
    }
    return out;
}

} // namespace

QString HandoverWords::sourceOfFinding(Finding finding) { return QString::fromLatin1(wordsOf(finding)); }

QString HandoverWords::sourceOfCure(Finding finding) { return QString::fromLatin1(cureOf(finding)); }

QString HandoverWords::finding(Finding finding, const QStringList &facts)
{
    const char *source = wordsOf(finding);
    if (!source)
        return {};
    if (finding == Finding::Taken && facts == QStringList{u"shown on this computer"_s})
        return tr("Shown on this computer.");
    QString text = tr(source);
    // A sentence begins with a capital; a fact, such as a computer's name, stays as it is.
    text[0] = text.at(0).toUpper();
    text = filled(text, facts).trimmed();
    while (text.endsWith(u':') || text.endsWith(u' '))
        text.chop(1);
    return text.endsWith(u'.') ? text : text + u'.';
}

QString HandoverWords::cure(Finding finding, const QStringList &facts)
{
    const char *source = cureOf(finding);
    return source ? filled(tr(source), facts) : QString();
}

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/brokertrial.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString wordsOf(TrialFinding finding)
{
    switch (finding) {
    case TrialFinding::None:
        break;
    case TrialFinding::NameFound:
        return u"%1 is %2."_s;
    case TrialFinding::IsAddress:
        return u"%1 is an address; no name has to be found."_s;
    case TrialFinding::PortOpen:
        return u"%1 takes connections."_s;
    case TrialFinding::TlsOff:
        return u"Not secured: passwords and readings travel in the clear."_s;
    case TrialFinding::TlsGood:
        return u"The certificate of %1 is trusted and ends on %2."_s;
    case TrialFinding::LoggedIn:
        return u"The broker lets %1 in."_s;
    case TrialFinding::LoggedInAnonymously:
        return u"The broker lets anybody in without a user."_s;
    case TrialFinding::Subscribed:
        return u"Granted: %1."_s;
    case TrialFinding::Heard:
        return u"A live message came on %1."_s;
    case TrialFinding::CertificateEnds:
        return u"The certificate of %1 is trusted, but ends on %2 already."_s;
    case TrialFinding::SessionThrownOut:
        return u"The login is right, but another program took over the session of this console."_s;
    case TrialFinding::OnlyRetained:
        return u"Within %1 s only stored copies came, such as %3; nothing live on %2."_s;
    case TrialFinding::NothingHeard:
        return u"Nothing came within %1 s on %2, neither live nor stored."_s;
    case TrialFinding::NoFilters:
        return u"No profile is chosen, so there is no topic to subscribe to."_s;
    case TrialFinding::NameUnknown:
        return u"The name %1 is not known here."_s;
    case TrialFinding::PortRefused:
        return u"%1 refuses connections: the computer answers, but nothing listens on that port."_s;
    case TrialFinding::PortSilent:
        return u"%1 did not answer within %2 s: it is off, or a firewall swallows what is sent."_s;
    case TrialFinding::NetworkFails:
        return u"%1 cannot be reached: %2."_s;
    case TrialFinding::PlainToTls:
        return u"%1 wants TLS, and was spoken to in the clear."_s;
    case TrialFinding::TlsToPlain:
        return u"%1 is a broker without TLS."_s;
    case TrialFinding::TlsSilent:
        return u"%1 takes the connection but did not answer in TLS within %2 s."_s;
    case TrialFinding::TlsHostName:
        return u"The certificate is not for %1 but for %2."_s;
    case TrialFinding::TlsExpired:
        return u"The certificate of %1 ended on %2."_s;
    case TrialFinding::TlsNotYetValid:
        return u"The certificate of %1 begins on %2 only."_s;
    case TrialFinding::TlsUnknownAuthority:
        return u"The certificate was issued by %1, which is not trusted here."_s;
    case TrialFinding::TlsSelfSigned:
        return u"The certificate of %1 is signed by itself and not trusted here."_s;
    case TrialFinding::TlsWantsCertificate:
        return u"%1 asks for a certificate of ours, and none is set."_s;
    case TrialFinding::TlsRefusesOurs:
        return u"The broker refuses our certificate %1."_s;
    case TrialFinding::TlsFile:
        return u"The file %1 cannot be read, or is not what it should be."_s;
    case TrialFinding::TlsFails:
        return u"The connection to %1 cannot be secured: %2."_s;
    case TrialFinding::NotABroker:
        return u"%1 is no MQTT broker; it says “%2”."_s;
    case TrialFinding::Mute:
        return u"%1 takes the connection but did not answer as a broker within %2 s."_s;
    case TrialFinding::ClosedAtGreeting:
        return u"%1 hung up before it answered the greeting."_s;
    case TrialFinding::BadLogin:
        return u"The broker refuses %1: wrong user or password, or not allowed."_s;
    case TrialFinding::AnonymousRefused:
        return u"The broker lets nobody in without a user."_s;
    case TrialFinding::ClientIdRefused:
        return u"The broker refuses the client id."_s;
    case TrialFinding::Unavailable:
        return u"The broker says that it is not available."_s;
    case TrialFinding::VersionUnknown:
        return u"The broker does not speak this version of MQTT."_s;
    case TrialFinding::LoginFails:
        return u"The login failed: %1."_s;
    case TrialFinding::ThrownOut:
        return u"Another program with the same client id threw this one out."_s;
    case TrialFinding::ThingsBoard:
        return u"This is ThingsBoard's entry for devices, not a broker: it hands nothing from one device to "
               "another."_s;
    case TrialFinding::SubscriptionRefused:
        return u"Refused: %1. Granted: %2."_s;
    case TrialFinding::AllRefused:
        return u"The broker refuses every topic: %1."_s;
    case TrialFinding::SubscribeSilent:
        return u"The broker did not answer the subscription within %1 s."_s;
    case TrialFinding::Lost:
        return u"The connection was lost: %1."_s;
    }
    return {};
}

QString cureOf(TrialFinding finding)
{
    switch (finding) {
    case TrialFinding::CertificateEnds:
        return u"Have it renewed before that day."_s;
    case TrialFinding::SessionThrownOut:
    case TrialFinding::ThrownOut:
        return u"Stop the other console or collector of this workspace, or let the broker stop making the "
               "client id from the user."_s;
    case TrialFinding::OnlyRetained:
        return u"Check that the devices are on and publish now; stored copies may be of any age."_s;
    case TrialFinding::NothingHeard:
        return u"Wait longer, check that the devices publish on these topics, and whether the broker's "
               u"access "
               "list lets this user read them: some brokers grant a subscription and hold the messages back."_s;
    case TrialFinding::NoFilters:
        return u"Choose a profile."_s;
    case TrialFinding::NameUnknown:
        return u"Correct the host, or give its address. A name that ends in .local is found only in the same "
               "network, and where mDNS (Avahi) runs."_s;
    case TrialFinding::PortRefused:
        return u"Start the broker, or correct the port: 1883 is usual, 8883 with TLS. A broker may listen to "
               u"its "
               "own computer only."_s;
    case TrialFinding::PortSilent:
        return u"Check that the computer is on, the address, and the firewalls in between."_s;
    case TrialFinding::NetworkFails:
        return u"Check the cable, the network and the address."_s;
    case TrialFinding::PlainToTls:
        return u"Turn TLS on, or take the port without it (1883 is usual)."_s;
    case TrialFinding::TlsToPlain:
        return u"Turn TLS off, or take the broker's port for TLS (8883 is usual)."_s;
    case TrialFinding::TlsSilent:
        return u"Check that the port is the one for TLS (8883 is usual)."_s;
    case TrialFinding::TlsHostName:
        return u"Use the name the certificate is for as host, or have a certificate made for this one."_s;
    case TrialFinding::TlsExpired:
        return u"Have it renewed; until then check the clock of this computer."_s;
    case TrialFinding::TlsNotYetValid:
        return u"Check the clock of this computer."_s;
    case TrialFinding::TlsUnknownAuthority:
        return u"Name the file of that authority (ca.crt of the broker) as authorities."_s;
    case TrialFinding::TlsSelfSigned:
        return u"If it is the right broker, name this certificate's file as authorities."_s;
    case TrialFinding::TlsWantsCertificate:
        return u"Have a certificate made for this console, and name its file and that of its key."_s;
    case TrialFinding::TlsRefusesOurs:
        return u"Have it renewed, or made by the authority that the broker trusts; it may have been revoked."_s;
    case TrialFinding::TlsFile:
        return u"Name a file in PEM format that this user may read; the key without a passphrase."_s;
    case TrialFinding::TlsFails:
        return u"Look at the broker's log; it may want an older or newer TLS."_s;
    case TrialFinding::NotABroker:
        return u"Correct the port. A broker behind a web server is reached by WebSocket: name its path, such "
               u"as "
               "/mqtt."_s;
    case TrialFinding::Mute:
    case TrialFinding::ClosedAtGreeting:
        return u"Check that the port belongs to an MQTT broker, and look at the broker's log."_s;
    case TrialFinding::BadLogin:
        return u"Correct user and password, and check that the broker's access list knows the user."_s;
    case TrialFinding::AnonymousRefused:
        return u"Set a user and its password."_s;
    case TrialFinding::ClientIdRefused:
        return u"Check which client ids the broker allows."_s;
    case TrialFinding::Unavailable:
        return u"Wait, or look at the broker's log."_s;
    case TrialFinding::VersionUnknown:
        return u"Choose the other version, or let it be found automatically."_s;
    case TrialFinding::LoginFails:
    case TrialFinding::Lost:
        return u"Look at the broker's log."_s;
    case TrialFinding::ThingsBoard:
        return u"Add it as a ThingsBoard server instead: it is read through its web interface."_s;
    case TrialFinding::SubscriptionRefused:
    case TrialFinding::AllRefused:
        return u"Allow this user to read these topics in the broker's access list."_s;
    case TrialFinding::SubscribeSilent:
        return u"Look at the broker's log; it may be overloaded."_s;
    default:
        return {};
    }
}

} // namespace

QString withFacts(const QString &text, const QStringList &facts)
{
    // In one pass: a fact may contain a percent sign.
    QString filled;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const int number = text.at(at) == u'%' && at + 1 < text.size() ? text.at(at + 1).digitValue() : -1;
        if (number < 1) {
            filled += text.at(at);
            continue;
        }
        filled += facts.value(number - 1);
        ++at;
    }
    return filled;
}

QString trialWords(TrialFinding finding, const QStringList &facts)
{
    return withFacts(wordsOf(finding), facts);
}

QString trialCure(TrialFinding finding, const QStringList &facts)
{
    return withFacts(cureOf(finding), facts);
}

} // namespace engine

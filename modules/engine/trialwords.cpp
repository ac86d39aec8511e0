// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/connectiontrial.h"

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
        return u"Our certificate %1 is refused."_s;
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
    case TrialFinding::ServerLetsIn:
        return u"The server lets %1 in."_s;
    case TrialFinding::ServerLetsCustomerIn:
        return u"The server lets %1 in, as a user of a customer: that customer’s devices can be read."_s;
    case TrialFinding::ServerLetsAnybodyIn:
        return u"The server lets anybody in without a user."_s;
    case TrialFinding::KeyAccepted:
        return u"The server takes the API key."_s;
    case TrialFinding::DevicesListed:
        return u"Devices that can be read: %1, such as %2."_s;
    case TrialFinding::ValuesCame:
        return u"Devices with values: %1. The newest came from %2: %3 is %4, of %5."_s;
    case TrialFinding::RowsRead:
        return u"Rows: %1. The newest are read as: %2."_s;
    case TrialFinding::NoDevices:
        return u"The server shows no device to this login."_s;
    case TrialFinding::NoDevicesOfProfile:
        return u"No device has the profile “%1”; the devices there have %2."_s;
    case TrialFinding::NoValues:
        return u"No device has a value of any of the keys %1."_s;
    case TrialFinding::NoRows:
        return u"The server has no rows: it keeps them in its memory, and nothing came since its start."_s;
    case TrialFinding::SomeRowsRead:
        return u"Rows: %1. Not understood: %2, such as “%4” (%5). The newest are read as: %3."_s;
    case TrialFinding::TlsToWeb:
        return u"%1 speaks http, not https."_s;
    case TrialFinding::WebToTls:
        return u"%1 wants https, and was spoken to in the clear."_s;
    case TrialFinding::BrokerInstead:
        return u"%1 is an MQTT broker, not a web server."_s;
    case TrialFinding::NoMeaning:
        return u"No profile is chosen that says what the telemetry means."_s;
    case TrialFinding::NoSecret:
        return u"No password or key is known, so none was tried."_s;
    case TrialFinding::ServerRefuses:
        return u"The server refuses %1: %2."_s;
    case TrialFinding::ServerWantsLogin:
        return u"%1 lets nobody in without a user."_s;
    case TrialFinding::KeyRefused:
        return u"The server refuses the API key: %1."_s;
    case TrialFinding::NotThingsBoard:
        return u"%1 answers, but not as ThingsBoard does: %2."_s;
    case TrialFinding::NotMeshServer:
        return u"%1 answers, but not with rows of a mesh: %2."_s;
    case TrialFinding::NoWebSocket:
        return u"The devices can be listed, but live values do not come through: %1."_s;
    case TrialFinding::ServerTooOld:
        return u"The server does not understand the subscription: %1."_s;
    case TrialFinding::ServerSilent:
        return u"%1 did not answer within %2 s."_s;
    case TrialFinding::ServerFails:
        return u"%1 fails: %2."_s;
    case TrialFinding::NoRowMeansAnything:
        return u"Rows: %1. None is understood; the newest is “%2” (%3)."_s;
    case TrialFinding::WebPortRefused:
        return u"%1 refuses connections: the computer answers, but nothing listens on that port."_s;
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
        return u"Check that the port is the one for TLS (8883 is usual of brokers, 443 of web servers)."_s;
    case TrialFinding::TlsHostName:
        return u"Use the name the certificate is for as host, or have a certificate made for this one."_s;
    case TrialFinding::TlsExpired:
        return u"Have it renewed; until then check the clock of this computer."_s;
    case TrialFinding::TlsNotYetValid:
        return u"Check the clock of this computer."_s;
    case TrialFinding::TlsUnknownAuthority:
        return u"Name the file of that authority (often ca.crt) as authorities."_s;
    case TrialFinding::TlsSelfSigned:
        return u"If it is the right one, name this certificate's file as authorities."_s;
    case TrialFinding::TlsWantsCertificate:
        return u"Have a certificate made for this console, and name its file and that of its key."_s;
    case TrialFinding::TlsRefusesOurs:
        return u"Have it renewed, or made by the authority that the broker trusts; it may have been revoked."_s;
    case TrialFinding::TlsFile:
        return u"Name a file in PEM format that this user may read; the key without a passphrase."_s;
    case TrialFinding::TlsFails:
        return u"Look at the log of the other side; it may want an older or newer TLS."_s;
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
    case TrialFinding::NoDevices:
        return u"Assign the devices to the customer of this user, or take the login of somebody who sees them."_s;
    case TrialFinding::NoDevicesOfProfile:
        return u"Correct the device profile, or leave it empty to read all devices."_s;
    case TrialFinding::NoValues:
        return u"Check that the devices have sent telemetry, and that the chosen profile names the keys they send."_s;
    case TrialFinding::NoRows:
        return u"Wait until the gateway has posted something, then test again."_s;
    case TrialFinding::SomeRowsRead:
        return u"Choose the profiles that understand these rows too, and give the keys of encrypted ones."_s;
    case TrialFinding::TlsToWeb:
        return u"Begin the address with http://, or take the port for https."_s;
    case TrialFinding::WebToTls:
        return u"Begin the address with https://."_s;
    case TrialFinding::BrokerInstead:
        return u"Take the port of the web interface, or add it as a broker instead."_s;
    case TrialFinding::NoMeaning:
        return u"Choose a profile."_s;
    case TrialFinding::NoSecret:
        return u"Type it, or set its environment variable before the console starts."_s;
    case TrialFinding::ServerRefuses:
        return u"Correct user and password; they are those of a person, not of a device. After several refusals servers lock an account for a while."_s;
    case TrialFinding::ServerWantsLogin:
        return u"Set a user and its password."_s;
    case TrialFinding::KeyRefused:
        return u"Make a new key, and check that the server knows keys: ThingsBoard does since version 4.3. Else log in with user and password."_s;
    case TrialFinding::NotThingsBoard:
        return u"Take the address of the web interface, as in a browser, without a path behind it."_s;
    case TrialFinding::NotMeshServer:
        return u"Give the address up to, and without, /data."_s;
    case TrialFinding::NoWebSocket:
        return u"Let the web server or firewall in between pass WebSockets to /api/ws."_s;
    case TrialFinding::ServerTooOld:
        return u"It has to be ThingsBoard 3.6.2 or newer."_s;
    case TrialFinding::ServerSilent:
        return u"Look at the log of the server; it may be overloaded."_s;
    case TrialFinding::ServerFails:
        return u"Look at the log of the server, and test again."_s;
    case TrialFinding::NoRowMeansAnything:
        return u"Choose the profile of this mesh, and give the key where the rows are encrypted."_s;
    case TrialFinding::WebPortRefused:
        return u"Start the server, or correct the port in the address. A server may listen to its own computer only."_s;
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/trialwords.h"

using engine::TrialFinding;
using engine::TrialStage;

namespace console {

QString TrialWords::wordsOf(TrialFinding finding)
{
    switch (finding) {
    case TrialFinding::None:
        break;
    case TrialFinding::NameFound:
        return tr("%1 is %2.");
    case TrialFinding::IsAddress:
        return tr("%1 is an address; no name has to be found.");
    case TrialFinding::PortOpen:
        return tr("%1 takes connections.");
    case TrialFinding::TlsOff:
        return tr("Not secured: passwords and readings travel in the clear.");
    case TrialFinding::TlsGood:
        return tr("The certificate of %1 is trusted and ends on %2.");
    case TrialFinding::LoggedIn:
        return tr("The broker lets %1 in.");
    case TrialFinding::LoggedInAnonymously:
        return tr("The broker lets anybody in without a user.");
    case TrialFinding::Subscribed:
        return tr("Granted: %1.");
    case TrialFinding::Heard:
        return tr("A live message came on %1.");
    case TrialFinding::CertificateEnds:
        return tr("The certificate of %1 is trusted, but ends on %2 already.");
    case TrialFinding::SessionThrownOut:
        return tr("The login is right, but another program took over the session of this console.");
    case TrialFinding::OnlyRetained:
        return tr("Within %1 s only stored copies came, such as %3; nothing live on %2.");
    case TrialFinding::NothingHeard:
        return tr("Nothing came within %1 s on %2, neither live nor stored.");
    case TrialFinding::NoFilters:
        return tr("No profile is chosen, so there is no topic to subscribe to.");
    case TrialFinding::NameUnknown:
        return tr("The name %1 is not known here.");
    case TrialFinding::PortRefused:
        return tr("%1 refuses connections: the computer answers, but nothing listens on that port.");
    case TrialFinding::PortSilent:
        return tr("%1 did not answer within %2 s: it is off, or a firewall swallows what is sent.");
    case TrialFinding::NetworkFails:
        return tr("%1 cannot be reached: %2.");
    case TrialFinding::PlainToTls:
        return tr("%1 wants TLS, and was spoken to in the clear.");
    case TrialFinding::TlsToPlain:
        return tr("%1 is a broker without TLS.");
    case TrialFinding::TlsSilent:
        return tr("%1 takes the connection but did not answer in TLS within %2 s.");
    case TrialFinding::TlsHostName:
        return tr("The certificate is not for %1 but for %2.");
    case TrialFinding::TlsExpired:
        return tr("The certificate of %1 ended on %2.");
    case TrialFinding::TlsNotYetValid:
        return tr("The certificate of %1 begins on %2 only.");
    case TrialFinding::TlsUnknownAuthority:
        return tr("The certificate was issued by %1, which is not trusted here.");
    case TrialFinding::TlsSelfSigned:
        return tr("The certificate of %1 is signed by itself and not trusted here.");
    case TrialFinding::TlsWantsCertificate:
        return tr("%1 asks for a certificate of ours, and none is set.");
    case TrialFinding::TlsRefusesOurs:
        return tr("Our certificate %1 is refused.");
    case TrialFinding::TlsFile:
        return tr("The file %1 cannot be read, or is not what it should be.");
    case TrialFinding::TlsFails:
        return tr("The connection to %1 cannot be secured: %2.");
    case TrialFinding::NotABroker:
        return tr("%1 is no MQTT broker; it says “%2”.");
    case TrialFinding::Mute:
        return tr("%1 takes the connection but did not answer as a broker within %2 s.");
    case TrialFinding::ClosedAtGreeting:
        return tr("%1 hung up before it answered the greeting.");
    case TrialFinding::BadLogin:
        return tr("The broker refuses %1: wrong user or password, or not allowed.");
    case TrialFinding::AnonymousRefused:
        return tr("The broker lets nobody in without a user.");
    case TrialFinding::ClientIdRefused:
        return tr("The broker refuses the client id.");
    case TrialFinding::Unavailable:
        return tr("The broker says that it is not available.");
    case TrialFinding::VersionUnknown:
        return tr("The broker does not speak this version of MQTT.");
    case TrialFinding::LoginFails:
        return tr("The login failed: %1.");
    case TrialFinding::ThrownOut:
        return tr("Another program with the same client id threw this one out.");
    case TrialFinding::ThingsBoard:
        return tr("This is ThingsBoard's entry for devices, not a broker: it hands nothing from one device "
                  "to another.");
    case TrialFinding::SubscriptionRefused:
        return tr("Refused: %1. Granted: %2.");
    case TrialFinding::AllRefused:
        return tr("The broker refuses every topic: %1.");
    case TrialFinding::SubscribeSilent:
        return tr("The broker did not answer the subscription within %1 s.");
    case TrialFinding::ServerLetsIn:
        return tr("The server lets %1 in.");
    case TrialFinding::ServerLetsCustomerIn:
        return tr("The server lets %1 in, as a user of a customer: that customer’s devices can be read.");
    case TrialFinding::ServerLetsAnybodyIn:
        return tr("The server lets anybody in without a user.");
    case TrialFinding::KeyAccepted:
        return tr("The server takes the API key.");
    case TrialFinding::DevicesListed:
        return tr("Devices that can be read: %1, such as %2.");
    case TrialFinding::ValuesCame:
        return tr("Devices with values: %1. The newest came from %2: %3 is %4, of %5.");
    case TrialFinding::RowsRead:
        return tr("Rows: %1. The newest are read as: %2.");
    case TrialFinding::NoDevices:
        return tr("The server shows no device to this login.");
    case TrialFinding::NoDevicesOfProfile:
        return tr("No device has the profile “%1”; the devices there have %2.");
    case TrialFinding::NoValues:
        return tr("No device has a value of any of the keys %1.");
    case TrialFinding::NoRows:
        return tr("The server has no rows: it keeps them in its memory, and nothing came since its start.");
    case TrialFinding::SomeRowsRead:
        return tr("Rows: %1. Not understood: %2, such as “%4” (%5). The newest are read as: %3.");
    case TrialFinding::TlsToWeb:
        return tr("%1 speaks http, not https.");
    case TrialFinding::WebToTls:
        return tr("%1 wants https, and was spoken to in the clear.");
    case TrialFinding::BrokerInstead:
        return tr("%1 is an MQTT broker, not a web server.");
    case TrialFinding::NoMeaning:
        return tr("No profile is chosen that says what the telemetry means.");
    case TrialFinding::NoSecret:
        return tr("No password or key is known, so none was tried.");
    case TrialFinding::ServerRefuses:
        return tr("The server refuses %1: %2.");
    case TrialFinding::ServerWantsLogin:
        return tr("%1 lets nobody in without a user.");
    case TrialFinding::KeyRefused:
        return tr("The server refuses the API key: %1.");
    case TrialFinding::NotThingsBoard:
        return tr("%1 answers, but not as ThingsBoard does: %2.");
    case TrialFinding::NotMeshServer:
        return tr("%1 answers, but not with rows of a mesh: %2.");
    case TrialFinding::NoWebSocket:
        return tr("The devices can be listed, but live values do not come through: %1.");
    case TrialFinding::ServerTooOld:
        return tr("The server does not understand the subscription: %1.");
    case TrialFinding::ServerSilent:
        return tr("%1 did not answer within %2 s.");
    case TrialFinding::ServerFails:
        return tr("%1 fails: %2.");
    case TrialFinding::NoRowMeansAnything:
        return tr("Rows: %1. None is understood; the newest is “%2” (%3).");
    case TrialFinding::WebPortRefused:
        return tr("%1 refuses connections: the computer answers, but nothing listens on that port.");
    case TrialFinding::Lost:
        return tr("The connection was lost: %1.");
    }
    return {};
}

QString TrialWords::cureOf(TrialFinding finding)
{
    switch (finding) {
    case TrialFinding::CertificateEnds:
        return tr("Have it renewed before that day.");
    case TrialFinding::SessionThrownOut:
    case TrialFinding::ThrownOut:
        return tr("Stop the other console or collector of this workspace, or let the broker stop making the "
                  "client id from the user.");
    case TrialFinding::OnlyRetained:
        return tr("Check that the devices are on and publish now; stored copies may be of any age.");
    case TrialFinding::NothingHeard:
        return tr(
            "Wait longer, check that the devices publish on these topics, and whether the broker's access "
            "list lets this user read them: some brokers grant a subscription and hold the messages back.");
    case TrialFinding::NoFilters:
        return tr("Choose a profile.");
    case TrialFinding::NameUnknown:
        return tr("Correct the host, or give its address. A name that ends in .local is found only in the "
                  "same network, and where mDNS (Avahi) runs.");
    case TrialFinding::PortRefused:
        return tr("Start the broker, or correct the port: 1883 is usual, 8883 with TLS. A broker may listen "
                  "to its own computer only.");
    case TrialFinding::PortSilent:
        return tr("Check that the computer is on, the address, and the firewalls in between.");
    case TrialFinding::NetworkFails:
        return tr("Check the cable, the network and the address.");
    case TrialFinding::PlainToTls:
        return tr("Turn TLS on, or take the port without it (1883 is usual).");
    case TrialFinding::TlsToPlain:
        return tr("Turn TLS off, or take the broker's port for TLS (8883 is usual).");
    case TrialFinding::TlsSilent:
        return tr("Check that the port is the one for TLS (8883 is usual of brokers, 443 of web servers).");
    case TrialFinding::TlsHostName:
        return tr("Use the name the certificate is for as host, or have a certificate made for this one.");
    case TrialFinding::TlsExpired:
        return tr("Have it renewed; until then check the clock of this computer.");
    case TrialFinding::TlsNotYetValid:
        return tr("Check the clock of this computer.");
    case TrialFinding::TlsUnknownAuthority:
        return tr("Name the file of that authority (often ca.crt) as authorities.");
    case TrialFinding::TlsSelfSigned:
        return tr("If it is the right one, name this certificate's file as authorities.");
    case TrialFinding::TlsWantsCertificate:
        return tr("Have a certificate made for this console, and name its file and that of its key.");
    case TrialFinding::TlsRefusesOurs:
        return tr(
            "Have it renewed, or made by the authority that the broker trusts; it may have been revoked.");
    case TrialFinding::TlsFile:
        return tr("Name a file in PEM format that this user may read; the key without a passphrase.");
    case TrialFinding::TlsFails:
        return tr("Look at the log of the other side; it may want an older or newer TLS.");
    case TrialFinding::NotABroker:
        return tr("Correct the port. A broker behind a web server is reached by WebSocket: name its path, "
                  "such as /mqtt.");
    case TrialFinding::Mute:
    case TrialFinding::ClosedAtGreeting:
        return tr("Check that the port belongs to an MQTT broker, and look at the broker's log.");
    case TrialFinding::BadLogin:
        return tr("Correct user and password, and check that the broker's access list knows the user.");
    case TrialFinding::AnonymousRefused:
        return tr("Set a user and its password.");
    case TrialFinding::ClientIdRefused:
        return tr("Check which client ids the broker allows.");
    case TrialFinding::Unavailable:
        return tr("Wait, or look at the broker's log.");
    case TrialFinding::VersionUnknown:
        return tr("Choose the other version, or let it be found automatically.");
    case TrialFinding::LoginFails:
    case TrialFinding::Lost:
        return tr("Look at the broker's log.");
    case TrialFinding::ThingsBoard:
        return tr("Add it as a ThingsBoard server instead: it is read through its web interface.");
    case TrialFinding::SubscriptionRefused:
    case TrialFinding::AllRefused:
        return tr("Allow this user to read these topics in the broker's access list.");
    case TrialFinding::SubscribeSilent:
        return tr("Look at the broker's log; it may be overloaded.");
    case TrialFinding::NoDevices:
        return tr(
            "Assign the devices to the customer of this user, or take the login of somebody who sees them.");
    case TrialFinding::NoDevicesOfProfile:
        return tr("Correct the device profile, or leave it empty to read all devices.");
    case TrialFinding::NoValues:
        return tr("Check that the devices have sent telemetry, and that the chosen profile names the keys "
                  "they send.");
    case TrialFinding::NoRows:
        return tr("Wait until the gateway has posted something, then test again.");
    case TrialFinding::SomeRowsRead:
        return tr("Choose the profiles that understand these rows too, and give the keys of encrypted ones.");
    case TrialFinding::TlsToWeb:
        return tr("Begin the address with http://, or take the port for https.");
    case TrialFinding::WebToTls:
        return tr("Begin the address with https://.");
    case TrialFinding::BrokerInstead:
        return tr("Take the port of the web interface, or add it as a broker instead.");
    case TrialFinding::NoMeaning:
        return tr("Choose a profile.");
    case TrialFinding::NoSecret:
        return tr("Type it, or set its environment variable before the console starts.");
    case TrialFinding::ServerRefuses:
        return tr("Correct user and password; they are those of a person, not of a device. After several "
                  "refusals servers lock an account for a while.");
    case TrialFinding::ServerWantsLogin:
        return tr("Set a user and its password.");
    case TrialFinding::KeyRefused:
        return tr("Make a new key, and check that the server knows keys: ThingsBoard does since version 4.3. "
                  "Else log in with user and password.");
    case TrialFinding::NotThingsBoard:
        return tr("Take the address of the web interface, as in a browser, without a path behind it.");
    case TrialFinding::NotMeshServer:
        return tr("Give the address up to, and without, /data.");
    case TrialFinding::NoWebSocket:
        return tr("Let the web server or firewall in between pass WebSockets to /api/ws.");
    case TrialFinding::ServerTooOld:
        return tr("It has to be ThingsBoard 3.6.2 or newer.");
    case TrialFinding::ServerSilent:
        return tr("Look at the log of the server; it may be overloaded.");
    case TrialFinding::ServerFails:
        return tr("Look at the log of the server, and test again.");
    case TrialFinding::NoRowMeansAnything:
        return tr("Choose the profile of this mesh, and give the key where the rows are encrypted.");
    case TrialFinding::WebPortRefused:
        return tr("Start the server, or correct the port in the address. A server may listen to its own "
                  "computer only.");
    default:
        return {};
    }
}

QString TrialWords::words(const TrialStage &stage)
{
    return engine::withFacts(wordsOf(stage.finding), stage.facts);
}

QString TrialWords::cure(const TrialStage &stage)
{
    return engine::withFacts(cureOf(stage.finding), stage.facts);
}

QString TrialWords::name(TrialStage::Kind kind)
{
    switch (kind) {
    case TrialStage::Kind::Name:
        return tr("Name");
    case TrialStage::Kind::Port:
        return tr("Port");
    case TrialStage::Kind::Tls:
        return tr("Encryption");
    case TrialStage::Kind::Login:
        return tr("Login");
    case TrialStage::Kind::Subscribe:
        return tr("Subscription");
    case TrialStage::Kind::FirstMessage:
        return tr("First message");
    case TrialStage::Kind::Devices:
        return tr("Devices");
    case TrialStage::Kind::FirstValues:
        return tr("First values");
    case TrialStage::Kind::Rows:
        return tr("Rows");
    }
    return {};
}

QString TrialWords::state(const TrialStage &stage)
{
    const auto ms = stage.took.count();
    switch (stage.state) {
    case TrialStage::State::Waiting:
        return tr("Waiting");
    case TrialStage::State::Running:
        return tr("Under way");
    case TrialStage::State::Passed:
        return tr("Good, %1 ms").arg(ms);
    case TrialStage::State::Warned:
        return tr("Notice, %1 ms").arg(ms);
    case TrialStage::State::Failed:
        return tr("Failed, %1 ms").arg(ms);
    case TrialStage::State::Skipped:
        return tr("Left out");
    }
    return {};
}

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
// The part of BrokerRun that finds out why a login failed.
#include "brokerrun.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString withoutStop(const QString &words) { return words.endsWith(u'.') ? words.chopped(1) : words; }

} // namespace

void BrokerRun::loginFailed(const core::Error &error)
{
    m_limit.stop();
    if (error.code == core::ErrorCode::Busy) {
        fail(Kind::Login, TrialFinding::ThrownOut);
    } else if (error.code == core::ErrorCode::NotFound || error.code == core::ErrorCode::BadInput ||
               !m_request.settings.webSocketPath.isEmpty()) {
        fail(Kind::Login, TrialFinding::LoginFails, {withoutStop(error.detail)});
    } else {
        // Outside the client's signal.
        QMetaObject::invokeMethod(
            this, [this, error] { lookAgain(error); }, Qt::QueuedConnection);
    }
}

void BrokerRun::lookAgain(const core::Error &error)
{
    if (m_report.isOver)
        return;
    BrokerLook::Target target;
    target.host = m_request.settings.host;
    target.port = m_request.settings.tcpPort;
    target.user = m_request.settings.user;
    target.password = m_request.password;
    if (m_request.settings.tls.on)
        target.tls = m_tls;
    look(target, [this, error](const Seen &seen) { judge(seen, error); });
}

void BrokerRun::judge(const Seen &seen, const core::Error &error)
{
    const bool secured = m_request.settings.tls.on;
    switch (seen.what) {
    case Seen::What::TlsAlert:
        fail(Kind::Login, TrialFinding::PlainToTls, {place()});
        return;
    case Seen::What::Words:
        fail(Kind::Login, TrialFinding::NotABroker, {place(), seen.words});
        return;
    case Seen::What::NotSecured:
    case Seen::What::Secured:
        // In TLS 1.3 the refusal of a certificate comes after the handshake.
        m_since.start();
        stage(Kind::Login).state = State::Waiting;
        fail(Kind::Tls,
             m_request.settings.tls.certificate.isEmpty() ? TrialFinding::TlsWantsCertificate
                                                          : TrialFinding::TlsRefusesOurs,
             {m_request.settings.tls.certificate.isEmpty() ? place() : m_request.settings.tls.certificate});
        return;
    case Seen::What::Nothing:
    case Seen::What::Closed:
        if (secured)
            fail(Kind::Login,
                 seen.what == Seen::What::Closed ? TrialFinding::ClosedAtGreeting : TrialFinding::Mute,
                 {place(), seconds(m_request.answerWithin)});
        else
            couldItBeTls(seen.what == Seen::What::Closed ? TrialFinding::ClosedAtGreeting
                                                         : TrialFinding::Mute);
        return;
    case Seen::What::Broker:
        break;
    }
    const QString user = m_request.settings.user;
    switch (seen.code) {
    case 1:
        fail(Kind::Login, TrialFinding::VersionUnknown);
        break;
    case 2:
        fail(Kind::Login, TrialFinding::ClientIdRefused);
        break;
    case 3:
        fail(Kind::Login, TrialFinding::Unavailable);
        break;
    case 4:
    case 5:
        if (user.isEmpty())
            fail(Kind::Login, TrialFinding::AnonymousRefused);
        else
            fail(Kind::Login, TrialFinding::BadLogin, {user});
        break;
    default:
        fail(Kind::Login,
             error.code == core::ErrorCode::Unsupported ? TrialFinding::VersionUnknown
                                                        : TrialFinding::LoginFails,
             {withoutStop(error.detail)});
    }
}

void BrokerRun::couldItBeTls(TrialFinding otherwise)
{
    m_limit.stop();
    if (m_client) {
        m_client->disconnect(this);
        m_client->drop();
    }
    // Only to learn whether TLS is spoken there: nothing is sent, so nothing has to be trusted.
    QSslConfiguration anybody = QSslConfiguration::defaultConfiguration();
    anybody.setPeerVerifyMode(QSslSocket::VerifyNone);
    BrokerLook::Target target;
    target.host = m_request.settings.host;
    target.port = m_request.settings.tcpPort;
    target.tls = anybody;
    target.greet = false;
    look(target, [this, otherwise](const Seen &seen) {
        if (seen.what == Seen::What::Secured && !m_request.settings.tls.on)
            fail(Kind::Login, TrialFinding::PlainToTls, {place()});
        else
            fail(Kind::Login, otherwise, {place(), seconds(m_request.answerWithin)});
    });
}

} // namespace engine

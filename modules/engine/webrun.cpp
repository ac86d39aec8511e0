// SPDX-License-Identifier: GPL-3.0-or-later
#include "webrun.h"

using namespace Qt::StringLiterals;

namespace engine {

QString WebRun::withoutStop(const QString &words) { return words.endsWith(u'.') ? words.chopped(1) : words; }

void WebRun::notOverTls(const Seen &seen, const QString &words)
{
    // The greeting it was asked with is no web request: a web server says so in the clear.
    const bool web = seen.what == Seen::What::Words && seen.words.startsWith("HTTP/"_L1);
    if (web || words.contains("wrong version number"_L1))
        fail(Kind::Tls, TrialFinding::TlsToWeb, {place()});
    else if (seen.what == Seen::What::Broker)
        fail(Kind::Tls, TrialFinding::BrokerInstead, {place()});
    else
        fail(Kind::Tls, TrialFinding::TlsFails, {place(), withoutStop(words)});
}

void WebRun::couldItBeTls(Kind kind, std::function<void()> otherwise)
{
    m_limit.stop();
    if (m_request.settings.tls.on) {
        otherwise();
        return;
    }
    // Only to learn whether TLS is spoken there: nothing is sent, so nothing has to be trusted.
    QSslConfiguration anybody = QSslConfiguration::defaultConfiguration();
    anybody.setPeerVerifyMode(QSslSocket::VerifyNone);
    BrokerLook::Target target;
    target.host = m_request.settings.host;
    target.port = m_request.settings.tcpPort;
    target.tls = anybody;
    target.greet = false;
    look(target, [this, kind, otherwise = std::move(otherwise)](const Seen &seen) {
        if (seen.what == Seen::What::Secured)
            fail(kind, TrialFinding::WebToTls, {place()});
        else
            otherwise();
    });
}

} // namespace engine

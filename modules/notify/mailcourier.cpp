// SPDX-License-Identifier: GPL-3.0-or-later
#include "couriers.h"
#include "curlsession.h"
#include "mailtext.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

/// What the server's own answer means, by the command it answers. Nothing: it answered none with a refusal.
std::optional<Delivery> refusalOf(const CurlSession &session, CURLcode code, const Target &target,
                                  const Message &message, const QString &place)
{
    const int answer = session.answerCode();
    const QString words = session.lastAnswer();
    const QString command = session.lastCommand();
    if (session.handedOver()) {
        if (!session.answeredSinceBody() || answer < 400)
            return std::nullopt;
        return answer >= 500 ? Delivery{Outcome::Refused, Finding::ContentRefused, {words}}
                             : Delivery{Outcome::Later, Finding::ServerLater, {words}};
    }
    if (code == CURLE_LOGIN_DENIED) {
        // Nothing that it can do was offered, or what was offered was refused.
        if (command != "AUTH"_L1)
            return Delivery{Outcome::Later, Finding::LoginNotOffered, {place}, true};
        return answer >= 500 ? Delivery{Outcome::Later, Finding::LoginRefused, {target.user, words}, true}
                             : Delivery{Outcome::Later, Finding::ServerLater, {words}, true};
    }
    if (code == CURLE_WEIRD_SERVER_REPLY && command.isEmpty())
        return answer >= 400 ? Delivery{Outcome::Later, Finding::ServerLater, {words}, true}
                             : Delivery{Outcome::Later, Finding::NotMail, {place, words}, true};
    if (answer < 400)
        return std::nullopt;
    if (answer == 421)
        return Delivery{Outcome::Later, Finding::ServerLater, {words}, true};
    if (command == "RCPT"_L1)
        return answer >= 500
                   ? Delivery{Outcome::Refused, Finding::RecipientRefused, {message.recipient, words}}
                   : Delivery{Outcome::Later, Finding::RecipientLater, {message.recipient, words}};
    // The sender is the target's: every message would end so. A server that wants a login says so here.
    if (command == "MAIL"_L1)
        return answer >= 500
                   ? Delivery{Outcome::Later, Finding::SenderRefused, {bareAddress(target.from), words}, true}
                   : Delivery{Outcome::Later, Finding::ServerLater, {words}, true};
    return Delivery{Outcome::Later, Finding::ServerLater, {words}, true};
}

} // namespace

Delivery deliverMail(const Target &target, const QString &secret, const Message &message,
                     const std::atomic<bool> &cancelled)
{
    const QString host = target.host.contains(u':') ? u'[' + target.host + u']' : target.host;
    const QString place = u"%1:%2"_s.arg(host).arg(target.port);
    MailDraft draft;
    draft.from = target.from;
    draft.to = message.recipient;
    draft.subject = message.letter.subject;
    draft.text = message.letter.text;
    draft.id = message.id;
    draft.date = QDateTime::fromMSecsSinceEpoch(core::toMicros(message.at) / 1000);
    draft.urgent = message.content.value(u"priority"_s) == urgencyName(Urgency::Critical);

    CurlSession session(target, cancelled);
    CURL *handle = session.handle();
    const QByteArray url = (target.security == Security::Tls ? "smtps://" : "smtp://") + place.toUtf8();
    const QByteArray from = '<' + bareAddress(target.from).toUtf8() + '>';
    const QByteArray to = '<' + bareAddress(message.recipient).toUtf8() + '>';
    const QByteArray user = target.user.toUtf8();
    const QByteArray password = secret.toUtf8();
    curl_easy_setopt(handle, CURLOPT_URL, url.constData());
    if (target.security == Security::StartTls)
        curl_easy_setopt(handle, CURLOPT_USE_SSL, long(CURLUSESSL_ALL));
    if (!target.user.isEmpty()) {
        curl_easy_setopt(handle, CURLOPT_USERNAME, user.constData());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, password.constData());
    }
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from.constData());
    curl_slist *recipients = curl_slist_append(nullptr, to.constData());
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
    session.upload(mailBytes(draft));
    const CURLcode code = session.run();
    const auto refusal = code == CURLE_OK || session.wasCancelled()
                             ? std::nullopt
                             : refusalOf(session, code, target, message, place);
    Delivery end = code == CURLE_OK ? Delivery{Outcome::Sent, Finding::Taken, {session.lastAnswer()}}
                   : refusal        ? *refusal
                                    : session.trouble(code, target.host, place);
    curl_slist_free_all(recipients);
    return end;
}

} // namespace notify

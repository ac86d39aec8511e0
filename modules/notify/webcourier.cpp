// SPDX-License-Identifier: GPL-3.0-or-later
#include "couriers.h"
#include "curlsession.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

/// A list of header lines that is freed with it.
class HeaderLines
{
public:
    ~HeaderLines() { curl_slist_free_all(m_lines); }
    HeaderLines() = default;
    HeaderLines(const HeaderLines &) = delete;
    HeaderLines &operator=(const HeaderLines &) = delete;
    void add(const QByteArray &line) { m_lines = curl_slist_append(m_lines, line.constData()); }
    curl_slist *lines() const { return m_lines; }

private:
    curl_slist *m_lines = nullptr;
};

QString shown(QByteArray answer, const QString &secret)
{
    QString text = QString::fromUtf8(answer.left(400)).simplified().left(200);
    // A server may answer with what it was asked.
    if (!secret.isEmpty())
        text.replace(secret, u"***"_s);
    return text.isEmpty() ? u"nothing"_s : text;
}

/// Sends, and reads what the status means.
Delivery exchange(CurlSession &session, const QUrl &url, const QString &secret)
{
    const QString place = u"%1:%2"_s.arg(url.host()).arg(url.port(url.scheme() == "https"_L1 ? 443 : 80));
    const CURLcode code = session.run();
    const int status = int(session.responseCode());
    // An endless or broken answer has its status all the same.
    if (status < 200 || session.wasCancelled())
        return session.trouble(code, url.host(), place);
    const QString answer = shown(session.response(), secret);
    const QStringList facts{QString::number(status), answer};
    if (status < 300)
        return {Outcome::Sent, Finding::Taken, facts};
    if (status < 400) {
        const char *to = nullptr;
        curl_easy_getinfo(session.handle(), CURLINFO_REDIRECT_URL, &to);
        QUrl where(QString::fromUtf8(to ? to : ""));
        where.setQuery(QString());
        return {Outcome::Later, Finding::Redirected, {where.toString()}, true};
    }
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
        curl_off_t wait = 0;
        curl_easy_getinfo(session.handle(), CURLINFO_RETRY_AFTER, &wait);
        return {Outcome::Later, Finding::HttpLater, facts, true,
                std::chrono::seconds(std::clamp<qint64>(qint64(wait), 0, 3600))};
    }
    // The address, or the secret, is wrong: it is so for the next one too, and can be mended.
    if (status == 401 || status == 403 || status == 404 || status == 405 || status == 410)
        return {Outcome::Later, Finding::HttpRefused, facts, true};
    return {Outcome::Refused, Finding::HttpRefused, facts};
}

} // namespace

QByteArray signatureOf(const QByteArray &body, qint64 seconds, const QString &secret)
{
    return "sha256=" + QMessageAuthenticationCode::hash(QByteArray::number(seconds) + '.' + body,
                                                        secret.toUtf8(), QCryptographicHash::Sha256)
                           .toHex();
}

QString fillTemplate(const QString &text, const QString &contentType, const QString &to, const QString &words,
                     const QString &secret)
{
    const auto fitting = [&contentType](const QString &value) {
        if (contentType.contains("json"_L1)) {
            const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
            return QString::fromUtf8(list.mid(2, list.size() - 4)); // without [" and "]
        }
        if (contentType.startsWith("text/"_L1))
            return value;
        return QString::fromLatin1(QUrl::toPercentEncoding(value));
    };
    // One pass, so that a text with a {secret} in it gets none.
    static const QString Names[] = {u"{to}"_s, u"{text}"_s, u"{secret}"_s};
    const QString *values[] = {&to, &words, &secret};
    QString out;
    for (qsizetype i = 0; i < text.size();) {
        bool found = false;
        for (int k = 0; k < 3 && !found; ++k) {
            if (QStringView(text).mid(i).startsWith(Names[k])) {
                out += fitting(*values[k]);
                i += Names[k].size();
                found = true;
            }
        }
        if (!found)
            out += text[i++];
    }
    return out;
}

Delivery deliverWebhook(const Target &target, const QString &secret, const Message &message,
                        const std::atomic<bool> &cancelled)
{
    QJsonObject content = message.content;
    content.insert(u"id"_s, message.id);
    content.insert(u"subject"_s, message.letter.subject);
    content.insert(u"text"_s, message.letter.text);
    const QByteArray body = QJsonDocument(content).toJson(QJsonDocument::Compact);

    CurlSession session(target, cancelled);
    CURL *handle = session.handle();
    const QUrl url(target.url);
    const QByteArray address = url.toEncoded();
    HeaderLines headers;
    headers.add("Content-Type: application/json");
    headers.add("Expect:");
    headers.add("X-Meterdeck-Delivery: " + message.id.toLatin1());
    const QByteArray user = target.user.toUtf8();
    const QByteArray password = secret.toUtf8();
    if (target.login == WebLogin::Signature) {
        const qint64 seconds = QDateTime::currentSecsSinceEpoch();
        headers.add("X-Meterdeck-Timestamp: " + QByteArray::number(seconds));
        headers.add("X-Meterdeck-Signature: " + signatureOf(body, seconds, secret));
    } else if (target.login == WebLogin::Bearer) {
        curl_easy_setopt(handle, CURLOPT_HTTPAUTH, long(CURLAUTH_BEARER));
        curl_easy_setopt(handle, CURLOPT_XOAUTH2_BEARER, password.constData());
    } else if (target.login == WebLogin::Basic) {
        curl_easy_setopt(handle, CURLOPT_HTTPAUTH, long(CURLAUTH_BASIC));
        curl_easy_setopt(handle, CURLOPT_USERNAME, user.constData());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, password.constData());
    }
    curl_easy_setopt(handle, CURLOPT_URL, address.constData());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.lines());
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, long(body.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body.constData());
    return exchange(session, url, secret);
}

Delivery deliverToGateway(const Target &target, const QString &secret, const Message &message,
                          const std::atomic<bool> &cancelled)
{
    QString to = message.recipient;
    to.removeIf([](QChar c) { return !c.isDigit() && c != u'+'; });
    // What a gateway makes of a longer one costs more than was agreed on.
    const qsizetype most = qsizetype(target.parts) * 153;
    QString words = message.letter.brief;
    if (words.size() > most)
        words = words.left(most - 1) + u'…';

    CurlSession session(target, cancelled);
    CURL *handle = session.handle();
    const QByteArray address = fillTemplate(target.url, {}, to, words, secret).toUtf8();
    const QByteArray body = fillTemplate(target.body, target.contentType, to, words, secret).toUtf8();
    HeaderLines headers;
    curl_easy_setopt(handle, CURLOPT_URL, address.constData());
    if (target.method == "POST"_L1) {
        headers.add("Content-Type: " + target.contentType.toLatin1());
        headers.add("Expect:");
        curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.lines());
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, long(body.size()));
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body.constData());
    }
    // Of the address only what holds no secret is ever shown.
    QString bare = target.url.section(u'{', 0, 0);
    Delivery end = exchange(session, QUrl(bare), secret);
    if (end.isSent() && !target.accepted.isEmpty() && !session.response().contains(target.accepted.toUtf8()))
        return {Outcome::Refused, Finding::GatewayRefused, {shown(session.response(), secret)}};
    return end;
}

} // namespace notify

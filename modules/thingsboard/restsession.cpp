// SPDX-License-Identifier: GPL-3.0-or-later
#include "restsession.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QSslConfiguration>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace thingsboard {

namespace {

constexpr auto PresetLife = 9000s;
constexpr double RenewAfter = 0.8; ///< of a token's life
constexpr qint64 LargestAnswer = 64 * 1024 * 1024;
constexpr auto LongestPause = 5min;

core::ErrorCode codeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return core::ErrorCode::NotFound;
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return core::ErrorCode::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return core::ErrorCode::Refused;
    default:
        return core::ErrorCode::Unreachable;
    }
}

/// What the server's own error page says.
QString wordsOf(const QByteArray &body)
{
    const QString message = QJsonDocument::fromJson(body)["message"_L1].toString();
    return message.left(200);
}

RestAnswer failed(const QNetworkReply &reply, int status, const QByteArray &body)
{
    RestAnswer answer;
    core::Error error;
    error.where = reply.url().adjusted(QUrl::RemoveQuery | QUrl::RemoveUserInfo).toString();
    const QString words = wordsOf(body);
    if (status == 0) {
        error.code = codeOf(reply.error());
        error.detail = error.code == core::ErrorCode::Timeout ? u"no answer in time"_s : reply.errorString();
        answer.again = true;
    } else {
        error.detail = words.isEmpty() ? u"the server answered %1"_s.arg(status)
                                       : u"the server answered %1: %2"_s.arg(status).arg(words);
        error.code = core::ErrorCode::Refused;
        if (status >= 300 && status < 400) {
            error.code = core::ErrorCode::BadInput;
            error.remedy = u"The server sends us elsewhere: enter the address it is really reached at."_s;
        } else if (status == 404) {
            error.code = core::ErrorCode::NotFound;
        } else if (status == 408 || status == 429 || status >= 500) {
            error.code = status == 429 ? core::ErrorCode::Busy : core::ErrorCode::Io;
            answer.again = true;
            const qint64 seconds = reply.rawHeader("Retry-After").toLongLong();
            answer.pause = std::min<std::chrono::milliseconds>(
                std::chrono::seconds(std::clamp<qint64>(seconds, 0, 3600)), LongestPause);
        }
    }
    answer.error = error;
    return answer;
}

} // namespace

std::chrono::seconds tokenLife(const QByteArray &token, core::UtcTime now)
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return PresetLife;
    const auto claims =
        QJsonDocument::fromJson(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding));
    const qint64 ends = claims["exp"_L1].toInteger();
    if (ends <= 0)
        return PresetLife;
    // Against the server's own clock where it tells it; ours may differ.
    const qint64 begins = claims["iat"_L1].toInteger(core::toMicros(now) / 1'000'000);
    return std::chrono::seconds(std::max<qint64>(ends - begins, 0));
}

RestSession::RestSession(const core::TransportSettings &settings, const QSslConfiguration &secure,
                         std::shared_ptr<const core::Clock> clock, const ThingsBoardOptions &options,
                         QObject *parent)
    : QObject(parent), m_settings(settings), m_secure(secure), m_clock(std::move(clock)), m_options(options)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_renewal.setSingleShot(true);
    connect(&m_renewal, &QTimer::timeout, this, &RestSession::renew);
    if (m_settings.apiKey)
        m_secret = m_options.secret.toUtf8();
}

RestSession::~RestSession()
{
    // Whoever asked is going, too.
    const auto replies = m_network.findChildren<QNetworkReply *>();
    for (QNetworkReply *reply : replies)
        reply->disconnect(this);
}

QNetworkRequest RestSession::request(const QString &path, const QUrlQuery &query) const
{
    QUrl url(m_settings.url);
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + path);
    url.setQuery(query);
    url.setUserInfo({});
    QNetworkRequest made(url);
    made.setSslConfiguration(m_secure);
    made.setTransferTimeout(static_cast<int>(m_options.requestTimeout.count()));
    made.setRawHeader("Accept", "application/json");
    return made;
}

void RestSession::follow(QNetworkReply *reply, std::function<void(int, const RestAnswer &)> ended)
{
    ++m_requests;
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
        if (received > LargestAnswer)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, ended = std::move(ended)] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        RestAnswer answer;
        if (reply->isOpen()) // an aborted one is not
            answer.body = reply->readAll();
        // An answer that broke off in the middle has a good status and is none.
        if (status < 200 || status >= 300)
            answer = failed(*reply, status, answer.body);
        else if (reply->error() != QNetworkReply::NoError)
            answer = failed(*reply, 0, {});
        emit answered(status);
        ended(status, answer);
    });
}

void RestSession::post(const QString &path, const QJsonObject &body, Answered answered)
{
    QNetworkRequest made = request(path);
    made.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkReply *reply = m_network.post(made, QJsonDocument(body).toJson(QJsonDocument::Compact));
    follow(reply, [answered = std::move(answered)](int, const RestAnswer &answer) { answered(answer); });
}

void RestSession::logIn()
{
    if (m_loggingIn)
        return;
    if (!m_secret.isEmpty()) {
        emit loggedIn();
        return;
    }
    login();
}

void RestSession::forgetToken()
{
    if (!m_settings.apiKey)
        m_secret.clear();
}

void RestSession::login()
{
    if (m_settings.apiKey) {
        RestAnswer answer;
        answer.error = core::Error{core::ErrorCode::Refused, m_settings.url, u"there is no API key"_s,
                                   u"Enter the API key of this server."_s};
        endLogin(answer);
        return;
    }
    m_loggingIn = true;
    const auto afresh = [this] {
        post(u"/api/auth/login"_s, {{u"username"_s, m_settings.user}, {u"password"_s, m_options.secret}},
             [this](const RestAnswer &answer) { endLogin(answer); });
    };
    if (m_refreshToken.isEmpty()) {
        afresh();
        return;
    }
    post(u"/api/auth/token"_s, {{u"refreshToken"_s, m_refreshToken}},
         [this, afresh](const RestAnswer &answer) {
             if (answer.error && !answer.again) { // it ends too
                 m_refreshToken.clear();
                 afresh();
                 return;
             }
             endLogin(answer);
         });
}

void RestSession::renew()
{
    if (m_loggingIn)
        return;
    m_renewing = true;
    login();
}

void RestSession::takeTokens(const QByteArray &body)
{
    const QJsonObject tokens = QJsonDocument::fromJson(body).object();
    m_secret = tokens["token"_L1].toString().toUtf8();
    m_refreshToken = tokens["refreshToken"_L1].toString();
    const std::chrono::milliseconds life = tokenLife(m_secret, m_clock->now());
    const auto after =
        std::chrono::milliseconds(static_cast<qint64>(static_cast<double>(life.count()) * RenewAfter));
    m_renewal.start(std::clamp<std::chrono::milliseconds>(after, m_options.renewLeast, 24h));
}

void RestSession::endLogin(const RestAnswer &answer)
{
    m_loggingIn = false;
    const bool renewing = std::exchange(m_renewing, false);
    core::Error error;
    if (answer.error) {
        error = *answer.error;
        if (!answer.again && error.remedy.isEmpty())
            error.remedy = u"Check user and password; they are those of a person, not of a device."_s;
    } else {
        takeTokens(answer.body);
        if (m_secret.isEmpty())
            error = {core::ErrorCode::BadInput, m_settings.url, u"the answer to the login has no token"_s,
                     u"Check that the address is that of a ThingsBoard server."_s};
    }
    if (error.detail.isEmpty()) {
        startCalls();
        if (renewing)
            emit renewed();
        else
            emit loggedIn();
        return;
    }
    if (renewing && answer.again && !m_secret.isEmpty()) {
        // The old token is still good for a while.
        m_renewal.start(m_options.renewLeast);
        startCalls();
        return;
    }
    m_renewal.stop();
    forgetToken();
    RestAnswer refused;
    refused.error = error;
    refused.again = true; // the login is what failed, and it is tried again by itself
    for (Call &call : std::exchange(m_waiting, {}))
        call.answered(refused);
    emit loginFailed(error, !answer.again);
}

void RestSession::get(const QString &path, const QUrlQuery &query, Answered answered)
{
    Call call;
    call.path = path;
    call.query = query;
    call.answered = std::move(answered);
    m_waiting.push_back(std::move(call));
    startCalls();
}

void RestSession::startCalls()
{
    if (m_waiting.empty())
        return;
    if (m_secret.isEmpty()) {
        if (!m_loggingIn)
            login();
        return;
    }
    while (!m_waiting.empty() && m_running < m_options.requestsAtOnce) {
        Call call = std::move(m_waiting.front());
        m_waiting.pop_front();
        start(std::move(call));
    }
}

void RestSession::start(Call call)
{
    QNetworkRequest made = request(call.path, call.query);
    call.usedSecret = m_secret;
    made.setRawHeader("X-Authorization", (m_settings.apiKey ? "ApiKey " : "Bearer ") + m_secret);
    ++m_running;
    QNetworkReply *reply = m_network.get(made);
    follow(reply, [this, call = std::move(call)](int status, const RestAnswer &answer) mutable {
        --m_running;
        emit exchanged(call.path, answer.body, !answer.error);
        if (status == 401 && !m_settings.apiKey && !call.repeated) {
            // Whoever comes first forgets the token; the others find it gone or new already.
            if (call.usedSecret == m_secret)
                m_secret.clear();
            call.repeated = true;
            m_waiting.push_front(std::move(call));
            startCalls();
            return;
        }
        call.answered(answer);
        startCalls();
    });
}

} // namespace thingsboard

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "thingsboard/thingsboardtransport.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QTimer>
#include <QUrlQuery>

#include <deque>
#include <functional>
#include <optional>

namespace thingsboard {

/// How a request ended.
struct RestAnswer
{
    QByteArray body;
    std::optional<core::Error> error = std::nullopt;
    bool again = false; ///< the same may succeed later: no connection, too slow, too many, the server's fault
    std::chrono::milliseconds pause{0}; ///< how long the server wants to be left alone
};

/// How long a token lives by what it says itself, and 2.5 hours, the server's preset, when it says nothing.
std::chrono::seconds tokenLife(const QByteArray &token, core::UtcTime now);

/// The REST side of one server: login, token and its renewal, reading requests. Thread: one; never blocks.
///
/// Promise: a request that is refused for its token is repeated once with a new one, however many wait there
/// is one login; never more than the options' number of requests at once; nothing is redirected.
class RestSession : public QObject
{
    Q_OBJECT

public:
    using Answered = std::function<void(const RestAnswer &)>;

    RestSession(const core::TransportSettings &settings, const QSslConfiguration &secure,
                std::shared_ptr<const core::Clock> clock, const ThingsBoardOptions &options,
                QObject *parent = nullptr);
    ~RestSession() override;

    /// Ends in loggedIn() or loginFailed(). At once when there is a token.
    void logIn();
    /// The token is worth nothing: the next request or logIn() gets another.
    void forgetToken();
    /// A token, or the API key.
    const QByteArray &secret() const { return m_secret; }
    bool usesApiKey() const { return m_settings.apiKey; }
    /// Reads @p path below the server's address.
    void get(const QString &path, const QUrlQuery &query, Answered answered);
    /// Requests made, logins among them.
    quint64 requests() const { return m_requests; }

signals:
    void loggedIn();
    /// A new token came before the old one ended.
    void renewed();
    /// @p refused: user or secret are wrong, so that trying again soon makes it worse.
    void loginFailed(const core::Error &error, bool refused);
    /// The status of each answer, logins among them; 0 where none came.
    void answered(int status);
    /// For whoever looks on; never a login.
    void exchanged(const QString &path, const QByteArray &body, bool ok);

private:
    struct Call
    {
        QString path;
        QUrlQuery query;
        Answered answered;
        QByteArray usedSecret;
        bool repeated = false;
    };

    QNetworkRequest request(const QString &path, const QUrlQuery &query = {}) const;
    void post(const QString &path, const QJsonObject &body, Answered answered);
    void follow(QNetworkReply *reply, std::function<void(int, const RestAnswer &)> ended);
    void login();
    void renew();
    void takeTokens(const QByteArray &body);
    void endLogin(const RestAnswer &answer);
    void startCalls();
    void start(Call call);

    const core::TransportSettings m_settings;
    const QSslConfiguration m_secure;
    std::shared_ptr<const core::Clock> m_clock;
    const ThingsBoardOptions m_options;
    QNetworkAccessManager m_network;
    QTimer m_renewal;
    QByteArray m_secret;
    QString m_refreshToken;
    bool m_loggingIn = false;
    bool m_renewing = false; ///< the login under way is a renewal in good time
    std::deque<Call> m_waiting;
    int m_running = 0;
    quint64 m_requests = 0;
};

} // namespace thingsboard

// SPDX-License-Identifier: GPL-3.0-or-later
#include "entitysocket.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace thingsboard {

namespace {

constexpr quint64 LargestMessage = 32 * 1024 * 1024;
constexpr int SilentPingsMost = 3;
constexpr int MostPages = 10;

int commandOf(int page) { return page + 1; }

} // namespace

EntitySocket::EntitySocket(const QString &deviceProfile, const QStringList &keys,
                           const QStringList &attributes, const ThingsBoardOptions &options, QObject *parent)
    : QObject(parent)
    , m_deviceProfile(deviceProfile)
    , m_keys(keys)
    , m_attributes(attributes)
    , m_options(options)
{
    m_socket.setMaxAllowedIncomingMessageSize(LargestMessage);
    connect(&m_socket, &QWebSocket::connected, this, &EntitySocket::onConnected);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &EntitySocket::onText);
    connect(&m_socket, &QWebSocket::pong, this, [this] { m_silentPings = 0; });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] {
        const QString reason = m_socket.closeReason();
        // The server has no number of its own for a token that ended; it says so in words.
        const bool token = reason.contains("token"_L1, Qt::CaseInsensitive) ||
                           reason.contains("api key"_L1, Qt::CaseInsensitive) ||
                           reason.contains("unauthori"_L1, Qt::CaseInsensitive);
        end(token ? End::Unauthorised : End::Lost,
            token ? core::ErrorCode::Refused : core::ErrorCode::Unreachable,
            reason.isEmpty() ? u"the connection ended"_s
                             : u"the server closed the connection: %1"_s.arg(reason));
    });
    const auto failed = [this](QAbstractSocket::SocketError error) {
        // A closing has a reason, which comes with disconnected().
        if (error == QAbstractSocket::RemoteHostClosedError)
            return;
        const bool unknown = error == QAbstractSocket::HostNotFoundError;
        end(End::Lost, unknown ? core::ErrorCode::NotFound : core::ErrorCode::Unreachable,
            m_socket.errorString());
    };
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(&m_socket, &QWebSocket::errorOccurred, this, failed);
#else
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, failed);
#endif
    m_ping.setInterval(m_options.pingEvery);
    connect(&m_ping, &QTimer::timeout, this, &EntitySocket::onSilence);
    m_first.setSingleShot(true);
    m_first.setInterval(m_options.firstFrame);
    connect(&m_first, &QTimer::timeout, this, [this] {
        end(End::Lost, core::ErrorCode::Timeout, u"the server did not answer the subscription"_s);
    });
}

EntitySocket::~EntitySocket()
{
    m_socket.disconnect(this); // it closes politely, which is nobody's business any more
}

void EntitySocket::open(const QUrl &url, const QSslConfiguration &secure, const QByteArray &secret,
                        bool apiKey)
{
    m_secret = secret;
    m_apiKey = apiKey;
    QUrl to = url;
    to.setScheme(url.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    to.setPath(path + "/api/ws"_L1);
    to.setQuery(QString());
    to.setUserInfo({});
    m_place = to.toString();
    m_socket.setSslConfiguration(secure);
    m_first.start();
    m_socket.open(to);
}

void EntitySocket::onConnected()
{
    askPage(0, true);
    m_ping.start();
}

void EntitySocket::askPage(int page, bool first)
{
    m_lastPage = page;
    QJsonObject frame;
    frame["cmds"_L1] =
        QJsonArray{entityData(commandOf(page), m_deviceProfile, page, PageSize, m_keys, m_attributes)};
    emit said(QJsonDocument(frame).toJson(QJsonDocument::Compact)); // without who we are
    if (first)
        frame["authCmd"_L1] = authentication(m_secret, m_apiKey);
    m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
}

void EntitySocket::onText(const QString &text)
{
    m_silentPings = 0;
    const QByteArray bytes = text.toUtf8();
    const auto frame = readFrame(bytes);
    if (m_ended)
        return;
    emit heard(bytes,
               frame ? (frame->errorCode == 0 ? QString() : u"error-%1"_s.arg(frame->errorCode)) : u"json"_s);
    if (!frame)
        return; // heard() told of it
    if (frame->errorCode != 0) {
        const QString words = u"the server refused the subscription with error %1: %2"_s.arg(frame->errorCode)
                                  .arg(frame->errorText.left(200));
        if (frame->errorCode == 3)
            end(End::Unauthorised, core::ErrorCode::Refused, words);
        else if (frame->errorCode == 2)
            end(End::Refused, core::ErrorCode::BadInput, words,
                u"The server may be older than 3.6.2, or speak another dialect."_s);
        else
            end(End::Lost, core::ErrorCode::Io, words);
        return;
    }
    emit told(frame->entities, frame->isPage);
    if (m_ended || m_subscribed || !frame->isPage || frame->command != commandOf(m_lastPage))
        return;
    if (frame->hasNext && m_lastPage + 1 < MostPages) {
        m_first.start();
        askPage(m_lastPage + 1, false);
        return;
    }
    m_first.stop();
    m_subscribed = true;
    emit subscribed();
}

void EntitySocket::onSilence()
{
    if (++m_silentPings > SilentPingsMost)
        end(End::Lost, core::ErrorCode::Timeout, u"the server went silent"_s);
    else
        m_socket.ping();
}

void EntitySocket::end(End how, core::ErrorCode code, const QString &detail, const QString &remedy)
{
    if (std::exchange(m_ended, true))
        return;
    m_ping.stop();
    m_first.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    emit ended(how, {code, m_place, detail, remedy});
}

} // namespace thingsboard

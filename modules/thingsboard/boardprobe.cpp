// SPDX-License-Identifier: GPL-3.0-or-later
#include "thingsboard/boardprobe.h"

#include "entitysocket.h"
#include "restsession.h"
#include "secureconnection.h"
#include "telemetrycodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace thingsboard {

namespace {

constexpr int ListPage = 100;
constexpr int NamesTold = 3;

QString shown(const QJsonValue &value)
{
    return value.isString() ? value.toString().left(40)
                            : QString::fromUtf8(QJsonDocument(QJsonArray{value})
                                                    .toJson(QJsonDocument::Compact)
                                                    .mid(1)
                                                    .chopped(1)
                                                    .left(40));
}

} // namespace

class BoardProbe::Private
{
public:
    Private(BoardProbe *probe, const core::TransportSettings &transport, core::ProfilePtr profile,
            const QString &secret, std::chrono::milliseconds within)
        : q(probe), settings(transport), meaning(std::move(profile))
    {
        options.secret = secret;
        options.requestTimeout = within;
        options.firstFrame = within;
    }

    void logIn();
    void whoAreWe();
    void list(const QString &type);
    void takeList(const QJsonObject &answer, const QString &type);
    void subscribe();
    void takePage(const QList<EntityState> &entities);
    void tellValues();
    void fail(Step step, Failure how, const core::Error &error);
    void leave();

    BoardProbe *q;
    const core::TransportSettings settings;
    const core::ProfilePtr meaning;
    ThingsBoardOptions options;
    TelemetryCodec codec;
    QSslConfiguration secure;
    RestSession *session = nullptr;
    EntitySocket *socket = nullptr;
    QString listPath;
    Valued newest;
    qint64 newestAt = 0;
    bool over = false;
};

void BoardProbe::Private::logIn()
{
    if (auto read = TelemetryCodec::of(meaning); read) {
        codec = *std::move(read);
    } else {
        fail(Step::Values, Failure::Other, read.error());
        return;
    }
    const auto files = secured(settings.tls);
    if (!files) {
        fail(Step::Login, Failure::Other, files.error());
        return;
    }
    secure = *files;
    session = new RestSession(settings, secure, std::make_shared<core::SystemClock>(), options, q);
    connect(session, &RestSession::loggedIn, q, [this] { whoAreWe(); });
    connect(session, &RestSession::loginFailed, q, [this](const core::Error &error, bool) {
        const bool refused =
            error.detail.contains("answered 401"_L1) || error.detail.contains("no API key"_L1);
        const bool foreign = error.code == core::ErrorCode::BadInput ||
                             error.code == core::ErrorCode::NotFound ||
                             (error.code == core::ErrorCode::Refused && !refused);
        fail(Step::Login,
             refused   ? Failure::LoginRefused
             : foreign ? Failure::NotTheServer
                       : Failure::Other,
             error);
    });
    session->logIn();
}

void BoardProbe::Private::whoAreWe()
{
    // The first request that needs the token or the key: it tells whether they are worth anything.
    session->get(u"/api/auth/user"_s, {}, [this](const RestAnswer &answer) {
        if (over)
            return;
        const QJsonObject user = QJsonDocument::fromJson(answer.body).object();
        if (answer.error) {
            const bool refused = answer.error->detail.contains("answered 401"_L1);
            fail(Step::Login,
                 refused                                           ? Failure::LoginRefused
                 : answer.error->code == core::ErrorCode::NotFound ? Failure::NotTheServer
                                                                   : Failure::Other,
                 *answer.error);
            return;
        }
        if (!user.contains("authority"_L1)) {
            fail(Step::Login, Failure::NotTheServer,
                 {core::ErrorCode::BadInput, settings.url, u"it does not say who we are"_s, {}});
            return;
        }
        const bool customer = user["authority"_L1].toString() == "CUSTOMER_USER"_L1;
        listPath = customer ? u"/api/customer/%1/deviceInfos"_s.arg(user["customerId"_L1]["id"_L1].toString())
                            : u"/api/tenant/deviceInfos"_s;
        emit q->loggedIn(customer);
        if (!over)
            list(settings.deviceProfile);
    });
}

void BoardProbe::Private::list(const QString &type)
{
    QUrlQuery query;
    query.addQueryItem(u"pageSize"_s, QString::number(ListPage));
    query.addQueryItem(u"page"_s, u"0"_s);
    if (!type.isEmpty())
        query.addQueryItem(u"type"_s, QString::fromLatin1(QUrl::toPercentEncoding(type)));
    session->get(listPath, query, [this, type](const RestAnswer &answer) {
        if (over)
            return;
        const QJsonDocument document = QJsonDocument::fromJson(answer.body);
        if (answer.error)
            fail(Step::Devices, Failure::Other, *answer.error);
        else if (!document["data"_L1].isArray())
            fail(Step::Devices, Failure::NotTheServer,
                 {core::ErrorCode::BadInput, settings.url, u"the list of devices has no data"_s, {}});
        else
            takeList(document.object(), type);
    });
}

void BoardProbe::Private::takeList(const QJsonObject &answer, const QString &type)
{
    const QJsonArray data = answer["data"_L1].toArray();
    Listed found;
    found.count = answer["totalElements"_L1].toInteger(data.size());
    if (data.isEmpty() && !type.isEmpty()) {
        list({}); // what device profiles there are, then
        return;
    }
    const bool foreign = type.isEmpty() && !settings.deviceProfile.isEmpty();
    for (const auto &entry : data) {
        if (found.names.size() < NamesTold)
            found.names << entry["name"_L1].toString();
        const QString profile = entry["type"_L1].toString();
        if (foreign && !profile.isEmpty() && !found.profiles.contains(profile))
            found.profiles << profile;
    }
    if (foreign) {
        found.count = 0;
        found.names.clear();
    }
    emit q->listed(found);
    if (!over && found.count > 0)
        subscribe();
    else
        leave();
}

void BoardProbe::Private::subscribe()
{
    socket = new EntitySocket(settings.deviceProfile, codec.keys(), codec.attributes(), options, q);
    connect(socket, &EntitySocket::told, q,
            [this](const QList<EntityState> &entities, bool) { takePage(entities); });
    connect(socket, &EntitySocket::subscribed, q, [this] { tellValues(); });
    connect(socket, &EntitySocket::ended, q, [this](EntitySocket::End how, const core::Error &error) {
        // Behind what was heard already: an end right after the page takes nothing away from it.
        fail(Step::Values, how == EntitySocket::End::Refused ? Failure::Dialect : Failure::NoSocket, error);
    });
    socket->open(QUrl(settings.url), secure, session->secret(), session->usesApiKey());
}

void BoardProbe::Private::takePage(const QList<EntityState> &entities)
{
    for (const EntityState &entity : entities) {
        bool any = false;
        for (auto value = entity.telemetry.constBegin(); value != entity.telemetry.constEnd(); ++value) {
            if (value->ts <= 0 || value->value.isNull() || value->value.isUndefined() ||
                (value->value.isString() && value->value.toString().isEmpty()))
                continue;
            any = true;
            if (value->ts < newestAt)
                continue;
            newestAt = value->ts;
            newest.device = entity.name.isEmpty() ? entity.id : entity.name;
            newest.key = value.key();
            newest.value = shown(value->value);
            newest.at = core::fromMicros(value->ts * 1000);
        }
        newest.devices += any ? 1 : 0;
    }
}

void BoardProbe::Private::tellValues()
{
    if (over)
        return;
    newest.keys = codec.keys();
    const Valued found = newest;
    leave();
    emit q->valued(found);
}

void BoardProbe::Private::fail(Step step, Failure how, const core::Error &error)
{
    if (over)
        return;
    leave();
    emit q->failed(step, how, error);
}

void BoardProbe::Private::leave()
{
    over = true;
    for (QObject *one : {static_cast<QObject *>(session), static_cast<QObject *>(socket)}) {
        if (!one)
            continue;
        one->disconnect(q);
        one->deleteLater(); // we may be inside its signal
    }
    session = nullptr;
    socket = nullptr;
}

BoardProbe::BoardProbe(const core::TransportSettings &settings, core::ProfilePtr meaning,
                       const QString &secret, std::chrono::milliseconds answerWithin, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, settings, std::move(meaning), secret, answerWithin))
{}

BoardProbe::~BoardProbe() { d->over = true; }

void BoardProbe::start() { d->logIn(); }

} // namespace thingsboard

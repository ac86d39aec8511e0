// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakethingsboard.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QTcpSocket>
#include <QUrl>
#include <QWebSocket>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

QByteArray base64(const QJsonObject &object)
{
    return compact(object).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// The server hands every value out as a text.
QString asText(const QJsonValue &value) { return value.toVariant().toString(); }

} // namespace

FakeThingsBoard::FakeThingsBoard(QObject *parent)
    : QObject(parent), m_webSockets(u"ThingsBoard"_s, QWebSocketServer::NonSecureMode)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            onConnection(socket);
    });
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = m_webSockets.nextPendingConnection())
            onSocket(socket);
    });
    open();
}

FakeThingsBoard::~FakeThingsBoard()
{
    const auto sockets = m_subscribed.keys();
    for (QWebSocket *socket : sockets)
        socket->disconnect(this);
}

QString FakeThingsBoard::url() const { return u"http://127.0.0.1:%1"_s.arg(m_port); }

void FakeThingsBoard::open()
{
    m_server.listen(QHostAddress::LocalHost, m_port);
    m_port = m_server.serverPort();
}

void FakeThingsBoard::close()
{
    m_server.close();
    dropSockets();
}

void FakeThingsBoard::addDevice(const QString &entity, const QString &name, const QString &type)
{
    m_devices.insert(entity, {name, type, ++m_created, {}, {}});
}

QStringList FakeThingsBoard::addDevices(int count)
{
    QStringList entities;
    for (int i = 0; i < count; ++i) {
        entities << u"00000000-0000-4000-8000-%1"_s.arg(i, 12, 10, QChar(u'0'));
        addDevice(entities.constLast(), u"M%1"_s.arg(i));
    }
    return entities;
}

QJsonObject FakeThingsBoard::transport(const QString &id, bool byKey) const
{
    return {{u"id"_s, id},
            {u"type"_s, u"thingsboard"_s},
            {u"url"_s, url()},
            {u"user"_s, byKey ? QString() : user},
            {u"apiKey"_s, byKey},
            {u"deviceProfile"_s, u"SPMS"_s},
            {u"profiles"_s, QJsonArray{u"spms-thingsboard"_s}}};
}

void FakeThingsBoard::rename(const QString &entity, const QString &name) { m_devices[entity].name = name; }

void FakeThingsBoard::remove(const QString &entity) { m_devices.remove(entity); }

void FakeThingsBoard::store(const QString &entity, const QString &key, qint64 ts, const QJsonValue &value)
{
    m_devices[entity].series[key].insert(ts, value);
}

void FakeThingsBoard::push(const QString &entity, const QString &key, qint64 ts, const QJsonValue &value)
{
    store(entity, key, ts, value);
    tell(entity, u"TIME_SERIES"_s, key, ts, value);
}

void FakeThingsBoard::setAttribute(const QString &entity, const QString &key, qint64 ts,
                                   const QJsonValue &value)
{
    m_devices[entity].attributes.insert(key, {ts, value});
    tell(entity, u"SERVER_ATTRIBUTE"_s, key, ts, value);
}

void FakeThingsBoard::tell(const QString &id, const QString &scope, const QString &key, qint64 ts,
                           const QJsonValue &value)
{
    const QJsonObject latest{
        {scope, QJsonObject{{key, QJsonObject{{u"ts"_s, ts}, {u"value"_s, asText(value)}}}}}};
    const QJsonObject told{{u"entityId"_s, QJsonObject{{u"entityType"_s, u"DEVICE"_s}, {u"id"_s, id}}},
                           {u"latest"_s, latest},
                           {u"timeseries"_s, QJsonObject()}};
    for (auto it = m_subscribed.begin(); it != m_subscribed.end(); ++it) {
        for (const QJsonObject &command : std::as_const(*it)) {
            it.key()->sendTextMessage(QString::fromUtf8(compact({{u"cmdId"_s, command["cmdId"_L1]},
                                                                 {u"errorCode"_s, 0},
                                                                 {u"errorMsg"_s, QJsonValue()},
                                                                 {u"cmdUpdateType"_s, u"ENTITY_DATA"_s},
                                                                 {u"data"_s, QJsonValue()},
                                                                 {u"update"_s, QJsonArray{told}},
                                                                 {u"allowedEntities"_s, 1000}})));
            break; // a device stands on one page
        }
    }
}

void FakeThingsBoard::refreshPages()
{
    for (auto it = m_subscribed.begin(); it != m_subscribed.end(); ++it) {
        for (const QJsonObject &command : std::as_const(*it))
            it.key()->sendTextMessage(QString::fromUtf8(compact(page(command))));
    }
}

void FakeThingsBoard::expireTokens(bool closeSockets)
{
    m_tokens.clear();
    const auto sockets = m_subscribed.keys();
    for (QWebSocket *socket : sockets) {
        if (closeSockets)
            socket->close(QWebSocketProtocol::CloseCodeWrongDatatype, u"JWT Token expired"_s);
    }
}

void FakeThingsBoard::dropSockets()
{
    const auto sockets = m_subscribed.keys();
    for (QWebSocket *socket : sockets)
        socket->abort();
}

void FakeThingsBoard::sendText(const QString &text)
{
    for (auto it = m_subscribed.begin(); it != m_subscribed.end(); ++it)
        it.key()->sendTextMessage(text);
}

void FakeThingsBoard::fail(const QString &part, int status, int times, const QByteArray &header)
{
    m_failures.append({part, status, times, header});
}

void FakeThingsBoard::asking(const QString &kind)
{
    ++m_counts[kind];
    emit asked(kind);
}

void FakeThingsBoard::onConnection(QTcpSocket *socket)
{
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [socket] { socket->deleteLater(); });
}

void FakeThingsBoard::read(QTcpSocket *socket)
{
    const QByteArray seen = socket->peek(1024 * 1024);
    const qsizetype end = seen.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QList<QByteArray> lines = seen.left(end).split('\n');
    const QList<QByteArray> first = lines[0].trimmed().split(' ');
    if (first.value(1).startsWith("/api/ws")) {
        asking(u"socket"_s);
        if (first.value(1) != "/api/ws")
            mistakes.append(u"path "_s + QString::fromUtf8(first.value(1)));
        socket->disconnect(this);
        m_webSockets.handleConnection(socket);
        emit socket->readyRead();
        return;
    }
    Request request;
    request.method = first.value(0);
    const QUrl target = QUrl::fromEncoded(first.value(1));
    request.path = target.path();
    request.query = QUrlQuery(target);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (seen.size() < end + 4 + length)
        return;
    socket->skip(end + 4 + length);
    request.body = seen.mid(end + 4, length);
    if (!m_holding.isEmpty() && request.path.contains(m_holding)) {
        m_held.append({socket, request});
        mostTogether = std::max(mostTogether, static_cast<int>(m_held.size()));
        // Counted now: whoever waits has asked.
        asking(u"held"_s);
        return;
    }
    answer(socket, request);
}

void FakeThingsBoard::letGo()
{
    m_holding.clear();
    const auto waiting = std::exchange(m_held, {});
    for (const auto &[socket, request] : waiting) {
        if (socket)
            answer(socket, request);
    }
}

void FakeThingsBoard::answer(QTcpSocket *socket, const Request &request)
{
    for (Failure &failure : m_failures) {
        if (failure.times > 0 && request.path.contains(failure.part)) {
            --failure.times;
            asking(u"failed"_s);
            write(socket, {failure.status, R"({"message":"as told"})", failure.header});
            return;
        }
    }
    write(socket, answerTo(request));
}

void FakeThingsBoard::write(QTcpSocket *socket, const Answer &answer)
{
    socket->write("HTTP/1.1 " + QByteArray::number(answer.status) +
                  " As told\r\nContent-Type: application/json\r\n" +
                  (answer.header.isEmpty() ? QByteArray() : answer.header + "\r\n") +
                  "Connection: close\r\nContent-Length: " + QByteArray::number(answer.body.size()) +
                  "\r\n\r\n" + answer.body);
    socket->disconnectFromHost();
}

FakeThingsBoard::Answer FakeThingsBoard::tokens()
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QByteArray token = base64({{u"alg"_s, u"HS512"_s}}) + '.' +
                             base64({{u"sub"_s, user},
                                     {u"iat"_s, now},
                                     {u"exp"_s, now + tokenLife},
                                     {u"number"_s, ++m_tokenNumber}}) +
                             ".c2lnbmF0dXJl";
    const QString refresh = u"refresh-%1"_s.arg(m_tokenNumber);
    m_tokens.insert(token);
    m_refreshTokens.insert(refresh);
    return {200, compact({{u"token"_s, QString::fromUtf8(token)}, {u"refreshToken"_s, refresh}})};
}

FakeThingsBoard::Answer FakeThingsBoard::answerTo(const Request &request)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const Answer unauthorised{401, R"({"status":401,"message":"Authentication failed","errorCode":10})"};
    if (request.method == "POST" && request.path == "/api/auth/login"_L1) {
        asking(u"login"_s);
        const bool right =
            body["username"_L1].toString() == user && body["password"_L1].toString() == password;
        return right ? tokens() : unauthorised;
    }
    if (request.method == "POST" && request.path == "/api/auth/token"_L1) {
        asking(u"token"_s);
        const bool broken = breakRefresh > 0 && breakRefresh-- > 0;
        return !broken && m_refreshTokens.remove(body["refreshToken"_L1].toString()) ? tokens()
                                                                                     : unauthorised;
    }
    const QByteArray who = request.headers.value("x-authorization");
    const bool known = who.startsWith("Bearer ") ? m_tokens.contains(who.mid(7))
                                                 : !apiKey.isEmpty() && who == "ApiKey " + apiKey.toUtf8();
    if (!known) {
        asking(u"unauthorised"_s);
        return unauthorised;
    }
    if (request.path == "/api/auth/user"_L1) {
        asking(u"user"_s);
        return {200, compact({{u"authority"_s, customer ? u"CUSTOMER_USER"_s : u"TENANT_ADMIN"_s},
                              {u"customerId"_s, QJsonObject{{u"id"_s, u"c-1"_s}}}})};
    }
    const QString listPath = customer ? u"/api/customer/c-1/deviceInfos"_s : u"/api/tenant/deviceInfos"_s;
    if (request.path == listPath) {
        asking(u"list"_s);
        return list(request.query);
    }
    const QStringList parts = request.path.split(u'/');
    if (request.path.startsWith("/api/plugins/telemetry/DEVICE/"_L1) &&
        request.path.endsWith("/values/timeseries"_L1)) {
        asking(u"history"_s);
        return history(parts.value(5), request.query);
    }
    mistakes.append(u"request "_s + request.path);
    return {404, R"({"message":"no such path"})"};
}

FakeThingsBoard::Answer FakeThingsBoard::list(const QUrlQuery &query)
{
    const int size = std::min(query.queryItemValue(u"pageSize"_s).toInt(), listPageMost);
    const int number = query.queryItemValue(u"page"_s).toInt();
    const QString type = query.queryItemValue(u"type"_s, QUrl::FullyDecoded);
    QList<QPair<qint64, QString>> order;
    for (auto it = m_devices.constBegin(); it != m_devices.constEnd(); ++it) {
        if (type.isEmpty() || it->type == type)
            order.append({it->created, it.key()});
    }
    std::sort(order.begin(), order.end());
    QJsonArray data;
    for (qsizetype i = number * size; i < std::min<qsizetype>(order.size(), (number + 1) * size); ++i) {
        const Device &device = m_devices[order[i].second];
        data.append(
            QJsonObject{{u"id"_s, QJsonObject{{u"entityType"_s, u"DEVICE"_s}, {u"id"_s, order[i].second}}},
                        {u"createdTime"_s, device.created},
                        {u"name"_s, device.name},
                        {u"type"_s, device.type}});
    }
    return {200, compact({{u"data"_s, data},
                          {u"totalElements"_s, order.size()},
                          {u"hasNext"_s, (number + 1) * size < order.size()}})};
}

FakeThingsBoard::Answer FakeThingsBoard::history(const QString &id, const QUrlQuery &query)
{
    historyQueries.append(query);
    historyEntities.append(id);
    const auto device = m_devices.constFind(id);
    if (device == m_devices.constEnd())
        return {404, R"({"message":"Device is not found"})"};
    const qint64 from = query.queryItemValue(u"startTs"_s).toLongLong();
    const qint64 to = query.queryItemValue(u"endTs"_s).toLongLong();
    const int limit = query.queryItemValue(u"limit"_s).toInt();
    const bool ascending = query.queryItemValue(u"orderBy"_s) == "ASC"_L1;
    QJsonObject found;
    const QStringList keys = query.queryItemValue(u"keys"_s, QUrl::FullyDecoded).split(u',');
    for (const QString &key : keys) {
        const auto &series = device->series.value(key);
        QJsonArray values;
        QList<qint64> times;
        for (auto it = series.lowerBound(from); it != series.end() && it.key() < to; ++it)
            times.append(it.key());
        if (!ascending)
            std::reverse(times.begin(), times.end());
        for (const qint64 ts : times.mid(0, limit))
            values.append(QJsonObject{{u"ts"_s, ts}, {u"value"_s, asText(series.value(ts))}});
        if (!values.isEmpty())
            found[key] = values;
    }
    return {200, compact(found)};
}

void FakeThingsBoard::onSocket(QWebSocket *socket)
{
    connect(socket, &QWebSocket::textMessageReceived, this,
            [this, socket](const QString &text) { onText(socket, text); });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        m_subscribed.remove(socket);
        socket->deleteLater();
    });
}

void FakeThingsBoard::onText(QWebSocket *socket, const QString &text)
{
    const QJsonObject frame = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto refuse = [socket](int command, int code, const QString &words) {
        socket->sendTextMessage(QString::fromUtf8(
            compact({{u"subscriptionId"_s, command}, {u"errorCode"_s, code}, {u"errorMsg"_s, words}})));
    };
    const QSet<QString> known{u"authCmd"_s, u"cmds"_s};
    const QStringList names = frame.keys();
    const bool foreign = std::any_of(names.begin(), names.end(),
                                     [&known](const QString &name) { return !known.contains(name); });
    if (foreign || text.size() > 32768 || names.isEmpty()) {
        mistakes.append(text.left(200));
        refuse(0, 2, u"Failed to parse the payload"_s);
        return;
    }
    if (!m_subscribed.contains(socket)) {
        const QJsonObject who = frame["authCmd"_L1].toObject();
        const bool right = who.contains("apiKey"_L1)
                               ? !apiKey.isEmpty() && who["apiKey"_L1].toString() == apiKey
                               : m_tokens.contains(who["token"_L1].toString().toUtf8());
        if (!right) {
            asking(u"unauthorised"_s);
            socket->close(QWebSocketProtocol::CloseCodeBadOperation, u"Invalid JWT token"_s);
            return;
        }
        m_subscribed.insert(socket, {});
    }
    for (const auto &command : frame["cmds"_L1].toArray()) {
        asking(u"subscribe"_s);
        if (refuseSubscription != 0)
            refuse(command["cmdId"_L1].toInt(), refuseSubscription, u"Failed to parse the payload"_s);
        else
            subscribe(socket, command.toObject());
    }
}

void FakeThingsBoard::subscribe(QWebSocket *socket, const QJsonObject &command)
{
    const auto filter = command["query"_L1]["entityFilter"_L1];
    if (command["type"_L1].toString() != "ENTITY_DATA"_L1 || !command["latestCmd"_L1].isObject() ||
        (filter["type"_L1].toString() == "deviceType"_L1) != filter["deviceTypes"_L1].isArray())
        mistakes.append(QString::fromUtf8(compact(command)).left(300));
    m_subscribed[socket].append(command);
    socket->sendTextMessage(QString::fromUtf8(compact(page(command))));
}

QJsonObject FakeThingsBoard::page(const QJsonObject &command) const
{
    const auto query = command["query"_L1];
    const int size = std::min(query["pageLink"_L1]["pageSize"_L1].toInt(), socketPageMost);
    const int number = query["pageLink"_L1]["page"_L1].toInt();
    const QString type = query["entityFilter"_L1]["deviceTypes"_L1][0].toString();
    QJsonArray all;
    for (auto it = m_devices.constBegin(); it != m_devices.constEnd(); ++it) {
        if (type.isEmpty() || it->type == type)
            all.append(entity(it.key(), command));
    }
    QJsonArray data;
    for (qsizetype i = number * size; i < std::min<qsizetype>(all.size(), (number + 1) * size); ++i)
        data.append(all[i]);
    return {{u"cmdId"_s, command["cmdId"_L1]},
            {u"errorCode"_s, 0},
            {u"errorMsg"_s, QJsonValue()},
            {u"cmdUpdateType"_s, u"ENTITY_DATA"_s},
            {u"data"_s, QJsonObject{{u"data"_s, data},
                                    {u"totalElements"_s, all.size()},
                                    {u"hasNext"_s, (number + 1) * size < all.size()}}},
            {u"update"_s, QJsonValue()},
            {u"allowedEntities"_s, 1000}};
}

QJsonObject FakeThingsBoard::entity(const QString &id, const QJsonObject &command) const
{
    const Device device = m_devices.value(id);
    QJsonObject series;
    QJsonObject attributes;
    for (const auto &asked : command["latestCmd"_L1]["keys"_L1].toArray()) {
        const QString key = asked["key"_L1].toString();
        const auto told = [](qint64 ts, const QString &value) {
            return QJsonObject{{u"ts"_s, ts}, {u"value"_s, value}};
        };
        if (asked["type"_L1].toString() == "TIME_SERIES"_L1) {
            const auto &values = device.series.value(key);
            // What was never sent is an empty text of the time 0.
            series[key] = values.isEmpty() ? told(0, {}) : told(values.lastKey(), asText(values.last()));
        } else {
            const auto value = device.attributes.value(key);
            attributes[key] = told(value.first, asText(value.second));
        }
    }
    const QJsonObject latest{
        {u"ENTITY_FIELD"_s, QJsonObject{{u"name"_s, QJsonObject{{u"ts"_s, 0}, {u"value"_s, device.name}}}}},
        {u"TIME_SERIES"_s, series},
        {u"SERVER_ATTRIBUTE"_s, attributes}};
    return {{u"entityId"_s, QJsonObject{{u"entityType"_s, u"DEVICE"_s}, {u"id"_s, id}}},
            {u"latest"_s, latest},
            {u"timeseries"_s, QJsonObject()}};
}

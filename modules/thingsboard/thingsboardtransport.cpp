// SPDX-License-Identifier: GPL-3.0-or-later
#include "thingsboardtransportprivate.h"

#include "secureconnection.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace thingsboard {

namespace {

constexpr auto CountersEvery = 500ms;
/// A connection that lasted this long makes the next pause short again.
constexpr auto SteadyConnection = 10s;
constexpr int ListPage = 100;
constexpr int MostListPages = 100;
constexpr int MostListTries = 5; ///< of a list that changes while it is read

/// The server's id in a stored series' source, "<transport>:<id>/<key>" or "<transport>:<id>@<attribute>".
QString entityOf(const QString &source, const core::TransportId &transport)
{
    const QString begin = transport.toString() + u':';
    if (!source.startsWith(begin))
        return {};
    qsizetype end = begin.size();
    while (end < source.size() && source[end] != u'/' && source[end] != u'@')
        ++end;
    return end < source.size() ? source.mid(begin.size(), end - begin.size()) : QString();
}

} // namespace

ThingsBoardTransport::Private::Private(ThingsBoardTransport *transport,
                                       const core::TransportSettings &transportSettings,
                                       core::ProfilePtr deviceProfile,
                                       std::shared_ptr<core::SeriesTable> table,
                                       std::shared_ptr<const core::Clock> transportClock,
                                       const ThingsBoardOptions &transportOptions)
    : q(transport)
    , settings(transportSettings)
    , options(transportOptions)
    , profile(std::move(deviceProfile))
    , series(std::move(table))
    , clock(std::move(transportClock))
    , pauses(options.reconnectFirst, options.reconnectMost)
    , fillPauses(options.reconnectFirst, options.reconnectMost)
{
    for (const core::Reading &reading : options.stored) {
        const core::Series &what = series->at(reading.series);
        const QString entity = entityOf(what.source, settings.id);
        if (entity.isEmpty())
            continue;
        names.restore(entity, what.device);
        // An attribute's time says nothing of how far the telemetry is known.
        if (what.source.contains(u'/'))
            storedMarks[entity] =
                std::max(storedMarks.value(entity), core::toMicros(reading.measuredAt) / 1000);
    }
}

void ThingsBoardTransport::Private::open()
{
    started = true;
    const auto timer = [this](std::chrono::milliseconds every, bool once, auto call) {
        auto *made = new QTimer(q);
        made->setSingleShot(once);
        made->setInterval(every);
        QObject::connect(made, &QTimer::timeout, q, call);
        return made;
    };
    ageTimer = timer(options.batchAge, true, [this] { cut(); });
    retryTimer = timer(options.reconnectFirst, true, [this] { connectNow(); });
    fillTimer = timer(options.reconnectFirst, true, [this] { fillNext(); });
    reviseTimer =
        timer(std::max<std::chrono::milliseconds>(options.reviseEvery, 1ms), false, [this] { revise(); });
    countersTimer = timer(CountersEvery, false, [this] {
        if (session && counters.requests != session->requests())
            countersChanged = true;
        if (!std::exchange(countersChanged, false))
            return;
        counters.requests = session ? session->requests() : counters.requests;
        counters.unconfirmed = static_cast<quint64>(unconfirmed);
        emit q->countersChanged(counters);
    });
    countersTimer->start();

    core::Error wrong;
    if (!profile) {
        wrong = {core::ErrorCode::NotFound, settings.url, u"no profile says what the telemetry keys mean"_s,
                 u"Name a profile with a section \"thingsboard\"."_s};
    } else if (auto read = TelemetryCodec::of(profile); !read) {
        wrong = read.error();
    } else {
        codec = *std::move(read);
        if (auto files = secured(settings.tls); files)
            secure = *files;
        else
            wrong = files.error();
    }
    if (!wrong.detail.isEmpty()) { // trying again would not mend it
        setState(core::TransportState::Down, wrong.toString());
        report(wrong);
        return;
    }
    session = new RestSession(settings, secure, clock, options, q);
    QObject::connect(session, &RestSession::loggedIn, q, [this] {
        if (std::exchange(loggingIn, false))
            askWhoWeAre();
    });
    QObject::connect(session, &RestSession::loginFailed, q, [this](const core::Error &error, bool refused) {
        loggingIn = false;
        if (refused || !socket)
            failedToConnect(error, refused ? options.refusedPause : 0ms);
    });
    // The old connection stays until the new one speaks, so that nothing has to be asked again.
    QObject::connect(session, &RestSession::renewed, q, [this] {
        if (socket && !spare)
            openSocket();
    });
    QObject::connect(session, &RestSession::answered, q, [this](int status) {
        if (status >= 200 && status < 300)
            return;
        ++counters.errors[status == 0 ? u"no-answer"_s : u"http-%1"_s.arg(status)];
        countersChanged = true;
    });
    QObject::connect(session, &RestSession::exchanged, q,
                     [this](const QString &path, const QByteArray &body, bool ok) {
                         tell(path, body, core::WireRecord::Direction::Heard, ok ? QString() : u"refused"_s);
                     });
    if (options.reviseEvery.count() > 0)
        reviseTimer->start();
    connectNow();
}

void ThingsBoardTransport::Private::connectNow()
{
    if (stopping)
        return;
    if (state != core::TransportState::Down)
        setState(core::TransportState::Connecting, u"connecting to %1"_s.arg(settings.url));
    loggingIn = true;
    session->logIn();
}

void ThingsBoardTransport::Private::askWhoWeAre()
{
    const auto listed = [this](const core::Result<QList<ListedDevice>> &found) {
        if (!found) {
            failedToConnect(found.error());
            return;
        }
        meetAll(*found);
        openSocket();
    };
    if (!listPath.isEmpty()) {
        list(listed);
        return;
    }
    session->get(u"/api/auth/user"_s, {}, [this, listed, asked = connection](const RestAnswer &answer) {
        if (asked != connection || stopping)
            return;
        if (answer.error) {
            failedToConnect(*answer.error);
            return;
        }
        const auto user = QJsonDocument::fromJson(answer.body);
        const QString customer = user["customerId"_L1]["id"_L1].toString();
        if (user["authority"_L1].toString() == "CUSTOMER_USER"_L1)
            listPath = u"/api/customer/%1/deviceInfos"_s.arg(customer);
        else
            listPath = u"/api/tenant/deviceInfos"_s;
        list(listed);
    });
}

void ThingsBoardTransport::Private::list(std::function<void(const core::Result<QList<ListedDevice>> &)> done)
{
    listing = true;
    listTries = 0;
    listPage(0, {}, std::move(done));
}

void ThingsBoardTransport::Private::listPage(
    int page, QList<ListedDevice> soFar, std::function<void(const core::Result<QList<ListedDevice>> &)> done)
{
    QUrlQuery query;
    query.addQueryItem(u"pageSize"_s, QString::number(ListPage));
    query.addQueryItem(u"page"_s, QString::number(page));
    if (!settings.deviceProfile.isEmpty())
        query.addQueryItem(u"type"_s, QString::fromLatin1(QUrl::toPercentEncoding(settings.deviceProfile)));
    // The eldest first: of two with one name it keeps the name.
    query.addQueryItem(u"sortProperty"_s, u"createdTime"_s);
    query.addQueryItem(u"sortOrder"_s, u"ASC"_s);
    session->get(listPath, query, [this, page, soFar, done, asked = connection](const RestAnswer &answer) {
        if (asked != connection || stopping)
            return;
        const auto document = QJsonDocument::fromJson(answer.body);
        core::Error wrong = answer.error.value_or(core::Error{});
        if (!answer.error && !document["data"_L1].isArray())
            wrong = {core::ErrorCode::BadInput, settings.url, u"the list of devices has no data"_s,
                     u"Check that the address is that of a ThingsBoard server."_s};
        if (!wrong.detail.isEmpty()) {
            listing = false;
            done(wrong);
            return;
        }
        // A device removed between two pages moves the others up a place, and one is on neither: read again.
        const qint64 total = document["totalElements"_L1].toInteger(-1);
        if (page > 0 && total != listTotal && ++listTries < MostListTries) {
            listPage(0, {}, done);
            return;
        }
        listTotal = total;
        QList<ListedDevice> devicesSoFar = soFar;
        const QJsonArray data = document["data"_L1].toArray();
        for (const auto &entry : data)
            devicesSoFar.append({entry["id"_L1]["id"_L1].toString(), entry["name"_L1].toString()});
        listCut = document["hasNext"_L1].toBool() && !data.isEmpty();
        if (listCut && page + 1 < MostListPages) {
            listPage(page + 1, devicesSoFar, done);
            return;
        }
        listing = false;
        if (listCut)
            report({core::ErrorCode::Unsupported, settings.url,
                    u"the list of devices has more than %1 pages; it was read so far"_s.arg(MostListPages),
                    u"Name a device profile in this transport's settings, or read the server by several."_s});
        done(devicesSoFar);
    });
}

void ThingsBoardTransport::Private::openSocket()
{
    auto *made = new EntitySocket(settings.deviceProfile, codec.keys(), codec.attributes(), options, q);
    if (socket)
        spare = made;
    else
        socket = made;
    if (!spare)
        ++connection;
    QObject::connect(made, &EntitySocket::told, q,
                     [this](const QList<EntityState> &entities, bool page) { apply(entities, page); });
    QObject::connect(made, &EntitySocket::subscribed, q, [this, made] { onSubscribed(made); });
    QObject::connect(
        made, &EntitySocket::ended, q,
        [this, made](EntitySocket::End how, const core::Error &error) { onEnded(made, how, error); });
    QObject::connect(made, &EntitySocket::said, q, [this](const QByteArray &text) {
        tell(u"/api/ws"_s, text, core::WireRecord::Direction::Sent, {});
    });
    QObject::connect(made, &EntitySocket::heard, q, [this](const QByteArray &text, const QString &verdict) {
        tell(u"/api/ws"_s, text, core::WireRecord::Direction::Heard, verdict);
        if (verdict != "json"_L1)
            return;
        ++counters.rejects[verdict];
        countersChanged = true;
        if (isPressed())
            return; // counted all the same
        batch->rejects.append({clock->now(),
                               settings.id,
                               u"/api/ws"_s,
                               verdict,
                               {},
                               text.left(core::Reject::MaxRaw),
                               text.size()});
        begun();
    });
    made->open(QUrl(settings.url), secure, session->secret(), session->usesApiKey());
}

void ThingsBoardTransport::Private::onSubscribed(EntitySocket *from)
{
    if (from == spare) {
        socket->disconnect(q);
        socket->deleteLater();
        socket = std::exchange(spare, nullptr);
        return;
    }
    connectedSince = clock->steady();
    reported.clear();
    if (std::exchange(wasConnected, true)) {
        ++counters.reconnects;
        countersChanged = true;
    }
    shownWords.clear();
    showState();
    fillNext();
}

void ThingsBoardTransport::Private::onEnded(EntitySocket *from, EntitySocket::End how,
                                            const core::Error &error)
{
    from->disconnect(q);
    from->deleteLater();
    if (how == EntitySocket::End::Unauthorised)
        session->forgetToken();
    if (from == spare) { // the old one goes on as long as it is let
        spare = nullptr;
        return;
    }
    const bool wasUp = socket->isSubscribed();
    socket = nullptr;
    if (spare) { // what the old one cannot tell any more, the new one's page does not either: fill
        delete std::exchange(spare, nullptr);
    }
    if (how == EntitySocket::End::Refused ||
        (how == EntitySocket::End::Unauthorised && session->usesApiKey()))
        pauses.raise();
    if (wasUp && clock->steady() - connectedSince > SteadyConnection)
        pauses.reset();
    failedToConnect(error);
}

void ThingsBoardTransport::Private::failedToConnect(const core::Error &error, std::chrono::milliseconds least)
{
    ++connection; // answers that are under way are for nobody
    loggingIn = false;
    listing = false;
    fillsRunning = 0;
    fillQueue.clear();
    fillTimer->stop();
    fillPauses.reset();
    for (const auto &device : std::as_const(devices)) {
        device->fill = Fill::None;
        device->held.clear();
        device->heldTooMany = false;
    }
    for (EntitySocket *one : {std::exchange(socket, nullptr), std::exchange(spare, nullptr)}) {
        if (!one)
            continue;
        one->disconnect(q);
        one->deleteLater();
    }
    if (stopping)
        return;
    setState(core::TransportState::Down, error.toString());
    report(error);
    cut();
    retryTimer->start(std::max(least, pauses.next()));
}

void ThingsBoardTransport::Private::revise()
{
    if (!socket || !socket->isSubscribed() || listing || isPressed())
        return;
    list([this](const core::Result<QList<ListedDevice>> &found) {
        if (!found) {
            report(found.error());
            return;
        }
        meetAll(*found);
        // The subscription tells the newest value of a key alone: of several that were sent at once, the
        // others stand in the history.
        for (const auto &device : std::as_const(devices))
            want(*device);
        fillNext();
    });
}

void ThingsBoardTransport::Private::setState(core::TransportState next, const QString &words)
{
    state = next;
    shownWords = words;
    emit q->stateChanged(next, words);
}

void ThingsBoardTransport::Private::showState()
{
    if (stopping || !socket || !socket->isSubscribed())
        return;
    const auto now = isPressed() ? core::TransportState::BackPressed : core::TransportState::Up;
    const qsizetype filling = static_cast<qsizetype>(fillQueue.size()) + fillsRunning;
    QString words = u"reading %1 devices of %2"_s.arg(devices.size()).arg(settings.url);
    if (now == core::TransportState::BackPressed)
        words += u"; the history waits for the database"_s;
    else if (filling > 0)
        words += u"; reading the history of %1 of them"_s.arg(filling);
    if (now != state || words != shownWords)
        setState(now, words);
}

void ThingsBoardTransport::Private::report(const core::Error &error)
{
    const QString kind = core::errorCodeName(error.code) + error.where + error.detail;
    if (std::exchange(reported, kind) != kind)
        emit q->failed(error);
}

void ThingsBoardTransport::Private::finishStop()
{
    cut();
    for (QTimer *one : {ageTimer, retryTimer, fillTimer, reviseTimer, countersTimer})
        one->stop();
    delete std::exchange(spare, nullptr);
    delete std::exchange(socket, nullptr);
    if (session)
        counters.requests = session->requests();
    delete std::exchange(session, nullptr);
    counters.unconfirmed = static_cast<quint64>(unconfirmed);
    emit q->countersChanged(counters);
    q->watch(false);
    setState(core::TransportState::Stopped, u"stopped"_s);
    emit q->stopped();
}

ThingsBoardTransport::ThingsBoardTransport(const core::TransportSettings &settings, core::ProfilePtr profile,
                                           std::shared_ptr<core::SeriesTable> series,
                                           std::shared_ptr<const core::Clock> clock,
                                           const ThingsBoardOptions &options, QObject *parent)
    : core::Transport(parent)
    , d(std::make_unique<Private>(this, settings, std::move(profile), std::move(series), std::move(clock),
                                  options))
{}

ThingsBoardTransport::~ThingsBoardTransport()
{
    // The children must not call into a Private that is gone.
    delete d->spare;
    delete d->socket;
    delete d->session;
}

void ThingsBoardTransport::start()
{
    if (!d->started && !d->stopping)
        d->open();
}

void ThingsBoardTransport::stop()
{
    if (std::exchange(d->stopping, true))
        return;
    if (d->started)
        d->finishStop();
    else
        emit stopped();
}

void ThingsBoardTransport::committed(quint64 sequence)
{
    if (d->started)
        d->commit(sequence);
}

void ThingsBoardTransport::send(const core::OutgoingMessage &message)
{
    emit notSent(message.command,
                 {core::ErrorCode::Unsupported, d->settings.url, u"this connection only reads"_s, {}});
}

} // namespace thingsboard

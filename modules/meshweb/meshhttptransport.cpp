// SPDX-License-Identifier: GPL-3.0-or-later
#include "meshweb/meshhttptransport.h"

#include "core/backoff.h"
#include "core/wirewatch.h"
#include "gatewaybody.h"
#include "gatewayserver.h"
#include "meshintake.h"
#include "ratelimit.h"
#include "weberrors.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QUrlQuery>

#include <list>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace meshweb {

namespace {

constexpr auto StopWithin = 5s;

/// Takes as long for a token that is nearly right as for any other.
bool isSameSecret(const QByteArray &given, const QByteArray &wanted)
{
    const QByteArray a = QCryptographicHash::hash(given, QCryptographicHash::Sha256);
    const QByteArray b = QCryptographicHash::hash(wanted, QCryptographicHash::Sha256);
    char difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference = static_cast<char>(difference | (a[i] ^ b[i]));
    return difference == 0;
}

QByteArray tokenOf(const QHttpServerRequest &request)
{
    const QByteArray header = request.value("authorization").trimmed();
    if (header.size() > 7 && header.left(7).toLower() == "bearer ")
        return header.mid(7).trimmed();
    return QUrlQuery(request.url()).queryItemValue(u"token"_s, QUrl::FullyDecoded).toUtf8();
}

std::optional<QHostAddress> listenAddress(const QString &host)
{
    if (host.isEmpty() || host.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return QHostAddress(QHostAddress::LocalHost);
    QHostAddress address;
    if (!address.setAddress(host))
        return std::nullopt;
    return address;
}

} // namespace

class MeshHttpTransport::Private
{
public:
    using Status = Answer::Status;

    Private(MeshHttpTransport *transport, const core::TransportSettings &transportSettings, Decoder decoder,
            std::shared_ptr<const core::Clock> transportClock, const MeshHttpOptions &transportOptions)
        : q(transport)
        , settings(transportSettings)
        , options(transportOptions)
        , clock(std::move(transportClock))
        , intake(settings.id, std::move(decoder), clock,
                 {options.knownMarks, options.doubleWindow, options.dropDoubles})
        , rate(options.requestsPerSecond, options.requestsAtOnce)
        , pause(options.reopenFirst, options.reopenMost)
    {}

    void open();
    void listen();
    void onRequest(const QHttpServerRequest &request, Answer answer);
    void turnAway(const QHttpServerRequest &request, Answer &answer, Status status, const QString &reason,
                  const QString &detail);
    void onRefused(const QString &peer, const QString &reason, const QString &detail, const QByteArray &raw,
                   qint64 size);
    void waitFor(quint64 sequence, Answer answer);
    void gather();
    void cut();
    void answerUpTo(quint64 sequence);
    void answerLate();
    void finishStop();
    void setState(core::TransportState now, const QString &words);
    QString place() const { return u"%1:%2"_s.arg(settings.host).arg(settings.tcpPort); }
    QString openWords() const;

    /// A request whose reading is not committed yet.
    struct Waiting
    {
        Answer answer;
        quint64 sequence;
        QDeadlineTimer until;
    };

    MeshHttpTransport *q;
    const core::TransportSettings settings;
    const MeshHttpOptions options;
    std::shared_ptr<const core::Clock> clock;
    MeshIntake intake;
    core::WireWatch wire{q, &intake.tap()};
    RateLimit rate;
    core::Backoff pause;
    std::list<Waiting> waiting; ///< oldest first; bounded by the connections

    // Made by start() on the transport's thread, children of q.
    GatewayServer *server = nullptr;
    QTimer *gatherTimer = nullptr;
    QTimer *rejectTimer = nullptr;
    QTimer *pressTimer = nullptr;
    QTimer *answerTimer = nullptr;
    QTimer *reopenTimer = nullptr;
    QTimer *countersTimer = nullptr;
    QTimer *stopTimer = nullptr;

    quint64 outstanding = 0; ///< the batch that is waited for; 0: none
    bool stopping = false;
    core::TransportState state = core::TransportState::Stopped;
    QString reported;
};

void MeshHttpTransport::Private::open()
{
    const auto timer = [this](std::chrono::milliseconds interval, bool once, auto slot) {
        auto *made = new QTimer(q);
        made->setInterval(interval);
        made->setSingleShot(once);
        QObject::connect(made, &QTimer::timeout, q, slot);
        return made;
    };
    gatherTimer = timer(options.gather, true, [this] { cut(); });
    gatherTimer->setTimerType(Qt::PreciseTimer);
    rejectTimer = timer(options.tellEvery, true, [this] { cut(); });
    pressTimer = timer(options.pressedAfter, true, [this] {
        setState(core::TransportState::BackPressed, u"waiting for the database; gateways are turned away"_s);
    });
    answerTimer = timer(options.answerWithin, true, [this] { answerLate(); });
    reopenTimer = timer(options.reopenFirst, true, [this] { listen(); });
    stopTimer = timer(StopWithin, true, [this] { finishStop(); });
    countersTimer = timer(options.tellEvery, false, [this] {
        if (const auto changed = intake.takeCounters())
            emit q->countersChanged(*changed);
    });
    countersTimer->start();

    GuardLimits limits;
    limits.body = options.mostBody;
    limits.request = options.requestWithin;
    limits.drain = options.drainFor;
    server = new GatewayServer(
        [this](const QHttpServerRequest &request, Answer answer) { onRequest(request, std::move(answer)); },
        limits, options.mostConnections, q);
    QObject::connect(server, &GatewayServer::refused, q,
                     [this](const QString &peer, const QString &reason, const QString &detail,
                            const QByteArray &raw,
                            qint64 size) { onRefused(peer, reason, detail, raw, size); });
    setState(core::TransportState::Connecting, u"opening %1"_s.arg(place()));
    listen();
}

void MeshHttpTransport::Private::listen()
{
    if (stopping)
        return;
    const auto address = listenAddress(settings.host);
    if (address && server->open(*address, settings.tcpPort)) {
        pause.reset();
        reported.clear();
        setState(core::TransportState::Up, openWords());
        return;
    }
    const core::Error error =
        address ? listenError(place(), settings.tcpPort, server->error(), server->errorText())
                : notAnAddress(settings.host);
    setState(core::TransportState::Down, error.toString());
    if (std::exchange(reported, error.toString()) != error.toString())
        emit q->failed(error);
    reopenTimer->start(pause.next());
}

QString MeshHttpTransport::Private::openWords() const
{
    const auto address = listenAddress(settings.host);
    const QString words = u"listening on %1"_s.arg(place());
    if (!options.token.isEmpty() || (address && address->isLoopback()))
        return words;
    return words + u", without a token: whoever reaches this port may post readings"_s;
}

void MeshHttpTransport::Private::onRequest(const QHttpServerRequest &request, Answer answer)
{
    using Method = QHttpServerRequest::Method;
    if (!rate.allows(request.remoteAddress().toString(), clock->steady())) {
        turnAway(request, answer, Status::TooManyRequests, u"rate"_s,
                 u"more than %1 requests a second"_s.arg(options.requestsPerSecond));
        return;
    }
    if (request.url().path() != "/data"_L1) {
        turnAway(request, answer, Status::NotFound, u"path"_s, u"gateways post to /data"_s);
        return;
    }
    if (request.method() != Method::Post) {
        turnAway(request, answer, Status::MethodNotAllowed, u"method"_s, u"gateways POST to /data"_s);
        return;
    }
    if (!options.token.isEmpty() && !isSameSecret(tokenOf(request), options.token.toUtf8())) {
        turnAway(request, answer, Status::Unauthorized, u"token"_s,
                 u"the token is missing, or another one"_s);
        return;
    }
    if (stopping || state == core::TransportState::BackPressed) {
        turnAway(request, answer, Status::ServiceUnavailable, u"database-behind"_s,
                 stopping ? u"the console is closing"_s : u"the database is behind"_s);
        return;
    }
    const QString where = u"POST /data from %1"_s.arg(request.remoteAddress().toString());
    const QByteArray body = request.body();
    const GatewayBody read = readGatewayBody(body);
    if (!read.ok()) {
        turnAway(request, answer, Status::Ok, u"json"_s, read.problem);
        return;
    }
    const MeshIntake::Taken taken = intake.take(read.text, where);
    if (read.repaired && taken.verdict != MeshIntake::Verdict::Repeated)
        intake.refuse(u"quotes"_s,
                      u"not JSON: quotes in the text are not escaped; it was read all the same"_s, where,
                      body, body.size());
    switch (taken.verdict) {
    case MeshIntake::Verdict::Unread:
        answer.write(Status::Ok, "Bad Request");
        break;
    case MeshIntake::Verdict::Repeated:
    case MeshIntake::Verdict::New:
        if (intake.isCommitted(taken.sequence))
            answer.write(Status::Ok, "OK");
        else
            waitFor(taken.sequence, std::move(answer));
        break;
    }
    gather();
}

void MeshHttpTransport::Private::turnAway(const QHttpServerRequest &request, Answer &answer, Status status,
                                          const QString &reason, const QString &detail)
{
    const QByteArray body = request.body();
    const QString where =
        u"%1 from %2"_s.arg(request.url().path().left(200), request.remoteAddress().toString());
    intake.refuse(reason, detail, where, body, body.size());
    answer.write(status, status == Status::Ok ? QByteArray("Bad Request") : detail.toUtf8());
    gather();
}

void MeshHttpTransport::Private::onRefused(const QString &peer, const QString &reason, const QString &detail,
                                           const QByteArray &raw, qint64 size)
{
    intake.refuse(reason, detail, u"from %1"_s.arg(peer), raw, size);
    gather();
}

void MeshHttpTransport::Private::waitFor(quint64 sequence, Answer answer)
{
    waiting.push_back({std::move(answer), sequence, QDeadlineTimer(options.answerWithin)});
    if (!answerTimer->isActive())
        answerTimer->start(options.answerWithin);
}

void MeshHttpTransport::Private::gather()
{
    if (!server || outstanding != 0 || intake.isEmpty())
        return;
    if (intake.isAwaited()) {
        if (!gatherTimer->isActive())
            gatherTimer->start();
    } else if (!rejectTimer->isActive()) {
        rejectTimer->start();
    }
}

void MeshHttpTransport::Private::cut()
{
    gatherTimer->stop();
    rejectTimer->stop();
    if (outstanding != 0 || intake.isEmpty() || intake.isHeldBack())
        return;
    const bool awaited = intake.isAwaited();
    const core::BatchPtr batch = intake.cut();
    if (awaited) {
        outstanding = batch->sequence;
        pressTimer->start();
    }
    emit q->batchReady(batch);
}

void MeshHttpTransport::Private::answerUpTo(quint64 sequence)
{
    for (auto it = waiting.begin(); it != waiting.end();) {
        if (it->sequence > sequence) {
            ++it;
            continue;
        }
        it->answer.write(Status::Ok, "OK");
        it = waiting.erase(it);
    }
    if (waiting.empty())
        answerTimer->stop();
}

void MeshHttpTransport::Private::answerLate()
{
    while (!waiting.empty() && (stopping || waiting.front().until.hasExpired())) {
        waiting.front().answer.write(Status::ServiceUnavailable, "not stored yet, send it again");
        waiting.pop_front();
        intake.countError(u"unanswered"_s);
    }
    if (!waiting.empty())
        answerTimer->start(std::max<qint64>(1, waiting.front().until.remainingTime()));
}

void MeshHttpTransport::Private::finishStop()
{
    if (!server)
        return;
    answerLate();
    for (QTimer *timer :
         {gatherTimer, rejectTimer, pressTimer, answerTimer, reopenTimer, countersTimer, stopTimer})
        timer->stop();
    emit q->countersChanged(intake.counters());
    q->watch(false);
    setState(core::TransportState::Stopped, u"stopped"_s);
    server->disconnect(q);
    // Not deleted here: this may run inside one of its requests.
    server->deleteLater();
    server = nullptr;
    emit q->stopped();
}

void MeshHttpTransport::Private::setState(core::TransportState now, const QString &words)
{
    state = now;
    emit q->stateChanged(now, words);
}

MeshHttpTransport::MeshHttpTransport(const core::TransportSettings &settings, Decoder decoder,
                                     std::shared_ptr<const core::Clock> clock, const MeshHttpOptions &options,
                                     QObject *parent)
    : core::Transport(parent)
    , d(std::make_unique<Private>(this, settings, std::move(decoder), std::move(clock), options))
{}

MeshHttpTransport::~MeshHttpTransport()
{
    // Its requests must not call into a Private that is gone.
    d->waiting.clear();
    delete d->server;
    d->server = nullptr;
}

quint16 MeshHttpTransport::port() const
{
    return d->server && d->server->isOpen() ? d->server->port() : quint16(0);
}

void MeshHttpTransport::start()
{
    if (!d->server && !d->stopping)
        d->open();
}

void MeshHttpTransport::stop()
{
    if (d->stopping)
        return;
    d->stopping = true;
    if (!d->server) { // never started
        emit stopped();
        return;
    }
    d->reopenTimer->stop();
    d->server->close();
    d->stopTimer->start();
    d->cut();
    if (d->outstanding == 0)
        d->finishStop();
}

void MeshHttpTransport::committed(quint64 sequence)
{
    d->intake.committed(sequence);
    if (!d->server)
        return;
    d->answerUpTo(sequence);
    if (d->outstanding == 0 || sequence < d->outstanding) {
        d->gather(); // what was held back
        return;
    }
    d->outstanding = 0;
    d->pressTimer->stop();
    if (d->state == core::TransportState::BackPressed)
        d->setState(core::TransportState::Up, d->openWords());
    // What came meanwhile is not kept waiting any longer.
    d->cut();
    if (d->stopping && d->outstanding == 0)
        d->finishStop();
}

void MeshHttpTransport::send(const core::OutgoingMessage &message)
{
    emit notSent(
        message.command,
        {core::ErrorCode::Unsupported, d->place(), u"a mesh gateway takes no orders over the web"_s, {}});
}

void MeshHttpTransport::watch(bool on) { d->wire.setOn(on); }

} // namespace meshweb

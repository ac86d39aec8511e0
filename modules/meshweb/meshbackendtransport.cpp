// SPDX-License-Identifier: GPL-3.0-or-later
#include "meshweb/meshbackendtransport.h"

#include "backendrequest.h"
#include "backendrows.h"
#include "core/backoff.h"
#include "core/wirewatch.h"
#include "meshintake.h"
#include "weberrors.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSet>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace meshweb {

namespace {

constexpr auto StopWithin = 5s;
constexpr qsizetype MostUnreadable = 1000;

} // namespace

class MeshBackendTransport::Private
{
public:
    Private(MeshBackendTransport *transport, const core::TransportSettings &transportSettings,
            Decoder decoder, std::shared_ptr<const core::Clock> transportClock,
            const MeshBackendOptions &transportOptions)
        : q(transport)
        , settings(transportSettings)
        , options(transportOptions)
        , clock(std::move(transportClock))
        , intake(settings.id, std::move(decoder), clock,
                 {options.knownMarks, options.doubleWindow, options.dropDoubles})
        , url(backendUrl(settings.url))
        , pause(options.retryFirst, options.retryMost)
        , lastPoll(options.lastReceived)
    {
        for (const core::DeliveryMark &mark : options.knownMarks)
            known.insert(mark.hash);
    }

    void open();
    void poll();
    void onBytes();
    void onFinished();
    void onAnswer(const QByteArray &answer);
    void keepNew(QList<BackendRow> found);
    void takeRows();
    void cut();
    void fail(const core::Error &error);
    void pollLater();
    void finishStop();
    void setState(core::TransportState now, const QString &words);
    QString place() const { return url.toDisplayString(); }

    MeshBackendTransport *q;
    const core::TransportSettings settings;
    const MeshBackendOptions options;
    std::shared_ptr<const core::Clock> clock;
    MeshIntake intake;
    core::WireWatch wire{q, &intake.tap()};
    const QUrl url;
    core::Backoff pause;
    QTimeZone zone;

    // Made by start() on the transport's thread, children of q.
    QNetworkAccessManager *network = nullptr;
    QNetworkReply *reply = nullptr;
    QByteArray answer;
    bool tooLong = false;
    QTimer *pollTimer = nullptr;
    QTimer *pressTimer = nullptr;
    QTimer *countersTimer = nullptr;
    QTimer *stopTimer = nullptr;

    QSet<quint64> known;     ///< keys of rows up to which everything was stored by earlier processes
    quint64 lastRow = 0;     ///< key of the row up to which this one has read; 0: none yet
    QByteArray lastAnswer;   ///< its hash: an answer without news is not read again
    QSet<size_t> unreadable; ///< hashes of entries that were refused
    QList<BackendRow> fresh; ///< rows not taken yet
    qsizetype next = 0;      ///< of them
    core::UtcTime lastPoll{};
    quint64 outstanding = 0;
    bool stopping = false;
    bool wasUp = false;
    core::TransportState state = core::TransportState::Stopped;
    QString reported;
};

void MeshBackendTransport::Private::open()
{
    const auto timer = [this](std::chrono::milliseconds interval, bool once, auto slot) {
        auto *made = new QTimer(q);
        made->setInterval(interval);
        made->setSingleShot(once);
        QObject::connect(made, &QTimer::timeout, q, slot);
        return made;
    };
    pollTimer = timer(settings.poll, true, [this] { poll(); });
    pressTimer = timer(options.pressedAfter, true, [this] {
        setState(core::TransportState::BackPressed, u"waiting for the database; the server keeps the rows"_s);
    });
    stopTimer = timer(StopWithin, true, [this] { finishStop(); });
    countersTimer = timer(options.tellEvery, false, [this] {
        if (const auto changed = intake.takeCounters())
            emit q->countersChanged(*changed);
    });
    countersTimer->start();
    network = new QNetworkAccessManager(q);
    network->setAutoDeleteReplies(false);
    zone = settings.zone.isEmpty() ? QTimeZone::utc() : QTimeZone(settings.zone.toLatin1());
    setState(core::TransportState::Connecting, u"asking %1"_s.arg(place()));
    poll();
}

void MeshBackendTransport::Private::poll()
{
    if (stopping || reply || outstanding != 0 || next < fresh.size())
        return;
    const auto request = backendRequest(settings, options.password, options.answerWithin);
    if (!request) {
        fail(request.error());
        return;
    }
    answer.clear();
    tooLong = false;
    reply = network->get(*request);
    QObject::connect(reply, &QNetworkReply::readyRead, q, [this] { onBytes(); });
    QObject::connect(reply, &QNetworkReply::finished, q, [this] { onFinished(); });
}

void MeshBackendTransport::Private::onBytes()
{
    answer += reply->readAll();
    if (answer.size() <= options.mostAnswer || tooLong)
        return;
    tooLong = true;
    answer.clear();
    reply->abort();
}

void MeshBackendTransport::Private::onFinished()
{
    QNetworkReply *done = std::exchange(reply, nullptr);
    done->deleteLater();
    if (stopping)
        return;
    const int status = done->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (tooLong) {
        fail({core::ErrorCode::BadInput, place(),
              u"the answer has more than %1 MB"_s.arg(options.mostAnswer / (1024 * 1024)),
              u"The server keeps every row since its start and sends all of them: start it anew."_s});
    } else if (done->error() != QNetworkReply::NoError || status != 200) {
        intake.countError(status == 0 ? u"no-answer"_s : u"http-%1"_s.arg(status));
        fail(replyError(place(), done->error(), status, done->errorString()));
    } else {
        answer += done->readAll();
        onAnswer(std::exchange(answer, {}));
    }
}

void MeshBackendTransport::Private::onAnswer(const QByteArray &text)
{
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    if (hash != lastAnswer) {
        const auto read = readBackendRows(text, place());
        if (!read) {
            intake.refuse(u"json"_s, read.error().detail, u"GET %1"_s.arg(place()), text, text.size());
            cut();
            fail(read.error());
            return;
        }
        lastAnswer = hash;
        for (const QByteArray &entry : read->unreadable) {
            const size_t which = qHash(entry);
            if (unreadable.contains(which) || unreadable.size() >= MostUnreadable)
                continue; // the server sends it each time
            unreadable.insert(which);
            intake.refuse(u"foreign-json"_s, u"a row is an object with id, data and timestamp"_s,
                          u"GET %1"_s.arg(place()), entry, entry.size());
        }
        keepNew(read->rows);
    }
    if (state != core::TransportState::Up) {
        if (wasUp)
            intake.countReconnect();
        wasUp = true;
        setState(core::TransportState::Up, u"reading %1 every %2 s"_s.arg(place()).arg(
                                               static_cast<double>(settings.poll.count()) / 1000.));
    }
    pause.reset();
    reported.clear();
    lastPoll = clock->now();
    takeRows();
}

void MeshBackendTransport::Private::keepNew(QList<BackendRow> found)
{
    const auto isOld = [this](const BackendRow &row) {
        return lastRow != 0 ? row.key == lastRow : known.contains(row.key);
    };
    qsizetype from = found.size();
    while (from > 0 && !isOld(found[from - 1]))
        --from;
    const bool readBefore = lastRow != 0 || !known.isEmpty();
    if (from == 0 && readBefore && lastPoll != core::UtcTime{}) {
        core::Gap gap;
        gap.from = lastPoll;
        gap.to = std::max(lastPoll, clock->now());
        gap.reason = u"server-restarted"_s;
        intake.record(gap);
        lastRow = 0;
        known.clear();
    }
    fresh = found.mid(from);
    next = 0;
}

void MeshBackendTransport::Private::takeRows()
{
    if (outstanding != 0)
        return;
    const core::UtcTime now = clock->now();
    const qsizetype end = std::min(fresh.size(), next + options.batchRows);
    for (; next < end; ++next) {
        const BackendRow &row = fresh[next];
        intake.take(row.data, u"row %1 of %2"_s.arg(row.id).arg(place()),
                    backendTime(row.timestamp, zone, now));
        if (next + 1 < end)
            continue;
        lastRow = row.key;
        intake.mark({0, row.key});
    }
    if (next >= fresh.size()) {
        fresh.clear();
        next = 0;
    }
    cut();
    if (outstanding == 0)
        pollLater();
}

void MeshBackendTransport::Private::cut()
{
    if (intake.isEmpty() || intake.isHeldBack())
        return;
    const bool awaited = intake.isAwaited();
    const core::BatchPtr batch = intake.cut();
    if (awaited) {
        outstanding = batch->sequence;
        pressTimer->start();
    }
    emit q->batchReady(batch);
}

void MeshBackendTransport::Private::fail(const core::Error &error)
{
    setState(core::TransportState::Down, error.toString());
    if (std::exchange(reported, error.toString()) != error.toString())
        emit q->failed(error);
    if (!stopping)
        pollTimer->start(std::max(settings.poll, pause.next()));
}

void MeshBackendTransport::Private::pollLater()
{
    if (!stopping)
        pollTimer->start(settings.poll);
}

void MeshBackendTransport::Private::finishStop()
{
    if (!network)
        return;
    for (QTimer *timer : {pollTimer, pressTimer, countersTimer, stopTimer})
        timer->stop();
    emit q->countersChanged(intake.counters());
    q->watch(false);
    setState(core::TransportState::Stopped, u"stopped"_s);
    network->deleteLater();
    network = nullptr;
    emit q->stopped();
}

void MeshBackendTransport::Private::setState(core::TransportState now, const QString &words)
{
    state = now;
    emit q->stateChanged(now, words);
}

MeshBackendTransport::MeshBackendTransport(const core::TransportSettings &settings, Decoder decoder,
                                           std::shared_ptr<const core::Clock> clock,
                                           const MeshBackendOptions &options, QObject *parent)
    : core::Transport(parent)
    , d(std::make_unique<Private>(this, settings, std::move(decoder), std::move(clock), options))
{}

MeshBackendTransport::~MeshBackendTransport()
{
    // An answer must not come to a Private that is gone.
    if (d->reply)
        d->reply->disconnect(this);
    delete d->network;
    d->network = nullptr;
}

void MeshBackendTransport::start()
{
    if (!d->network && !d->stopping)
        d->open();
}

void MeshBackendTransport::stop()
{
    if (d->stopping)
        return;
    d->stopping = true;
    if (!d->network) { // never started
        emit stopped();
        return;
    }
    d->pollTimer->stop();
    d->fresh.clear(); // the server still has them
    d->next = 0;
    if (d->reply)
        d->reply->abort();
    if (d->outstanding == 0)
        d->finishStop();
    else
        d->stopTimer->start();
}

void MeshBackendTransport::committed(quint64 sequence)
{
    d->intake.committed(sequence);
    if (!d->network || d->outstanding == 0 || sequence < d->outstanding)
        return;
    d->outstanding = 0;
    d->pressTimer->stop();
    if (d->stopping) {
        d->finishStop();
        return;
    }
    if (d->state == core::TransportState::BackPressed)
        d->setState(core::TransportState::Up, u"reading %1"_s.arg(d->place()));
    if (d->next < d->fresh.size())
        d->takeRows();
    else
        d->pollLater();
}

void MeshBackendTransport::send(const core::OutgoingMessage &message)
{
    emit notSent(
        message.command,
        {core::ErrorCode::Unsupported, d->place(), u"a mesh's server takes no orders over the web"_s, {}});
}

void MeshBackendTransport::watch(bool on) { d->wire.setOn(on); }

} // namespace meshweb

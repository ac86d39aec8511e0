// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtttransportprivate.h"

#include "brokererrors.h"
#include "tlserrors.h"

#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mqtt {

namespace {

constexpr auto PressedAfter = 2s; ///< a commit that takes longer is shown
constexpr auto CountersEvery = 500ms;
/// A session that was resumed but stays silent for this long is subscribed once more: a process may have died
/// between the broker's making of the session and its subscription.
constexpr auto SilentSession = 60s;
/// A connection that lasted this long makes the next pause short again.
constexpr auto SteadyConnection = 10s;
/// So many shorter ones in a row look like two programs with one client id, each evicting the other. A broker
/// need not say so: mosquitto 2.0 just hangs up.
constexpr int StormAfter = 3;

} // namespace

void MqttTransport::Private::open()
{
    const auto timer = [this](std::chrono::milliseconds interval, bool once, auto slot) {
        auto *made = new QTimer(q);
        made->setInterval(interval);
        made->setSingleShot(once);
        QObject::connect(made, &QTimer::timeout, q, slot);
        return made;
    };
    ageTimer = timer(options.batchAge, true, [this] { cut(); });
    stallTimer = timer(options.stallAfter, true, [this] { onStalled(); });
    stallTimer->setTimerType(Qt::PreciseTimer);
    commitTimer = timer(options.keepAlive / 2, true, [this] { onLateCommit(); });
    pressTimer = timer(PressedAfter, true, [this] {
        setState(core::TransportState::BackPressed,
                 outstanding != 0
                     ? u"waiting for the database; the broker keeps the messages"_s
                     : u"waiting for the broker to take acknowledgements; it keeps the messages"_s);
    });
    retryTimer = timer(options.reconnectFirst, true, [this] { connectNow(); });
    silenceTimer = timer(SilentSession, true, [this] { ask(filters(), true); });
    certificateTimer = timer(options.certificateLook, false, [this] { lookAtCertificate(); });
    certificateTimer->start();
    stopTimer = timer(options.stopWithin, true, [this] { finishStop(); });
    countersTimer = timer(CountersEvery, false, [this] {
        if (std::exchange(countersChanged, false)) {
            counters.unconfirmed = static_cast<quint64>(unconfirmed);
            emit q->countersChanged(counters);
        }
    });
    countersTimer->start();

    client = MqttClient::create(q);
    client->setReceiver([this](const Message &message) { onMessage(message); });
    QObject::connect(client, &MqttClient::connected, q, [this](bool present) { onConnected(present); });
    QObject::connect(client, &MqttClient::disconnected, q,
                     [this](const core::Error &e) { onDisconnected(e); });
    QObject::connect(client, &MqttClient::subscribed, q, [this](const QList<int> &g) { onSubscribed(g); });
    QObject::connect(client, &MqttClient::drained, q, [this] { onDrained(); });
    QObject::connect(client, &MqttClient::flushed, q, [this] { onFlushed(); });

    orders = new OrderConnection(reachable(), backoff, q);
    QObject::connect(orders, &OrderConnection::sent, q, &MqttTransport::sent);
    QObject::connect(orders, &OrderConnection::accepted, q, &MqttTransport::accepted);
    QObject::connect(orders, &OrderConnection::notSent, q, &MqttTransport::notSent);
    orders->start();
    connectNow();
}

QString MqttTransport::Private::connectedWords() const
{
    const QDateTime ends = client->certificateEnds();
    return ends.isValid() ? u"connected to %1 over TLS, certificate until %2"_s.arg(
                                place(), ends.toUTC().date().toString(Qt::ISODate))
                          : u"connected to %1"_s.arg(place());
}

/// Once for each certificate: at a connection, and while one goes on for months.
void MqttTransport::Private::lookAtCertificate()
{
    const QDateTime ends = client->certificateEnds();
    if (!ends.isValid())
        return;
    const auto now = QDateTime::fromMSecsSinceEpoch(core::toMicros(clock->now()) / 1000, Qt::UTC);
    if (now.daysTo(ends) <= CertificateWarningDays && std::exchange(warnedOf, ends) != ends)
        emit q->failed(certificateEndsSoon(place(), ends, now));
    tellOfCertificate(ends <= now                               ? u"certificate-ended"_s
                      : now.daysTo(ends) < CertificateEventDays ? u"certificate-ends-soon"_s
                                                                : u"certificate-fine"_s,
                      ends.toUTC().toString(Qt::ISODate));
}

/// @p ends is empty when the certificate was refused before it could be read.
void MqttTransport::Private::tellOfCertificate(const QString &kind, const QString &ends)
{
    if (std::exchange(toldOfCertificate, kind + ends) == kind + ends)
        return;
    QJsonObject detail{{u"broker"_s, place()}};
    if (!ends.isEmpty())
        detail.insert(u"ends"_s, ends);
    batch->events.append({clock->now(), {}, settings.id, kind, detail});
    if (outstanding == 0 && !ageTimer->isActive())
        ageTimer->start();
}

void MqttTransport::Private::connectNow()
{
    if (stopping)
        return;
    if (outstanding != 0) {
        connectAfterCommit = true;
        return;
    }
    if (state != core::TransportState::Down)
        setState(core::TransportState::Connecting, u"connecting to %1"_s.arg(place()));
    if (!lookFirst())
        reach();
}

ConnectSettings MqttTransport::Private::reachable() const
{
    ConnectSettings to = connectSettings(settings, options.password);
    to.keepAlive = options.keepAlive;
    if (!options.mqtt5)
        to.protocol = Protocol::Mqtt311;
    return to;
}

void MqttTransport::Private::reach()
{
    ConnectSettings to = reachable();
    to.presenceTopic = settings.presenceTopic;
    to.persistent = isDurable();
    to.clientId = options.clientId.isEmpty()
                      ? u"meterdeck-"_s + QUuid::createUuid().toString(QUuid::Id128).left(13)
                      : options.clientId;
    to.receiveMaximum = std::clamp<quint16>(options.receiveMaximum, 1, RememberedMarks);
    client->open(to);
}

void MqttTransport::Private::connectLater(std::chrono::milliseconds pause)
{
    if (!stopping)
        retryTimer->start(pause);
}

void MqttTransport::Private::onConnected(bool sessionPresent)
{
    const core::UtcTime now = clock->now();
    connectedSince = clock->steady();
    announcementsKnown = true;
    reported.clear();
    window.reset();
    memory.begin(sessionPresent);
    const auto found = absence.connected(sessionPresent, now);
    if (found.again) {
        ++counters.reconnects;
        touchCounters();
    }
    if (isDurable() && !sessionPresent) {
        batch->clearMarks = true;
        if (found.gap && found.gap->reason == "session-lost"_L1)
            batch->events.append({now, {}, settings.id, u"session-lost"_s, {{u"broker"_s, place()}}});
        ageTimer->start();
    }
    if (found.gap)
        record(*found.gap);
    lookAtCertificate();
    if (sessionPresent) {
        setState(core::TransportState::Up, u"%1, session resumed"_s.arg(connectedWords()));
        silenceTimer->start();
    }
    subscribeAll(sessionPresent);
}

void MqttTransport::Private::onDisconnected(const core::Error &cause)
{
    core::Error error = cause;
    const bool was = state == core::TransportState::Up || state == core::TransportState::BackPressed;
    stallTimer->stop();
    silenceTimer->stop();
    pressTimer->stop();
    commitTimer->stop();
    if (was) {
        absence.lost(clock->now(), error.code == core::ErrorCode::Timeout);
        const bool steady = clock->steady() - connectedSince > SteadyConnection;
        if (steady)
            backoff.reset();
        shortConnections = steady ? 0 : shortConnections + 1;
        if (shortConnections >= StormAfter)
            error = repeatedlyLost(place(), cause.detail);
    }
    if (error.code == core::ErrorCode::Busy)
        backoff.raise(); // a twin: two that reconnect at once evict each other for ever
    if (stopping) {
        finishStop();
        return;
    }
    setState(core::TransportState::Down, error.toString());
    report(error);
    if (saysEnded(cause))
        tellOfCertificate(u"certificate-ended"_s, {});
    cut(); // what was read is stored; its redelivery will be recognised
    connectLater(backoff.next());
}

void MqttTransport::Private::finishStop()
{
    if (!client)
        return;
    const bool polite = outstanding == 0 && messages == 0;
    stopTimer->stop();
    delete std::exchange(look, nullptr);
    orders->stop();
    if (polite)
        client->close();
    else
        client->drop();
    for (QTimer *timer : {ageTimer, stallTimer, commitTimer, pressTimer, retryTimer, countersTimer,
                          silenceTimer, certificateTimer})
        timer->stop();
    counters.unconfirmed = static_cast<quint64>(unconfirmed);
    emit q->countersChanged(counters);
    q->watch(false);
    setState(core::TransportState::Stopped, u"stopped"_s);
    client->disconnect(q);
    client->deleteLater();
    client = nullptr;
    emit q->stopped();
}

void MqttTransport::Private::setState(core::TransportState next, const QString &words)
{
    state = next;
    emit q->stateChanged(next, words);
}

void MqttTransport::Private::report(const core::Error &error)
{
    const QString kind = core::errorCodeName(error.code) + error.detail;
    if (std::exchange(reported, kind) != kind)
        emit q->failed(error);
}

MqttTransport::MqttTransport(const core::TransportSettings &settings, const QList<core::ProfilePtr> &profiles,
                             std::shared_ptr<core::SeriesTable> series,
                             std::shared_ptr<const core::Clock> clock, const MqttOptions &options,
                             QObject *parent)
    : core::Transport(parent)
    , d(std::make_unique<Private>(this, settings, profiles, std::move(series), std::move(clock), options))
{}

MqttTransport::~MqttTransport()
{
    // The children must not call into a Private that is gone.
    delete d->look;
    delete d->client;
    delete d->orders;
}

void MqttTransport::start()
{
    if (!d->client && !d->stopping)
        d->open();
}

void MqttTransport::stop()
{
    if (d->stopping)
        return;
    d->stopping = true;
    if (!d->client) { // never started
        emit stopped();
        return;
    }
    d->retryTimer->stop();
    d->connectAfterCommit = false;
    d->stopTimer->start();
    d->client->setReading(false);
    if (d->outstanding == 0)
        d->cut();
    if (d->client && d->outstanding == 0 && d->client->withheld() == 0)
        d->finishStop();
}

void MqttTransport::committed(quint64 sequence)
{
    if (d->client)
        d->commit(sequence);
}

void MqttTransport::send(const core::OutgoingMessage &message)
{
    if (d->client && !d->stopping) {
        d->tellSent(message);
        d->orders->send(message);
        return;
    }
    emit notSent(message.command, notConnected(d->place()));
}

} // namespace mqtt

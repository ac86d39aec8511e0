// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqtttransport.h"

#include "absence.h"
#include "backoff.h"
#include "brokererrors.h"
#include "deliverymemory.h"
#include "inflightwindow.h"
#include "mqtt/mqttclient.h"
#include "mqtt/payloadcodec.h"
#include "orderconnection.h"

#include "core/killpoint.h"

#include <QTimer>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mqtt {

namespace {

/// Rejects and events carry raw text; a batch is cut when it holds this much of it.
constexpr qint64 MostRawBytes = 8 * 1024 * 1024;
constexpr auto PressedAfter = 2s; ///< a commit that takes longer is shown
constexpr auto CountersEvery = 500ms;
constexpr auto StopWithin = 5s;
/// A session that was resumed but stays silent for this long is subscribed once more: a process may have died
/// between the broker's making of the session and its subscription.
constexpr auto SilentSession = 60s;
/// A connection that lasted this long makes the next pause short again.
constexpr auto SteadyConnection = 10s;
/// So many shorter ones in a row look like two programs with one client id, each evicting the other. A broker
/// need not say so: mosquitto 2.0 just hangs up.
constexpr int StormAfter = 3;

} // namespace

class MqttTransport::Private
{
public:
    Private(MqttTransport *transport, const core::TransportSettings &transportSettings,
            const QList<core::ProfilePtr> &profiles, std::shared_ptr<core::SeriesTable> series,
            std::shared_ptr<const core::Clock> transportClock, const MqttOptions &transportOptions)
        : q(transport)
        , settings(transportSettings)
        , options(transportOptions)
        , clock(std::move(transportClock))
        , codec(transportSettings.id, profiles, std::move(series))
        , memory(transportOptions.knownMarks, RememberedMarks)
        , backoff(transportOptions.reconnectFirst, transportOptions.reconnectMost)
        , absence(isDurable(), transportOptions.lastReceived)
    {}

    bool isDurable() const
    {
        return settings.persistentSession && settings.qos > 0 && !options.clientId.isEmpty();
    }
    QString place() const { return u"%1:%2"_s.arg(settings.host).arg(settings.tcpPort); }

    void open();
    void connectNow();
    void connectLater(std::chrono::milliseconds pause);
    void onConnected(bool sessionPresent);
    void onSubscribed(const QList<int> &granted);
    void onDisconnected(const core::Error &cause);
    void onMessage(const Message &message);
    void onDrained();
    void onStalled();
    void onLateCommit();
    void onFlushed();
    void cutSoon();
    void cutAtWindow();
    void cut();
    void record(const core::Gap &gap);
    void commit(quint64 sequence);
    void acknowledge();
    void finishStop();
    void setState(core::TransportState next, const QString &words);
    void report(const core::Error &error);
    void touchCounters() { countersChanged = true; }

    MqttTransport *q;
    const core::TransportSettings settings;
    MqttOptions options;
    std::shared_ptr<const core::Clock> clock;
    PayloadCodec codec;
    DeliveryMemory memory;
    InFlightWindow window;
    Backoff backoff;
    Absence absence;

    // Made by start() on the transport's thread, children of q.
    MqttClient *client = nullptr;
    OrderConnection *orders = nullptr;
    QTimer *ageTimer = nullptr;
    QTimer *stallTimer = nullptr;
    QTimer *commitTimer = nullptr;
    QTimer *pressTimer = nullptr;
    QTimer *retryTimer = nullptr;
    QTimer *countersTimer = nullptr;
    QTimer *silenceTimer = nullptr;
    QTimer *stopTimer = nullptr;

    std::shared_ptr<core::Batch> batch = std::make_shared<core::Batch>();
    int messages = 0;    ///< in the batch being gathered
    qint64 rawBytes = 0; ///< of its rejects and events
    bool cutting = false;
    quint64 lastSequence = 0;
    quint64 outstanding = 0; ///< the batch the historian has; 0: none
    bool connectAfterCommit = false;
    bool stopping = false;
    core::SteadyTime connectedSince{};
    int shortConnections = 0;
    core::TransportState state = core::TransportState::Stopped;
    QString reported; ///< the kind of the last reported failure, so that a repeated one does not flood
    core::TransportCounters counters;
    bool countersChanged = false;
};

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
                 u"waiting for the database; the broker keeps the messages"_s);
    });
    retryTimer = timer(options.reconnectFirst, true, [this] { connectNow(); });
    silenceTimer = timer(SilentSession, true, [this] {
        if (auto asked = client->subscribe(codec.filters(), std::clamp(settings.qos, 0, 1), true); !asked)
            report(asked.error());
    });
    stopTimer = timer(StopWithin, true, [this] { finishStop(); });
    countersTimer = timer(CountersEvery, false, [this] {
        if (std::exchange(countersChanged, false))
            emit q->countersChanged(counters);
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

    ConnectSettings orderSettings;
    orderSettings.host = settings.host;
    orderSettings.port = settings.tcpPort;
    orderSettings.user = settings.user;
    orderSettings.password = options.password;
    orderSettings.keepAlive = options.keepAlive;
    orderSettings.mqtt5 = options.mqtt5;
    orders = new OrderConnection(orderSettings, backoff, q);
    QObject::connect(orders, &OrderConnection::sent, q, &MqttTransport::sent);
    QObject::connect(orders, &OrderConnection::accepted, q, &MqttTransport::accepted);
    QObject::connect(orders, &OrderConnection::notSent, q, &MqttTransport::notSent);
    orders->start();
    connectNow();
}

void MqttTransport::Private::connectNow()
{
    if (stopping)
        return;
    if (outstanding != 0) {
        connectAfterCommit = true;
        return;
    }
    ConnectSettings to;
    to.host = settings.host;
    to.port = settings.tcpPort;
    to.persistent = isDurable();
    to.clientId = options.clientId.isEmpty()
                      ? u"meterdeck-"_s + QUuid::createUuid().toString(QUuid::Id128).left(13)
                      : options.clientId;
    to.user = settings.user;
    to.password = options.password;
    to.keepAlive = options.keepAlive;
    to.mqtt5 = options.mqtt5;
    to.receiveMaximum = std::clamp<quint16>(options.receiveMaximum, 1, RememberedMarks);
    if (state != core::TransportState::Down)
        setState(core::TransportState::Connecting, u"connecting to %1"_s.arg(place()));
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
    if (sessionPresent) {
        setState(core::TransportState::Up, u"connected to %1, session resumed"_s.arg(place()));
        silenceTimer->start();
    } else if (auto asked = client->subscribe(codec.filters(), std::clamp(settings.qos, 0, 1), false);
               !asked) {
        report(asked.error());
    }
}

void MqttTransport::Private::record(const core::Gap &gap)
{
    core::Gap made = gap;
    made.transport = settings.id;
    batch->gaps.append(made);
    ++counters.gaps;
    touchCounters();
    if (outstanding == 0 && !ageTimer->isActive())
        ageTimer->start();
}

void MqttTransport::Private::onSubscribed(const QList<int> &granted)
{
    QStringList refused;
    for (qsizetype i = 0; i < granted.size() && i < codec.filters().size(); ++i) {
        if (granted[i] >= 128) {
            refused.append(codec.filters()[i]);
            emit q->failed(subscriptionRefused(place(), codec.filters()[i], granted[i]));
        }
    }
    setState(core::TransportState::Up,
             refused.isEmpty()
                 ? u"connected to %1"_s.arg(place())
                 : u"connected to %1, but not allowed to read %2"_s.arg(place(), refused.join(", "_L1)));
}

void MqttTransport::Private::onMessage(const Message &message)
{
    const Arrival arrival{clock->now(), clock->steady()};
    ++counters.messages;
    if (++messages == 1) {
        if (!ageTimer->isActive())
            ageTimer->start();
        silenceTimer->stop();
        touchCounters();
    }
    if (auto gap = absence.received(arrival.at, message.qos, message.retained))
        record(*gap);
    bool repeated = false;
    if (message.qos > 0) {
        const core::DeliveryMark mark{message.packetId, deliveryHash(message.topic, message.payload)};
        repeated = memory.recognise(mark) && options.dropDuplicates;
        if (repeated)
            ++counters.duplicates;
        else
            batch->marks.append(mark);
    }
    if (!repeated) {
        const qsizetype readings = batch->readings.size();
        const qsizetype rejects = batch->rejects.size();
        const qsizetype events = batch->events.size();
        codec.decode(message.topic, message.payload, message.retained, arrival, *batch);
        counters.readings += static_cast<quint64>(batch->readings.size() - readings);
        for (qsizetype i = rejects; i < batch->rejects.size(); ++i) {
            ++counters.rejects[batch->rejects[i].reason];
            rawBytes += batch->rejects[i].raw.size();
        }
        rawBytes += (batch->events.size() - events) * core::Reject::MaxRaw;
    }
    if (messages >= options.batchMessages || rawBytes >= MostRawBytes)
        cutSoon();
    else if (window.isReached(client->withheld()))
        cutAtWindow();
}

void MqttTransport::Private::cutSoon()
{
    // Not from here: the library is in the middle of reading.
    client->setReading(false);
    if (!std::exchange(cutting, true))
        QMetaObject::invokeMethod(
            q, [this] { cut(); }, Qt::QueuedConnection);
}

void MqttTransport::Private::cutAtWindow()
{
    if (client->unreadBytes() > 0)
        window.refuted(); // more came all the same
    else
        cutSoon();
}

void MqttTransport::Private::onDrained()
{
    if (outstanding == 0 && window.mayBeFull(client->withheld()))
        stallTimer->start();
}

void MqttTransport::Private::onStalled()
{
    if (outstanding != 0 || cutting)
        return;
    if (client->unreadBytes() > 0) { // not silent: only not read yet
        stallTimer->start();
        return;
    }
    window.stalled(client->withheld());
    cut();
}

void MqttTransport::Private::cut()
{
    cutting = false;
    ageTimer->stop();
    stallTimer->stop();
    if (outstanding != 0)
        return; // a second call for a batch that is already on its way
    if (messages == 0 && batch->isEmpty()) {
        if (client->isConnected())
            client->setReading(true);
        return;
    }
    client->setReading(false);
    window.batchEnded(client->withheld());
    messages = 0;
    rawBytes = 0;
    touchCounters();
    if (batch->isEmpty()) { // only duplicates: they were committed before
        acknowledge();
        return;
    }
    const auto whole = std::exchange(batch, std::make_shared<core::Batch>());
    batch->readings.reserve(whole->readings.size());
    batch->marks.reserve(whole->marks.size());
    whole->transport = settings.id;
    whole->sequence = ++lastSequence;
    outstanding = whole->sequence;
    core::killPoint("after-read");
    commitTimer->start();
    pressTimer->start();
    emit q->batchReady(whole);
}

void MqttTransport::Private::commit(quint64 sequence)
{
    if (outstanding == 0 || sequence < outstanding)
        return;
    outstanding = 0;
    commitTimer->stop();
    pressTimer->stop();
    if (client->isConnected())
        acknowledge();
    else if (stopping)
        finishStop();
    else if (std::exchange(connectAfterCommit, false))
        connectNow();
    else if (!batch->isEmpty())
        ageTimer->start();
}

void MqttTransport::Private::acknowledge()
{
    core::killPoint("before-ack");
    client->acknowledge();
}

void MqttTransport::Private::onFlushed()
{
    core::killPoint("after-ack");
    if (stopping && batch->isEmpty() && messages == 0) {
        finishStop();
        return;
    }
    if (state == core::TransportState::BackPressed)
        setState(core::TransportState::Up, u"connected to %1"_s.arg(place()));
    // Only now: while an old acknowledgement waits to be written, a new one would leave with it.
    client->setReading(true);
    if (!batch->isEmpty())
        ageTimer->start();
}

void MqttTransport::Private::onLateCommit()
{
    // Half the keep-alive is over. Any ping would flush the acknowledgements of what is not stored, and
    // without a ping the broker hangs up: so we do, unwritten, and everything comes again after the commit.
    client->drop();
    absence.lost(clock->now(), false);
    connectAfterCommit = true;
    silenceTimer->stop();
    setState(core::TransportState::BackPressed,
             u"not connected until the database has stored what was read"_s);
    report(
        {core::ErrorCode::Timeout, place(),
         u"the database took longer than half the keep-alive (%1 s) to store a batch; the connection was "
         u"closed "
         "without acknowledging it"_s.arg(static_cast<double>(options.keepAlive.count()) / 2000.),
         u"Nothing is lost: the broker keeps the messages within its limits. Look for what slows the database."_s});
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
    cut(); // what was read is stored; its redelivery will be recognised
    connectLater(backoff.next());
}

void MqttTransport::Private::finishStop()
{
    if (!client)
        return;
    const bool polite = outstanding == 0 && messages == 0;
    stopTimer->stop();
    orders->stop();
    if (polite)
        client->close();
    else
        client->drop();
    for (QTimer *timer :
         {ageTimer, stallTimer, commitTimer, pressTimer, retryTimer, countersTimer, silenceTimer})
        timer->stop();
    emit q->countersChanged(counters);
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
        d->orders->send(message);
        return;
    }
    emit notSent(message.command, notConnected(d->place()));
}

} // namespace mqtt

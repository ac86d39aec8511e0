// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtttransportprivate.h"

#include "core/killpoint.h"

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

/// Rejects and events carry raw text; a batch is cut when it holds this much of it.
constexpr qint64 MostRawBytes = 8 * 1024 * 1024;
/// Readings of QoS 0 that the database has not confirmed yet; beyond it reading stops.
constexpr qsizetype MostUnconfirmed = 200'000;
/// And raw text of rejects and events in them.
constexpr qint64 MostUnconfirmedRaw = 2 * MostRawBytes;

} // namespace

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
    const qsizetype readings = batch->readings.size();
    const qsizetype rejects = batch->rejects.size();
    if (!repeated) {
        const qsizetype events = batch->events.size();
        codec.decode(message.topic, message.payload, message.retained, arrival, *batch);
        counters.readings += static_cast<quint64>(batch->readings.size() - readings);
        counters.repeats = codec.repeats();
        counters.doubtedTimes = codec.doubtedTimes();
        countRaw(rejects, events);
    }
    if (tap.isOpen())
        tell(message, repeated, readings, rejects);
    if (messages >= options.batchMessages || rawBytes >= MostRawBytes)
        cutSoon();
    else if (window.isReached(client->withheld()))
        cutAtWindow();
}

/// Counts what was appended behind @p rejects and @p events.
void MqttTransport::Private::countRaw(qsizetype rejects, qsizetype events)
{
    for (qsizetype i = rejects; i < batch->rejects.size(); ++i) {
        ++counters.rejects[batch->rejects[i].reason];
        rawBytes += batch->rejects[i].raw.size();
    }
    rawBytes += (batch->events.size() - events) * core::Reject::MaxRaw;
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
    const qint64 raw = std::exchange(rawBytes, 0);
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
    core::killPoint("after-read");
    // Only what has to be acknowledged stops the reading, or what the database owes too much of. Messages of
    // QoS 0 that wait in the socket would get the wrong time of receipt.
    unconfirmed += whole->readings.size();
    unconfirmedRaw += raw;
    unconfirmedBatches.append({whole->sequence, whole->readings.size(), raw});
    const bool awaited = !whole->marks.isEmpty() || whole->clearMarks || client->withheld() > 0 ||
                         unconfirmed >= MostUnconfirmed || unconfirmedRaw >= MostUnconfirmedRaw;
    if (awaited) {
        outstanding = whole->sequence;
        commitTimer->start();
        pressTimer->start();
    }
    emit q->batchReady(whole);
    if (!awaited && client->isConnected() && !stopping) {
        follow();
        client->setReading(true);
    }
}

void MqttTransport::Private::commit(quint64 sequence)
{
    while (!unconfirmedBatches.isEmpty() && unconfirmedBatches.first().sequence <= sequence) {
        const Unconfirmed stored = unconfirmedBatches.takeFirst();
        unconfirmed -= stored.readings;
        unconfirmedRaw -= stored.raw;
    }
    touchCounters();
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
    pressTimer->start(); // a broker busy with others may be slow to take them
    client->acknowledge();
}

void MqttTransport::Private::onFlushed()
{
    core::killPoint("after-ack");
    pressTimer->stop();
    if (stopping && batch->isEmpty() && messages == 0) {
        finishStop();
        return;
    }
    if (state == core::TransportState::BackPressed)
        setState(core::TransportState::Up, connectedWords());
    follow();
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
         u"without acknowledging it"_s.arg(static_cast<double>(options.keepAlive.count()) / 2000.),
         u"Nothing is lost: the broker keeps the messages within its limits. Look for what slows the database."_s});
}

} // namespace mqtt

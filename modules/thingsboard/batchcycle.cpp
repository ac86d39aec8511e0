// SPDX-License-Identifier: GPL-3.0-or-later
// What goes to the historian, and what whoever looks on is told.
#include "thingsboardtransportprivate.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace thingsboard {

namespace {

constexpr qsizetype BatchReadings = 5'000;

} // namespace

void ThingsBoardTransport::Private::begun()
{
    countersChanged = true;
    if (!ageTimer->isActive())
        ageTimer->start();
}

void ThingsBoardTransport::Private::cutIfLarge()
{
    if (batch->readings.size() >= BatchReadings)
        cut();
}

void ThingsBoardTransport::Private::cut()
{
    ageTimer->stop();
    if (batch->isEmpty())
        return;
    const auto whole = std::exchange(batch, std::make_shared<core::Batch>());
    whole->transport = settings.id;
    whole->sequence = ++lastSequence;
    sentBatches.push_back(
        {whole->sequence, whole->readings.size(), weightOf(*whole), std::exchange(batchMarks, {})});
    unconfirmed += whole->readings.size();
    owed += weightOf(*whole);
    emit q->batchReady(whole);
    showState();
}

void ThingsBoardTransport::Private::commit(quint64 sequence)
{
    while (!sentBatches.empty() && sentBatches.front().sequence <= sequence) {
        const Sent &sent = sentBatches.front();
        unconfirmed -= sent.readings;
        owed -= sent.weight;
        for (auto it = sent.marks.begin(); it != sent.marks.end(); ++it) {
            if (const auto device = devices.value(it.key()))
                device->committed = std::max(device->committed, it.value());
        }
        sentBatches.pop_front();
        countersChanged = true;
    }
    if (session && !stopping)
        fillNext();
}

void ThingsBoardTransport::Private::note(const core::DeviceId &device, const QString &kind,
                                         const QJsonObject &detail)
{
    batch->events.append({clock->now(), device, settings.id, kind, detail});
    begun();
}

void ThingsBoardTransport::Private::record(const Device &device, qint64 from, qint64 to)
{
    core::Gap gap;
    gap.from = core::fromMicros(from * 1000);
    gap.to = core::fromMicros(to * 1000);
    gap.transport = settings.id;
    gap.device = device.id;
    gap.reason = u"collector-away"_s;
    batch->gaps.append(gap);
    ++counters.gaps;
    begun();
}

void ThingsBoardTransport::Private::tell(const QString &topic, const QByteArray &bytes,
                                         core::WireRecord::Direction direction, const QString &verdict)
{
    if (!tap.isOpen())
        return;
    core::WireRecord record;
    record.at = clock->now();
    record.direction = direction;
    record.topic = topic;
    record.bytes = bytes.left(core::WireRecord::MaxBytes);
    record.size = bytes.size();
    record.verdict = verdict;
    tap.add(std::move(record));
}

void ThingsBoardTransport::watch(bool on) { d->wire.setOn(on); }

} // namespace thingsboard

// SPDX-License-Identifier: GPL-3.0-or-later
#include "meshweb/meshcollector.h"

using namespace Qt::StringLiterals;

meshweb::Decoder MeshCollector::decoder()
{
    return [](const QByteArray &text, core::UtcTime at, core::SteadyTime steady, core::Batch &out) {
        bool ok = false;
        const double value = text.mid(text.lastIndexOf('=') + 1).toDouble(&ok);
        if (!ok || !text.startsWith("DATA:")) {
            out.rejects.append({at, {}, u"decoder"_s, u"unknown-text"_s, {}, text, text.size()});
            return;
        }
        core::Reading reading;
        reading.quality = core::Quality::Good;
        reading.measuredAt = reading.receivedAt = at;
        reading.receivedSteady = steady;
        reading.value = value;
        out.readings.append(reading);
    };
}

void MeshCollector::follow(core::Transport *made)
{
    transport = made;
    connect(made, &core::Transport::batchReady, this, [this](const core::BatchPtr &batch) {
        afterStopped += stopped ? 1 : 0;
        inOrder = inOrder && batch->sequence == lastSequence + 1;
        lastSequence = batch->sequence;
        if (mode == Mode::Hold) {
            held.append(batch);
            return;
        }
        store(*batch);
        if (mode == Mode::Commit)
            QMetaObject::invokeMethod(
                transport, [this, sequence = batch->sequence] { transport->committed(sequence); },
                Qt::QueuedConnection);
    });
    connect(made, &core::Transport::failed, this, [this](const core::Error &e) { errors.append(e); });
    connect(made, &core::Transport::stateChanged, this,
            [this](core::TransportState now, const QString &text) {
                state = now;
                words.append(text);
            });
    connect(made, &core::Transport::countersChanged, this, [this](const auto &c) { counters = c; });
    connect(made, &core::Transport::notSent, this,
            [this](const core::CommandId &id, const core::Error &) { notSent.append(id.toString()); });
    connect(made, &core::Transport::stopped, this, [this] { stopped = true; });
}

void MeshCollector::store(const core::Batch &batch)
{
    marks += batch.marks;
    rejects += batch.rejects;
    gaps += batch.gaps;
    readings += batch.readings;
    for (const core::Reading &reading : batch.readings)
        ++numbers[static_cast<int>(*reading.value)];
}

void MeshCollector::commitHeld()
{
    const auto all = std::exchange(held, {});
    for (const core::BatchPtr &batch : all)
        store(*batch);
    if (!all.isEmpty())
        transport->committed(all.last()->sequence);
}

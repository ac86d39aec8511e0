// SPDX-License-Identifier: GPL-3.0-or-later
#include "thingsboard/boardreader.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QStringList BoardRows::of(const QString &begin) const
{
    QStringList found;
    for (auto it = rows.constBegin(); it != rows.constEnd(); ++it) {
        if (it.key().startsWith(begin))
            found.append(it.key());
    }
    return found;
}

int BoardRows::doubled() const
{
    int more = 0;
    for (const int count : rows)
        more += count - 1;
    return more;
}

core::ProfilePtr BoardReader::profile()
{
    const QString name = QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles/spms-thingsboard.json");
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto read = core::ProfileStore::parse(file.readAll(), name);
    if (!read) {
        qWarning("%s", qPrintable(read.error().toString()));
        return {};
    }
    return *read;
}

BoardReader::BoardReader(const QString &url, BoardRows *kept) : rows(kept ? kept : &ownRows)
{
    settings.id = core::TransportId(u"board"_s);
    settings.type = u"thingsboard"_s;
    settings.url = url;
    settings.user = u"reader@example.org"_s;
    settings.deviceProfile = u"SPMS"_s;
    options.secret = u"secret"_s;
    options.batchAge = 1ms;
    options.reconnectFirst = 1ms;
    options.reconnectMost = 20ms;
    options.refusedPause = 1h;
    options.reviseEvery = 0ms;
}

BoardReader::~BoardReader() { kill(); }

void BoardReader::start()
{
    // A run knows of the one before only what was stored: its own table is new, as in a new process.
    for (const core::Reading &reading : std::as_const(rows->latest))
        options.stored.append(reading);
    transport = new thingsboard::ThingsBoardTransport(settings, profile(), table, clock, options);
    using core::Transport;
    connect(transport, &Transport::batchReady, this, &BoardReader::take);
    connect(transport, &Transport::failed, this, [this](const core::Error &error) { errors.append(error); });
    connect(transport, &Transport::stateChanged, this,
            [this](core::TransportState state, const QString &said) {
                states.append(state);
                words = said;
            });
    connect(transport, &Transport::countersChanged, this,
            [this](const core::TransportCounters &now) { counters = now; });
    connect(transport, &Transport::stopped, this, [this] { stopped = true; });
    transport->start();
}

void BoardReader::kill()
{
    delete std::exchange(transport, nullptr);
    held.clear();
    states.clear();
}

void BoardReader::stop() { transport->stop(); }

QString BoardReader::text(const core::Reading &reading) const
{
    const core::Series &what = table->at(reading.series);
    const QString value =
        reading.value ? QString::number(*reading.value) : core::qualityName(reading.quality);
    return u"%1 %2%3@%4=%5"_s
        .arg(what.device.toString(), core::quantityName(what.quantity),
             what.channel.isEmpty() ? QString() : u' ' + what.channel)
        .arg(core::toMicros(reading.measuredAt) / 1000)
        .arg(value);
}

void BoardReader::take(const core::BatchPtr &batch)
{
    sequences.append(batch->sequence);
    for (const core::Reading &reading : batch->readings)
        live.append(text(reading) + (reading.retained ? u" old"_s : QString()));
    events += batch->events;
    gaps += batch->gaps;
    rejects += batch->rejects;
    for (const core::Sighting &sighting : batch->sightings)
        sightings.append(sighting.device.toString());
    held.append(batch);
    if (!hold)
        commitHeld();
}

void BoardReader::commitHeld()
{
    hold = false;
    const auto batches = std::exchange(held, {});
    for (const core::BatchPtr &batch : batches) {
        for (const core::Reading &reading : batch->readings) {
            ++rows->rows[text(reading)];
            auto last = std::find_if(rows->latest.begin(), rows->latest.end(), [&reading](const auto &known) {
                return known.series == reading.series;
            });
            if (last == rows->latest.end())
                rows->latest.append(reading);
            else if (reading.measuredAt >= last->measuredAt)
                *last = reading;
        }
        // As from the historian's thread: never from within the signal.
        QMetaObject::invokeMethod(
            this,
            [this, sequence = batch->sequence] {
                if (transport)
                    transport->committed(sequence);
            },
            Qt::QueuedConnection);
    }
}

QStringList BoardReader::kinds() const
{
    QStringList list;
    for (const core::Event &one : events)
        list.append(one.kind);
    return list;
}

const core::Event *BoardReader::event(const QString &kind) const
{
    const auto found = std::find_if(events.begin(), events.end(),
                                    [&kind](const core::Event &one) { return one.kind == kind; });
    return found == events.end() ? nullptr : &*found;
}

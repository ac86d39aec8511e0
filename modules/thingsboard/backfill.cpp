// SPDX-License-Identifier: GPL-3.0-or-later
// The history of the time away: asked oldest first, a page at a time, a device at a time.
#include "thingsboardtransportprivate.h"

using namespace Qt::StringLiterals;

namespace thingsboard {

/// Where to begin is decided by what is stored, not by what was handed on: what the database lost with a
/// power cut is asked again.
void ThingsBoardTransport::Private::want(Device &device)
{
    if (device.fill != Fill::None)
        return;
    const qint64 now = nowMs();
    const qint64 oldest = now - options.historyMost.count();
    device.fillFrom = device.committed == 0
                          ? now - std::min(options.historyFirst, options.historyMost).count()
                          : std::max(device.committed - options.overlap.count(), oldest);
    if (device.committed != 0 && device.committed < oldest && device.newestKnown > device.committed)
        record(device, device.committed, oldest);
    device.fill = Fill::Wanted;
    fillQueue.push_back(device.entity);
}

void ThingsBoardTransport::Private::fillNext()
{
    while (!stopping && socket && !fillTimer->isActive() && !fillQueue.empty() &&
           fillsRunning < options.requestsAtOnce && !isPressed()) {
        const QString entity = fillQueue.front();
        fillQueue.pop_front();
        const auto device = devices.value(entity);
        if (!device || device->fill != Fill::Wanted)
            continue;
        device->fill = Fill::Running;
        if (device->newestKnown < device->fillFrom)
            endFill(*device); // the server has told that there is nothing
        else
            askHistory(entity);
    }
    showState();
}

void ThingsBoardTransport::Private::askHistory(const QString &entity)
{
    const auto device = devices.value(entity);
    QUrlQuery query;
    query.addQueryItem(u"keys"_s,
                       QString::fromLatin1(QUrl::toPercentEncoding(codec.keys().join(u','), ","_ba)));
    query.addQueryItem(u"startTs"_s, QString::number(device->fillFrom));
    query.addQueryItem(u"endTs"_s, QString::number(nowMs() + TelemetryCodec::AheadMost.count()));
    query.addQueryItem(u"limit"_s, QString::number(options.historyPage));
    query.addQueryItem(u"agg"_s, u"NONE"_s);
    query.addQueryItem(u"orderBy"_s, u"ASC"_s);
    ++fillsRunning;
    const auto answered = [this, entity, asked = connection](const RestAnswer &answer) {
        if (asked != connection || stopping)
            return; // connected anew meanwhile: everything was wanted again
        --fillsRunning;
        const auto asker = devices.value(entity);
        if (asker && asker->fill == Fill::Running) {
            const auto history = answer.error ? core::Result<QHash<QString, QList<TimedValue>>>(*answer.error)
                                              : readHistory(answer.body);
            if (history) {
                fillPauses.reset();
                takeHistory(*asker, *history);
            } else if (answer.again) {
                asker->fill = Fill::Wanted;
                fillQueue.push_front(entity);
                ++counters.errors[u"history"_s];
                countersChanged = true;
                fillTimer->start(std::max(answer.pause, fillPauses.next()));
                report(history.error());
            } else {
                giveUp(*asker, history.error());
            }
        }
        cutIfLarge();
        fillNext();
    };
    session->get(u"/api/plugins/telemetry/DEVICE/%1/values/timeseries"_s.arg(entity), query, answered);
}

void ThingsBoardTransport::Private::takeHistory(Device &device,
                                                const QHash<QString, QList<TimedValue>> &history)
{
    // The limit counts for each key: beyond the key that ended first the others are not complete, and handing
    // them on would put the mark behind what is still missing.
    bool complete = true;
    qint64 until = std::numeric_limits<qint64>::max();
    for (const auto &values : history) {
        if (values.size() >= options.historyPage) {
            complete = false;
            until = std::min(until, values.last().ts);
        }
    }
    struct Row
    {
        qint64 ts = 0;
        QString key;
        TimedValue value;
        bool lastOfKey = false;
    };
    QList<Row> rows;
    for (auto it = history.begin(); it != history.end(); ++it) {
        for (qsizetype i = 0; i < it->size() && it->at(i).ts <= until; ++i)
            rows.append({it->at(i).ts, it.key(), it->at(i), complete && i + 1 == it->size()});
    }
    std::sort(rows.begin(), rows.end(),
              [](const Row &a, const Row &b) { return a.ts != b.ts ? a.ts < b.ts : a.key < b.key; });
    for (const Row &row : std::as_const(rows)) {
        const bool present = row.lastOfKey && isPresent(device, row.key, row.value);
        handOn(device, row.key, row.value, present ? Told::Live : Told::Before, true);
    }
    if (complete) {
        endFill(device);
        return;
    }
    device.fillFrom = until + 1;
    device.fill = Fill::Wanted;
    fillQueue.push_front(device.entity);
}

void ThingsBoardTransport::Private::endFill(Device &device)
{
    device.fill = Fill::None;
    const QList<Held> held = std::exchange(device.held, {});
    for (const Held &one : held)
        handOn(device, one.key, one.value, Told::Live, !device.heldTooMany);
    if (std::exchange(device.heldTooMany, false))
        want(device);
}

void ThingsBoardTransport::Private::giveUp(Device &device, const core::Error &error)
{
    const qint64 now = nowMs();
    record(device, device.committed == 0 ? device.fillFrom : device.committed, now);
    core::Error told = error;
    told.where = device.id.toString();
    told.detail = u"its history cannot be read: %1"_s.arg(error.detail);
    report(told);
    endFill(device);
}

} // namespace thingsboard

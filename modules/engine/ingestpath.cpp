// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingestpath.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

// A running total needs no row for each measurement: what one row leaves out stands in the next, and so it is
// with a difference of totals.
constexpr std::chrono::seconds TotalEvery{10};

} // namespace

IngestPath::IngestPath(std::shared_ptr<core::SeriesTable> series, live::LiveStore &live,
                       const QList<core::Reading> &lastTotals, core::UtcTime awayFrom,
                       const QList<core::Event> &compares, QObject *parent)
    : QObject(parent)
    , m_series(std::move(series))
    , m_live(live)
    , m_integrator(m_series)
    , m_watch(m_series)
    , m_difference(m_series)
    , m_awayFrom(awayFrom)
{
    for (const core::Reading &total : lastTotals) {
        if (!total.value)
            continue;
        if (m_series->at(total.series).quantity == core::Quantity::EnergyIntegrated)
            m_integrator.restore(total.series, *total.value);
        else
            m_watch.restore(total);
    }
    for (const core::Event &compare : compares)
        m_difference.restore(compare);
}

QList<core::Event> IngestPath::compare(const core::Batch &batch, QList<core::Reading> &computed)
{
    const QList<core::Event> fallen = m_watch.look(batch.readings, batch.events);
    for (const QList<core::Event> *events : {&batch.events, &fallen}) {
        for (const core::Event &event : *events) {
            if (event.kind == "register-fell"_L1)
                m_difference.restart(event);
        }
    }
    // A register that may have fallen is not compared before that is known.
    QList<core::Reading> energies = computed;
    for (const core::Reading &reading : batch.readings) {
        if (!m_watch.isDoubtful(reading.series))
            energies.append(reading);
    }
    computed += m_difference.apply(energies);
    return fallen;
}

void IngestPath::pass(const core::BatchPtr &batch)
{
    m_transport = batch->transport;
    m_live.apply(batch->readings);
    QList<core::Reading> totals = m_integrator.apply(batch->readings);
    QList<core::Event> events = compare(*batch, totals);
    m_live.apply(totals);

    QList<core::Reading> stored;
    for (const core::Reading &total : totals) {
        core::SteadyTime &last = m_lastStored[total.series];
        if (last == core::SteadyTime{} || total.receivedSteady - last >= TotalEvery) {
            last = total.receivedSteady;
            stored.append(total);
            m_unstored.remove(total.series);
        } else {
            m_unstored.insert(total.series, total);
        }
    }
    events += m_integrator.takeEvents();
    events += m_difference.takeEvents();
    const bool away = m_awayFrom != core::UtcTime{} && !batch->readings.isEmpty();
    if (stored.isEmpty() && events.isEmpty() && !away) {
        emit ingested(batch);
        return;
    }

    auto whole = std::make_shared<core::Batch>(*batch);
    whole->readings += stored;
    for (core::Event &event : events)
        event.transport = batch->transport;
    whole->events += events;
    if (away) {
        core::Gap gap;
        gap.from = m_awayFrom;
        gap.to = batch->readings.first().receivedAt;
        gap.transport = batch->transport;
        gap.reason = u"collector-away"_s;
        if (gap.to > gap.from)
            whole->gaps.append(gap);
        m_awayFrom = {};
    }
    emit ingested(whole);
}

void IngestPath::finish()
{
    if (m_unstored.isEmpty())
        return;
    auto last = std::make_shared<core::Batch>();
    last->transport = m_transport;
    last->readings = m_unstored.values();
    m_unstored.clear();
    emit ingested(last);
}

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
// What was read on its way to the historian, and what is told of the bus besides.
#include "busworker.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace modbus {

void BusWorker::committed(quint64 sequence)
{
    m_batches.confirm(sequence);
    if (!m_batches.isEmpty())
        gathered();
    checkPressure();
}

void BusWorker::gathered()
{
    if (m_batches.pendingReadings() >= m_setup.options.batchSize)
        cutBatch();
    else if (!m_cutTimer.isActive() && !m_batches.isEmpty())
        m_cutTimer.start(m_setup.options.batchEvery);
}

void BusWorker::cutBatch(bool force)
{
    if (const auto batch = m_batches.cut(Steady::now(), force))
        emit batchReady(batch);
    else if (!m_batches.isEmpty() && !m_stopping)
        m_cutTimer.start(m_setup.options.batchEvery);
}

void BusWorker::checkPressure()
{
    if (!m_pressedSince && m_batches.full() && m_state == core::TransportState::Up) {
        m_pressedSince = now();
        setState(core::TransportState::BackPressed,
                 u"%1 readings wait for the database; polling has stopped"_s.arg(m_batches.held()));
    } else if (m_pressedSince && !m_batches.full()) {
        m_batches.add(core::Gap{*m_pressedSince, now(), {}, {}, u"back-pressure"_s});
        ++m_counters.gaps;
        m_pressedSince.reset();
        gathered();
        if (m_line->isOpen()) {
            m_schedule.restart(Steady::now());
            setState(core::TransportState::Up, m_line->place());
            pumpIn(0ns);
        }
    }
}

void BusWorker::setState(core::TransportState state, const QString &words)
{
    if (state == m_state && state != core::TransportState::Down)
        return;
    m_state = state;
    emit stateChanged(state, words);
}

void BusWorker::housekeep()
{
    for (Meter &meter : m_meters) {
        if (meter.silentSince && !m_pressedSince)
            fallSilent(meter, meter.silentReason);
    }
    emitCounters();
}

void BusWorker::emitCounters()
{
    const auto at = Steady::now();
    const quint64 characters = m_line->characters();
    const auto used = m_line->character() * (characters - m_loadCharacters) +
                      2 * m_line->pause() * (m_counters.requests - m_loadRequests);
    if (at - m_loadSince >= HousekeepEvery / 2) {
        m_counters.wireLoad = std::min(1.0, std::chrono::duration<double>(used) / (at - m_loadSince));
        m_loadSince = at;
        m_loadCharacters = characters;
        m_loadRequests = m_counters.requests;
    }
    const LineCounts &line = m_line->counts();
    const std::pair<QString, quint64> kinds[]{
        {u"crc"_s, line.crc},         {u"late"_s, line.late},        {u"short"_s, line.shorts},
        {u"foreign"_s, line.foreign}, {u"doubled"_s, line.doubled},  {u"echo"_s, line.echo},
        {u"noise"_s, line.noise},     {u"too-fast"_s, line.tooFast}, {u"skipped"_s, m_schedule.skipped()}};
    for (const auto &[key, count] : kinds) {
        if (count > 0)
            m_counters.errors[key] = count;
    }
    m_counters.unconfirmed = static_cast<quint64>(m_batches.held());
    emit countersChanged(m_counters);
}

} // namespace modbus

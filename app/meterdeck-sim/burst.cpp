// SPDX-License-Identifier: GPL-3.0-or-later
#include "burst.h"

using namespace std::chrono_literals;

namespace sim {

namespace {

// Unacknowledged messages a connection: enough to keep the broker busy, few enough for its buffers.
constexpr int Window = 200;

} // namespace

Burst::Burst(SimFleet &fleet, qint64 count, double rate, QObject *parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_count(count)
    , m_rate(rate)
    , m_open(static_cast<size_t>(fleet.wireCount()), 0)
{
    connect(&fleet, &SimFleet::published, this, &Burst::acknowledged);
    // Keeps the pace, and tries again after a lost connection.
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, &Burst::pump);
}

void Burst::start()
{
    m_started = true;
    m_clock.start();
    m_tick.start(m_rate > 0 ? 2ms : 100ms);
    pump();
}

void Burst::acknowledged(int wire)
{
    // What the nodes said at boot is acknowledged too, before or after the start: only what is open here
    // counts.
    int &open = m_open.at(static_cast<size_t>(wire));
    if (!m_started || open == 0)
        return;
    --open;
    ++m_done;
    if (m_done == m_count) {
        m_tick.stop();
        emit finished(m_count);
    } else if (!m_pumping && m_rate <= 0) {
        pump();
    }
}

void Burst::pump()
{
    m_pumping = true;
    const qint64 allowed =
        m_rate > 0 ? std::min(m_count,
                              static_cast<qint64>(m_rate * static_cast<double>(m_clock.nsecsElapsed()) / 1e9))
                   : m_count;
    while (m_next < allowed) {
        int &open = m_open.at(static_cast<size_t>(m_fleet.wireOf(m_next)));
        if (open >= Window)
            break;
        ++open;
        if (!m_fleet.publishNumbered(m_next)) {
            --open;
            break;
        }
        ++m_next;
    }
    m_pumping = false;
}

} // namespace sim

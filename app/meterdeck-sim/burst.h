// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simfleet.h"

#include <QElapsedTimer>

namespace sim {

/// Publishes an exact number of numbered messages, as fast as the broker acknowledges them or at a stated
/// rate.
///
/// Thread: the fleet's.
class Burst : public QObject
{
    Q_OBJECT

public:
    /// @p rate in messages a second; 0 = no limit.
    Burst(SimFleet &fleet, qint64 count, double rate, QObject *parent = nullptr);
    void start();

signals:
    /// Every message has been acknowledged (QoS 1) or written (QoS 0).
    void finished(qint64 count);

private:
    void acknowledged(int wire);
    void pump();

    SimFleet &m_fleet;
    qint64 m_count;
    double m_rate;
    qint64 m_next = 0;
    qint64 m_done = 0;
    std::vector<int> m_open; ///< unacknowledged, a connection each
    bool m_started = false;
    bool m_pumping = false;
    QElapsedTimer m_clock;
    QTimer m_tick;
};

} // namespace sim

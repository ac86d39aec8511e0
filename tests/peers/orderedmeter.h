// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "peers/orderedregisters.h"

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <thread>

namespace peers {

/// One meter on the far side of a pseudo-terminal that takes orders, rightly or in one of the ways meters and
/// lines go wrong, and keeps a log of what it was sent. Reads are always answered, except by the dead. Runs
/// on a thread of its own.
class OrderedMeter
{
public:
    enum class Mood
    {
        Obeys,
        Ignores,    ///< nothing is changed, nothing answered
        EchoOnly,   ///< answered, and nothing changed
        Refuses,    ///< exception 3
        LateEcho,   ///< obeyed at once, answered after lateBy
        SilentObey, ///< obeyed, and nothing answered
        Other,      ///< another unit answers in its place
        OtherValue, ///< the answer tells another value
        Dead,       ///< no answer to anything
    };
    struct Seen
    {
        int unit = 0;
        QByteArray pdu;
    };

    OrderedMeter(int masterFd, int unit, OrderedRegisters registers);
    ~OrderedMeter();

    void setMood(Mood mood) { m_mood = mood; }
    void setLateBy(std::chrono::milliseconds lateBy) { m_lateBy = lateBy; }
    /// The line gives back what is sent on it.
    void setLocalEcho(bool on) { m_echo = on; }
    /// A second meter that answers reads at @p unit.
    void setNeighbour(int unit) { m_neighbour = unit; }

    int unit() const { return m_unit; }
    OrderedRegisters registers() const;
    /// What it was sent, whoever it was for.
    QList<Seen> log() const;
    QList<Seen> writes() const;

private:
    using Steady = std::chrono::steady_clock;
    void run();
    void take(const QByteArray &frame);
    void send(const QByteArray &bytes, std::chrono::milliseconds after = {});

    int m_fd;
    std::atomic<int> m_unit;
    std::atomic<int> m_neighbour{0};
    std::atomic<Mood> m_mood{Mood::Obeys};
    std::atomic<std::chrono::milliseconds> m_lateBy{std::chrono::milliseconds(300)};
    std::atomic<bool> m_echo{false};
    std::atomic<bool> m_stop{false};
    mutable std::mutex m_mutex;
    OrderedRegisters m_registers;
    QList<Seen> m_log;
    std::multimap<Steady::time_point, QByteArray> m_out;
    QByteArray m_in;
    std::thread m_thread;
};

} // namespace peers

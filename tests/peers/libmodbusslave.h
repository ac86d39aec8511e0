// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>

#include <atomic>
#include <thread>

typedef struct _modbus modbus_t;

namespace peers {

/// A meter played by libmodbus, as an independent judge of the frames. Answers function 3 for one unit, and 1
/// and 2 where it is given bits: every third coil and every fifth input is on. What lies beyond its 64
/// registers and its bits gets exception 2. Runs on a thread of its own.
class LibmodbusSlave
{
public:
    LibmodbusSlave(int masterFd, int unit, const QMap<int, quint16> &registers, int bits = 0);
    ~LibmodbusSlave();

    int answered() const { return m_answered; }

private:
    void run();

    int m_fd;
    int m_unit;
    QMap<int, quint16> m_registers;
    int m_bits;
    std::atomic<bool> m_stop{false};
    std::atomic<int> m_answered{0};
    std::thread m_thread;
};

} // namespace peers

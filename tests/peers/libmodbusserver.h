// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>

#include <atomic>
#include <thread>

namespace peers {

/// Meters played by libmodbus behind one Modbus TCP address on loopback, as an independent judge of the
/// frames. Answers functions 3 and 4 for every unit with the same 64 registers; beyond them exception 2. One
/// connection at a time. Runs on a thread of its own.
class LibmodbusServer
{
public:
    explicit LibmodbusServer(const QMap<int, quint16> &registers);
    ~LibmodbusServer();

    quint16 port() const { return m_port; }
    int answered() const { return m_answered; }

private:
    void run();

    int m_listener = -1;
    quint16 m_port = 0;
    QMap<int, quint16> m_registers;
    std::atomic<bool> m_stop{false};
    std::atomic<int> m_answered{0};
    std::thread m_thread;
};

} // namespace peers

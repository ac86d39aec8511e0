// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "peers/ptypair.h"

#include <QList>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

namespace peers {

/// Meters played by libmodbus, each on a pseudo-terminal of its own that libmodbus opens as its serial port:
/// a judge of the frames that is not ours. Answers function 3, registers 0 to 127.
///
/// Before each answer all registers are written anew from a count of the meter's requests, see told(): an
/// answer says which request it belongs to. Runs on a thread of its own.
class LibmodbusMeters
{
public:
    explicit LibmodbusMeters(const QList<int> &units);
    ~LibmodbusMeters();

    /// Where the wire meets the meter of that unit.
    int fd(int unit) const;
    /// What the two registers from the even @p address hold in the answer to a unit's @p count -th request.
    static quint32 told(quint32 count, int unit, int address);

private:
    struct Meter;
    void run();

    std::vector<std::unique_ptr<Meter>> m_meters;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

} // namespace peers

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/fleetplan.h"

#include <QByteArray>

#include <array>

namespace sim {

/// @p frame with its CRC behind it (low byte first).
QByteArray withCrc(QByteArray frame);
/// True when the last two bytes are the CRC of the others.
bool crcFits(const QByteArray &frame);

/// One meter of the campus-modbus family: function 3, registers 0 to 63, floats with the high word first,
/// active power as negative kilowatts. Pure; any thread.
class RtuMeter
{
public:
    static constexpr int RegisterCount = 64;

    /// @p numbered: instead of physics, the registers tell unit, address and request, see
    /// numberedRegisters().
    RtuMeter(int unit, fleet::LoadModel load, bool numbered);

    int unit() const { return m_unit; }
    /// The frame with which the meter answers a request with a right CRC; exceptions 1 (not function 3), 2
    /// (outside of the registers) and 3 (bad count) included. @p number counts the requests of this unit.
    QByteArray answer(const QByteArray &request, core::UtcTime time, quint64 number) const;

private:
    using Registers = std::array<quint16, RegisterCount>;

    Registers physics(core::UtcTime time) const;
    /// 6: 200 + unit / 4 + f, 8: unit / 4 + f, 10: -(unit / 100 + f), 34: f, 54: 50 + f,
    /// with f = (number mod 1000) / 4000: a value of another unit, place or request shows.
    Registers numberedRegisters(quint64 number) const;

    int m_unit;
    fleet::LoadModel m_load;
    bool m_numbered;
};

} // namespace sim

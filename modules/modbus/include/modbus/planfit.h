// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <vector>

namespace modbus {

/// What one meter asks of a wire.
struct PlanShare
{
    int characters = 0; ///< of one whole cycle without the pauses, request and answer
    int exchanges = 0;  ///< requests in it; each takes two pauses besides
    std::chrono::nanoseconds poll{};
};

/// Whether a wire can carry what is asked of it, and what would help. A value.
struct PlanFit
{
    double load = 0;   ///< seconds of the wire's time that are needed each second
    double slower = 1; ///< by how much all polls would have to be longer; 1 when it fits
    int baud = 0;      ///< the lowest usual baud rate at which it would fit; 0: none does
    bool fits() const { return load <= 1; }
};

/// The least the wire needs: meters that think before they answer need more. Pure; any thread.
/// @p bits is the length of a character, 10 to 12. Baud rates are tried from @p baud upwards.
PlanFit planFit(const std::vector<PlanShare> &shares, int baud, int bits);

} // namespace modbus

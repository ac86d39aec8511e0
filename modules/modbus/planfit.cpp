// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/planfit.h"

#include <algorithm>
#include <array>

namespace modbus {

namespace {

constexpr std::array UsualBauds{1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200};
/// A suggestion leaves room for meters that think before they answer, and for what goes wrong.
constexpr double Comfort = 0.8;
/// From here on the pause is fixed, as the specification says.
constexpr int FixedPauseAbove = 19200;

double loadAt(const std::vector<PlanShare> &shares, int baud, int bits)
{
    const double character = static_cast<double>(bits) / std::max(baud, 1);
    const double pause = baud > FixedPauseAbove ? 0.00175 : 3.5 * 11 / std::max(baud, 1);
    double load = 0;
    for (const PlanShare &share : shares) {
        const double needed = share.characters * character + 2 * share.exchanges * pause;
        load += needed / std::max(std::chrono::duration<double>(share.poll).count(), 1e-3);
    }
    return load;
}

} // namespace

PlanFit planFit(const std::vector<PlanShare> &shares, int baud, int bits)
{
    PlanFit fit;
    fit.load = loadAt(shares, baud, bits);
    if (fit.fits())
        return fit;
    fit.slower = fit.load / Comfort;
    const auto enough = std::ranges::find_if(
        UsualBauds, [&](int rate) { return rate > baud && loadAt(shares, rate, bits) <= Comfort; });
    fit.baud = enough == UsualBauds.end() ? 0 : *enough;
    return fit;
}

} // namespace modbus

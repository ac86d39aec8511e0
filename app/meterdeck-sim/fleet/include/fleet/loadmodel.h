// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QtGlobal>

#include <chrono>
#include <vector>

namespace fleet {

/// What stands behind a simulated meter; decides the shape of its day.
enum class LoadKind
{
    Home,
    Shop,
    Lab
};

/// What an ideal single-phase meter would measure at one instant.
struct LoadSample
{
    double voltage = 0;     ///< V
    double current = 0;     ///< A
    double power = 0;       ///< W; voltage x current x powerFactor
    double powerFactor = 1; ///< 1
    double frequency = 50;  ///< Hz; the same for every device of a seed
    double energyWh = 0;    ///< Wh; the integral of power, see LoadModel::energyWh()

    friend bool operator==(const LoadSample &, const LoadSample &) = default;
};

/// A well mixed 64-bit number of two others; the only source of chance in the simulated fleet.
quint64 mixed(quint64 a, quint64 b);
/// The same as a number from 0 (included) to 1 (excluded).
double chance(quint64 a, quint64 b);

/// The electrical life of one simulated building, as a pure function of seed, device and time.
///
/// Power repeats every week: a day-shaped base load, a small ripple, and appliances that switch at seeded
/// instants. Each of the three has a closed integral, so the energy register is exact at any instant without
/// having been there before; that is why live values continue past ones computed by another process. Voltage
/// drifts, and sags with the evening and with the building's own current. Immutable after construction; any
/// thread.
class LoadModel
{
public:
    /// @p device numbers the devices of a fleet; @p utcOffset is added to UTC to know where in the day a time
    /// is.
    LoadModel(quint64 seed, quint32 device, std::chrono::seconds utcOffset = {});

    LoadKind kind() const { return m_kind; }
    /// Everything at @p time.
    LoadSample at(core::UtcTime time) const;
    /// The energy counter in Wh: rises with power and starts again at 0 after 10 000 kWh, as small meters do.
    double energyWh(core::UtcTime time) const;

    static constexpr double RegisterEndWh = 1e7;

private:
    /// One appliance over the week: in each cycle it is on once or not at all.
    struct Appliance
    {
        double watts = 0;
        double powerFactor = 1;
        int cycle = 0;              ///< seconds; divides the week
        std::vector<float> start;   ///< seconds into each cycle
        std::vector<float> length;  ///< seconds; 0 = off in this cycle
        std::vector<double> before; ///< seconds it has been on before each cycle
        double onSeconds = 0;       ///< in a whole week
    };
    struct ApplianceKind;

    double weekSecond(core::UtcTime time, qint64 *week) const;
    double basePower(double second) const;
    double baseEnergy(double second) const;
    double ripple(double second) const;
    double rippleEnergy(double second) const;
    double energyWithinWeek(double second) const;
    void addAppliance(const ApplianceKind &kind, quint32 number);

    quint64 m_seed;
    quint64 m_key;
    std::chrono::seconds m_utcOffset;
    LoadKind m_kind;
    std::vector<double> m_base;       ///< W at each of the week's 168 full hours
    std::vector<double> m_baseBefore; ///< W s before each of them
    std::vector<Appliance> m_appliances;
    double m_rippleWatts = 0;
    double m_feederOhms = 0;
    double m_startWh = 0;
    double m_weekWh = 0;
};

} // namespace fleet

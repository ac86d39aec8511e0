// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/loadmodel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace fleet {

namespace {

constexpr int Week = 7 * 86400;
// The week from which the energy counters count; a recent one keeps them in the range of young meters.
constexpr qint64 FirstWeek = 2939;
// Whole numbers of ripples a week, so that the ripple's integral over a week is zero.
constexpr double SlowRipples = 1403;
constexpr double FastRipples = 6235;

using Hours = std::array<double, 24>;

// Watts (base load) or probability (appliances) at each full hour of a working day.
constexpr Hours HomeBase{70,  65,  62,  60,  62,  80,  150, 190, 160, 120, 110, 110,
                         130, 125, 115, 115, 130, 180, 260, 320, 330, 290, 190, 110};
constexpr Hours ShopBase{150, 150, 145, 145, 150, 160, 190, 320, 640, 850, 900, 920,
                         930, 920, 910, 900, 910, 930, 960, 900, 620, 300, 190, 160};
constexpr Hours LabBase{210,  205,  200,  200,  205,  220, 260, 520, 900, 1150, 1250, 1280,
                        1180, 1220, 1300, 1280, 1150, 820, 520, 420, 360, 300,  250,  220};
constexpr Hours Always{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
constexpr Hours Mealtimes{0,  0,  0,  0,  0,  .1, .5, .6, .3, .1,  .1,  .2,
                          .4, .2, .1, .1, .2, .4, .6, .6, .4, .15, .05, 0};
constexpr Hours Evening{0,   0,   0, 0, 0,  0,  .05, .1,  0,  0,  0, .1,
                        .25, .05, 0, 0, .1, .4, .7,  .75, .5, .2, 0, 0};
constexpr Hours Daytime{0,  0,  0,  0,  0,  0,  .05, .2, .5, .7, .7, .7,
                        .6, .7, .7, .7, .6, .4, .2,  .1, .1, 0,  0,  0};
constexpr Hours Warm{.1, .05, .05, 0,  0,  0,  .05, .15, .2, .3, .4, .5,
                     .6, .65, .65, .6, .5, .5, .55, .6,  .6, .5, .3, .2};

double wrapped(double value, double end)
{
    const double rest = std::fmod(value, end);
    return rest < 0 ? rest + end : rest;
}

/// Smooth seeded noise from -1 to 1 with one knot every @p period seconds.
double drift(quint64 key, double seconds, double period)
{
    const double at = seconds / period;
    const double knot = std::floor(at);
    const auto index = static_cast<quint64>(static_cast<qint64>(knot));
    const double from = chance(key, index);
    const double to = chance(key, index + 1);
    const double x = at - knot;
    return 2 * (from + (to - from) * x * x * (3 - 2 * x)) - 1;
}

} // namespace

struct LoadModel::ApplianceKind
{
    double watts;
    double powerFactor;
    int cycle;       ///< s
    double shortest; ///< s
    double longest;  ///< s
    const Hours &probability;
};

quint64 mixed(quint64 a, quint64 b)
{
    // Two rounds of the splitmix64 finaliser: neighbouring numbers come out unrelated.
    quint64 x = a * 0x9e3779b97f4a7c15ULL + b + 0x632be59bd9b4e019ULL;
    for (int round = 0; round < 2; ++round) {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
        x ^= x >> 31;
    }
    return x;
}

double chance(quint64 a, quint64 b) { return static_cast<double>(mixed(a, b) >> 11) * 0x1p-53; }

LoadModel::LoadModel(quint64 seed, quint32 device, std::chrono::seconds utcOffset)
    : m_seed(seed)
    , m_key(mixed(seed, 1000 + device))
    , m_utcOffset(utcOffset)
    // The first three devices are one of each, so that a small fleet shows every shape.
    , m_kind(static_cast<LoadKind>(device < 3 ? device : mixed(m_key, 1) % 3))
{
    static const std::array<ApplianceKind, 6> home{{{110, .72, 2400, 700, 1100, Always},
                                                    {2000, 1, 1800, 110, 240, Mealtimes},
                                                    {480, .62, 14400, 2400, 4200, Daytime},
                                                    {1700, .99, 7200, 1200, 2700, Evening},
                                                    {850, .88, 3600, 900, 2400, Warm},
                                                    {140, .65, 5400, 2400, 5200, Evening}}};
    static const std::array<ApplianceKind, 4> shop{{{420, .74, 1800, 600, 1000, Always},
                                                    {1400, .86, 3600, 1200, 3000, Warm},
                                                    {1900, .99, 7200, 900, 2400, Mealtimes},
                                                    {300, .7, 1200, 200, 700, Daytime}}};
    static const std::array<ApplianceKind, 4> lab{{{260, .7, 2400, 800, 1300, Always},
                                                   {1800, .99, 7200, 1800, 5400, Daytime},
                                                   {720, .78, 3600, 600, 2700, Daytime},
                                                   {1100, .84, 5400, 1800, 4800, Daytime}}};
    const Hours &day = m_kind == LoadKind::Home ? HomeBase : m_kind == LoadKind::Shop ? ShopBase : LabBase;
    const double size = 0.8 + 0.5 * chance(m_key, 2);
    m_base.resize(168);
    m_baseBefore.assign(169, 0);
    for (int hour = 0; hour < 168; ++hour) {
        const int weekday = (hour / 24 + 3) % 7; // the epoch was a Thursday; 0 is Monday
        double watts = day.at(static_cast<size_t>(hour % 24));
        if (weekday >= 5 && m_kind != LoadKind::Home)
            watts = weekday == 6 || m_kind == LoadKind::Lab ? day[3] + 0.15 * (watts - day[3]) : 0.9 * watts;
        m_base[static_cast<size_t>(hour)] =
            watts * size * (0.93 + 0.14 * chance(m_key, 100 + static_cast<quint64>(hour)));
    }
    for (size_t hour = 0; hour < 168; ++hour)
        m_baseBefore[hour + 1] = m_baseBefore[hour] + 1800 * (m_base[hour] + m_base[(hour + 1) % 168]);

    const std::span<const ApplianceKind> kinds =
        m_kind == LoadKind::Home   ? std::span<const ApplianceKind>(home)
        : m_kind == LoadKind::Shop ? std::span<const ApplianceKind>(shop)
                                   : std::span<const ApplianceKind>(lab);
    for (quint32 number = 0; number < kinds.size(); ++number)
        addAppliance(kinds[number], number);

    m_rippleWatts = 0.03 * *std::min_element(m_base.begin(), m_base.end());
    m_feederOhms = 0.12 + 0.22 * chance(m_key, 3);
    m_startWh = 1e5 + 2e6 * chance(m_key, 4);
    m_weekWh = energyWithinWeek(Week);
}

void LoadModel::addAppliance(const ApplianceKind &kind, quint32 number)
{
    const quint64 key = mixed(m_key, 10 + number);
    Appliance appliance;
    appliance.watts = kind.watts * (0.85 + 0.3 * chance(key, 0));
    appliance.powerFactor = std::min(1.0, kind.powerFactor * (0.97 + 0.05 * chance(key, 1)));
    appliance.cycle = kind.cycle;
    const auto cycles = static_cast<size_t>(Week / kind.cycle);
    appliance.start.resize(cycles);
    appliance.length.resize(cycles);
    appliance.before.resize(cycles);
    for (size_t cycle = 0; cycle < cycles; ++cycle) {
        const size_t begin = cycle * static_cast<size_t>(kind.cycle);
        const bool weekend = (begin / 86400 + 3) % 7 >= 5;
        double probability = kind.probability.at(begin / 3600 % 24);
        if (weekend && m_kind == LoadKind::Lab && &kind.probability != &Always)
            probability *= 0.1;
        appliance.before[cycle] = appliance.onSeconds;
        if (chance(key, 3 * cycle + 10) >= probability)
            continue;
        const double length = kind.shortest + (kind.longest - kind.shortest) * chance(key, 3 * cycle + 11);
        appliance.length[cycle] = static_cast<float>(length);
        appliance.start[cycle] = static_cast<float>((kind.cycle - length) * chance(key, 3 * cycle + 12));
        appliance.onSeconds += static_cast<double>(appliance.length[cycle]);
    }
    m_appliances.push_back(std::move(appliance));
}

double LoadModel::weekSecond(core::UtcTime time, qint64 *week) const
{
    const auto local = time + m_utcOffset;
    const auto length = std::chrono::microseconds(std::chrono::seconds(Week)).count();
    const qint64 micros = core::toMicros(local);
    *week = micros / length - (micros % length < 0 ? 1 : 0);
    return static_cast<double>(micros - *week * length) / 1e6;
}

double LoadModel::basePower(double second) const
{
    const auto hour = std::min<size_t>(static_cast<size_t>(second / 3600), 167);
    const double x = second / 3600 - static_cast<double>(hour);
    return m_base[hour] + (m_base[(hour + 1) % 168] - m_base[hour]) * x;
}

double LoadModel::baseEnergy(double second) const
{
    const auto hour = std::min<size_t>(static_cast<size_t>(second / 3600), 167);
    const double within = second - 3600 * static_cast<double>(hour);
    return m_baseBefore[hour] + within * (m_base[hour] + basePower(second)) / 2;
}

double LoadModel::ripple(double second) const
{
    constexpr double turn = 2 * std::numbers::pi / Week;
    return m_rippleWatts *
           (std::sin(turn * SlowRipples * second) + 0.6 * std::sin(turn * FastRipples * second));
}

double LoadModel::rippleEnergy(double second) const
{
    constexpr double turn = 2 * std::numbers::pi / Week;
    return m_rippleWatts * ((1 - std::cos(turn * SlowRipples * second)) / (turn * SlowRipples) +
                            0.6 * (1 - std::cos(turn * FastRipples * second)) / (turn * FastRipples));
}

double LoadModel::energyWithinWeek(double second) const
{
    double wattSeconds = baseEnergy(second) + rippleEnergy(second);
    for (const Appliance &appliance : m_appliances) {
        const auto cycle =
            std::min(static_cast<size_t>(second / appliance.cycle), appliance.before.size() - 1);
        const double within =
            second - static_cast<double>(cycle) * appliance.cycle - double(appliance.start[cycle]);
        const double on = appliance.before[cycle] + std::clamp(within, 0.0, double(appliance.length[cycle]));
        wattSeconds += appliance.watts * on;
    }
    return wattSeconds / 3600;
}

double LoadModel::energyWh(core::UtcTime time) const
{
    qint64 week = 0;
    const double second = weekSecond(time, &week);
    const double total =
        m_startWh + static_cast<double>(week - FirstWeek) * m_weekWh + energyWithinWeek(second);
    return wrapped(total, RegisterEndWh);
}

LoadSample LoadModel::at(core::UtcTime time) const
{
    qint64 week = 0;
    const double second = weekSecond(time, &week);
    const double now = static_cast<double>(core::toMicros(time)) / 1e6;

    LoadSample sample;
    sample.power = basePower(second) + ripple(second);
    double reactive = sample.power * std::tan(std::acos(0.94));
    for (const Appliance &appliance : m_appliances) {
        const auto cycle =
            std::min(static_cast<size_t>(second / appliance.cycle), appliance.before.size() - 1);
        const double within =
            second - static_cast<double>(cycle) * appliance.cycle - double(appliance.start[cycle]);
        if (within < 0 || within >= double(appliance.length[cycle]))
            continue;
        sample.power += appliance.watts;
        reactive += appliance.watts * std::tan(std::acos(appliance.powerFactor));
    }
    sample.powerFactor = sample.power / std::hypot(sample.power, reactive);

    const double hour = second / 3600 - 24 * std::floor(second / 86400);
    const double eveningLoad = std::exp(-(hour - 19.5) * (hour - 19.5) / 6);
    const double grid = 230 - 3.5 * eveningLoad + 2.2 * drift(mixed(m_seed, 7), now, 1800) +
                        0.6 * drift(mixed(m_seed, 8), now, 120) + 0.25 * drift(mixed(m_key, 5), now, 4);
    // Constant power behind a feeder: one step of the iteration is within millivolts of the solution.
    const double guess = sample.power / (grid * sample.powerFactor);
    sample.voltage = grid - guess * m_feederOhms;
    sample.current = sample.power / (sample.voltage * sample.powerFactor);
    sample.frequency = 50 + 0.03 * drift(mixed(m_seed, 9), now, 600) +
                       0.015 * drift(mixed(m_seed, 10), now, 45) + 0.004 * drift(mixed(m_seed, 11), now, 5);
    sample.energyWh = energyWh(time);
    return sample;
}

} // namespace fleet

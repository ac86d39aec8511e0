// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/reading.h"
#include "core/series.h"

#include <QHash>
#include <QList>

#include <chrono>
#include <memory>
#include <optional>

namespace energy {

/// Turns active power (W) into a running total of imported energy (Wh): `energy_integrated`, marked
/// Estimated, in a series of its own ("computed:<source of the power>"), never mixed with the meter's own
/// register.
///
/// Trapezoid between two consecutive Good live readings over the elapsed time of the steady clock. A gap
/// longer than three observed intervals (at least 15 s, at most 5 min) is not bridged and becomes an event
/// "energy-gap". Power below zero adds nothing. Pure apart from its running totals; thread: one at a time.
class PowerIntegrator
{
public:
    explicit PowerIntegrator(std::shared_ptr<core::SeriesTable> series);

    /// At most one integrated reading per power reading, in order; other quantities are passed over.
    QList<core::Reading> apply(const QList<core::Reading> &readings);
    /// Continues from the last total (Wh) of an energy_integrated series; also across a changed profile.
    void restore(core::SeriesId integrated, double totalWh);
    /// Gaps not bridged since the last call: kind "energy-gap", detail "seconds", "limit_seconds", "channel",
    /// "source".
    QList<core::Event> takeEvents();

private:
    struct Key
    {
        core::DeviceId device;
        QString channel;
        QString source; ///< "computed:…"
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.device, key.channel, key.source);
        }
    };
    struct Run
    {
        bool known = false; ///< this id was looked at
        bool power = false; ///< and is power as measured
        core::SeriesId integrated = core::SeriesId::None;
        double totalWh = 0;
        bool started = false;
        double lastPower = 0;
        core::SteadyTime lastAt{};
        std::chrono::nanoseconds interval{0}; ///< mean gap; 0 = none seen
    };

    Run &runOf(core::SeriesId id);

    std::shared_ptr<core::SeriesTable> m_series;
    QList<Run> m_runs; ///< by series number
    QHash<Key, double> m_restored;
    QList<core::Event> m_events;
};

} // namespace energy

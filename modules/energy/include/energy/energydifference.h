// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/reading.h"
#include "core/series.h"

#include <QHash>
#include <QList>

#include <chrono>
#include <memory>

namespace energy {

/// What a meter's register counted more than was integrated from its power since both were set beside each
/// other: `energy_difference` (Wh, any sign), marked Estimated, in a series of its own whose source names
/// both ("computed:<source of the register> - <source of the power>").
///
/// One reading for each Good live register reading while the integrated total is fresh: three of its
/// intervals, at least 15 s, at most 5 min. A register that fell begins anew at zero. Each common start is an
/// event "energy-compare" (detail "register", "integrated", "channel", "source"), from which a later run goes
/// on. Pure; thread: one at a time.
class EnergyDifference
{
public:
    explicit EnergyDifference(std::shared_ptr<core::SeriesTable> series);

    /// Goes on from the newest "energy-compare" of its device, channel and source.
    void restore(const core::Event &compare);
    /// The register has begun anew: the next reading is a common start. An event that names no "source" is
    /// about all registers of its channel.
    void restart(const core::Event &registerFell);
    /// @p readings as measured and integrated, in any order within the batch.
    QList<core::Reading> apply(const QList<core::Reading> &readings);
    /// The common starts since the last call.
    QList<core::Event> takeEvents();

private:
    struct Place
    {
        core::DeviceId device;
        QString channel;
        friend bool operator==(const Place &, const Place &) = default;
        friend size_t qHash(const Place &place, size_t seed = 0)
        {
            return qHashMulti(seed, place.device, place.channel);
        }
    };
    struct Key
    {
        Place place;
        QString source; ///< of the difference
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.place, key.source);
        }
    };
    struct Base
    {
        double registerWh = 0;
        double integratedWh = 0;
    };
    struct Integrated
    {
        QString source; ///< of the power
        double value = 0;
        core::SteadyTime at{};
        std::chrono::nanoseconds interval{0}; ///< mean gap; 0 = none seen
    };
    enum class Kind : quint8
    {
        Unseen,
        Other,
        Register,
        Integrated
    };

    Kind kindOf(core::SeriesId id);
    void note(const core::Reading &integrated);
    void compare(const core::Reading &reading, QList<core::Reading> &differences);

    std::shared_ptr<core::SeriesTable> m_series;
    QList<Kind> m_kinds; ///< by series number
    QHash<Place, Integrated> m_integrated;
    QHash<Key, Base> m_bases;
    QHash<Key, core::SeriesId> m_ids;
    QList<core::Event> m_events;
};

} // namespace energy

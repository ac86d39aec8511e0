// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"

#include <QHash>

#include <optional>

namespace modbus {

/// Judges a value by those before it: what a register alone cannot show.
///
/// - A lone zero after a total (a meter that wakes up): held back until a second reading agrees.
/// - A total that falls: held back until a second reading agrees; then a new cycle has begun.
/// - A total that passes the end of its counter and begins again: a new cycle at once.
/// - A jump beyond the profile's limit: held back until a second reading agrees with the new level.
///
/// What is held back has quality Bad and no value; never 0 and never the value before. Pure: no clock, no
/// thread of its own; one at a time. Nothing is remembered of readings without a value.
class ValueGuard
{
public:
    struct Rule
    {
        bool total = false;           ///< only rises
        std::optional<double> jump;   ///< the most two readings in a row may differ, in the quantity's unit
        std::optional<double> wrapAt; ///< the value at which the counter begins again from 0
    };
    enum class Finding
    {
        None,
        LoneZero, ///< held back
        Fall,     ///< held back
        Jump,     ///< held back
        NewCycle, ///< accepted: the fall was real
        Wrapped,  ///< accepted: the counter began again
        NewLevel, ///< accepted: the jump was real
    };
    struct Verdict
    {
        Finding finding = Finding::None;
        double before = 0; ///< the last value accepted, for every finding
        double now = 0;
        std::optional<double> wrapAt = {}; ///< of its rule
    };

    void setRule(core::SeriesId series, const Rule &rule);
    /// Judges @p reading, and takes its value away when it is held back.
    Verdict judge(core::Reading &reading);
    /// Nothing is compared across a gap that a person has ordered, such as a reset: the next value is a
    /// first.
    void forget(core::SeriesId series);
    /// The last value that was accepted.
    std::optional<double> last(core::SeriesId series) const;

    static bool isHeldBack(Finding finding);
    /// "lone-zero", "fall", "jump": the key it is counted under; empty for what is accepted.
    static QLatin1StringView key(Finding finding);

private:
    struct State
    {
        Rule rule;
        std::optional<double> last; ///< accepted
        std::optional<double> held; ///< the one held back just before
    };
    Finding find(State &state, double value) const;

    QHash<core::SeriesId, State> m_states;
};

} // namespace modbus

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QLatin1StringView>
#include <QList>

#include <optional>

namespace energy {

/// What a register's fall really was.
enum class Verdict
{
    Reset,       ///< set back to zero: what it shows has been counted since
    RollOver,    ///< passed the end of its range and began again at zero
    Exchange,    ///< another meter with figures of its own
    WrongBefore, ///< no fall: the higher value was a bad reading
    WrongAfter,  ///< no fall: the lower values are bad readings until it is back
};

/// The stable spelling: "reset", "roll-over", "exchange", "wrong-before", "wrong-after".
QLatin1StringView verdictName(Verdict verdict);
std::optional<Verdict> verdictFromName(QStringView name);

/// A verdict with its figures, Wh.
struct Decision
{
    Verdict verdict = Verdict::Reset;
    double range = 0;    ///< RollOver: what the register holds before it begins again
    double oldEnd = 0;   ///< Exchange: the old meter's last figure
    double newStart = 0; ///< Exchange: the new meter's first figure

    friend bool operator==(const Decision &, const Decision &) = default;
};

/// A register was lower than before.
struct Fall
{
    core::UtcTime at{};          ///< of the first lower reading
    double before = 0;           ///< Wh
    double after = 0;            ///< Wh
    bool wrapped = false;        ///< it was near the end of its known range before and near zero after
    std::optional<double> range; ///< that range, Wh
    std::optional<Decision> decided;
};

/// What was taken over a stretch.
struct Consumption
{
    double wattHours = 0;
    bool known = false; ///< there were readings
    int open = 0;       ///< falls in it that nobody has reviewed: the figure is an estimate
};

/// Computes what a meter took from readings of its register and from what was decided about its falls.
///
/// Nothing stored is changed: each figure follows from the readings and the decisions, so that an undone
/// decision gives back the figure there was. A fall that nobody has reviewed never takes anything off: a
/// known range is taken as roll-over; else a new cycle begins with the first lower reading, which adds
/// nothing itself. A fall that was never told (before the console knew of it) begins a new cycle too, once a
/// second reading agrees. Pure; thread: any.
class EnergyLedger
{
public:
    /// One reading, Wh.
    struct Point
    {
        core::UtcTime at{};
        double value = 0;
    };

    /// @p falls in any order; of one register.
    explicit EnergyLedger(QList<Fall> falls);

    /// What was taken from @p from on, by @p points in order of time. Points before @p from are where the
    /// count starts: what was counted between the last of them and the first later one belongs to the
    /// stretch.
    Consumption over(const QList<Point> &points, core::UtcTime from) const;

    /// What is assumed while nobody has reviewed it, and what a review begins with.
    static Decision proposal(const Fall &fall);
    const QList<Fall> &falls() const { return m_falls; }

private:
    QList<Fall> m_falls; ///< oldest first
};

} // namespace energy

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/readplan.h"
#include "modbus/shaperule.h"

#include <optional>
#include <vector>

namespace modbus {

/// What one bus asks next: the most overdue block whose shape is free, a probe where none is, and now and
/// then a meter that has fallen silent.
///
/// Suspects (three failures in a row) are asked with a growing pause and get at most 2 % of the line's time
/// together while any meter lives; when all are silent nothing is starved and the pause alone counts. Pure
/// and free of Qt. Thread: one at a time. Time is an argument; it must not run backwards.
class PollSchedule
{
public:
    using Time = ShapeRule::Time;
    using Duration = ShapeRule::Duration;

    static constexpr double SuspectShare = 0.02;
    static constexpr Duration FirstPause = std::chrono::seconds(1);
    static constexpr Duration LongestPause = std::chrono::seconds(30);

    /// What to ask: block >= 0 fetches that block's registers; -1 is a probe.
    struct Turn
    {
        std::size_t meter = 0;
        int block = -1;
        BlockRead read;
    };
    struct Next
    {
        std::optional<Turn> turn;
        Time wake{}; ///< when to look again, if there is no turn
    };

    /// @p silence is the time-out of silence after which a shape may follow itself when nothing else is left.
    std::size_t addMeter(std::uint8_t unit, Duration poll, Duration silence, const ReadPlan &plan,
                         Time firstDue);

    /// Chooses; changes nothing but the suspects' account.
    Next next(Time now);
    /// The turn goes out. Exactly one of answered(), excepted(), failed() must follow.
    void asked(const Turn &turn, Time now);
    void answered(Time now);
    /// See ShapeRule::excepted().
    bool excepted(Time now);
    void failed(Time now);
    /// The line was away: what fell due meanwhile is due now, once, and suspects are tried again at once.
    void restart(Time now);

    const ShapeRule &rule() const { return m_rule; }
    bool suspect(std::size_t meter) const { return m_rule.suspect(m_meters[meter].unit); }
    /// Polls left out because the line could not keep up.
    std::uint64_t skipped() const { return m_skipped; }

private:
    struct Meter
    {
        std::uint8_t unit = 1;
        Duration poll{};
        Duration silence{};
        ReadPlan plan;
        std::vector<Time> due; ///< of each block
        Time retryAt{};        ///< while suspect
        Duration pause{};      ///< the last one
    };
    struct Choice
    {
        std::optional<BlockRead> read;
        Time freeAt{}; ///< when something of it may be asked, if nothing may now
    };
    Shape shapeOf(const Meter &meter, const BlockRead &read) const;
    Choice choose(const Meter &meter, const std::vector<BlockRead> &reads, bool afterSilence, Time now) const;
    std::optional<Turn> forLiving(Time now, Time &wake) const;
    std::optional<Turn> forSuspects(Time now, Time &wake) const;
    void settle(Time now);

    std::vector<Meter> m_meters;
    ShapeRule m_rule;
    std::optional<Turn> m_open;
    Time m_openSince{};
    bool m_openSuspect = false;
    double m_account = 0; ///< seconds of line time that suspects may still use; negative: they have overdrawn
    Time m_accountAt{};
    std::uint64_t m_skipped = 0;
};

} // namespace modbus

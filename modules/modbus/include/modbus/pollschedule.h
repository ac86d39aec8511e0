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
/// together while any meter lives, but for the first tries of one that was just heard; when all are silent
/// nothing is starved and the pause alone counts.
///
/// Where answers carry the number of their request (Modbus TCP) the shape rule has nothing to guard, and
/// several turns may be open: never two of one shape, so that swapped numbers are found out, and one suspect
/// at a time.
///
/// Pure and free of Qt. Thread: one at a time. Time is an argument; it must not run backwards.
class PollSchedule
{
public:
    using Time = ShapeRule::Time;
    using Duration = ShapeRule::Duration;

    static constexpr double SuspectShare = 0.02;
    static constexpr Duration FirstPause =
        std::chrono::seconds(1); ///< at most; a meter that is polled faster is missed sooner
    /// A meter that has just been heard and falls silent is tried this often after its first pause each,
    /// on nobody's account, once for each of its last answers: most troubles are over sooner than a dead
    /// meter's turn comes.
    static constexpr int QuickTries = 3;
    static constexpr Duration LongestPause = std::chrono::seconds(30);

    /// How an answer is known to belong to its request.
    enum class Matching
    {
        ByShape,
        ByNumber,
    };

    /// @p atOnce turns may be open at one time; only for ByNumber more than one.
    explicit PollSchedule(Matching matching = Matching::ByShape, int atOnce = 1)
        : m_matching(matching), m_atOnce(atOnce)
    {}

    /// The block of a read that no plan holds: a person asks for it.
    static constexpr int Guest = -2;

    /// What to ask: block >= 0 fetches that block's registers; -1 is a probe; Guest is a person's read.
    struct Turn
    {
        std::size_t meter = 0;
        int block = -1;
        BlockRead read;
        friend bool operator==(const Turn &, const Turn &) = default;
    };
    struct Next
    {
        std::optional<Turn> turn;
        Time wake{}; ///< when to look again, if there is no turn
    };

    /// @p silence is the time-out of silence after which a shape may follow itself when nothing else is left.
    std::size_t addMeter(std::uint8_t unit, Duration poll, Duration silence, const ReadPlan &plan,
                         Time firstDue);

    /// The meter for a Guest turn of @p unit: the one that is polled, or one that has nothing to poll.
    std::size_t guest(std::uint8_t unit, Duration silence);
    /// When @p read may go out as a Guest turn: @p now or before it, or when to look again; Time::max() when
    /// an answer that is under way decides. The line must have room.
    Time guestFreeAt(std::size_t meter, const BlockRead &read, Time now) const;

    /// Chooses; changes nothing but the suspects' account.
    Next next(Time now);
    /// The turn goes out. Exactly one of answered(), excepted(), failed() must follow for it.
    void asked(const Turn &turn, Time now);
    void answered(const Turn &turn, Time now);
    /// See ShapeRule::excepted(); always true where answers are numbered.
    bool excepted(const Turn &turn, Time now);
    void failed(const Turn &turn, Time now);
    /// An answer of this shape came after it was given up. A suspect is back among the living, once: a meter
    /// that is always late stays a suspect, though without its pause. When it surely is this unit's own, it
    /// @p pays its debt.
    void heard(const Shape &shape, bool pays, Time now);
    /// The same for the one open turn.
    void answered(Time now) { answered(m_open.front().turn, now); }
    bool excepted(Time now) { return excepted(m_open.front().turn, now); }
    void failed(Time now) { failed(m_open.front().turn, now); }

    /// Reads @p parts instead of a block, due at once: the first takes the block's number, the others get
    /// numbers at the end. Without parts the block is read no more. Probes and longer variants that would
    /// read any of @p avoid go too, if others remain.
    void replaceBlock(std::size_t meter, int block, const std::vector<ReadPlan::Block> &parts, Time now);
    void avoid(std::size_t meter, const BlockRead &registers);
    /// The blocks of a meter now, by number.
    const std::vector<ReadPlan::Block> &blocks(std::size_t meter) const { return m_meters[meter].blocks; }
    /// Lets a block be asked again at once.
    void hasten(std::size_t meter, int block, Time now);
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
        std::vector<ReadPlan::Block> blocks;
        std::vector<BlockRead> probes;
        std::vector<Time> due; ///< of each block; Time::max() for one that is read no more
        Time retryAt{};        ///< while suspect
        bool wasHeard = false; ///< it was let off being a suspect since its last answer
        Duration pause{};      ///< the last one
        int quickTries = 0;    ///< left; only one that answers earns them
    };
    struct Choice
    {
        std::optional<BlockRead> read;
        Time freeAt{}; ///< when something of it may be asked, if nothing may now
    };
    struct Open
    {
        Turn turn;
        Time since{};
        bool suspect = false;
    };
    Shape shapeOf(const Meter &meter, const BlockRead &read) const;
    Choice choose(const Meter &meter, const std::vector<BlockRead> &reads, bool afterSilence, Time now) const;
    std::optional<Turn> forLiving(Time now, Time &wake) const;
    std::optional<Turn> forSuspects(Time now, Time &wake) const;
    static Duration intervalOf(const Meter &meter, int block);
    bool anyLiving() const;
    void comeBack(std::uint8_t unit, Time now);
    bool isOpen(std::size_t meter, int block) const;
    bool underWay(const Shape &shape) const;
    bool settle(const Turn &turn, Time now);

    Matching m_matching;
    int m_atOnce;
    std::vector<Meter> m_meters;
    ShapeRule m_rule;
    std::vector<Open> m_open;
    double m_account = 0; ///< seconds of line time that suspects may still use; negative: they have overdrawn
    Time m_accountAt{};
    std::uint64_t m_skipped = 0;
};

} // namespace modbus

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

namespace modbus {

/// All that a Modbus RTU answer tells of the request it belongs to: there is no transaction number.
struct Shape
{
    std::uint8_t unit = 0;
    std::uint8_t function = 0;
    std::uint16_t bytes = 0; ///< byte count of the answer
    friend auto operator<=>(const Shape &, const Shape &) = default;
};

/// Decides which requests may be sent, so that a late or doubled answer can never be taken for a fresh one.
///
/// A request without a valid answer leaves a debt: its answer may still come. While it may, no request of the
/// same shape is sent; a valid answer to a later request clears the debts of its unit, because meters answer
/// in order. Retries are the scheduler's next turns, never a repetition of the same request. Rules and
/// measurements: README.
///
/// Pure and free of Qt. Thread: one at a time. Time is an argument; it must not run backwards.
class ShapeRule
{
public:
    using Time = std::chrono::steady_clock::time_point;
    using Duration = std::chrono::nanoseconds;

    enum class Verdict
    {
        Free,       ///< may be asked now
        SameAsLast, ///< only after a time-out of silence of this unit, and only when no other shape can be
                    ///< had
        Owed,       ///< its answer may still come
    };

    static constexpr Duration DebtLife = std::chrono::seconds(5);
    static constexpr int SuspectAfter = 3; ///< failures in a row

    /// May @p shape be asked at @p now?
    Verdict verdict(const Shape &shape, Time now) const;
    /// When an owed shape is free again at the latest; @p now when it is not owed.
    Time owedUntil(const Shape &shape, Time now) const;
    /// When the unit was last asked or heard; the epoch when never.
    Time lastTouched(std::uint8_t unit) const { return m_units[unit].touched; }

    /// @p shape goes out now. Exactly one of answered(), excepted() and failed() must follow.
    void asked(const Shape &shape, Time now);
    /// The open request was answered with its unit, function, byte count and a right checksum.
    void answered(Time now);
    /// The open request was answered with an exception. True when it surely belongs to this request; false
    /// when debts were open, so that it may belong to an older one (the open request then becomes a debt as
    /// well).
    bool excepted(Time now);
    /// The answer of an owed shape came too late to be used. Meters answer in order: that debt and all older
    /// ones of the unit end after @p linger, in which the same answer may come once more.
    void paid(const Shape &shape, Time now, Duration linger);
    /// The open request got no valid answer: a debt, and one failure more.
    void failed(Time now);

    /// The failures so far do not count any more.
    void forgive(std::uint8_t unit) { m_units[unit].failures = 0; }

    /// True when the answer of an earlier request of this shape may still come.
    bool owes(const Shape &shape, Time now) const;
    /// Open debts of a unit.
    int debts(std::uint8_t unit, Time now) const;
    /// The shape last asked of this unit.
    std::optional<Shape> last(std::uint8_t unit) const { return m_units[unit].last; }
    /// Requests in a row without a valid answer.
    int failures(std::uint8_t unit) const { return m_units[unit].failures; }
    bool suspect(std::uint8_t unit) const { return m_units[unit].failures >= SuspectAfter; }

private:
    struct Debt
    {
        Shape shape;
        Time until{};
    };
    struct Unit
    {
        std::vector<Debt> debts;
        std::optional<Shape> last;
        Time touched{};
        int failures = 0;
    };
    void addDebt(const Shape &shape, Time now);

    std::array<Unit, 256> m_units;
    std::optional<Shape> m_open;
};

} // namespace modbus

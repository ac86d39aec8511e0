// SPDX-License-Identifier: GPL-3.0-or-later
#include "energy/energyledger.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace energy {

namespace {

/// A total kept in a 32-bit float cannot count finer than this share of itself; that is no fall.
constexpr double FloatGrain = 2.5e-7;

/// A register that was reset shows little of what it showed before; one that shows more is another meter's.
constexpr double ResetBelow = 0.01;

constexpr std::array Names{
    std::pair{Verdict::Reset, "reset"_L1},
    std::pair{Verdict::RollOver, "roll-over"_L1},
    std::pair{Verdict::Exchange, "exchange"_L1},
    std::pair{Verdict::WrongBefore, "wrong-before"_L1},
    std::pair{Verdict::WrongAfter, "wrong-after"_L1},
};

bool isBelow(double value, double last) { return value < last - std::abs(last) * FloatGrain; }

/// The count while readings and falls are met in order of time.
class Count
{
public:
    explicit Count(core::UtcTime from) : m_from(from) {}

    void read(const EnergyLedger::Point &point, const EnergyLedger::Point *next)
    {
        const bool inside = point.at >= m_from;
        if (m_holding) {
            if (isBelow(point.value, m_held))
                return;
            begin(m_held);
            m_holding = false;
        }
        m_sum.known = m_sum.known || inside;
        if (!m_begun) {
            begin(point.value);
            return;
        }
        if (isBelow(point.value, m_last)) {
            // One low value between higher ones is no new cycle, and nobody knows yet what the newest one is.
            if (!next || !isBelow(next->value, m_last) || isBelow(next->value, point.value))
                return;
            m_sum.open += inside ? 1 : 0;
            begin(point.value);
            return;
        }
        add(std::max(0.0, point.value - m_last), inside);
        m_last = std::max(m_last, point.value);
    }

    void meet(const Fall &fall)
    {
        const bool inside = fall.at >= m_from;
        const double before = fall.before;
        if (m_holding) {
            m_holding = false;
            begin(before);
        } else if (m_begun && before > m_last) {
            add(before - m_last, inside);
            m_last = before;
        }
        m_sum.known = m_sum.known || inside;
        m_sum.open += inside && !fall.decided ? 1 : 0;
        // What a fall adds is only known against what was counted before it.
        const bool counts = m_begun;
        const Decision decision = fall.decided.value_or(EnergyLedger::proposal(fall));
        switch (decision.verdict) {
        case Verdict::Reset:
            if (counts && fall.decided)
                add(fall.after, inside);
            break;
        case Verdict::RollOver:
            if (counts)
                add(std::max(0.0, decision.range - before + fall.after), inside);
            break;
        case Verdict::Exchange:
            if (counts && fall.decided)
                add(std::max(0.0, decision.oldEnd - before) + std::max(0.0, fall.after - decision.newStart),
                    inside);
            break;
        case Verdict::WrongBefore:
            // What was counted on the way up to the bad value goes, as far as the lower one does not prove
            // it.
            if (m_begun) {
                m_sum.wattHours = m_baseSum;
                const double start = m_base;
                begin(start);
                if (fall.after > start) {
                    add(fall.after - start, inside);
                    m_last = fall.after;
                } else {
                    m_last = fall.after;
                    m_base = fall.after;
                }
                return;
            }
            break;
        case Verdict::WrongAfter:
            m_holding = true;
            m_held = before;
            return;
        }
        begin(fall.after);
    }

    Consumption sum() const { return m_sum; }

private:
    void add(double wattHours, bool inside)
    {
        if (inside)
            m_sum.wattHours += wattHours;
    }
    /// From here on without a fall.
    void begin(double value)
    {
        m_begun = true;
        m_last = value;
        m_base = value;
        m_baseSum = m_sum.wattHours;
    }

    core::UtcTime m_from;
    Consumption m_sum;
    // Not optionals: GCC 12 takes what they hold for unset.
    bool m_begun = false;
    double m_last = 0; ///< once begun
    bool m_holding = false;
    double m_held = 0; ///< while holding: readings below are bad ones
    double m_base = 0;
    double m_baseSum = 0;
};

} // namespace

QLatin1StringView verdictName(Verdict verdict) { return Names.at(static_cast<size_t>(verdict)).second; }

std::optional<Verdict> verdictFromName(QStringView name)
{
    for (const auto &[verdict, spelling] : Names) {
        if (name == spelling)
            return verdict;
    }
    return std::nullopt;
}

EnergyLedger::EnergyLedger(QList<Fall> falls) : m_falls(std::move(falls))
{
    std::stable_sort(m_falls.begin(), m_falls.end(),
                     [](const Fall &a, const Fall &b) { return a.at < b.at; });
}

Decision EnergyLedger::proposal(const Fall &fall)
{
    Decision decision;
    decision.oldEnd = fall.before;
    decision.newStart = fall.after;
    decision.range = fall.range.value_or(0);
    if (fall.wrapped && fall.range)
        decision.verdict = Verdict::RollOver;
    else if (fall.after > fall.before * ResetBelow)
        decision.verdict = Verdict::Exchange;
    return decision;
}

Consumption EnergyLedger::over(const QList<Point> &points, core::UtcTime from) const
{
    Count count(from);
    if (points.isEmpty())
        return count.sum();
    auto fall = m_falls.begin();
    for (qsizetype i = 0; i < points.size(); ++i) {
        const Point &point = points.at(i);
        for (; fall != m_falls.end() && fall->at <= point.at; ++fall)
            count.meet(*fall);
        const bool fallNext =
            i + 1 < points.size() && fall != m_falls.end() && fall->at <= points.at(i + 1).at;
        count.read(point, i + 1 < points.size() && !fallNext ? &points.at(i + 1) : nullptr);
    }
    return count.sum();
}

} // namespace energy

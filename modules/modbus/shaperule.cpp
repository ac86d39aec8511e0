// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/shaperule.h"

#include <algorithm>
#include <cassert>

namespace modbus {

bool ShapeRule::owes(const Shape &shape, Time now) const { return owedUntil(shape, now) > now; }

ShapeRule::Time ShapeRule::owedUntil(const Shape &shape, Time now) const
{
    Time until = now;
    for (const Debt &debt : m_units[shape.unit].debts) {
        if (debt.shape == shape)
            until = std::max(until, debt.until);
    }
    return until;
}

int ShapeRule::debts(std::uint8_t unit, Time now) const
{
    const auto &debts = m_units[unit].debts;
    return static_cast<int>(
        std::ranges::count_if(debts, [now](const Debt &debt) { return debt.until > now; }));
}

ShapeRule::Verdict ShapeRule::verdict(const Shape &shape, Time now) const
{
    if (owes(shape, now))
        return Verdict::Owed;
    return m_units[shape.unit].last == shape ? Verdict::SameAsLast : Verdict::Free;
}

void ShapeRule::asked(const Shape &shape, Time now)
{
    assert(!m_open);
    m_open = shape;
    Unit &unit = m_units[shape.unit];
    unit.last = shape;
    unit.touched = now;
    std::erase_if(unit.debts, [now](const Debt &debt) { return debt.until <= now; });
}

void ShapeRule::answered(Time now)
{
    assert(m_open);
    Unit &unit = m_units[m_open->unit];
    unit.debts.clear();
    unit.failures = 0;
    unit.touched = now;
    m_open.reset();
}

bool ShapeRule::excepted(Time now)
{
    assert(m_open);
    const Shape shape = *m_open;
    m_open.reset();
    Unit &unit = m_units[shape.unit];
    unit.touched = now;
    unit.failures = 0; // it speaks; whatever it refuses, it is not dead
    if (debts(shape.unit, now) == 0)
        return true;
    addDebt(shape, now);
    return false;
}

void ShapeRule::paid(const Shape &shape, Time now, Duration linger)
{
    auto &debts = m_units[shape.unit].debts; // in the order they were asked
    const auto found = std::ranges::find(debts, shape, &Debt::shape);
    if (found == debts.end())
        return;
    for (auto debt = debts.begin(); debt <= found; ++debt)
        debt->until = std::min(debt->until, now + linger);
}

void ShapeRule::failed(Time now)
{
    assert(m_open);
    const Shape shape = *m_open;
    m_open.reset();
    m_units[shape.unit].failures += 1;
    addDebt(shape, now);
}

void ShapeRule::addDebt(const Shape &shape, Time now)
{
    Unit &unit = m_units[shape.unit];
    unit.touched = now;
    std::erase_if(unit.debts, [&](const Debt &debt) { return debt.shape == shape || debt.until <= now; });
    unit.debts.push_back({shape, now + DebtLife});
}

} // namespace modbus

// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/valueguard.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

/// A total kept in a 32-bit float cannot count finer than this share of itself; that is no fall.
constexpr double FloatGrain = 2.5e-7;
/// A counter that begins again was near its end before and is near its beginning after.
constexpr double WrapZone = 0.25;

} // namespace

void ValueGuard::setRule(core::SeriesId series, const Rule &rule) { m_states[series].rule = rule; }

void ValueGuard::forget(core::SeriesId series)
{
    const auto found = m_states.find(series);
    if (found == m_states.end())
        return;
    found->last.reset();
    found->held.reset();
}

std::optional<double> ValueGuard::last(core::SeriesId series) const
{
    const auto found = m_states.constFind(series);
    return found == m_states.constEnd() ? std::nullopt : found->last;
}

bool ValueGuard::isHeldBack(Finding finding)
{
    return finding == Finding::LoneZero || finding == Finding::Fall || finding == Finding::Jump;
}

QLatin1StringView ValueGuard::key(Finding finding)
{
    switch (finding) {
    case Finding::LoneZero:
        return "lone-zero"_L1;
    case Finding::Fall:
        return "fall"_L1;
    case Finding::Jump:
        return "jump"_L1;
    default:
        return {};
    }
}

ValueGuard::Finding ValueGuard::find(State &state, double value) const
{
    if (!state.last)
        return Finding::None;
    const double last = *state.last;
    const Rule &rule = state.rule;
    if (rule.total && value < last - std::abs(last) * FloatGrain) {
        if (rule.wrapAt && last >= *rule.wrapAt * (1 - WrapZone) && value <= *rule.wrapAt * WrapZone)
            return Finding::Wrapped;
        // The second agrees when it goes on from the first and is still below what was there before.
        if (state.held && *state.held < last && value >= *state.held)
            return Finding::NewCycle;
        return value == 0 ? Finding::LoneZero : Finding::Fall;
    }
    if (rule.jump && std::abs(value - last) > *rule.jump) {
        if (state.held && std::abs(value - *state.held) <= *rule.jump)
            return Finding::NewLevel;
        return Finding::Jump;
    }
    return Finding::None;
}

ValueGuard::Verdict ValueGuard::judge(core::Reading &reading)
{
    const auto state = m_states.find(reading.series);
    if (state == m_states.end() || !reading.value || reading.quality != core::Quality::Good)
        return {};
    Verdict verdict;
    verdict.now = *reading.value;
    verdict.before = state->last.value_or(verdict.now);
    verdict.wrapAt = state->rule.wrapAt;
    verdict.finding = find(*state, verdict.now);
    if (isHeldBack(verdict.finding)) {
        state->held = verdict.now;
        reading.value.reset();
        reading.quality = core::Quality::Bad;
        return verdict;
    }
    state->held.reset();
    state->last = verdict.now;
    return verdict;
}

} // namespace modbus

// SPDX-License-Identifier: GPL-3.0-or-later
#include "energy/registerwatch.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace energy {

namespace {

/// A total kept in a 32-bit float cannot count finer than this share of itself; that is no fall.
constexpr double FloatGrain = 2.5e-7;

bool isOf(const core::Event &event, const core::Series &series)
{
    return event.device == series.device && event.detail["channel"_L1].toString() == series.channel &&
           event.detail["source"_L1].toString() == series.source &&
           event.detail["quantity"_L1].toString() == core::quantityName(series.quantity);
}

} // namespace

RegisterWatch::RegisterWatch(std::shared_ptr<core::SeriesTable> series) : m_series(std::move(series)) {}

RegisterWatch::State &RegisterWatch::stateOf(core::SeriesId id)
{
    const auto index = static_cast<qsizetype>(id);
    if (index >= m_states.size())
        m_states.resize(index + 1);
    State &state = m_states[index];
    if (!state.known) {
        const core::Series &series = m_series->at(id);
        state.known = true;
        state.total = core::isTotal(series.quantity) && !series.source.startsWith("computed:"_L1);
    }
    return state;
}

void RegisterWatch::restore(const core::Reading &last)
{
    if (last.quality != core::Quality::Good || !last.value)
        return;
    if (State &state = stateOf(last.series); state.total) {
        state.last = last.value;
        state.lastAt = last.measuredAt;
    }
}

QList<core::Event> RegisterWatch::look(const QList<core::Reading> &readings, const QList<core::Event> &told)
{
    QList<core::Event> events;
    for (const core::Reading &reading : readings) {
        State &state = stateOf(reading.series);
        if (!state.total || reading.retained || reading.quality != core::Quality::Good || !reading.value ||
            reading.measuredAt < state.lastAt)
            continue;
        const double value = *reading.value;
        const bool lower = state.last && value < *state.last - std::abs(*state.last) * FloatGrain;
        if (lower) {
            const core::Series &series = m_series->at(reading.series);
            const bool known = std::any_of(told.begin(), told.end(), [&](const core::Event &event) {
                return event.kind == "register-fell"_L1 && isOf(event, series);
            });
            if (!known && !(state.held && value >= *state.held)) {
                state.held = value;
                state.heldAt = reading.measuredAt;
                continue;
            }
            if (!known) {
                events.append({state.heldAt,
                               series.device,
                               {},
                               u"register-fell"_s,
                               {{u"quantity"_s, core::quantityName(series.quantity)},
                                {u"channel"_s, series.channel},
                                {u"source"_s, series.source},
                                {u"before"_s, *state.last},
                                {u"after"_s, *state.held},
                                {u"wrapped"_s, false}}});
            }
        }
        state.held.reset();
        state.last = value;
        state.lastAt = reading.measuredAt;
    }
    return events;
}

bool RegisterWatch::isDoubtful(core::SeriesId series) const
{
    const auto index = static_cast<qsizetype>(series);
    return index < m_states.size() && m_states[index].held.has_value();
}

} // namespace energy

// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/pollschedule.h"

#include <algorithm>
#include <cassert>

namespace modbus {

namespace {

/// An unused allowance does not pile up beyond this, or a suspect could take the line for long after a quiet
/// hour.
constexpr double MostAccount = 0.1; // seconds

double seconds(PollSchedule::Duration duration) { return std::chrono::duration<double>(duration).count(); }

PollSchedule::Duration duration(double seconds)
{
    return std::chrono::duration_cast<PollSchedule::Duration>(std::chrono::duration<double>(seconds));
}

} // namespace

std::size_t PollSchedule::addMeter(std::uint8_t unit, Duration poll, Duration silence, const ReadPlan &plan,
                                   Time firstDue)
{
    Meter meter;
    meter.unit = unit;
    meter.poll = std::max(poll, Duration(std::chrono::milliseconds(1)));
    meter.silence = silence;
    meter.plan = plan;
    meter.due.assign(plan.blocks().size(), firstDue);
    m_meters.push_back(std::move(meter));
    if (m_accountAt == Time{})
        m_accountAt = firstDue;
    return m_meters.size() - 1;
}

Shape PollSchedule::shapeOf(const Meter &meter, const BlockRead &read) const
{
    return {meter.unit, read.function, static_cast<std::uint16_t>(read.byteCount())};
}

PollSchedule::Choice PollSchedule::choose(const Meter &meter, const std::vector<BlockRead> &reads,
                                          bool afterSilence, Time now) const
{
    Choice choice;
    choice.freeAt = Time::max();
    for (const BlockRead &read : reads) {
        const Shape shape = shapeOf(meter, read);
        switch (m_rule.verdict(shape, now)) {
        case ShapeRule::Verdict::Free:
            choice.read = read;
            return choice;
        case ShapeRule::Verdict::SameAsLast: {
            const Time silentAt = m_rule.lastTouched(meter.unit) + meter.silence;
            if (afterSilence && silentAt <= now) {
                choice.read = read;
                return choice;
            }
            choice.freeAt = std::min(choice.freeAt, std::max(silentAt, now));
            break;
        }
        case ShapeRule::Verdict::Owed:
            choice.freeAt = std::min(choice.freeAt, m_rule.owedUntil(shape, now));
            break;
        }
    }
    return choice;
}

std::optional<PollSchedule::Turn> PollSchedule::forLiving(Time now, Time &wake) const
{
    struct Due
    {
        Time at;
        std::size_t meter;
        std::size_t block;
    };
    std::vector<Due> due;
    for (std::size_t m = 0; m < m_meters.size(); ++m) {
        const Meter &meter = m_meters[m];
        if (m_rule.suspect(meter.unit))
            continue;
        for (std::size_t b = 0; b < meter.due.size(); ++b) {
            if (meter.due[b] <= now)
                due.push_back({meter.due[b], m, b});
            else
                wake = std::min(wake, meter.due[b]);
        }
    }
    std::ranges::stable_sort(due, {}, &Due::at);
    for (const Due &item : due) {
        const Meter &meter = m_meters[item.meter];
        if (auto choice = choose(meter, meter.plan.blocks()[item.block].variants, false, now); choice.read)
            return Turn{item.meter, static_cast<int>(item.block), *choice.read};
    }
    // Nothing that is due has a free shape: a probe of the most overdue meter clears its way; then silence
    // does.
    for (const Due &item : due) {
        const Meter &meter = m_meters[item.meter];
        if (auto probe = choose(meter, meter.plan.probes(), false, now); probe.read)
            return Turn{item.meter, -1, *probe.read};
        const auto &variants = meter.plan.blocks()[item.block].variants;
        if (auto choice = choose(meter, variants, true, now); choice.read)
            return Turn{item.meter, static_cast<int>(item.block), *choice.read};
        else
            wake = std::min(wake, choice.freeAt);
        if (auto probe = choose(meter, meter.plan.probes(), true, now); probe.read)
            return Turn{item.meter, -1, *probe.read};
        else
            wake = std::min(wake, probe.freeAt);
    }
    return std::nullopt;
}

std::optional<PollSchedule::Turn> PollSchedule::forSuspects(Time now, Time &wake) const
{
    bool anyLiving = false;
    for (const Meter &meter : m_meters)
        anyLiving = anyLiving || !m_rule.suspect(meter.unit);
    Time earliest = Time::max();
    const Meter *first = nullptr;
    for (const Meter &meter : m_meters) {
        if (m_rule.suspect(meter.unit) && meter.retryAt < earliest && !meter.due.empty()) {
            earliest = meter.retryAt;
            first = &meter;
        }
    }
    if (!first)
        return std::nullopt;
    if (anyLiving && m_account < 0)
        earliest = std::max(earliest, m_accountAt + duration(-m_account / SuspectShare));
    if (earliest > now) {
        wake = std::min(wake, earliest);
        return std::nullopt;
    }
    // Whatever is cheapest and free: the answer's only task is to show that the meter lives.
    const auto number = static_cast<std::size_t>(first - m_meters.data());
    Time freeAt = Time::max();
    for (const bool afterSilence : {false, true}) {
        auto probe = choose(*first, first->plan.probes(), afterSilence, now);
        if (probe.read)
            return Turn{number, -1, *probe.read};
        freeAt = std::min(freeAt, probe.freeAt);
        for (std::size_t b = 0; b < first->due.size(); ++b) {
            auto choice = choose(*first, first->plan.blocks()[b].variants, afterSilence, now);
            if (choice.read)
                return Turn{number, static_cast<int>(b), *choice.read};
            freeAt = std::min(freeAt, choice.freeAt);
        }
    }
    wake = std::min(wake, freeAt);
    return std::nullopt;
}

PollSchedule::Next PollSchedule::next(Time now)
{
    assert(!m_open);
    m_account = std::min(MostAccount, m_account + SuspectShare * seconds(now - m_accountAt));
    m_accountAt = now;
    Next result;
    result.wake = Time::max();
    result.turn =
        forSuspects(now, result.wake); // their share is so small that it need not wait for a free moment
    if (!result.turn)
        result.turn = forLiving(now, result.wake);
    return result;
}

void PollSchedule::asked(const Turn &turn, Time now)
{
    assert(!m_open);
    m_open = turn;
    m_openSince = now;
    m_openSuspect = m_rule.suspect(m_meters[turn.meter].unit);
    m_rule.asked(shapeOf(m_meters[turn.meter], turn.read), now);
}

void PollSchedule::settle(Time now)
{
    if (m_openSuspect)
        m_account -= seconds(now - m_openSince);
    m_open.reset();
}

void PollSchedule::answered(Time now)
{
    const Turn turn = *m_open;
    Meter &meter = m_meters[turn.meter];
    settle(now);
    m_rule.answered(now);
    meter.pause = {};
    if (m_openSuspect) {
        for (Meter &other : m_meters) {
            for (Time &due : other.due) {
                if (other.unit == meter.unit && due < now)
                    due = now; // back among the living, without seniority from the time of silence
            }
        }
    }
    if (turn.block < 0)
        return;
    Time &due = meter.due[static_cast<std::size_t>(turn.block)];
    due += meter.poll;
    if (due + meter.poll <= now) {
        const auto missed = (now - due) / meter.poll;
        m_skipped += static_cast<std::uint64_t>(missed);
        due = now; // not the last beat of its own clock: on a line that is too slow that would favour some
                   // meters
    }
}

bool PollSchedule::excepted(Time now)
{
    const Turn turn = *m_open;
    Meter &meter = m_meters[turn.meter];
    settle(now);
    const bool sure = m_rule.excepted(now);
    meter.pause = {};
    if (turn.block >= 0)
        meter.due[static_cast<std::size_t>(turn.block)] = sure ? now + meter.poll : now;
    return sure;
}

void PollSchedule::failed(Time now)
{
    const Turn turn = *m_open;
    Meter &meter = m_meters[turn.meter];
    settle(now);
    m_rule.failed(now);
    if (turn.block >= 0)
        meter.due[static_cast<std::size_t>(turn.block)] =
            now; // still wanted, but behind everyone who waits already
    if (!m_rule.suspect(meter.unit))
        return;
    for (Meter &other : m_meters) {
        if (other.unit != meter.unit)
            continue;
        other.pause = m_openSuspect ? std::min(other.pause * 2, LongestPause) : FirstPause;
        other.pause = std::max(other.pause, FirstPause);
        other.retryAt = now + other.pause;
    }
}

void PollSchedule::restart(Time now)
{
    m_account = 0;
    m_accountAt = now;
    for (Meter &meter : m_meters) {
        for (Time &due : meter.due)
            due = std::max(due, now);
        meter.pause = {};
        meter.retryAt = now;
    }
}

} // namespace modbus

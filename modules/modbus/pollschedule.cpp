// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/pollschedule.h"

#include <algorithm>
#include <cassert>
#include <utility>

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
    meter.blocks = plan.blocks();
    meter.probes = plan.probes();
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

std::size_t PollSchedule::guest(std::uint8_t unit, Duration silence)
{
    const auto found = std::ranges::find(m_meters, unit, &Meter::unit);
    if (found != m_meters.end())
        return static_cast<std::size_t>(found - m_meters.begin());
    Meter meter;
    meter.unit = unit;
    meter.poll = std::chrono::seconds(1);
    meter.silence = silence;
    m_meters.push_back(std::move(meter));
    return m_meters.size() - 1;
}

PollSchedule::Time PollSchedule::guestFreeAt(std::size_t number, const BlockRead &read, Time now) const
{
    const Choice choice = choose(m_meters[number], {read}, true, now);
    return choice.read ? now : choice.freeAt;
}

PollSchedule::Choice PollSchedule::choose(const Meter &meter, const std::vector<BlockRead> &reads,
                                          bool afterSilence, Time now) const
{
    Choice choice;
    choice.freeAt = Time::max();
    for (const BlockRead &read : reads) {
        const Shape shape = shapeOf(meter, read);
        if (m_matching == Matching::ByNumber) {
            if (underWay(shape))
                continue; // freed by its answer, after which next() is asked again
            choice.read = read;
            return choice;
        }
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
            if (isOpen(m, static_cast<int>(b)))
                continue;
            if (meter.due[b] <= now)
                due.push_back({meter.due[b], m, b});
            else
                wake = std::min(wake, meter.due[b]);
        }
    }
    std::ranges::stable_sort(due, {}, &Due::at);
    for (const Due &item : due) {
        const Meter &meter = m_meters[item.meter];
        if (auto choice = choose(meter, meter.blocks[item.block].variants, false, now); choice.read)
            return Turn{item.meter, static_cast<int>(item.block), *choice.read};
    }
    if (m_matching == Matching::ByNumber)
        return std::nullopt;
    // Nothing that is due has a free shape: a probe of the most overdue meter clears its way; then silence
    // does.
    for (const Due &item : due) {
        const Meter &meter = m_meters[item.meter];
        if (auto probe = choose(meter, meter.probes, false, now); probe.read)
            return Turn{item.meter, -1, *probe.read};
        const auto &variants = meter.blocks[item.block].variants;
        if (auto choice = choose(meter, variants, true, now); choice.read)
            return Turn{item.meter, static_cast<int>(item.block), *choice.read};
        else
            wake = std::min(wake, choice.freeAt);
        if (auto probe = choose(meter, meter.probes, true, now); probe.read)
            return Turn{item.meter, -1, *probe.read};
        else
            wake = std::min(wake, probe.freeAt);
    }
    return std::nullopt;
}

bool PollSchedule::anyLiving() const
{
    return std::ranges::any_of(
        m_meters, [this](const Meter &meter) { return !meter.due.empty() && !m_rule.suspect(meter.unit); });
}

std::optional<PollSchedule::Turn> PollSchedule::forSuspects(Time now, Time &wake) const
{
    if (std::ranges::any_of(m_open, &Open::suspect))
        return std::nullopt; // its end brings the next look
    const bool overdrawn = m_account < 0 && anyLiving();
    const Time paidAt = overdrawn ? m_accountAt + duration(-m_account / SuspectShare) : Time{};
    std::pair<Time, Time> best{Time::max(), Time::max()}; // when it may be tried, and since when it waits
    const Meter *first = nullptr;
    for (const Meter &meter : m_meters) {
        if (!m_rule.suspect(meter.unit) || meter.due.empty())
            continue;
        const Time at = meter.quickTries > 0 ? meter.retryAt : std::max(meter.retryAt, paidAt);
        if (const std::pair own{std::max(at, now), meter.retryAt}; !first || own < best) {
            best = own;
            first = &meter;
        }
    }
    if (!first)
        return std::nullopt;
    const Time earliest = best.first;
    if (earliest > now) {
        wake = std::min(wake, earliest);
        return std::nullopt;
    }
    // Whatever is cheapest and free: the answer's only task is to show that the meter lives.
    const auto number = static_cast<std::size_t>(first - m_meters.data());
    Time freeAt = Time::max();
    for (const bool afterSilence : {false, true}) {
        auto probe = choose(*first, first->probes, afterSilence, now);
        if (probe.read)
            return Turn{number, -1, *probe.read};
        freeAt = std::min(freeAt, probe.freeAt);
        for (std::size_t b = 0; b < first->due.size(); ++b) {
            if (first->due[b] == Time::max())
                continue;
            auto choice = choose(*first, first->blocks[b].variants, afterSilence, now);
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
    assert(static_cast<int>(m_open.size()) < m_atOnce);
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

PollSchedule::Duration PollSchedule::intervalOf(const Meter &meter, int block)
{
    return meter.poll * std::max<int>(meter.blocks[static_cast<std::size_t>(block)].every, 1);
}

bool PollSchedule::isOpen(std::size_t meter, int block) const
{
    return std::ranges::any_of(m_open, [=](const Open &open) {
        return open.turn.meter == meter && open.turn.block == block && block >= 0;
    });
}

bool PollSchedule::underWay(const Shape &shape) const
{
    return std::ranges::any_of(m_open, [&](const Open &open) {
        return shapeOf(m_meters[open.turn.meter], open.turn.read) == shape;
    });
}

void PollSchedule::asked(const Turn &turn, Time now)
{
    assert(static_cast<int>(m_open.size()) < m_atOnce);
    m_open.push_back({turn, now, m_rule.suspect(m_meters[turn.meter].unit)});
    if (m_matching == Matching::ByShape)
        m_rule.asked(shapeOf(m_meters[turn.meter], turn.read), now);
}

/// Closes the turn; true when its meter was a suspect when it was asked.
bool PollSchedule::settle(const Turn &turn, Time now)
{
    const auto found = std::ranges::find(m_open, turn, &Open::turn);
    assert(found != m_open.end());
    const bool suspect = found->suspect;
    if (suspect && turn.block != Guest) { // a person's read is not on the suspects' account
        if (int &tries = m_meters[turn.meter].quickTries; tries > 0)
            --tries;
        else
            m_account -= seconds(now - found->since) / m_atOnce;
    }
    m_open.erase(found);
    if (m_matching == Matching::ByNumber) // the rule counts failures only, one request after the other
        m_rule.asked(shapeOf(m_meters[turn.meter], turn.read), now);
    return suspect;
}

void PollSchedule::answered(const Turn &answeredTurn, Time now)
{
    const Turn turn = answeredTurn; // settle() ends the life of what the caller may have taken it from
    Meter &meter = m_meters[turn.meter];
    const bool wasSuspect = settle(turn, now);
    m_rule.answered(now);
    meter.pause = {};
    meter.wasHeard = false;
    meter.quickTries = std::min(meter.quickTries + 1, QuickTries);
    if (wasSuspect)
        comeBack(meter.unit, now);
    if (turn.block < 0)
        return;
    Time &due = meter.due[static_cast<std::size_t>(turn.block)];
    if (due == Time::max())
        return;
    const Duration poll = intervalOf(meter, turn.block);
    due += poll;
    if (due + poll <= now) {
        const auto missed = (now - due) / poll;
        m_skipped += static_cast<std::uint64_t>(missed);
        due = now; // not the last beat of its own clock: on a line that is too slow that would favour some
                   // meters
    }
}

bool PollSchedule::excepted(const Turn &exceptedTurn, Time now)
{
    const Turn turn = exceptedTurn;
    Meter &meter = m_meters[turn.meter];
    settle(turn, now);
    bool sure = true;
    if (m_matching == Matching::ByNumber)
        m_rule.answered(now);
    else
        sure = m_rule.excepted(now);
    meter.pause = {};
    if (turn.block >= 0)
        meter.due[static_cast<std::size_t>(turn.block)] = sure ? now + intervalOf(meter, turn.block) : now;
    return sure;
}

void PollSchedule::failed(const Turn &failedTurn, Time now)
{
    const Turn turn = failedTurn;
    Meter &meter = m_meters[turn.meter];
    const bool wasSuspect = settle(turn, now);
    m_rule.failed(now);
    if (turn.block >= 0)
        meter.due[static_cast<std::size_t>(turn.block)] =
            now; // still wanted, but behind everyone who waits already
    if (!m_rule.suspect(meter.unit) || (turn.block == Guest && wasSuspect))
        return;
    for (Meter &other : m_meters) {
        if (other.unit != meter.unit)
            continue;
        // A time-out at least to get over what it suffers from; each turn also leaves one free shape less.
        const Duration first = std::min(std::max(other.poll, other.silence), FirstPause);
        other.pause =
            wasSuspect && other.quickTries == 0 ? std::clamp(other.pause * 2, first, LongestPause) : first;
        other.retryAt = now + other.pause;
    }
}

/// Back among the living, without seniority from the time of silence.
void PollSchedule::comeBack(std::uint8_t unit, Time now)
{
    for (Meter &meter : m_meters) {
        for (Time &due : meter.due) {
            if (meter.unit == unit && due < now)
                due = now;
        }
    }
}

void PollSchedule::heard(const Shape &shape, bool pays, Time now)
{
    for (Meter &meter : m_meters) {
        if (meter.unit != shape.unit)
            continue;
        if (pays)
            m_rule.paid(shape, now, meter.silence);
        meter.retryAt = std::min(meter.retryAt, now);
        if (m_rule.suspect(meter.unit) && !std::exchange(meter.wasHeard, true)) {
            m_rule.forgive(meter.unit);
            comeBack(meter.unit, now);
        }
    }
}

void PollSchedule::replaceBlock(std::size_t number, int block, const std::vector<ReadPlan::Block> &parts,
                                Time now)
{
    Meter &meter = m_meters[number];
    const auto at = static_cast<std::size_t>(block);
    if (parts.empty()) {
        meter.due[at] = Time::max();
        return;
    }
    meter.blocks[at] = parts.front();
    meter.due[at] = now;
    for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
        meter.blocks.push_back(*part);
        meter.due.push_back(now);
    }
}

void PollSchedule::avoid(std::size_t number, const BlockRead &registers)
{
    const auto touches = [&registers](const BlockRead &read) {
        return read.function == registers.function && read.address < registers.address + registers.count &&
               registers.address < read.address + read.count;
    };
    const auto prune = [&touches](std::vector<BlockRead> &reads) {
        if (!std::ranges::all_of(reads, touches))
            std::erase_if(reads, touches);
    };
    Meter &meter = m_meters[number];
    prune(meter.probes);
    for (ReadPlan::Block &block : meter.blocks)
        prune(block.variants);
}

void PollSchedule::hasten(std::size_t meter, int block, Time now)
{
    Time &due = m_meters[meter].due[static_cast<std::size_t>(block)];
    if (due != Time::max())
        due = std::min(due, now);
}

void PollSchedule::restart(Time now)
{
    m_account = 0;
    m_accountAt = now;
    for (Meter &meter : m_meters) {
        for (Time &due : meter.due)
            due = std::max(due, now); // Time::max() stays
        meter.pause = {};
        meter.retryAt = now;
    }
}

} // namespace modbus

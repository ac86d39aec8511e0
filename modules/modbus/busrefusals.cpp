// SPDX-License-Identifier: GPL-3.0-or-later
#include "busworker.h"

#include "buswords.h"

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

/// A refused address is believed after this many in a row; a block that was read before is given one more.
constexpr int BelieveAfter = 2;
constexpr int IllegalAddress = 2;
constexpr int IllegalValue = 3; // what some meters say to a block that reaches beyond their registers
constexpr int GatewayPath = 10;
constexpr int GatewayTarget = 11;

} // namespace

void BusWorker::takeException(Meter &meter, const PollSchedule::Turn &turn, const Answer &answer)
{
    const int code = answer.exceptionCode;
    m_counters.errors[u"exception-%1"_s.arg(code)] += 1;
    if (code == GatewayPath || code == GatewayTarget) {
        // The gateway speaks for a meter that does not.
        Answer silence = answer;
        silence.kind = Answer::Kind::NoAnswer;
        takeFailure(meter, turn, silence);
        return;
    }
    meter.garbled = 0;
    if (!m_schedule.excepted(turn, answer.finishedAt) || turn.block < 0)
        return; // perhaps the answer to an older request: it says nothing of this block
    Refusal &refused = meter.refused[static_cast<std::size_t>(turn.block)];
    if (code == IllegalAddress || code == IllegalValue) {
        if (++refused.inARow < BelieveAfter + (refused.read ? 1 : 0))
            m_schedule.hasten(turn.meter, turn.block, answer.finishedAt);
        else
            narrow(meter, turn, code);
        return;
    }
    refused.inARow = 0;
    if (refused.code == code)
        return;
    refused.code = code;
    tellRefused(meter, turn.read, code);
}

void BusWorker::tellRefused(Meter &meter, const BlockRead &read, int code)
{
    m_batches.add(core::Event{now(),
                              meter.settings.id,
                              {},
                              u"exception"_s,
                              {{u"code"_s, code},
                               {u"name"_s, exceptionName(code)},
                               {u"function"_s, read.function},
                               {u"address"_s, read.address},
                               {u"count"_s, read.count}}});
    const auto readings =
        meter.map.withoutValue(read, core::Quality::Unknown, now(), m_setup.clock->steady());
    m_counters.readings += static_cast<quint64>(readings.size());
    m_batches.add(readings);
    emit failed({core::ErrorCode::Refused, placeOf(meter),
                 u"function %1, registers %2 to %3: the meter answers %4 (exception %5)"_s.arg(read.function)
                     .arg(read.address)
                     .arg(read.address + read.count - 1)
                     .arg(exceptionName(code))
                     .arg(code),
                 u"Check that the profile fits this meter; its other registers are read on."_s});
    gathered();
}

/// Halves a refused block until the one register is left that the meter does not have; that one is told once
/// and left out for as long as this bus runs.
void BusWorker::narrow(Meter &meter, const PollSchedule::Turn &turn, int code)
{
    const ReadPlan::Block block = m_schedule.blocks(turn.meter)[static_cast<std::size_t>(turn.block)];
    const auto half = block.registers.size() / 2;
    std::vector<ReadPlan::Block> parts;
    const auto addPart = [&](std::size_t from, std::size_t to) {
        ReadPlan::Block part = block;
        part.registers.assign(block.registers.begin() + static_cast<std::ptrdiff_t>(from),
                              block.registers.begin() + static_cast<std::ptrdiff_t>(to));
        int first = 65536;
        int end = 0;
        for (const std::size_t index : part.registers) {
            const RegisterRule &rule = meter.map.registers()[static_cast<qsizetype>(index)];
            first = std::min<int>(first, rule.address);
            end = std::max(end, rule.address + wordCount(rule.type));
        }
        // Nothing but these registers: the bad one may lie in what was read besides.
        part.variants = {{block.variants.front().function, static_cast<std::uint16_t>(first),
                          static_cast<std::uint16_t>(end - first)}};
        parts.push_back(std::move(part));
    };
    if (half > 0) {
        addPart(0, half);
        addPart(half, block.registers.size());
    } else {
        addPart(0, block.registers.size());
        if (parts.front().variants == block.variants) { // exactly this register was asked for
            const BlockRead bad = block.variants.front();
            m_schedule.replaceBlock(turn.meter, turn.block, {}, Steady::now());
            m_schedule.avoid(turn.meter, bad);
            tellRefused(meter, bad, code);
            return;
        }
    }
    m_schedule.replaceBlock(turn.meter, turn.block, parts, Steady::now());
    meter.refused[static_cast<std::size_t>(turn.block)] = {};
    meter.refused.resize(m_schedule.blocks(turn.meter).size());
}

} // namespace modbus

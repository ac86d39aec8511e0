// SPDX-License-Identifier: GPL-3.0-or-later
#include "metertrial.h"

#include "modbus/readplan.h"

using namespace Qt::StringLiterals;
using modbus::BlockRead;

namespace console {

namespace {

constexpr int GiveUpAfter = 2; // reads without an answer: the meter is not there, or not at this unit

BlockRead readOf(const modbus::RegisterRule &rule, std::uint16_t address)
{
    return {rule.function, address, std::uint16_t(modbus::wordCount(rule.type))};
}

} // namespace

MeterTrial::MeterTrial(QObject *parent) : QObject(parent) {}

void MeterTrial::start(const Ask &ask, int unit, const QList<modbus::RegisterRule> &rules, int maxBlock,
                       int maxGap)
{
    stop();
    m_ask = ask;
    m_unit = unit;
    std::vector<modbus::ReadPlan::Wanted> wanted;
    for (const modbus::RegisterRule &rule : rules)
        wanted.push_back({rule.function, rule.address, std::uint16_t(modbus::wordCount(rule.type)), 1});
    const modbus::ReadPlan plan(wanted, maxBlock, maxGap, {});
    for (const modbus::ReadPlan::Block &block : plan.blocks()) {
        Read read{block.variants.front(), {}};
        if (block.registers.size() > 1) {
            for (const std::size_t index : block.registers) {
                const auto &rule = rules[qsizetype(index)];
                read.parts.append(readOf(rule, rule.address));
            }
        }
        m_reads.append(read);
    }
    for (const modbus::RegisterRule &rule : rules) {
        for (const modbus::Alternative &other : rule.alternatives)
            m_reads.append(Read{readOf(rule, other.address), {}});
    }
    m_running = !m_reads.isEmpty();
    m_total = int(m_reads.size());
    next();
}

void MeterTrial::look(const Ask &ask, int unit, int function, int address, int count)
{
    stop();
    m_ask = ask;
    m_unit = unit;
    m_reads.append(Read{BlockRead{std::uint8_t(function), std::uint16_t(address), std::uint16_t(count)}, {}});
    m_running = true;
    m_total = 1;
    next();
}

void MeterTrial::stop()
{
    ++m_round;
    m_reads.clear();
    m_done = m_total = m_silent = 0;
    m_running = false;
}

void MeterTrial::next()
{
    emit progressed(m_done, m_total);
    if (m_reads.isEmpty()) {
        const bool ran = std::exchange(m_running, false);
        if (ran)
            emit finished({}, {});
        return;
    }
    const Read read = m_reads.takeFirst();
    core::ProbeRequest request;
    request.unit = m_unit;
    request.function = read.block.function;
    request.address = read.block.address;
    request.count = read.block.count;
    m_ask(request, this,
          [this, round = m_round, read](const core::ProbeResult &result) { take(round, read, result); });
}

void MeterTrial::take(quint64 round, const Read &read, const core::ProbeResult &result)
{
    if (round != m_round)
        return;
    ++m_done;
    if (result.isAnswered()) {
        m_silent = 0;
        emit this->read(read.block.function, read.block.address, result.values);
    } else if (result.verdict == "exception"_L1) {
        m_silent = 0;
        for (const BlockRead &part : read.parts)
            m_reads.append(Read{part, {}});
        m_total += int(read.parts.size());
        if (read.parts.isEmpty())
            emit refused(result);
    } else if (++m_silent >= GiveUpAfter || result.verdict == "not-asked"_L1 ||
               result.verdict == "aborted"_L1) {
        m_reads.clear();
        m_running = false;
        emit finished(result.verdict, result);
        return;
    } else {
        m_reads.append(read); // once more, after the others
        ++m_total;
    }
    next();
}

} // namespace console

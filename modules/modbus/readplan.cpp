// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/readplan.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace modbus {

namespace {

constexpr int MostRegisters = 125; // what fits in one PDU
constexpr int MostVariants = 8;    // enough to step aside from several debts; more would only cost line time

} // namespace

ReadPlan::ReadPlan(const std::vector<Wanted> &wanted, int maxBlock, int maxGap,
                   const std::vector<ProbeRange> &probes)
{
    maxBlock = std::clamp(maxBlock, 1, MostRegisters);
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return std::tuple(wanted[a].function, wanted[a].every, wanted[a].address) <
               std::tuple(wanted[b].function, wanted[b].every, wanted[b].address);
    });

    // Cheapest cut of the sorted registers into blocks: best[i] is the cost of the first i of them. A block
    // that ends at register i begins at one of the few registers within maxBlock before it.
    const std::size_t n = order.size();
    std::vector<int> best(n + 1, std::numeric_limits<int>::max());
    std::vector<std::size_t> from(n + 1, 0);
    best[0] = 0;
    for (std::size_t begin = 0; begin < n; ++begin) {
        const Wanted &first = wanted[order[begin]];
        int end = first.address;
        for (std::size_t i = begin; i < n; ++i) {
            const Wanted &next = wanted[order[i]];
            const bool fits =
                i == begin || (next.function == first.function && next.every == first.every &&
                               next.address - end <= maxGap &&
                               std::max(end, next.address + next.words) - first.address <= maxBlock);
            if (!fits)
                break;
            end = std::max(end, next.address + next.words);
            const BlockRead read{first.function, first.address,
                                 static_cast<std::uint16_t>(end - first.address)};
            if (best[begin] + read.wireCharacters() < best[i + 1]) {
                best[i + 1] = best[begin] + read.wireCharacters();
                from[i + 1] = begin;
            }
        }
    }

    for (std::size_t end = n; end > 0; end = from[end]) {
        Block block;
        const Wanted &first = wanted[order[from[end]]];
        block.every = std::max<std::uint16_t>(first.every, 1);
        int last = first.address;
        for (std::size_t i = from[end]; i < end; ++i) {
            block.registers.push_back(order[i]);
            last = std::max(last, wanted[order[i]].address + wanted[order[i]].words);
        }
        block.variants.push_back(
            {first.function, first.address, static_cast<std::uint16_t>(last - first.address)});
        m_blocks.insert(m_blocks.begin(), std::move(block));
    }

    // Longer reads of the same registers, where a probe range allows them.
    for (Block &block : m_blocks) {
        const BlockRead exact = block.variants.front();
        for (const ProbeRange &range : probes) {
            const int needed = exact.address + exact.count - range.address;
            if (range.function != exact.function || range.address > exact.address)
                continue;
            const int step = std::max<int>(range.step, 1);
            for (int count = (std::max(needed, 1) + step - 1) / step * step;
                 count <= std::min<int>(range.maxCount, MostRegisters); count += step)
                block.variants.push_back({range.function, range.address, static_cast<std::uint16_t>(count)});
        }
        std::ranges::stable_sort(block.variants, {}, &BlockRead::count);
        const auto sameCount = [](const BlockRead &a, const BlockRead &b) { return a.count == b.count; };
        block.variants.erase(std::unique(block.variants.begin(), block.variants.end(), sameCount),
                             block.variants.end());
        if (block.variants.size() > MostVariants)
            block.variants.resize(MostVariants);
    }

    // Each block prefers a shape of its own, those with the least choice first: then the blocks of a meter
    // can follow one another in any order.
    std::vector<std::size_t> byChoice(m_blocks.size());
    std::iota(byChoice.begin(), byChoice.end(), std::size_t{0});
    std::ranges::stable_sort(byChoice, {}, [&](std::size_t i) { return m_blocks[i].variants.size(); });
    std::set<std::pair<int, int>> taken;
    for (const std::size_t index : byChoice) {
        auto &variants = m_blocks[index].variants;
        const auto own = std::ranges::find_if(variants, [&](const BlockRead &read) {
            return !taken.contains({read.function, read.count});
        });
        if (own != variants.end())
            std::rotate(variants.begin(), own, own + 1);
        taken.insert({variants.front().function, variants.front().count});
    }

    // Probes by shape: what the profile lists, then whole registers, which every meter can be asked for.
    std::map<std::pair<int, int>, BlockRead> byShape;
    const auto offer = [&](std::uint8_t function, int address, int count) {
        const BlockRead read{function, static_cast<std::uint16_t>(address),
                             static_cast<std::uint16_t>(count)};
        byShape.try_emplace(std::pair(count, static_cast<int>(function)), read);
    };
    for (const ProbeRange &range : probes) {
        const int step = std::max<int>(range.step, 1);
        for (int count = step; count <= std::min<int>(range.maxCount, MostRegisters); count += step)
            offer(range.function, range.address, count);
    }
    for (const Block &block : m_blocks) {
        const BlockRead exact = block.variants.front();
        for (std::size_t index : block.registers)
            offer(exact.function, wanted[index].address, wanted[index].words);
        for (std::size_t index : block.registers)
            offer(exact.function, exact.address, wanted[index].address + wanted[index].words - exact.address);
    }
    for (const auto &[shape, read] : byShape)
        m_probes.push_back(read);
}

int ReadPlan::wireCharacters() const
{
    return std::accumulate(m_blocks.begin(), m_blocks.end(), 0, [](int sum, const Block &block) {
        return sum + block.variants.front().wireCharacters();
    });
}

double ReadPlan::meanCharacters() const
{
    return std::accumulate(m_blocks.begin(), m_blocks.end(), 0.0, [](double sum, const Block &block) {
        return sum + static_cast<double>(block.variants.front().wireCharacters()) / block.every;
    });
}

} // namespace modbus

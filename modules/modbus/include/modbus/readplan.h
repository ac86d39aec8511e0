// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace modbus {

/// One read of consecutive registers, as it stands in a request. Addresses count from 0, as on the wire.
struct BlockRead
{
    std::uint8_t function = 3; ///< 3 holding or 4 input registers; 1 and 2, bits, only where a person asks
    std::uint16_t address = 0;
    std::uint16_t count = 0; ///< registers, 1 to 125; or bits

    /// Bytes of register values in the answer: half of a shape.
    int byteCount() const { return function <= 2 ? (count + 7) / 8 : 2 * count; }
    /// Characters that the exchange takes on an RTU line: request, answer and two pauses of 3.5 characters.
    int wireCharacters() const { return 8 + 5 + byteCount() + 7; }
    friend bool operator==(const BlockRead &, const BlockRead &) = default;
};

/// Registers of a meter → the block reads that fetch them with the fewest characters on the wire, each with
/// longer variants, and the probes by which a late answer is told from a fresh one.
///
/// Pure and free of Qt: a value, any thread. Promise: every register is covered by exactly one block; no read
/// leaves the registers of the profile and its probe ranges, except across gaps of at most maxGap registers.
class ReadPlan
{
public:
    /// A register (of one to four words) that must be fetched.
    struct Wanted
    {
        std::uint8_t function = 3;
        std::uint16_t address = 0;
        std::uint16_t words = 1;
        std::uint16_t every = 1; ///< poll group: fetched in one of so many polls
    };
    /// Registers which may be read for their shape alone: `address` onwards, up to maxCount of them.
    struct ProbeRange
    {
        std::uint8_t function = 3;
        std::uint16_t address = 0;
        std::uint16_t maxCount = 1;
        std::uint16_t step = 1; ///< only multiples of it: 2 where a meter refuses half a float
    };
    struct Block
    {
        std::vector<BlockRead> variants;    ///< all fetch the same registers with distinct byte counts; the
                                            ///< first has a shape of its own if it can, then cheapest first
        std::vector<std::size_t> registers; ///< indices into `wanted`
        std::uint16_t every = 1;            ///< asked in one of so many polls
    };

    ReadPlan() = default;
    /// @p maxBlock registers at most in one read (a wider register still gets a read of its own). Gaps of up
    /// to @p maxGap unwanted registers may be read over when that is cheaper than another exchange. Registers
    /// of different functions or poll groups never share a read.
    ReadPlan(const std::vector<Wanted> &wanted, int maxBlock, int maxGap,
             const std::vector<ProbeRange> &probes);

    const std::vector<Block> &blocks() const { return m_blocks; }
    /// Reads that fetch nothing needed but differ in shape; fewest registers first, one per function and
    /// count.
    const std::vector<BlockRead> &probes() const { return m_probes; }
    /// Characters on the wire of a poll in which every block is asked.
    int wireCharacters() const;
    /// Characters of a poll on average, with blocks that are not asked every time.
    double meanCharacters() const;

private:
    std::vector<Block> m_blocks;
    std::vector<BlockRead> m_probes;
};

} // namespace modbus

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading.h"

#include <bit>

namespace core {

qint32 readingTie(const Reading &reading)
{
    // SplitMix64's finisher: well mixed, needs no table and is the same on every machine.
    quint64 x = static_cast<quint64>(reading.quality) + 1;
    if (reading.value) {
        const double value = *reading.value == 0.0 ? 0.0 : *reading.value; // -0 and 0 are one value
        x ^= std::bit_cast<quint64>(value) + 0x9e3779b97f4a7c15ULL;
    }
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9ULL;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebULL;
    x ^= x >> 31;
    return static_cast<qint32>(x & 0x7fffffff);
}

} // namespace core

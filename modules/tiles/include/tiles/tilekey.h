// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>

namespace tiles {

/// One square of the world in Web Mercator: at zoom z the world is 2^z tiles wide, (0, 0) the north-west one.
struct TileKey
{
    static constexpr int MostZoom = 22;

    int z = 0;
    int x = 0;
    int y = 0;

    bool isSound() const
    {
        return z >= 0 && z <= MostZoom && x >= 0 && y >= 0 && x < (1 << z) && y < (1 << z);
    }
    friend bool operator==(const TileKey &, const TileKey &) = default;
    friend size_t qHash(const TileKey &key, size_t seed = 0) { return qHashMulti(seed, key.z, key.x, key.y); }
};

} // namespace tiles

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QHash>
#include <QString>

namespace meshweb {

/// How many requests one peer may send: so many at once, and so many a second for ever.
///
/// Bounded: beyond MaxPeers the peer that was quiet for longest is forgotten. Thread: one at a time.
class RateLimit
{
public:
    static constexpr qsizetype MaxPeers = 256;

    RateLimit(double perSecond, double burst) : m_perSecond(perSecond), m_burst(burst) {}

    /// True when @p peer may send one more now.
    bool allows(const QString &peer, core::SteadyTime now);

private:
    struct Bucket
    {
        double left = 0;
        core::SteadyTime at{};
    };
    double m_perSecond;
    double m_burst;
    QHash<QString, Bucket> m_peers;
};

} // namespace meshweb

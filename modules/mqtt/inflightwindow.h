// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace mqtt {

/// Learns how many unacknowledged messages a broker allows, from where it falls silent. Pure; counts are
/// messages.
///
/// The limit is fixed for a connection, so a silence at a smaller count than was ever reached is no limit,
/// only quiet.
class InFlightWindow
{
public:
    /// A new connection: nothing is known.
    void reset();
    /// Whether a silence with @p withheld unacknowledged messages may be the broker's limit.
    bool mayBeFull(int withheld) const { return withheld > 0 && withheld >= std::min(m_most, UsualLimit); }
    /// Whether the learned limit is reached, so that waiting would gain nothing. Now and then it says no, to
    /// find out whether the limit is real.
    bool isReached(int withheld) const;
    /// The broker fell silent at @p withheld.
    void stalled(int withheld);
    /// More messages came although the learned limit was reached.
    void refuted();
    /// A batch ended with @p withheld unacknowledged messages.
    void batchEnded(int withheld);
    /// The learned limit; 0 while none is.
    int learned() const { return m_learned; }

private:
    static constexpr int UsualLimit = 20;
    static constexpr int StallsToLearn = 3;
    static constexpr int SmallestLimit = 5; ///< less is more likely a small fleet than a small limit
    static constexpr int ProbeEvery = 64;   ///< batches

    int m_most = 0;
    int m_stallCount = 0;
    int m_stallsThere = 0;
    int m_learned = 0;
    int m_batches = 0;
};

} // namespace mqtt

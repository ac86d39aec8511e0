// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratelimit.h"

#include <algorithm>

namespace meshweb {

bool RateLimit::allows(const QString &peer, core::SteadyTime now)
{
    auto found = m_peers.find(peer);
    if (found == m_peers.end()) {
        if (m_peers.size() >= MaxPeers) {
            const auto oldest = std::min_element(
                m_peers.begin(), m_peers.end(), [](const Bucket &a, const Bucket &b) { return a.at < b.at; });
            m_peers.erase(oldest);
        }
        found = m_peers.insert(peer, {m_burst, now});
    }
    const double passed = std::chrono::duration<double>(now - found->at).count();
    found->left = std::min(m_burst, found->left + passed * m_perSecond);
    found->at = now;
    if (found->left < 1)
        return false;
    found->left -= 1;
    return true;
}

} // namespace meshweb

// SPDX-License-Identifier: GPL-3.0-or-later
#include "inflightwindow.h"

namespace mqtt {

void InFlightWindow::reset() { *this = InFlightWindow(); }

bool InFlightWindow::isReached(int withheld) const
{
    return m_learned > 0 && withheld >= m_learned && m_batches % ProbeEvery != 0;
}

void InFlightWindow::stalled(int withheld)
{
    m_stallsThere = withheld == m_stallCount ? m_stallsThere + 1 : 1;
    m_stallCount = withheld;
    if (m_learned > 0 && withheld > m_learned)
        refuted();
    if (m_stallsThere >= StallsToLearn && withheld >= SmallestLimit)
        m_learned = withheld;
}

void InFlightWindow::refuted()
{
    m_learned = 0;
    m_stallsThere = 0;
}

void InFlightWindow::batchEnded(int withheld)
{
    m_most = std::max(m_most, withheld);
    ++m_batches;
}

} // namespace mqtt

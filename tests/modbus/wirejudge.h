// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "busfixture.h"

#include "fakes/wiresim.h"

#include <QMap>

/// What a bus stored, held against the wire's own log. Made after the bus and the wire have stopped.
class WireJudge
{
public:
    using Exchange = fakes::WireSim::Exchange;
    /// From the end of a unit's trouble (the request that went wrong, or its answer when that came late) to
    /// the next value stored of that unit.
    struct Recovery
    {
        double ms = 0;
        int requests = 0; ///< of the whole bus, with the one that was stored
        int failures = 0; ///< the most of that unit in a row; three make it a suspect, which has to wait
    };

    /// Devices are named m1, m2 … after their units; registers from @p firstProbe onwards carry no values.
    WireJudge(const BusFixture &bus, const QList<Exchange> &log, int firstProbe);

    /// Good readings that are not what the meter said to the request that was open when they came.
    int wrong() const { return m_wrong; }
    int good() const { return m_good; }
    /// Requests for values, without probes.
    int polls() const { return m_polls; }
    int planted() const { return m_planted; }
    /// Answers to polls that passed unspoiled and in time, and how many of them were stored.
    int faultless() const { return m_faultless; }
    int kept() const { return m_kept; }
    /// Right answers within a fault that leaves them readable (doubled, echo, noise before, split), and how
    /// many of them were stored.
    int readable() const { return m_readable; }
    int readableKept() const { return m_readableKept; }
    /// What the bus should have counted, by name.
    const QMap<QString, quint64> &expected() const { return m_expected; }
    /// Of units that were no suspects, in the order of their time.
    const QList<Recovery> &recoveries() const { return m_recoveries; }
    /// How many of them took @p requests at most.
    qsizetype recoveredWithin(int requests) const;
    /// Of suspects.
    const QList<Recovery> &suspects() const { return m_suspects; }
    /// The names under which not the right number was counted, with both numbers. Answers that the machine
    /// made too slow may stand under any of them: that many are allowed for, and printed. An answer whose
    /// byte count was spoiled into the shape of one that its unit still owes cannot be told from a late one:
    /// of these two names a twentieth may be exchanged, and their sum must be right.
    QStringList misnamed(const BusFixture &bus) const;
    /// The mean time between two polls of the same registers, in milliseconds.
    double meanPoll() const { return m_meanPoll; }

    /// Prints all of it.
    void tell(const BusFixture &bus) const;

private:
    void judgeReadings(const BusFixture &bus, const QList<Exchange> &log);
    void countFaults(const BusFixture &bus, const QList<Exchange> &log);
    void measureRecovery(const BusFixture &bus, const QList<Exchange> &log);
    bool isPoll(const Exchange &exchange) const
    {
        return exchange.address < m_firstProbe && exchange.count > 1;
    }

    int m_firstProbe;
    QSet<quint32> m_stored; ///< exchanges by number
    int m_wrong = 0;
    int m_good = 0;
    int m_polls = 0;
    int m_planted = 0;
    int m_faultless = 0;
    int m_kept = 0;
    int m_readable = 0;
    int m_readableKept = 0;
    QMap<QString, quint64> m_expected;
    int m_unsure = 0;
    QList<Recovery> m_recoveries;
    QList<Recovery> m_suspects;
    double m_meanPoll = 0;
};

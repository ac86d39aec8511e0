// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/scanplan.h"
#include "modbus/scanverdict.h"

namespace modbus {

/// What is still worth asking at one address. At a dead one that is the plan's presence reads and nothing
/// else; where something is heard, the voltage registers of all profiles, then the frequency of those that
/// are still possible, then everything the likeliest profiles read. Damage is asked for again, so that it is
/// confirmed or forgotten.
///
/// Pure; knows nothing of the line. A value.
class ScanExam
{
public:
    static constexpr int MostQuestions = 160;

    ScanExam(const ScanPlan *plan, int unit) : m_plan(plan), m_heard(unit) {}

    const HeardUnit &heard() const { return m_heard; }
    HeardUnit &heard() { return m_heard; }
    /// Reads that would still help, the most useful first; empty when everything is known that can be.
    QList<BlockRead> wanted() const;
    /// The longest read that this unit has answered: asked again it clears what is owed.
    std::optional<BlockRead> answered() const { return m_answered; }
    void take(const BlockRead &read, const Answer &answer, const HeardUnit::IsOwed &isOwed, bool certain);
    /// It answers, but late: it is asked anew, with more patience.
    void askAgain();
    bool isPatient() const { return m_patient; }

private:
    void add(QList<BlockRead> &reads, const QList<BlockRead> &more) const;
    bool isSettled(const BlockRead &read) const;

    const ScanPlan *m_plan;
    HeardUnit m_heard;
    std::optional<BlockRead> m_answered;
    bool m_patient = false;
    int m_presence = 0; ///< presence reads asked since the last askAgain()
};

} // namespace modbus

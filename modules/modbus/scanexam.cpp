// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/scanexam.h"

#include <algorithm>

namespace modbus {

namespace {

constexpr int Attempts = 2;         // at a unit that answers, a question without an answer is asked once more
constexpr int Taciturn = 4;         // questions without an answer
constexpr int Repetitions = 6;      // what is damaged is asked for so often in all
constexpr int MostLikely = 6;       // profiles whose whole plan is asked
constexpr double WorthAsking = 0.3; // from this score on

/// A presence read and others of its place in other shapes, for when its own is owed or would come twice
/// running.
QList<BlockRead> shapesOf(BlockRead read)
{
    QList<BlockRead> shapes{read};
    for (const std::uint16_t count : {1, 3, 4}) {
        read.count = count;
        shapes.append(read);
    }
    return shapes;
}

} // namespace

bool ScanExam::isSettled(const BlockRead &read) const
{
    // One that keeps silent about what it has not got is not asked for it twice.
    const bool taciturn = m_heard.counts().valid > 0 && m_heard.counts().silent >= Taciturn;
    return m_heard.isKnown(read) || m_heard.attempts(read) >= (taciturn ? 1 : Attempts);
}

void ScanExam::add(QList<BlockRead> &reads, const QList<BlockRead> &more) const
{
    for (const BlockRead &read : more) {
        if (!isSettled(read) && !reads.contains(read))
            reads.append(read);
    }
}

void ScanExam::askAgain()
{
    m_patient = true;
    m_presence = 0;
}

QList<BlockRead> ScanExam::wanted() const
{
    const HeardUnit::Counts &counts = m_heard.counts();
    if (counts.asked >= MostQuestions)
        return {};
    const bool trouble = counts.damaged + counts.extra > 0 || !m_heard.strangers().isEmpty();
    QList<BlockRead> reads;
    if (trouble && m_presence < Repetitions) {
        // In turn, so that no shape follows itself.
        const qsizetype size = m_plan->presence().size();
        for (qsizetype i = 0; i < size; ++i) {
            reads += shapesOf(m_plan->presence()[(m_presence + i) % size]);
        }
        return reads;
    }
    if (!counts.answers()) {
        if (m_presence >= m_plan->presence().size())
            return {};
        reads = shapesOf(m_plan->presence()[m_presence]);
        return m_patient ? reads : reads.first(1);
    }
    const QList<ScanCandidate> &candidates = m_plan->candidates();
    for (const ScanCandidate &candidate : candidates)
        add(reads, {candidate.voltage.front()});
    if (!reads.isEmpty())
        return reads;
    for (const ScanCandidate &candidate : candidates) {
        if (ScanVerdict::score(candidate, m_heard).score <= 0)
            continue;
        add(reads, candidate.voltage);
        add(reads, candidate.frequency);
    }
    if (!reads.isEmpty())
        return reads;
    std::vector<std::pair<double, const ScanCandidate *>> likely;
    for (const ScanCandidate &candidate : candidates) {
        const double score = ScanVerdict::score(candidate, m_heard).score;
        if (score >= WorthAsking)
            likely.emplace_back(score, &candidate);
    }
    std::ranges::stable_sort(likely, std::ranges::greater(), [](const auto &entry) { return entry.first; });
    if (likely.size() > MostLikely)
        likely.resize(MostLikely);
    for (const auto &entry : likely) {
        add(reads, entry.second->all);
        for (const IdentityRule &rule : entry.second->identity)
            add(reads, {{rule.function, rule.address, rule.words}});
    }
    return reads;
}

void ScanExam::take(const BlockRead &read, const Answer &answer, const HeardUnit::IsOwed &isOwed,
                    bool certain)
{
    const bool isPresence = std::ranges::any_of(m_plan->presence(), [&](const BlockRead &presence) {
        return presence.function == read.function && presence.address == read.address;
    });
    if (isPresence)
        ++m_presence;
    m_heard.take(read, answer, isOwed, certain);
    if (answer.kind == Answer::Kind::Valid && certain && (!m_answered || read.count > m_answered->count))
        m_answered = read;
}

} // namespace modbus

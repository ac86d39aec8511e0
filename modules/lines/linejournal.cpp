// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/linejournal.h"

#include <QIODevice>

#include <algorithm>

namespace lines {

namespace {

using core::UtcTime;

constexpr int UsualPauses = 3;
constexpr auto NeverSilent = std::chrono::hours(24 * 365 * 100);
/// Of a device that tells lines alone; more of them are read from the store when it has to be.
constexpr qsizetype MostKept = 4000;
constexpr quint32 StateVersion = 2;

} // namespace

LineJournal::LineJournal(core::DeviceId device, const OutageRule &rule)
    : m_device(std::move(device)), m_rule(rule)
{
    m_lines = DeviceLines(m_device, rule);
    m_last.at = UtcTime::min();
}

std::chrono::seconds LineJournal::aliveFor() const
{
    if (!m_speaks)
        return NeverSilent;
    if (m_usual)
        return *m_usual;
    if (m_pauses.isEmpty())
        return m_rule.aliveFor;
    const std::chrono::microseconds middle(m_pauses[m_pauses.size() / 2]);
    return std::max(m_rule.aliveFor, std::chrono::ceil<std::chrono::seconds>(middle * UsualPauses));
}

void LineJournal::learn(const Observation &seen)
{
    if (seen.kind == Observation::Kind::Told && !m_firstTold.contains(seen.line))
        m_firstTold.insert(seen.line, seen.at);
    if (seen.kind != Observation::Kind::Alive)
        return;
    m_speaks = m_speaks || seen.measured;
    if (m_lastAlive != UtcTime{} && seen.at > m_lastAlive && !m_usual && m_pauses.size() < PausesLookedAt) {
        const qint64 pause = (seen.at - m_lastAlive).count();
        m_pauses.insert(std::upper_bound(m_pauses.begin(), m_pauses.end(), pause), pause);
    }
    m_lastAlive = seen.at;
}

void LineJournal::judgeAnew()
{
    OutageRule rule = m_rule;
    rule.aliveFor = aliveFor();
    m_lines = DeviceLines(m_device, rule, m_firstTold.keys());
    m_ended.clear();
    m_unseen.clear();
    for (const Observation &seen : std::as_const(m_kept))
        m_lines.apply(seen);
    settle();
}

void LineJournal::settle()
{
    m_ended += m_lines.takeEnded();
    m_unseen += m_lines.takeUnseen();
}

LineJournal LineJournal::replayed(core::DeviceId device, const OutageRule &rule,
                                  const QList<Observation> &inOrder)
{
    LineJournal journal(std::move(device), rule);
    for (const Observation &seen : inOrder) {
        journal.learn(seen);
        if (journal.m_kept.isEmpty() || journal.m_kept.last() != seen)
            journal.m_kept.append(seen);
    }
    journal.judgeAnew();
    if (!inOrder.isEmpty())
        journal.m_last = inOrder.last();
    if (journal.m_kept.size() > MostKept || (journal.m_speaks && journal.isRipe())) {
        journal.m_keeps = false;
        journal.m_kept.clear();
    }
    return journal;
}

bool LineJournal::take(const Observation &seen)
{
    if (isBefore(seen, m_last))
        return false;
    const bool knownLine = seen.kind != Observation::Kind::Told || m_firstTold.contains(seen.line);
    learn(seen);
    const bool otherwise = !knownLine || aliveFor() != m_lines.rule().aliveFor;
    if (otherwise && !m_keeps)
        return false;
    // Many series of one message are one sign of life.
    if (m_keeps && (m_kept.isEmpty() || m_kept.last() != seen))
        m_kept.append(seen);
    m_last = seen;
    if (otherwise) {
        judgeAnew();
    } else {
        m_lines.apply(seen);
        settle();
    }
    if (m_keeps && (m_kept.size() > MostKept || (m_speaks && isRipe()))) {
        m_keeps = false;
        m_kept.clear();
    }
    return true;
}

void LineJournal::advance(UtcTime now)
{
    m_lines.advance(now);
    m_ended += m_lines.takeEnded();
}

void LineJournal::writtenDown()
{
    m_ended.clear();
    m_unseen.clear();
    // Judging anew would bring back what was written down.
    m_keeps = false;
    m_kept.clear();
}

QByteArray LineJournal::state() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << StateVersion << qint64(m_rule.aliveFor.count()) << qint64(m_rule.restartHold.count())
        << qint64(m_rule.flapMost.count());
    out << m_speaks << qint64(core::toMicros(m_lastAlive))
        << qint64(m_usual ? PausesLookedAt : m_pauses.size()) << qint64(m_lines.rule().aliveFor.count());
    out << qint64(core::toMicros(m_last.at)) << quint8(m_last.kind) << m_last.line << m_last.on;
    out << qint64(m_firstTold.size());
    for (auto it = m_firstTold.cbegin(); it != m_firstTold.cend(); ++it)
        out << it.key() << qint64(core::toMicros(*it));
    m_lines.save(out);
    return state;
}

std::optional<LineJournal> LineJournal::restored(core::DeviceId device, const OutageRule &rule,
                                                 const QByteArray &state)
{
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 version = 0;
    qint64 alive = 0;
    qint64 hold = 0;
    qint64 flap = 0;
    in >> version >> alive >> hold >> flap;
    if (version != StateVersion || alive != rule.aliveFor.count() || hold != rule.restartHold.count() ||
        flap != rule.flapMost.count())
        return {};
    LineJournal journal(std::move(device), rule);
    qint64 lastAlive = 0;
    qint64 pauses = 0;
    qint64 usual = 0;
    qint64 last = 0;
    quint8 kind = 0;
    in >> journal.m_speaks >> lastAlive >> pauses >> usual;
    in >> last >> kind >> journal.m_last.line >> journal.m_last.on;
    if (journal.m_speaks && pauses < PausesLookedAt)
        return {};
    journal.m_lastAlive = core::fromMicros(lastAlive);
    journal.m_last.at = core::fromMicros(last);
    journal.m_last.kind = static_cast<Observation::Kind>(kind);
    qint64 count = 0;
    in >> count;
    for (; count > 0 && in.status() == QDataStream::Ok; --count) {
        QString line;
        qint64 first = 0;
        in >> line >> first;
        journal.m_firstTold.insert(line, core::fromMicros(first));
    }
    OutageRule own = rule;
    own.aliveFor = std::chrono::seconds(usual);
    journal.m_lines = DeviceLines(journal.m_device, own);
    if (in.status() != QDataStream::Ok || !journal.m_lines.restore(in))
        return {};
    // Of the pauses only what came of them matters from here on.
    if (journal.m_speaks)
        journal.m_usual = own.aliveFor;
    journal.m_keeps = false;
    return journal;
}

} // namespace lines

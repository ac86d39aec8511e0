// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lines/devicelines.h"

#include <QByteArray>
#include <QMap>

namespace lines {

/// The lines of one device with everything it takes to follow them for years: the device's usual pause, what
/// has ended since it was last written down, and a state to go on from.
///
/// Promise: the same observations give the same outages, at one go, in pieces, or going on from a state that
/// was saved on the way. A silence is a gap when it is longer than three of the device's usual pauses (the
/// middle of the first 200) and than the rule's; a device that tells lines and nothing else is never silent.
/// Thread: one at a time.
class LineJournal
{
public:
    LineJournal() = default;
    LineJournal(core::DeviceId device, const OutageRule &rule);
    /// Everything that was ever seen of it; @p inOrder by isBefore().
    static LineJournal replayed(core::DeviceId device, const OutageRule &rule,
                                const QList<Observation> &inOrder);
    /// From state(); nothing when it was written by other rules or by another version.
    static std::optional<LineJournal> restored(core::DeviceId device, const OutageRule &rule,
                                               const QByteArray &state);

    /// False when it cannot be taken in this order, or shows that what came before has to be judged anew:
    /// make a journal from all that was seen.
    bool take(const Observation &seen);
    /// Nothing more was seen until @p now.
    void advance(core::UtcTime now);

    const core::DeviceId &device() const { return m_device; }
    const DeviceLines &lines() const { return m_lines; }
    /// Since the journal was made, or since writtenDown().
    QList<Outage> ended() const { return m_ended; }
    QList<Span> unseen() const { return m_unseen + m_lines.unseen(); }
    /// When a line was first told; the epoch: never.
    core::UtcTime firstTold(const QString &line) const { return m_firstTold.value(line); }
    /// It tells more than its lines: its silence says something.
    bool speaks() const { return m_speaks; }
    /// Of the last observation.
    core::UtcTime last() const { return m_last.at; }

    /// False while it learns the usual pause: nothing can go on from here but from all that was seen.
    bool isRipe() const { return !m_speaks || m_usual || m_pauses.size() >= PausesLookedAt; }
    /// To go on from later; ended() and unseen() before it are not in it.
    QByteArray state() const;
    /// What ended() and settledUnseen() tell now is kept elsewhere.
    void writtenDown();
    /// Of unseen(), what will not change any more.
    const QList<Span> &settledUnseen() const { return m_unseen; }

    /// How many pauses tell what is usual: the first ones, so that more history changes nothing.
    static constexpr qsizetype PausesLookedAt = 200;

private:
    std::chrono::seconds aliveFor() const;
    void learn(const Observation &seen);
    void judgeAnew();
    void settle();

    core::DeviceId m_device;
    OutageRule m_rule;
    DeviceLines m_lines{core::DeviceId()};
    Observation m_last{};
    bool m_speaks = false;
    core::UtcTime m_lastAlive{};
    QList<qint64> m_pauses;                                     ///< µs, by length
    std::optional<std::chrono::seconds> m_usual = std::nullopt; ///< what came of the pauses before
    QMap<QString, core::UtcTime> m_firstTold;
    QList<Outage> m_ended;
    QList<Span> m_unseen;
    QList<Observation> m_kept; ///< while it may have to be judged anew
    bool m_keeps = true;
};

} // namespace lines

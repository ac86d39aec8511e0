// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarm.h"
#include "core/profile.h"
#include "core/reading.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <queue>
#include <vector>

namespace alarms {

/// What a rule says of a source now.
struct Verdict
{
    enum class Kind : quint8
    {
        Raise,
        Clear,
        Rank,   ///< active, and of another priority
        Figure, ///< active as before, with another figure
    };
    Kind kind = Kind::Raise;
    qsizetype rule = 0; ///< in RuleWatch::rules()
    AlarmId alarm;
    Source source;
    core::UtcTime at{};
    Figure figure;
    std::optional<double> limit;
    Priority priority = Priority::Medium;
};

/// The ends of what a profile calls normal of a quantity; none where it names none.
struct NormalRange
{
    std::optional<double> low;
    std::optional<double> high;
    friend bool operator==(const NormalRange &, const NormalRange &) = default;
};
NormalRange normalRange(const core::QuantityRule &rule);

/// Looks at readings and states with the rules, and tells what is to be raised and cleared.
///
/// Thread: one. Time is the caller's, and never goes back. Promise: a reading of a series that no rule is for
/// costs one look into a table; delays wait in a heap of deadlines. What is no value (Bad, NoAnswer, Stale, a
/// retained copy) neither raises nor clears by a limit: only NoData speaks of it. What was measured longer
/// ago than isOld() allows when it arrived raises and clears nothing. The same readings give the same
/// verdicts.
class RuleWatch
{
public:
    explicit RuleWatch(QList<AlarmRule> rules);

    /// True when @p rule is in use and looks at @p source.
    static bool fits(const AlarmRule &rule, const Source &source);

    const QList<AlarmRule> &rules() const { return m_rules; }
    /// Alarms of an earlier run that were active: they are cleared when what they are about is seen to be
    /// fine.
    void restore(const QList<Alarm> &alarms);

    /// True when add() was called for this series.
    bool knows(core::SeriesId series) const
    {
        const auto number = static_cast<size_t>(series);
        return number < m_spans.size() && m_spans[number].count != NotAdded;
    }
    /// From now on see() looks at this series with every rule that fits it.
    void add(core::SeriesId series, const Source &source, const NormalRange &normal, core::UtcTime now);
    /// True for what arrived long after it was measured: sent in later, it is history and tells nothing of
    /// now. A rule's grace that is longer than @c Late allows more.
    static constexpr std::chrono::minutes Late{5};
    static bool isOld(const core::Reading &reading, std::chrono::milliseconds grace = {})
    {
        return reading.receivedAt - reading.measuredAt > std::max<std::chrono::milliseconds>(grace, Late);
    }
    /// One reading of a series that was added.
    void see(const core::Reading &reading)
    {
        const Span &span = m_spans[static_cast<size_t>(reading.series)];
        for (quint32 i = 0; i < span.count; ++i)
            look(m_bySeries[span.first + i], reading);
    }
    /// The state of a line, device, link or transport, now or still. "unknown", "stale", "connecting" and
    /// "stopped" neither raise nor clear, but for a rule that names them.
    void tell(const Source &source, const QString &word, core::UtcTime at);
    /// Something happened, once.
    void happen(const Source &source, const QString &kind, core::UtcTime at);
    /// What is due by @p now.
    void advance(core::UtcTime now);
    /// When advance() has something to do at the earliest; may be too early. Nothing: never.
    std::optional<core::UtcTime> nextDue() const;

    /// What was found since the last call, in the order in which it was found.
    QList<Verdict> take() { return std::exchange(m_verdicts, {}); }
    bool hasVerdicts() const { return !m_verdicts.isEmpty(); }
    /// How many rules look at how many sources.
    qsizetype watches() const { return static_cast<qsizetype>(m_watches.size()); }

private:
    static constexpr quint32 NotAdded = 0xffffffff;

    struct Span
    {
        quint32 first = 0;
        quint32 count = NotAdded;
    };
    /// One rule on one source.
    struct Watch
    {
        qsizetype rule = 0;
        AlarmId alarm;
        Source source;
        std::optional<double> limit;
        bool over = false;   ///< the condition holds, deadband reckoned in
        bool raised = false; ///< and was told
        bool usable = true;  ///< the last one seen was a value
        Priority priority = Priority::Medium;
        Figure last;
        double previous = 0;                 ///< of Rate
        core::UtcTime previousAt{};          ///< measured; epoch: none
        core::UtcTime lastMeasured{};        ///< late ones are no news
        core::UtcTime lastUsable{};          ///< received, of NoData
        std::chrono::milliseconds usedTo{0}; ///< mean gap of usable ones, of NoData
        core::UtcTime due{};                 ///< epoch: nothing waits
        core::UtcTime queued{};              ///< of its entry in the heap; epoch: none
    };
    struct Entry
    {
        core::UtcTime at{};
        quint32 watch = 0;
        friend bool operator>(const Entry &a, const Entry &b) { return a.at > b.at; }
    };

    quint32 addWatch(qsizetype rule, const Source &source, std::optional<double> limit);
    void look(quint32 index, const core::Reading &reading);
    void keepOld(Watch &watch, const core::Reading &reading, bool usable);
    void lookNumber(quint32 index, double value, core::UtcTime at);
    void lookWord(quint32 index, const QString &word, core::UtcTime at);
    void lookForData(quint32 index, const core::Reading &reading, bool usable);
    void setOver(quint32 index, bool over, core::UtcTime at);
    void fire(quint32 index, core::UtcTime now);
    void rank(Watch &watch, core::UtcTime at);
    std::chrono::milliseconds grace(const Watch &watch) const;
    void wait(quint32 index, core::UtcTime due);
    void tellOf(const Watch &watch, Verdict::Kind kind, core::UtcTime at);
    const QList<quint32> &watchesOf(const Source &source);

    QList<AlarmRule> m_rules;
    std::vector<Watch> m_watches;
    std::vector<Span> m_spans; ///< by SeriesId
    std::vector<quint32> m_bySeries;
    QHash<QString, QList<quint32>> m_byKey; ///< of what is told by words
    QHash<AlarmId, quint32> m_byAlarm;
    QHash<AlarmId, Alarm> m_restored; ///< active ones that no watch is there for yet
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_heap;
    QList<Verdict> m_verdicts;
};

} // namespace alarms

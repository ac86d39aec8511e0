// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/rulewatch.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace alarms {

namespace {

constexpr std::chrono::milliseconds ShortestGrace{30000}; // of what nobody set, and that is not used to much
constexpr std::chrono::milliseconds FirstGrace{300000};   // before a series is used to anything
constexpr std::chrono::milliseconds EventLasts{3600000};  // where its rule says nothing

bool isUsable(const core::Reading &reading)
{
    if (!reading.value || reading.retained)
        return false;
    return reading.quality == core::Quality::Good || reading.quality == core::Quality::Substituted ||
           reading.quality == core::Quality::Estimated;
}

/// The word of a state that was read; empty for old news.
QString wordOf(const core::Reading &reading)
{
    if (isUsable(reading))
        return *reading.value != 0 ? u"on"_s : u"off"_s;
    if (reading.retained || reading.quality == core::Quality::Stale)
        return {};
    return u"unknown"_s;
}

/// Words by which nothing is known of a state; a rule may name them all the same.
bool saysNothing(const QString &word)
{
    return word == "unknown"_L1 || word == "stale"_L1 || word == "connecting"_L1 || word == "stopped"_L1;
}

} // namespace

NormalRange normalRange(const core::QuantityRule &rule)
{
    if (rule.bands.isEmpty())
        return {};
    QList<core::Band> bands = rule.bands;
    std::sort(bands.begin(), bands.end(),
              [](const core::Band &a, const core::Band &b) { return a.from < b.from; });
    // The widest stretch of the scale that no band calls abnormal.
    NormalRange best;
    double widest = 0;
    double from = rule.scaleMin;
    bool bounded = false;
    const auto close = [&](double to, bool boundedAbove) {
        if (to - from <= widest)
            return;
        widest = to - from;
        best = {bounded ? std::optional(from) : std::nullopt,
                boundedAbove ? std::optional(to) : std::nullopt};
    };
    for (const core::Band &band : std::as_const(bands)) {
        if (band.level == core::Band::Level::Normal)
            continue;
        close(band.from, true);
        from = std::max(from, band.to);
        bounded = true;
    }
    close(rule.scaleMax, false);
    return best;
}

RuleWatch::RuleWatch(QList<AlarmRule> rules) : m_rules(std::move(rules)) {}

bool RuleWatch::fits(const AlarmRule &rule, const Source &source)
{
    if (!rule.enabled || rule.subject != source.subject)
        return false;
    if (rule.subject == Subject::Quantity && rule.quantity != source.quantity)
        return false;
    return matches(rule.scope.device, source.device.toString()) &&
           matches(rule.scope.channel, source.channel) &&
           matches(rule.scope.transport, source.transport.toString()) &&
           matches(rule.scope.profile, source.profile.toString());
}

void RuleWatch::restore(const QList<Alarm> &alarms)
{
    for (const Alarm &alarm : alarms) {
        if (!isActive(alarm.state))
            continue;
        m_restored.insert(alarm.id, alarm);
        if (alarm.source.subject != Subject::Event)
            continue;
        // Events are not told again: what ends them by time is set at once.
        const auto rule = std::find_if(m_rules.begin(), m_rules.end(),
                                       [&alarm](const AlarmRule &each) { return each.id == alarm.rule; });
        if (rule == m_rules.end())
            continue;
        const quint32 index = addWatch(rule - m_rules.begin(), alarm.source, std::nullopt);
        wait(index, alarm.raisedAt + (rule->offDelay.count() > 0 ? rule->offDelay : EventLasts));
    }
}

quint32 RuleWatch::addWatch(qsizetype rule, const Source &source, std::optional<double> limit)
{
    const auto index = static_cast<quint32>(m_watches.size());
    Watch watch;
    watch.rule = rule;
    watch.alarm = alarmId(m_rules[rule].id, source);
    watch.source = source;
    watch.limit = limit;
    watch.priority = m_rules[rule].priority;
    if (const auto before = m_restored.constFind(watch.alarm); before != m_restored.constEnd()) {
        watch.over = true;
        watch.raised = true;
        watch.priority = before->priority;
        watch.last = before->now;
        m_restored.erase(before);
    }
    m_byAlarm.insert(watch.alarm, index);
    m_watches.push_back(std::move(watch));
    return index;
}

void RuleWatch::add(core::SeriesId series, const Source &source, const NormalRange &normal, core::UtcTime now)
{
    const auto number = static_cast<size_t>(series);
    if (number >= m_spans.size())
        m_spans.resize(std::max(number + 1, m_spans.size() * 2));
    Span &span = m_spans[number];
    if (span.count != NotAdded)
        return;
    span = {static_cast<quint32>(m_bySeries.size()), 0};
    for (qsizetype i = 0; i < m_rules.size(); ++i) {
        const AlarmRule &rule = m_rules[i];
        if (!fits(rule, source))
            continue;
        std::optional<double> limit = rule.limit;
        if (!limit && rule.condition == Condition::High)
            limit = normal.high;
        if (!limit && rule.condition == Condition::Low)
            limit = normal.low;
        const bool numeric = rule.condition == Condition::High || rule.condition == Condition::Low ||
                             rule.condition == Condition::Rate;
        if (numeric && !limit)
            continue;
        // The same quantity by another version of its profile goes on where that one ended.
        const auto known = m_byAlarm.constFind(alarmId(rule.id, source));
        const bool fresh = known == m_byAlarm.constEnd();
        const quint32 index = fresh ? addWatch(i, source, limit) : *known;
        if (fresh && rule.condition == Condition::NoData) {
            Watch &watch = m_watches[index];
            watch.limit = std::chrono::duration<double>(grace(watch)).count();
            if (!watch.raised)
                wait(index, now + grace(watch));
        }
        m_bySeries.push_back(index);
        ++m_spans[number].count;
    }
}

std::chrono::milliseconds RuleWatch::grace(const Watch &watch) const
{
    const std::chrono::milliseconds set = m_rules[watch.rule].grace;
    if (set.count() > 0)
        return set;
    return watch.usedTo.count() > 0 ? std::max(3 * watch.usedTo, ShortestGrace) : FirstGrace;
}

void RuleWatch::look(quint32 index, const core::Reading &reading)
{
    Watch &watch = m_watches[index];
    const bool usable = isUsable(reading);
    const Condition condition = m_rules[watch.rule].condition;
    if (condition == Condition::NoData) {
        lookForData(index, reading, usable);
        return;
    }
    if (reading.measuredAt < watch.lastMeasured)
        return;
    if (isOld(reading, m_rules[watch.rule].grace)) {
        keepOld(watch, reading, usable);
        return;
    }
    if (condition == Condition::State) {
        const QString word = wordOf(reading);
        if (word.isEmpty())
            return;
        watch.lastMeasured = reading.measuredAt;
        lookWord(index, word, reading.receivedAt);
        return;
    }
    const bool was = std::exchange(watch.usable, usable);
    if (usable) {
        watch.lastMeasured = reading.measuredAt;
        lookNumber(index, *reading.value, reading.receivedAt);
    } else if (watch.raised && was) {
        watch.last = {std::nullopt, QString(core::qualityName(reading.quality)), reading.measuredAt};
        tellOf(watch, Verdict::Kind::Figure, reading.receivedAt);
    }
}

void RuleWatch::keepOld(Watch &watch, const core::Reading &reading, bool usable)
{
    if (!usable)
        return;
    watch.lastMeasured = reading.measuredAt;
    // What it changes from is known by it.
    if (m_rules[watch.rule].condition == Condition::Rate) {
        watch.previousAt = reading.measuredAt;
        watch.previous = *reading.value;
    }
}

void RuleWatch::lookNumber(quint32 index, double value, core::UtcTime at)
{
    Watch &watch = m_watches[index];
    const AlarmRule &rule = m_rules[watch.rule];
    double figure = value;
    if (rule.condition == Condition::Rate) {
        const core::UtcTime before = std::exchange(watch.previousAt, watch.lastMeasured);
        const double previous = std::exchange(watch.previous, value);
        const std::chrono::duration<double> between = watch.lastMeasured - before;
        if (before == core::UtcTime{} || between.count() <= 0)
            return;
        figure = std::abs(value - previous) / between.count();
    }
    const bool changed = watch.last.value != figure;
    watch.last = {figure, {}, watch.lastMeasured};
    const double limit = *watch.limit;
    const double back = watch.over ? rule.deadband : 0;
    const bool over = rule.condition == Condition::Low ? figure < limit + back : figure > limit - back;
    rank(watch, at);
    setOver(index, over, at);
    if (watch.raised && watch.over && changed)
        tellOf(m_watches[index], Verdict::Kind::Figure, at);
}

void RuleWatch::rank(Watch &watch, core::UtcTime at)
{
    const AlarmRule &rule = m_rules[watch.rule];
    if (!rule.worseLimit || !watch.last.value)
        return;
    const double value = *watch.last.value;
    const double back = watch.priority == rule.worsePriority ? rule.deadband : 0;
    const bool worse =
        rule.condition == Condition::Low ? value < *rule.worseLimit + back : value > *rule.worseLimit - back;
    const Priority priority = worse ? rule.worsePriority : rule.priority;
    if (std::exchange(watch.priority, priority) != priority && watch.raised)
        tellOf(watch, Verdict::Kind::Rank, at);
}

void RuleWatch::lookWord(quint32 index, const QString &word, core::UtcTime at)
{
    Watch &watch = m_watches[index];
    const bool over = m_rules[watch.rule].states.contains(word);
    const bool changed = watch.last.word != word;
    if (changed)
        watch.last = {std::nullopt, word, at};
    // Not to know is no proof that it is over, nor that it goes on.
    if (over || !saysNothing(word))
        setOver(index, over, at);
    if (changed && watch.raised)
        tellOf(watch, Verdict::Kind::Figure, at);
}

void RuleWatch::lookForData(quint32 index, const core::Reading &reading, bool usable)
{
    Watch &watch = m_watches[index];
    if (!usable) {
        if (!reading.retained)
            watch.last = {std::nullopt, QString(core::qualityName(reading.quality)), reading.measuredAt};
        return;
    }
    if (isOld(reading, grace(watch)))
        return; // there is still nothing of now
    watch.last = {reading.value, {}, reading.measuredAt};
    const core::UtcTime before = std::exchange(watch.lastUsable, reading.receivedAt);
    if (before != core::UtcTime{} && reading.receivedAt > before && !watch.raised) {
        const auto gap = std::chrono::duration_cast<std::chrono::milliseconds>(reading.receivedAt - before);
        watch.usedTo = watch.usedTo.count() > 0 ? (watch.usedTo * 7 + gap) / 8 : gap;
    }
    watch.limit = std::chrono::duration<double>(grace(watch)).count();
    if (watch.raised) {
        watch.raised = false;
        tellOf(watch, Verdict::Kind::Clear, reading.receivedAt);
    }
    wait(index, reading.receivedAt + grace(watch));
}

void RuleWatch::setOver(quint32 index, bool over, core::UtcTime at)
{
    Watch &watch = m_watches[index];
    const AlarmRule &rule = m_rules[watch.rule];
    if (over != watch.over) {
        watch.over = over;
        watch.due = {};
        const std::chrono::milliseconds delay = over ? rule.onDelay : rule.offDelay;
        if (over != watch.raised) {
            if (delay.count() <= 0)
                fire(index, at);
            else
                wait(index, at + delay);
        }
    } else if (watch.due != core::UtcTime{} && watch.due <= at) {
        // It was due while nothing usable was seen.
        fire(index, at);
    }
}

void RuleWatch::fire(quint32 index, core::UtcTime now)
{
    Watch &watch = m_watches[index];
    if (m_rules[watch.rule].condition == Condition::NoData) {
        watch.due = {};
        watch.raised = true;
        watch.limit = std::chrono::duration<double>(grace(watch)).count();
        tellOf(watch, Verdict::Kind::Raise, now);
        return;
    }
    if (!watch.usable && m_rules[watch.rule].condition != Condition::State)
        return; // still due: the next value decides
    watch.due = {};
    if (watch.over == watch.raised)
        return;
    watch.raised = watch.over;
    tellOf(watch, watch.over ? Verdict::Kind::Raise : Verdict::Kind::Clear, now);
}

void RuleWatch::wait(quint32 index, core::UtcTime due)
{
    Watch &watch = m_watches[index];
    watch.due = due;
    if (watch.queued != core::UtcTime{} && watch.queued <= due)
        return; // its entry comes up first and is put back then
    watch.queued = due;
    m_heap.push({due, index});
}

void RuleWatch::advance(core::UtcTime now)
{
    while (!m_heap.empty() && m_heap.top().at <= now) {
        const Entry entry = m_heap.top();
        m_heap.pop();
        Watch &watch = m_watches[entry.watch];
        if (watch.queued != entry.at)
            continue; // an earlier one took its place
        watch.queued = {};
        if (watch.due == core::UtcTime{})
            continue;
        if (watch.due > now) {
            watch.queued = watch.due;
            m_heap.push({watch.due, entry.watch});
            continue;
        }
        if (watch.source.subject == Subject::Event) {
            watch.over = false;
            watch.last.word.clear();
        }
        // At its own time, not at the time somebody looked: pieces and whole give the same.
        fire(entry.watch, watch.due);
    }
}

std::optional<core::UtcTime> RuleWatch::nextDue() const
{
    return m_heap.empty() ? std::nullopt : std::optional(m_heap.top().at);
}

const QList<quint32> &RuleWatch::watchesOf(const Source &source)
{
    const QString key = QString(subjectName(source.subject)) + u' ' + source.key();
    const auto found = m_byKey.constFind(key);
    if (found != m_byKey.constEnd())
        return *found;
    QList<quint32> list;
    for (qsizetype i = 0; i < m_rules.size(); ++i) {
        if (fits(m_rules[i], source))
            list.append(addWatch(i, source, std::nullopt));
    }
    return *m_byKey.insert(key, list);
}

void RuleWatch::tell(const Source &source, const QString &word, core::UtcTime at)
{
    for (const quint32 index : watchesOf(source))
        lookWord(index, word, at);
}

void RuleWatch::happen(const Source &source, const QString &kind, core::UtcTime at)
{
    for (qsizetype i = 0; i < m_rules.size(); ++i) {
        const AlarmRule &rule = m_rules[i];
        const bool begins = rule.states.contains(kind);
        if (rule.subject != Subject::Event || (!begins && !rule.endedBy.contains(kind)) ||
            !fits(rule, source))
            continue;
        const auto known = m_byAlarm.constFind(alarmId(rule.id, source));
        if (known == m_byAlarm.constEnd() && !begins)
            continue;
        const quint32 index = known != m_byAlarm.constEnd() ? *known : addWatch(i, source, std::nullopt);
        Watch &watch = m_watches[index];
        watch.last = {std::nullopt, kind, at};
        watch.over = begins;
        watch.due = {};
        if (begins != watch.raised)
            fire(index, at);
        if (begins)
            wait(index, at + (rule.offDelay.count() > 0 ? rule.offDelay : EventLasts));
    }
}

void RuleWatch::tellOf(const Watch &watch, Verdict::Kind kind, core::UtcTime at)
{
    m_verdicts.append(
        {kind, watch.rule, watch.alarm, watch.source, at, watch.last, watch.limit, watch.priority});
}

} // namespace alarms

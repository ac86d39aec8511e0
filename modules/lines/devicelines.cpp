// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/devicelines.h"

#include <algorithm>

namespace lines {

namespace {

using core::UtcTime;

/// Fewer lines that come back together are no sign of a restart.
constexpr qsizetype FewestOfRestart = 4;

} // namespace

bool isBefore(const Observation &a, const Observation &b)
{
    if (a.at != b.at)
        return a.at < b.at;
    const auto rank = [](const Observation &one) {
        switch (one.kind) {
        case Observation::Kind::Away:
            return 1;
        case Observation::Kind::Told:
            return one.on ? 2 : 3;
        case Observation::Kind::Alive: // of the same message: no sight of what was before it
            return 4;
        case Observation::Kind::Blind: // since the last message
            break;
        }
        return 5;
    };
    if (rank(a) != rank(b))
        return rank(a) < rank(b);
    return a.line < b.line;
}

DeviceLines::DeviceLines(core::DeviceId device, const OutageRule &rule, const QStringList &known)
    : m_device(std::move(device)), m_rule(rule)
{
    for (const QString &line : known)
        m_lines.insert(line, {});
}

bool DeviceLines::apply(const Observation &seen)
{
    if (seen.at < m_last)
        return false;
    settle(seen.at, &seen);
    m_last = seen.at;
    const UtcTime last = m_evidence;
    switch (seen.kind) {
    case Observation::Kind::Away:
        m_away = true;
        return true;
    case Observation::Kind::Blind:
        addUnseen(std::max(seen.at, last), seen.until);
        for (Line &line : m_lines)
            line.doubted = true;
        return true;
    case Observation::Kind::Alive:
    case Observation::Kind::Told:
        break;
    }
    if (last != UtcTime{} && (m_away || seen.at - last > m_rule.aliveFor)) {
        addUnseen(last, seen.at);
        for (Line &line : m_lines)
            line.doubted = true;
    }
    // What one message tells of other lines is no sight of this one before it.
    if (seen.at > last)
        m_earlier = last;
    m_evidence = seen.at;
    m_away = false;
    if (seen.kind == Observation::Kind::Alive)
        return true;
    if (m_firstTold == UtcTime{})
        m_firstTold = seen.at;
    Line &line = m_lines[seen.line];
    if (seen.on)
        tellOn(line, seen.at, m_earlier);
    else
        tellOff(seen.line, line, seen.at, m_earlier);
    line.toldAt = seen.at;
    line.doubted = false;
    return true;
}

void DeviceLines::tellOn(Line &line, UtcTime at, UtcTime evidenceBefore)
{
    if (!line.lastOn || at - *line.lastOn > m_rule.restartHold) {
        line.firstOn = at;
        line.evidenceBeforeOn = evidenceBefore;
    }
    line.lastOn = at;
    if (line.outage) {
        if (!line.restoredAt) {
            line.restoredAt = at;
            line.believeAfter = at + m_rule.restartHold;
            line.evidenceBeforeRestored = evidenceBefore;
        }
        return;
    }
    if (!line.on.value_or(false)) {
        line.on = true;
        line.since = at;
    }
}

void DeviceLines::tellOff(const QString &name, Line &line, UtcTime at, UtcTime evidenceBefore)
{
    if (line.outage) {
        if (!line.restoredAt)
            return;
        const UtcTime back = *line.restoredAt;
        if (isRestart(back)) {
            line.restoredAt.reset(); // it had not looked
        } else if (at - back <= m_rule.flapMost) {
            line.outage->powered += at - back;
            ++line.outage->flaps;
            line.restoredAt.reset();
        } else {
            finish(line);
            begin(name, line, at, evidenceBefore);
        }
        return;
    }
    // After a restart "on" was said before it had looked: the last sight of power was before it. A device
    // that says "on" again and again has looked since the first of them.
    const bool corrected = line.lastOn && at - line.firstOn <= m_rule.restartHold && isRestart(*line.lastOn);
    if (!line.on)
        begin(name, line, at, {});
    else
        begin(name, line, at, corrected ? line.evidenceBeforeOn : evidenceBefore);
}

void DeviceLines::begin(const QString &name, Line &line, UtcTime at, UtcTime lastPower)
{
    Outage outage;
    outage.device = m_device;
    outage.line = name;
    outage.start = outage.seenUntil = at;
    if (lastPower != UtcTime{}) {
        outage.startUncertain = at - lastPower;
        outage.gapTouched = unseenIn(lastPower, at).count() > 0;
    } else {
        outage.gapTouched = true;
    }
    line.outage = outage;
    line.on = false;
    line.since = at;
}

void DeviceLines::finish(Line &line)
{
    Outage outage = *std::exchange(line.outage, std::nullopt);
    const UtcTime end = *std::exchange(line.restoredAt, std::nullopt);
    outage.end = outage.seenUntil = end;
    outage.endUncertain = end - line.evidenceBeforeRestored;
    outage.unseen = unseenIn(outage.start, end);
    outage.gapTouched = outage.gapTouched || outage.unseen.count() > 0;
    m_ended.append(outage);
    line.on = true;
    line.since = end;
}

/// Ends the outages whose power has been back for long enough. @p next is what is seen now and not applied
/// yet; without it nothing was.
void DeviceLines::settle(UtcTime now, const Observation *next)
{
    QList<Line *> due;
    for (auto it = m_lines.begin(); it != m_lines.end(); ++it) {
        Line &line = *it;
        if (!line.restoredAt || now <= line.believeAfter)
            continue;
        if (isRestart(*line.restoredAt)) {
            // Believed when the device speaks and does not correct it; one that fell silent has its time to
            // correct it when it is back.
            const bool speaks =
                next && (next->kind == Observation::Kind::Told || next->kind == Observation::Kind::Alive);
            const bool corrects = speaks && next->kind == Observation::Kind::Told && !next->on &&
                                  next->line == it.key() && m_evidence <= line.believeAfter;
            if (!speaks || corrects)
                continue;
            if (m_evidence <= line.believeAfter && now - m_evidence > m_rule.aliveFor) {
                line.believeAfter = now + m_rule.restartHold;
                continue;
            }
        }
        due.append(&line);
    }
    std::sort(due.begin(), due.end(), [](const Line *a, const Line *b) {
        return *a->restoredAt != *b->restoredAt ? *a->restoredAt < *b->restoredAt
                                                : a->outage->line < b->outage->line;
    });
    for (Line *line : std::as_const(due))
        finish(*line);
}

void DeviceLines::advance(UtcTime now) { settle(now, nullptr); }

bool DeviceLines::isRestart(UtcTime at) const
{
    return m_lines.size() >= FewestOfRestart &&
           std::all_of(m_lines.begin(), m_lines.end(), [this, at](const Line &line) {
               return line.lastOn && *line.lastOn >= at - m_rule.restartHold &&
                      *line.lastOn <= at + m_rule.restartHold;
           });
}

void DeviceLines::addUnseen(UtcTime from, UtcTime to)
{
    if (to <= from)
        return;
    // Blind stretches may begin within or before what is there already.
    qsizetype first = m_unseen.size();
    while (first > 0 && m_unseen[first - 1].to >= from)
        --first;
    Span whole{from, to};
    qsizetype last = first;
    for (; last < m_unseen.size() && m_unseen[last].from <= to; ++last) {
        whole.from = std::min(whole.from, m_unseen[last].from);
        whole.to = std::max(whole.to, m_unseen[last].to);
    }
    m_unseen.remove(first, last - first);
    m_unseen.insert(first, whole);
}

std::chrono::microseconds DeviceLines::unseenIn(UtcTime from, UtcTime to) const
{
    std::chrono::microseconds sum{0};
    for (qsizetype i = m_unseen.size(); i > 0 && m_unseen[i - 1].to > from; --i) {
        const Span &span = m_unseen[i - 1];
        if (span.from < to)
            sum += std::min(span.to, to) - std::max(span.from, from);
    }
    return sum;
}

LineStatus DeviceLines::status(const QString &name, UtcTime now) const
{
    LineStatus status;
    status.evidence = m_evidence;
    const auto found = m_lines.constFind(name);
    if (found == m_lines.constEnd() || !found->on)
        return status;
    const Line &line = *found;
    status.since = line.since;
    if (m_away)
        return status;
    if (now - m_evidence > m_rule.aliveFor) {
        status.state = LineState::Stale;
        status.certainty = Certainty::Assumed;
        return status;
    }
    status.state = *line.on ? LineState::On : LineState::Off;
    status.certainty = line.doubted                           ? Certainty::Assumed
                       : now - line.toldAt <= m_rule.aliveFor ? Certainty::Told
                                                              : Certainty::Implied;
    if (line.restoredAt) {
        status.restoring = true;
        status.certainty = Certainty::Assumed;
        // A restart is not believed; a line that comes back alone is shown at once.
        if (!isRestart(*line.restoredAt)) {
            status.state = LineState::On;
            status.since = *line.restoredAt;
        }
    } else if (*line.on && line.lastOn && now - line.firstOn <= m_rule.restartHold &&
               isRestart(*line.lastOn)) {
        status.certainty = Certainty::Assumed;
    }
    return status;
}

QList<Span> DeviceLines::takeUnseen()
{
    // A stretch to come begins at the last sign of life at the earliest, and is asked for back to the one
    // before, to the start of an outage or to the sight of power before it.
    UtcTime needed = m_earlier;
    for (const Line &line : std::as_const(m_lines)) {
        if (line.outage)
            needed = std::min(needed, line.outage->start);
        if (line.lastOn && m_evidence - line.firstOn <= m_rule.restartHold &&
            line.evidenceBeforeOn != UtcTime{})
            needed = std::min(needed, line.evidenceBeforeOn);
    }
    const auto first = std::find_if(m_unseen.begin(), m_unseen.end(),
                                    [needed](const Span &span) { return span.to >= needed; });
    const QList<Span> taken(m_unseen.begin(), first);
    m_unseen.erase(m_unseen.begin(), first);
    return taken;
}

QList<Outage> DeviceLines::takeEnded() { return std::exchange(m_ended, {}); }

QList<Outage> DeviceLines::open() const
{
    QList<Outage> list;
    for (const Line &line : m_lines) {
        if (!line.outage)
            continue;
        Outage outage = *line.outage;
        outage.seenUntil = std::max(outage.start, line.restoredAt ? *line.restoredAt : m_evidence);
        outage.unseen = unseenIn(outage.start, outage.seenUntil);
        outage.gapTouched = outage.gapTouched || outage.unseen.count() > 0;
        list.append(outage);
    }
    return list;
}

} // namespace lines

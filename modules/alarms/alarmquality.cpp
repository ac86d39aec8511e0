// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmquality.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <deque>

namespace alarms {

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

bool isRaise(const Transition &step) { return step.what == What::Raised || step.what == What::RaisedAgain; }

double hours(core::UtcTime from, core::UtcTime to)
{
    return std::chrono::duration<double, std::ratio<3600>>(to - from).count();
}

/// The value below which @p share of the sorted @p list lies (nearest rank).
std::optional<milliseconds> quantile(const QList<milliseconds> &list, double share)
{
    if (list.isEmpty())
        return std::nullopt;
    const auto rank = static_cast<qsizetype>(std::ceil(share * static_cast<double>(list.size())));
    return list[std::clamp<qsizetype>(rank - 1, 0, list.size() - 1)];
}

/// Floods: stretches in each window of which there are more than so many.
QList<Flood> floodsOf(const QList<core::UtcTime> &raised, const QualityLimits &limits)
{
    QList<Flood> floods;
    qsizetype first = 0;
    qsizetype lastInFlood = -1;
    for (qsizetype i = 0; i < raised.size(); ++i) {
        while (raised[i] - raised[first] >= limits.floodWithin)
            ++first;
        if (i - first + 1 <= limits.floodRaised)
            continue;
        if (!floods.isEmpty() && first <= lastInFlood) {
            floods.last().to = raised[i];
            floods.last().raised += static_cast<int>(i - lastInFlood);
        } else {
            floods.append({raised[first], raised[i], static_cast<int>(i - first + 1)});
        }
        lastInFlood = i;
    }
    return floods;
}

bool chatters(const QList<core::UtcTime> &raised, const QualityLimits &limits)
{
    const qsizetype count = limits.chatterRaised;
    for (qsizetype i = count - 1; i < raised.size(); ++i) {
        if (raised[i] - raised[i - count + 1] < limits.chatterWithin)
            return true;
    }
    return false;
}

/// What is known of one alarm while its steps go by.
struct Track
{
    AlarmRuleId rule;
    QList<core::UtcTime> raised;  ///< shown, in the stretch
    core::UtcTime activeSince{};  ///< epoch: it is not
    core::UtcTime waitingSince{}; ///< for a person; epoch: it does not
    int hiddenRaised = 0;
    int answered = 0;
    milliseconds answering{0}; ///< all answers together
};

/// Adds up what is known of alarms by their rules; loudest first.
QList<RuleFigures> byRule(const QHash<AlarmId, Track> &tracks, int raised, core::UtcTime to,
                          const QualityLimits &limits)
{
    struct Sum
    {
        RuleFigures figures;
        milliseconds answering{0};
    };
    QHash<AlarmRuleId, Sum> sums;
    for (const Track &track : tracks) {
        const bool stale = track.activeSince != core::UtcTime{} && to - track.activeSince > limits.staleAfter;
        if (track.raised.isEmpty() && track.hiddenRaised == 0 && track.answered == 0 && !stale)
            continue;
        Sum &sum = sums[track.rule];
        sum.figures.raised += static_cast<int>(track.raised.size());
        sum.figures.hiddenRaised += track.hiddenRaised;
        sum.figures.acknowledged += track.answered;
        sum.figures.chattering += chatters(track.raised, limits) ? 1 : 0;
        sum.figures.stale += stale ? 1 : 0;
        sum.answering += track.answering;
    }
    QList<RuleFigures> list;
    for (auto sum = sums.begin(); sum != sums.end(); ++sum) {
        sum->figures.rule = sum.key();
        sum->figures.share = raised > 0 ? double(sum->figures.raised) / raised : 0;
        if (sum->figures.acknowledged > 0)
            sum->figures.acknowledgeMean = sum->answering / sum->figures.acknowledged;
        list.append(sum->figures);
    }
    std::sort(list.begin(), list.end(), [](const RuleFigures &a, const RuleFigures &b) {
        return a.raised != b.raised ? a.raised > b.raised : a.rule < b.rule;
    });
    return list;
}

} // namespace

Quality quality(const QList<Transition> &transitions, core::UtcTime from, core::UtcTime to,
                const QualityLimits &limits)
{
    Quality figures;
    figures.from = from;
    figures.to = to;
    if (to <= from)
        return figures;
    figures.anHour.resize(static_cast<qsizetype>(std::ceil(hours(from, to))));
    QHash<AlarmId, Track> tracks;
    QList<core::UtcTime> raised;
    QList<milliseconds> answers;
    for (const Transition &step : transitions) {
        if (step.at >= to)
            continue;
        Track &track = tracks[step.alarm];
        track.rule = step.rule;
        const bool inside = step.at >= from;
        if (isRaise(step)) {
            track.activeSince = step.at;
            if (inside && step.hidden != Hidden::No) {
                ++figures.hiddenRaised;
                ++track.hiddenRaised;
            }
            if (inside && step.hidden == Hidden::No) {
                track.raised.append(step.at);
                raised.append(step.at);
                ++figures.byPriority[step.priority];
                ++figures.anHour[static_cast<qsizetype>(hours(from, step.at))];
            }
        }
        // A step before the stretch may be any: where it led to tells whether the alarm was active.
        if (!isActive(step.to))
            track.activeSince = {};
        else if (track.activeSince == core::UtcTime{})
            track.activeSince = step.at;
        if (step.what == What::Acknowledged && inside && track.waitingSince != core::UtcTime{}) {
            answers.append(duration_cast<milliseconds>(step.at - track.waitingSince));
            ++track.answered;
            track.answering += answers.last();
        }
        if (!isUnacknowledged(step.to) || step.hidden != Hidden::No)
            track.waitingSince = {};
        else if (track.waitingSince == core::UtcTime{} || isRaise(step))
            track.waitingSince = step.at;
    }
    figures.raised = static_cast<int>(raised.size());
    figures.perHour = figures.raised / hours(from, to);
    std::sort(raised.begin(), raised.end());
    figures.floods = floodsOf(raised, limits);
    double flooded = 0;
    for (const Flood &flood : std::as_const(figures.floods))
        flooded += hours(flood.from, flood.to);
    figures.shareInFlood = flooded / hours(from, to);
    for (auto it = tracks.cbegin(); it != tracks.cend(); ++it) {
        if (!it->raised.isEmpty()) {
            const int count = static_cast<int>(it->raised.size());
            const Talker talker{it.key(), it->rule, count, double(count) / figures.raised};
            figures.top.append(talker);
            if (chatters(it->raised, limits))
                figures.chattering.append(talker);
        }
        if (it->activeSince != core::UtcTime{} && to - it->activeSince > limits.staleAfter)
            figures.stale.append(it.key());
    }
    const auto louder = [](const Talker &a, const Talker &b) {
        return a.raised != b.raised ? a.raised > b.raised : a.alarm < b.alarm;
    };
    std::sort(figures.top.begin(), figures.top.end(), louder);
    std::sort(figures.chattering.begin(), figures.chattering.end(), louder);
    if (figures.top.size() > 10)
        figures.top.resize(10);
    figures.rules = byRule(tracks, figures.raised, to, limits);
    std::sort(figures.stale.begin(), figures.stale.end());
    std::sort(answers.begin(), answers.end());
    figures.acknowledged = static_cast<int>(answers.size());
    figures.acknowledgeMedian = quantile(answers, 0.5);
    figures.acknowledgeP90 = quantile(answers, 0.9);
    return figures;
}

} // namespace alarms

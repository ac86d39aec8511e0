// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmquality.h"
#include "alarms/rulewatch.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace alarms {

namespace {

constexpr int CalmRaised = 3; // fewer are not worth a change
constexpr std::array DelaysS{5, 10, 30, 60, 120, 300};

/// Deadbands worth trying: from the noise of the values up to what would blunt the rule.
QList<double> deadbandsFor(const AlarmRule &rule, const QList<Sample> &samples)
{
    QList<double> steps;
    std::optional<double> before;
    for (const Sample &sample : samples) {
        if (sample.value && before && *sample.value != *before)
            steps.append(std::abs(*sample.value - *before));
        if (sample.value)
            before = sample.value;
    }
    if (steps.isEmpty())
        return {};
    std::sort(steps.begin(), steps.end());
    const double noise = steps[steps.size() / 2];
    QList<double> list;
    for (const double factor : {1.0, 2.0, 3.0, 5.0, 8.0}) {
        // One figure that a person would have chosen: 1, 2 or 5 of a power of ten, not below.
        const double wanted = noise * factor;
        const double power = std::pow(10.0, std::floor(std::log10(wanted)));
        double nice = 10 * power;
        for (const double digit : {5.0, 2.0, 1.0}) {
            if (digit * power >= wanted * (1 - 1e-9))
                nice = digit * power;
        }
        if (nice > rule.deadband && !list.contains(nice))
            list.append(nice);
    }
    return list;
}

} // namespace

Replay replay(const AlarmRule &rule, std::optional<double> limit, const QList<Sample> &samples,
              core::UtcTime to)
{
    Replay result;
    if (samples.isEmpty())
        return result;
    AlarmRule one = rule;
    one.scope = {};
    one.enabled = true;
    one.subject = Subject::Quantity;
    if (limit)
        one.limit = limit;
    RuleWatch watch({one});
    Source source;
    source.quantity = rule.quantity;
    const auto series = static_cast<core::SeriesId>(1);
    watch.add(series, source, {}, samples.first().at);
    const auto collect = [&] {
        for (const Verdict &verdict : watch.take()) {
            if (verdict.kind == Verdict::Kind::Raise)
                result.episodes.append({verdict.at, core::UtcTime{}});
            else if (verdict.kind == Verdict::Kind::Clear && !result.episodes.isEmpty())
                result.episodes.last().second = verdict.at;
        }
    };
    core::Reading reading;
    reading.series = series;
    for (const Sample &sample : samples) {
        if (sample.at >= to)
            break;
        watch.advance(sample.at);
        reading.measuredAt = sample.at;
        reading.receivedAt = sample.at;
        reading.value = sample.value;
        reading.quality = sample.value ? core::Quality::Good : core::Quality::Bad;
        result.samples += sample.value ? 1 : 0;
        watch.see(reading);
        if (watch.hasVerdicts())
            collect();
    }
    watch.advance(to);
    collect();
    result.raised = static_cast<int>(result.episodes.size());
    for (const auto &[raised, cleared] : std::as_const(result.episodes)) {
        const core::UtcTime end = cleared == core::UtcTime{} ? to : cleared;
        result.active += std::chrono::duration_cast<std::chrono::milliseconds>(end - raised);
    }
    return result;
}

Proposal propose(const AlarmRule &rule, std::optional<double> limit, const QList<Sample> &samples,
                 core::UtcTime to)
{
    Proposal best{rule, u"none"_s, replay(rule, limit, samples, to), {}};
    best.after = best.before;
    const int target = best.before.raised / 2;
    if (best.before.raised < CalmRaised)
        return best;
    const auto helps = [&](const AlarmRule &tried, const QString &why) {
        const Replay after = replay(tried, limit, samples, to);
        // A calmer rule that never speaks again may have been made deaf: at least one has to be left.
        if (after.raised > target || after.raised == 0)
            return false;
        best = {tried, why, best.before, after};
        return true;
    };
    const bool numeric = rule.condition == Condition::High || rule.condition == Condition::Low ||
                         rule.condition == Condition::Rate;
    AlarmRule tried = rule;
    if (numeric) {
        for (const double deadband : deadbandsFor(rule, samples)) {
            tried.deadband = deadband;
            if (helps(tried, u"deadband"_s))
                return best;
        }
    }
    tried = rule;
    for (const int seconds : DelaysS) {
        tried.offDelay = std::chrono::seconds(seconds);
        if (tried.offDelay > rule.offDelay && helps(tried, u"off-delay"_s))
            return best;
    }
    tried = rule;
    for (const int seconds : DelaysS) {
        tried.onDelay = std::chrono::seconds(seconds);
        if (tried.onDelay > rule.onDelay && helps(tried, u"on-delay"_s))
            return best;
    }
    return best;
}

} // namespace alarms

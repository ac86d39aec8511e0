// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarm.h"

#include <QMap>

namespace alarms {

/// What is asked of alarms themselves: the figures of ISA-18.2 as its commentators give them.
struct QualityLimits
{
    double bearableAnHour = 6;             ///< alarms an operator can answer in an hour
    int floodRaised = 10;                  ///< more than this many …
    std::chrono::minutes floodWithin{10};  ///< … in this time are a flood
    int chatterRaised = 3;                 ///< this many or more of one alarm …
    std::chrono::minutes chatterWithin{1}; ///< … in this time: it chatters
    std::chrono::hours staleAfter{24};     ///< active for longer: nobody needs it
    double targetCritical = 0.05;          ///< share of critical and high alarms a good system has at
    double targetHigh = 0.15;              ///< most; the rest is medium and low
};

/// A stretch in which more alarms came than anybody can answer.
struct Flood
{
    core::UtcTime from{}; ///< of its first alarm
    core::UtcTime to{};   ///< of its last
    int raised = 0;
    friend bool operator==(const Flood &, const Flood &) = default;
};

/// How much one alarm or rule speaks.
struct Talker
{
    AlarmId alarm;
    AlarmRuleId rule;
    int raised = 0;
    double share = 0; ///< of all raised, 0 to 1
    friend bool operator==(const Talker &, const Talker &) = default;
};

/// How one rule fared, over all its alarms. A rule that raised nothing, and of which nothing is stale, has
/// none.
struct RuleFigures
{
    AlarmRuleId rule;
    int raised = 0; ///< and shown
    int hiddenRaised = 0;
    double share = 0;     ///< of all raised and shown, 0 to 1
    int acknowledged = 0; ///< how often a person answered
    std::optional<std::chrono::milliseconds> acknowledgeMean;
    int chattering = 0; ///< alarms of it that chatter
    int stale = 0;      ///< alarms of it that are active for longer than staleAfter
    friend bool operator==(const RuleFigures &, const RuleFigures &) = default;
};

/// Of a stretch of time.
struct Quality
{
    core::UtcTime from{};
    core::UtcTime to{};
    QList<int> anHour; ///< raised and shown, each whole or begun hour from @p from on
    int raised = 0;    ///< and shown: hidden ones ask nobody
    int hiddenRaised = 0;
    double perHour = 0;
    QList<Flood> floods;
    double shareInFlood = 0; ///< of the time
    QList<Talker> top;       ///< ten at most, loudest first
    QList<Talker> chattering;
    QList<AlarmId> stale; ///< active at @p to for longer than staleAfter
    std::optional<std::chrono::milliseconds> acknowledgeMedian;
    std::optional<std::chrono::milliseconds> acknowledgeP90;
    int acknowledged = 0;
    QMap<Priority, int> byPriority; ///< raised and shown
    QList<RuleFigures> rules;       ///< those with any figure, loudest first
};

/// Reckons the figures of [from, to) from @p transitions, in the order in which they happened; those before
/// @p from serve to know what was active already. Pure.
Quality quality(const QList<Transition> &transitions, core::UtcTime from, core::UtcTime to,
                const QualityLimits &limits = {});

/// One stored value of a series.
struct Sample
{
    core::UtcTime at{};
    std::optional<double> value; ///< none where nothing usable was measured
};

/// What a rule would have said.
struct Replay
{
    int raised = 0;
    QList<std::pair<core::UtcTime, core::UtcTime>> episodes; ///< raised and cleared; epoch: still active
    std::chrono::milliseconds active{0};
    int samples = 0; ///< usable ones
};

/// What @p rule would have raised over @p samples of one series, oldest first, until @p to. @p limit is the
/// one in force: the rule's or its profile's. The same evaluation as the live one. Pure.
Replay replay(const AlarmRule &rule, std::optional<double> limit, const QList<Sample> &samples,
              core::UtcTime to);

/// A deadband and delays that would have been calmer.
struct Proposal
{
    AlarmRule rule; ///< with the deadband and the delays to try
    QString why;    ///< stable key: "deadband", "on-delay", "off-delay", "none"
    Replay before;
    Replay after;
};

/// Proposes the smallest deadband, or else the smallest delays, that would have halved the alarms of @p rule
/// or better, each replayed. "none" when it is calm already or nothing helps. Pure.
Proposal propose(const AlarmRule &rule, std::optional<double> limit, const QList<Sample> &samples,
                 core::UtcTime to);

} // namespace alarms

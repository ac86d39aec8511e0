// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarm.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace alarms {

namespace {

constexpr std::array StateNames{"Normal"_L1, "ActiveUnacknowledged"_L1, "ActiveAcknowledged"_L1,
                                "ClearedUnacknowledged"_L1, "Latched"_L1};
constexpr std::array HiddenNames{"No"_L1, "OutOfService"_L1, "Shelved"_L1, "Suppressed"_L1};
constexpr std::array WhatNames{"Raised"_L1,     "Cleared"_L1,    "Acknowledged"_L1, "Reset"_L1,
                               "Worsened"_L1,   "Eased"_L1,      "Shelved"_L1,      "Unshelved"_L1,
                               "ShelfEnded"_L1, "Suppressed"_L1, "Unsuppressed"_L1, "OutOfService"_L1,
                               "InService"_L1,  "RuleGone"_L1,   "RaisedAgain"_L1};

} // namespace

QString Source::key() const
{
    QString of = device.toString();
    if (device.isEmpty())
        of = transport.isEmpty() ? u"console"_s : u"transport "_s + transport.toString();
    const QString part = channel.isEmpty() ? of : of + u'/' + channel;
    switch (subject) {
    case Subject::Quantity:
        return part + u'/' + core::quantityName(quantity);
    case Subject::Line:
        return of + u"/line "_s + channel;
    case Subject::Link:
        return of + u"/link "_s + channel;
    case Subject::Device:
    case Subject::Transport:
    case Subject::Event:
        break;
    }
    return part;
}

AlarmId alarmId(const AlarmRuleId &rule, const Source &source)
{
    return AlarmId(rule.toString() + u'@' + source.key());
}

QLatin1StringView stateName(State state) { return StateNames[static_cast<size_t>(state)]; }

std::optional<State> stateFromName(QStringView name)
{
    const auto found = std::find(StateNames.begin(), StateNames.end(), name);
    if (found == StateNames.end())
        return std::nullopt;
    return static_cast<State>(found - StateNames.begin());
}

QLatin1StringView hiddenName(Hidden hidden) { return HiddenNames[static_cast<size_t>(hidden)]; }

QLatin1StringView whatName(What what) { return WhatNames[static_cast<size_t>(what) - 1]; }

Hidden Alarm::hidden() const
{
    if (outOfService || ruleOutOfService)
        return Hidden::OutOfService;
    if (shelved)
        return Hidden::Shelved;
    return suppressedBy.isEmpty() ? Hidden::No : Hidden::Suppressed;
}

core::UtcTime Alarm::hiddenUntil() const
{
    if (!suppressedBy.isEmpty() && suppressedUntil == core::UtcTime{})
        return {};
    core::UtcTime last = suppressedBy.isEmpty() ? core::UtcTime{} : suppressedUntil;
    for (const std::optional<Shelf> &shelf : {shelved, outOfService, ruleOutOfService}) {
        if (shelf)
            last = std::max(last, shelf->until);
    }
    return last;
}

QString Alarm::hiddenReason() const
{
    if (outOfService)
        return outOfService->reason;
    if (ruleOutOfService)
        return ruleOutOfService->reason;
    return shelved ? shelved->reason : suppressedBy.toString();
}

} // namespace alarms

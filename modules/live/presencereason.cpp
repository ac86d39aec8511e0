// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/presencereason.h"

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace live {

namespace {

/// A heartbeat every 30 s: two periods without one is not fresh.
bool isFreshBeat(const DeviceHealth &health) { return health.heartbeatAge && *health.heartbeatAge < 60s; }

} // namespace

QLatin1StringView presenceReasonName(PresenceReason reason)
{
    static constexpr std::array names{
        "NothingKnown"_L1,        "OnlyCopies"_L1,           "SaidOffline"_L1,
        "CopyOfOffline"_L1,       "BeatsAndMeasures"_L1,     "BeatsStillToMeasure"_L1,
        "MeasuresWithoutBeat"_L1, "BeatsMeasurementsOld"_L1, "BeatsNeverMeasured"_L1,
        "StatusAloneStays"_L1,    "FellSilent"_L1,           "Answers"_L1,
        "AnswersNoMore"_L1,       "NeverAnswered"_L1};
    return names.at(static_cast<size_t>(reason));
}

PresenceReason presenceReason(const DeviceHealth &health)
{
    switch (health.presence) {
    case Presence::NeverHeard:
        return PresenceReason::NothingKnown;
    case Presence::UnknownOnlyRetained:
        return PresenceReason::OnlyCopies;
    case Presence::Offline:
        return health.statusRetained ? PresenceReason::CopyOfOffline : PresenceReason::SaidOffline;
    case Presence::Online:
        if (!isFreshBeat(health))
            return PresenceReason::MeasuresWithoutBeat;
        return health.dataAge ? PresenceReason::BeatsAndMeasures : PresenceReason::BeatsStillToMeasure;
    case Presence::NodeUpMeterSilent:
        return health.dataAge ? PresenceReason::BeatsMeasurementsOld : PresenceReason::BeatsNeverMeasured;
    case Presence::Answering:
        return PresenceReason::Answers;
    case Presence::NoAnswer:
        if (health.saysOnline == std::optional(true))
            return PresenceReason::StatusAloneStays;
        if (health.heartbeatAge)
            return PresenceReason::FellSilent;
        return health.dataAge ? PresenceReason::AnswersNoMore : PresenceReason::NeverAnswered;
    }
    return PresenceReason::NothingKnown;
}

} // namespace live

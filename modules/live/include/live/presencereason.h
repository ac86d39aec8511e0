// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/livestore.h"

namespace live {

/// What a device's presence rests on, in the order of what decides: its last will or status first, then its
/// heartbeat, then the age of what it measures.
enum class PresenceReason
{
    NothingKnown,         ///< neither stored nor heard
    OnlyCopies,           ///< retained copies or stored readings, nothing live yet
    SaidOffline,          ///< it, or its last will, said Offline just now
    CopyOfOffline,        ///< the broker's copy, or the database, says Offline; nothing live contradicts it
    BeatsAndMeasures,     ///< heartbeat and measurements are fresh
    BeatsStillToMeasure,  ///< it beats; its first measurements had no time to come yet
    MeasuresWithoutBeat,  ///< measurements are fresh, its heartbeat is still to come or late
    BeatsMeasurementsOld, ///< it beats, but its measurements have ended
    BeatsNeverMeasured,   ///< it beats, and has measured nothing in this run
    StatusAloneStays, ///< it says Online, but nothing live arrives any more: a broker keeps "Online" for ever
    FellSilent,       ///< it has no status, and nothing arrives any more
    Answers,          ///< polled, and it answers
    AnswersNoMore,    ///< polled; its last answer is too old
    NeverAnswered,    ///< polled, without an answer in this run
};
/// "NothingKnown", "OnlyCopies", …
QLatin1StringView presenceReasonName(PresenceReason reason);

/// Why @p health's presence is what it is. Pure.
PresenceReason presenceReason(const DeviceHealth &health);

} // namespace live

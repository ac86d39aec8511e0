// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality.h"
#include "lines/outage.h"

#include <QList>

#include <memory>

namespace lines {

/// One reading of a phase's voltage.
struct VoltageSample
{
    core::UtcTime at{};
    std::optional<double> volts = std::nullopt;
    core::Quality quality = core::Quality::Good;
};

/// What is judged, and by what.
struct VoltageQuestion
{
    core::UtcTime from{};   ///< the week's begin; ten-minute intervals count from here
    core::UtcTime to{};     ///< its end, excluded: clocks may have changed in it; the epoch: 168 hours later
    double nominal = 230;   ///< Un, V
    bool indicative = true; ///< its meter is none of class A or S: the verdict is a hint
    /// A value stands for no longer than this.
    std::chrono::microseconds standsFor = std::chrono::seconds(90);
};

enum class VoltageVerdict
{
    Inconclusive, ///< too little of the week is known
    Pass,
    Fail,
};
/// "inconclusive", "pass", "fail".
QLatin1StringView voltageVerdictName(VoltageVerdict verdict);

/// A stretch outside of the limits, as far as samples show it.
struct VoltageEvent
{
    enum class Kind
    {
        Dip,          ///< below 90 % of Un
        Swell,        ///< above 110 % of Un
        Interruption, ///< below 5 % of Un
    };
    Kind kind = Kind::Dip;
    core::UtcTime from{};
    core::UtcTime to{};      ///< first sample back within the limits, or when the last one stood no longer
    double extreme = 0;      ///< V: the lowest, of a swell the highest
    bool endUnknown = false; ///< nothing was measured at its end
    friend bool operator==(const VoltageEvent &, const VoltageEvent &) = default;
};

/// EN 50160 on one phase and one week.
struct VoltageQuality
{
    VoltageVerdict verdict = VoltageVerdict::Inconclusive;
    bool indicative = true;
    int intervals = 0;     ///< of ten minutes in the week: 1008, six less or more where clocks change
    int known = 0;         ///< with a mean
    int interrupted = 0;   ///< left out, as the standard does with interruptions
    int outsideNarrow = 0; ///< beyond Un ± 10 %; 5 % of the week may be
    int outsideWide = 0;   ///< beyond Un + 10 % / - 15 %; none may be
    int substituted = 0;   ///< samples left out since the device had clamped them
    double coverage = 0;   ///< share of the week's intervals that are known or interrupted
    std::optional<double> lowest = std::nullopt;  ///< mean of ten minutes, V
    std::optional<double> highest = std::nullopt; ///< likewise
    QList<VoltageEvent> events{};                 ///< the first MostVoltageEvents
    int dips = 0;                                 ///< all of them, as the next two
    int swells = 0;
    int interruptions = 0;
};

/// More events of a week are counted and not kept.
constexpr qsizetype MostVoltageEvents = 5000;
/// Of a week's intervals so many are known or interrupted before it may pass.
constexpr double NeededCoverage = 0.95;

/// Takes the samples of one phase and one week one by one, so that a week of any length needs no room, and
/// judges them as voltageQuality() says. No events, no I/O; one thread at a time.
class VoltageJudge
{
public:
    explicit VoltageJudge(const VoltageQuestion &question);
    ~VoltageJudge();
    VoltageJudge(const VoltageJudge &) = delete;
    VoltageJudge &operator=(const VoltageJudge &) = delete;

    /// Values added from now on stand for no longer than this: a meter may be told to speak more often.
    void setStandsFor(std::chrono::microseconds standsFor);
    /// In order of time.
    void add(const VoltageSample &sample);
    /// Once, after the last sample.
    VoltageQuality finish();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Judges the week that begins at question.from by EN 50160: of the ten-minute means 95 % within Un ± 10 %,
/// and all within Un + 10 % / - 15 %. An interval has a mean when at least 80 % of it was measured; a week is
/// judged "pass" when at least 95 % of it is known, and "fail" as soon as nothing unknown could mend it.
/// Samples in order of time; those substituted, bad or without a value are left out, and nothing stands in
/// for them. Pure.
VoltageQuality voltageQuality(const QList<VoltageSample> &samples, const VoltageQuestion &question);

} // namespace lines

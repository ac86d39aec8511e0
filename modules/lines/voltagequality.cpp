// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/voltagequality.h"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lines {

namespace {

using core::UtcTime;
using std::chrono::microseconds;

constexpr microseconds Interval = 10min;
constexpr int IntervalsOfWeek = 7 * 24 * 6;
constexpr int MostOutsideNarrow = IntervalsOfWeek * 5 / 100; // 50
constexpr int FewestKnown = (IntervalsOfWeek * 95 + 99) / 100;
constexpr double Measured = 0.8; // of an interval that has a mean
constexpr double Back = 0.02;    // of Un: how far within the limit ends an event

struct TenMinutes
{
    double voltSeconds = 0;
    double seconds = 0;
    bool interrupted = false;
};

bool isUsable(const VoltageSample &sample)
{
    return sample.volts &&
           (sample.quality == core::Quality::Good || sample.quality == core::Quality::Estimated);
}

/// Finds what is outside of the limits, sample by sample.
class Events
{
public:
    explicit Events(double nominal) : m_nominal(nominal) {}

    void add(UtcTime at, double volts)
    {
        if (m_open) {
            VoltageEvent &event = *m_open;
            const bool low = event.kind != VoltageEvent::Kind::Swell;
            const bool back = low ? volts >= (0.9 + Back) * m_nominal : volts <= (1.1 - Back) * m_nominal;
            if (!back) {
                event.extreme = low ? std::min(event.extreme, volts) : std::max(event.extreme, volts);
                // A dip that goes down to nothing is an interruption.
                if (low && volts < 0.05 * m_nominal)
                    event.kind = VoltageEvent::Kind::Interruption;
                return;
            }
            end(at, false);
        }
        if (volts < 0.05 * m_nominal)
            m_open = VoltageEvent{VoltageEvent::Kind::Interruption, at, at, volts, false};
        else if (volts < 0.9 * m_nominal)
            m_open = VoltageEvent{VoltageEvent::Kind::Dip, at, at, volts, false};
        else if (volts > 1.1 * m_nominal)
            m_open = VoltageEvent{VoltageEvent::Kind::Swell, at, at, volts, false};
    }
    void end(UtcTime at, bool unknown)
    {
        if (!m_open)
            return;
        m_open->to = at;
        m_open->endUnknown = unknown;
        m_events.append(*m_open);
        m_open.reset();
    }
    const QList<VoltageEvent> &events() const { return m_events; }

private:
    double m_nominal;
    std::optional<VoltageEvent> m_open = std::nullopt;
    QList<VoltageEvent> m_events;
};

void judge(VoltageQuality &quality, const std::vector<TenMinutes> &means, double nominal)
{
    for (const TenMinutes &one : means) {
        if (one.interrupted) {
            ++quality.interrupted;
            continue;
        }
        if (one.seconds < Measured * std::chrono::duration<double>(Interval).count())
            continue;
        const double mean = one.voltSeconds / one.seconds;
        ++quality.known;
        quality.lowest = std::min(quality.lowest.value_or(mean), mean);
        quality.highest = std::max(quality.highest.value_or(mean), mean);
        // A limit is within: 253 V of 230 V, whatever doubles make of 1.1.
        const double share = std::round(mean / nominal * 1e9) / 1e9;
        quality.outsideNarrow += share < 0.9 || share > 1.1 ? 1 : 0;
        quality.outsideWide += share < 0.85 || share > 1.1 ? 1 : 0;
    }
    quality.intervals = IntervalsOfWeek;
    const int told = quality.known + quality.interrupted;
    quality.coverage = static_cast<double>(told) / IntervalsOfWeek;
    if (quality.outsideWide > 0 || quality.outsideNarrow > MostOutsideNarrow)
        quality.verdict = VoltageVerdict::Fail;
    else if (told >= FewestKnown && quality.known > 0 && 20 * quality.outsideNarrow <= quality.known)
        quality.verdict = VoltageVerdict::Pass;
}

} // namespace

QLatin1StringView voltageVerdictName(VoltageVerdict verdict)
{
    switch (verdict) {
    case VoltageVerdict::Pass:
        return "pass"_L1;
    case VoltageVerdict::Fail:
        return "fail"_L1;
    case VoltageVerdict::Inconclusive:
        break;
    }
    return "inconclusive"_L1;
}

VoltageQuality voltageQuality(const QList<VoltageSample> &samples, const VoltageQuestion &question)
{
    VoltageQuality quality;
    quality.indicative = question.indicative;
    const UtcTime to = question.from + IntervalsOfWeek * Interval;
    std::vector<TenMinutes> means(IntervalsOfWeek);
    Events events(question.nominal);
    for (qsizetype i = 0; i < samples.size(); ++i) {
        const VoltageSample &sample = samples[i];
        if (sample.at < question.from || sample.at >= to)
            continue;
        if (!isUsable(sample)) {
            quality.substituted += sample.quality == core::Quality::Substituted ? 1 : 0;
            events.end(sample.at, true);
            continue;
        }
        events.add(sample.at, *sample.volts);
        const UtcTime stands = sample.at + question.standsFor;
        UtcTime until = std::min(to, stands);
        if (i + 1 < samples.size() && samples[i + 1].at <= until)
            until = samples[i + 1].at;
        else if (until == stands)
            events.end(until, true);
        for (UtcTime at = sample.at; at < until;) {
            const auto number = (at - question.from) / Interval;
            const UtcTime end = std::min(until, question.from + (number + 1) * Interval);
            TenMinutes &one = means[static_cast<size_t>(number)];
            const double seconds = std::chrono::duration<double>(end - at).count();
            one.voltSeconds += *sample.volts * seconds;
            one.seconds += seconds;
            one.interrupted = one.interrupted || *sample.volts < 0.05 * question.nominal;
            at = end;
        }
    }
    events.end(to, true);
    quality.events = events.events();
    judge(quality, means, question.nominal);
    return quality;
}

} // namespace lines

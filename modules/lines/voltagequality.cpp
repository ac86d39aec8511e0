// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/voltagequality.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lines {

namespace {

using core::UtcTime;
using std::chrono::microseconds;

constexpr microseconds Interval = 10min;
constexpr microseconds Week = 168h;
constexpr int MostOutsideNarrowPercent = 5;
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
        ++m_counts[static_cast<size_t>(m_open->kind)];
        if (m_events.size() < MostVoltageEvents)
            m_events.append(*m_open);
        m_open.reset();
    }
    const QList<VoltageEvent> &events() const { return m_events; }
    int count(VoltageEvent::Kind kind) const { return m_counts[static_cast<size_t>(kind)]; }

private:
    double m_nominal;
    std::optional<VoltageEvent> m_open = std::nullopt;
    QList<VoltageEvent> m_events;
    std::array<int, 3> m_counts{};
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
    quality.intervals = static_cast<int>(means.size());
    const int told = quality.known + quality.interrupted;
    quality.coverage = static_cast<double>(told) / quality.intervals;
    const int mostOutside = quality.intervals * MostOutsideNarrowPercent / 100; // 50 of 1008
    const auto fewestKnown = static_cast<int>(std::ceil(quality.intervals * NeededCoverage));
    if (quality.outsideWide > 0 || quality.outsideNarrow > mostOutside)
        quality.verdict = VoltageVerdict::Fail;
    else if (told >= fewestKnown && quality.known > 0 && 20 * quality.outsideNarrow <= quality.known)
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

struct VoltageJudge::Private
{
    explicit Private(const VoltageQuestion &asked)
        : question(asked)
        , to(asked.to == UtcTime{} ? asked.from + Week : asked.to)
        , means(static_cast<size_t>(std::max<qint64>(1, (to - asked.from + Interval - 1us) / Interval)))
        , events(asked.nominal)
    {}

    /// The newest value stood until @p next, or until it stood no longer.
    void close(std::optional<UtcTime> next)
    {
        if (!open)
            return;
        const UtcTime stands = open->at + openStandsFor;
        UtcTime until = std::min(to, stands);
        if (next && *next <= until)
            until = *next;
        else if (until == stands)
            events.end(until, true);
        const double volts = *open->volts;
        for (UtcTime at = open->at; at < until;) {
            const auto number = (at - question.from) / Interval;
            const UtcTime end = std::min(until, question.from + (number + 1) * Interval);
            TenMinutes &one = means[static_cast<size_t>(number)];
            const double seconds = std::chrono::duration<double>(end - at).count();
            one.voltSeconds += volts * seconds;
            one.seconds += seconds;
            one.interrupted = one.interrupted || volts < 0.05 * question.nominal;
            at = end;
        }
        open.reset();
    }

    VoltageQuestion question;
    UtcTime to;
    std::vector<TenMinutes> means;
    Events events;
    std::optional<VoltageSample> open = std::nullopt;
    microseconds openStandsFor{0};
    int substituted = 0;
};

VoltageJudge::VoltageJudge(const VoltageQuestion &question) : d(std::make_unique<Private>(question)) {}

VoltageJudge::~VoltageJudge() = default;

void VoltageJudge::setStandsFor(microseconds standsFor) { d->question.standsFor = standsFor; }

void VoltageJudge::add(const VoltageSample &sample)
{
    if (sample.at < d->question.from || sample.at >= d->to)
        return;
    d->close(sample.at);
    if (!isUsable(sample)) {
        d->substituted += sample.quality == core::Quality::Substituted ? 1 : 0;
        d->events.end(sample.at, true);
        return;
    }
    d->events.add(sample.at, *sample.volts);
    d->open = sample;
    d->openStandsFor = d->question.standsFor;
}

VoltageQuality VoltageJudge::finish()
{
    d->close({});
    d->events.end(d->to, true);
    VoltageQuality quality;
    quality.indicative = d->question.indicative;
    quality.substituted = d->substituted;
    quality.events = d->events.events();
    quality.dips = d->events.count(VoltageEvent::Kind::Dip);
    quality.swells = d->events.count(VoltageEvent::Kind::Swell);
    quality.interruptions = d->events.count(VoltageEvent::Kind::Interruption);
    judge(quality, d->means, d->question.nominal);
    return quality;
}

VoltageQuality voltageQuality(const QList<VoltageSample> &samples, const VoltageQuestion &question)
{
    VoltageJudge judge(question);
    for (const VoltageSample &sample : samples)
        judge.add(sample);
    return judge.finish();
}

} // namespace lines

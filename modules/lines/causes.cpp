// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/causes.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lines {

namespace {

constexpr std::chrono::microseconds TogetherOnDevice = 60s;
constexpr std::chrono::microseconds TogetherInRegion = FarthestTogether;
constexpr int FewestDevices = 2;

/// The starts of some outages in order of time, and which outage each belongs to.
using Starts = QList<std::pair<core::UtcTime, qsizetype>>;

/// Calls @p seen for the outages that began within @p together of @p at.
template <typename Seen>
void around(const Starts &starts, core::UtcTime at, std::chrono::microseconds together, const Seen &seen)
{
    auto it = std::lower_bound(starts.begin(), starts.end(), std::pair(at - together, qsizetype(-1)));
    for (; it != starts.end() && it->first <= at + together; ++it)
        seen(it->second);
}

bool isPlanned(const Outage &outage, const QList<PlannedWork> &planned)
{
    return std::any_of(planned.begin(), planned.end(), [&outage](const PlannedWork &work) {
        return work.isOf(outage.device, outage.line) && outage.start >= work.when.from &&
               outage.start < work.when.to;
    });
}

} // namespace

QLatin1StringView causeName(Cause cause)
{
    switch (cause) {
    case Cause::Planned:
        return "planned"_L1;
    case Cause::Region:
        return "region"_L1;
    case Cause::WholeDevice:
        return "whole-device"_L1;
    case Cause::PowerOrLink:
        return "device-power-or-link"_L1;
    case Cause::SomeLines:
        return "some-lines"_L1;
    case Cause::OneLine:
        break;
    }
    return "one-line"_L1;
}

QString CauseFound::evidence() const
{
    QString words = u"%1 of %2 lines of the device within %3 s"_s.arg(lines).arg(ofLines).arg(
        std::chrono::duration_cast<std::chrono::seconds>(TogetherOnDevice).count());
    if (ofDevices > 1)
        words += u", %1 of %2 devices of the region within %3 min"_s.arg(devices).arg(ofDevices).arg(
            std::chrono::duration_cast<std::chrono::minutes>(TogetherInRegion).count());
    return words;
}

QList<CauseFound> causesOf(const QList<Outage> &outages, const CauseFacts &facts)
{
    QHash<core::DeviceId, Starts> ofDevice;
    QHash<QString, Starts> ofRegion;
    QHash<QString, int> devicesOf;
    for (const QString &region : facts.regionOf)
        ++devicesOf[region];
    for (qsizetype i = 0; i < outages.size(); ++i) {
        ofDevice[outages[i].device].append({outages[i].start, i});
        const QString region = facts.regionOf.value(outages[i].device);
        if (!region.isEmpty())
            ofRegion[region].append({outages[i].start, i});
    }
    for (Starts &starts : ofDevice)
        std::sort(starts.begin(), starts.end());
    for (Starts &starts : ofRegion)
        std::sort(starts.begin(), starts.end());

    QList<CauseFound> found;
    found.reserve(outages.size());
    for (const Outage &outage : outages) {
        CauseFound one;
        QSet<QString> fell;
        around(ofDevice[outage.device], outage.start, TogetherOnDevice,
               [&](qsizetype i) { fell.insert(outages[i].line); });
        one.lines = static_cast<int>(fell.size());
        one.ofLines = std::max(facts.linesOf.value(outage.device, 1), one.lines);
        const QString region = facts.regionOf.value(outage.device);
        if (!region.isEmpty()) {
            QSet<core::DeviceId> hit;
            around(ofRegion[region], outage.start, TogetherInRegion,
                   [&](qsizetype i) { hit.insert(outages[i].device); });
            one.devices = static_cast<int>(hit.size());
            one.ofDevices = devicesOf.value(region);
        }
        const bool silent =
            outage.gapTouched && outage.startUncertain && *outage.startUncertain > facts.aliveFor;
        if (isPlanned(outage, facts.planned))
            one.cause = Cause::Planned;
        else if (one.devices >= FewestDevices && 2 * one.devices >= one.ofDevices)
            one.cause = Cause::Region;
        else if (one.ofLines > 1 && one.lines == one.ofLines)
            one.cause = Cause::WholeDevice;
        else if (silent)
            one.cause = Cause::PowerOrLink;
        else if (one.lines > 1)
            one.cause = Cause::SomeLines;
        found.append(one);
    }
    return found;
}

} // namespace lines

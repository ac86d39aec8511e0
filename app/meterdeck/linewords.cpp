// SPDX-License-Identifier: GPL-3.0-or-later
#include "linewords.h"

#include "words.h"

using namespace Qt::StringLiterals;
using lines::LineState;

namespace console {

widgets::LineState LineWords::stateOf(LineState state)
{
    switch (state) {
    case LineState::On:
        return widgets::LineState::On;
    case LineState::Off:
        return widgets::LineState::Off;
    case LineState::Stale:
        return widgets::LineState::Stale;
    case LineState::Unknown:
        break;
    }
    return widgets::LineState::Unknown;
}

QList<widgets::LineState> LineWords::statesOf(const engine::MonitoredDevice &device)
{
    QList<widgets::LineState> states;
    states.reserve(device.lines.size());
    for (const engine::LineView &line : device.lines)
        states << stateOf(line.status.state);
    return states;
}

QString LineWords::summary(const engine::MonitoredDevice &device)
{
    QStringList parts;
    if (const int off = device.count(LineState::Off))
        parts << tr("%n off", "lines", off);
    if (const int stale = device.count(LineState::Stale))
        parts << tr("%n stale", "lines", stale);
    if (const int unknown = device.count(LineState::Unknown))
        parts << tr("%n unknown", "lines", unknown);
    return parts.isEmpty() ? tr("%n on", "lines", int(device.lines.size())) : parts.join(u", "_s);
}

QString LineWords::lineName(const QString &line, const QString &label)
{
    return label.isEmpty() ? tr("Line %1").arg(line) : tr("%1 %2", "line and its label").arg(line, label);
}

QString LineWords::regionName(const engine::MonitoredDevice &device)
{
    if (device.region.isEmpty())
        return provinceName({});
    return device.province.isEmpty() ? device.region
                                     : tr("%1, %2", "district, province").arg(device.region, device.province);
}

QString LineWords::provinceName(const QString &province)
{
    return province.isEmpty() ? tr("No place") : province;
}

QString LineWords::outageClass(lines::OutageClass kind)
{
    switch (kind) {
    case lines::OutageClass::Momentary:
        return tr("Momentary");
    case lines::OutageClass::Sustained:
        return tr("Sustained");
    case lines::OutageClass::Ongoing:
        break;
    }
    return tr("Ongoing");
}

QString LineWords::cause(const lines::CauseFound &found)
{
    switch (found.cause) {
    case lines::Cause::Planned:
        return tr("Planned");
    case lines::Cause::Region:
        return tr("Region");
    case lines::Cause::WholeDevice:
        return tr("Whole device");
    case lines::Cause::PowerOrLink:
        return tr("Power or link");
    case lines::Cause::SomeLines:
        return tr("Some lines");
    case lines::Cause::OneLine:
        break;
    }
    return tr("One line");
}

QString LineWords::evidence(const lines::CauseFound &cause)
{
    switch (cause.cause) {
    case lines::Cause::Planned:
        return tr("Within work that was announced");
    case lines::Cause::Region:
        return tr("%1 of %2 devices of the region lost lines together")
            .arg(cause.devices)
            .arg(cause.ofDevices);
    case lines::Cause::PowerOrLink:
        return tr("The device was silent around its start");
    case lines::Cause::WholeDevice:
    case lines::Cause::SomeLines:
    case lines::Cause::OneLine:
        break;
    }
    return tr("%1 of %2 lines of the device fell within a minute").arg(cause.lines).arg(cause.ofLines);
}

QString LineWords::duration(std::chrono::microseconds duration)
{
    return Words::age(std::chrono::duration_cast<std::chrono::milliseconds>(duration));
}

QString LineWords::uncertainty(const lines::Outage &outage)
{
    std::chrono::microseconds sum{0};
    if (outage.startUncertain)
        sum += *outage.startUncertain;
    if (outage.endUncertain)
        sum += *outage.endUncertain;
    if (!outage.startUncertain)
        return tr("start not seen");
    return tr("± %1", "a duration").arg(duration(sum));
}

QString LineWords::rule(const lines::OutageRule &rule)
{
    const QString most = duration(rule.momentaryMost);
    return rule.limitIsMomentary
               ? tr("Momentary: %1 or less. Reading gaps are neither outage nor uptime.").arg(most)
               : tr("Momentary: shorter than %1. Reading gaps are neither outage nor uptime.").arg(most);
}

} // namespace console

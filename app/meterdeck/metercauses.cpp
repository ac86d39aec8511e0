// SPDX-License-Identifier: GPL-3.0-or-later
#include "meterhints.h"

using namespace Qt::StringLiterals;

namespace console {

namespace {

using Kind = MeterFinding::Kind;

bool isNetwork(const MeterPlace &place) { return place.type == "modbus-tcp"_L1; }

} // namespace

QList<MeterCause> MeterHints::silentCauses(const MeterFinding &finding, const MeterPlace &place)
{
    const QString unit = QString::number(place.unit);
    const MeterCause address{tr("It listens to another address than %1.").arg(unit),
                             tr("Look for the address in the meter's menu, or let the scan look for it.")};
    const MeterCause power{tr("It has no power."),
                           tr("See whether its display or lamp is on. Where the mains feed the meter's "
                              "circuit, an outage looks the same.")};
    if (isNetwork(place) && finding.heardBefore)
        return {power, address};
    if (isNetwork(place)) {
        return {address,
                power,
                {tr("Behind a gateway: its wires, or the gateway's serial settings."),
                 tr("Compare the speed and parity of gateway and meter, and swap A and B.")}};
    }
    if (finding.heardBefore) { // address, speed and the order of the wires were right
        const MeterCause loose =
            finding.kind == Kind::Silent
                ? MeterCause{tr("Its own two wires have come off."),
                             tr("Follow them from the last meter that answers.")}
                : MeterCause{tr("The line is interrupted, or shorted."),
                             tr("Look at the terminals from the adapter on; take meters off until the others "
                                "are heard again.")};
        return {power,
                loose,
                {tr("Somebody changed its address or its speed."),
                 tr("Look for both in the meter's menu, or let the scan look for it.")}};
    }
    QList<MeterCause> causes;
    const MeterCause swapped{tr("The wires A and B are swapped, or one is off."),
                             tr("Swap A and B at one end; nothing can break by it.")};
    const QString read = tr("Read both in the meter's menu, or let the scan look for them.");
    const MeterCause speed{place.line.isEmpty() ? tr("The gateway's speed or parity is another one.")
                                                : tr("Its speed or parity is not %1.").arg(place.line),
                           place.factory.isEmpty()
                               ? read
                               : tr("Such a meter leaves the factory with %1: try that.").arg(place.factory)};
    if (finding.kind == Kind::Silent) {
        causes << address << power
               << MeterCause{tr("Its own two wires are off, or swapped."),
                             tr("Follow them from the last meter that answers.")};
        if (place.factory.isEmpty())
            causes << speed;
        else
            causes.prepend(speed);
        return causes;
    }
    causes << swapped << speed;
    if (finding.kind == Kind::SilentAlone)
        causes << address << power;
    else
        causes << MeterCause{tr("The adapter, or the line's first terminal."),
                             tr("Try the adapter with one meter at its own terminals.")};
    causes << MeterCause{tr("The far end of a long line has no end resistor."),
                         tr("Put 120 Ω between A and B at both ends, and nowhere else.")};
    return causes;
}

QList<MeterCause> MeterHints::garbledCauses(const MeterFinding &finding, const MeterPlace &place)
{
    if (isNetwork(place)) {
        return {{tr("Something else speaks over the same connection, or the gateway mixes up requests."),
                 tr("Set one request at a time for this connection, and look who else uses it.")},
                {tr("A second device answers to the same address."),
                 tr("Take the other devices off one by one, or let the scan look.")}};
    }
    const QString line = place.line.isEmpty() ? tr("the gateway's setting") : place.line;
    const MeterCause parity{
        tr("Its speed, parity or stop bits are not %1.").arg(line),
        place.factory.isEmpty()
            ? tr("Read them in the meter's menu, or let the scan look for them.")
            : tr("Such a meter leaves the factory with %1: try that.").arg(place.factory)};
    const MeterCause ends{tr("The line has no end resistors, or too many."),
                          tr("Put 120 Ω between A and B at both ends, and nowhere else.")};
    const MeterCause twins{tr("Two meters have the address %1 and answer at once.").arg(place.unit),
                           tr("Take one of them off: if the other is heard then, give it another address.")};
    const MeterCause cable{tr("Its cable: a long branch, no shield, beside power lines."),
                           tr("Lead the line through the meter instead of branching off, and ground the "
                              "shield at one end.")};
    switch (finding.kind) {
    case Kind::GarbledAll:
        return {parity,
                ends,
                {tr("A and B are swapped and something else drives the line."),
                 tr("Swap A and B at one end; nothing can break by it.")}};
    case Kind::GarbledAlone:
        return {parity, ends, cable, twins};
    case Kind::Garbled:
        return {twins, parity, cable};
    case Kind::DamagedAll:
        return {ends,
                cable,
                {tr("Two ends of the line lie at different potentials."),
                 tr("Lead a third wire, or use an isolated adapter.")},
                parity};
    default: // only here, and now and then
        return {cable, twins, ends};
    }
}

QList<MeterCause> MeterHints::refusedCauses(const MeterFinding &finding)
{
    switch (finding.code) {
    case 1:
        return {{tr("The meter does not know the kind of registers that is asked for."),
                 tr("Try a profile that reads holding instead of input registers, or the reverse.")},
                {tr("The profile is of another meter."), tr("Compare the name on the meter.")}};
    case 2:
    case 3:
        return {{tr("The profile names registers that this meter, or its firmware, does not have."),
                 tr("What is refused is left out and the rest read; compare the register list of this "
                    "firmware.")},
                {tr("It refuses as many registers at once."),
                 tr("A smaller largest block in the profile cures it.")},
                {tr("The profile is of another meter."), tr("Compare the name on the meter.")}};
    case 4:
        return {{tr("The meter has found a fault in itself."),
                 tr("Look at its display for a fault, and take its power away for a moment.")}};
    case 5:
    case 6:
        return {{tr("It is asked faster than it can answer, or another master asks it, too."),
                 tr("Ask more rarely, and look for a second master on the line.")}};
    case 10:
    case 11:
        return {{tr("Behind the gateway the meter does not answer: its address, wires or power."),
                 tr("Look at the meter as on any line; the way to the gateway is good.")},
                {tr("The gateway's speed or parity is not the meter's."),
                 tr("Compare both settings in the gateway's own page.")}};
    default:
        return {{tr("The meter says no for a reason of its own."),
                 tr("Its manual tells what the number means.")}};
    }
}

QList<MeterCause> MeterHints::causes(const MeterFinding &finding, const MeterPlace &place)
{
    const MeterCause patience{tr("It takes longer to answer than the console waits."),
                              tr("Set a longer time-out for this bus.")};
    switch (finding.kind) {
    case Kind::TooFew:
    case Kind::Well:
        return {};
    case Kind::SilentAll:
    case Kind::SilentAlone:
    case Kind::Silent:
        return silentCauses(finding, place);
    case Kind::GarbledAll:
    case Kind::GarbledAlone:
    case Kind::Garbled:
    case Kind::DamagedAll:
    case Kind::Damaged:
        return garbledCauses(finding, place);
    case Kind::Foreign:
        return {{tr("Two meters have the address %1.").arg(place.unit),
                 tr("Take one of them off: if the other is heard then, give it another address.")},
                {tr("A second master asks on the same line, and its answers are heard here."),
                 tr("Look for another program or device that reads these meters.")}};
    case Kind::TooLate:
    case Kind::Late:
    case Kind::NearTimeout:
        return {patience,
                {tr("A gateway, a radio link or another master on the way holds answers up."),
                 tr("Compare with the meter on a cable of its own.")}};
    case Kind::Missed:
        return {patience,
                {tr("The line is at its limit, or a contact is loose."),
                 tr("Look at the terminals; a slower speed helps on long lines.")}};
    case Kind::Refusing:
    case Kind::Busy:
    case Kind::NoWayThrough:
    case Kind::RefusesSome:
        return refusedCauses(finding);
    case Kind::Behind:
        return {{tr("The wire has no room for as many requests."),
                 tr("Ask more rarely, or set meters and bus to a higher speed.")},
                {tr("Silent meters on the line take their share of its time."),
                 tr("Take out of the workspace what is no longer there.")}};
    }
    return {};
}

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
// The rules about devices. What has one cause is one row: devices are looked at by transport.
#include "models/needsranking.h"

#include "fallwords.h"
#include "words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int MostNames = 3;
constexpr double CrcShare = 0.05;

} // namespace

Need NeedsRanking::of(int priority, const QString &rule, const NeedsDevice &device) const
{
    Need need;
    need.priority = priority;
    need.key = rule + u':' + device.row.id.toString();
    need.subject = device.row.name;
    need.since = device.row.lastHeard;
    if (device.row.lastHeard != core::UtcTime{})
        need.evidence = since(device.row.lastHeard);
    need.target = Need::Target::Device;
    need.device = device.row.id;
    need.transport = device.transport;
    need.action = tr("Open device");
    return need;
}

Need NeedsRanking::of(int priority, const QString &rule, const NeedsTransport *transport,
                      const Group &group) const
{
    Need need;
    need.priority = priority;
    need.key = rule + u':' + group.constFirst()->transport.toString();
    need.subject = transport ? transport->info.name : group.constFirst()->row.transport;
    core::UtcTime newest{};
    for (const NeedsDevice *device : group) {
        const core::UtcTime heard = device->row.lastHeard;
        if (heard == core::UtcTime{})
            continue;
        if (need.since == core::UtcTime{} || heard < need.since)
            need.since = heard;
        newest = std::max(newest, heard);
    }
    if (newest != core::UtcTime{})
        need.evidence = since(newest);
    need.target = Need::Target::Devices;
    need.transport = group.constFirst()->transport;
    need.devices.transport = group.constFirst()->row.transport;
    // What they have in common, where it is a state that the table of devices knows too.
    const RowState state = rowState(group.constFirst()->row.presence);
    if (state != RowState::Well)
        need.devices.state = state;
    need.action = tr("Show devices");
    return need;
}

QString NeedsRanking::names(const Group &group)
{
    QStringList list;
    for (qsizetype i = 0; i < std::min<qsizetype>(group.size(), MostNames); ++i)
        list << group.at(i)->row.name;
    const QString joined = list.join(tr(", ", "between names of devices"));
    const int more = int(group.size()) - MostNames;
    return more > 0 ? tr("%1 and %n more", nullptr, more).arg(joined) : joined;
}

void NeedsRanking::lookAtDevices()
{
    using live::Presence;
    struct Groups
    {
        Group silent, offline, meterSilent, bad, notHeard, staleRegister;
    };
    QMap<core::TransportId, Groups> groups;
    for (const NeedsDevice &device : m_input.devices) {
        if (m_down.contains(device.transport))
            continue;
        Groups &at = groups[device.transport];
        const DeviceRow &row = device.row;
        switch (row.presence) {
        case Presence::NoAnswer:
            at.silent << &device;
            break;
        case Presence::Offline:
            at.offline << &device;
            break;
        case Presence::NodeUpMeterSilent:
            at.meterSilent << &device;
            break;
        case Presence::NeverHeard:
        case Presence::UnknownOnlyRetained:
            if (m_input.now - m_input.listeningSince >= FirstPatience)
                at.notHeard << &device;
            break;
        case Presence::Online:
        case Presence::Answering:
            if (row.worst == core::Quality::Bad)
                at.bad << &device;
            else if (row.energy.heard() && row.energy.quality == core::Quality::Stale &&
                     m_input.now - std::max(row.energy.at, m_input.listeningSince) >= RegisterPatience)
                at.staleRegister << &device;
            break;
        }
    }
    for (auto it = groups.begin(); it != groups.end(); ++it) {
        const auto found = std::find_if(m_input.transports.begin(), m_input.transports.end(),
                                        [&it](const NeedsTransport &t) { return t.info.id == it.key(); });
        const NeedsTransport *transport = found == m_input.transports.end() ? nullptr : &*found;
        silentMeters(transport, it->silent);
        meterSilent(transport, it->meterSilent);
        offline(transport, it->offline);
        badValues(transport, it->bad);
        notHeard(transport, it->notHeard);
        staleRegisters(transport, it->staleRegister);
    }
}

QString NeedsRanking::cureOfSilence(const NeedsTransport *transport, const Group &group) const
{
    if (!isWire(transport))
        return tr("They said they are online, then nothing came. Check their network and the broker: %1.")
            .arg(names(group));
    const quint64 errors = sumOf(transport->recentErrors);
    const quint64 crc = transport->recentErrors.value(u"crc"_s);
    const double share =
        crc ? double(crc) / double(std::max<quint64>(1, errors + transport->recentMessages)) : 0;
    if (share >= CrcShare)
        return tr("Wrong checksums in %1 % of the answers of the last %2: check termination, polarity and "
                  "baud "
                  "rate.")
            .arg(Words::number(share * 100, 0), Words::age(transport->recentSpan));
    if (group.size() == transport->devices)
        return tr("No meter of this bus answers: check the converter, lines A and B and the baud rate.");
    return tr("The others on this bus answer: check supply, wiring and unit numbers of %1.")
        .arg(names(group));
}

void NeedsRanking::silentMeters(const NeedsTransport *transport, const Group &group)
{
    if (group.isEmpty())
        return;
    if (group.size() == 1) {
        const NeedsDevice &device = *group.constFirst();
        Need need = of(2, u"silent"_s, device);
        need.mark = core::Quality::NoAnswer;
        if (need.since == core::UtcTime{}) // never heard: at least as long as somebody listens
            need.since = m_input.listeningSince;
        if (device.polled) {
            need.title = tr("Meter does not answer");
            need.sentence =
                transport && transport->devices > 1
                    ? tr("The others on this bus answer: check its supply, wiring and unit number.")
                    : tr("Check supply, lines A and B, unit number and baud rate.");
        } else {
            need.title = tr("Device fell silent");
            need.sentence = tr("It said it is online, then nothing came. Check its network and the broker.");
        }
        m_needs << need;
        return;
    }
    Need need = of(2, u"silent"_s, transport, group);
    need.mark = core::Quality::NoAnswer;
    if (need.since == core::UtcTime{}) // never heard: at least as long as somebody listens
        need.since = m_input.listeningSince;
    const bool polled = group.constFirst()->polled;
    need.title = polled ? tr("%n meters do not answer", nullptr, int(group.size()))
                        : tr("%n devices fell silent", nullptr, int(group.size()));
    need.sentence = cureOfSilence(transport, group);
    if (polled) {
        need.target = Need::Target::Transports;
        need.action = tr("Explain bus");
    }
    m_needs << need;
}

void NeedsRanking::offline(const NeedsTransport *transport, const Group &group)
{
    if (group.isEmpty())
        return;
    const bool one = group.size() == 1;
    Need need = one ? of(3, u"offline"_s, *group.constFirst()) : of(3, u"offline"_s, transport, group);
    need.mark = core::Quality::NoAnswer;
    need.title = one ? tr("Device offline") : tr("%n devices are offline", nullptr, int(group.size()));
    need.sentence =
        one ? tr("The broker lost it. Check its supply and its network; what is shown is the last known.")
            : tr("The broker lost %1. One place, one access point or one supply?").arg(names(group));
    m_needs << need;
}

void NeedsRanking::meterSilent(const NeedsTransport *transport, const Group &group)
{
    if (group.isEmpty())
        return;
    const bool one = group.size() == 1;
    Need need =
        one ? of(2, u"meter-silent"_s, *group.constFirst()) : of(2, u"meter-silent"_s, transport, group);
    need.mark = core::Quality::Stale;
    // The node speaks on; silent it has been since the oldest last measurement.
    core::UtcTime silentSince{};
    for (const NeedsDevice *device : group) {
        const core::UtcTime at =
            std::max({device->row.voltage.at, device->row.current.at, device->row.power.at});
        if (at != core::UtcTime{} && (silentSince == core::UtcTime{} || at < silentSince))
            silentSince = at;
    }
    if (silentSince != core::UtcTime{}) {
        need.since = silentSince;
        need.evidence = since(silentSince);
    }
    need.title = one ? tr("Node up, meter silent")
                     : tr("%n nodes are up, their meters silent", nullptr, int(group.size()));
    need.sentence =
        one ? tr("It beats, but measures nothing: the mains side may be off, or the meter's wiring loose.")
            : tr("They beat, but measure nothing: the mains side may be off at %1.").arg(names(group));
    m_needs << need;
}

void NeedsRanking::badValues(const NeedsTransport *transport, const Group &group)
{
    if (group.isEmpty())
        return;
    const bool one = group.size() == 1;
    Need need = one ? of(3, u"bad"_s, *group.constFirst()) : of(3, u"bad"_s, transport, group);
    need.since = {};
    need.mark = core::Quality::Bad;
    need.title =
        one ? tr("Impossible values") : tr("%n devices send impossible values", nullptr, int(group.size()));
    need.sentence =
        one ? tr("They are kept as bad and never counted. Check transformer ratio, wiring and profile.")
            : tr("Kept as bad and never counted. Check profile and wiring of %1.").arg(names(group));
    m_needs << need;
}

void NeedsRanking::notHeard(const NeedsTransport *transport, const Group &group)
{
    if (group.isEmpty())
        return;
    const bool one = group.size() == 1;
    Need need = one ? of(3, u"unheard"_s, *group.constFirst()) : of(3, u"unheard"_s, transport, group);
    need.mark = core::Quality::Unknown;
    need.title = one ? tr("Not heard since the start")
                     : tr("%n devices not heard since the start", nullptr, int(group.size()));
    if (need.since == core::UtcTime{})
        need.since = m_input.listeningSince;
    need.sentence =
        one ? tr("Only stored values so far. Check whether it is still in use, and its network.")
            : tr("Only stored values so far of %1. Check whether they are still in use.").arg(names(group));
    m_needs << need;
}

void NeedsRanking::staleRegisters(const NeedsTransport *transport, const Group &group)
{
    if (group.isEmpty())
        return;
    const bool one = group.size() == 1;
    Need need =
        one ? of(4, u"stale-register"_s, *group.constFirst()) : of(4, u"stale-register"_s, transport, group);
    need.since = {};
    for (const NeedsDevice *device : group) {
        const core::UtcTime at = device->row.energy.at;
        need.since = need.since == core::UtcTime{} ? at : std::min(need.since, at);
    }
    need.evidence = since(need.since);
    need.mark = core::Quality::Stale;
    need.title =
        one ? tr("Energy register is old") : tr("%n energy registers are old", nullptr, int(group.size()));
    need.sentence =
        one ? tr("It reports, but its register does not. Check the interval of energy reports.")
            : tr("They report, but their registers do not: %1. Check the interval of energy reports.")
                  .arg(names(group));
    m_needs << need;
}

void NeedsRanking::lookAtFalls()
{
    // Newest first; a register that fell again and again is one row.
    QSet<core::DeviceId> told;
    for (const engine::RegisterFall &fall : m_input.falls) {
        if (told.contains(fall.device))
            continue;
        told.insert(fall.device);
        const int count = int(
            std::count_if(m_input.falls.begin(), m_input.falls.end(),
                          [&fall](const engine::RegisterFall &one) { return one.device == fall.device; }));
        const auto found =
            std::find_if(m_input.devices.begin(), m_input.devices.end(),
                         [&fall](const NeedsDevice &device) { return device.row.id == fall.device; });
        NeedsDevice device;
        device.row.id = fall.device;
        device.row.name = fall.device.toString();
        if (found != m_input.devices.end())
            device = *found;
        Need need = of(3, u"register-fell"_s, device);
        need.since = fall.fall.at;
        need.evidence = since(fall.fall.at);
        need.mark = core::Quality::Estimated;
        need.title = tr("Energy register fell: please review");
        const QString figures = FallWords::figures(fall);
        need.sentence =
            count > 1
                ? tr("%n times, last %1: reset, exchanged, misread? Until reviewed the energy is an "
                     "estimate.",
                     nullptr, count)
                      .arg(figures)
                : tr("%1: reset, exchanged, misread? Until reviewed the energy is an estimate.").arg(figures);
        need.target = Need::Target::Energy;
        need.action = tr("Review…");
        m_needs << need;
    }
}

bool NeedsRanking::isTold(const NeedsAlarm &alarm) const
{
    using alarms::Subject;
    const alarms::Source &source = alarm.source;
    const bool presence = source.subject == Subject::Device;
    if ((presence || source.subject == Subject::Transport) && m_down.contains(source.transport))
        return true;
    return std::any_of(m_needs.begin(), m_needs.end(), [&](const Need &need) {
        if (source.subject == Subject::Transport)
            return need.target == Need::Target::Transports && need.transport == source.transport;
        if (source.subject == Subject::Event && source.device.isEmpty())
            return need.key == "historian"_L1;
        if (!presence)
            return false;
        return need.target == Need::Target::Device    ? need.device == source.device
               : need.target == Need::Target::Devices ? need.transport == source.transport
                                                      : false;
    });
}

void NeedsRanking::lookAtAlarms()
{
    QList<Need> found;
    int told = 0;
    for (const NeedsAlarm &alarm : m_input.alarms) {
        if (isTold(alarm)) {
            ++told;
            continue;
        }
        if (found.size() == MostAlarms)
            break;
        Need need;
        need.priority = alarm.priority;
        need.key = u"alarm:"_s + alarm.id;
        need.title = alarm.title;
        need.subject = alarm.where;
        need.sentence = alarm.sentence;
        need.since = alarm.raisedAt;
        need.mark = alarm.quality;
        need.target = Need::Target::Alarms;
        need.alarm = alarm.id;
        need.device = alarm.source.device;
        need.transport = alarm.source.transport;
        need.action = tr("Open alarm");
        found << need;
    }
    const int more = m_input.alarmsWaiting - told - int(found.size());
    if (more > 0 && !found.isEmpty()) {
        Need rest;
        rest.priority = found.constLast().priority;
        rest.key = u"alarms"_s;
        rest.title = tr("%n more alarm(s) wait", nullptr, more);
        rest.sentence = tr("Acknowledge them, or shelve them with an end and a reason.");
        rest.target = Need::Target::Alarms;
        rest.action = tr("Open alarms");
        found << rest;
    }
    m_needs += found;
}

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
// What alarms hang on, uplinks and the disk: how what is known of them comes to the rules.
#include "alarmpathprivate.h"
#include "alarmwiring.h"

using namespace Qt::StringLiterals;

namespace engine {

using alarms::Source;
using alarms::Subject;

void AlarmWiring::addUplink(core::SeriesId series)
{
    const core::Series &what = m_engine.seriesTable()->at(series);
    if (what.source.startsWith("import:"_L1))
        return;
    Source source = sourceOf(what);
    source.subject = Subject::Link;
    m_uplinks.insert(series, {source, {}});
}

void AlarmWiring::lookAtUplink(const core::Reading &reading)
{
    const auto uplink = m_uplinks.find(reading.series);
    if (uplink == m_uplinks.end() || reading.retained || reading.quality == core::Quality::Stale ||
        reading.measuredAt < uplink->measuredAt || alarms::RuleWatch::isOld(reading))
        return; // old news
    uplink->measuredAt = reading.measuredAt;
    const bool isKnown = reading.value && reading.quality == core::Quality::Good;
    const QString word = !isKnown ? u"unknown"_s : *reading.value != 0 ? u"up"_s : u"down"_s;
    m_path.d->watch.tell(uplink->source, word, reading.receivedAt);
}

void AlarmWiring::forgetUplinks(const core::DeviceId &device)
{
    for (const Uplink &uplink : std::as_const(m_uplinks)) {
        if (uplink.source.device == device)
            m_path.d->watch.tell(uplink.source, u"unknown"_s, m_path.d->now());
    }
}

void AlarmWiring::takeLinkSwitch(const core::Event &event)
{
    const QString used = event.detail.value(u"ToLinkType"_s).toString();
    if (used.isEmpty() || event.device.isEmpty())
        return;
    Source source;
    if (const auto device = m_engine.device(event.device))
        source = sourceOf(*device, Subject::Link);
    source.subject = Subject::Link;
    source.device = event.device;
    source.channel = u"in use"_s;
    m_path.d->watch.tell(source, used, m_path.d->now());
}

void AlarmWiring::learnTree(const core::Event &event)
{
    if (event.detail.value(u"retained"_s).toBool() ||
        !m_hubs.learn(event.transport, event.detail.value(u"payload"_s).toObject()))
        return;
    AlarmPath::Private &d = *m_path.d;
    const core::UtcTime now = d.now();
    d.store.setHubs(m_hubs.hubs(), now);
    // Hubs that measure nothing are heard of by the tree alone.
    Source source;
    if (const auto bridge = m_engine.device(event.device))
        source = sourceOf(*bridge, Subject::Device);
    source.subject = Subject::Device;
    source.transport = event.transport;
    const QList<HubMap::Hub> hubs = m_hubs.hubsOf(event.transport);
    for (const HubMap::Hub &hub : hubs) {
        if (m_engine.live().deviceHealth(hub.device).presence != live::Presence::NeverHeard)
            continue;
        source.device = hub.device;
        d.watch.tell(source, hub.isThere ? u"online"_s : u"offline"_s, now);
    }
    d.flow();
}

void AlarmWiring::lookAtDisk(const DiskRoom &room, bool low)
{
    const core::Event event{m_path.d->now(),
                            {},
                            {},
                            low ? u"disk-warning"_s : u"disk-fine"_s,
                            {{u"freeBytes"_s, room.free}, {u"wholeBytes"_s, room.whole}}};
    // Said once, and to the rules again and again: an event ends by itself when nobody repeats it.
    if (m_diskLow.value_or(false) != low)
        emit m_engine.eventHappened(event);
    else
        happen(event);
    m_diskLow = low;
}

} // namespace engine

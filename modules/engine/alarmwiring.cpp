// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarmwiring.h"

#include "alarmpathprivate.h"
#include "alarmtext.h"
#include "engine/linepath.h"
#include "historian/alarmwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using alarms::Source;
using alarms::Subject;

QString wordOf(live::Presence presence)
{
    switch (presence) {
    case live::Presence::NeverHeard:
    case live::Presence::UnknownOnlyRetained:
        return u"unknown"_s;
    case live::Presence::Online:
    case live::Presence::Answering:
        return u"online"_s;
    case live::Presence::NodeUpMeterSilent:
        return u"meter-silent"_s;
    case live::Presence::Offline:
        return u"offline"_s;
    case live::Presence::NoAnswer:
        return u"silent"_s;
    }
    return u"unknown"_s;
}

QString wordOf(core::TransportState state)
{
    switch (state) {
    case core::TransportState::Stopped:
        return u"stopped"_s;
    case core::TransportState::Connecting:
        return u"connecting"_s;
    case core::TransportState::Up:
        return u"up"_s;
    case core::TransportState::Down:
        return u"down"_s;
    case core::TransportState::BackPressed:
        return u"pressed"_s;
    }
    return u"stopped"_s;
}

QString wordOf(lines::LineState state)
{
    switch (state) {
    case lines::LineState::Unknown:
        return u"unknown"_s;
    case lines::LineState::On:
        return u"on"_s;
    case lines::LineState::Off:
        return u"off"_s;
    case lines::LineState::Stale:
        return u"stale"_s;
    }
    return u"unknown"_s;
}

/// Ours, about steps of alarms: not looked at again.
bool isOwn(const core::Error &error) { return error.where == "alarms"_L1; }

} // namespace

AlarmWiring::AlarmWiring(Engine &engine, AlarmPath &path, HistoryPool &pool, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_path(path)
    , m_disk(DiskWatch::diskOf(engine.workspace().database.path))
{
    AlarmPath::Private &d = *path.d;
    d.pool = &pool;
    d.source = engine.historySource();
    d.audit = [&engine](const core::AuditEntry &row) { engine.audit(row); };
    d.seriesOf = [this](const Source &source) -> std::optional<core::Series> {
        // The newest of several: an older version of its profile is not what it is measured by now.
        std::optional<core::Series> found;
        const auto table = m_engine.seriesTable();
        for (quint32 number = 1; number <= table->size(); ++number) {
            const core::Series &each = table->at(static_cast<core::SeriesId>(number));
            if (each.device == source.device && each.channel == source.channel &&
                each.quantity == source.quantity)
                found = each;
        }
        return found;
    };
    d.limitOf = [this](const alarms::AlarmRule &rule, const Source &source) -> std::optional<double> {
        if (rule.limit)
            return rule.limit;
        const core::ProfilePtr profile = m_engine.profiles().find(source.profile);
        const core::QuantityRule *known = profile ? profile->rule(source.quantity) : nullptr;
        if (!known)
            return std::nullopt;
        const alarms::NormalRange normal = alarms::normalRange(*known);
        return rule.condition == alarms::Condition::Low ? normal.low : normal.high;
    };
    d.inScope = [this](const alarms::AlarmRule &rule) {
        QList<std::pair<Source, core::Series>> found;
        QHash<QString, qsizetype> places;
        const auto table = m_engine.seriesTable();
        for (quint32 number = 1; number <= table->size(); ++number) {
            const core::Series &each = table->at(static_cast<core::SeriesId>(number));
            if (each.quantity != rule.quantity || each.source.startsWith("import:"_L1))
                continue;
            const Source source = sourceOf(each);
            if (!alarms::RuleWatch::fits(rule, source))
                continue;
            const QString key = source.key();
            if (const auto known = places.constFind(key); known != places.cend()) {
                found[*known] = {source, each};
            } else {
                places.insert(key, found.size());
                found.append({source, each});
            }
        }
        return found;
    };
    m_lookTimer.setInterval(LookEvery);
    connect(&m_lookTimer, &QTimer::timeout, this, [this] { lookAtDevices(); });
    m_seenTimer.setInterval(KeepSeenEvery);
    connect(&m_seenTimer, &QTimer::timeout, this, [this] { m_path.d->keepSeen(); });
    connect(&m_disk, &DiskWatch::looked, this, &AlarmWiring::lookAtDisk);
}

void AlarmWiring::attach(historian::HistorianWriter &writer)
{
    auto *alarmWriter = historian::AlarmWriter::of(&writer);
    using historian::AlarmWriter;
    connect(alarmWriter, &AlarmWriter::found, this,
            [this](const historian::AlarmsFound &found) { m_found = found; });
    connect(alarmWriter, &AlarmWriter::stored, this, [this](qint64 number) { m_path.d->stored(number); });
    connect(alarmWriter, &AlarmWriter::failed, this, [this](const core::Error &error) {
        if (!isOwn(error))
            emit m_path.failed(error);
    });
    m_path.d->keep = [alarmWriter](const historian::AlarmGroup &group) {
        QMetaObject::invokeMethod(
            alarmWriter, [alarmWriter, group] { alarmWriter->append(group); }, Qt::QueuedConnection);
    };
}

void AlarmWiring::restore()
{
    const auto settings = alarms::readSettings(m_engine.workspace().part(u"alarms"_s));
    if (!settings)
        emit m_engine.problem(settings.error());
    AlarmPath::Private &d = *m_path.d;
    d.setUp(settings ? *settings : alarms::standardSettings());
    QList<alarms::Alarm> stored;
    for (const historian::AlarmStanding &row : std::as_const(m_found.standing)) {
        if (auto alarm = alarmOf(row))
            stored.append(std::move(*alarm));
    }
    m_hubs = HubMap(d.store.settings().hubs);
    for (const alarms::Alarm &alarm : std::as_const(stored))
        m_hubs.remember(alarm.source.device, alarm.source.hub);
    d.store.setHubs(m_hubs.hubs(), d.now());
    d.store.restore(stored, m_found.lastNumber, d.now(), [this](const Source &source) {
        return source.transport.isEmpty() || m_engine.workspace().transport(source.transport);
    });
    const QList<alarms::AlarmRule> &rules = d.store.settings().rules;
    m_watchesUplinks = std::any_of(rules.begin(), rules.end(), [](const alarms::AlarmRule &rule) {
        return rule.enabled && rule.subject == Subject::Link;
    });
    d.watch.restore(d.store.alarms());
    d.seen = m_found.seen;
    d.keptSeen = m_found.seen;
    d.running = true;
}

void AlarmWiring::begin(const historian::OpenReport &report)
{
    restore();
    m_running = true;
    AlarmPath::Private &d = *m_path.d;
    lookAtUnseen();
    for (const core::Reading &reading : report.latest) {
        // What has been moved out of the order of arrival meanwhile; the rest is old news.
        const bool isUnseen = m_found.seen != core::UtcTime{} && reading.receivedAt > m_found.seen;
        if (isUnseen && !m_engine.seriesTable()->at(reading.series).source.startsWith("import:"_L1))
            see(reading);
    }
    connect(&m_engine, &Engine::transportChanged, this, &AlarmWiring::lookAtTransport);
    connect(&m_engine, &Engine::eventHappened, this, &AlarmWiring::happen);
    connect(&m_engine.linePath(), &LinePath::changed, this, &AlarmWiring::lookAtLines);
    connect(&m_engine.linePath(), &LinePath::settled, this, &AlarmWiring::lookAtAllLines);
    lookAtAllLines();
    connect(&m_engine, &Engine::historianStalled, this, [this](const core::Error &error) {
        const bool full = error.code == core::ErrorCode::DiskFull;
        happen({m_path.d->now(), {}, {}, full ? u"disk-full"_s : u"database-stalled"_s, {}});
    });
    connect(&m_engine, &Engine::historianRecovered, this, [this] {
        happen({m_path.d->now(), {}, {}, u"database-fine"_s, {}});
    });
    m_lookTimer.start();
    m_seenTimer.start();
    m_disk.start();
    d.flow();
}

void AlarmWiring::lookAtUnseen()
{
    // An end by force came between the storing of these and a look at them: as if they arrived now.
    QList<core::SeriesId> numbers;
    for (const core::Series &series : std::as_const(m_found.series)) {
        const bool isLive = !series.source.startsWith("import:"_L1);
        numbers.append(isLive ? m_engine.seriesTable()->intern(series) : core::SeriesId::None);
    }
    AlarmPath::Private &d = *m_path.d;
    for (historian::UnseenReading &each : m_found.unseen) {
        each.reading.series = numbers[each.series];
        if (each.reading.series == core::SeriesId::None)
            continue;
        d.watch.advance(each.reading.receivedAt);
        see(each.reading);
        d.seen = std::max(d.seen, each.reading.receivedAt);
        if (d.watch.hasVerdicts())
            d.flow();
    }
    m_found.unseen.clear();
    m_found.series.clear();
}

void AlarmWiring::end()
{
    if (!std::exchange(m_running, false))
        return;
    m_lookTimer.stop();
    m_seenTimer.stop();
    m_disk.stop();
    m_engine.disconnect(this);
    m_engine.linePath().disconnect(this);
    AlarmPath::Private &d = *m_path.d;
    d.running = false;
    d.dueTimer.stop();
    d.flow();
    d.keepSeen();
    // The writer ends; what people do from now on would be lost.
    d.keep = {};
}

Source AlarmWiring::sourceOf(const DeviceInfo &device, Subject subject) const
{
    Source source;
    source.subject = subject;
    source.device = device.id;
    source.transport = device.transport;
    if (device.profile)
        source.profile = device.profile->id;
    return source;
}

Source AlarmWiring::sourceOf(const core::Series &series) const
{
    Source source;
    if (const auto device = m_engine.device(series.device))
        source = sourceOf(*device, Subject::Quantity);
    source.device = series.device;
    source.channel = series.channel;
    source.quantity = series.quantity;
    source.profile = series.profile;
    return source;
}

void AlarmWiring::add(core::SeriesId series)
{
    const core::Series &what = m_engine.seriesTable()->at(series);
    const core::ProfilePtr profile = m_engine.profiles().find(what.profile);
    const core::QuantityRule *rule = profile ? profile->rule(what.quantity) : nullptr;
    m_path.d->watch.add(series, sourceOf(what), rule ? alarms::normalRange(*rule) : alarms::NormalRange{},
                        m_path.d->now());
    if (m_watchesUplinks && what.quantity == core::Quantity::Online)
        addUplink(series);
}

void AlarmWiring::see(const core::Reading &reading)
{
    if (reading.series == core::SeriesId::None)
        return;
    alarms::RuleWatch &watch = m_path.d->watch;
    if (!watch.knows(reading.series))
        add(reading.series);
    watch.see(reading);
    if (!m_uplinks.isEmpty())
        lookAtUplink(reading);
}

void AlarmWiring::look(const core::BatchPtr &batch)
{
    if (!m_running)
        return;
    AlarmPath::Private &d = *m_path.d;
    for (const core::Reading &reading : batch->readings) {
        see(reading);
        d.seen = std::max(d.seen, reading.receivedAt);
    }
    if (d.watch.hasVerdicts())
        d.flow();
    else
        d.scheduleNext();
}

void AlarmWiring::lookAtDevices()
{
    const QList<DeviceInfo> devices = m_engine.devices();
    if (devices.isEmpty())
        return;
    AlarmPath::Private &d = *m_path.d;
    const core::UtcTime now = d.now();
    // All of them in a few rounds: five thousand at once would be felt on the screen.
    const qsizetype count = devices.size() / LooksARound + 1;
    for (qsizetype i = 0; i < count; ++i) {
        const DeviceInfo &device = devices[m_nextDevice++ % devices.size()];
        if (!m_engine.workspace().transport(device.transport))
            continue; // known from an import: nobody listens for it
        const live::Presence presence = m_engine.live().deviceHealth(device.id).presence;
        const auto known = m_presence.constFind(device.id);
        if (known != m_presence.constEnd() && *known == presence)
            continue;
        m_presence.insert(device.id, presence);
        if (presence == live::Presence::NoAnswer)
            forgetUplinks(device.id);
        d.watch.tell(sourceOf(device, Subject::Device), wordOf(presence), now);
    }
    m_nextDevice %= devices.size();
    d.flow();
}

void AlarmWiring::lookAtTransport(const core::TransportId &transport)
{
    const QList<TransportInfo> all = m_engine.transports();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&transport](const TransportInfo &each) { return each.id == transport; });
    if (found == all.end())
        return;
    Source source;
    source.subject = Subject::Transport;
    source.transport = transport;
    m_path.d->watch.tell(source, wordOf(found->state), m_path.d->now());
    m_path.d->flow();
}

void AlarmWiring::lookAtAllLines()
{
    QList<core::DeviceId> ids;
    const QList<MonitoredDevice> devices = m_engine.linePath().devices();
    for (const MonitoredDevice &device : devices)
        ids.append(device.id);
    lookAtLines(ids);
}

void AlarmWiring::lookAtLines(const QList<core::DeviceId> &devices)
{
    // While the past is replayed, a line may be told off that has long been on again.
    if (!m_engine.linePath().isSettled())
        return;
    AlarmPath::Private &d = *m_path.d;
    const core::UtcTime now = d.now();
    for (const core::DeviceId &id : devices) {
        const auto monitored = m_engine.linePath().device(id);
        const auto device = m_engine.device(id);
        if (!monitored || !device || !m_engine.workspace().transport(device->transport))
            continue;
        Source source = sourceOf(*device, Subject::Line);
        for (const LineView &line : monitored->lines) {
            source.channel = line.line;
            d.watch.tell(source, wordOf(line.status.state), now);
        }
    }
    d.flow();
}

void AlarmWiring::happen(const core::Event &event)
{
    // What an import or a server brings later is history.
    if (m_path.d->now() - event.at > alarms::RuleWatch::Late)
        return;
    if (event.kind == "mesh-topology"_L1)
        learnTree(event);
    else if (event.kind == "link-switch"_L1)
        takeLinkSwitch(event);
    Source source;
    if (const auto device = event.device.isEmpty() ? std::nullopt : m_engine.device(event.device))
        source = sourceOf(*device, Subject::Event);
    source.subject = Subject::Event;
    source.device = event.device;
    if (source.transport.isEmpty())
        source.transport = event.transport;
    m_path.d->watch.happen(source, event.kind, m_path.d->now());
    if (m_path.d->watch.hasVerdicts())
        m_path.d->flow();
}

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "livefeed.h"

#include "words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr auto FlushEvery = std::chrono::milliseconds(200);
/// Presence also changes by silence, which makes no delta of its own for every device: all rows are looked at
/// anew this often (in flushes).
constexpr int RefreshRounds = 10;

/// The later in this order, the more it needs a look.
int gravity(core::Quality quality)
{
    using core::Quality;
    static constexpr Quality order[] = {Quality::Good,    Quality::Estimated, Quality::Substituted,
                                        Quality::Unknown, Quality::Stale,     Quality::Bad,
                                        Quality::NoAnswer};
    return int(std::find(std::begin(order), std::end(order), quality) - std::begin(order));
}

ValueNow valueNow(const live::SeriesState &state)
{
    return {state.newest.value, state.newest.quality, state.newest.receivedAt};
}

} // namespace

LiveFeed::LiveFeed(engine::Engine &engine, QObject *parent)
    : QObject(parent), m_engine(engine), m_devices(this)
{
    for (const engine::DeviceInfo &device : m_engine.devices())
        m_devices.put(rowOf(device));
    m_devices.flush(now());
    connect(&m_engine, &engine::Engine::deviceAdded, this,
            [this](const engine::DeviceInfo &device) { m_devices.put(rowOf(device)); });
    connect(&m_timer, &QTimer::timeout, this, &LiveFeed::flush);
    m_timer.start(FlushEvery);
}

DeviceRow LiveFeed::rowOf(const engine::DeviceInfo &device) const
{
    DeviceRow row;
    row.id = device.id;
    row.name = device.name.isEmpty() ? device.id.toString() : device.name;
    row.transport = device.transportName.isEmpty() ? device.transport.toString() : device.transportName;
    row.profile = device.profile ? device.profile->name : QString();
    row.hasRelay = device.profile && device.profile->commands.contains(u"relay"_s);
    const live::DeviceHealth health = m_engine.live().deviceHealth(device.id);
    row.presence = health.presence;
    row.worst = health.worst;
    std::optional<core::Quality> measured;
    row.lastHeard = health.lastHeard;
    const auto table = m_engine.seriesTable();
    bool registerSeen = false;
    for (const live::SeriesState &state : m_engine.live().snapshot(device.id)) {
        const core::Series &series = table->at(state.id);
        // What is computed here is always Estimated: it says nothing about the device.
        if (!core::isState(series.quantity) && !series.source.startsWith("computed:"_L1) &&
            (!measured || gravity(state.newest.quality) > gravity(*measured)))
            measured = state.newest.quality;
        if (!series.channel.isEmpty())
            continue;
        switch (series.quantity) {
        case core::Quantity::Voltage:
            row.voltage = valueNow(state);
            break;
        case core::Quantity::Current:
            row.current = valueNow(state);
            break;
        case core::Quantity::ActivePower:
            row.power = valueNow(state);
            break;
        case core::Quantity::EnergyImport:
            row.energy = valueNow(state);
            registerSeen = true;
            break;
        case core::Quantity::EnergyIntegrated:
            // A meter whose register cannot be read still has the energy that was computed here, marked as
            // such.
            if (!registerSeen)
                row.energy = valueNow(state);
            break;
        case core::Quantity::Relay:
            row.relay = valueNow(state);
            row.hasRelay = true;
            break;
        default:
            break;
        }
    }
    if (measured)
        row.worst = *measured;
    return row;
}

void LiveFeed::refresh(const core::DeviceId &device)
{
    if (const auto info = m_engine.device(device))
        m_devices.put(rowOf(*info));
}

void LiveFeed::flush()
{
    const live::Delta delta = m_engine.live().takeDelta();
    if (++m_round % RefreshRounds == 0) {
        for (const engine::DeviceInfo &device : m_engine.devices())
            m_devices.put(rowOf(device));
    } else {
        for (const core::DeviceId &device : delta.devices)
            refresh(device);
    }
    const core::UtcTime instant = now();
    m_devices.flush(instant);
    emit tick(delta, instant);
}

QString presenceSentence(const live::DeviceHealth &health)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("console::LiveFeed", text); };
    using live::Presence;
    switch (health.presence) {
    case Presence::Online:
        return health.heartbeatAge ? tr("heartbeat %1 ago").arg(Words::age(*health.heartbeatAge)) : QString();
    case Presence::Answering:
        return health.dataAge ? tr("last answer %1 ago").arg(Words::age(*health.dataAge)) : QString();
    case Presence::NodeUpMeterSilent:
        return health.dataAge ? tr("node up, no measurement for %1").arg(Words::age(*health.dataAge))
                              : tr("node up, no measurement yet");
    case Presence::Offline:
        return health.heardAge ? tr("last heard %1 ago; what is shown is the last known")
                                     .arg(Words::age(*health.heardAge))
                               : tr("what is shown is the last known");
    case Presence::NoAnswer:
        return health.heardAge ? tr("silent for %1").arg(Words::age(*health.heardAge))
                               : tr("never answered in this run");
    case Presence::UnknownOnlyRetained:
        return tr("only stored or retained copies so far");
    case Presence::NeverHeard:
        break;
    }
    return tr("nothing has been heard from it");
}

} // namespace console

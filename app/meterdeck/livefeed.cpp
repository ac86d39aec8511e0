// SPDX-License-Identifier: GPL-3.0-or-later
#include "livefeed.h"

#include "importwords.h"
#include "presencewords.h"
#include "words.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// Changes are taken over in quarters of a flush, so that no single one keeps the event loop for long.
constexpr auto TakeEvery = std::chrono::milliseconds(50);
constexpr int TakesAFlush = 4;
/// Presence also changes by silence, which makes no delta of its own for every device: in this many flushes
/// each device is looked at once.
constexpr int SweepRounds = 10;
/// The longest a sweep, or a slice of a workspace that opens, keeps the event loop.
constexpr qint64 SliceMs = 4;
constexpr int LooksBetweenClocks = 64;

/// The later in this order, the more it needs a look.
int gravity(core::Quality quality)
{
    using core::Quality;
    static constexpr Quality order[] = {Quality::Good,    Quality::Estimated, Quality::Substituted,
                                        Quality::Unknown, Quality::Stale,     Quality::Bad,
                                        Quality::NoAnswer};
    return int(std::find(std::begin(order), std::end(order), quality) - std::begin(order));
}

} // namespace

LiveFeed::LiveFeed(engine::Engine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_series(engine.seriesTable())
    , m_devices(this)
    , m_toFill(engine.devices())
{
    m_devices.setPresenceWhy(
        [this](const core::DeviceId &device) { return presenceWhy(m_engine.live().deviceHealth(device)); });
    connect(&m_engine, &engine::Engine::deviceAdded, this, &LiveFeed::add);
    connect(&m_timer, &QTimer::timeout, this, &LiveFeed::takeOver);
    fill();
}

void LiveFeed::fill()
{
    QElapsedTimer spent;
    spent.start();
    while (m_taken < m_toFill.size()) {
        add(m_toFill.at(m_taken++));
        if (m_taken % LooksBetweenClocks == 0 && spent.elapsed() >= SliceMs) {
            QTimer::singleShot(0, this, &LiveFeed::fill);
            return;
        }
    }
    m_toFill.clear();
    m_filled = true;
    // Until here the view knows nothing: one reset shows all.
    m_devices.flush(now());
    m_timer.start(TakeEvery);
}

void LiveFeed::add(const engine::DeviceInfo &device)
{
    if (m_devices.numberOf(device.id) >= 0)
        return;
    const int number = m_devices.total();
    m_behind.resize(size_t(number) + 1);
    DeviceRow row = rowOf(device);
    // The series are known from here on, so that each change finds its cell.
    m_devices.put(row);
    for (const live::SeriesState &state : m_engine.live().snapshot(device.id))
        take(row, number, state);
    judge(row, number);
    m_devices.put(number, row);
}

DeviceRow LiveFeed::rowOf(const engine::DeviceInfo &device)
{
    DeviceRow row;
    row.id = device.id;
    row.name = device.name.isEmpty() ? device.id.toString() : device.name;
    row.transport = ImportWords::transport(device);
    row.profile = device.profile ? device.profile->name : QString();
    row.hasRelay = device.profile && device.profile->commands.contains(u"relay"_s);
    return row;
}

LiveFeed::Slot *LiveFeed::slotOf(core::SeriesId id)
{
    const auto at = size_t(id);
    if (at >= m_slots.size())
        m_slots.resize(std::max<size_t>(at + 1, m_series->size() + 1));
    Slot &slot = m_slots[at];
    if (slot.row >= 0)
        return &slot;
    const core::Series &series = m_series->at(id);
    const int row = m_devices.numberOf(series.device);
    if (row < 0)
        return nullptr;
    slot.row = row;
    slot.quantity = series.quantity;
    // What is computed here is always Estimated: it says nothing about the device.
    slot.measured = !core::isState(series.quantity) && !series.source.startsWith("computed:"_L1);
    if (series.channel.isEmpty())
        slot.field = valueField(series.quantity);
    if (slot.measured)
        m_behind[size_t(row)].measured.push_back(quint32(id));
    return &slot;
}

bool LiveFeed::take(DeviceRow &row, int number, const live::SeriesState &state)
{
    Slot *slot = slotOf(state.id);
    if (!slot || slot->row != number)
        return false;
    slot->quality = state.newest.quality;
    if (!slot->field)
        return true;
    Behind &behind = m_behind[size_t(number)];
    ValueNow &shown = row.*(slot->field);
    // A meter whose register cannot be read still has the energy that was computed here, marked as such.
    if (slot->quantity == core::Quantity::EnergyIntegrated && behind.hasRegister)
        return true;
    if (slot->quantity == core::Quantity::EnergyImport && !behind.hasRegister) {
        behind.hasRegister = true;
        shown = {};
    }
    // A profile that changed leaves its old series behind: the newer one counts.
    if (shown.at > state.newest.receivedAt)
        return true;
    if (slot->quantity == core::Quantity::Relay)
        row.hasRelay = true;
    shown = {state.newest.value, state.newest.quality, state.newest.receivedAt};
    return true;
}

void LiveFeed::judge(DeviceRow &row, int number) const
{
    const live::DeviceHealth health = m_engine.live().deviceHealth(row.id);
    row.presence = health.presence;
    row.lastHeard = health.lastHeard;
    row.worst = health.worst;
    const std::vector<quint32> &measured = m_behind[size_t(number)].measured;
    if (measured.empty())
        return;
    row.worst = core::Quality::Good;
    for (const quint32 series : measured) {
        const core::Quality quality = m_slots[series].quality;
        if (gravity(quality) > gravity(row.worst))
            row.worst = quality;
    }
}

void LiveFeed::apply(const live::Delta &delta)
{
    // The changes of one device mostly stand together: its row is taken out once for them.
    int number = -1;
    DeviceRow row;
    const auto store = [&] {
        if (number < 0)
            return;
        judge(row, number);
        m_devices.put(number, row);
    };
    for (const live::SeriesState &state : delta.changed) {
        const Slot *slot = slotOf(state.id);
        if (!slot)
            continue;
        if (slot->row != number) {
            store();
            number = slot->row;
            row = m_devices.row(number);
        }
        take(row, number, state);
    }
    store();
}

void LiveFeed::sweep()
{
    const int total = m_devices.total();
    QElapsedTimer spent;
    spent.start();
    for (int looked = 0; looked < (total + SweepRounds - 1) / SweepRounds; ++looked) {
        if (looked % LooksBetweenClocks == LooksBetweenClocks - 1 && spent.elapsed() >= SliceMs)
            return; // the rest is for the next flush
        m_swept = m_swept + 1 < total ? m_swept + 1 : 0;
        DeviceRow row = m_devices.row(m_swept);
        judge(row, m_swept);
        m_devices.put(m_swept, row);
    }
}

void LiveFeed::takeOver()
{
    const live::Delta delta = m_engine.live().takeDelta();
    apply(delta);
    m_pending.changed += delta.changed;
    for (const core::DeviceId &device : delta.devices) {
        if (!m_pendingDevices.contains(device)) {
            m_pendingDevices.insert(device);
            m_pending.devices.append(device);
        }
    }
    if (++m_takes % TakesAFlush == 0)
        flush();
}

void LiveFeed::flush()
{
    sweep();
    const core::UtcTime instant = now();
    m_devices.flush(instant);
    const live::Delta delta = std::exchange(m_pending, {});
    m_pendingDevices.clear();
    emit tick(delta, instant);
}

QString presenceSentence(const live::DeviceHealth &health)
{
    using live::Presence;
    switch (health.presence) {
    case Presence::Online:
        return health.heartbeatAge ? LiveFeed::tr("heartbeat %1 ago").arg(Words::age(*health.heartbeatAge))
                                   : QString();
    case Presence::Answering:
        return health.dataAge ? LiveFeed::tr("last answer %1 ago").arg(Words::age(*health.dataAge))
                              : QString();
    case Presence::NodeUpMeterSilent:
        return health.dataAge
                   ? LiveFeed::tr("node up, no measurement for %1").arg(Words::age(*health.dataAge))
                   : LiveFeed::tr("node up, no measurement yet");
    case Presence::Offline:
        return health.heardAge ? LiveFeed::tr("last heard %1 ago; what is shown is the last known")
                                     .arg(Words::age(*health.heardAge))
                               : LiveFeed::tr("what is shown is the last known");
    case Presence::NoAnswer:
        return health.heardAge ? LiveFeed::tr("silent for %1").arg(Words::age(*health.heardAge))
                               : LiveFeed::tr("never answered in this run");
    case Presence::UnknownOnlyRetained:
        return LiveFeed::tr("only stored or retained copies so far");
    case Presence::NeverHeard:
        break;
    }
    return LiveFeed::tr("nothing has been heard from it");
}

} // namespace console

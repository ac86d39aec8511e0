// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/rulewatch.h"
#include "core/batch.h"
#include "diskwatch.h"
#include "engine/engine.h"
#include "historian/alarmrows.h"
#include "hubmap.h"

#include <QTimer>

namespace engine {

class AlarmPath;
class HistoryPool;

/// Connects the alarms with everything they look at and are stored by.
///
/// Thread: the engine's. What is looked at: readings as they are ingested, lines as LinePath tells them, the
/// presence of devices (a slice of them a second), their uplinks by what they say of being online,
/// transports, what happens, and the disk of the database. What hangs on what follows from the workspace and
/// from the trees that meshes tell.
class AlarmWiring : public QObject
{
    Q_OBJECT

public:
    AlarmWiring(Engine &engine, AlarmPath &path, HistoryPool &pool, QObject *parent);

    /// Where it is stored; before the writer opens.
    void attach(historian::HistorianWriter &writer);
    /// The historian is open and every device of it known. What was stored and not looked at is looked at.
    void begin(const historian::OpenReport &report);
    void look(const core::BatchPtr &batch);
    /// Nothing more is looked at; what waits goes to the historian.
    void end();

private:
    static constexpr std::chrono::seconds LookEvery{1};
    static constexpr qsizetype LooksARound = 5;
    static constexpr std::chrono::seconds KeepSeenEvery{5};

    alarms::Source sourceOf(const DeviceInfo &device, alarms::Subject subject) const;
    alarms::Source sourceOf(const core::Series &series) const;
    void add(core::SeriesId series);
    void see(const core::Reading &reading);
    void lookAtDevices();
    void lookAtTransport(const core::TransportId &transport);
    void lookAtAllLines();
    void lookAtLines(const QList<core::DeviceId> &devices);
    void happen(const core::Event &event);
    /// @name What alarms hang on, and uplinks (alarmfeeds.cpp)
    /// @{
    void addUplink(core::SeriesId series);
    void lookAtUplink(const core::Reading &reading);
    /// Nothing is heard of it: whether its uplinks are up is not known.
    void forgetUplinks(const core::DeviceId &device);
    void learnTree(const core::Event &event);
    void takeLinkSwitch(const core::Event &event);
    void lookAtDisk(const DiskRoom &room, bool low);
    /// @}
    void restore();
    void lookAtUnseen();

    Engine &m_engine;
    AlarmPath &m_path;
    historian::AlarmsFound m_found;
    QHash<core::DeviceId, live::Presence> m_presence;
    struct Uplink
    {
        alarms::Source source;
        core::UtcTime measuredAt{}; ///< of the newest that was told
    };
    QHash<core::SeriesId, Uplink> m_uplinks; ///< empty while no rule is for them
    bool m_watchesUplinks = false;
    HubMap m_hubs;
    DiskWatch m_disk;
    std::optional<bool> m_diskLow;
    qsizetype m_nextDevice = 0;
    QTimer m_lookTimer;
    QTimer m_seenTimer;
    bool m_running = false;
};

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/rulewatch.h"
#include "core/batch.h"
#include "engine/engine.h"
#include "historian/alarmrows.h"

#include <QTimer>

namespace engine {

class AlarmPath;
class HistoryPool;

/// Connects the alarms with everything they look at and are stored by.
///
/// Thread: the engine's. What is looked at: readings as they are ingested, lines as LinePath tells them, the
/// presence of devices (a slice of them a second), transports, and what happens.
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
    void restore();
    void lookAtUnseen();

    Engine &m_engine;
    AlarmPath &m_path;
    historian::AlarmsFound m_found;
    QHash<core::DeviceId, live::Presence> m_presence;
    qsizetype m_nextDevice = 0;
    QTimer m_lookTimer;
    QTimer m_seenTimer;
    bool m_running = false;
};

} // namespace engine

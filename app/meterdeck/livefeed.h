// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "models/devicesmodel.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <vector>

namespace console {

/// Five times a second takes what changed in the engine's live store and puts it into the model of devices;
/// pages on screen follow tick(). So the window's work depends on what changed and is shown, not on the
/// message rate. Presence, which also changes by silence, is looked at in turns of a few devices a flush; and
/// a large workspace is taken in slices, so that the window never waits. GUI thread.
class LiveFeed : public QObject
{
    Q_OBJECT

public:
    explicit LiveFeed(engine::Engine &engine, QObject *parent = nullptr);

    DevicesModel &devices() { return m_devices; }
    /// Now, by the wall clock.
    static core::UtcTime now() { return core::SystemClock().now(); }
    /// False while the devices of a workspace that was just opened are still being taken.
    bool isFilled() const { return m_filled; }

signals:
    /// After the model took what changed; @p delta is what came since the last time, a series' later state
    /// after its earlier one.
    void tick(const live::Delta &delta, core::UtcTime now);

private:
    /// Where a series stands in the rows.
    struct Slot
    {
        int row = -1; ///< -1: not known yet
        ValueNow DeviceRow::*field = nullptr;
        core::Quantity quantity = core::Quantity::Voltage;
        bool measured = false; ///< counts for the row's worst quality
        core::Quality quality = core::Quality::Good;
    };
    /// What of a row does not stand in it.
    struct Behind
    {
        std::vector<quint32> measured; ///< numbers of series
        bool hasRegister = false;      ///< its energy is read, so what is integrated here is not shown
    };

    /// What of a row never changes.
    static DeviceRow rowOf(const engine::DeviceInfo &device);
    void fill();
    void add(const engine::DeviceInfo &device);
    bool take(DeviceRow &row, int number, const live::SeriesState &state);
    Slot *slotOf(core::SeriesId id);
    void judge(DeviceRow &row, int number) const;
    void takeOver();
    void flush();
    void apply(const live::Delta &delta);
    void sweep();

    engine::Engine &m_engine;
    std::shared_ptr<core::SeriesTable> m_series;
    DevicesModel m_devices;
    QTimer m_timer;
    QList<engine::DeviceInfo> m_toFill;
    qsizetype m_taken = 0;
    bool m_filled = false;
    std::vector<Slot> m_slots;    ///< by number of series
    std::vector<Behind> m_behind; ///< by number of device
    int m_swept = 0;
    int m_takes = 0;
    live::Delta m_pending; ///< taken since the last tick()
    QSet<core::DeviceId> m_pendingDevices;
};

/// "Online, heartbeat 19 s ago": what is known of a device's presence, as a sentence.
QString presenceSentence(const live::DeviceHealth &health);

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "models/devicesmodel.h"

#include <QObject>
#include <QTimer>

namespace console {

/// Five times a second takes what changed in the engine's live store and puts it into the model of devices;
/// pages on screen follow tick(). So the window's work depends on what changed and is shown, not on the
/// message rate. GUI thread.
class LiveFeed : public QObject
{
    Q_OBJECT

public:
    explicit LiveFeed(engine::Engine &engine, QObject *parent = nullptr);

    DevicesModel &devices() { return m_devices; }
    /// Now, by the wall clock.
    static core::UtcTime now() { return core::SystemClock().now(); }
    /// A device's row as the engine knows it at this moment.
    DeviceRow rowOf(const engine::DeviceInfo &device) const;

signals:
    /// After the model took what changed.
    void tick(const live::Delta &delta, core::UtcTime now);

private:
    void flush();
    void refresh(const core::DeviceId &device);

    engine::Engine &m_engine;
    DevicesModel m_devices;
    QTimer m_timer;
    int m_round = 0;
};

/// "Online, heartbeat 19 s ago": what is known of a device's presence, as a sentence.
QString presenceSentence(const live::DeviceHealth &health);

} // namespace console

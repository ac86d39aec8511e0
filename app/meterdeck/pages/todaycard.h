// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "widgets/card.h"
#include "widgets/daytape.h"

#include <QTimer>

namespace console {

/// The local day so far: how orders ended, gaps, events. Reads the database once a minute, on the engine's
/// pool; what happens meanwhile is added at once. GUI thread.
class TodayCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit TodayCard(engine::Engine &engine, QWidget *parent = nullptr);

    /// Moves the line of now; reads anew when a minute has passed or the day has changed.
    void refresh(core::UtcTime now);
    /// The height of the day in percent of the least, from 100: a wall has room for more.
    void setStretched(int percent);
    /// Takes one order's end, an event, as the engine tells them.
    void addEnd(const commands::Progress &progress);
    void addEvent(const core::Event &event);
    /// Today's gaps and the newest ended orders of the last day, as far as read.
    const QList<core::Gap> &gaps() const { return m_gaps; }
    const QList<engine::AuditedOrder> &orders() const { return m_orders; }
    bool isLoaded() const { return m_loaded; }
    widgets::DayTape *tape() const { return m_tape; }

signals:
    void loaded();
    void deviceChosen(const core::DeviceId &device);
    void pageRequested(const QString &key);
    void transportRequested(const core::TransportId &transport);

private:
    enum Lane
    {
        Commands,
        Gaps,
        Events,
        LaneCount
    };

    void read(core::UtcTime now);
    void showDay();
    void open(int lane, int item);
    QString nameOf(const core::DeviceId &device, const core::TransportId &transport) const;

    engine::Engine &m_engine;
    widgets::DayTape *m_tape;
    QTimer m_showSoon;
    core::UtcTime m_readAt{};
    QDate m_day;
    QByteArray m_zone;
    QList<core::Event> m_events; ///< oldest first
    QList<core::Gap> m_gaps;
    QList<engine::AuditedOrder> m_orders;       ///< newest first
    QList<core::DeviceId> m_devices[LaneCount]; ///< behind the marks
    bool m_loaded = false;
    bool m_cut = false;
    int m_asking = 0;
};

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "live/livestore.h"
#include "models/fleetwatch.h"
#include "models/transportwatch.h"

#include <QPointer>
#include <QWidget>

class QBoxLayout;
class QScrollArea;

namespace engine {
class Engine;
}

namespace console {

class AlarmWatch;
class EnergyCard;
class EnergyDialog;
class FleetCard;
class LiveFeed;
class NeedsCard;
class PageHeader;
class ProgressCard;
class TodayCard;
class TransportsCard;

/// What needs a person now, and how the fleet is. A card whose matter the engine knows nothing of is not
/// there. Where the window is narrow cards stand below each other, and the page scrolls. GUI thread.
class OverviewPage : public QWidget
{
    Q_OBJECT

public:
    OverviewPage(engine::Engine &engine, LiveFeed &feed, QWidget *parent = nullptr);

    /// Whose alarms it tells of, too; it outlives the page.
    void setAlarms(const AlarmWatch &watch);
    /// Takes what changed; called five times a second while the page is on screen. Costs what changed, a
    /// tenth of the fleet, and every two seconds the rules over what is in trouble.
    void refresh(const live::Delta &delta, core::UtcTime now);
    /// True once every card has what the database knows.
    bool isLoaded() const;
    const QList<Need> &needs() const { return m_needs; }
    ProgressCard *progress() const { return m_progress; }
    /// The review of a register that fell, while it is open.
    EnergyDialog *energyReview() const;
    /// True while one of the needs is about this transport or a device on it.
    bool tells(const core::TransportId &transport) const;

signals:
    void deviceChosen(const core::DeviceId &device);
    /// A page by its key: "devices", "transports", "audit".
    void pageRequested(const QString &key);
    /// The page of alarms, at this one; empty for whichever.
    void alarmRequested(const QString &alarm);
    /// The page of transports, at this one; empty for whichever.
    void transportRequested(const core::TransportId &transport);
    /// The page of devices, with these only.
    void devicesRequested(const console::RowFilter &filter);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void arrange();
    void watchTransports(core::UtcTime now);
    void judge(core::UtcTime now);
    /// Which falls of registers nobody has reviewed.
    void askFalls();
    void sayAll(const NeedsInput &input);
    void askDisk(core::UtcTime now);
    QString say(const core::DeviceId &device) const;
    QList<NeedsOrder> newestOrders() const;
    QList<NeedsAlarm> foremostAlarms() const;

    engine::Engine &m_engine;
    LiveFeed &m_feed;
    const AlarmWatch *m_alarms = nullptr;
    FleetWatch m_fleet;
    TransportWatch m_transports;
    QList<Need> m_needs;
    QList<engine::RegisterFall> m_falls; ///< not reviewed, newest first
    int m_askingFalls = 0;
    QPointer<EnergyDialog> m_review;
    core::UtcTime m_openedAt{};
    core::UtcTime m_stalledSince{};
    core::UtcTime m_sampledAt{};
    core::UtcTime m_judgedAt{};
    quint64 m_judgedRevision = 0;
    core::UtcTime m_secondAt{};
    core::UtcTime m_diskAskedAt{};
    std::optional<qint64> m_diskFree;
    bool m_energyAnswered = false;

    PageHeader *m_header;
    QScrollArea *m_scroll;
    QBoxLayout *m_top = nullptr;
    QBoxLayout *m_bottom = nullptr; ///< energy, and beside or above it m_side
    QBoxLayout *m_side = nullptr;   ///< transports and what is in progress
    NeedsCard *m_needsCard;
    FleetCard *m_fleetCard;
    TodayCard *m_today;
    EnergyCard *m_energy;
    TransportsCard *m_wires;
    ProgressCard *m_progress;
};

} // namespace console

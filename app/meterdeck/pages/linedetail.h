// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "engine/linepath.h"
#include "models/linerowsmodel.h"

#include <QTimer>
#include <QWidget>

namespace widgets {
class Button;
class Card;
class Label;
class LineLanes;
class LineRing;
class SegmentedControl;
class TableView;
class TrendView;
} // namespace widgets

namespace console {

class TrendFeed;
class VoltageCard;

/// One device closely: its ring and lines, their history in lanes, its interruptions, its voltage and how
/// good that was week by week.
///
/// The past is asked from the engine when the device, the span or its interruptions change, and once a
/// minute; the newest answer wins. GUI thread.
class LineDetail : public QWidget
{
    Q_OBJECT

public:
    explicit LineDetail(const engine::Engine &engine, QWidget *parent = nullptr);
    ~LineDetail() override;

    /// Shows a device as it is now; its past is asked for when it is another one.
    void show(const engine::MonitoredDevice &device, core::UtcTime now);
    /// Continues the curve.
    void follow(core::UtcTime now);
    /// Asks for the past anew.
    void reload();
    /// 0: 24 hours, 1: 7 days, 2: 30 days.
    void setSpan(int span);
    const core::DeviceId &device() const { return m_device; }
    /// True once the history of the device is drawn.
    bool isFilled() const { return m_filled; }
    widgets::LineLanes *lanes() const { return m_lanes; }
    const LineOutagesModel &outages() const { return m_outages; }
    VoltageCard *voltageQuality() const { return m_quality; }

signals:
    void deviceRequested(const core::DeviceId &device);
    /// Labels and customers of its lines are to be changed.
    void editRequested(const core::DeviceId &device);
    /// Work is to be announced here.
    void planRequested(const core::DeviceId &device);

protected:
    void changeEvent(QEvent *event) override;

private:
    widgets::Card *buildState();
    widgets::Card *buildHistory();
    widgets::Card *buildOutages();
    widgets::Card *buildVoltage();
    void take(const engine::LineHistoryAnswer &answer, core::UtcTime from, core::UtcTime to);
    void fitTables();

    const engine::Engine &m_engine;
    core::DeviceId m_device;
    LineRowsModel m_rows;
    LineOutagesModel m_outages;
    QTimer m_reload;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    widgets::Card *m_stateCard = nullptr;
    widgets::Card *m_outagesCard = nullptr;
    widgets::LineRing *m_ring = nullptr;
    widgets::TableView *m_table = nullptr;
    widgets::Button *m_open = nullptr;
    widgets::Button *m_edit = nullptr;
    widgets::Button *m_plan = nullptr;
    widgets::SegmentedControl *m_spans = nullptr;
    widgets::LineLanes *m_lanes = nullptr;
    widgets::Label *m_note = nullptr;
    widgets::TableView *m_outageTable = nullptr;
    widgets::Label *m_noOutage = nullptr;
    widgets::TrendView *m_voltage = nullptr;
    TrendFeed *m_feed = nullptr;
    VoltageCard *m_quality = nullptr;
    bool m_filled = false;
};

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "pages/gaugerow.h"

#include <QWidget>

class QHBoxLayout;
class QScrollArea;
class QStackedWidget;
class QTabBar;

namespace widgets {
class Card;
}

namespace console {

class DeviceCommands;
class DeviceFacts;
class DeviceHeader;
class DeviceOrders;
class EnergyDialog;
class EventsCard;
class ExplainPane;
class IntervalCard;
class IntervalDialog;
class SettingCard;
class SettingDialog;
class LastValuesCard;
class OrderDialog;
class RegisterCard;
class RelayCard;
class TrendCard;
class VoltageCard;

/// One device. Live: dials, trend, last values, and beside them relay, intervals and what happened to it;
/// then its orders, and how it is set up. Only what it has is shown.
///
/// Where the page is too narrow for two columns the right one becomes a tab of its own; where it is too low
/// the live part scrolls. Follows the engine by refresh(), which the window calls while the page is on
/// screen. Keys: L relay, T trend, E explain, R register. GUI thread.
class DevicePage : public QWidget
{
    Q_OBJECT

public:
    enum class Tab
    {
        Live,
        Side,    ///< relay, intervals and events, while there is no room beside the live part
        Voltage, ///< how good its voltage was week by week; of what measures one
        Commands,
        Explain, ///< why it is read well or is not; of Modbus meters
        Configuration
    };

    DevicePage(engine::Engine &engine, const core::DeviceId &device, QWidget *parent = nullptr);
    ~DevicePage() override;

    const core::DeviceId &device() const { return m_device; }
    void refresh(const live::Delta &delta, core::UtcTime now);
    /// True when every part that can hold data does: for pictures.
    bool isFilled() const;
    TrendCard *trend() const { return m_trend; }
    /// nullptr where the device does not hang on a Modbus transport.
    ExplainPane *explain() const { return m_explain; }
    VoltageCard *voltage() const { return m_voltage; }
    /// In a window of its own there is nothing to go back to.
    void setTornOff(bool tornOff);
    Tab currentTab() const;
    /// Shows a tab; one that is not there is ignored.
    void showTab(Tab tab);
    /// True while relay, intervals and events are a tab.
    bool isFolded() const { return m_folded; }

    /// Opens the dialog for an order, as the buttons do; nullptr where the profile knows none.
    OrderDialog *orderRelay(bool on);
    IntervalDialog *orderIntervals();
    SettingDialog *orderSetting(const QString &order);
    /// Opens what is known of its energy and the falls of its register; nullptr without a register.
    EnergyDialog *reviewEnergy();
    RegisterCard *energy() const { return m_energy; }

signals:
    void backRequested();
    void tearOffRequested();
    void exportRequested(const core::DeviceId &device);
    /// Its entry in the workspace is to be changed or removed.
    void changeRequested(const core::DeviceId &device);
    void removalRequested(const core::DeviceId &device);
    void registerMapRequested(const core::DeviceId &device);
    /// What its voltages are judged by is to be changed.
    void voltageTermsRequested(const core::DeviceId &device);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildTabs();
    QWidget *buildLive();
    QWidget *buildSide();
    QWidget *buildVoltage();
    QScrollArea *scrolled(QWidget *content, const QString &name);
    void buildKeys();
    void fold();
    void chosen(int tab);
    void showAll(core::UtcTime now);
    void showSide(const QList<ShownSeries> &series);
    void loadPast();

    engine::Engine &m_engine;
    core::DeviceId m_device;
    engine::DeviceInfo m_info;
    DeviceOrders *m_orders;
    DeviceHeader *m_header;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QHBoxLayout *m_columns = nullptr;
    QScrollArea *m_sideScroll = nullptr;
    QWidget *m_side = nullptr;
    GaugeRow *m_gauges = nullptr;
    TrendCard *m_trend = nullptr;
    LastValuesCard *m_values = nullptr;
    RelayCard *m_relay = nullptr;
    IntervalCard *m_intervals = nullptr;
    SettingCard *m_settings = nullptr;
    RegisterCard *m_energy = nullptr;
    EventsCard *m_events = nullptr;
    DeviceCommands *m_commands = nullptr;
    ExplainPane *m_explain = nullptr;
    VoltageCard *m_voltage = nullptr;
    DeviceFacts *m_facts = nullptr;
    int m_round = 0;
    bool m_folded = false;
    bool m_pastLoaded = false;
};

} // namespace console

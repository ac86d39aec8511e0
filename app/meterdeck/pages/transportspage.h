// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "models/transportsmodel.h"

#include <QWidget>

class QBoxLayout;
class QScrollArea;
class QStackedWidget;

namespace widgets {
class Button;
class Card;
class TableView;
} // namespace widgets

namespace console {

class BrokerDetail;
class BusDetail;
class FactGrid;
class FrameMonitor;
class PageHeader;

/// The ways to the devices: every transport with its figures, and the chosen one closely, down to its frames.
///
/// The wire is watched only while the page is on screen, and only that of the chosen transport.
class TransportsPage : public QWidget
{
    Q_OBJECT

public:
    explicit TransportsPage(const engine::Engine &engine, QWidget *parent = nullptr);

    /// Brings everything up to date; cheap, twice a second while on screen.
    void refresh();
    /// Shows one transport closely; nothing when there is no such one.
    void choose(const core::TransportId &transport);
    core::TransportId chosen() const { return m_chosen; }
    void focusFilter();
    /// Opens the menu of what can be added besides buses and brokers.
    void offerOthers();
    /// True while the page says that this transport needs somebody.
    bool tells(const core::TransportId &transport) const;

    FrameMonitor *monitor() const { return m_monitor; }
    BusDetail *busDetail() const { return m_bus; }
    /// The transport whose wire is watched now; empty for none.
    core::TransportId watched() const { return m_watched; }

signals:
    void deviceRequested(const core::DeviceId &device);
    /// The buttons stand on the page only while somebody listens.
    void addBrokerRequested();
    void addBusRequested();
    void addBoardRequested();
    void addMeshDoorRequested();
    void addMeshServerRequested();
    /// A password that the chosen one lacks, or that was refused, is to be typed.
    void secretRequested(const core::TransportId &transport);
    /// The chosen bus, or any port, is to be searched for meters.
    void scanRequested(const core::TransportId &transport);
    /// The topics of a broker are to be looked at.
    void topicsRequested(const core::TransportId &transport);
    /// The chosen one is to be changed, or its entry removed; asked in a dialog.
    void changeRequested(const core::TransportId &transport);
    void removalRequested(const core::TransportId &transport);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void sizeColumns();
    QWidget *buildLeft();
    QWidget *buildRight();
    void chooseRow(int row);
    void beginAtTrouble();
    void watch(const core::TransportId &transport);
    void showSentence();
    void showChosen();
    void showCounters(const engine::TransportInfo &transport);

    const engine::Engine &m_engine;
    TransportsModel m_model;
    core::TransportId m_chosen;
    core::TransportId m_watched;
    bool m_picked = false; ///< somebody chose, or the page was seen
    QHash<core::TransportId, int> m_silent;
    QHash<core::TransportId, int> m_onBus;
    PageHeader *m_header;
    widgets::Button *m_addBroker;
    widgets::Button *m_addBus;
    widgets::Button *m_addOther;
    widgets::Button *m_search;
    widgets::Button *m_change = nullptr;
    widgets::Button *m_remove = nullptr;
    QScrollArea *m_scroll = nullptr;
    QBoxLayout *m_columns = nullptr;
    QWidget *m_left = nullptr;
    widgets::TableView *m_table;
    widgets::Card *m_list = nullptr;
    widgets::Card *m_counterCard = nullptr;
    FactGrid *m_counters = nullptr;
    QWidget *m_right = nullptr;
    BusDetail *m_bus = nullptr;
    BrokerDetail *m_broker = nullptr;
    FrameMonitor *m_monitor = nullptr;
};

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "models/eventsmodel.h"
#include "models/lastvaluesmodel.h"
#include "pages/gaugerow.h"
#include "pages/relaycard.h"

#include <QPointer>
#include <QWidget>

class QStackedLayout;

namespace widgets {
class Card;
class Chip;
class Label;
class TableView;
} // namespace widgets

namespace console {

class IntervalCard;
class IntervalDialog;
class OrderDialog;
struct OrderContext;
class TrendCard;

/// One device: dials, trend, last values, and where its profile knows them relay, intervals; what happened to
/// it.
///
/// Follows the engine by refresh(), which the window calls while the page is on screen. Orders go out by
/// dialogs that belong to the page. GUI thread.
class DevicePage : public QWidget
{
    Q_OBJECT

public:
    DevicePage(engine::Engine &engine, const core::DeviceId &device, QWidget *parent = nullptr);
    ~DevicePage() override;

    const core::DeviceId &device() const { return m_device; }
    void refresh(const live::Delta &delta, core::UtcTime now);
    /// True when every part that can hold data does: for pictures.
    bool isFilled() const;
    TrendCard *trend() const { return m_trend; }

    /// Opens the dialog for an order, as the buttons do.
    OrderDialog *orderRelay(bool on);
    IntervalDialog *orderIntervals();

signals:
    void backRequested();

private:
    QWidget *buildHeader();
    QWidget *buildLeft();
    QWidget *buildRight();
    QWidget *buildValues();
    QList<ShownSeries> shownSeries() const;
    void showHeader();
    void showValues(const QList<ShownSeries> &series);
    void showRelay(const QList<ShownSeries> &series);
    void loadPast();
    void follow(const commands::Progress &progress);
    void finish(const core::CommandId &command, core::Outcome outcome);
    OrderContext orderContext() const;
    OrderDialog *open(OrderDialog *dialog);

    engine::Engine &m_engine;
    core::DeviceId m_device;
    engine::DeviceInfo m_info;
    LastValuesModel m_values;
    EventsModel m_events;
    std::optional<LastOrder> m_last; ///< of the relay
    QMap<QString, std::chrono::milliseconds> m_orderedIntervals;
    QHash<core::CommandId, core::Command> m_open;
    widgets::Label *m_mark = nullptr;
    widgets::Label *m_presence = nullptr;
    widgets::Label *m_sentence = nullptr;
    widgets::Card *m_gaugeCard = nullptr;
    GaugeRow *m_gauges = nullptr;
    TrendCard *m_trend = nullptr;
    widgets::Card *m_valuesCard = nullptr;
    RelayCard *m_relay = nullptr;
    IntervalCard *m_intervals = nullptr;
    widgets::Card *m_eventsCard = nullptr;
    QStackedLayout *m_eventsStack = nullptr;
    QPointer<OrderDialog> m_dialog;
    QHash<core::SeriesId, QList<double>> m_curves;
    int m_round = 0;
    bool m_pastLoaded = false;
};

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "pages/relaycard.h"

#include <QObject>
#include <QPointer>

namespace console {

class IntervalDialog;
class OrderDialog;
class SettingDialog;
struct OrderContext;

/// The orders of one device as a person gives and follows them: opens the dialogs, tells them what happens,
/// and remembers the last relay order and the intervals that were proved. GUI thread.
class DeviceOrders : public QObject
{
    Q_OBJECT

public:
    DeviceOrders(engine::Engine &engine, engine::DeviceInfo info, QObject *parent = nullptr);
    ~DeviceOrders() override;

    bool canRelay() const;
    bool canIntervals() const;
    bool canSettings() const; ///< some order writes a register
    /// The last order of the relay; none when there was none within what takePast() was given.
    const std::optional<LastOrder> &lastRelay() const { return m_last; }
    /// The intervals last proved, by key.
    const QMap<QString, std::chrono::milliseconds> &intervals() const { return m_intervals; }
    /// The device's power, for what an order means.
    std::optional<live::SeriesState> power() const;

    /// Audit rows of the past, newest first.
    void takePast(const QList<core::AuditEntry> &audit);
    /// Brings an open dialog up to date.
    void refresh();

    /// Opens the dialog over @p window; nullptr where the profile knows no such order.
    OrderDialog *orderRelay(bool on, QWidget *window);
    IntervalDialog *orderIntervals(QWidget *window);
    SettingDialog *orderSetting(const QString &order, QWidget *window);

signals:
    /// An order of this device made a step.
    void moved();
    /// A step worth an event, as an audit row would tell it.
    void stageHappened(const core::AuditEntry &entry);
    /// An order of this device ended.
    void ended();

private:
    void follow(const commands::Progress &progress);
    void finish(const core::CommandId &command, core::Outcome outcome);
    OrderContext context() const;
    void open(OrderDialog *dialog, QWidget *window);

    engine::Engine &m_engine;
    engine::DeviceInfo m_info;
    std::optional<LastOrder> m_last;
    QMap<QString, std::chrono::milliseconds> m_intervals;
    QHash<core::CommandId, core::Command> m_open;
    QPointer<OrderDialog> m_dialog;
};

} // namespace console

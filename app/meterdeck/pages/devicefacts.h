// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"

#include <QMap>
#include <QWidget>

namespace console {

class FactGrid;

/// How a device is set up: where it is reached, what its profile expects of it, which orders it understands.
/// GUI thread.
class DeviceFacts : public QWidget
{
    Q_OBJECT

public:
    explicit DeviceFacts(const engine::DeviceInfo &info, QWidget *parent = nullptr);

    /// @p intervals: the reporting intervals last proved, by key.
    void setIntervals(const QMap<QString, std::chrono::milliseconds> &intervals);

signals:
    /// Its name and place are to be changed, or its entry removed; asked in a dialog.
    void changeRequested();
    void removalRequested();
    void registerMapRequested();

private:
    QWidget *buildPlace();
    QWidget *buildExpected();
    QWidget *buildOrders();

    engine::DeviceInfo m_info;
    FactGrid *m_orders = nullptr;
};

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "engine/localdoor.h"

#include <QObject>
#include <QTimer>

#include <memory>

/// `meterdeckctl command`: hands one or more orders for one device to the process that holds the workspace;
/// when nobody holds it, holds it for as long as the orders take. Prints each stage, ends with the worst
/// outcome. Thread: the main thread.
class OrderCommand : public QObject
{
    Q_OBJECT

public:
    OrderCommand(core::Workspace workspace, QList<core::Command> orders);

    void start();
    /// core::outcomeExitCode() of the worst outcome.
    int exitStatus() const { return m_exit; }

signals:
    void finished();

private:
    void askHolder();
    void holdOurselves();
    void waitForDevice();
    void submitNext();
    void orderEnded(const core::CommandId &id, core::Outcome outcome, const QJsonObject &evidence);
    void end();

    core::Workspace m_workspace;
    QList<core::Command> m_orders; ///< still to submit, the open one first
    std::unique_ptr<engine::LocalClient> m_client;
    std::unique_ptr<engine::Engine> m_engine;
    QTimer m_deviceWait;
    int m_waited = 0;
    int m_exit = 0;
    bool m_submitting = false;
};

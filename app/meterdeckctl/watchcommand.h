// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/demo.h"
#include "engine/engine.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

/// `meterdeckctl watch`: the fleet as a live table in the terminal, of a workspace or of the demo fleet.
/// Thread: the main thread.
class WatchCommand : public QObject
{
    Q_OBJECT

public:
    explicit WatchCommand(std::optional<std::chrono::milliseconds> duration);

    void startWorkspace(const core::Workspace &workspace);
    void startDemo();
    int exitStatus() const { return m_exit; }

signals:
    void finished();

private:
    void paint();
    void fail(const core::Error &error);

    std::optional<std::chrono::milliseconds> m_duration;
    std::unique_ptr<engine::Demo> m_demo;
    std::unique_ptr<engine::Engine> m_engine;
    QTimer m_paint;
    int m_exit = 0;
    int m_lines = 0; ///< painted last time, to be painted over
};

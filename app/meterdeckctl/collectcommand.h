// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"

#include <QObject>

#include <optional>

/// `meterdeckctl collect`: the engine without a window, until told to stop; ends with a summary of everything
/// that was counted. Thread: the main thread.
class CollectCommand : public QObject
{
    Q_OBJECT

public:
    CollectCommand(core::Workspace workspace, std::optional<std::chrono::milliseconds> duration, bool json);

    void start();
    int exitStatus() const { return m_exit; }

signals:
    void finished();

private:
    void summarise();

    engine::Engine m_engine;
    std::optional<std::chrono::milliseconds> m_duration;
    bool m_json;
    int m_exit = 0;
    bool m_announced = false;
};

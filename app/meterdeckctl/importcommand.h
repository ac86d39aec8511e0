// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/importpath.h"

#include <QObject>

#include <atomic>

class QThread;

/// `meterdeckctl import`: reads another system's data into a workspace that nobody holds meanwhile, on a
/// thread of its own, so that Ctrl+C ends it after the batch under way. Thread: the main thread.
class ImportCommand : public QObject
{
    Q_OBJECT

public:
    ImportCommand(engine::ImportRequest request, bool json);
    ~ImportCommand() override;

    void start();
    int exitStatus() const { return m_exit; }

signals:
    void finished();

private:
    void summarise();

    engine::ImportRequest m_request;
    bool m_json;
    int m_exit = 0;
    std::atomic<bool> m_stop = false;
    std::unique_ptr<QThread> m_thread;
    engine::ImportState m_done; ///< written by the thread, read after it ended
};

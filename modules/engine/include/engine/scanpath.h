// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/busscan.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace engine {

/// The journey of a search for meters on a serial port, from the wish to the findings: owns its thread. It
/// needs no workspace and no engine; a bus of the open workspace is stopped by its owner before.
///
/// Thread: everything public, and every signal, on the thread that made it; nothing waits but the destructor,
/// for a search that is cancelled at once.
class ScanPath : public QObject
{
    Q_OBJECT

public:
    explicit ScanPath(QObject *parent = nullptr);
    ~ScanPath() override;

    /// One at a time. Errors: BadInput naming what is wrong with the request; Busy while one is under way.
    /// That the port cannot be had comes with finished().
    core::Result<void> start(const modbus::ScanRequest &request, const QList<core::ProfilePtr> &profiles,
                             const modbus::ScanOptions &options = {});
    /// Answers with finished(), at once.
    void cancel();
    bool isRunning() const { return m_scan != nullptr; }

signals:
    void progressed(const modbus::ScanProgress &progress);
    void found(const modbus::ScanFinding &finding);
    /// The port is free again.
    void finished(const modbus::ScanResult &result);

private:
    void end();

    std::unique_ptr<QThread> m_thread;
    modbus::BusScan *m_scan = nullptr; ///< lives on m_thread, deleted when that finishes
};

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/readingsexport.h"
#include "widgets/timeleft.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <optional>

namespace console {

/// One export on a thread of its own: tells how far it is, can be cancelled, ends once. Knows no engine.
///
/// GUI thread. The destructor cancels and waits for the thread, which looks up every few thousand readings.
class ExportJob : public QObject
{
    Q_OBJECT

public:
    explicit ExportJob(engine::ExportRequest request, QObject *parent = nullptr);
    ~ExportJob() override;

    void start();
    void cancel();
    bool isRunning() const { return m_running; }
    const engine::ExportRequest &request() const { return m_request; }
    /// The newest, or how it ended.
    const engine::ExportState &state() const { return m_state; }
    std::optional<std::chrono::milliseconds> left() const { return m_left; }
    /// What it does, in words: "Export to demo.csv".
    QString title() const;
    /// How far it is or how it ended, in words: "6.2 million rows, 41 s left".
    QString words() const;

signals:
    /// A few times a second. @p left is nothing while nothing can be said.
    void progressed(const engine::ExportState &state, std::optional<std::chrono::milliseconds> left);
    /// Written, cancelled, or failed with state.error.
    void finished(const engine::ExportState &state);

private:
    void take(const engine::ExportState &state, bool last);

    engine::ExportRequest m_request;
    engine::ExportState m_state;
    std::shared_ptr<std::atomic<bool>> m_cancel = std::make_shared<std::atomic<bool>>(false);
    widgets::TimeLeft m_timeLeft;
    std::optional<std::chrono::milliseconds> m_left;
    QThreadPool m_pool;
    bool m_running = false;
};

} // namespace console

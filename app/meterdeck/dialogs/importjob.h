// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/importpath.h"
#include "widgets/timeleft.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <optional>

namespace console {

/// One import, or its preview, on a thread of its own: tells how far it is, can be cancelled, ends once.
///
/// GUI thread. The destructor cancels and waits for the thread, which looks up every few thousand rows.
class ImportJob : public QObject
{
    Q_OBJECT

public:
    /// @p rows: how many there are in all, where a preview counted them; 0: not known.
    ImportJob(engine::ImportRequest request, quint64 rows, QObject *parent = nullptr);
    ~ImportJob() override;

    void start();
    void cancel();
    bool isRunning() const { return m_running; }
    const engine::ImportRequest &request() const { return m_request; }
    /// The newest, or how it ended.
    const engine::ImportState &state() const { return m_state; }
    /// 0 to 1; nothing when nobody can say.
    std::optional<double> fraction() const;
    std::optional<std::chrono::milliseconds> left() const { return m_left; }
    /// What is imported: a file's name, or who an ODBC connection talks to.
    QString sourceName() const;

signals:
    /// A few times a second.
    void progressed();
    /// Done, cancelled, or failed with state().error.
    void finished();

private:
    void take(const engine::ImportState &state, bool last);

    engine::ImportRequest m_request;
    quint64 m_rows;
    engine::ImportState m_state;
    std::shared_ptr<std::atomic<bool>> m_cancel = std::make_shared<std::atomic<bool>>(false);
    widgets::TimeLeft m_timeLeft;
    std::optional<std::chrono::milliseconds> m_left;
    QThreadPool m_pool;
    bool m_running = false;
};

} // namespace console

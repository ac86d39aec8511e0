// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "engine/demo.h"
#include "engine/engine.h"

#include <QObject>

#include <memory>
#include <optional>

namespace console {

/// The workspace that is open, or nothing: owns the engine, and the demo fleet while it is the demo.
///
/// One at a time: opening another first stops the present one to the end. Nothing waits. GUI thread.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    /// Opens a workspace file. Errors come by failed().
    void openFile(const QString &fileName);
    void open(const core::Workspace &workspace);
    /// Starts the demo fleet and opens its workspace.
    void openDemo();
    /// Stops everything; answers with closed(), at once when nothing is open.
    void close();

    /// The running engine; nullptr unless between opened() and closing().
    engine::Engine *engine() const { return m_running ? m_engine.get() : nullptr; }
    bool isBusy() const { return m_engine != nullptr || m_demo != nullptr; }

signals:
    /// Something is being opened; @p what is its name for a person.
    void opening(const QString &what);
    void opened();
    /// Nothing is open now; the pages let go of the engine when this comes.
    void closing();
    void closed();
    void failed(const core::Error &error);

private:
    void start(const core::Workspace &workspace);
    void stopEngine();
    void afterStop();

    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<engine::Demo> m_demo;
    std::optional<core::Workspace> m_next;
    bool m_nextDemo = false;
    bool m_running = false;
    bool m_stopping = false;
};

} // namespace console

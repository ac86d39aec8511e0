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
    /// Opens the present workspace again with other contents; the window returns to the place it shows.
    void reopen(const core::Workspace &workspace);
    /// Leaves what is being opened where it is and stops it; answers with cancelled(). Does nothing while
    /// nothing is being opened.
    void cancelOpening();
    /// Stops everything; answers with closed(), at once when nothing is open.
    void close();

    /// The running engine; nullptr unless between opened() and closing().
    engine::Engine *engine() const { return m_running ? m_engine.get() : nullptr; }
    bool isBusy() const { return m_engine != nullptr || m_demo != nullptr; }
    /// True while reopen() is under way.
    bool isReopening() const { return m_opening && m_reopening; }
    /// True while the open workspace is the demo's.
    bool isDemo() const { return m_demo != nullptr; }
    /// Between opening() and opened(), failed() or cancelled().
    bool isOpening() const { return m_opening; }
    /// What was typed for this run of the program: every engine made here knows it.
    std::shared_ptr<engine::SessionSecrets> secrets() const { return m_secrets; }

signals:
    /// Something is being opened; @p what is its name for a person.
    void opening(const QString &what);
    /// What is being done for it now, as a sentence.
    void stepChanged(const QString &words);
    void opened();
    /// Opening was stopped by cancelOpening(); nothing is open.
    void cancelled();
    /// Nothing is open now; the pages let go of the engine when this comes.
    void closing();
    void closed();
    void failed(const core::Error &error);

private:
    void begin(const QString &what, bool again = false);
    void start(const core::Workspace &workspace);
    void startDemo();
    void stopEngine();
    void stopDemo();
    void afterStop();
    void fail(const core::Error &error);

    std::shared_ptr<engine::SessionSecrets> m_secrets = std::make_shared<engine::SessionSecrets>();
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<engine::Demo> m_demo;
    std::optional<core::Workspace> m_next;
    std::optional<core::Error> m_failure; ///< told when everything that was started has stopped
    bool m_nextDemo = false;
    bool m_running = false;
    bool m_stopping = false;
    bool m_opening = false;
    bool m_cancelling = false;
    bool m_reopening = false;
};

} // namespace console

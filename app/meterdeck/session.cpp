// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include "alarmwords.h"
#include "demohandover.h"
#include "demopast.h"
#include "engine/alarmpath.h"
#include "engine/notifypath.h"
#include "handoverwords.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// What the outbox of an engine says, in the person's language. The words go with the engine.
notify::Outbox::Words wordsOf(const engine::Engine &engine)
{
    return {[&engine](const notify::Occasion &occasion) {
                QString title;
                notify::Occasion told = occasion;
                told.value = AlarmWords::state(occasion.value);
                if (const auto alarm = engine.alarmPath().alarm(alarms::AlarmId(occasion.alarm))) {
                    const QString part = AlarmWords::part(alarm->source);
                    if (const auto device = engine.device(alarm->source.device); device && !part.isEmpty())
                        told.where = device->name + u", "_s + part;
                    const auto rule = engine.alarmPath().rule(alarm->rule);
                    title = rule ? AlarmWords::title(rule->name, AlarmWords::limit(*alarm), told.where)
                                 : QString();
                }
                return HandoverWords::letter(told, title);
            },
            [](const notify::HeldBack &held, core::UtcTime now) { return HandoverWords::letter(held, now); }};
}

} // namespace

Session::Session(QObject *parent) : QObject(parent) {}

Session::~Session() = default;

void Session::openFile(const QString &fileName)
{
    const auto workspace = core::Workspace::load(fileName);
    if (!workspace) {
        emit failed(workspace.error());
        return;
    }
    open(*workspace);
}

void Session::open(const core::Workspace &workspace)
{
    m_next = workspace;
    m_nextDemo = false;
    begin(workspace.name);
}

void Session::reopen(const core::Workspace &workspace)
{
    m_next = workspace;
    m_nextDemo = false;
    begin(workspace.name, true);
}

void Session::openDemo()
{
    m_next.reset();
    m_nextDemo = true;
    begin(tr("the demo fleet"));
}

void Session::begin(const QString &what, bool again)
{
    m_reopening = again;
    m_opening = true;
    m_cancelling = false;
    m_failure.reset();
    emit opening(what);
    if (!isBusy()) {
        afterStop();
        return;
    }
    emit stepChanged(tr("Storing what was read and closing the present workspace"));
    stopEngine();
}

void Session::cancelOpening()
{
    if (!m_opening || m_cancelling)
        return;
    m_next.reset();
    m_nextDemo = false;
    m_cancelling = true;
    emit stepChanged(tr("Stopping what was started"));
    if (isBusy())
        stopEngine();
    else
        QTimer::singleShot(0, this, &Session::afterStop);
}

void Session::close()
{
    m_next.reset();
    m_nextDemo = false;
    m_opening = false;
    m_cancelling = false;
    if (isBusy())
        stopEngine();
    else
        QTimer::singleShot(0, this, &Session::closed);
}

void Session::start(const core::Workspace &workspace)
{
    engine::EngineOptions options;
    options.secrets.session = m_secrets;
    if (m_demo) {
        options.seed = [this, past = demoPast(workspace, demoFleet())](auto &...with) {
            // On the historian's thread.
            QMetaObject::invokeMethod(
                this, [this] { emit stepChanged(tr("Writing the past hours of the simulated fleet")); },
                Qt::QueuedConnection);
            past(with...);
        };
    }
    emit stepChanged(tr("Opening the database"));
    core::Workspace told = workspace;
    if (m_demo) {
        // Shown and never written: its file is the demo's own.
        if (const auto with = engine::NotifyPath::proposed(workspace, demoTargets()))
            told = *with;
    }
    m_engine = std::make_unique<engine::Engine>(told, options);
    notify::Outbox &outbox = engine::NotifyPath::of(*m_engine).outbox();
    outbox.setWords(wordsOf(*m_engine));
    if (m_demo)
        outbox.deliverBy(demoDelivery);
    connect(m_engine.get(), &engine::Engine::started, this, [this] {
        if (m_stopping)
            return;
        m_running = true;
        m_opening = false;
        emit opened();
    });
    connect(m_engine.get(), &engine::Engine::startFailed, this, [this](const core::Error &error) {
        // The engine is still on the stack of this signal.
        m_engine.release()->deleteLater();
        if (m_stopping) {
            QTimer::singleShot(0, this, &Session::stopDemo);
            return;
        }
        fail(error);
    });
    connect(m_engine.get(), &engine::Engine::stopped, this, [this] {
        m_engine.release()->deleteLater();
        QTimer::singleShot(0, this, &Session::stopDemo);
    });
    m_engine->start();
}

void Session::startDemo()
{
    m_demo = std::make_unique<engine::Demo>(demoFleet());
    connect(m_demo.get(), &engine::Demo::stepChanged, this, [this](engine::Demo::Step step) {
        emit stepChanged(step == engine::Demo::Step::Broker ? tr("Starting a broker of its own")
                                                            : tr("Starting the simulated meters"));
    });
    connect(m_demo.get(), &engine::Demo::ready, this, [this](const core::Workspace &workspace) {
        if (!m_stopping)
            start(workspace);
    });
    connect(m_demo.get(), &engine::Demo::failed, this, [this](const core::Error &error) {
        if (!m_stopping)
            fail(error);
    });
    connect(m_demo.get(), &engine::Demo::stopped, this, [this] {
        m_demo.release()->deleteLater();
        QTimer::singleShot(0, this, &Session::afterStop);
    });
    m_demo->start();
}

void Session::fail(const core::Error &error)
{
    // Told when the rest has stopped: then trying again finds nothing in its way.
    m_failure = error;
    m_stopping = true;
    stopDemo();
}

void Session::stopEngine()
{
    if (m_stopping)
        return;
    m_stopping = true;
    if (m_running) {
        m_running = false;
        emit closing();
    }
    if (m_engine)
        m_engine->stop();
    else
        stopDemo();
}

void Session::stopDemo()
{
    if (m_demo)
        m_demo->stop();
    else
        QTimer::singleShot(0, this, &Session::afterStop);
}

void Session::afterStop()
{
    m_stopping = false;
    if (m_next) {
        const core::Workspace workspace = *m_next;
        m_next.reset();
        start(workspace);
    } else if (m_nextDemo) {
        m_nextDemo = false;
        startDemo();
    } else if (m_opening) {
        m_opening = false;
        const std::optional<core::Error> failure = std::exchange(m_failure, std::nullopt);
        if (failure && !m_cancelling)
            emit failed(*failure);
        else
            emit cancelled();
        m_cancelling = false;
    } else {
        emit closed();
    }
}

} // namespace console

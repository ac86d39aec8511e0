// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include "demopast.h"

#include <QTimer>

namespace console {

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
    emit opening(workspace.name);
    if (isBusy())
        stopEngine();
    else
        afterStop();
}

void Session::openDemo()
{
    m_next.reset();
    m_nextDemo = true;
    emit opening(tr("the demo fleet"));
    if (isBusy())
        stopEngine();
    else
        afterStop();
}

void Session::close()
{
    m_next.reset();
    m_nextDemo = false;
    if (isBusy())
        stopEngine();
    else
        QTimer::singleShot(0, this, &Session::closed);
}

void Session::start(const core::Workspace &workspace)
{
    engine::EngineOptions options;
    if (m_demo) {
        const engine::Demo::Options demo;
        options.seed = demoPast(workspace, demo.seed, demo.mqttDevices);
    }
    m_engine = std::make_unique<engine::Engine>(workspace, options);
    connect(m_engine.get(), &engine::Engine::started, this, [this] {
        m_running = true;
        emit opened();
    });
    connect(m_engine.get(), &engine::Engine::startFailed, this, [this](const core::Error &error) {
        // The engine is still on the stack of this signal.
        m_engine.release()->deleteLater();
        if (m_demo)
            m_demo.release()->deleteLater();
        emit failed(error);
    });
    connect(m_engine.get(), &engine::Engine::stopped, this, [this] {
        m_engine.release()->deleteLater();
        QTimer::singleShot(0, this, &Session::afterStop);
    });
    m_engine->start();
}

void Session::stopEngine()
{
    if (m_stopping)
        return;
    if (m_running) {
        m_running = false;
        emit closing();
    }
    if (m_engine) {
        m_stopping = true;
        m_engine->stop();
    } else {
        afterStop();
    }
}

void Session::afterStop()
{
    m_stopping = false;
    if (m_demo) {
        m_demo->stop();
        m_demo.release()->deleteLater();
    }
    if (m_next) {
        const core::Workspace workspace = *m_next;
        m_next.reset();
        start(workspace);
    } else if (m_nextDemo) {
        m_nextDemo = false;
        m_demo = std::make_unique<engine::Demo>(engine::Demo::Options{});
        connect(m_demo.get(), &engine::Demo::ready, this, &Session::start);
        connect(m_demo.get(), &engine::Demo::failed, this, [this](const core::Error &error) {
            m_demo.release()->deleteLater();
            emit failed(error);
        });
        m_demo->start();
    } else {
        emit closed();
    }
}

} // namespace console

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "engine/engine.h"
#include "orderfixture.h"
#include "serialports.h"
#include "settings/settings.h"

#include <QTemporaryDir>
#include <QWidget>

#include <memory>

namespace console {
class AlarmWatch;
class DevicePage;
class HandoverWatch;
class LiveFeed;
class Session;
} // namespace console

/// Every page and dialog of the console, over an engine whose transports are not there: a few hours of
/// history, orders of every ending in the audit, and live values of every quality. What is made outlives
/// nothing here.
class PageWorld
{
public:
    PageWorld();
    ~PageWorld();

    /// False, with a failed check, when the engine does not start.
    bool start();
    void stop();

    static QStringList pages();
    static QStringList dialogs();
    /// A page or dialog by its name, in the language and at the size of fonts of now.
    std::unique_ptr<QWidget> make(const QString &name);
    /// True once what the page asks the database for is there.
    bool isFilled(const QString &name, QWidget &made);

    engine::Engine &engine() { return *m_engine; }

private:
    std::unique_ptr<QWidget> build(const QString &name);
    std::unique_ptr<QWidget> browse();
    /// The page of alarms with every kind of them, or their rules.
    std::unique_ptr<QWidget> alarms(const QString &name);
    /// What the workspace says of lines, the map and voltages; null for another name.
    std::unique_ptr<QWidget> lineSettings(const QString &name, console::SetupContext context);
    /// The hand-over with a message of every ending, or the dialog of a target of its kind.
    std::unique_ptr<QWidget> handover(const QString &name);
    void hear();
    void explain(console::DevicePage &page);

    QTemporaryDir m_folder;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<console::LiveFeed> m_feed;
    std::unique_ptr<console::AlarmWatch> m_alarms;
    std::unique_ptr<console::HandoverWatch> m_handover;
    std::unique_ptr<console::Settings> m_settings;
    std::unique_ptr<console::SerialPorts> m_ports;
    std::unique_ptr<console::Session> m_session;
    OrderWorld m_orders;
};

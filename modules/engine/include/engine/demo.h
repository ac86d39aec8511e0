// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"

#include <QJsonObject>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

namespace engine {

/// A private mosquitto and a simulated fleet on real wires, in a folder of their own that goes with them.
///
/// Nothing of the user's is touched; the workspace it gives is always labelled as simulated. Thread: the one
/// that made it; nothing waits.
class Demo : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        int mqttDevices = 12;
        int rtuUnits = 3;
        int seed = 7;
        bool faults = false;
    };

    explicit Demo(Options options, QObject *parent = nullptr);
    ~Demo() override;

    /// Starts both; answers with ready() or failed().
    void start();
    /// Ends both processes, bounded by two seconds.
    void stop();

signals:
    void ready(const core::Workspace &workspace);
    void failed(const core::Error &error);

private:
    void startBroker();
    void tryBroker();
    void startFleet();
    void readFleet();
    void giveWorkspace(const QJsonObject &fleet);
    void fail(const QString &where, const QString &detail, const QString &remedy);

    Options m_options;
    QTemporaryDir m_folder;
    QProcess m_broker;
    QProcess m_fleet;
    QTimer m_retry;
    quint16 m_port = 0;
    int m_attempts = 0;
    bool m_done = false;
};

} // namespace engine

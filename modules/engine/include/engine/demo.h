// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/profile.h"
#include "core/series.h"
#include "core/workspace.h"

#include <QJsonObject>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <vector>

namespace engine {

/// A message as a broker would have handed it over.
struct PastMessage
{
    core::UtcTime at{};
    QByteArray topic;
    QByteArray payload;
};

/// What the transport @p transport with these profiles would have stored of @p messages, which are in order
/// of time: batches of a few thousand readings, numbered from 1. @p table has to outlive the call. Any
/// thread.
std::vector<core::Batch> readPast(const core::TransportId &transport, const QList<core::ProfilePtr> &profiles,
                                  core::SeriesTable &table, const QList<PastMessage> &messages);

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
        bool needy = false;      ///< one device of each kind of trouble needs somebody
        bool neighbours = false; ///< a few devices of other families as well
    };

    enum class Step
    {
        Broker,
        Fleet
    };
    Q_ENUM(Step)

    explicit Demo(Options options, QObject *parent = nullptr);
    ~Demo() override;

    /// Starts both; answers with ready() or failed().
    void start();
    /// Asks both processes to end, and makes them after a second; answers with stopped(), at once when none
    /// runs. Nothing waits. May be called twice.
    void stop();
    bool isStopped() const;

signals:
    /// What is being started now.
    void stepChanged(engine::Demo::Step step);
    void ready(const core::Workspace &workspace);
    void failed(const core::Error &error);
    void stopped();

private:
    void noteEnd();
    void startBroker();
    void tryBroker();
    QString brokerWords() const;
    void startFleet();
    void readFleet();
    void giveWorkspace(const QJsonObject &fleet);
    void fail(const QString &where, const QString &detail, const QString &remedy);

    Options m_options;
    QTemporaryDir m_folder;
    QProcess m_broker;
    QProcess m_fleet;
    QTimer m_retry;
    QTimer m_patience;
    quint16 m_port = 0;
    int m_attempts = 0;
    int m_rounds = 0;
    bool m_done = false;
    bool m_stopping = false;
};

} // namespace engine

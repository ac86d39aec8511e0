// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "core/workspace.h"
#include "engine/connectiontrial.h"
#include "engine/secrets.h"

#include <QJsonArray>
#include <QObject>

#include <optional>

/// `meterdeckctl test`: tries the brokers and servers of a workspace one after the other, stage by stage, and
/// says what cures what fails. It may run beside a console or collector of the same workspace. SIGINT cancels
/// it. Thread: the main thread.
class TestCommand : public QObject
{
    Q_OBJECT

public:
    static constexpr int Cancelled = 15; ///< exit status, as of an order that was cancelled

    TestCommand(const core::Workspace &workspace, const QList<core::ProfilePtr> &profiles,
                std::optional<std::chrono::milliseconds> hearWithin, bool json);

    /// What is to be tried: all, or that of @p id. Errors: NotFound, Unsupported (a bus, or a mesh's sink).
    core::Result<void> choose(const QString &id);
    void start();
    int exitStatus() const { return m_exit; }

signals:
    void finished();

private:
    void next();
    void tryIt(const core::TransportSettings &broker, const engine::Secret &secret);
    void tell(const engine::TrialReport &report);
    void conclude(const engine::TrialReport &report);
    void end();

    core::Workspace m_workspace;
    QList<core::ProfilePtr> m_profiles;
    std::optional<std::chrono::milliseconds> m_hearWithin;
    bool m_json;
    engine::Secrets m_secrets;
    engine::ConnectionTrial m_trial;
    QList<core::TransportSettings> m_left;
    core::TransportSettings m_now;
    engine::TrialRequest m_request;
    int m_keysAsked = 0;
    QString m_missing; ///< which variable would hold the password that is not known
    int m_told = 0;    ///< stages that were printed
    QJsonArray m_reports;
    int m_exit = 0;
};

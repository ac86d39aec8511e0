// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/workspace.h"
#include "engine/notifypath.h"
#include "engine/secrets.h"

#include <QJsonArray>
#include <QObject>

/// `meterdeckctl notify test`: sends a test to the targets of a workspace, one after the other, and says what
/// fails and what helps. It may run beside a console or collector of the same workspace. SIGINT cancels it.
/// Thread: the main thread.
class NotifyCommand : public QObject
{
    Q_OBJECT

public:
    static constexpr int Cancelled = 15; ///< exit status, as of an order that was cancelled

    NotifyCommand(const core::Workspace &workspace, bool json);

    /// What is to be tried: all that are enabled, or that of @p id. Errors: BadInput (the workspace's part),
    /// NotFound.
    core::Result<void> choose(const QString &id);
    void start();
    int exitStatus() const { return m_exit; }

signals:
    void finished();

private:
    void next();
    void tell(const QString &target, const QString &recipient, const notify::Delivery &delivery);
    void end();

    QString m_fileName;
    bool m_json;
    engine::Secrets m_secrets;
    engine::NotifyPath m_path;
    QStringList m_left;
    QJsonArray m_reports;
    int m_exit = 0;
    bool m_over = false;
};

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "engine/secrets.h"

#include <QObject>

#include <memory>

/// `meterdeckctl credential`: keeps the credentials of a server's device where secrets are, and their name in
/// the workspace's register; or forgets both. Thread: the main thread.
class CredentialCommand : public QObject
{
    Q_OBJECT

public:
    /// @p inFile: beside the workspace instead of in the key ring.
    CredentialCommand(core::Workspace workspace, core::TransportId transport, QString device, bool inFile,
                      bool forget);

    /// Reads the credentials as one line of standard input.
    void start();
    int exitStatus() const { return m_exit; }

signals:
    void finished();

private:
    void keep(const QString &value);
    void fail(const core::Error &error);
    core::Result<void> enter(const QString &reference);

    core::Workspace m_workspace;
    core::TransportId m_transport;
    QString m_device;
    bool m_inFile;
    bool m_forget;
    int m_exit = 0;
    std::unique_ptr<engine::Secrets> m_secrets;
};

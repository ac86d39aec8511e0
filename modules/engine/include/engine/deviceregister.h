// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "engine/secrets.h"

#include <QHash>
#include <QObject>
#include <QQueue>

namespace engine {

/// The credentials with which the devices of a ThingsBoard server log in there, by reference: the workspace
/// file's part "credentials" has, by transport and device, the name of a secret, and the secret is where
/// secrets are. Two devices with one of them are one device to the server, whatever they are called: what one
/// sends overwrites what the other sent.
///
/// Secrets are looked up one after the other and compared as hashes salted anew in each run; none is kept.
/// Thread: the one that made it; nothing waits. Promise: twins are told once a run, the names sorted.
class DeviceRegister : public QObject
{
    Q_OBJECT

public:
    static const QString Part;
    /// Whether @p reference can stand in the file: capitals, digits and underscores, as of a variable.
    static bool isReference(const QString &reference);
    /// One for a device, that is none of @p taken.
    static QString referenceFor(const QString &device, const QStringList &taken);
    /// The name of the secret of a reference, for Secrets.
    static QString secretName(const QString &reference);

    /// @p secrets outlives it.
    DeviceRegister(Secrets &secrets, const core::Workspace &workspace, QObject *parent = nullptr);

    void check();

signals:
    /// These devices of a server have one identity.
    void twinsFound(const core::TransportId &transport, const QStringList &devices);
    /// A reference without a secret, or a place of secrets that cannot be read.
    void problem(const core::Error &error);
    void finished();

private:
    struct Entry
    {
        core::TransportSettings transport;
        QString device;
        QString reference;
    };

    void askNext();
    void take(const Entry &entry, const Secret &secret);
    void compare();

    Secrets &m_secrets;
    QByteArray m_salt;
    QQueue<Entry> m_entries;
    QHash<std::pair<core::TransportId, QByteArray>, QStringList> m_devices; ///< by transport and hash
    qsizetype m_missing = 0;
    QString m_firstMissing;
};

} // namespace engine

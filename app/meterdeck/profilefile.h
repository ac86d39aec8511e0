// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"

#include <QJsonObject>

namespace console {

/// A user's profile as a file of the folder "profiles" beside a workspace. Pure but for save(); any thread.
class ProfileFile
{
public:
    /// An id as files and workspaces take it: small letters, digits and hyphens.
    static bool isId(const QString &id);
    /// An id like @p id that none of @p taken has: "sdm630-own", "sdm630-own-2" …
    static QString freeId(const QString &id, const QList<core::ProfilePtr> &taken);
    static QString folder(const QString &workspaceFile);
    /// Where @p profile goes: over the file it was read from, else a new file named by its id.
    static QString fileFor(const QString &workspaceFile, const QString &id,
                           const QList<core::ProfilePtr> &installed);
    /// What schema and register map, or the codec of messages, say to @p profile, as BadInput with key and
    /// expectation.
    static core::Result<void> check(const QJsonObject &profile, const QString &fileName);
    /// Writes it whole or not at all, and to the disk. The folder is made where there is none. A file that is
    /// there and holds another profile is not overwritten.
    static core::Result<void> save(const QJsonObject &profile, const QString &fileName);
};

} // namespace console

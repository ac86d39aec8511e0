// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <memory>

class QLockFile;

namespace engine {

/// Makes one process the holder of a workspace's database; all others get a refusal in words.
///
/// The lock is a file beside the database that names the holder's process; a lock left by a process that died
/// is taken over. Thread: the one that made it.
class WorkspaceHolder
{
public:
    explicit WorkspaceHolder(const QString &databasePath);
    ~WorkspaceHolder();

    /// Becomes the holder. Errors: Busy (names program, process and computer), PermissionDenied, Io.
    core::Result<void> take();
    /// Gives the workspace back; also done by the destructor.
    void release();

    /// The local socket's name for a database; the same for every process of this computer.
    static QString socketName(const QString &databasePath);

private:
    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workspaceholder.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// One spelling of a path, also when the file itself does not exist yet.
QString canonical(const QString &path)
{
    const QFileInfo info(path);
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return (folder.isEmpty() ? info.absolutePath() : folder) + u'/' + info.fileName();
}

} // namespace

WorkspaceHolder::WorkspaceHolder(const QString &databasePath) : m_path(canonical(databasePath)) {}

WorkspaceHolder::~WorkspaceHolder() { release(); }

core::Result<void> WorkspaceHolder::take()
{
    if (m_lock)
        return {};
    auto lock = std::make_unique<QLockFile>(m_path + ".holder"_L1);
    // Never stale by age: a collector runs for months. A dead process is recognised by its process id.
    lock->setStaleLockTime(0);
    if (lock->tryLock(0)) {
        m_lock = std::move(lock);
        return {};
    }
    switch (lock->error()) {
    case QLockFile::LockFailedError: {
        qint64 pid = 0;
        QString host;
        QString program;
        lock->getLockInfo(&pid, &host, &program);
        return core::Error{
            core::ErrorCode::Busy, m_path,
            u"this workspace is held by %1 (process %2 on %3)"_s.arg(
                program.isEmpty() ? u"another program"_s : program, QString::number(pid),
                host.isEmpty() ? u"this computer"_s : host),
            u"Close that program first, or use export, devices and command, which work beside it."_s};
    }
    case QLockFile::PermissionError:
        return core::Error{core::ErrorCode::PermissionDenied, m_path + ".holder"_L1,
                           u"the lock file cannot be made"_s,
                           u"Give this user the right to write in the database's folder."_s};
    default:
        return core::Error{QFileInfo(QFileInfo(m_path).absolutePath()).isDir() ? core::ErrorCode::Io
                                                                               : core::ErrorCode::NotFound,
                           m_path + ".holder"_L1, u"the lock file cannot be made"_s,
                           u"Check that the database's folder exists and has space left."_s};
    }
}

void WorkspaceHolder::release()
{
    if (m_lock)
        m_lock->unlock();
    m_lock.reset();
}

QString WorkspaceHolder::socketName(const QString &databasePath)
{
    const QByteArray hash =
        QCryptographicHash::hash(canonical(databasePath).toUtf8(), QCryptographicHash::Sha256);
    return "meterdeck-"_L1 + QString::fromLatin1(hash.toHex().left(24));
}

} // namespace engine
